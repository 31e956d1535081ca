"""Sums that a grid of numbers holds, found without a word of its labels.

A sum stands beside its terms: directly behind or before a run of figures, blanks aside. Figures that have been added up
step aside, so that a total of subtotals meets its subtotals. One line in which figures happen to add up proves
little; a sum is believed where the same places add up in several lines, or where its run is too long for chance.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from pipeline.checks.matrix import places

Place = tuple[int, int]

_LEAST_TERMS = 2
_LONG_RUN = 5  # figures that add up in one line alone; fewer do so by chance
_LEAST_SUPPORT = 2  # lines in which a run must add up
_LEAST_STRIDDEN = 3  # and one that leaves figures out
_STRIDES = (2, 3)  # columns in pairs or threes (number, share)
_MOST_STRIDES = 24
_ROUND = Decimal(200)  # whole numbers below this are counts, not rounded figures
_MOST_ROUNDED = 6  # figures whose rounding may add up; beyond this errors cancel
_SURE = Decimal("0.5")  # share of the lines printed at a place in which the sum must hold
_MOST_TERMS = 400  # keeps the search linear in the size of the grid
_ROUNDS = 4  # subtotals, totals, grand totals, and one more
_HALF = Decimal("0.5")


class Pattern(NamedTuple):
    """Where a sum stands in a column: the total's row, the first and last row of its terms, every which row."""

    total: int
    first: int
    last: int
    stride: int

    @property
    def length(self) -> int:
        """How many rows the terms take at most."""
        return (self.last - self.first) // self.stride + 1


class Sum(Struct, frozen=True):
    """A figure and the figures that it adds up, by (row, column)."""

    total: Place
    terms: tuple[Place, ...]


def sums(grid: Mapping[Place, Decimal]) -> list[Sum]:
    """Every sum down the columns and along the rows.

    Guarantees: a sum has two terms or more, not all of them zero; each place is one sum's total at most, per direction.
    """
    turned = {(column, row): value for (row, column), value in grid.items()}
    down = _down(grid)
    along = [Sum(_turn(found.total), tuple(map(_turn, found.terms))) for found in _down(turned)]
    return down + along


def _turn(place: Place) -> Place:
    return place[1], place[0]


def _down(grid: Mapping[Place, Decimal]) -> list[Sum]:
    columns: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for (row, column), value in grid.items():
        columns[column][row] = value
    found: list[Sum] = []
    for _ in range(_ROUNDS):
        fresh = _believed(columns)
        if not fresh:
            break
        for column, total, terms in fresh:
            found.append(Sum((total, column), tuple((row, column) for row in terms)))
            for row in terms:
                columns[column].pop(row, None)
    return found


def _believed(columns: Mapping[int, Mapping[int, Decimal]]) -> list[tuple[int, int, tuple[int, ...]]]:
    """The sums of one round: patterns (total row, stretch of rows, stride) that enough columns bear out."""
    votes: Counter[Pattern] = Counter()
    for figures in columns.values():
        votes.update(_patterns(figures))
    printed = Counter(row for figures in columns.values() for row in figures)
    taken: set[Place] = set()
    kept: list[tuple[int, int, tuple[int, ...]]] = []
    for pattern, support in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0].stride, vote[0].length)):
        least = _LEAST_SUPPORT if pattern.stride == 1 else _LEAST_STRIDDEN
        alone = pattern.length >= _LONG_RUN and printed[pattern.total] <= _LEAST_TERMS and pattern.stride == 1
        if not alone and (support < least or support < _SURE * printed[pattern.total]):
            continue
        for column, figures in columns.items():
            terms = _held(pattern, figures)
            used = {(row, column) for row in (pattern.total, *terms)}
            if terms and not used & taken:
                taken |= used
                kept.append((column, pattern.total, terms))
    return kept


def _patterns(figures: Mapping[int, Decimal]) -> list[Pattern]:
    """Each figure with the nearest run before it, and behind it, that adds up to it; then runs with strides."""
    rows = sorted(figures)
    found = []
    for index, row in enumerate(rows):
        if figures[row] == 0:
            continue
        for run in (rows[max(0, index - _MOST_TERMS) : index][::-1], rows[index + 1 : index + 1 + _MOST_TERMS]):
            count = _count(figures[row], [figures[term] for term in run])
            if count:
                found.append(Pattern(row, min(run[count - 1], run[0]), max(run[count - 1], run[0]), 1))
        for stride in _STRIDES:
            for step in (-stride, stride):
                run = _stepped(figures, row, step)
                count = _count(figures[row], [figures[term] for term in run])
                if count:
                    found.append(Pattern(row, min(run[count - 1], run[0]), max(run[count - 1], run[0]), stride))
    return found


def _stepped(figures: Mapping[int, Decimal], row: int, step: int) -> list[int]:
    run: list[int] = []
    at = row + step
    while at in figures and len(run) < _MOST_STRIDES:
        run.append(at)
        at += step
    return run


def _held(pattern: Pattern, figures: Mapping[int, Decimal]) -> tuple[int, ...]:
    """The rows of a pattern's terms in one column where they add up there too, else none."""
    if pattern.total not in figures:
        return ()
    terms = tuple(row for row in range(pattern.first, pattern.last + 1, pattern.stride) if row in figures)
    values = [figures[row] for row in terms]
    close = abs(sum(values, Decimal(0)) - figures[pattern.total]) <= _tolerance(figures[pattern.total], values)
    return terms if close and terms else ()


def _tolerance(total: Decimal, terms: Sequence[Decimal]) -> Decimal:
    """Half a unit of the last place per figure; whole numbers only where they are large enough to have been rounded."""
    place = max(places([total]), places(terms[:_LONG_RUN]))
    if place == 0 and abs(total) < _ROUND:
        return Decimal(0)
    return _HALF.scaleb(-place) * min(len(terms) + 1, _MOST_ROUNDED)


def _count(total: Decimal, terms: Sequence[Decimal]) -> int:
    """How many of the terms, in order, make the total; 0 where none do."""
    made = Decimal(0)
    half = _tolerance(total, terms[:1]) / _LEAST_TERMS
    for count, term in enumerate(terms, 1):
        made += term
        if count >= _LEAST_TERMS and term != 0 and abs(made - total) <= half * min(count + 1, _MOST_ROUNDED):
            return count
    return 0
