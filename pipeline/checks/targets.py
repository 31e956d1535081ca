"""What a figure of the text may restate: a total of a table, those of a group of columns, the cell of a named row."""

import re
from collections import defaultdict
from decimal import Decimal

from msgspec import Struct

from pipeline.checks.matrix import Line, Matrix, spans_of
from pipeline.checks.measures import based, scale, shown, span
from pipeline.checks.names import core
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Observation, Quantity, Status, exact

_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORTEST = 2  # characters of a row's name


class Target(Struct, frozen=True):
    """One total, or the totals of a group of columns, or one cell.

    ``year`` where its column is that of a year, ``overall`` where it is the column of all totals (合计).
    """

    matrix: Matrix
    names: tuple[str, ...]
    path: str
    unit: str
    cells: tuple[Observation, ...]
    year: str = ""
    overall: bool = False

    @property
    def value(self) -> Decimal:
        """The sum of the cells, in the base unit."""
        return sum((cell.value for cell in self.cells if cell.value is not None), Decimal(0)) * scale(self.unit)[0]


def totals(table: Matrix) -> list[Target]:
    """The totals of the columns, and of every group of columns under one header that one unit governs."""
    found = [row for row in table.rows if row.role == "total"]
    if len(found) != 1:
        return []
    row = found[0]
    groups: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    targets: list[Target] = []
    for column in table.columns:
        cell = table.cells.get((row.index, column.index))
        if cell is None or cell.value is None or not column.path:
            continue
        overall = column.role == "total" and len(column.path) == 1
        targets.append(Target(table, _names(column.path), column.name, column.unit, (cell,), _year(column), overall))
        if column.part_of is None and column.role == "data":
            for depth in range(1, len(column.path)):
                groups[column.path[:depth]].append(column)
    for path, columns in groups.items():
        cells = tuple(table.cells[row.index, column.index] for column in columns)
        if len(columns) > 1 and len({column.unit for column in columns}) == 1 and not _has_total(table, path):
            targets.append(Target(table, _names(path), " > ".join(path), columns[0].unit, cells))
    return targets


def _has_total(table: Matrix, path: tuple[str, ...]) -> bool:
    """Whether a group prints its own total: then that is what the text restates."""
    return any(column.role != "data" and column.path[: len(path)] == path for column in table.columns)


def _names(path: tuple[str, ...]) -> tuple[str, ...]:
    """What a column may be called: its own name; and its group's where it is the group's total (项目总数)."""
    leaf = path[-1]
    if len(path) > 1 and any(leaf.startswith(word) or leaf.endswith(word) for word in settings().additive_names):
        return (leaf, path[-2])
    return (leaf,)


def lone_rows(table: Matrix) -> dict[str, Line]:
    """The rows of data that alone bear their name, by it."""
    rows: dict[str, list[Line]] = defaultdict(list)
    for row in table.rows:
        name = core(row.path[-1]) if row.path and row.role == "data" else ""
        if len(name) >= _SHORTEST:
            rows[name].append(row)
    return {name: row for name, (row, *others) in rows.items() if not others}


def named_rows(table: Matrix) -> dict[str, list[Target]]:
    """The cells of each row that alone bears its name: of the sole column of figures, or of those of years."""
    numeric = {column for (_, column), cell in table.cells.items() if cell.value is not None}
    columns = [column for column in table.columns if column.role == "data" and column.index in numeric]
    if len(columns) > 1:
        columns = [column for column in columns if _year(column)]  # 2020年, 2025年 beside 年均增长
    return {
        name: [
            Target(table, (row.path[-1],), " > ".join((*row.path, column.name)), cell.unit, (cell,), _year(column))
            for column in columns
            if (cell := table.cells.get((row.index, column.index))) is not None and cell.value is not None
        ]
        for name, row in lone_rows(table).items()
    }


def _year(column: Line) -> str:
    found = _YEAR.search(column.name)
    return found[0] if found else ""


class Link(Struct, frozen=True):
    """A figure of the text and the target that its words name."""

    quantity: Quantity
    target: Target
    cited: bool


def agrees(link: Link) -> bool:
    """Whether both print the same value, whatever their units."""
    return based(link.quantity) == link.target.value


def restated(link: Link, status: Status, sentence: str) -> Relation:
    """What a link shows: ``sentence`` is the row of the messages that puts it into words."""
    quantity, target = link.quantity, link.target
    value, factor = based(quantity), scale(target.unit)[0]
    if value is None:
        raise ValueError("a linked quantity has a value")
    terms, actual = "+".join(str(cell.value) for cell in target.cells), shown(target.value / factor)
    return Relation(
        rule="body-vs-table",
        status=status,
        evidence=(span(quantity), *spans_of(target.cells)),
        fields={
            "raw": quantity.raw,
            "indicator": quantity.indicator,
            "table": target.matrix.table.caption or target.matrix.table.id,
            "column": target.path,
            "sum": f"{terms}={actual}" if len(target.cells) > 1 else actual,
            "actual": actual,
            "unit": target.unit,
        },
        expected=shown(value / factor),
        actual=actual,
        difference=exact(target.value / factor - value / factor),
        unit=target.unit,
        table_id=target.matrix.table.id,
        row_path=target.cells[0].row_path,
        column_path=target.path,
        section_id=quantity.section_id,
        severity="warning" if sentence == "body-vs-table-breakdown" else None,
        sentence=sentence,
    )
