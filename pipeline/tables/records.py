"""Rows without rules between them: which lines of a band begin a record of their own.

A band is cut only on evidence, tried in this order; without any, its lines are one row of long cells:

1. ``items``   the first column counts: （一）…（二）…, 1. … 2. …
2. ``figures`` a column of figures has one on each of several lines, each beside a name in the first column
3. ``gaps``    blank lines part groups of lines that each fill the same columns
4. ``names``   the first column has a name on several lines, none of which is full, so that none can run on
5. ``shared``  several columns fill line for line, one of them with figures, beside a name that all of them share

Where words ran on from one line to the next, the upper line is full: there was no room for the next character.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from pipeline.notation.numerals import integer
from pipeline.tables.frame import Frame, measure
from pipeline.tables.lattice import Band
from pipeline.tables.strokes import columns
from pipeline.tables.values import is_number, value
from pipeline.tables.walls import Line

_ITEM = re.compile(r"[（(]?([一二三四五六七八九十]{1,3}|\d{1,3})(?:[)）]|[、.．]|(?=\s))")
_FIELD = re.compile(r"[:：＿_]\s*\Z")
_SENTENCE_END = "。；;"
# Below this share of the columns of figures a line continues a number or a word of the line above: it is no record.
FILLED_SHARE = 0.5
# A number is broken over two lines of a narrow column, hardly over more: so many full lines may be one row.
MOST_WRAPPED = 3
# A list of names without figures is told by its unfilled lines alone; fewer could be one cell of several short lines.
LEAST_NAMES = 6
# A name or its words fill their line by chance now and then, or end in a colon.
CHANCE = 0.1
# Less than an ideograph of free room makes a line full; so wide is a box character where nothing else is known.
IDEOGRAPH = 2


class _Lines:
    """A band's lines as fields: their texts by the wall on their left, and which of them are full.

    ``box`` tells the width of a box character; it measures the whole table, once for all bands and only when asked.
    """

    def __init__(self, rows: Sequence[str], lines: Sequence[Line], band: Band, box: Callable[[], int]) -> None:
        self.rows, self.band, self.box = rows, band, box
        self.texts = {number: _fields(rows[number], lines[number]) for number in band.lines}
        self.printed = [number for number in band.lines if self.texts[number]]
        self.first = band.walls[0]

    def full(self, number: int, wall: int) -> bool:
        """Whether the field has no room for another character."""
        walls = self.band.walls  # a stray stroke's place may be none of them
        right = walls[min(bisect_right(walls, wall), len(walls) - 1)]
        return (right - wall - 1) * self.box() - columns(self.texts[number][wall], self.box())[-1] < IDEOGRAPH

    def runs_on(self, upper: int, lower: int, walls: Sequence[int]) -> bool:
        """Whether every one of the columns that both lines print may run on from one to the other."""
        above = self.texts.get(upper, {})
        both = [wall for wall in walls if wall in above and wall in self.texts[lower]]
        return bool(both) and all(self.full(upper, wall) for wall in both)


def split_records(rows: Sequence[str], lines: Sequence[Line], found: Sequence[Band], frame: Frame) -> list[Band]:
    """The bands, those that hold several records cut between them.

    Guarantees: the lines of the bands are the same, in order; a piece has the walls of its band.
    """

    @cache
    def box() -> int:
        return measure(rows, frame.left_drawn).box or IDEOGRAPH

    cut: list[Band] = []
    for index, band in enumerate(found):
        starts: list[int] = []
        kept: tuple[int, ...] = ()
        if len(band.lines) > 1 and len(band.walls) > 2 and (index == 0 or _whole(lines, band)):
            held = _Lines(rows, lines, band, box)
            if index:
                starts, kept = next((told for rule in RULES if len((told := rule(held))[0]) > 1), ([], ()))
            elif len(found) == 1 and (starts := _figures(held)[0]):
                starts = sorted({held.printed[0], *starts})  # the header stands in the same band
        cut.extend(_pieces(band, starts, kept) if len(starts) > 1 else [band])
    return cut


def _whole(lines: Sequence[Line], band: Band) -> bool:
    """Whether the rule above runs from side to side, so that every column of the band begins anew."""
    stretches = [stretch for rule in band.rules for stretch in lines[rule].ruled]
    return any(a <= band.walls[0] and b >= band.walls[-1] for a, b in stretches)


def _fields(row: str, line: Line) -> dict[int, str]:
    """The printed text of a line by the wall on its left."""
    fields: dict[int, str] = {}
    for wall, start, end in line.pieces:
        if wall is not None:
            fields[wall] = fields.get(wall, "") + row[start:end]
    return fields


def _pieces(band: Band, starts: Sequence[int], kept: tuple[int, ...]) -> list[Band]:
    """The band cut before each start but the first; lines before the first start belong to the first record."""
    found: list[Band] = []
    current: list[int] = []
    begins = set(starts[1:])
    for number in [*band.lines, None]:
        if current and (number is None or number in begins):
            found.append(Band(tuple(current), band.walls, () if found else band.rules, bool(found), kept))
            current = []
        if number is not None:
            current.append(number)
    return found


Records = tuple[list[int], tuple[int, ...]]
"""The first lines of the records, and the walls of the columns that all of them share."""


def _items(held: _Lines) -> Records:
    """Lines whose first column goes on counting from the band's first line, each with text beside it."""
    starts: list[int] = []
    style = ""
    for number in held.printed:
        fields = held.texts[number]
        match = _ITEM.match(fields.get(held.first, ""))
        if match is None:
            if not starts:
                return [], ()
            continue
        shape = re.sub(r"[一二三四五六七八九十\d]+", "1", match.group().rstrip())
        count = integer(match.group(1))
        if (style and shape != style) or count != len(starts) + 1:
            continue
        if len(fields) < 2:
            return [], ()
        style = shape
        starts.append(number)
    return starts, ()


