"""implied-total: a line that adds up others although no word says so (1995年招生, 扩招, 1998年).

Only lines among which none is labelled a total are searched: elsewhere the words say what adds up. A first look at a
few crossing lines spares most tables the search.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from pipeline.checks.claims import Axis
from pipeline.checks.facts import Facts
from pipeline.checks.matrix import Line, Matrix, is_total, spans_of
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.checks.unlabelled import Sum, sums
from pipeline.model import Observation

_TWO_TERMS = 2
_REACH = 8  # lines from a total to the far end of the run that it adds up, in the first look
_LOOKED_AT = 3  # crossing lines in the first look
_LEAST = 4  # crossing lines in which the figures must add up: fewer do so by chance
_MOST_MISSED = 10  # of so many lines one may miss; more, and the figures are no sum
_MANY_DIGITS = 8  # but where the totals of all other lines have so many digits together
_Pattern = tuple[bool, int, tuple[int, ...]]


def implied_totals(facts: Facts) -> Iterator[Relation]:
    """Every line that is the sum of others in at least four crossing lines: one pass, and a note a place that misses.

    Guarantees: never a fail, since nothing in the table says that the line is a total.
    """
    for matrix in facts.tables:
        for axis in (Axis(matrix, by_rows=True), Axis(matrix, by_rows=False)):
            if not any(map(is_total, axis.lines)) and _promising(axis):
                for pattern, held in _patterns(matrix, axis.by_rows).items():
                    yield from _judge(axis, pattern, held)


def _promising(axis: Axis) -> bool:
    """Whether in each of the first crossing lines the same run of figures makes the same figure beside it."""
    lines = [line for line in axis.lines if line.additive]
    shared: set[tuple[int, int, int]] | None = None
    looked = 0
    for cross in axis.cross if len(lines) > _TWO_TERMS else ():
        values = [cell.value if (cell := axis.cell(line, cross)) is not None else None for line in lines]
        if cross.additive and sum(value is not None for value in values) > _TWO_TERMS:
            runs = set(_runs([value or Decimal(0) for value in values]))
            shared = runs if shared is None else shared & runs
            looked += 1
        if shared is not None and (not shared or looked == _LOOKED_AT):
            break
    return bool(shared) and looked >= _LOOKED_AT


def _runs(values: list[Decimal]) -> Iterator[tuple[int, int, int]]:
    """(total, first, last): the runs of figures, at most two places away, that make a figure that is not zero."""
    sums_to = [Decimal(0), *accumulate(values)]
    for total, stated in enumerate(values):
        for first in range(max(0, total - _REACH), min(len(values), total + _REACH)) if stated else ():
            for last in range(first + _TWO_TERMS, min(len(values), first + _REACH) + 1):
                if not first <= total < last and sums_to[last] - sums_to[first] == stated:
                    yield total, first, last


def _patterns(matrix: Matrix, by_rows: bool) -> dict[_Pattern, set[int]]:
    """The sums of rows, or of columns, that the figures show, each with the crossing lines in which it holds."""
    rows = {line.index for line in matrix.rows if line.additive}
    columns = {line.index for line in matrix.columns if line.additive}
    grid: dict[tuple[int, int], Decimal] = {
        place: cell.value
        for place, cell in matrix.cells.items()
        if cell.value is not None and place[0] in rows and place[1] in columns
    }
    found: dict[_Pattern, set[int]] = defaultdict(set)
    for one in sums(grid, down=by_rows, along=not by_rows):
        pattern, crossing = _pattern(one)
        found[pattern].add(crossing)
    return found


def _pattern(one: Sum) -> tuple[_Pattern, int]:
    """Whether lines of rows are added up, the line of the total, those of the terms; and where they are crossed."""
    (row, column), terms = one.total, one.terms
    by_rows = all(place[1] == column for place in terms)
    return (by_rows, (row if by_rows else column), tuple(place[not by_rows] for place in terms)), (
        column if by_rows else row
    )


def _judge(axis: Axis, pattern: _Pattern, held: set[int]) -> Iterator[Relation]:
    _, total, terms = pattern
    lines = {line.index: line for line in axis.lines}
    printed = {cross.index: cells for cross in axis.cross if (cells := _cells(axis, lines, total, terms, cross))}
    held = {index for index in held if index not in printed or not _off_count(printed[index])}
    missed = [index for index in printed if index not in held]
    sure = len(missed) == 1 and sum(_digits(printed[index]) for index in held if index in printed) >= _MANY_DIGITS
    if len(held) < _LEAST - sure or (len(missed) * _MOST_MISSED > len(printed) and not sure):
        return
    yield _relation(axis, lines, pattern, [cell for index in sorted(held) for cell in printed.get(index, ())], None)
    for index in missed:
        yield _relation(axis, lines, pattern, list(printed[index]), printed[index])


def _off_count(cells: tuple[Observation, ...]) -> bool:
    """Whether counts of whole things (个) do not add up: rounding explains nothing there."""
    counted = all(cell.unit in settings().unrounded_units for cell in cells)
    return counted and cells[0].value != sum((cell.value or Decimal(0) for cell in cells[1:]), Decimal(0))


def _digits(cells: tuple[Observation, ...]) -> int:
    """How many digits of a total say that no chance made it."""
    return len(str(abs(cells[0].value or 0)).replace(".", "")) if cells[0].value else 0


def _cells(
    axis: Axis, lines: dict[int, Line], total: int, terms: tuple[int, ...], cross: Line
) -> tuple[Observation, ...]:
    """The figures of one crossing line, the total first; none where one of them is not printed."""
    cells = tuple(axis.cell(lines[index], cross) for index in (total, *terms) if index in lines)
    return (
        tuple(cell for cell in cells if cell is not None and cell.value is not None)
        if all(cell is not None and cell.value is not None for cell in cells)
        else ()
    )


def _relation(
    axis: Axis,
    lines: dict[int, Line],
    pattern: _Pattern,
    cells: list[Observation],
    missed: tuple[Observation, ...] | None,
) -> Relation:
    by_rows, total, terms = pattern
    table = axis.matrix.table
    stated = missed[0].value if missed else None
    made = sum((cell.value or Decimal(0) for cell in missed[1:]), Decimal(0)) if missed else None
    place = (missed[0].column_path if by_rows else missed[0].row_path) if missed else ""
    return Relation(
        rule="implied-total",
        status="note" if missed else "pass",
        evidence=spans_of(cells),
        fields={
            "table": table.caption or table.id,
            "total": lines[total].name,
            "terms": "+".join(lines[term].name for term in terms),
            "count": str(len(cells) // (len(terms) + 1)),
            "place": place,
            "stated": str(stated),
            "actual": str(made),
        },
        expected="" if stated is None else str(stated),
        actual="" if made is None else str(made),
        difference=None if made is None or stated is None else made - stated,
        table_id=table.id,
        row_path=missed[0].row_path if missed else lines[total].name if by_rows else "",
        column_path=missed[0].column_path if missed else "" if by_rows else lines[total].name,
        section_id=table.section_id,
    )
