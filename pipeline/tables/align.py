"""Which wall each stroke of a line is, where their numbers differ: the reading that explains most of both."""

from __future__ import annotations

from collections.abc import Sequence

# Costs, in units of one box character. A stroke up to FAR units off its wall is rather that wall misplaced than a
# stray; past it the distance says nothing more. An edge is lost more easily than an inner wall (no corner, no border).
FAR = 6.0
LOST_WALL = 4.0
LOST_EDGE = 2.5
STRAY_STROKE = 4.0
# Where runs of blanks are collapsed a stroke's place says almost nothing: only enough to break ties.
COLLAPSED_WEIGHT = 0.02
# Weighing every stroke against every wall takes their product in time; wider lines than print can hold go in order.
MOST_WEIGHED = 40_000


def align(places: Sequence[float], walls: Sequence[int], edges: tuple[int, int], weight: float) -> list[int | None]:
    """The wall of each stroke, None for a stray; order is kept, the sum of misplacements and losses is least.

    ``places`` are the strokes' measured places in units, ``walls`` the places where walls may stand, both in order.

    >>> align([0, 5.5, 12], [0, 5, 9, 12], (0, 12), 1.0)
    [0, 5, 12]
    """
    strokes, count = len(places), len(walls)
    if strokes * count > MOST_WEIGHED:
        return [*walls[:strokes], *[None] * (strokes - count)]
    lost = [LOST_EDGE if wall in edges else LOST_WALL for wall in walls]
    cost = [[0.0] * (count + 1) for _ in range(strokes + 1)]
    for j in range(1, count + 1):
        cost[0][j] = cost[0][j - 1] + lost[j - 1]
    for i in range(1, strokes + 1):
        cost[i][0] = cost[i - 1][0] + STRAY_STROKE
        for j in range(1, count + 1):
            distance = min(abs(places[i - 1] - walls[j - 1]), FAR) * weight
            cost[i][j] = min(cost[i - 1][j - 1] + distance, cost[i][j - 1] + lost[j - 1], cost[i - 1][j] + STRAY_STROKE)
    return _trace_back(cost, places, walls, lost, weight)


def _trace_back(
    cost: list[list[float]], places: Sequence[float], walls: Sequence[int], lost: list[float], weight: float
) -> list[int | None]:
    found: list[int | None] = [None] * len(places)
    i, j = len(places), len(walls)
    while i and j:
        distance = min(abs(places[i - 1] - walls[j - 1]), FAR) * weight
        if cost[i][j] == cost[i - 1][j - 1] + distance:
            i, j = i - 1, j - 1
            found[i] = walls[j]
        elif cost[i][j] == cost[i][j - 1] + lost[j - 1]:
            j -= 1
        else:
            i -= 1
    return found
