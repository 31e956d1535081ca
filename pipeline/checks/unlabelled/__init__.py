"""Sums that a grid of numbers holds, found without a word of its labels.

A sum stands beside its terms: a run of figures before or behind it, two figures near it, every second or third one.
What has been added up steps aside, so that a total of subtotals meets its subtotals. One line in which figures happen
to add up proves little; a sum is believed where the same places add up in line after line, and chance would not do so.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from pipeline.checks.unlabelled.figures import Figures, figures
from pipeline.checks.unlabelled.search import search

Place = tuple[int, int]


class Sum(Struct, frozen=True):
    """A figure and the figures that it adds up, by (row, column)."""

    total: Place
    terms: tuple[Place, ...]


def sums(grid: Mapping[Place, Decimal], *, down: bool = True, along: bool = True) -> list[Sum]:
    """Every sum ``down`` the columns and ``along`` the rows.

    Guarantees:
    1. Terms are printed figures, in order; they make the total exactly, or but for what rounding explains, or (where
       the same places miss it by little in line after line) all but make it.
    2. A place is at most two sums' total in one direction, and then of terms before it and of terms behind it.
    3. Linear in the size of the grid, but for lines of figures below zero, where it is bounded by a constant.
    """
    columns: dict[int, dict[int, Decimal]] = defaultdict(dict)
    rows: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for (row, column), value in grid.items():
        columns[column][row] = value
        rows[row][column] = value
    return [
        Sum((total, column), tuple((row, column) for row in terms))
        for column, total, terms in (_found(figures(columns)) if down else ())
    ] + [
        Sum((row, total), tuple((row, column) for column in terms))
        for row, total, terms in (_found(figures(rows)) if along else ())
    ]


def _found(lines: Mapping[int, Figures]) -> list[tuple[int, int, tuple[int, ...]]]:
    """(line, place of the total, places of the terms) of every pattern in every line in which it holds."""
    return [
        (index, pattern.total, line.printed(pattern.terms))
        for pattern in search(lines)
        for index, line in lines.items()
        if line.holds(pattern)
    ]


__all__ = ["Sum", "sums"]
