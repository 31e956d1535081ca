"""Tables drawn with ``+-|``: rewritten character for character as box drawings, so that one reader reads both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.tables.strokes import columns

_RUN = re.compile(r"[+|]?[-=]*(?:\+[-=]+)+[+|]?|[+|][-=]+[+|]|\+[-=]+\+?")
_BAR, _JOINT = re.compile(r"\|"), re.compile(r"[+|]")
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
        {place[match.start()] for match in _BAR.finditer(line) if place[match.start()] in walls or not walls}
        for line, place in zip(lines, places, strict=True)
    ]
    exact = all(bar or crossing for bar, crossing in zip(bars, crossings, strict=True))
    return [_redrawn(row, lines, places, crossings, bars, exact) for row in range(len(lines))]


def _rules(line: str) -> list[tuple[int, int]]:
    """The stretches of a line that are rules; two that touch are one."""
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(line):
        begin = found.pop()[0] if found and found[-1][1] == match.start() else match.start()
        found.append((begin, match.end()))
    return found


def _joints(line: str) -> list[int]:
    return [joint.start() for first, last in _rules(line) for joint in _JOINT.finditer(line, first, last)]


def _redrawn(
    row: int,
    lines: Sequence[str],
    places: list[list[int]],
    crossings: list[set[int]],
    bars: list[set[int]],
    exact: bool,
) -> str:
    line, place = lines[row], places[row]
    drawn = list(line)
    for match in _BAR.finditer(line):
        if not exact or place[match.start()] in bars[row]:
            drawn[match.start()] = "│"
    for first, last in _rules(line):
        drawn[first:last] = "─" * (last - first)
        for joint in _JOINT.finditer(line, first, last):
            at = joint.start()
            drawn[at] = _joint(row, place[at], (at > first, at + 1 < last), crossings, bars)
    return "".join(drawn)


def _joint(row: int, column: int, sides: tuple[bool, bool], crossings: list[set[int]], bars: list[set[int]]) -> str:
    """The box character of a ``+`` or ``|`` on a rule; ``sides``: whether the rule goes on to its left and right."""
    up = row > 0 and (column in bars[row - 1] or column in crossings[row - 1])
    down = row + 1 < len(bars) and (column in bars[row + 1] or column in crossings[row + 1])
    left, right = sides
    return _SHAPES.get((up, right, down, left), "─" if left and right else "┼")
