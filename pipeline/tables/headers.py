"""Which rows of a grid name its columns; nothing is assumed, forms have none."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from pipeline.model import Cell
from pipeline.notation.units import unit
from pipeline.tables.forms import is_form
from pipeline.tables.places import Places
from pipeline.tables.stub import stub
from pipeline.tables.values import is_number, value
from pipeline.tables.vocabulary import key

# Two figures in a row may follow each other by chance; so many that fill the row number its columns.
COUNTED_COLUMNS = 3

_YEAR = re.compile(r"(?:19|20)\d{2}年?")
# A corner with a stroke from edge to edge names both the rows and the columns.
_DIAGONAL = re.compile(r"[＼╲\\]")
_FORMULA = re.compile(r"[＝=×÷√]")
_IN_PARENTHESES = re.compile(r"[(（][^()（）]*[)）]")


class Header(NamedTuple):
    """``titles`` rows span the whole width above the header; ``rows`` counts them and the header's own.

    ``columns`` on the left name the rows, ``serials`` among them only count them.
    """

    titles: int
    rows: int
    columns: int
    serials: tuple[int, ...]
    form: bool


def header(places: Places, marked: int = 0) -> Header:
    """The header of a grid; ``marked`` rows are said to be header by the source's format."""
    titles = _titles(places)
    if not marked and is_form(places, titles):
        return Header(0, 0, 0, (), True)
    rows = max(marked, titles) if marked else _rows(places, titles)
    columns, serials = stub(places, titles, rows)
    return Header(titles, rows, columns, serials, False)


def _titles(places: Places) -> int:
    """Rows at the top that are one cell from side to side, where something else follows."""
    row = 0
    while row < places.grid.rows - 1 and places.whole(row):
        row += 1
    return row


def _rows(places: Places, titles: int) -> int:
    """Where the body begins: after the first closed block of rows, and the rows of names or units that follow it."""
    grid = places.grid
    end = places.block(titles)
    if end >= grid.rows or not _heads(places, titles, end):
        return titles
    while end < grid.rows - 1 and (_names_below(places, end) or _names_more(places, end)):
        following = places.block(end)
        if following >= grid.rows:
            break
        end = following
    return end


def _heads(places: Places, first: int, end: int) -> bool:
    """Whether the block of rows may be a header above the body that begins at ``end``."""
    figures = places.figure_columns(end)
    if _has_figures(places, range(first, end), figures) or _reads_like(places.row(first), places.row(end)):
        return False
    if figures or end - first == 1:
        return True
    # Without figures below: rows held together by a group label alone, each cut into columns alike, are records.
    cells = [cell for row in range(first, end) for cell in places.row(row) if cell.row == row]
    below = [cell for cell in cells if cell.row > first]
    return any(cell.column_span > 1 for cell in cells) or all(not cell.text or _is_unit(cell.text) for cell in below)


def _reads_like(top: list[Cell], below: list[Cell]) -> bool:
    """Whether a first row holds what rows of data hold and headings do not: sentences, formulas above formulas."""
    if any("。" in cell.text for cell in top) or (_is_sentence(top[0].text) and _is_sentence(below[0].text)):
        return True
    return bool(_FORMULA.search(top[-1].text)) and bool(_FORMULA.search(below[-1].text))


def _is_sentence(text: str) -> bool:
    return any(mark in _IN_PARENTHESES.sub("", text) for mark in "，。")


def _is_unit(text: str) -> bool:
    return unit(text.strip("()（） ")) is not None


def _has_figures(places: Places, rows: range, columns: list[int]) -> bool:
    """Whether the would-be header already holds figures in the columns of figures.

    Years, the columns' own numbers and what spans several columns name; so does all that stands beside a corner with a
    diagonal.
    """
    if _DIAGONAL.search(places.at[rows.start][0].text):
        return False
    cells = {id(c): c for row in rows for c in (places.at[row][column] for column in columns)}.values()
    printed = [cell for cell in cells if cell.text and cell.column_span == 1]
    figures = [cell for cell in printed if is_number(cell.text) and not _YEAR.fullmatch(key(cell.text))]
    return bool(printed) and 2 * len(figures) > len(printed) and not _counts_up(figures)


def _counts_up(cells: list[Cell]) -> bool:
    """Whether cells number the columns: (1) (2) (3) …; two that do not begin with 1 follow each other by chance."""
    numbers = [v.value if v.value is not None else v.aside for v in (value(cell.text) for cell in cells)]
    if len(numbers) < COUNTED_COLUMNS and numbers[:1] != [1]:
        return False
    return len(numbers) > 1 and all(
        b is not None and a is not None and b - a == 1 for a, b in itertools.pairwise(numbers)
    )


def _names_more(places: Places, row: int) -> bool:
    """Whether a row goes on naming: words in the columns of figures, or the columns' own numbers."""
    whole = [cell for cell in places.row(row) if cell.text and cell.row == row]
    if len(whole) >= COUNTED_COLUMNS and len(whole) == places.grid.columns and _counts_up(whole):
        return True
    if any(is_number(places.at[row][column].text) for column in places.figure_columns(row)):
        return False
    cells = {id(cell): cell for cell in (places.at[row][column] for column in places.figure_columns(row + 1))}.values()
    if len(cells) < 2 or any(cell.row < row for cell in cells):
        return False
    return all(value(cell.text).status == "text" and not is_number(cell.text) for cell in cells)


def _names_below(places: Places, row: int) -> bool:
    """Whether a row only splits a wide heading right above it into names: words there, blanks elsewhere."""
    under = [cell for cell in places.row(row) if cell.row == row and places.at[row - 1][cell.column].column_span > 1]
    split = [cell for cell in under if cell.column_span < places.at[row - 1][cell.column].column_span]
    if len(split) < 2 or len(split) < len(under):
        return False
    if not all(cell.text and not is_number(cell.text) for cell in split):
        return False
    return all(not cell.text for cell in places.row(row) if cell.row == row and cell not in split)
