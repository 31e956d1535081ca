"""Printed lines of all pages → paragraphs, by where the lines begin and end; what recurs around the text apart.

Positions as in ``typeset``. A page's lines come from the top down.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from pipeline.notation.pagenumbers import AT_THE_EDGE
from pipeline.read.runs import PrintedLine

# The share of the page's height at its top and bottom in which page numbers and running heads stand.
_EDGE = 0.14
# A running head stands on at least so many pages, and on one page in so many.
_FEWEST_PAGES, _HEAD_SHARE = 3, 2
# In sizes of the print: how far short of the margin a full line may end, since some signs may not begin the next;
# how far a line's start may stray from the margin; from where on a start is an indent, and up to where.
_SHORT, _STRAY, _INDENT, _DEEPEST = 2.1, 0.6, 1.2, 3.2
# A line further below the one above than this many usual distances begins a paragraph.
_LEADING = 1.35
# Letters of one paragraph are of one size, within this share.
_SIZE = 0.12
# A text marks its paragraphs by indents when one line in so many has one, or by space between them when two in three of
# the lines that follow a short one stand further below it.
_INDENTED_SHARE = 12
_SPACED_SHARE = (2, 3)
# A line is long that holds so many square signs.
_LONG = 20
# So many lines end at the margin for one that ends beyond it, which a text never does.
_BEYOND = 3
# A line is centred when the blanks beside it differ by less than so many sizes of its print.
_CENTRED = 1.0
# What no line of a paragraph shows: a gap between the fields of a row; dots that lead to a page number at its end.
_WIDE_GAP = "\u3000\u3000"
_SET_APART = re.compile(rf"{_WIDE_GAP}|(?<![.．·•…‥])[.．·•…‥]{{4,}}+\s*[\d()（）]{{1,6}}$")
# What no line's end parts: a sign before an opening mark, words and figures, closing marks behind them.
_WHOLE = re.compile(r"(?:\S?[（“《〔【「『]+)?(?:[!-~—–]{2,40}|\S)[）”》〕】」』。，、；：！？]*")
_CLAUSE_ENDS = "；;"
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十百\d]{1,4}[)）、.．]|第\S{1,6}[条章节项]|[①-⑳—-]")
# Hints of what stands around the text and does not part it.
AROUND = ("page-number", "running-head")
# A line that ends so may end its paragraph.
ENDS = frozenset("。；：！？.;:!?…”』」")


class Page(NamedTuple):
    """The lines of a page and its height."""

    number: int
    height: float
    lines: tuple[PrintedLine, ...]


class Paragraph(NamedTuple):
    """Lines that make one block: ``hint`` is ``page-number``, ``running-head``, ``center``, ``table`` or empty."""

    lines: tuple[tuple[int, PrintedLine], ...]
    hint: str = ""

    @property
    def text(self) -> str:
        """The lines as people read them: Latin words apart, Chinese ones together."""
        text = ""
        for _, line in self.lines:
            apart = text and _is_latin(text[-1]) and _is_latin(line.text[:1])
            apart = apart and not (text[-1].isdecimal() and line.text[0].isdecimal())  # a figure that a line's end cuts
            text += (" " if apart else "") + line.text
        return text

    @property
    def locator(self) -> str:
        """``page 2 box 72,90,520,110``; a paragraph over a page break names both."""
        boxes: dict[int, list[PrintedLine]] = {}
        for number, line in self.lines:
            boxes.setdefault(number, []).append(line)
        return "; ".join(f"page {number} box {_box(lines)}" for number, lines in boxes.items())


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _box(lines: Sequence[PrintedLine]) -> str:
    box = (
        min(line.left + line.moved for line in lines),
        min(line.top for line in lines),
        max(line.right + line.moved for line in lines),
        max(line.bottom for line in lines),
    )
    return ",".join(str(round(side)) for side in box)


def paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    """The blocks of a document in reading order.

    Guarantees: every line is in exactly one of them; what stands around the text between two pages comes before the
    paragraph that goes on behind it.
    """
    heads = _running_heads(pages)
    setting = _setting(pages)
    found: list[Paragraph] = []
    open_at = -1  # the paragraph that may go on
    for page in pages:
        margins = _margins(page, setting)
        for index, line in enumerate(page.lines):
            hint = _hint(page, index, heads, margins, setting)
            if hint == "table" or hint in AROUND:
                found.append(Paragraph(((page.number, line),), hint))
                open_at = -1 if hint == "table" else open_at
                continue
            centred = hint == "center"
            if open_at >= 0 and _goes_on(found[open_at].lines[-1], (page.number, line), margins, setting, centred):
                joined = found.pop(open_at)
                found.append(Paragraph((*joined.lines, (page.number, line)), joined.hint))
            else:
                found.append(Paragraph(((page.number, line),), hint))
            open_at = len(found) - 1
    return found


class _Setting(NamedTuple):
    """How the document is set: its usual margins, the distance from line to line, the size of its print, how its
    paragraphs show.
    """

    left: float
    right: float
    pitch: float
    size: float
    indented: bool
    spaced: bool


def _body(page: Page) -> list[PrintedLine]:
    edge = page.height * _EDGE / 2
    inside = [line for line in page.lines if line.table < 0 and edge <= line.middle <= page.height - edge]
    return [line for line in inside if not line.turned]


def _setting(pages: Sequence[Page]) -> _Setting:
    lines = [line for page in pages for line in _body(page)]
    if not lines:
        return _Setting(0, 0, 0, 1, False, False)
    left, right = _edges(lines)
    steps = [(a, b.top - a.top) for page in pages for a, b in pairwise(_body(page))]
    pitch = median(step for _, step in steps) if steps else 0
    indents = sum(_is_indented(line, left) for line in lines)
    after_short = [step > _LEADING * pitch for line, step in steps if line.right < right - _SHORT * line.size]
    share, of = _SPACED_SHARE
    spaced = bool(after_short) and sum(after_short) * of >= len(after_short) * share
    size = median(line.size for line in lines)
    return _Setting(left, right, pitch, size, indents * _INDENTED_SHARE >= len(lines), spaced)


def _edges(lines: Sequence[PrintedLine]) -> tuple[float, float]:
    """The margins that lines are set to: the leftmost start and the rightmost end that several lines share."""
    starts = Counter(round(line.left / 2) for line in lines)
    ends = Counter(round(line.right / 8) for line in lines)
    enough = max(2, len(lines) // 12)
    shared = [place for place, count in starts.items() if count >= enough]
    ended = [place for place, count in ends.items() if count >= enough]
    left = min(shared) * 2 if shared else min(line.left for line in lines)
    right = max(ended) * 8 if ended else _reached(lines)
    beyond = [line.right for line in lines if line.right > right + _SHORT * line.size]
    if beyond and ends[round(right / 8)] < _BEYOND * len(beyond):
        right = max(beyond)  # short lines that end alike by chance, and a full one
    return left, right


def _reached(lines: Sequence[PrintedLine]) -> float:
    """Where no two lines end alike: what two long lines almost reach; nothing else shows a right margin, and no line
    reaches it then.
    """
    last = max(lines, key=lambda line: line.right)
    almost = [line for line in lines if line.right >= last.right - _SHORT * line.size]
    return (
        last.right if len(almost) > 1 and all(line.right - line.left >= _LONG * line.size for line in almost) else inf
    )


def _margins(page: Page, setting: _Setting) -> tuple[float, float]:
    """The page's own margins, which may lie aside of the usual ones on left and right pages, as wide as usual."""
    lines = _body(page)
    if len(lines) < _FEWEST_PAGES:
        return setting.left, setting.right
    starts = Counter(round(line.left / 2) for line in lines)
    place, count = max(starts.items(), key=lambda item: (item[1], -item[0]))
    left = setting.left
    if count * 3 >= len(lines):
        left = place * 2 if abs(place * 2 - setting.left) > 2 and not setting.indented else setting.left
    return left, left + setting.right - setting.left


