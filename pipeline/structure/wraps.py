"""Hard wraps: where a text is set in lines of one width, lines are joined to the paragraphs that they are parts of."""

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from pipeline.structure.annexes import annex_label
from pipeline.structure.header import is_addressees
from pipeline.structure.numbering import Numbering
from pipeline.structure.pages import PAGE_LINES
from pipeline.structure.printed import Line
from pipeline.structure.roles import genre_of, longest, told

# A text is set in lines of one width when this share of its lines reaches the width without ending a sentence.
# Below it, long lines are paragraphs that happen to be equally long.
_FULL_SHARE = 8  # one line in eight
_FEWEST_LINES, _FEWEST_FULL = 6, 3
_NARROWEST, _WIDEST = 28, 120  # columns: from 14 to 60 Chinese characters
_BETWEEN_TABLES = range(40, 100)  # the same where tables are longer lines, which tells less
_FEWEST_ROWS = 10  # one line in ten
_SET_SHARE = 5  # one line in five, where tables are longer
_SLACK = 4  # a line may fall short by two characters that must not begin the next
_LONGER = 40  # one line in forty may be longer than the width (a heading, a formula)
_ENDS = frozenset("。；：！？!?;:」』")
_STOPS, _SET_IN = "。；", 2  # columns that a paragraph is set in
_LEADERS = "...."  # dots that lead to a page number: a line of contents, wider than the text and never continued
_GOES_ON = frozenset(
    "、，,～~—－-第（(件表與与及和或"
)  # after these a line goes on, even where the next looks numbered
_NUMBER_SIGN = re.compile(r"[号號期/∕—–―-]")
_APART = re.compile(r"\S(?:\u3000{3,}|[ \xa0]{6,})\S")  # who printed and when: set to the page's margins, no text
# Three in four of the lines that others hang below are full, where items are set in lines of one width.
_HANGING_FULL = 4
_LONE_ITEM = 60  # columns of a line that only one line hangs below: no heading is so long
# What no line end parts: Latin words and figures, blanks to fill in, a sign and the marks that may not begin a line.
_RUN = re.compile(r"[!-~]{1,16}|[＿_]{2,8}|.[。，、；：！？）》」』〕”’]+")
_CANNOT_BEGIN = re.compile(r"[。，、；：！？）》」』〕”’,;!?)\]]")


def columns(text: str) -> int:
    """The width in columns: two for a Chinese character, one for a Latin one."""
    return len(text.encode("gb18030", "replace"))


def signs(text: str) -> int:
    """The width in columns where every sign takes two, as programs see it that count signs."""
    return 2 * len(text)


_Measure = Callable[[str], int]


class Width(NamedTuple):
    """The width that a text is set to, 0 where it is not, and how its lines are measured."""

    full: int
    of: _Measure = columns

    def line(self, line: Line) -> int:
        """How wide a line is."""
        return self.of(line.text) + line.indent


def _apart(text: str) -> bool:
    """Whether blanks set two things of a line to the page's margins."""
    blank = "\u3000\u3000\u3000" in text or "      " in text or "\xa0" in text
    return blank and _APART.search(text) is not None


def wrap_width(lines: list[Line]) -> Width:
    """The width that the text is set to; 0 where every line is a paragraph of its own.

    Lines cut after so many signs end exactly there, whatever the signs; such a text is measured so.
    """
    set_lines = [
        line
        for line in lines
        if not line.table and not line.hint and _LEADERS not in line.text and not _apart(line.text)
    ]
    if len(set_lines) < _FEWEST_LINES:
        return Width(0)
    # No line is narrower than it has signs: texts of long paragraphs need no measuring.
    if sorted(len(line.text) for line in set_lines)[_place(set_lines)] > _WIDEST:
        return Width(_width_between_tables(set_lines))
    in_columns = [columns(line.text) + line.indent for line in set_lines]
    in_signs = [2 * len(line.text) + line.indent for line in set_lines]
    usual, exact = (sorted(found)[_place(set_lines)] for found in (in_columns, in_signs))
    ends = in_signs.count(exact), in_columns.count(usual) + in_columns.count(usual - 1)
    by_signs = ends[0] > ends[1] and ends[0] >= _FEWEST_FULL
    width = Width(exact, signs) if by_signs else Width(usual)
    if width.full >= _BETWEEN_TABLES.stop and (between := _width_between_tables(set_lines)):
        return Width(between)
    if not _NARROWEST <= width.full <= _WIDEST:
        return Width(0)
    widths = in_signs if by_signs else in_columns
    full = sum(
        width.full - _SLACK <= wide and line.text[-1] not in _ENDS for line, wide in zip(set_lines, widths, strict=True)
    )
    return width if full * _FULL_SHARE >= len(set_lines) and full >= _FEWEST_FULL else Width(0)


