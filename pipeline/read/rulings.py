"""Ruled tables on a page of print: straight rules → grids of cells, wherever the format gives its lines as drawings.

All positions are in points, from the page's upper left corner. Nothing here knows what stands in the cells.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

# Rules closer than this are one: programs draw a border once for each of the cells that share it.
SNAP = 2.5
# A rule may end this far short of the one it meets.
_REACH = 3.0
# A filled shape thinner than this, in points, is a rule.
_THIN = 3.0
# A rule shorter than this is a tick or part of a letter.
_SHORTEST = 4.0
# Two ends of a stroke whose places across differ by less are on one axis.
_STRAIGHT = 1.0
# Floors that reach so far beyond the outermost wall hold a column that is open at the side.
_OPEN = 12.0
# A page with more rules than any table has is a chart or a map.
_MOST_RULES = 2_000


class Rule(NamedTuple):
    """A straight rule along one axis: ``at`` is its place across, ``start``–``end`` its extent along."""

    across: bool  # whether it runs from left to right
    at: float
    start: float
    end: float


class Ruled(NamedTuple):
    """A ruled table: the places of its walls and floors, its cells as (row, column, rows, columns), and which of them
    each position of its grid is in, row by row.
    """

    walls: tuple[float, ...]
    floors: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]
    positions: tuple[int, ...]

    def cell_at(self, x: float, y: float) -> int:
        """The index of the cell that holds the point, -1 where the table does not reach it."""
        column, row = bisect_right(self.walls, x) - 1, bisect_right(self.floors, y) - 1
        width = len(self.walls) - 1
        inside = 0 <= column < width and 0 <= row < len(self.floors) - 1
        return self.positions[row * width + column] if inside else -1


def rules_of(points: Sequence[tuple[float, float]], stroked: bool) -> Iterator[Rule]:
    """The rules that a drawn outline is: a shape too thin to be an area, or the straight edges that are stroked."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if min(width, height) <= _THIN:
        if width >= max(height, _SHORTEST):
            yield Rule(True, (min(ys) + max(ys)) / 2, min(xs), max(xs))
        elif height >= _SHORTEST:
            yield Rule(False, (min(xs) + max(xs)) / 2, min(ys), max(ys))
        return
    if not stroked:
        return
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) >= _SHORTEST:
            yield Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
        elif abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) >= _SHORTEST:
            yield Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))


def ruled_tables(rules: Sequence[Rule]) -> list[Ruled]:
    """The tables that the rules of a page draw, from the top down.

    Guarantees: every position of a table's grid is in exactly one cell; a frame around a single cell is no table.
    """
    across = merged(rule for rule in rules if rule.across)
    down = merged(rule for rule in rules if not rule.across)
    if len(across) + len(down) > _MOST_RULES:
        return []
    tables = (_table(floors, walls) for floors, walls in _connected(across, down))
    return sorted((table for table in tables if len(table.cells) > 1), key=lambda table: table.floors[0])


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on one line that touch or overlap, as one, sorted by their places."""
    found: list[Rule] = []
    for rule in _snapped(rules):
        if found and found[-1].at == rule.at and rule.start <= found[-1].end + _REACH:
            found[-1] = found[-1]._replace(end=max(found[-1].end, rule.end))
        else:
            found.append(rule)
    return found


def _snapped(rules: Iterable[Rule]) -> list[Rule]:
    """The rules sorted by place and start, those almost on one line exactly on it."""
    ordered = sorted(rules, key=lambda rule: rule.at)
    at = 0.0
    snapped = []
    for index, rule in enumerate(ordered):
        if not index or rule.at - ordered[index - 1].at > SNAP:
            at = rule.at
        snapped.append(rule._replace(at=at))
    return sorted(snapped, key=lambda rule: (rule.at, rule.start))


class _Sets:
    """Disjoint sets of the numbers below ``size``."""

    def __init__(self, size: int) -> None:
        self._owner = list(range(size))

    def root(self, one: int) -> int:
        while self._owner[one] != one:
            self._owner[one] = self._owner[self._owner[one]]
            one = self._owner[one]
        return one

    def unite(self, one: int, other: int) -> None:
        self._owner[self.root(one)] = self.root(other)

    def groups(self) -> list[list[int]]:
        """The sets, each in order, by their first number."""
        found: dict[int, list[int]] = {}
        for one in range(len(self._owner)):
            found.setdefault(self.root(one), []).append(one)
        return list(found.values())


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet one another, group by group, open sides closed: at least two floors and two walls."""
    sets = _Sets(len(across) + len(down))
    for i, floor in enumerate(across):
        for j, wall in enumerate(down, len(across)):
            if _meet(floor, wall):
                sets.unite(i, j)
    rules = (*across, *down)
    groups = [[rules[one] for one in group] for group in sets.groups() if len(group) > 3]
    parted = [([r for r in group if r.across], [r for r in group if not r.across]) for group in groups]
    parted = [(floors, walls + _open_sides(floors, walls)) for floors, walls in parted if floors and walls]
    return [(floors, walls) for floors, walls in parted if len(_places(floors)) > 1 and len(_places(walls)) > 1]


