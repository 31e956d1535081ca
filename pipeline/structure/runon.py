"""What line breaks put together or cut wrongly: several articles on a line (第九条 ……。 第十条 ……。), a date on two."""

import re

from pipeline.notation.numerals import integer
from pipeline.structure.printed import Line

_ARTICLE = re.compile(
    r"第([一二三四五六七八九十百零〇\d]{1,7})[条條](?:之[一二三四五六七八九十]{1,2})?(?=[ \t\u3000\xa0【])"
)
# It follows the end of a sentence; an article that a sentence names stands within one.
_FOLLOWS = re.compile(r"[。；”][ \t\u3000\xa0]{0,4}$")
_DATE_CUT = re.compile(r"(?:\d{4}|[一二][\d一二三四五六七八九〇○零]{3})\s?年(?:\s?\S{1,3}\s?月)?$")
_DATE_REST = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:月\s?\S{1,3}\s?)?日$")
_OPENS = frozenset("（(")
_REMARK = re.compile(r"[（(]\s?(?:根据|自)?\s?(?:[12]\d{3}|[一二][\d一二三四五六七八九〇○零]{3}|中華民國\S{1,6})\s?年")
_ADOPTS = re.compile(r"通[过過]|公布|[发發][布佈]|批准|修[订訂正]|施行")
_MOST_REMARK_LINES = 8
_DATE_LONGEST = 40  # who signs may stand before the year
_PAGE_AND_LABEL = re.compile(r"(?P<page>\d{1,3})\s{0,3}(?P<label>附\s?[件表]\s?\d{0,2}[:：]?)")
_LABEL_LONGEST = 12
_BLANKS = " \t\u3000\xa0"


def apart(lines: list[Line]) -> list[Line]:
    """The lines, each article on one of its own where the next number follows within a line.

    Guarantees: no visible character is lost; a line without a following article is as it was.
    """
    found: list[Line] = []
    last: int | None = None
    for line in lines:
        rest = line
        if not line.table and "第" in line.text:
            for match in _ARTICLE.finditer(line.text):
                number = integer(match[1])
                if match.start() == 0:
                    last = number
                elif last is not None and number == last + 1 and _FOLLOWS.search(line.text, 0, match.start()):
                    cut = line.at + match.start()
                    above = rest.text[: cut - rest.at].rstrip(_BLANKS)
                    found.append(rest._replace(end=rest.at + len(above), text=above))
                    rest = rest._replace(start=cut, at=cut, text=line.text[match.start() :], indent=0, gap=0)
                    last = number
        found.append(rest)
    return found


def whole_dates(lines: list[Line], text: str) -> list[Line]:
    """The lines, a date that a line break cut in two (2020 年 / 6 月 3 日) on one.

    Guarantees: what lies between joined lines is blank; all others are as they were.
    """
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found else None
        if above and not line.gap and not above.table and not line.table and _cut(above, line):
            found[-1] = above._replace(end=line.end, text=text[above.at : line.stop], last=line.last)
        else:
            found.append(line)
    return found


def whole_remarks(lines: list[Line], text: str) -> list[Line]:
    """The lines, a remark in brackets that says who adopted a text when (题注) on one, down to its closing bracket.

    Guarantees: what lies between joined lines is blank; all others are as they were.
    """
    opening = {at for at, line in enumerate(lines) if line.text[:1] in _OPENS and _REMARK.match(line.text)}
    if not opening:
        return lines
    found: list[Line] = []
    stop = 0
    for at, line in enumerate(lines):
        if at < stop:
            continue
        stop = _closes(lines, at, text) if at in opening and _is_open(line.text) else 0
        if stop:
            last = lines[stop - 1]
            line = line._replace(end=last.end, text=text[line.at : last.stop], last=last.last)
        found.append(line)
    return found


def _closes(lines: list[Line], first: int, text: str) -> int:
    """The index after the line that closes the bracket which line ``first`` opens; 0 where no remark does so."""
    for at in range(first + 1, min(len(lines), first + _MOST_REMARK_LINES)):
        if lines[at].table or lines[at].gap or lines[at].hint != lines[first].hint:
            return 0
        whole = text[lines[first].at : lines[at].stop]
        if not _is_open(whole):
            return at + 1 if whole[-1] in "）)" and _ADOPTS.search(whole) else 0
    return 0


def _is_open(text: str) -> bool:
    return sum(text.count(sign) for sign in "（(") > sum(text.count(sign) for sign in "）)")


def _cut(above: Line, line: Line) -> bool:
    if above.text[-1] not in "年月" or line.text[-1] != "日" or len(above.text) > _DATE_LONGEST:
        return False
    return _DATE_CUT.search(above.text) is not None and _DATE_REST.fullmatch(line.text) is not None


def labels_apart(lines: list[Line]) -> list[Line]:
    """The lines, a page number before the label of an annex (12附件2) on a line of its own, with the hint ``page``."""
    found: list[Line] = []
    for line in lines:
        match = (
            _PAGE_AND_LABEL.fullmatch(line.text)
            if line.text[:1].isdecimal() and len(line.text) <= _LABEL_LONGEST
            else None
        )
        if match:
            cut = line.at + match.start("label")
            found.append(line._replace(end=line.at + match.end("page"), text=match["page"], hint="page"))
            line = line._replace(start=cut, at=cut, text=match["label"], indent=0, gap=0)
        found.append(line)
    return found
