"""Other tables within a table: figures in brackets, the low and the high ends of ranges; each adds up apart."""

import re
from decimal import Decimal

from msgspec.structs import replace

from pipeline.checks.matrix import Matrix, is_total, places
from pipeline.model import Exact, Observation
from pipeline.notation.numerals import number

_BRACKETS = re.compile(r"[(（]([^()（）]{1,12})[)）]$")
_FIGURE = r"[\d.,〇○零一二三四五六七八九十百千]{1,9}"
_RANGE = re.compile(rf"^({_FIGURE})\s*(?:[-–—~～－─]|至)\s*({_FIGURE})(?:\s*[(（][^()（）]*[)）])?$")


def bracketed(table: Matrix) -> Matrix | None:
    """The table with the figures in brackets instead, which add up among themselves; None where it has none.

    A column with blanks is left out: brackets that were lost with their figure would be missed.
    """
    cells = {place: inner for place, cell in table.cells.items() if (inner := _inner(cell)) is not None}
    totals = {line.index for line in table.rows if is_total(line)}
    columns = {column for row, column in cells if row in totals}
    columns -= {column for (_, column), cell in table.cells.items() if cell.status == "empty"}
    kept = {place: cell for place, cell in cells.items() if place[1] in columns}
    if places(_values(kept)) and not places(_values(table.cells)):
        return None  # beside whole numbers a point in brackets stands for something else (15．21: fifteen to 21)
    return Matrix(table.table, table.rows, table.columns, kept, "()") if kept else None


def _values(cells: dict[tuple[int, int], Observation]) -> list[Decimal]:
    return [cell.value for cell in cells.values() if cell.value is not None]


def bounds(table: Matrix) -> tuple[Matrix, ...]:
    """The table with the low, and with the high ends of its ranges (五一–六一), which add up apart; none without."""
    ends = {place: found for place, cell in table.cells.items() if (found := _ends(cell)) is not None}
    if not ends:
        return ()
    columns = {column for _, column in ends}
    kept = {place: cell for place, cell in table.cells.items() if place[1] in columns}
    return tuple(
        Matrix(
            table.table,
            table.rows,
            table.columns,
            kept
            | {place: replace(table.cells[place], value=found[end], status="number") for place, found in ends.items()},
            note,
        )
        for end, note in ((0, "↓"), (1, "↑"))
    )


def _ends(cell: Observation) -> tuple[Exact, Exact] | None:
    found = _RANGE.search(cell.text.strip())
    low, high = (number(found[1]), number(found[2])) if found else (None, None)
    return (low, high) if low is not None and high is not None else None


def _inner(cell: Observation) -> Observation | None:
    if not cell.text.endswith((")", "）")):
        return None
    found = _BRACKETS.search(cell.text)
    value = number(found[1]) if found else None
    return replace(cell, value=value) if value is not None else None