def _open_sides(floors: Sequence[Rule], walls: Sequence[Rule]) -> list[Rule]:
    """The walls that a table open at its sides does without, as statistics are printed: where its floors end.

    One side alone is open only where two walls stand: floors that hang on a single one are a chart's.
    """
    top, bottom = min(floor.at for floor in floors), max(floor.at for floor in floors)
    left, right = min(floor.start for floor in floors), max(floor.end for floor in floors)
    reaching = sum(f.start <= left + _REACH for f in floors), sum(f.end >= right - _REACH for f in floors)
    places = _places(walls)
    found = []
    if places[0] - left >= _OPEN and reaching[0] > 1:
        found.append(Rule(False, left, top, bottom))
    if right - places[-1] >= _OPEN and reaching[1] > 1:
        found.append(Rule(False, right, top, bottom))
    return found if len(found) == 2 or len(places) > 1 else []


def _meet(floor: Rule, wall: Rule) -> bool:
    return (
        floor.start - _REACH <= wall.at <= floor.end + _REACH and wall.start - _REACH <= floor.at <= wall.end + _REACH
    )


def _places(rules: Iterable[Rule]) -> list[float]:
    return sorted({rule.at for rule in rules})


def _table(floors: Sequence[Rule], walls: Sequence[Rule]) -> Ruled:
    """Positions that no rule parts, as cells; an outline that is no rectangle falls apart into stretches of rows."""
    xs, ys = _places(walls), _places(floors)
    height, width = len(ys) - 1, len(xs) - 1
    sets = _Sets(height * width)
    for row in range(height):
        middle = (ys[row] + ys[row + 1]) / 2
        parted = {wall.at for wall in walls if wall.start <= middle <= wall.end}
        for column in range(1, width):
            if xs[column] not in parted:
                sets.unite(row * width + column - 1, row * width + column)
    for column in range(width):
        middle = (xs[column] + xs[column + 1]) / 2
        parted = {floor.at for floor in floors if floor.start <= middle <= floor.end}
        for row in range(1, height):
            if ys[row] not in parted:
                sets.unite((row - 1) * width + column, row * width + column)
    cells = sorted(cell for group in sets.groups() for cell in _rectangles([divmod(one, width) for one in group]))
    positions = [0] * (height * width)
    for index, (top, left, rows, columns) in enumerate(cells):
        for row in range(top, top + rows):
            positions[row * width + left : row * width + left + columns] = [index] * columns
    return Ruled(tuple(xs), tuple(ys), tuple(cells), tuple(positions))


def _rectangles(places: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    top, bottom = places[0][0], places[-1][0]
    left, right = min(column for _, column in places), max(column for _, column in places)
    if len(places) == (bottom - top + 1) * (right - left + 1):
        return [(top, left, bottom - top + 1, right - left + 1)]
    found: list[tuple[int, int, int, int]] = []
    for row, column in places:
        if found and found[-1][0] == row and found[-1][1] + found[-1][3] == column:
            found[-1] = (row, found[-1][1], 1, found[-1][3] + 1)
        else:
            found.append((row, column, 1, 1))
    return found
