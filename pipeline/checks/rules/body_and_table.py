"""body-vs-table: a figure of the text against the total, or the group of totals, that it restates.

A figure is linked by its words, its unit and its place, never by its value, so that a wrong value is still linked. The
targets of a table are the totals of its columns, and of every group of columns under one header that one unit governs.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from pipeline.checks.facts import Facts
from pipeline.checks.matrix import Line, Matrix, spans_of
from pipeline.checks.measures import admits, based, same_kind, scale, shown, span
from pipeline.checks.names import LOOSE, likeness
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Observation, Quantity, exact

_CLAUSE = re.compile(r"[,。;:、()!?\n\r]")
_LABEL = re.compile(r"^\s*\d{1,2}\.")
_LONGEST = 40  # characters that an indicator takes at most
_LOWER_BOUND = frozenset({">=", ">"})


class Target(Struct, frozen=True):
    """What a figure of the text may restate: one total, or the totals of a group of columns."""

    matrix: Matrix
    names: tuple[str, ...]
    path: str
    unit: str
    cells: tuple[Observation, ...]

    @property
    def value(self) -> Decimal:
        """The sum of the cells, in the base unit."""
        return sum((cell.value for cell in self.cells if cell.value is not None), Decimal(0)) * scale(self.unit)[0]


class Link(Struct, frozen=True):
    """A figure of the text and the target that its words name."""

    quantity: Quantity
    target: Target
    cited: bool


def body_vs_table(facts: Facts) -> Iterator[Relation]:
    """Every figure of the text that restates a total of a table.

    Guarantees: a difference fails only where the text refers to the table's annex, or stands beside the table.
    """
    for table in facts.tables:
        targets = _targets(table)
        if not targets:
            continue
        linked = [link for quantity in facts.quantities if (link := _link(facts, quantity, targets))]
        unequal = [link for link in linked if not _same(link)]
        restates = _breaks_down(table) and len(unequal) == 1 < len(linked)
        for link in linked:
            yield from _judge(link, restates)


def _targets(table: Matrix) -> list[Target]:
    totals = [row for row in table.rows if row.role == "total"]
    if len(totals) != 1:
        return []
    row = totals[0]
    groups: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    targets: list[Target] = []
    for column in table.columns:
        cell = table.cells.get((row.index, column.index))
        if cell is None or cell.value is None or not column.path:
            continue
        targets.append(Target(table, _names(column.path), column.name, column.unit, (cell,)))
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


def _link(facts: Facts, quantity: Quantity, targets: list[Target]) -> Link | None:
    if quantity.role not in ("measure", "count") or quantity.value is None or not quantity.indicator:
        return None
    near = [target for target in targets if target.unit and same_kind(quantity.unit, target.unit)]
    chosen = _named(quantity.indicator, near) or _named(_phrase(facts.text, quantity), near)
    return Link(quantity, chosen, _refers(facts, quantity, chosen.matrix)) if chosen else None


def _named(words: str, targets: list[Target]) -> Target | None:
    """The one target that the words name best."""
    graded = [(max(likeness(words, name) for name in target.names), target) for target in targets]
    best = max((grade for grade, _ in graded), default=0)
    chosen = [target for grade, target in graded if grade == best]
    return chosen[0] if best >= LOOSE and len(chosen) == 1 else None


def _phrase(text: str, quantity: Quantity) -> str:
    """All words of the clause before the figure: an indicator with its conditions (签约投资超3000万元项目)."""
    return _LABEL.sub("", _CLAUSE.split(text[max(0, quantity.start - _LONGEST) : quantity.start])[-1])


def _refers(facts: Facts, quantity: Quantity, table: Matrix) -> bool:
    """Whether the figure's section, or one beside it, cites the annex that holds the table; or both share a section."""
    part = table.table.part_id
    chain = facts.ancestors(quantity.section_id)
    if chain and quantity.section_id == table.table.section_id and quantity.part_id == part:
        return True
    scope = chain[1] if len(chain) > 1 else chain[0] if chain else None
    return any(
        reference.resolved == part and scope is not None and scope.start <= reference.start < scope.end
        for reference in facts.references
        if reference.kind == "annex"
    )


def _same(link: Link) -> bool:
    return based(link.quantity) == link.target.value


def _breaks_down(table: Matrix) -> bool:
    """Whether the table says that it breaks the targets of the text down, and so restates them."""
    return any(word in table.table.caption for word in settings().breakdown)


def _judge(link: Link, breakdown: bool) -> Iterator[Relation]:
    quantity, target = link.quantity, link.target
    if admits(quantity, target.value):
        beyond = quantity.comparator in _LOWER_BOUND and not _same(link)
        if beyond and breakdown and link.cited:
            yield _relation(link, "fail", "body-vs-table-breakdown")
        elif link.cited or _same(link):
            yield _relation(link, "pass", "body-vs-table-bound" if beyond else "body-vs-table-pass")
    elif link.cited:
        yield _relation(link, "fail", "body-vs-table-fail")


def _relation(link: Link, status: str, sentence: str) -> Relation:
    quantity, target = link.quantity, link.target
    value, factor = based(quantity), scale(target.unit)[0]
    if value is None:
        raise ValueError("a linked quantity has a value")
    return Relation(
        rule="body-vs-table",
        status="pass" if status == "pass" else "fail",
        evidence=(span(quantity), *spans_of(target.cells)),
        fields={
            "raw": quantity.raw,
            "indicator": quantity.indicator,
            "table": target.matrix.table.caption or target.matrix.table.id,
            "column": target.path,
            "terms": "+".join(str(cell.value) for cell in target.cells),
            "actual": shown(target.value / factor),
            "unit": target.unit,
        },
        expected=shown(value / factor),
        actual=shown(target.value / factor),
        difference=exact(target.value / factor - value / factor),
        unit=target.unit,
        table_id=target.matrix.table.id,
        row_path=target.cells[0].row_path,
        column_path=target.path,
        section_id=quantity.section_id,
        severity="warning" if sentence == "body-vs-table-breakdown" else None,
        sentence=sentence,
    )
