"""Sums that a grid of numbers holds, found without a word of its labels.

A sum stands beside its terms: directly behind or before a run of figures, blanks aside. Figures that have been added up
step aside, so that a total of subtotals meets its subtotals. One line in which figures happen to add up proves
little; a sum is believed where the same places add up in several lines, or where its run is too long for chance.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from pipeline.checks.matrix import places

Place = tuple[int, int]

_LEAST_TERMS = 2
_LONG_RUN = 5  # figures that add up in one line alone; fewer do so by chance
_SURE = Decimal("0.5")  # share of the lines printed at a place in which the sum must hold
_MOST_TERMS = 400  # keeps the search linear in the size of the grid
_ROUNDS = 4  # subtotals, totals, grand totals, and one more
_HALF = Decimal("0.5")


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
    tried = [(column, total, terms) for column, figures in columns.items() for total, terms in _adding_up(figures)]
    votes = Counter((total, terms[0], terms[-1]) for _, total, terms in tried)
    printed = Counter(row for figures in columns.values() for row in figures)
    taken: set[Place] = set()
    kept = []
    for column, total, terms in sorted(tried, key=lambda one: (-votes[one[1], one[2][0], one[2][-1]], len(one[2]))):
        support = votes[total, terms[0], terms[-1]]
        sure = support > 1 and support >= _SURE * printed[total]
        alone = len(terms) >= _LONG_RUN and printed[total] <= _LEAST_TERMS
        places_used = {(row, column) for row in terms}
        if (sure or alone) and (total, column) not in taken and not places_used & taken:
            taken |= places_used | {(total, column)}
            kept.append((column, total, terms))
    return kept


def _adding_up(figures: Mapping[int, Decimal]) -> list[tuple[int, tuple[int, ...]]]:
    """Each figure with the nearest run before it, and behind it, that adds up to it."""
    rows = sorted(figures)
    found = []
    for index, row in enumerate(rows):
        if figures[row] != 0:
            for run in (rows[max(0, index - _MOST_TERMS) : index][::-1], rows[index + 1 : index + 1 + _MOST_TERMS]):
                count = _count(figures[row], [figures[term] for term in run])
                if count:
                    found.append((row, tuple(run[:count])))
    return found


def _count(total: Decimal, terms: Sequence[Decimal]) -> int:
    """How many of the terms, in order, make the total; 0 where none do."""
    place = max(places([total]), places(terms[:_LONG_RUN]))
    half = _HALF.scaleb(-place) if place else Decimal(0)
    made = Decimal(0)
    for count, term in enumerate(terms, 1):
        made += term
        if count >= _LEAST_TERMS and abs(made - total) <= half * (count + 1) and term != 0:
            return count
    return 0
