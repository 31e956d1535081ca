"""Tables drawn with ``+-|``: rewritten character for character as box drawings, so that one reader reads both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.tables.strokes import columns

_RUN = re.compile(r"[+|]?[-=]*(?:\+[-=]+)+[+|]?|[+|][-=]+[+|]|\+[-=]+\+?")
_BAR, _JOINT = re.compile(r"\|"), re.compile(r"[+|]")
_SHAPES = {
    (False, True, True, False): "┌", (False, True, True, True): "┬", (False, False, True, True): "┐",
    (True, True, True, False): "├", (True, True, True, True): "┼", (True, False, True, True): "┤",
    (True, True, False, False): "└", (True, True, False, True): "┴", (True, False, False, True): "┘",
    (True, False, True, False): "│",
}  # fmt: skip


class _Marks(NamedTuple):
    """A line's marks by display column: the stretches that are rules, the joints on them, the bars.

    ``columns`` are those of its characters, None where each takes one.
    """

    rules: tuple[tuple[int, int], ...]
    joints: frozenset[int]
    bars: tuple[int, ...]
    columns: list[int] | None

    def column(self, at: int) -> int:
        return at if self.columns is None else self.columns[at]


def as_boxes(lines: Sequence[str]) -> list[str]:
    """The lines with their strokes as box characters; as long as before, all other characters unchanged.

    >>> as_boxes(["+--+--+", "|a |b |", "+--+--+"])
    ['┌──┬──┐', '│a │b │', '└──┴──┘']
    """
    known: dict[str, _Marks] = {}  # rules come again and again
    marks = [known[line] if line in known else _marks(line, known) for line in lines]
    walls = frozenset().union(*{mark.joints for mark in marks})
    # Where bars stand under joints throughout, a bar elsewhere is a character of a cell.
    exact = bool(walls) and all(mark.joints or not walls.isdisjoint(mark.bars) for mark in marks)
    standing: dict[tuple[int, ...], frozenset[int]] = {}
    for mark in marks:
        if mark.bars not in standing:
            standing[mark.bars] = frozenset(mark.bars) & walls if walls else frozenset(mark.bars)
    bars = [standing[mark.bars] for mark in marks]
    drawn: dict[tuple[object, ...], str] = {}
    found = []
    for row, line in enumerate(lines):
        mark = marks[row]
        if not mark.rules and (not exact or len(bars[row]) == len(mark.bars)):
            found.append(line.replace("|", "│"))
            continue
        ups = bars[row - 1] | marks[row - 1].joints if row else frozenset()
        downs = bars[row + 1] | marks[row + 1].joints if row + 1 < len(lines) else frozenset()
        if (line, ups, downs) not in drawn:
            drawn[line, ups, downs] = _redrawn(line, mark, bars[row] if exact else None, ups, downs)
        found.append(drawn[line, ups, downs])
    return found


def _marks(line: str, known: dict[str, _Marks]) -> _Marks:
    places = None if line.isascii() else columns(line, 2)
    rules = _rules(line) if "-" in line or "=" in line else ()
    at = [match.start() for match in _BAR.finditer(line)]
    mark = _Marks(rules, frozenset(), tuple(at if places is None else [places[i] for i in at]), places)
    if rules:
        joints = [joint.start() for first, last in rules for joint in _JOINT.finditer(line, first, last)]
        mark = known[line] = mark._replace(joints=frozenset(map(mark.column, joints)))
    return mark


def _rules(line: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a line that are rules; two that touch are one."""
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(line):
        begin = found.pop()[0] if found and found[-1][1] == match.start() else match.start()
        found.append((begin, match.end()))
    return tuple(found)


def _redrawn(line: str, mark: _Marks, bars: frozenset[int] | None, ups: frozenset[int], downs: frozenset[int]) -> str:
    """A line that holds a rule, or a bar that is a cell's (``bars`` are those that stand; None where all do)."""
    drawn = list(line)
    for match in _BAR.finditer(line):
        if bars is None or mark.column(match.start()) in bars:
            drawn[match.start()] = "│"
    for first, last in mark.rules:
        drawn[first:last] = "─" * (last - first)
        for joint in _JOINT.finditer(line, first, last):
            at = joint.start()
            left, right, column = at > first, at + 1 < last, mark.column(at)
            lone = "─" if left and right else "┼"
            drawn[at] = _SHAPES.get((column in ups, right, column in downs, left), lone)
    return "".join(drawn)
