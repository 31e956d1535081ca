"""The tables of a document: every table block and every table that the format gives cell by cell."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pipeline.catalogue import messages
from pipeline.model import Block, Finding, Outline, Reading, SourceTable, Table, TableFindings, exact
from pipeline.notation.boxes import DOWNWARD
from pipeline.tables.beside import LONGEST_LINE, Beside, beside
from pipeline.tables.box import Drawing
from pipeline.tables.continued import continued
from pipeline.tables.meaning import Setting, table
from pipeline.tables.sources import read_block
from pipeline.tables.vocabulary import is_continued

# Of a table's lines each that its rules do not explain takes its share of confidence, but some always remains:
# the grid still holds every character.
LEAST_CONFIDENCE = Decimal("0.1")
SHOWN = 40
# What a page break may bring between two halves of a table.
PAGE = {"furniture", "caption", "label", "unit-note", "note"}


class _Draft(NamedTuple):
    """A table before its cells are given meaning: the drawing, the blocks it stands in, what stands beside it.

    ``findings`` are those that the joining of pages made.
    """

    drawing: Drawing
    source: str
    blocks: tuple[Block, ...]
    near: Beside
    confidence: Decimal
    findings: tuple[Finding, ...] = ()


def tables(reading: Reading, outline: Outline) -> TableFindings:
    """The tables of a reading, in reading order, each with what its cells mean.

    Guarantees:
    1. Every table block gives a table, goes on with the one before, or gives a finding; nothing raises on bad content.
    2. Whatever a table's cells do not hold of the block's text is strokes, blanks, or named by a finding.
    """
    found: list[Table] = []
    findings: list[Finding] = []
    for draft in _drafts(reading, outline, findings):
        first, last, near = draft.blocks[0], draft.blocks[-1], draft.near
        setting = Setting(
            f"t{len(found) + 1}", first.part_id, first.section_id, first.start, last.end, near.caption,
            near.caption_span, near.unit_note, near.unit_note_span, draft.source, first.rule,
            exact(draft.confidence), draft.drawing.grid.header_rows,
        )  # fmt: skip
        found.append(table(reading.text, draft.drawing.grid, setting))
        findings += _said(reading.text, draft, setting)
    return TableFindings(tuple(found), tuple(findings))


def _drafts(reading: Reading, outline: Outline, findings: list[Finding]) -> list[_Draft]:
    """Every table of the outline, those that a page break cuts put together."""
    drafts: list[_Draft] = []
    between: set[str] = set()  # the kinds of the blocks since the last table
    for index, block in enumerate(outline.blocks):
        if block.kind != "table":
            if block.end - block.start > LONGEST_LINE or not is_continued(reading.text[block.start : block.end]):
                between.add(block.kind)
            continue
        # A given table reaches over the blank cells at its ends, where no block does.
        inside = [source for source in reading.tables if source.start < block.end and block.start < source.end]
        near = beside(reading.text, outline.blocks, index)
        for drawing, source in _drawings(reading, block, inside):
            if not drawing.grid.cells or not any(cell.text for cell in drawing.grid.cells):
                findings.append(messages("tables").finding("table-unread", block.start, block.end))
                continue
            draft = _Draft(drawing, source, (block,), near, _confidence(drawing))
            joined = _joined(reading.text, drafts[-1], draft, f"t{len(drafts)}") if drafts and between <= PAGE else None
            if joined is not None:
                drafts[-1] = joined
                continue
            if drafts and near.continued:
                said = messages("tables").finding("table-continued", block.start, block.end, table=f"t{len(drafts)}")
                draft = draft._replace(findings=(said,))
            drafts.append(draft)
        between = set()
    return drafts


def _joined(text: str, first: _Draft, second: _Draft, identity: str) -> _Draft | None:
    """Both as one table; None where they are two."""
    if first.source != second.source:
        return None
    block, last = second.blocks[0], first.blocks[-1]
    unclosed = first.source == "box" and _goes_on(text[last.start : last.end])
    made = continued(first.drawing.grid, second.drawing.grid, said=second.near.continued, unclosed=unclosed)
    if made is None:
        return None
    say = messages("tables").finding
    rows = made.grid.rows - first.drawing.grid.rows
    confidence = min(made.confidence, first.confidence, second.confidence)
    said = [say("table-joined", block.start, block.end, table=identity, rows=rows, confidence=exact(made.confidence))]
    if made.repeated:
        start, end = made.repeated[0].start, made.repeated[-1].end
        words = " ".join(span.of(text) for span in made.repeated)[:SHOWN]
        said.append(say("table-header-repeated", start, end, words=words))
    one, other = first.drawing, second.drawing
    drawing = Drawing(
        made.grid, one.outside + other.outside, one.lines + other.lines,
        one.unsure + other.unsure, one.conflicts + other.conflicts,
    )  # fmt: skip
    found = (*first.findings, *second.findings, *said)
    return _Draft(drawing, first.source, (*first.blocks, block), first.near, confidence, found)


def _drawings(reading: Reading, block: Block, inside: list[SourceTable]) -> list[tuple[Drawing, str]]:
    if inside:
        return [(Drawing(given.grid, (), 0, 0, 0), reading.format) for given in inside]
    return [read_block(reading.text, block.start, block.end)]


def _confidence(drawing: Drawing) -> Decimal:
    doubts = drawing.unsure + drawing.conflicts
    if not doubts or not drawing.lines:
        return Decimal(1)
    share = Decimal(1) - Decimal(min(doubts, drawing.lines)) / Decimal(drawing.lines)
    return max(LEAST_CONFIDENCE, share.quantize(Decimal("0.01")))


def _said(text: str, draft: _Draft, setting: Setting) -> list[Finding]:
    """The findings of one table."""
    say = messages("tables").finding
    drawing, last = draft.drawing, draft.blocks[-1]
    found = [say("table-outside-text", a, b, words=text[a:b][:SHOWN]) for a, b in drawing.outside]
    doubts = drawing.unsure + drawing.conflicts
    if doubts:
        place = {"table": setting.id, "count": doubts, "confidence": setting.confidence}
        found.append(say("table-uncertain", setting.start, setting.end, **place))
    if draft.source == "box" and _goes_on(text[last.start : last.end]):
        found.append(say("table-cut-off", last.start, last.end, table=setting.id))
    return [*found, *draft.findings]


def _goes_on(table: str) -> bool:
    """Whether the last line has a stroke that leads further down: a closed frame ends on └, ┴ and ┘."""
    last = table.rstrip().rpartition("\n")[2]
    return any(stroke in DOWNWARD for stroke in last)
