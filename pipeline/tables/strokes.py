"""One printed line of a drawn table as its strokes: where each stands, and which way it leads."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from pipeline.notation.boxes import ARMS, FIRST, HORIZONTAL, JOINTS, LAST, VERTICAL

STROKE_RUN = re.compile(f"[{FIRST}-{LAST}]+")
_TOKEN = re.compile(f"[{HORIZONTAL}]+|[{VERTICAL}{JOINTS}]")
_PLAIN = re.compile(f"[{VERTICAL}]")
_FULL_RULE = re.compile(f"[{HORIZONTAL}{JOINTS}]+")
_HAS_RUN = re.compile(f"[{HORIZONTAL}{JOINTS}]")
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
    """A line's posts in order. ``full`` where the line is one unbroken rule from its first to its last stroke."""

    posts: tuple[Post, ...]
    first: int
    last: int
    full: bool


def has_rule(line: str) -> bool:
    """Whether any stroke of the line runs sideways; a line without one is plain text between walls."""
    return _HAS_RUN.search(line) is not None


def plain_posts(line: str) -> list[int]:
    """The places of the vertical strokes of a line that has no other strokes."""
    return [match.start() for match in _PLAIN.finditer(line)]


@lru_cache(maxsize=512)
def strokes(line: str) -> Strokes:
    """Every stroke of a line that may hold a rule or a part of one."""
    posts: list[Post] = []
    run_end, run = -1, 0
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(line)]
    for index, (start, end) in enumerate(tokens):
        if line[start] in HORIZONTAL:
            run_end, run = end, end - start
            continue
        arms = ARMS[line[start]]
        left = run if run_end == start else _meets(line, start - 1)
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        right = _meets(line, start)
        if following and following[0] == end and line[end] in HORIZONTAL:
            right = following[1] - following[0]
        posts.append(Post(start, arms.up > 0, arms.down > 0, left, right))
    body = line.strip()
    first = tokens[0][0] if tokens else -1
    last = tokens[-1][1] - 1 if tokens else -1
    unbroken = all(post.left >= 0 for post in posts[1:]) and all(post.right >= 0 for post in posts[:-1])
    return Strokes(tuple(posts), first, last, unbroken and _FULL_RULE.fullmatch(body) is not None)


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
