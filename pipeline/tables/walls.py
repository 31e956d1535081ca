"""Follows the walls of a drawn table down its lines: which strokes are which walls, and where rules run.

    ┌─┬───┐      walls 0 2 6 open
    │a│b  │      three strokes: walls 0 2 6, in order, however the line is spaced
    │ ├─┬─┤      a rule from 2 to 6; the joint without an upper arm opens wall 4; the line's first cell goes on
    │ │c│d│      walls 0 2 4 6
    └─┴─┴─┘

A rule measures places (each of its characters is one unit); text lines only keep the order of the walls that the
rule above left open. Where their number differs, ``align`` decides by display columns, if those can be trusted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from pipeline.notation.boxes import FIRST, LAST
from pipeline.tables.align import COLLAPSED_WEIGHT, align
from pipeline.tables.frame import Frame, Measure, measure
from pipeline.tables.partial import NEAR, measure_along, stretches
from pipeline.tables.strokes import Post, Strokes, columns, has_rule, only_walls, plain_posts, strokes

_TEXT = re.compile(rf"[^\s{FIRST}-{LAST}](?:[^{FIRST}-{LAST}]*[^\s{FIRST}-{LAST}])?")
# A rule longer or shorter than the one above by so little is a slip of the pen: its joints are the same walls.
SLIP = 3


class Line(NamedTuple):
    """A line as read: ``walls`` on it (text) or open below it (rule), the stretches it rules, its pieces of text.

    A piece is ``(wall on its left, start, end)``, the wall None where the text stands outside the frame.
    ``sure`` is false where strokes were lost or stray.
    """

    walls: tuple[int, ...]
    ruled: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int | None, int, int], ...]
    sure: bool


def follow(lines: Sequence[str], frame: Frame) -> list[Line]:
    """Every line of the drawing, read from top to bottom.

    Guarantees: as many lines as given; the pieces hold every character that is neither blank nor a stroke.
    """
    return _Follower(lines, frame).read()


class _Follower:
    """Holds the walls that are open between one line and the next."""

    def __init__(self, lines: Sequence[str], frame: Frame) -> None:
        self.lines, self.frame = lines, frame
        self.open: tuple[int, ...] = ()
        self.edges = (0, frame.right)
        self.crossed: dict[tuple[str, tuple[int, ...]], Line] = {}
        self.rules = [has_rule(line) for line in lines]
        self.next_ups = self._ups_below()

    def read(self) -> list[Line]:
        found = []
        for index, line in enumerate(self.lines):
            if not self.rules[index]:
                found.append(self._text_line(index, line))
                continue
            known = self.crossed.get((line, self.open))
            if known is None:
                drawn = strokes(line)
                whole = drawn.full or self._fills_frame(drawn)
                known = self._rule(index, line, drawn) if whole else self._part(index, line, drawn)
                if whole:
                    self.crossed[line, self.open] = known
            self.open = known.walls
            found.append(known)
        return found

    def _fills_frame(self, drawn: Strokes) -> bool:
        """Whether a rule runs from edge to edge, text outside the frame beside it."""
        drawn_sides = self.frame.left_drawn and self.frame.right_drawn
        return drawn.unbroken and drawn_sides and drawn.last - drawn.first == self.frame.right

    def _ups_below(self) -> list[tuple[int, ...]]:
        """For every line the places that the next full rule below hangs on."""
        below: tuple[int, ...] = ()
        found = []
        for line, ruled in zip(reversed(self.lines), reversed(self.rules), strict=True):
            found.append(below)
            if ruled and (drawn := strokes(line)).full and self._from_edge(drawn):
                below = tuple(self._measured(drawn, post) for post in drawn.posts if post.up)
        return found[::-1]

    def _from_edge(self, drawn: Strokes) -> bool:
        """Whether a rule begins as the table's rules do; in an open-sided table one may begin at an inner wall."""
        return bool(drawn.posts) and (self.frame.left_drawn or drawn.posts[0].at > drawn.first)

    def _measured(self, drawn: Strokes, post: Post) -> int:
        return post.at - drawn.first + (0 if self.frame.left_drawn else 1)

    def _place(self, line: str, at: Sequence[int]) -> tuple[list[float], float]:
        """Where strokes stand in units by their display columns, and how far that can be trusted."""
        box = self.measure.box or 2
        place = columns(line, box)
        return [(place[i] - self.measure.origin) / box for i in at], 1.0 if self.measure.box else COLLAPSED_WEIGHT

    @cached_property
    def measure(self) -> Measure:
        """Found only where it is needed: most tables never do."""
        return measure(self.lines, self.frame.left_drawn)

    # Text lines

    def _text_line(self, index: int, line: str) -> Line:
        posts = plain_posts(line)
        walls: Sequence[int | None] = self.open
        if len(posts) != len(self.open):
            walls = self._aligned(index, line, posts)
        elif only_walls(line) and (cells := self._cells(line, posts)) is not None:
            return Line(self.open, (), cells, True)
        sure = len(posts) == len(self.open)
        return Line(tuple(w for w in walls if w is not None), (), self._pieces(line, posts, walls), sure)

    def _cells(self, line: str, posts: list[int]) -> tuple[tuple[int, int, int], ...] | None:
        """The texts between the open walls of a line that has nothing else; None where there is text outside."""
        if not posts or line[: posts[0]].strip() or line[posts[-1] + 1 :].strip():
            return None
        found = []
        for wall, post, end in zip(self.open, posts, posts[1:], strict=False):
            words = line[post + 1 : end]
            if bare := words.strip():
                start = post + 1 + words.index(bare)
                found.append((wall, start, start + len(bare)))
        return tuple(found)

    def _aligned(self, index: int, line: str, posts: list[int]) -> list[int | None]:
        below = self.next_ups[index]
        if len(posts) == len(below) and not set(below) - set(range(self.frame.right + 1)):
            candidates: Sequence[int] = below
        else:
            candidates = sorted({*self.open, *below})
        if len(candidates) == len(posts):
            return list(candidates)
        places, weight = self._place(line, posts)
        return align(places, candidates, self.edges, weight)

    def _pieces(
        self, line: str, posts: Sequence[int], walls: Sequence[int | None]
    ) -> tuple[tuple[int | None, int, int], ...]:
        """The texts of a line, each with the wall on its left."""
        found: list[tuple[int | None, int, int]] = []
        # A line without a stroke in a table with an edge is what a page break left: a page number, a running head.
        left: int | None = None if self.frame.left_drawn and (0 in walls or not posts) else 0
        nxt = 0
        for match in _TEXT.finditer(line):
            start, end = match.span()
            while nxt < len(posts) and posts[nxt] < start:
                wall = walls[nxt]
                if wall is not None:
                    left = wall
                nxt += 1
            outside = left is None or (left == self.frame.right and self.frame.right_drawn)
            found.append((None if outside else left, start, end))
        return tuple(found)

    # Rules across the whole table

    def _rule(self, index: int, line: str, drawn: Strokes) -> Line:
        posts, shift = drawn.posts, self._shift(index, drawn)
        places = [post.at - drawn.first + shift for post in posts]
        ups = [place for post, place in zip(posts, places, strict=True) if post.up]
        sure = set(ups) <= set(self.open)
        if not sure and len(ups) == len(self.open) and self._slipped(ups):
            places = self._renumbered(posts, places)
        if posts and posts[-1].at == drawn.last:
            places[-1] = self._snapped(places[-1])
        walls = tuple(sorted({place for post, place in zip(posts, places, strict=True) if post.down}))
        start = 0 if posts and posts[0].at > drawn.first and not self.frame.left_drawn else None
        end = self._end(drawn, shift)
        first = start if start is not None else (places[0] if places and posts[0].at == drawn.first else shift)
        last = places[-1] if posts and posts[-1].at == drawn.last else end
        pieces = self._pieces(line, [post.at for post in posts], list(places))
        return Line(walls, ((first, last),), pieces, sure)

    def _shift(self, index: int, drawn: Strokes) -> int:
        """What to add to a character's place in the rule, so that its joints fall on known walls."""
        default = 0 if self.frame.left_drawn else 1
        corner_lost = self.frame.left_drawn and drawn.posts and drawn.posts[0].at > drawn.first
        short = corner_lost or drawn.last - drawn.first <= self.frame.right - NEAR
        if not self.open and short and self.measure.box:
            return round(self._place(self.lines[index], [drawn.first])[0][0])
        known = set(self.open) or (set(self.next_ups[index]) if corner_lost else set())
        offsets = [post.at - drawn.first for post in drawn.posts if post.up or not self.open]
        if not known or not offsets or all(offset + default in known for offset in offsets):
            return default
        shifts = {default, *(wall - offsets[0] for wall in known), *(wall - offsets[-1] for wall in known)}
        return max(shifts, key=lambda s: (sum(o + s in known for o in offsets), s == default, -abs(s - default)))

    def _slipped(self, ups: list[int]) -> bool:
        return all(abs(place - wall) <= SLIP for place, wall in zip(ups, self.open, strict=True))

    def _renumbered(self, posts: Sequence[Post], places: list[int]) -> list[int]:
        """Places in a rule whose length slipped: what hangs on a wall is there, the rest keeps its distance."""
        walls = iter(self.open)
        found: list[int] = []
        drift = 0
        for post, place in zip(posts, places, strict=True):
            if post.up:
                wall = next(walls)
                drift = wall - place
            found.append(place + drift)
        return found

    def _snapped(self, place: int) -> int:
        return self.frame.right if 0 < abs(place - self.frame.right) < NEAR else place

    def _end(self, drawn: Strokes, shift: int) -> int:
        end = drawn.last - drawn.first + shift + 1
        if not self.frame.right_drawn or abs(end - self.frame.right) <= NEAR:
            return self.frame.right
        return end

    # Rules across a part of the table

    def _part(self, index: int, line: str, drawn: Strokes) -> Line:
        posts = drawn.posts
        places, sure = self._hung(line, posts)
        measure_along(drawn, places, self.frame)
        if not self.open:
            self._measure_loose(line, posts, places)
        doubtful = self._doubtful(index, posts, places)
        for i in doubtful:
            places[i] = None
        ruled = stretches(drawn, places, self.frame)
        placed = [place for place in places if place is not None]
        kept = {place for post, place in zip(posts, places, strict=True) if place is not None and post.down}
        covered = {wall for a, b in ruled for wall in self.open[bisect_right(self.open, a) : bisect_left(self.open, b)]}
        walls = tuple(sorted(kept | (set(self.open) - set(placed) - covered)))
        pieces = self._pieces(line, [post.at for post in posts], places)
        return Line(walls, ruled, pieces, sure and not doubtful)

    def _hung(self, line: str, posts: Sequence[Post]) -> tuple[list[int | None], bool]:
        """The walls of the strokes that lead up: those left open above, in order."""
        ups = [i for i, post in enumerate(posts) if post.up]
        walls: Sequence[int | None] = self.open
        sure = len(ups) == len(self.open)
        if not sure:
            measured, weight = self._place(line, [posts[i].at for i in ups])
            walls = align(measured, self.open, self.edges, weight)
        places: list[int | None] = [None] * len(posts)
        for i, wall in zip(ups, walls, strict=True):
            places[i] = wall
        return places, sure

    def _measure_loose(self, line: str, posts: Sequence[Post], places: list[int | None]) -> None:
        """Joints of a first line that is broken by blanks: only display columns tell their places."""
        measured, _ = self._place(line, [post.at for post in posts])
        for i, place in enumerate(measured):
            if posts[i].down:
                places[i] = round(place)

    def _doubtful(self, index: int, posts: Sequence[Post], places: list[int | None]) -> list[int]:
        """New joints with a rule on one side only that are drawings: strokes of a corner, a line that ends in a hook.

        Either no stroke of the next line stands for them, or the next rule across the table hangs on none of them:
        a wall between two cells ends in a joint.
        """
        loose = [
            i
            for i, post in enumerate(posts)
            if places[i] is not None and not post.up and post.down and (post.left < 0 or post.right < 0)
        ]
        if not loose or index + 1 >= len(self.lines):
            return []
        if not self.rules[index + 1]:
            downs = sum(place is not None and post.down for post, place in zip(posts, places, strict=True))
            if len(plain_posts(self.lines[index + 1])) == downs - len(loose):
                return loose
        below = self.next_ups[index]
        return [i for i in loose if below and places[i] not in below and places[i] not in self.edges]
