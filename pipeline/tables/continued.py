"""A table cut by a page break and continued (续表): the second drawing's rows go on with the first's.

┌──┬──┐            ┌──┬──┐
│区名│任务│            │区名│任务│      the header that the second page repeats
├──┼──┤            ├──┼──┤      is no row of the table: a finding names it
│东区│ 1  │  － 3 －   │南区│ 5  │
└──┴──┘    续表    └──┴──┘      东区, 南区 are the rows of one table
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.model import Cell, Grid, Span
from pipeline.tables.headers import header
from pipeline.tables.places import Places
from pipeline.tables.vocabulary import is_continued, key

# How sure two drawings are one table. Said and shown by the same header; shown, the first drawing not being closed;
# said alone, columns alike in number.
SAID_AND_SHOWN = Decimal("1")
SHOWN = Decimal("0.9")
SAID = Decimal("0.7")


class Continued(NamedTuple):
    """One grid of two, the texts on the second page that repeat the header, and how sure that they are one."""

    grid: Grid
    repeated: tuple[Span, ...]
    confidence: Decimal


def continued(first: Grid, second: Grid, *, said: bool, unclosed: bool) -> Continued | None:
    """The grid that both make; None where they are two tables.

    ``said``: something between them says 续表; ``unclosed``: the first has no bottom rule. The second may say so itself
    in a title row (任务表（续）).

    Guarantees: cells are unchanged but for their row; every cell of both is in the grid or in ``repeated``.
    """
    if first.columns != second.columns:
        return None
    above, below = Places(first), Places(second)
    head = header(above, first.header_rows)
    titles = 0
    while titles < second.rows - 1 and below.whole(titles):
        said = said or is_continued(below.at[titles][0].text)
        titles += 1
    names = head.rows - head.titles
    shown = (
        names > 0
        and titles + names <= second.rows
        and all(_alike(above.row(head.titles + row), below.row(titles + row)) for row in range(names))
    )
    if not (shown and (said or unclosed)) and not (said and _goes_straight_on(below, titles)):
        return None
    skipped = titles + (names if shown else 0)
    if any(cell.row < skipped < cell.row + cell.row_span for cell in second.cells):
        return None
    repeated = tuple(span for cell in second.cells if cell.row < skipped for span in cell.spans)
    shift = first.rows - skipped
    rows = tuple(replace(cell, row=cell.row + shift) for cell in second.cells if cell.row >= skipped)
    grid = Grid(second.rows + shift, first.columns, first.header_rows, first.cells + rows)
    return Continued(grid, repeated, SAID_AND_SHOWN if said and shown else SHOWN if shown else SAID)


def _goes_straight_on(below: Places, titles: int) -> bool:
    """Whether the second page has no header of its own: no names above figures."""
    own = header(below, 0).rows
    return own <= titles or not below.figure_columns(own)


def _alike(above: list[Cell], below: list[Cell]) -> bool:
    """Whether two rows have the same cells with the same words."""
    return [(c.column, c.column_span, key(c.text)) for c in above] == [
        (c.column, c.column_span, key(c.text)) for c in below
    ]
