"""The stub of a table: the columns on its left that name the rows, those among them that only count.

┌──┬───┬──┬──┐
│序号│单位  │2006│2007│     column 0 counts, column 1 names, figures begin at column 2
├──┼───┼──┼──┤
│1   │甲区  │ 3.1│ 4.7│
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.model import Cell
from pipeline.tables.places import Places
from pipeline.tables.values import is_number, value
from pipeline.tables.vocabulary import is_serial, key

# A heading over more columns than any name has parts (部门, 科室, 职务, 级别) heads no names.
MOST_NAME_COLUMNS = 4
# Fewer numbers than this count up by chance.
LEAST_COUNTED = 3

# 2007年, 3月, 一季度, 上旬: dates are figures that name.
_CALENDAR = re.compile(
    r"(?:19|20)\d{2}年?(?:\d{1,2}月)?|[\d〇○零一二三四五六七八九十]+(?:年|月|季|季度|旬|年度)|19\s*年"
)


def stub(places: Places, titles: int, rows: int) -> tuple[int, tuple[int, ...]]:
    """How many columns name the rows below the ``rows`` header rows, and which of them are serial numbers."""
    grid = places.grid
    figures = places.figure_columns(rows)
    serials: list[int] = []
    column = 0
    while column < grid.columns - 1:
        if _is_serial(places, column, titles, rows):
            serials.append(column)
            column += 1
            continue
        heading = places.at[rows - 1][column] if rows else None
        width = heading.column_span if heading and heading.column == column else 1
        if column in figures and not (heading and _tells_apart(places, column, rows, heading, column == len(serials))):
            break
        if width > MOST_NAME_COLUMNS:
            break
        if column + width >= grid.columns:
            return column or 1, tuple(serials)
        groups = width == 1 and _groups(places, column, rows)
        column += width
        if not groups:
            break
    return column, tuple(serials)


def _body(places: Places, column: int, rows: int) -> list[Cell]:
    """The printed cells of a column below the header, those of whole rows left out."""
    cells = places.column(column, rows)
    return [cell for cell in cells if cell.text and cell.row >= rows and not places.whole(cell.row)]


def _is_serial(places: Places, column: int, titles: int, rows: int) -> bool:
    """Whether a column only counts rows: headed so, or counting up by one under a heading that is not its own."""
    if not rows or places.grid.columns < 2:
        return False
    heads = [cell for cell in places.column(column) if cell.row + cell.row_span <= rows and cell.row >= titles]
    own = all(cell.column_span == 1 for cell in heads)
    if own and (any(is_serial(cell.text) for cell in heads) or is_serial("".join(cell.text for cell in heads))):
        return True
    shared = not any(cell.text for cell in heads) or (heads[-1].column == column and heads[-1].column_span > 1)
    numbers = [value(cell.text).value for cell in _body(places, column, rows)]
    return column == 0 and shared and len(numbers) >= LEAST_COUNTED and numbers == [*range(1, len(numbers) + 1)]


def _tells_apart(places: Places, column: int, rows: int, heading: Cell, first: bool) -> bool:
    """Whether the figures of a column name the rows: words among them, dates, numbers that only rise or only fall.

    Behind a column of group names (``first`` false) figures name less readily: only words among them tell, under a
    heading of their own that prints no unit.
    """
    if not first and (heading.column_span > 1 or heading.text.rstrip().endswith((")", "）"))):
        return False
    texts = [cell.text for cell in _body(places, column, rows)]
    if len(texts) < 2:
        return False
    if not all(map(is_number, texts)):
        return True
    if not first:
        return False
    if all(_CALENDAR.fullmatch(key(text)) for text in texts):
        return True
    numbers = [found.value if found.value is not None else found.low for found in map(value, texts)]
    return _only_one_way([n for n in numbers if n is not None], len(numbers))


def _only_one_way(numbers: Sequence[object], count: int) -> bool:
    pairs = list(itertools.pairwise(numbers))
    return len(numbers) == count and (all(a < b for a, b in pairs) or all(a > b for a, b in pairs))  # type: ignore[operator]


def _groups(places: Places, column: int, rows: int) -> bool:
    """Whether the cells of a column mostly span several rows of the body."""
    cells = [cell for cell in places.column(column, rows) if cell.row >= rows]
    spanned = sum(cell.row_span for cell in cells if cell.row_span > 1)
    return 2 * spanned >= places.grid.rows - rows