def _width_between_tables(lines: list[Line]) -> int:
    """The width of a text whose tables a PDF has left as longer lines: at it end most lines that no sentence ends, and
    hardly any longer line ends a sentence, as paragraphs would; 0 where there is none."""
    short = [line for line in lines if len(line.text) <= _BETWEEN_TABLES.stop // 2 and line.text[-1] not in _ENDS]
    if len(short) * _SET_SHARE < len(lines):
        return 0
    counted = Counter(columns(line.text) + line.indent for line in short)
    set_to = {width: sum(counted[width - less] for less in range(_SLACK + 1)) for width in _BETWEEN_TABLES}
    width = max(set_to, key=set_to.__getitem__)
    if set_to[width] * _SET_SHARE < len(lines):
        return 0
    longer = [line for line in lines if len(line.text) * 2 > width + _SLACK]
    longer = [line for line in longer if columns(line.text) + line.indent > width + _SLACK]
    ended = sum(line.text[-1] in _ENDS for line in longer)
    return width if ended * _FULL_SHARE <= len(longer) else 0


def _place(lines: list[Line]) -> int:
    """Where in the order of their widths the line stands that is as wide as the text is set."""
    return len(lines) - 1 - len(lines) // _LONGER


def joined(lines: list[Line], text: str, width: Width, numbering: Numbering) -> list[Line]:
    """Lines joined to paragraphs.

    Guarantees: every line is in exactly one of the results; what lies between joined lines is blank. A line that
    begins with a mark that cannot begin one is joined to the line above even where ``width`` is 0. A paragraph that the
    end of a page cuts stays in two, what the page left between them; the second half says so by ``joins``.
    """
    found: list[Line] = []
    short = _WIDEST  # columns by which the line above falls short of the width
    hanging = _hanging(lines, numbering)
    tables = width.full > 0 and _holds_tables(lines, width)
    alone = _headings(lines, width, numbering) if tables else frozenset()
    cut: tuple[Line, int] | None = None
    for at, line in enumerate(lines):
        if line.hint in PAGE_LINES:
            cut = cut or ((found[-1], short) if found and not found[-1].table else None)
            found.append(line)
            short = _WIDEST
            continue
        if cut and not line.table and _continues(line._replace(gap=0), *cut, width, numbering):
            line = line._replace(joins=True)
        cut = None
        if (
            found
            and not line.table
            and not found[-1].table
            and (at in hanging or _continues(line, found[-1], short, width, numbering))
        ):
            above = found.pop()
            stop = line.stop
            line_width = width.line(line)
            found.append(above._replace(end=line.end, text=text[above.at : stop], last=line.last))
        else:
            found.append(line)
            line_width = width.line(line) if width.full else 0
        short = width.full - line_width if width.full else _WIDEST
        if at in alone or (tables and line_width > width.full + 2 * _SLACK):
            short = _WIDEST
    return found


def _unbroken(text: str) -> int:
    """How many columns more than one Chinese character a line begins with that no line end may cut: 2.69, 求。"""
    run = _RUN.match(text)
    return max(0, columns(run[0]) - 2) if run else 0


def _holds_tables(lines: list[Line], width: Width) -> bool:
    """Whether so many lines are longer than the text is set that they are rows of tables."""
    longer = sum(len(line.text) * 2 > width.full and width.line(line) > width.full for line in lines)
    return longer * _FEWEST_ROWS > len(lines)


def _headings(lines: list[Line], width: Width, numbering: Numbering) -> frozenset[int]:
    """The headings with a chapter's or a decimal number (第三章, 3.2) that only happen to fill the width: two in three
    of their kind end short of it, without a sentence's end, and a full line below goes on no heading."""
    depths: dict[tuple[str, int], list[int]] = {}
    for at, line in enumerate(lines):
        label = numbering.label(line.text) if line.text and not line.table else None
        if label and (label.style == "decimal" or label.kind == "title") and _LEADERS not in line.text:
            depths.setdefault((label.style, label.text.count(".")), []).append(at)
    found: set[int] = set()
    for group in depths.values():
        open_ones = [at for at in group if lines[at].text[-1] not in _ENDS and "。" not in lines[at].text]
        filled = [at for at in open_ones if width.line(lines[at]) >= width.full - _SLACK]
        if 3 * (len(open_ones) - len(filled)) >= 2 * len(group):
            found.update(
                at for at in filled if at + 1 < len(lines) and width.of(lines[at + 1].text) >= width.full - _SLACK
            )
    return frozenset(found)


def _hanging(lines: list[Line], numbering: Numbering) -> frozenset[int]:
    """Which lines go on with a numbered one above, set in below its number: 1.某年某月某日某部令訂|  定發布全文.

    Only items of two lines or more need to be set to one width, not the text around them.
    """
    found: list[int] = []
    for at in range(1, len(lines)):
        line, above = lines[at], lines[at - 1]
        if line.gap or line.table or line.hint or line.indent < 2 or above.text[-1:] in _ENDS:
            continue
        inside = bool(found) and found[-1] == at - 1 and line.indent == above.indent
        below = line.indent > above.indent and not above.table and not above.hint and numbering.label(above.text)
        if (inside or below) and numbering.label(line.text) is None:
            found.append(at)
    widths = [columns(lines[at - 1].text) + lines[at - 1].indent for at in found]
    width = max(widths, default=0)
    full = {at for at, reached in zip(found, widths, strict=True) if reached >= width - _SLACK}
    if not _NARROWEST <= width <= _WIDEST or len(full) * _HANGING_FULL < len(found) * (_HANGING_FULL - 1):
        return frozenset()
    return frozenset(full) if len(full) > 1 or width >= _LONE_ITEM else frozenset()


def _flush(line: Line, above: Line, width: Width, numbering: Numbering) -> bool:
    """Whether a line goes on with a paragraph whose last line a sentence fills: paragraphs are set in, it is not."""
    set_in = above.indent >= _SET_IN and not line.indent and above.text[-1] in _STOPS
    whole = line.text[-1] in _STOPS or width.of(line.text) >= width.full - _SLACK
    return set_in and whole and numbering.label(line.text) is None


def _opens(line: Line, above: Line) -> bool:
    """Whether a line is an element of its own below a line as wide as the text: those addressed, the number, the label
    of an annex; nothing goes on with a number, whatever stands beside it."""
    if is_addressees(line.text):
        return genre_of(above.text) is not None
    label = annex_label(line.text)
    numbers = any(
        _NUMBER_SIGN.search(one.text) and (seen := told(one, "head")) and seen.field == "document_number"
        for one in (line, above)
        if len(one.text) <= longest("head")  # a paragraph without end would be searched at every line that it takes up
    )
    return numbers or bool(label and label.title_at < 0 and label.label[-1] not in "附件表")


def _continues(line: Line, above: Line, short: int, width: Width, numbering: Numbering) -> bool:
    if line.gap or line.hint or above.hint or _LEADERS in above.text:
        return False
    if _CANNOT_BEGIN.match(line.text):
        return True
    if short > _SLACK + _unbroken(line.text):
        return False
    if above.text[-1] in _ENDS:
        return _flush(line, above, width, numbering)
    if above.text[-1] in _GOES_ON:
        return True
    if _opens(line, above):
        return False
    if line.indent > above.indent + 1 and not above.indent:
        return False
    label = numbering.label(line.text)
    return label is None or label.style == "tiao-close"
