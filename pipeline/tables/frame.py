"""The outer measure of a drawn table: where its edges are, whether they are drawn, and how lines are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.tables.strokes import Strokes, columns, has_rule, plain_posts, strokes

# So many text lines are enough to see how a table is set.
SAMPLE = 60
# Columns are trusted where at least this share of the strokes of plain text lines stand under a joint of some rule.
TRUSTED_SHARE = 0.6


class Frame(NamedTuple):
    """What holds for the whole drawing.

    Units: a box character's width; the left edge is at 0.
    """

    right: int
    left_drawn: bool
    right_drawn: bool


class Measure(NamedTuple):
    """How lines are set: a box character's width in display columns and the column of the left edge.

    ``box`` is 0 where blanks are collapsed, so that columns say nothing.
    """

    box: int
    origin: int


def frame(lines: Sequence[str]) -> Frame:
    """The frame of the table that ``lines`` draw."""
    drawn = [(line, strokes(line)) for line in lines if has_rule(line)]
    rules = [found for _, found in drawn if found.unbroken]
    whole = _whole([found for found in rules if found.posts]) or _whole(rules)
    left_drawn = _majority(bool(found.posts) and found.posts[0].at == found.first for found in whole)
    right_drawn = _majority(bool(found.posts) and found.posts[-1].at == found.last for found in whole)
    right = _span(whole[0], left_drawn, right_drawn) if whole else 0
    return Frame(max(right, 1), left_drawn, right_drawn)


def _whole(rules: list[Strokes]) -> list[Strokes]:
    """The rules that run from side to side: the longest, if more than one is so long (one may be a slip)."""
    extents = Counter(found.last - found.first for found in rules)
    longest = max((extent for extent, count in extents.items() if count > 1), default=max(extents, default=0))
    return [found for found in rules if found.last - found.first == longest]


def _majority(votes: Iterable[bool]) -> bool:
    seen = list(votes)
    return bool(seen) and 2 * sum(seen) >= len(seen)


def _span(found: Strokes, left_drawn: bool, right_drawn: bool) -> int:
    return found.last - found.first + (not left_drawn) + (not right_drawn)


def measure(lines: Sequence[str], left_drawn: bool) -> Measure:
    """The width of a box character that puts most strokes under a joint of some rule."""
    drawn = {line: strokes(line) for line in lines if has_rule(line)}
    rules = [(line, found) for line, found in drawn.items() if found.full and found.posts][:SAMPLE]
    plain = [line for line in lines if not has_rule(line)][:SAMPLE]
    best = (0.0, 0, 0)
    for box in (2, 1):
        places = [(columns(line, box), found) for line, found in rules]
        joints = {place[post.at] for place, found in places for post in found.posts}
        placed = [place[at] for line in plain if (place := columns(line, box)) for at in plain_posts(line)]
        share = sum(column in joints for column in placed) / len(placed) if placed else 0.0
        origins = Counter(place[found.first] for place, found in places)
        leftmost = max(origins, key=lambda column: (origins[column], -column), default=0)
        origin = leftmost - (0 if left_drawn else box)
        best = max(best, (share, box, origin))
    return Measure(best[1] if best[0] >= TRUSTED_SHARE else 0, best[2])
