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
