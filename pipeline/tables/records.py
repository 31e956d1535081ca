"""Rows without rules between them: which lines of a band begin a record of their own.

A band of the body is cut only on evidence, tried in this order; without any, its lines are one row of long cells:

1. ``items``   the first column counts: （一）…（二）…, 1. … 2. …
2. ``figures`` a column of figures has one on each of several lines, each beside a name in the first column
3. ``gaps``    blank lines part groups of lines that each fill the same columns
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.notation.numerals import integer
from pipeline.tables.lattice import Band
from pipeline.tables.values import is_number, value
from pipeline.tables.walls import Line

_ITEM = re.compile(r"[（(]?([一二三四五六七八九十]{1,3}|\d{1,3})(?:[)）]|[、.．]|(?=\s))")
_FIELD = re.compile(r"[:：＿_]\s*\Z")
# Below this share of the columns of figures a line continues a number or a word of the line above: it is no record.
FILLED_SHARE = 0.5


def split_records(rows: Sequence[str], lines: Sequence[Line], found: Sequence[Band]) -> list[Band]:
    """The bands, those of the body that hold several records cut between them.

    Guarantees: the lines of the bands are the same, in order; a band is cut only where the band above it is a header,
    that is, has the same walls.
    """
    cut: list[Band] = []
    for index, band in enumerate(found):
        starts: list[int] = []
        if index and len(band.lines) > 1 and len(band.walls) > 2 and _whole(lines, band):
            texts = {number: _fields(rows[number], lines[number]) for number in band.lines}
            starts = next((s for rule in (_items, _figures, _gaps) if len(s := rule(band, texts, rows)) > 1), [])
        cut.extend(_pieces(band, starts) if len(starts) > 1 else [band])
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


def _pieces(band: Band, starts: Sequence[int]) -> list[Band]:
    """The band cut before each start but the first; lines before the first start belong to the first record."""
    found: list[Band] = []
    current: list[int] = []
    begins = set(starts[1:])
    for number in band.lines:
        if number in begins:
            found.append(Band(tuple(current), band.walls, () if found else band.rules, bool(found)))
            current = []
        current.append(number)
    found.append(Band(tuple(current), band.walls, (), True))
    return found


def _items(band: Band, texts: dict[int, dict[int, str]], rows: Sequence[str]) -> list[int]:
    """Lines whose first column goes on counting from the band's first line, each with text beside it."""
    starts: list[int] = []
    style = ""
    printed = [number for number in band.lines if texts[number]]
    for number in printed:
        fields = texts[number]
        match = _ITEM.match(fields.get(band.walls[0], ""))
        if match is None:
            if not starts:
                return []
            continue
        shape = re.sub(r"[一二三四五六七八九十\d]+", "1", match.group().rstrip())
        count = integer(match.group(1))
        if (style and shape != style) or count != len(starts) + 1:
            continue
        if len(fields) < 2:
            return []
        style = shape
        starts.append(number)
    return starts


def _figures(band: Band, texts: dict[int, dict[int, str]], rows: Sequence[str]) -> list[int]:
    """Lines with a name and figures in the columns of figures, and lines that head such ones."""
    columns = _figure_columns(band, texts)
    if not columns:
        return []
    first = band.walls[0]
    filled = {n: sum(c in f for c in columns) for n, f in texts.items() if f.get(first) and not _FIELD.search(f[first])}
    most = max(filled.values(), default=0)
    records = {number for number, count in filled.items() if count and count >= FILLED_SHARE * most}
    lone = [n for n, f in texts.items() if any(c in f for c in columns) and n not in records]
    if len(records) < 2 or lone:
        return []
    starts: list[int] = []
    before_blank = True
    for number in band.lines:
        fields = texts[number]
        heads = before_blank and first in fields and number > min(records)
        if number in records or heads:
            starts.append(number)
        before_blank = not fields
    return starts


def _figure_columns(band: Band, texts: dict[int, dict[int, str]]) -> list[int]:
    """The columns, the first excepted, whose every printed line is a figure (not one in parentheses alone)."""
    found = []
    for wall in band.walls[1:-1]:
        printed = [fields[wall] for fields in texts.values() if wall in fields]
        figures = [
            text for text in printed if is_number(text) and (v := value(text)) and (v.value or v.low) is not None
        ]
        if len(figures) > 1 and all(is_number(text) or value(text).status == "missing" for text in printed):
            found.append(wall)
    return found


def _gaps(band: Band, texts: dict[int, dict[int, str]], rows: Sequence[str]) -> list[int]:
    """First lines of groups parted by blank lines, where each fills the same columns, the first among them."""
    starts: list[int] = []
    blank = True
    for number in band.lines:
        if texts[number] and blank:
            starts.append(number)
        blank = not texts[number]
    filled = {frozenset(texts[number]) for number in starts}
    if len(starts) < 2 or len(filled) != 1 or len(next(iter(filled))) < 2 or band.walls[0] not in next(iter(filled)):
        return []
    words = [text for number in starts for text in texts[number].values()]
    if any(_FIELD.search(text) for text in words) or all(len(text) == 1 for text in words):
        return []
    return starts
