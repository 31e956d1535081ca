"""Which lines of a table a total adds up: the readings that its place and its names allow.

The same code serves rows (a total row adds up rows, column by column) and columns (a total column adds up columns, row
by row): ``Axis`` turns the table. Which reading is meant is decided by arithmetic, over all crossing lines together:
the one that most of them bear out. One figure that is off can therefore not hide behind another reading.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from pipeline.checks.matrix import Line, Matrix, is_total
from pipeline.checks.settings import settings
from pipeline.model import Observation

# More totals than this stand for blocks of their own; trying the whole table for each would be quadratic.
_FEW_TOTALS = 4
# Totals of columns with names of their own (招生合计, 在校合计) are no more than these; in longer tables, as above.
_FEW_NAMED = 16
_SHORTEST = 2  # one character is no name


class Axis(Struct, frozen=True):
    """A table seen so that ``lines`` are added up and ``cross`` are the places where the sums are printed."""

    matrix: Matrix
    by_rows: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is added up."""
        return self.matrix.rows if self.by_rows else self.matrix.columns

    @property
    def cross(self) -> tuple[Line, ...]:
        """Where the sums stand."""
        return self.matrix.columns if self.by_rows else self.matrix.rows

    def cell(self, line: Line, cross: Line) -> Observation | None:
        """The place where a line and a crossing line meet."""
        place = (line.index, cross.index) if self.by_rows else (cross.index, line.index)
        return self.matrix.cells.get(place)


class Claim(Struct, frozen=True):
    """A total line and the lines that it may add up; ``complete`` if they are all that the table has.

    ``readings`` names the ways of reading that lead to these lines."""

    target: Line
    terms: tuple[Line, ...]
    readings: tuple[str, ...]
    complete: bool


class _Neighbourhood:
    """The lines around each total, found in one pass."""

    def __init__(self, axis: Axis) -> None:
        lines = axis.lines
        self.data = tuple(line for line in lines if not is_total(line) and line.part_of is None)
        self.inner = _inner(axis)
        self.subtotals = tuple(line for line in lines if line.role == "subtotal")
        self.totals = tuple(line for line in lines if line.role == "total")
        self.siblings: dict[tuple[str, ...], list[Line]] = defaultdict(list)
        for line in self.data:
            for depth in range(1, len(line.path)):
                self.siblings[line.path[:depth]].append(line)
        self.before, self.after = _runs(lines)


def _runs(lines: tuple[Line, ...]) -> tuple[dict[int, tuple[Line, ...]], dict[int, tuple[Line, ...]]]:
    """For each total line the data lines between it and the total before it, and the one after it."""
    before: dict[int, tuple[Line, ...]] = {}
    after: dict[int, tuple[Line, ...]] = {}
    run: list[Line] = []
    last: int | None = None
    for line in lines:
        if is_total(line):
            before[line.index] = tuple(run)
            if last is not None:
                after[last] = tuple(run)
            run, last = [], line.index
        elif line.part_of is None:
            run.append(line)
    if last is not None:
        after[last] = tuple(run)
    return before, after


def _inner(axis: Axis) -> frozenset[int]:
    """The lines behind a 其中 line that make its whole together with it: 收入 100, 其中：税收 60, 非税 40."""
    found: set[int] = set()
    by_index = {line.index: line for line in axis.lines}
    for at, part in enumerate(axis.lines):
        whole = by_index.get(part.part_of) if part.part_of is not None else None
        crossing = next((cross for cross in axis.cross if whole and _value(axis, whole, cross)), None)
        if whole is None or crossing is None:
            continue
        left = _value(axis, whole, crossing) - _value(axis, part, crossing)
        run: list[int] = []
        for line in axis.lines[at + 1 :]:
            if is_total(line) or left <= 0:
                break
            left -= _value(axis, line, crossing)
            run += [line.index] if line.part_of is None else []
        if left == 0:
            found.update(run)
    return frozenset(found)


def _value(axis: Axis, line: Line, cross: Line) -> Decimal:
    cell = axis.cell(line, cross)
    return cell.value if cell is not None and cell.value is not None else Decimal(0)


def readings(axis: Axis) -> Iterator[tuple[Line, tuple[Claim, ...]]]:
    """Every total line with its possible claims, the likeliest first; subtotals before totals."""
    around = _Neighbourhood(axis)
    for target in around.subtotals:
        yield target, _distinct(target, _near(target, around), around.data)
    for target in around.totals:
        yield target, _distinct(target, _near(target, around) | _far(target, around), around.data)


def _stem(name: str) -> str:
    """What a total's name says it is of: 招生合计, 合计招生."""
    for word in settings().additive_names:
        name = name.removesuffix(word).removeprefix(word)
    return name


def _near(target: Line, around: _Neighbourhood) -> dict[str, tuple[Line, ...]]:
    siblings = around.siblings.get(target.path[:-1], []) if len(target.path) > 1 else []
    few = len(around.totals) + len(around.subtotals) <= _FEW_NAMED
    stem = _stem(target.path[-1]) if few and target.path else ""
    named = [line for line in around.data if line.path and stem in line.path[-1]] if len(stem) >= _SHORTEST else []
    return {
        "named": tuple(named),  # 招生合计: 小学招生, 初中招生, not the classes between
        "siblings": tuple(siblings),
        "before": around.before.get(target.index, ()),
        "after": around.after.get(target.index, ()),
    }


def _far(target: Line, around: _Neighbourhood) -> dict[str, tuple[Line, ...]]:
    if len(around.totals) > _FEW_TOTALS:
        return {}
    covered = {line.index for sub in around.subtotals for line in around.before.get(sub.index, ())}
    followed = {line.index for sub in around.subtotals for line in around.after.get(sub.index, ())}
    others = tuple(line for line in around.totals if line.index != target.index)
    return {
        "all": around.data,
        "wholes": tuple(line for line in around.data if line.index not in around.inner),
        "subtotals and rest": (*around.subtotals, *(line for line in around.data if line.index not in covered)),
        "rest and subtotals": (*around.subtotals, *(line for line in around.data if line.index not in followed)),
        "subtotals": around.subtotals,
        "totals": others if len(others) > 1 else (),
    }


def _distinct(target: Line, sets: dict[str, tuple[Line, ...]], data: tuple[Line, ...]) -> tuple[Claim, ...]:
    size = sum(line.unit == target.unit for line in data)
    found: dict[tuple[int, ...], tuple[Line, ...]] = {}
    names: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for reading, lines in sets.items():
        terms = tuple(line for line in lines if line.unit == target.unit and line.index != target.index)
        if terms:
            key = tuple(sorted(line.index for line in terms))
            found.setdefault(key, terms)
            names[key].append(reading)
    return tuple(
        Claim(target, terms, tuple(names[key]), _complete(names[key], terms, size)) for key, terms in found.items()
    )


def _complete(names: list[str], terms: tuple[Line, ...], size: int) -> bool:
    return any("rest" in name for name in names) or sum(not is_total(line) for line in terms) == size
