"""From lines to cells: bands of lines between rules, columns between walls, and the rectangles they make.

    line 0   ┌─┬───┐   separator                     columns 0 2 4 6
    line 1   │a│b  │   band 0: segments 0-2, 2-6
    line 2   │ ├─┬─┤   separator, rules 2-6 only      cell a: bands 0 and 1
    line 3   │ │c│d│   band 1: segments 0-2, 2-4, 4-6
    line 4   └─┴─┴─┘   separator

A segment goes on into the next band where the separator does not rule it and the next band has the same segment.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from pipeline.model import Span
from pipeline.tables.walls import Line


class Box(Struct, gc=False):
    """A cell by its place in the lattice, with its text from top to bottom; it grows while the lattice is made."""

    row: int
    column: int
    column_span: int
    row_span: int = 1
    spans: tuple[Span, ...] = ()


class Band(NamedTuple):
    """Lines between two separators: their numbers, the walls that stand in them, and the separator above them.

    ``rules`` are the lines of that separator (several where rules stand line upon line). ``cut`` where no rule parts
    the band from the one above, but its records are told apart: every segment begins anew but those right of a wall
    of ``kept``, which all records share.
    """

    lines: tuple[int, ...]
    walls: tuple[int, ...]
    rules: tuple[int, ...]
    cut: bool = False
    kept: tuple[int, ...] = ()


class Lattice(NamedTuple):
    """The cells of a drawing, and how many places were read against some of the evidence."""

    rows: int
    columns: int
    boxes: tuple[Box, ...]
    outside: tuple[Span, ...]
    conflicts: int


def bands(lines: Sequence[Line], right: int) -> tuple[list[Band], tuple[int, ...]]:
    """The bands from top to bottom, and the lines of the separator below the last."""
    found: list[Band] = []
    rules: list[int] = []
    texts: list[int] = []
    for number, line in enumerate(lines):
        if not line.ruled:
            texts.append(number)
            continue
        if texts:
            found.append(_band(lines, texts, rules, right))
            rules, texts = [], []
        rules.append(number)
    if any(lines[number].pieces for number in texts):
        found.append(_band(lines, texts, rules, right))
        rules = []
    elif not found and rules:
        found.append(
            Band(
                (),
                tuple(sorted({0, right, *(wall for wall in lines[rules[0]].walls if 0 < wall < right)})),
                tuple(rules),
            )
        )
        rules = []
    return found, tuple(rules)


def _band(lines: Sequence[Line], texts: list[int], rules: list[int], right: int) -> Band:
    """A wall stands in a band where at least half of its lines have a stroke for it."""
    first = lines[texts[0]].walls
    if all(lines[number].walls == first for number in texts):
        walls = {wall for wall in first if 0 < wall < right}
        return Band(tuple(texts), tuple(sorted(walls | {0, right})), tuple(rules))
    seen = Counter(wall for number in texts for wall in lines[number].walls)
    walls = {wall for wall, count in seen.items() if 2 * count >= len(texts) and 0 < wall < right}
    return Band(tuple(texts), tuple(sorted(walls | {0, right})), tuple(rules))


def lattice(
    lines: Sequence[Line], found: Sequence[Band], closing: tuple[int, ...], right: int, starts: Sequence[int]
) -> Lattice:
    """The cells that the bands make; ``starts`` is where each line stands in the text.

    Guarantees: every place of rows × columns lies in exactly one box; every piece of every line lies in one box or in
    ``outside``.
    """
    places = sorted({wall for band in found for wall in band.walls}) or [0, right]
    index = {wall: column for column, wall in enumerate(places)}
    segments: dict[tuple[int, ...], list[tuple[int, int, int]]] = {}
    owners: list[list[Box]] = []
    boxes: list[Box] = []
    conflicts = 0
    above: dict[tuple[int, int], Box] = {}
    for row, band in enumerate(found):
        owner: list[Box] = []
        current: dict[tuple[int, int], Box] = {}
        stretches = [stretch for rule in band.rules for stretch in lines[rule].ruled]
        whole = any(a <= 0 and b >= right for a, b in stretches)
        if band.walls not in segments:
            segments[band.walls] = [(a, b, index[b] - index[a]) for a, b in itertools.pairwise(band.walls)]
        for left, end, width in segments[band.walls]:
            ruled = left not in band.kept if band.cut else whole or _ruled(stretches, left, end)
            open_above = row > 0 and not ruled
            box = above.get((left, end)) if open_above else None
            if box is not None:
                box.row_span += 1
            else:
                conflicts += open_above
                box = Box(row, index[left], width)
                boxes.append(box)
            current[left, end] = box
            owner += [box] * width
        owners.append(owner)
        above = current
    outside = _hand_out(lines, found, closing, places, owners, starts)
    for box in boxes:
        if len(box.spans) > 1:
            box.spans = tuple(sorted(box.spans))
    return Lattice(len(found), len(places) - 1, tuple(boxes), tuple(outside), conflicts)


def _ruled(stretches: list[tuple[int, int]], left: int, end: int) -> bool:
    """Whether most of ``left``–``end`` is ruled."""
    return 2 * sum(max(0, min(b, end) - max(a, left)) for a, b in stretches) > end - left


def _hand_out(
    lines: Sequence[Line],
    found: Sequence[Band],
    closing: tuple[int, ...],
    places: list[int],
    owners: list[list[Box]],
    starts: Sequence[int],
) -> list[Span]:
    """Every piece to the box that covers its place; what is left over stands outside."""
    outside: list[Span] = []
    columns = {wall: column for column, wall in enumerate(places[:-1])}

    def owner_at(row: int, wall: int) -> Box:
        """The box right of a wall, also of one that no band has."""
        column = columns.get(wall)
        if column is None:
            column = min(max(bisect_right(places, wall) - 1, 0), len(places) - 2)
        return owners[row][column]

    def give_rule(row: int, rules: tuple[int, ...]) -> None:
        """A text on a separator's line belongs below where an earlier line of it has ruled its place, else above."""
        ruled: list[tuple[int, int]] = []
        for number in rules:
            for wall, start, end in lines[number].pieces:
                span = Span(starts[number] + start, starts[number] + end)
                if wall is None or not owners:
                    outside.append(span)
                    continue
                below = any(a <= wall < b for a, b in ruled)
                at = min(max(row if below or row == 0 else row - 1, 0), len(owners) - 1)
                owner_at(at, wall).spans += (span,)
            ruled.extend(lines[number].ruled)

    for row, band in enumerate(found):
        give_rule(row, band.rules)
        for number in band.lines:
            base = starts[number]
            for wall, start, end in lines[number].pieces:
                span = Span(base + start, base + end)
                if wall is None:
                    outside.append(span)
                else:
                    owner_at(row, wall).spans += (span,)
    give_rule(len(found), closing)
    return outside
