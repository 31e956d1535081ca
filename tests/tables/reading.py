"""What the table tests read with: the tables of a text, without the stages before."""

from __future__ import annotations

from collections import Counter

from pipeline.model import Block, Metadata, Outline, Reading, Table, TableFindings
from pipeline.notation.lines import lines
from pipeline.notation.regions import table_regions
from pipeline.tables import tables


def found(text: str) -> TableFindings:
    """The tables of a text and what is said of them; lines above a table are its caption, or its unit note (单位)."""
    blocks: list[Block] = []
    for region in table_regions(text):
        begin = blocks[-1].end if blocks else 0
        for line in lines(text[begin : region.start]):
            words = text[begin + line.start : begin + line.end].strip()
            if words:
                kind = "unit-note" if "单位" in words else "caption"
                blocks.append(Block(kind, begin + line.start, begin + line.end))  # type: ignore[arg-type]
        blocks.append(Block("table", region.start, region.end))
    return tables(Reading(text, "utf-8", "text/plain"), Outline(Metadata(), tuple(blocks), (), (), ()))


def parsed(text: str) -> tuple[Table, ...]:
    """The tables of a text."""
    return found(text).tables


def cells_of(table: Table) -> Counter[tuple[int, int, int, int, str]]:
    """Cells as the labels give them: place, spans, and text without blanks."""
    return Counter((c.row, c.column, c.row_span, c.column_span, "".join(c.text.split())) for c in table.grid.cells)


def shown(table: Table) -> str:
    """A table's grid as one line: ``row,column row_span×column_span text``, cells parted by bars."""
    cells = table.grid.cells
    return "|".join(f"{c.row},{c.column} {c.row_span}×{c.column_span} {c.text}" for c in cells)
