"""Tables written without strokes of a drawing: with ``+-|``, with pipes, set with tabs or with blanks."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from pipeline.model import Span
from pipeline.notation.lines import lines
from pipeline.notation.region import TableRegion

# A list numbered with tabs has two fields a line; only a longer run of such lines may be a table.
ENOUGH_TAB_LINES = 2
ENOUGH_TWO_FIELD_LINES = 3
# Blanks part words everywhere: fields of one number on line after line, mostly figures, make a table.
ENOUGH_BLANK_LINES = 3
ENOUGH_FIGURES = 2
ASCII_RULE = re.compile(r"[ \t\u3000]*(?:[+|](?=[-=+]))?[-=]*(?:[-=]\+[-=]*)+[|]?[ \t\u3000]*")
_PIPE_RULE = re.compile(r"[ \t\u3000]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t\u3000]*")
BLANKS = re.compile(r"[ \u00a0]{2,}|\u3000+")
_FIGURE = re.compile(r"[-+－—–]?\d[\d,，.．]*[%％]?|[-－—–/]{1,2}")
# Two figures set apart; a pattern each, since one that opens with a literal is searched for faster.
_SET_APART = (re.compile(r"  \d[\d,.%]* {2,}[-—\d]"), re.compile(r"\u3000\d[\d,.%]*\u3000+[-—\d]"))
_LABEL = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百]+|\d{1,3}|[①-⑳])[)）]?[、.．]?|[—\-•·●○■□◆*]|第\S{1,6}[条章节款]"
)


def written_regions(text: str) -> Iterator[TableRegion]:
    spans = lines(text)
    index = 0
    while index < len(spans):
        region, after = _written_at(text, spans, index)
        if region:
            yield region
        index = after


def _written_at(text: str, spans: list[Span], index: int) -> tuple[TableRegion | None, int]:
    line = spans[index].of(text)
    if "|" in line or "+" in line:
        for kind, take in (("ascii", _ascii_end), ("markdown", _pipe_end)):
            after = take(text, spans, index)
            if after > index:
                return TableRegion(spans[index].start, spans[after - 1].end, kind), after  # type: ignore[arg-type]
    if "\t" in line:
        after = _tab_end(text, spans, index)
        region = _tab_region(text, spans[index:after])
        return region, max(after, index + 1)
    return None, index + 1


def _ascii_end(text: str, spans: list[Span], index: int) -> int:
    """The line after a ``+--+`` table that begins at ``index``; ``index`` where none does."""
    end, rules = index, 0
    while end < len(spans):
        line = spans[end].of(text)
        is_rule = "+" in line and ASCII_RULE.fullmatch(line) is not None
        if not is_rule and ("|" not in line or end == index):
            break
        rules += is_rule
        end += 1
    return end if rules > 1 and end - index > rules else index


def _pipe_end(text: str, spans: list[Span], index: int) -> int:
    """The line after a pipe table whose header is at ``index``."""
    if index + 1 >= len(spans):
        return index
    rule = spans[index + 1].of(text)
    if "|" not in rule or "|" not in spans[index].of(text) or not _PIPE_RULE.fullmatch(rule):
        return index
    end = index + 2
    while end < len(spans) and "|" in spans[end].of(text):
        end += 1
    return end


def _tab_end(text: str, spans: list[Span], index: int) -> int:
    end = index
    while end < len(spans) and "\t" in spans[end].of(text).strip(" \r\n\u3000"):
        end += 1
    return end


def _tab_region(text: str, block: list[Span]) -> TableRegion | None:
    rows = [span.of(text).split("\t") for span in block]
    if len(rows) < ENOUGH_TAB_LINES:
        return None
    fields, agreeing = Counter(len(row) for row in rows).most_common(1)[0]
    if 2 * agreeing <= len(rows) or not all(any(cell.strip() for cell in row[1:]) for row in rows):
        return None
    if fields == 2 and (len(rows) < ENOUGH_TWO_FIELD_LINES or all(_is_label(row[0]) for row in rows)):
        return None
    return TableRegion(block[0].start, block[-1].end, "tabs")


def blank_regions(text: str) -> list[TableRegion]:
    """Runs of lines with as many fields, set apart by blanks and mostly figures, with the heading above them."""
    apart = sorted(match.start() for pattern in _SET_APART for match in pattern.finditer(text))
    return list(_around(text, apart)) if apart else []


def _around(text: str, apart: list[int]) -> Iterator[TableRegion]:
    """The regions that hold one of the places where two figures are set apart."""
    spans = lines(text)
    starts = [span.start for span in spans]
    done = looked = -1
    for place in apart:
        first = last = bisect_right(starts, place) - 1
        if last <= max(done, looked):
            continue
        looked = last
        fields = _fields_of(text, spans[last])
        if not _is_record(fields):
            continue
        while last + 1 < len(spans) and _continues(fields, _fields_of(text, spans[last + 1])):
            last += 1
        while first - 1 > done and _continues(fields, _fields_of(text, spans[first - 1])):
            first -= 1
        if first - 1 > done and len(_fields_of(text, spans[first - 1])) == len(fields):
            first -= 1
        done = last
        if last - first + 1 >= ENOUGH_BLANK_LINES:
            yield TableRegion(spans[first].start, spans[last].end, "blanks")


def _fields_of(text: str, line: Span) -> list[str]:
    return BLANKS.split(line.of(text).strip())


def _continues(fields: list[str], following: list[str]) -> bool:
    return len(fields) == len(following) and _is_record(following)


def _is_record(fields: list[str]) -> bool:
    """Whether two fields or more, and most of those behind the name, are figures."""
    figures = sum(_FIGURE.fullmatch(field.strip()) is not None for field in fields[1:])
    return figures >= ENOUGH_FIGURES and 2 * figures > len(fields) - 1


def _is_label(cell: str) -> bool:
    """Whether a first field is only a list's number or bullet, or an indent."""
    return not cell.strip() or _LABEL.fullmatch(cell.strip()) is not None
