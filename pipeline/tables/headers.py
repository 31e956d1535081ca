"""Which rows and columns of a grid name the others; nothing is assumed, forms have neither."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from pipeline.model import Cell
from pipeline.tables.places import Places
from pipeline.tables.values import is_number, value
from pipeline.tables.vocabulary import is_serial, key

# A column holds figures where at least this share of its printed body cells are figures.
FIGURES_SHARE = 0.5
# Only so many rows say whether a column holds figures; a longer look changes nothing.
SAMPLE_ROWS = 200
# Two figures in a row may follow each other by chance; so many that fill the row number its columns.
COUNTED_COLUMNS = 3
# Labels of a header are words, not sentences.
LONGEST_LABEL = 60

_NUMBERED = re.compile(r"\d{1,2}[.．、]")
_FILL_IN = re.compile(r"[^\s＿_]{2,}[\s　]{1,}[^\s＿_]|[＿_]{2,}")
_COLON_END = re.compile(r"[:：]")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")


class Header(NamedTuple):
    """``titles`` rows span the whole width above the header; ``rows`` counts them and the header's own."""

    titles: int
    rows: int
    columns: int
    serials: tuple[int, ...]
    form: bool


def header(places: Places, marked: int = 0) -> Header:
    """The header of a grid; ``marked`` rows are said to be header by the source's format."""
    grid = places.grid
    titles = _titles(places)
    if marked:
        rows = max(marked, titles)
        form = False
    else:
        form = _is_form(places, titles)
        rows = titles if form else _rows(places, titles)
    if form:
        return Header(0, 0, 0, (), True)
    serials = _serials(places, titles, rows)
    return Header(titles, rows, min(_columns(places, rows, serials), grid.columns), serials, False)


def _titles(places: Places) -> int:
    """Rows at the top that are one cell from side to side, where something else follows."""
    grid = places.grid
    row = 0
    while grid.columns > 1 and row < grid.rows - 1 and places.at[row][0].column_span == grid.columns:
        row += 1
    return row


def _block(places: Places, first: int) -> int:
    """The first row after ``first`` that no cell begun before it reaches."""
    end = first + 1
    row = first
    while row < min(end, places.grid.rows):
        end = max(end, *(cell.row + cell.row_span for cell in places.row(row)))
        row += 1
    return min(end, places.grid.rows)


def _figure_columns(places: Places, first: int) -> list[int]:
    """The columns that hold figures from row ``first`` on."""
    if first in places.figures:
        return places.figures[first]
    found: list[int] = []
    last = min(places.grid.rows, first + SAMPLE_ROWS)
    for column in range(places.grid.columns):
        printed = [
            cell.text
            for cell in places.column(column, first, last)
            if cell.text and cell.row >= first and cell.column_span == 1
        ]
        figures = sum(map(is_number, printed))
        if not figures:
            continue
        marks = sum(value(text).status == "missing" for text in printed)
        if figures >= FIGURES_SHARE * (len(printed) - marks):
            found.append(column)
    places.figures[first] = found
    return found


def _rows(places: Places, titles: int) -> int:
    """Where the body begins: after the first closed block of rows, and the rows of names or units that follow it."""
    grid = places.grid
    if grid.rows - titles < 2:
        return titles
    end = _block(places, titles)
    if end >= grid.rows:
        return titles
    figures = _figure_columns(places, end)
    if _has_figures(places, range(titles, end), figures):
        return titles
    while end < grid.rows - 1 and (
        _names_below(places, end) or _names_more(places, end, _figure_columns(places, end + 1))
    ):
        end = _block(places, end)
    return end if end < grid.rows else titles


def _has_figures(places: Places, rows: range, columns: list[int]) -> bool:
    """Whether the would-be header already holds figures (not years) in the columns of figures."""
    cells = {id(c): c for row in rows for c in (places.at[row][column] for column in columns)}.values()
    printed = [cell for cell in cells if cell.text]
    figures = [cell for cell in printed if is_number(cell.text) and not _YEAR.fullmatch(key(cell.text))]
    return bool(printed) and 2 * len(figures) > len(printed) and not _counts_up(figures)


def _counts_up(cells: list[Cell]) -> bool:
    """Whether cells number the columns: (1) (2) (3) …"""
    numbers = [v.value if v.value is not None else v.aside for v in (value(cell.text) for cell in cells)]
    return len(numbers) > 1 and all(
        b is not None and a is not None and b - a == 1 for a, b in itertools.pairwise(numbers)
    )


def _names_more(places: Places, row: int, figures: list[int]) -> bool:
    """Whether a row goes on naming: words in the columns of figures, or the columns' own numbers."""
    whole = [cell for cell in places.row(row) if cell.text and cell.row == row]
    if len(whole) >= COUNTED_COLUMNS and len(whole) == places.grid.columns and _counts_up(whole):
        return True
    cells = [places.at[row][column] for column in figures]
    if len(figures) < 2 or any(cell.row < row for cell in cells):
        return False
    named = [cell for cell in cells if cell.text and value(cell.text).status == "text" and not is_number(cell.text)]
    return len(named) == len(cells)