def _figures(held: _Lines) -> Records:
    """Lines with a name and figures in the columns of figures, and lines that head such ones."""
    walls = _figure_columns(held)
    if not walls:
        return [], ()
    texts, first = held.texts, held.first
    filled = {n: sum(c in f for c in walls) for n, f in texts.items() if f.get(first) and not _FIELD.search(f[first])}
    most = max(filled.values(), default=0)
    records = [number for number, count in filled.items() if count and count >= FILLED_SHARE * most]
    lone = [n for n, f in texts.items() if any(c in f for c in walls) and n not in records]
    if len(records) < 2 or lone or _wrapped(held, records, [first, *walls]):
        return [], ()
    starts: list[int] = []
    before_blank = True
    for number in held.band.lines:
        heads = before_blank and first in texts[number] and number > min(records)
        if number in records or heads:
            starts.append(number)
        before_blank = not texts[number]
    return starts, ()


def _wrapped(held: _Lines, records: Sequence[int], walls: Sequence[int]) -> bool:
    """Whether what looks like records may be one, its names and numbers broken over full lines."""
    pairs = [(upper, lower) for upper, lower in itertools.pairwise(records) if lower == upper + 1]
    if not pairs or len(records) > MOST_WRAPPED:
        return False
    return all(held.runs_on(upper, lower, walls) for upper, lower in pairs)


def _figure_columns(held: _Lines) -> list[int]:
    """The columns, the first excepted, whose every printed line is a figure (not one in parentheses alone)."""
    found = []
    for wall in held.band.walls[1:-1]:
        printed = [fields[wall] for fields in held.texts.values() if wall in fields]
        figures = [text for text in printed if _is_figure(text)]
        if len(figures) > 1 and all(is_number(text) or value(text).status == "missing" for text in printed):
            found.append(wall)
    return found


def _is_figure(text: str) -> bool:
    found = value(text)
    return is_number(text) and (found.value is not None or found.low is not None)


def _gaps(held: _Lines) -> Records:
    """First lines of groups parted by blank lines, where each fills the same columns, the first among them."""
    starts: list[int] = []
    blank = True
    for number in held.band.lines:
        if held.texts[number] and blank:
            starts.append(number)
        blank = not held.texts[number]
    filled = {frozenset(held.texts[number]) for number in starts}
    if len(starts) < 2 or len(filled) != 1 or len(next(iter(filled))) < 2 or held.first not in next(iter(filled)):
        return [], ()
    words = [text for number in starts for text in held.texts[number].values()]
    if any(_FIELD.search(text) for text in words) or all(len(text) == 1 for text in words):
        return [], ()
    return starts, ()


def _names(held: _Lines) -> Records:
    """Lines with a name and words beside it, where neither can run on from the line above."""
    starts: list[int] = []
    doubts = 0
    for number in held.printed:
        fields, above = held.texts[number], held.texts.get(number - 1, {})
        if held.first not in fields or held.runs_on(number - 1, number, [held.first]):
            continue
        starts.append(number)
        runs_on = any(held.full(number - 1, w) and above[w][-1] not in _SENTENCE_END for w in fields if w in above)
        doubts += runs_on or len(fields) < 2 or any(_FIELD.search(text) for text in fields.values())
    names = [held.texts[number][held.first] for number in starts]
    if len(starts) < LEAST_NAMES or doubts > CHANCE * len(starts) or all(len(name) == 1 for name in names):
        return [], ()
    return starts, ()


def _shared(held: _Lines) -> Records:
    """Every line, where the same columns fill on each of them and the others stand for all of them together."""
    walls = sorted(set.intersection(*(set(held.texts[number]) for number in held.printed))) if held.printed else []
    figures = [wall for wall in walls if all(_is_figure(held.texts[number][wall]) for number in held.printed)]
    if len(held.printed) < 2 or len(walls) < 2 or not figures or held.first in walls:
        return [], ()
    if _wrapped(held, held.printed, walls) or any(
        value(held.texts[n][walls[0]]).aside is not None for n in held.printed
    ):
        return [], ()
    return list(held.printed), tuple(wall for wall in held.band.walls[:-1] if wall not in walls)


RULES: tuple[Callable[[_Lines], Records], ...] = (_items, _figures, _gaps, _names, _shared)
