"""A table as numbers: which lines (rows or columns) hold data, subtotals and totals, and what stands in them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from pipeline.checks.settings import settings
from pipeline.model import Exact, Observation, RowRole, Span, Table, exact

_POINTED = re.compile(r"[.．‧·]([\d〇○零一二三四五六七八九]{1,6})")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_LEADING = re.compile(r"[\d〇○一二三四五六七八九十百千约約]")
_SHORT = 4  # characters: 若干, 另定 stand for a figure; longer words are remarks
_COUNTED = 4  # fewer figures may go up by one by chance
_FEWEST = 3  # two rows may make a third by chance
_ROLE_ORDER: dict[RowRole, int] = {"data": 0, "subtotal": 1, "total": 2}


class Line(Struct, frozen=True):
    """A row or a column that holds observations.

    ``path`` are its names, outer to inner; ``part_of`` the line that it is a 其中 part of, else None.
    """

    index: int
    path: tuple[str, ...]
    role: RowRole
    unit: str
    part_of: int | None

    @property
    def name(self) -> str:
        """The path as the contract prints it."""
        return " > ".join(self.path)

    @property
    def additive(self) -> bool:
        """Whether figures along this line may be added up: not rates, shares, prices or ranks."""
        return _additive(self.name, self.unit)


class Matrix(Struct, frozen=True):
    """The numbers of one table.

    Shape: ``rows`` and ``columns`` in grid order; ``cells`` by (row, column).
    """

    table: Table
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: dict[tuple[int, int], Observation]
    note: str = ""

    def value(self, row: int, column: int) -> Exact | None:
        """The number at a place, None where none is printed."""
        cell = self.cells.get((row, column))
        return cell.value if cell else None

    def unread(self, cell: Observation | None) -> bool:
        """Whether a figure is printed there that was not read as one; a figure in brackets and a remark are none."""
        if cell is None or cell.status != "text":
            return False
        text = cell.text.strip()
        return not _ASIDE.fullmatch(text) and (len(text) <= _SHORT or _LEADING.match(text) is not None)


@cache
def _additive(name: str, unit: str) -> bool:
    if any(word in unit for word in ("%", "％", "‰", "/")):
        return False
    if any(name.endswith(word) for word in settings().additive_names):
        return True
    if name.endswith(settings().never_additive):
        return False
    return not any(word in name for word in settings().not_additive)


def matrix(table: Table) -> Matrix:
    """The numbers of a table, from its observations; columns that only count (months, years, ranks) left out."""
    counting = _counting(table)
    cells = {(cell.row, cell.column): _pointed(cell) for cell in table.observations if cell.column not in counting}
    row_parts, column_parts = dict(table.part_rows), dict(table.part_columns)
    rows: dict[int, Line] = {}
    columns: dict[int, Line] = {}
    for cell in cells.values():
        if cell.row not in rows:
            rows[cell.row] = Line(cell.row, _path(cell.row_path), cell.row_role, "", row_parts.get(cell.row))
        # A cell that could not be read has no unit; the next one down its column tells it.
        if cell.column not in columns or (cell.unit and not columns[cell.column].unit):
            columns[cell.column] = Line(
                cell.column, _path(cell.column_path), cell.column_role, cell.unit, column_parts.get(cell.column)
            )
    found = Matrix(
        table,
        tuple(_scored(rows[index]) for index in sorted(rows)),
        tuple(_scored(columns[index]) for index in sorted(columns)),
        cells,
    )
    return _of_areas(found)


def _scored(line: Line) -> Line:
    """The line as a total where its name says that it adds up scores: 总分."""
    named = line.role == "data" and line.path and line.path[-1] in settings().score_totals
    return replace(line, role="total") if named else line


def _of_areas(found: Matrix) -> Matrix:
    """The matrix with 全市 as a total row where all other rows make it in one column."""
    names = settings().areas
    areas = [row for row in found.rows if row.path and row.path[-1] in names]
    if len(areas) != 1 or any(row.role != "data" for row in found.rows):
        return found
    area, others = areas[0], [row for row in found.rows if row is not areas[0]]
    for column in found.columns:
        terms = [value for row in others if (value := found.value(row.index, column.index)) is not None]
        if len(terms) >= _FEWEST and column.additive and sum(terms) == found.value(area.index, column.index):
            rows = tuple(replace(row, role="total") if row is area else row for row in found.rows)
            return replace(found, rows=rows)
    return found


def _pointed(cell: Observation) -> Observation:
    """The cell with its figure where that begins with its point (.5), which is no numeral of its own."""
    found = _POINTED.fullmatch(cell.text.strip()) if cell.status == "text" else None
    return replace(cell, value=exact(f"0.{found[1].translate(_DIGITS)}"), status="number") if found else cell


def _counting(table: Table) -> frozenset[int]:
    """Columns in which whole numbers go up by one from the first to the last."""
    numbers: dict[int, list[Decimal]] = defaultdict(list)
    for cell in table.observations:
        if cell.value is not None:
            numbers[cell.column].append(cell.value)
    return frozenset(
        column
        for column, values in numbers.items()
        if len(values) >= _COUNTED and all(other - one == 1 for one, other in pairwise(values))
    )


def _path(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(" > ")) if joined else ()


def spans_of(cells: Iterable[Observation | None]) -> tuple[Span, ...]:
    """Where the cells are printed."""
    return tuple(span for cell in cells if cell is not None for span in (cell.spans or (Span(cell.start, cell.end),)))


def places(numbers: Iterable[Decimal]) -> int:
    """How many decimal places the most precise of the numbers prints.

    >>> places([Decimal("4.72"), Decimal(14)]), places([Decimal(400)])
    (2, 0)
    """
    return max((max(0, -int(number.as_tuple().exponent)) for number in numbers), default=0)


def is_total(line: Line) -> bool:
    """Whether the line is a total or subtotal."""
    return _ROLE_ORDER[line.role] > 0
