"""The tables of a document: every table block and every table that the format gives cell by cell."""

from __future__ import annotations

from decimal import Decimal

from pipeline.catalogue import messages
from pipeline.model import Block, Exact, Finding, Outline, Reading, SourceTable, Table, TableFindings, exact
from pipeline.notation.boxes import DOWNWARD
from pipeline.tables.beside import beside
from pipeline.tables.box import Drawing
from pipeline.tables.meaning import Setting, table
from pipeline.tables.sources import read_block
from pipeline.tables.vocabulary import words

# Of a table's lines each that its rules do not explain takes its share of confidence, but some always remains:
# the grid still holds every character.
LEAST_CONFIDENCE = Decimal("0.1")
SHOWN = 40


def tables(reading: Reading, outline: Outline) -> TableFindings:
    """The tables of a reading, in reading order, each with what its cells mean.

    Guarantees:
    1. Every table block gives a table or a finding; nothing raises on bad content.
    2. Whatever a table's cells do not hold of the block's text is strokes, blanks, or named by a finding.
    """
    found: list[Table] = []
    findings: list[Finding] = []
    given = list(reading.tables)
    for index, block in enumerate(outline.blocks):
        if block.kind != "table":
            continue
        # A given table reaches over the blank cells at its ends, where no block does.
        inside = [source for source in given if source.start < block.end and block.start < source.end]
        near = beside(reading.text, outline.blocks, index, words().continued)
        for drawing, source in _drawings(reading, block, inside):
            identity = f"t{len(found) + 1}"
            if not drawing.grid.cells or not any(cell.text for cell in drawing.grid.cells):
                findings.append(messages("tables").finding("table-unread", block.start, block.end))
                continue
            confidence = _confidence(drawing)
            setting = Setting(
                identity, block.part_id, block.section_id, block.start, block.end, near.caption, near.caption_span,
                near.unit_note, near.unit_note_span, source, block.rule, confidence, drawing.grid.header_rows,
            )  # fmt: skip
            found.append(table(reading.text, drawing.grid, setting))
            findings += _said(reading.text, block, drawing, identity, source, confidence, near.continued)
    return TableFindings(tuple(found), tuple(findings))


def _drawings(reading: Reading, block: Block, inside: list[SourceTable]) -> list[tuple[Drawing, str]]:
    if inside:
        return [(Drawing(given.grid, (), 0, 0, 0), reading.format) for given in inside]
    return [read_block(reading.text, block.start, block.end)]


def _confidence(drawing: Drawing) -> Exact:
    doubts = drawing.unsure + drawing.conflicts
    if not doubts or not drawing.lines:
        return exact(1)
    share = Decimal(1) - Decimal(min(doubts, drawing.lines)) / Decimal(drawing.lines)
    return exact(max(LEAST_CONFIDENCE, share.quantize(Decimal("0.01"))))


def _said(
    text: str, block: Block, drawing: Drawing, identity: str, source: str, confidence: Exact, continued: bool
) -> list[Finding]:
    """The findings of one table."""
    say = messages("tables").finding
    found = [say("table-outside-text", a, b, words=text[a:b][:SHOWN]) for a, b in drawing.outside]
    doubts = drawing.unsure + drawing.conflicts
    if doubts:
        found.append(
            say("table-uncertain", block.start, block.end, table=identity, count=doubts, confidence=confidence)
        )
    if source == "box" and _goes_on(text[block.start : block.end]):
        found.append(say("table-cut-off", block.start, block.end, table=identity))
    if continued:
        found.append(say("table-continued", block.start, block.end, table=identity))
    return found


def _goes_on(table: str) -> bool:
    """Whether the last line has a stroke that leads further down: a closed frame ends on └, ┴ and ┘."""
    last = table.rstrip().rpartition("\n")[2]
    return any(stroke in DOWNWARD for stroke in last)
