"""One printed line of a drawn table as its strokes: where each stands, and which way it leads."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from pipeline.notation.boxes import ARMS, FIRST, HORIZONTAL, JOINTS, LAST, STROKES, VERTICAL

_TOKEN = re.compile(f"[{HORIZONTAL}]+|[{VERTICAL}{JOINTS}]")
_PLAIN = re.compile(f"[{VERTICAL}]")
_FULL = re.compile(f"[{HORIZONTAL}{VERTICAL}{JOINTS}]+")
_FULL_RULE = re.compile(f"[{HORIZONTAL}{JOINTS}]+")
# What makes a line more than text between walls: a joint, a run from wall to wall, nothing but strokes. A run inside
# a cell (三─五, or ─ for no value) is part of its text.
_LONG_RUN = 3
_HAS_RULE = re.compile(f"[{JOINTS}]|[{VERTICAL}][{HORIZONTAL}]{{{_LONG_RUN},}}[{VERTICAL}]")
_RUNS_ALONE = re.compile(rf"[\s{HORIZONTAL}{VERTICAL}]+")
_NOT_WALL = re.compile("[" + "".join(stroke for stroke in STROKES if stroke not in VERTICAL) + "]")
_NARROW = re.compile(r"[\x00-\x7f\uff61-\uffdc]")


class Post(NamedTuple):
    """A stroke that stands up or down: at character ``at`` of the line, joined to the runs beside it or not.

    ``left`` and ``right`` are the lengths of the horizontal runs that touch it, 0 where it joins the next post without
    one (``┬┬``), -1 where nothing joins it.
    """

    at: int
    up: bool
    down: bool
    left: int
    right: int


class Strokes(NamedTuple):
    """A line's posts in order. ``full`` where the line is one unbroken rule and nothing else.

    ``unbroken`` where only text before its first or behind its last stroke may keep it from that.
    """

    posts: tuple[Post, ...]
    first: int
    last: int
    full: bool
    unbroken: bool


def has_rule(line: str) -> bool:
    """Whether the line rules something; a line that does not is plain text between walls."""
    if only_walls(line):
        return False
    return _HAS_RULE.search(line) is not None or _RUNS_ALONE.fullmatch(line) is not None


def only_walls(line: str) -> bool:
    """Whether the line's strokes are vertical ones and no others."""
    return _NOT_WALL.search(line) is None


def plain_posts(line: str) -> list[int]:
    """The places of the vertical strokes of a line that has no other strokes."""
    return [match.start() for match in _PLAIN.finditer(line)]


@lru_cache(maxsize=512)
def strokes(line: str) -> Strokes:
    """Every stroke of a line that may hold a rule or a part of one."""
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(line)]
    bare = _FULL.fullmatch(line.strip()) is not None
    posts = [
        Post(
            start,
            ARMS[line[start]].up > 0,
            ARMS[line[start]].down > 0,
            _run(line, tokens, index, -1, bare),
            _run(line, tokens, index, 1, bare),
        )
        for index, (start, _) in enumerate(tokens)
        if line[start] not in HORIZONTAL
    ]
    first = tokens[0][0] if tokens else -1
    last = tokens[-1][1] - 1 if tokens else -1
    unbroken = all(post.left >= 0 for post in posts[1:]) and all(post.right >= 0 for post in posts[:-1])
    unbroken = unbroken and _FULL_RULE.fullmatch(line, max(first, 0), last + 1) is not None
    return Strokes(tuple(posts), first, last, unbroken and len(line.strip()) == last - first + 1, unbroken)


def _run(line: str, tokens: list[tuple[int, int]], index: int, side: int, bare: bool) -> int:
    """The length of the run that joins a post on its left (-1) or right (1); 0 where posts meet, -1 where none does."""
    start, end = tokens[index]
    beside = index + side
    if not 0 <= beside < len(tokens):
        return -1
    near, far = (tokens[beside][1], start) if side < 0 else (end, tokens[beside][0])
    if near != far:
        return -1
    if line[tokens[beside][0]] not in HORIZONTAL:
        return _meets(line, start - 1 if side < 0 else start)
    length = tokens[beside][1] - tokens[beside][0]
    beyond = tokens[beside + side] if 0 <= beside + side < len(tokens) else None
    touches = beyond is not None and (beyond[1] == tokens[beside][0] if side < 0 else beyond[0] == tokens[beside][1])
    reached = _arm(line[start], side) or (touches and beyond is not None and _arm(line[beyond[0]], -side))
    return length if reached or (touches and (bare or length >= _LONG_RUN)) else -1


def _arm(stroke: str, side: int) -> bool:
    return (ARMS[stroke].left if side < 0 else ARMS[stroke].right) > 0


def _meets(line: str, at: int) -> int:
    """0 where the characters at ``at`` and behind it reach for each other, else -1."""
    if at < 0 or at + 1 >= len(line):
        return -1
    here, there = ARMS.get(line[at]), ARMS.get(line[at + 1])
    return 0 if here and there and here.right and there.left else -1


def columns(line: str, box: int) -> list[int]:
    """The display column at which each character of ``line`` starts, and the line's width as last entry.

    Units: terminal columns; a box character takes ``box`` of them, an ideograph two, ASCII one. Everything else that
    is not ASCII takes two, as in the fonts of Big5 and GBK in which such tables were drawn.
    """
    if line.isascii():
        return list(range(len(line) + 1))
    places: list[int] = []
    column = 0
    for character in line:
        places.append(column)
        if FIRST <= character <= LAST:
            column += box
        elif character.isascii() or _NARROW.match(character):
            column += 1
        elif not unicodedata.combining(character):
            column += 2
    places.append(column)
    return places