def _names_below(places: Places, row: int) -> bool:
    """Whether a row only splits a wide heading right above it into names: words there, blanks elsewhere."""
    under = [cell for cell in places.row(row) if cell.row == row and places.at[row - 1][cell.column].column_span > 1]
    split = [cell for cell in under if cell.column_span < places.at[row - 1][cell.column].column_span]
    if len(split) < 2 or len(split) < len(under):
        return False
    if not all(cell.text and not is_number(cell.text) for cell in split):
        return False
    return all(not cell.text for cell in places.row(row) if cell.row == row and cell not in split)


def _is_form(places: Places, titles: int) -> bool:
    """Whether the grid is a form: labels beside blanks, numbered fields, questions, blanks to write on."""
    grid = places.grid
    if titles >= grid.rows - 1:
        return True
    if sum(_COLON_END.search(places.at[row][0].text) is not None for row in range(titles)) > 1:
        return True
    top = places.row(titles)
    below = _block(places, titles)
    printed = [cell for cell in top if cell.text]
    if len(top) == 1 or len(printed) < 2:
        return grid.columns == 1 or not printed or (len(printed) == 1 and len(top) > 1 and top[0] is printed[0])
    if any(not cell.text for cell in top[1:]) and not _figure_columns(places, below):
        return True
    if any(len(cell.text) > LONGEST_LABEL for cell in printed) and below < grid.rows:
        return True
    if 2 * sum(_COLON_END.search(cell.text) is not None for cell in printed) > len(printed):
        return True
    body = [cell for cell in grid.cells if cell.row >= below and cell.text]
    if _NUMBERED.match(top[0].text) and any(_NUMBERED.match(cell.text) for cell in body):
        return True
    figures = any(is_number(cell.text) for cell in body)
    return not figures and any(_FILL_IN.search(cell.text.strip()) for cell in printed) and _blank_body(body)


def _blank_body(body: list[Cell]) -> bool:
    """Whether a body holds nothing but row names and blanks to fill in."""
    return all(cell.column == 0 or _FILL_IN.search(cell.text) for cell in body) and any(cell.column for cell in body)


def _serials(places: Places, titles: int, rows: int) -> tuple[int, ...]:
    """The columns on the left that only count rows: headed so, or counting up by one from the first row."""
    if not rows or places.grid.columns < 2:
        return ()
    heads = [cell for cell in places.column(0) if cell.row + cell.row_span <= rows and cell.row >= titles]
    body = [cell for cell in places.column(0, rows) if cell.text and cell.row >= rows]
    headed = any(is_serial(cell.text) for cell in heads) or is_serial("".join(cell.text for cell in heads))
    return (0,) if headed and all(cell.column_span == 1 for cell in heads) else _counting(body, heads)


def _counting(body: list[Cell], heads: list[Cell]) -> tuple[int, ...]:
    """A column without a heading that counts 1, 2, 3 …"""
    numbers = [value(cell.text).value for cell in body]
    blank = all(not cell.text for cell in heads)
    return (0,) if blank and len(numbers) > 2 and all(n == i for i, n in enumerate(numbers, 1)) else ()


def _columns(places: Places, rows: int, serials: tuple[int, ...]) -> int:
    """How many columns on the left name the rows: serial ones, those whose cells group rows, and the names' own.

    The names' own may be several under one heading (职称 above 人事室 | 主任).
    """
    grid = places.grid
    column = len(serials)
    figures = set(_figure_columns(places, rows))
    if 0 in figures and _numbers_rows(places, rows):
        figures.discard(0)
    while column < grid.columns - 1 and column not in figures:
        heading = places.at[rows - 1][column] if rows else None
        width = heading.column_span if heading and heading.column == column else 1
        if column + width >= grid.columns:
            return column or 1
        groups = width == 1 and _groups(places, column, rows)
        column += width
        if not groups:
            break
    return column


def _numbers_rows(places: Places, rows: int) -> bool:
    """Whether the first column gives the rows their numbers, 1, 2, 3 …, whatever its heading."""
    body = [cell for cell in places.column(0, rows) if cell.row >= rows]
    numbers = [value(cell.text).value for cell in body]
    return rows > 0 and len(numbers) > 2 and all(n == i for i, n in enumerate(numbers, 1))


def _groups(places: Places, column: int, rows: int) -> bool:
    """Whether the cells of a column mostly span several rows of the body."""
    cells = [cell for cell in places.column(column, rows) if cell.row >= rows]
    spanned = sum(cell.row_span for cell in cells if cell.row_span > 1)
    return 2 * spanned >= places.grid.rows - rows
