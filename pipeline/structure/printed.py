"""The printed lines that the stage works on: one a line of plain text, one a piece where the format marks pieces."""

import re
from bisect import bisect_left
from functools import partial
from typing import NamedTuple

from pipeline.model import Piece, Reading, Span
from pipeline.notation.lines import INVISIBLE, lines
from pipeline.notation.regions import table_regions

# Marks that Markdown puts around a line and that are no part of what it says.
_MARKS = re.compile(
    r"(?:#{1,6}[ \t\u3000]+|>[ \t]?|\*\*(?!\*)|__(?!_)|[*+-][ \t]{1,4}(?=\S)(?!\d{1,4}[ \t]?[-—])){1,3}"
)
_MARKED_FIRST = frozenset("#>*_+-")
_BLANKS = " \t\u3000\u00a0\u2002\u2003\u2009\x1c\x1d\x1e\x1f\x85" + INVISIBLE


class Line(NamedTuple):
    """A line as printed, or a paragraph whose lines were joined.

    ``start``–``end`` covers all its visible characters, ``text`` starts at ``at`` and leaves Markdown's marks out.
    ``first`` and ``last`` count printed lines from 1. ``table`` names the kind of table that it is, else empty.
    ``indent`` is in columns, two for U+3000. ``gap`` is the number of blank lines above it. ``joins``: it goes on with
    the paragraph that a page's end cut above.
    """

    start: int
    end: int
    text: str
    at: int
    first: int
    last: int
    indent: int
    gap: int
    hint: str = ""
    locator: str = ""
    table: str = ""
    joins: bool = False

    @property
    def stop(self) -> int:
        """Where ``text`` ends."""
        return self.at + len(self.text)


_LINE = partial(tuple.__new__, Line)  # lines by the ten thousand: without the call of their constructor


def printed_lines(reading: Reading) -> list[Line]:
    """Every line that shows something, tables as one line each, in reading order.

    Guarantees: the lines are disjoint and every non-blank character of the text is in one of them.
    """
    spans = lines(reading.text)
    regions = _regions(reading)
    pieces = {piece.start: piece for piece in reading.pieces}
    files = {start for start, _ in reading.files}
    found: list[Line] = []
    region = 0
    gap = 0
    text = reading.text
    for number, (start, end) in enumerate(spans, 1):
        if start in files:
            gap = max(gap, 1)  # a file of its own never goes on with the line above
        while region < len(regions) and regions[region][1] <= start:
            region += 1
        if region < len(regions) and regions[region][0] < end and start < regions[region][1]:
            if regions[region][0] >= start or not found or found[-1].start < regions[region][0]:
                found.append(_table(text, regions[region], spans, number, gap, pieces))
            gap = 0
            continue
        line = _line(text, start, end, number, gap, pieces.get(start))
        if line is None:
            gap += 1
            continue
        found.append(line)
        gap = 0
    return found


def _regions(reading: Reading) -> list[tuple[int, int, str]]:
    """Tables as ``(start, end, kind)``: those that the format gives, and those drawn in the text outside of them."""
    given = [(table.start, table.end, reading.format) for table in reading.tables]
    drawn = [(region.start, region.end, str(region.kind)) for region in table_regions(reading.text)]
    if reading.pieces:
        # On pages of print blanks are as wide as they were printed, elsewhere they tell nothing.
        kinds = ("box", "ascii", "blanks") if reading.format in ("pdf", "ofd") else ("box", "ascii")
        drawn = [region for region in drawn if region[2] in kinds]
    if given:
        drawn = [(a, b, k) for a, b, k in drawn if all(b <= start or end <= a for start, end, _ in given)]
    return sorted(given + drawn)


def _table(
    text: str, region: tuple[int, int, str], spans: list[Span], number: int, gap: int, pieces: dict[int, Piece]
) -> Line:
    start, end, kind = region
    while end > start and text[end - 1].isspace():
        end -= 1
    begin = start
    while begin < end and text[begin].isspace():
        begin += 1
    last = bisect_left(spans, (end, end), lo=number - 1)
    piece = pieces.get(start)
    locator = piece.locator if piece else ""
    return Line(begin, end, "", begin, number, max(number, last), 0, gap, "table", locator, kind)


def _line(text: str, start: int, end: int, number: int, gap: int, piece: Piece | None) -> Line | None:
    raw = text[start:end]
    right = raw.rstrip(_BLANKS)
    core = right.lstrip(_BLANKS)
    if not core:
        return None
    begin = start + len(right) - len(core)
    indent = len(right) - len(core)
    indent += right.count("\u3000", 0, indent) if indent else 0
    stop = begin + len(core)
    at = begin
    hint = ""
    if core[0] in _MARKED_FIRST:
        mark = _MARKS.match(core)
        if mark and mark.end() < len(core):
            hint = f"h{mark[0].count('#')}" if "#" in mark[0] else ""
            at += mark.end()
            core = core[mark.end() :]
            if "*" in mark[0] or "#" in mark[0]:
                core = core.rstrip(" *_#") or core
    if piece is not None:
        return Line(begin, stop, core, at, number, number, indent, gap, piece.hint, piece.locator)
    return _LINE((begin, stop, core, at, number, number, indent, gap, hint, "", "", False))
