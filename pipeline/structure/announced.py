"""Texts that a notice announces and prints before it is signed, or that no signature sets off (现将《…》公布如下)."""

import re

from pipeline.structure.annexes import annex_label
from pipeline.structure.closing import Closing
from pipeline.structure.header import Header, is_addressees
from pipeline.structure.numbering import Numbering
from pipeline.structure.parttitles import NO_TITLE_ENDS, TITLE_LINE_LONGEST, name_key
from pipeline.structure.printed import Line
from pipeline.structure.roles import Roles, genre_of

QUOTED = re.compile(r"《([^《》]{4,80}(?:《[^《》]{1,60}》[^《》]{0,40})?)》")
_ANNOUNCES = re.compile(r"现将|现予|现就|印发|转发|批转|公布|发布|颁布|刊登|公告|征求意见|全文")
_BELOW = re.compile(
    r"(?:全文|原文|转发|印发|公布|发布|刊登|公告|通报)[^。；]{0,10}(?:如下|于后|附后)[^。；]{0,12}[：:。]?$|(?:现予|予以)(?:公布|公告|发布|刊登)。$"
)
_FARTHEST = 40  # lines below the header within which a notice says what it prints
_END = 40  # where 全文如下 stands in the sentence that leads to a text
_LISTS = ("目录", "名单", "清单", "方案", "标准", "结果", "一览表")
_NEAR_ADDRESSEES = 3  # lines from a text's title to those whom it addresses: its number, a blank mark
_AHEAD, _ENOUGH = 8, 2


def announced(lines: list[Line], roles: Roles, head: Header, stop: int, numbering: Numbering) -> int | None:
    """The line below the header and above ``stop`` that begins a text which the lines above it announce, None where
    there is no such line.

    The line is the name that an announcing sentence gives, or the name of a document right below 全文如下.
    """
    names: set[str] = set()
    below = labelled = False
    for index in range(head.body, stop):
        if index > head.body + _FARTHEST and not names:
            return None
        line = lines[index]
        role = roles.get(index)
        if line.table or (role and role.kind not in ("paragraph", "caption", "title")):
            continue
        text = line.text
        if (names or below) and not labelled:
            named = name_key(text) in names
            led = below and (genre_of(text) is not None or text.endswith(_LISTS))
            if (named or led) and _can_begin(text, numbering) and _is_followed(lines, roles, index, numbering):
                return index
        labelled = annex_label(text) is not None  # an annex's own title stands below its label
        below = _BELOW.search(text, max(0, len(text) - _END)) is not None
        if "《" in text and _ANNOUNCES.search(text):
            names.update(name_key(name) for name in QUOTED.findall(text))
    return None


def _can_begin(text: str, numbering: Numbering) -> bool:
    short = len(text) <= TITLE_LINE_LONGEST and text[-1] not in NO_TITLE_ENDS
    return short and text[0] != "《" and numbering.label(text) is None


def _is_followed(lines: list[Line], roles: Roles, index: int, numbering: Numbering) -> bool:
    """Whether text of its own stands below: two sentences, labels or tables among the next lines."""
    seen = 0
    for at in range(index + 1, min(len(lines), index + _AHEAD)):
        role = roles.get(at)
        if role and role.kind not in ("paragraph", "caption", "table"):
            continue
        text = lines[at].text
        seen += bool(lines[at].table or text[-1:] in ("。", "；") or numbering.label(text))
    return seen >= _ENOUGH


def closes_notice(closing: Closing, lines: list[Line], start: int, issuers: list[str]) -> bool:
    """Whether a signature below a text that begins on line ``start`` is the notice's, not that text's own.

    It is not where the text addresses somebody itself, nor where the notice's title names other bodies.
    """
    if any(is_addressees(lines[at].text) for at in range(start + 1, start + 1 + _NEAR_ADDRESSEES) if at < len(lines)):
        return False
    signed = "".join("".join(lines[at].text.split()) for at in (*closing.signatures, closing.dated))
    return not issuers or any("".join(name.split()) in signed for name in issuers)
