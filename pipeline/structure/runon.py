"""Articles printed one after another on a line (第九条 ……。 第十条 ……。), taken apart."""

import re

from pipeline.notation.numerals import integer
from pipeline.structure.printed import Line

_ARTICLE = re.compile(
    r"第([一二三四五六七八九十百零〇\d]{1,7})[条條](?:之[一二三四五六七八九十]{1,2})?(?=[ \t\u3000\xa0【])"
)
# It follows the end of a sentence; an article that a sentence names stands within one.
_FOLLOWS = re.compile(r"[。；”][ \t\u3000\xa0]{0,4}$")
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
