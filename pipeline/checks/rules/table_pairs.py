"""table-vs-table: cells of two tables of one circular that bear the same row, column and unit.

An annex repeats the figures of another (a summary and its breakdown by county). Where two tables have several such
cells in common and all but one agree, the one is worth a look; it is no contradiction, for the tables may be of other
years or cases.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from pipeline.checks.facts import Facts
from pipeline.checks.matrix import Matrix, spans_of
from pipeline.checks.names import core
from pipeline.checks.relation import Relation
from pipeline.model import Observation

Pair = tuple[Observation, Observation]

_SHORTEST = 2  # characters of a name
_TELLING = 10  # smaller figures are equal by chance
_LEAST = 2  # cells that must agree before the tables are said to
_SURE = 4  # and before a single one that does not is worth a look
_SHOWN = 40  # cells named as evidence


def table_pairs(facts: Facts) -> Iterator[Relation]:
    """Every table against the first that prints a cell of the same names.

    Guarantees: linear in the number of cells; a name that a table bears twice names no cell.
    """
    first: dict[tuple[str, str, str], tuple[Matrix, Observation]] = {}
    for table in facts.tables:
        own = _named(table)
        shared: dict[str, list[Pair]] = defaultdict(list)
        tables: dict[str, Matrix] = {}
        for key, cell in own.items():
            if key in first:
                other, earlier = first[key]
                shared[other.table.id].append((earlier, cell))
                tables[other.table.id] = other
        for other_id, pairs in shared.items():
            yield from _compare(tables[other_id], table, pairs)
        for key, cell in own.items():
            first.setdefault(key, (table, cell))


def _named(table: Matrix) -> dict[tuple[str, str, str], Observation]:
    found: dict[tuple[str, str, str], Observation | None] = {}
    for cell in table.cells.values():
        key = core(cell.row_path), core(cell.column_path), cell.unit
        if cell.value is not None and min(len(key[0]), len(key[1])) >= _SHORTEST:
            found[key] = None if key in found else cell
    return {key: cell for key, cell in found.items() if cell is not None}


def _compare(one: Matrix, other: Matrix, pairs: list[Pair]) -> Iterator[Relation]:
    equal = [pair for pair in pairs if pair[0].value == pair[1].value and abs(pair[0].value or Decimal(0)) >= _TELLING]
    unequal = [pair for pair in pairs if pair[0].value != pair[1].value]
    if len(equal) >= _LEAST and len({pair[0].value for pair in equal}) > 1:
        yield _relation(one, other, equal, None)
        if len(unequal) == 1 and len(equal) >= _SURE:
            yield _relation(one, other, unequal, unequal[0])


def _relation(one: Matrix, other: Matrix, pairs: list[Pair], wrong: Pair | None) -> Relation:
    earlier, later = wrong or pairs[0]
    return Relation(
        rule="table-vs-table",
        status="note" if wrong else "pass",
        evidence=spans_of(cell for pair in islice(pairs, _SHOWN) for cell in pair),
        fields={
            "first": one.table.caption or one.table.id,
            "second": other.table.caption or other.table.id,
            "count": str(len(pairs)),
            "row": later.row_path,
            "column": later.column_path,
            "earlier": earlier.text.strip(),
            "later": later.text.strip(),
        },
        expected=str(earlier.value) if wrong else None,
        actual=str(later.value) if wrong else None,
        unit=later.unit if wrong else "",
        table_id=other.table.id,
        row_path=later.row_path if wrong else "",
        column_path=later.column_path if wrong else "",
        section_id=other.table.section_id,
    )
