"""Where in a text tables stand: runs of lines drawn with box characters, with ``+-|``, with pipes, set with tabs or
with blanks, or between the tags of HTML.

A region is decided by its strokes alone, one set with blanks by its figures too; what its cells are is the table
stage's business.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.notation.boxes import DOWNWARD, FIRST, HORIZONTAL, JOINTS, LAST, UPWARD, VERTICAL
from pipeline.notation.lines import lines
from pipeline.notation.region import RegionKind, TableRegion
from pipeline.notation.written import ASCII_RULE, blank_regions, written_regions

# A table may be cut by a page break: so many lines without a stroke (blank lines, a page number, 续表) may stand
# between two of its lines. More than a screenful of other text is no longer the same table.
GAP = 6
# Two text lines between two rules, or between a rule and the end, make a drawing a table even where a rule is lost.
ENOUGH_ROWS = 2


class _Drawn(NamedTuple):
    """A line that holds strokes: ``rule`` where it holds nothing else, and how many of its strokes lead where."""

    rule: bool
    joints: int
    verticals: int
    up: int
    down: int


_STROKE = re.compile(f"[{FIRST}-{LAST}]")
_OTHER_MARK = re.compile(r"[|+\t]")
_NOT_VERTICAL = re.compile(f"[^{VERTICAL}{JOINTS}]+")
_RULE = re.compile(rf"[\s{HORIZONTAL}{VERTICAL}{JOINTS}]+")
_RUN = re.compile(f"[{HORIZONTAL}]{{2}}|[{HORIZONTAL}][{JOINTS}]|[{JOINTS}][{HORIZONTAL}]")
_LEADING_UP, _LEADING_DOWN = re.compile(f"[{UPWARD}]"), re.compile(f"[{DOWNWARD}]")

_TAG = re.compile(r"<(/?)table(?=[\s>])", re.IGNORECASE)


def table_regions(text: str) -> tuple[TableRegion, ...]:
    """The tables of ``text``, each as whole lines.

    Guarantees:
    1. Regions are disjoint and in reading order; each starts and ends at a line's boundary and is not empty.
    2. Every line of a ``box`` region that touches a blank line or the region's edge holds a stroke; lines without one
       stand inside only where a table that is still open goes on below them.
    3. Strokes in running text (a dash ──, a root, a brace, a ruled line to write on) make no region.

    >>> table_regions("甲\\n┌─┐\\n│a│\\n└─┘\\n乙")
    (TableRegion(start=2, end=13, kind='box'),)
    """
    found = list(_markup_regions(text))
    if _STROKE.search(text):
        found += _outside(_box_regions(text), [(region.start, region.end) for region in found])
        found.sort()
    taken = [(region.start, region.end) for region in found]
    if "|" in text or "\t" in text:
        found += _outside(written_regions(text), taken)
    if blank := blank_regions(text):
        found = sorted(found)
        found += _outside(iter(blank), [(region.start, region.end) for region in found])
    return tuple(sorted(found))


def region_kind(text: str, start: int, end: int) -> RegionKind:
    """How the table in ``text[start:end]`` is written; what looks like none is taken for drawn.

    >>> region_kind("+-+-+\\n|a|b|\\n+-+-+", 0, 17), region_kind("a\\tb\\tc\\nd\\te\\tf", 0, 11)
    ('ascii', 'tabs')
    """
    stop = text.find("\n", start, end)
    first = text[start : stop if stop >= 0 else end]
    if _TAG.match(first.lstrip()):
        return "html"
    if _STROKE.search(first) and not _OTHER_MARK.search(first):
        return "box"
    if ASCII_RULE.fullmatch(first):
        return "ascii"
    regions = table_regions(text[start:end])
    return regions[0].kind if regions else "box"


def _outside(regions: Iterator[TableRegion], taken: list[tuple[int, int]]) -> list[TableRegion]:
    """Those regions that touch no taken stretch; both in order, so one pass."""
    kept: list[TableRegion] = []
    index = 0
    for region in regions:
        while index < len(taken) and taken[index][1] <= region.start:
            index += 1
        if index == len(taken) or region.end <= taken[index][0]:
            kept.append(region)
    return kept


# HTML


def _markup_regions(text: str) -> Iterator[TableRegion]:
    """From a line that a ``<table>`` opens to the line that its ``</table>`` closes, tables inside with it."""
    opened: list[int] = []
    found: list[TableRegion] = []
    for tag in _TAG.finditer(text):
        if not tag[1]:
            begin = text.rfind("\n", 0, tag.start()) + 1
            if opened or not text[begin : tag.start()].strip():  # else <table> that a sentence speaks of
                opened.append(begin)
        elif opened:
            begin, stop = opened.pop(), text.find("\n", tag.end())
            while found and found[-1].start >= begin:
                found.pop()
            found.append(TableRegion(begin, stop if stop >= 0 else len(text), "html"))
    yield from found


# Box drawings


def _drawn(line: str) -> _Drawn:
    rule = _RULE.fullmatch(line) is not None and _RUN.search(line) is not None
    return _counted(_NOT_VERTICAL.sub("", line), rule)


@lru_cache(maxsize=1024)  # the lines of a table have the same strokes
def _counted(strokes: str, rule: bool) -> _Drawn:
    up, down = len(_LEADING_UP.findall(strokes)), len(_LEADING_DOWN.findall(strokes))
    joints = sum(character in JOINTS for character in strokes)
    return _Drawn(rule, joints, len(strokes), up, down)


def _is_plain_rule(drawn: _Drawn) -> bool:
    """A rule without a joint: part of a table that is already open, else a line to write on."""
    return drawn.rule and not drawn.verticals


def _opens(drawn: _Drawn) -> bool:
    """A rule that only leads down: the top of a table."""
    return drawn.rule and drawn.down > 0 and not drawn.up


def _closes(drawn: _Drawn) -> bool:
    """A rule that only leads up: the bottom of a table."""
    return drawn.rule and drawn.up > 0 and not drawn.down


def _box_regions(text: str) -> Iterator[TableRegion]:
    spans = lines(text)
    drawn = [_drawn(text[start:end]) if _STROKE.search(text, start, end) else None for start, end in spans]
    index = 0
    while index < len(spans):
        first = drawn[index]
        if first is None or not first.verticals:
            index += 1
            continue
        last = _last_line(drawn, index)
        if _is_table([line for line in drawn[index : last + 1] if line]):
            yield TableRegion(spans[index].start, spans[last].end, "box")
        index = last + 1


def _last_line(drawn: list[_Drawn | None], first: int) -> int:
    """The last line of the drawing that begins at ``first``."""
    last = first
    current = drawn[first]
    while current is not None and not _closes(current):
        following = _next_line(drawn, last)
        if following is None:
            break
        last, current = following, drawn[following]
    return last


def _next_line(drawn: list[_Drawn | None], last: int) -> int | None:
    """The drawn line that continues a table still open at ``last``; None where the table ends there."""
    for index in range(last + 1, min(last + 2 + GAP, len(drawn))):
        line = drawn[index]
        if line is None:
            continue
        if index == last + 1:
            return None if _opens(line) and _settled(drawn[last]) else index
        return index if _resumes(drawn[last], line) else None
    return None


def _settled(line: _Drawn | None) -> bool:
    """Whether a rule that leads only down may start another table below this line: not under a text line of ours."""
    return line is not None and line.rule


def _resumes(line: _Drawn | None, following: _Drawn) -> bool:
    """Whether a drawn line below a gap goes on with the table: it hangs on strokes above and leads as many on."""
    if line is None or _opens(following) or _is_plain_rule(following):
        return False
    return following.rule or following.verticals in (line.down, line.verticals)


def _is_table(drawing: list[_Drawn]) -> bool:
    """Two rules with a text line between them, or one rule that spans columns and rows hanging on it."""
    rules = [line for line in drawing if line.rule and line.joints]
    rows = [line for line in drawing if not line.rule and line.verticals]
    if not rules or not rows:
        return False
    return len(rules) > 1 or (rules[0].joints > 1 and len(rows) >= ENOUGH_ROWS and max(r.verticals for r in rows) > 1)