def _is_indented(line: PrintedLine, left: float) -> bool:
    return _INDENT * line.size <= line.left - left <= _DEEPEST * line.size


def _running_heads(pages: Sequence[Page]) -> set[tuple[str, int]]:
    """Lines that recur near one edge of the pages, their figures aside, with the place at which they do."""
    counted = Counter(_head(line) for page in pages for line in page.lines if line.table < 0 and _near_edge(page, line))
    enough = max(_FEWEST_PAGES, len(pages) // _HEAD_SHARE)
    return {head for head, count in counted.items() if count >= enough}


def _head(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.middle / 4)


def _near_edge(page: Page, line: PrintedLine) -> bool:
    edge = page.height * _EDGE
    return line.middle <= edge or line.middle >= page.height - edge


def _hint(page: Page, index: int, heads: set[tuple[str, int]], margins: tuple[float, float], setting: _Setting) -> str:
    line = page.lines[index]
    if line.table >= 0:
        return "table"
    if line.turned:
        return "running-head"
    if _near_edge(page, line):
        outermost = index in (0, len(page.lines) - 1)
        if outermost and AT_THE_EDGE.fullmatch(line.text):
            return "page-number"
        if _head(line) in heads:
            return "running-head"
    left, right = margins
    if setting.indented and _is_indented(line, left) and abs(line.size - setting.size) <= _SIZE * line.size:
        return ""  # the first line of a paragraph, which a long word has left short
    inside = line.left - left > line.size and right - line.right > line.size
    return "center" if inside and abs((line.left - left) - (right - line.right)) < _CENTRED * line.size else ""


def _unbroken(text: str) -> float:
    """How much wider than one square sign, in sizes of the print, that is with which a line begins."""
    whole = _WHOLE.match(text)
    return max(0.0, sum(0.5 if sign.isascii() else 1.0 for sign in whole[0]) - 1) if whole else 0.0


def _goes_on(
    above: tuple[int, PrintedLine],
    here: tuple[int, PrintedLine],
    margins: tuple[float, float],
    setting: _Setting,
    centred: bool,
) -> bool:
    """Whether a line belongs to the paragraph whose last line is ``above``."""
    (page, last), (number, line) = above, here
    if _SET_APART.search(last.text) or _WIDE_GAP in line.text:
        return False
    size = max(last.size, line.size)
    if abs(last.size - line.size) > _SIZE * size:
        return False
    pitch = max(setting.pitch * max(1, size / setting.size), size)  # larger print is set wider apart
    if page == number and setting.pitch and line.top - last.top > _LEADING * pitch:
        return False
    left, right = margins
    ended = last.text[-1:] in ENDS
    if last.right < right - (_SHORT + (0 if ended else _unbroken(line.text))) * size:
        return False
    if last.text[-1:] in _CLAUSE_ENDS and not _ITEM.match(line.text):
        ended = False  # a clause is no paragraph of its own unless the next one is numbered
    if abs(line.left - left) <= _STRAY * size:
        if last.left - left > _DEEPEST * size and not (centred or last.size > setting.size * (1 + _SIZE)):
            return False  # set to the right: who signs, when
        return not ended or setting.indented or (setting.spaced and page == number)
    if setting.indented and _is_indented(line, left):
        return False  # a full heading, and the first line of what stands below it
    return (centred or abs(line.left - last.left) <= _STRAY * size) and not ended
