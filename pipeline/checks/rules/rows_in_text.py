"""body-vs-table: figures that the text gives row by row (甲县120户、乙县128户) against a column of the table.

Which column they are of is decided by the figures: the one that most of them bear out. A single figure that differs
where two others or more agree contradicts the table.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.facts import Facts
from pipeline.checks.matrix import Line, Matrix
from pipeline.checks.measures import same_kind
from pipeline.checks.names import core
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.checks.targets import Link, Target, agrees, lone_rows, restated
from pipeline.model import Quantity

_ENOUGH = 2  # figures that show which column is meant
_COUNTED = frozenset({"measure", "count"})


class _Told(NamedTuple):
    """A figure of the text whose name begins with that of a row."""

    quantity: Quantity
    row: Line


def rows_in_text(facts: Facts) -> Iterator[Relation]:
    """Every figure of a group that names the rows of a table, against the column that the group restates."""
    for table in facts.tables:
        rows = lone_rows(table)
        if len(rows) < _ENOUGH:
            continue
        for group in _groups(facts, rows):
            yield from _judged(table, group)


def _groups(facts: Facts, rows: dict[str, Line]) -> Iterator[list[_Told]]:
    """The figures that name rows, by section, unit and the words behind the row's name; one a row."""
    lengths = sorted({len(name) for name in rows}, reverse=True)
    groups: dict[tuple[str, str, str, str], dict[int, _Told]] = defaultdict(dict)
    for quantity in facts.quantities:
        if quantity.role not in _COUNTED or quantity.value is None or quantity.comparator != "=" or quantity.change:
            continue
        name = core(quantity.indicator)
        length = next((length for length in lengths if name[:length] in rows), 0)
        if length:
            row = rows[name[:length]]
            key = (quantity.part_id, quantity.section_id, quantity.unit, name[length:])
            groups[key].setdefault(row.index, _Told(quantity, row))
    for group in groups.values():
        if len(group) >= _ENOUGH:
            yield list(group.values())


def _judged(table: Matrix, group: list[_Told]) -> Iterator[Relation]:
    links = [found for column in table.columns if len(found := _links(table, column, group)) >= _ENOUGH]
    best = max(links, key=lambda found: sum(map(agrees, found)), default=[])
    held = [link for link in best if agrees(link)]
    off = [link for link in best if not agrees(link)]
    if len(held) < _ENOUGH:
        return
    for link in held:
        yield restated(link, "pass", "body-vs-table-pass")
    if len(off) == 1:
        yield restated(off[0], "fail", "body-vs-table-fail")


def _links(table: Matrix, column: Line, group: list[_Told]) -> list[Link]:
    """The figures of a group with the cells of one column, where both measure the same kind of thing."""
    found = []
    for quantity, row in group:
        cell = table.cells.get((row.index, column.index))
        if cell is None or cell.value is None:
            continue
        counted = not cell.unit and quantity.unit in settings().unrounded_units
        if counted or same_kind(quantity.unit, cell.unit):
            path = " > ".join((*row.path, column.name))
            link = Link(quantity, Target(table, (), path, cell.unit, (cell,)), cited=False)
            if cell.aside is None or agrees(link):  # 一(二): which of both the text counts is not said
                found.append(link)
    return found
