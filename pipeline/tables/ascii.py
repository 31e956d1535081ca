"""Tables drawn with ``+-|``: rewritten character for character as box drawings, so that one reader reads both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.tables.strokes import columns

_RUN = re.compile(r"[+|]?[-=]*(?:\+[-=]+)+[+|]?|[+|][-=]+[+|]|\+[-=]+\+?")
_SHAPES = {
    (False, True, True, False): "┌", (False, True, True, True): "┬", (False, False, True, True): "┐",
    (True, True, True, False): "├", (True, True, True, True): "┼", (True, False, True, True): "┤",
    (True, True, False, False): "└", (True, True, False, True): "┴", (True, False, False, True): "┘",
    (True, False, True, False): "│",
}  # fmt: skip


def as_boxes(lines: Sequence[str]) -> list[str]:
    """The lines with their strokes as box characters; as long as before, all other characters unchanged.

    >>> as_boxes(["+--+--+", "|a |b |", "+--+--+"])
    ['┌──┬──┐', '│a │b │', '└──┴──┘']
    """
    places = [columns(line, 2) for line in lines]
    crossings = [{places[row][at] for at in _joints(line)} for row, line in enumerate(lines)]
    walls = set().union(*crossings)
    bars = [
        {place[at] for at, character in enumerate(line) if character == "|" and (place[at] in walls or not walls)}
        for line, place in zip(lines, places, strict=True)
    ]
    exact = all(bar or crossing for bar, crossing in zip(bars, crossings, strict=True))
    return [_redrawn(row, lines, places, crossings, bars, exact) for row in range(len(lines))]


def _joints(line: str) -> list[int]:
    found = []
    for match in _RUN.finditer(line):
        found += [at for at in range(match.start(), match.end()) if line[at] in "+|"]
    return found


def _redrawn(
    row: int,
    lines: Sequence[str],
    places: list[list[int]],
    crossings: list[set[int]],
    bars: list[set[int]],
    exact: bool,
) -> str:
    line, place = lines[row], places[row]
    ruled: set[int] = set()
    for match in _RUN.finditer(line):
        ruled.update(range(match.start(), match.end()))
    drawn = list(line)
    for at, character in enumerate(line):
        if at in ruled:
            drawn[at] = "─" if character in "-=" else _joint(row, at, line, place[at], crossings, bars, ruled)
        elif character == "|" and (not exact or place[at] in bars[row]):
            drawn[at] = "│"
    return "".join(drawn)


def _joint(
    row: int, at: int, line: str, column: int, crossings: list[set[int]], bars: list[set[int]], ruled: set[int]
) -> str:
    up = row > 0 and (column in bars[row - 1] or column in crossings[row - 1])
    down = row + 1 < len(bars) and (column in bars[row + 1] or column in crossings[row + 1])
    left, right = at - 1 in ruled, at + 1 in ruled
    return _SHAPES.get((up, right, down, left), "─" if left and right else "┼")
