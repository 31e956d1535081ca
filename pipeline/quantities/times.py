"""Time expressions and the period that governs a number: of its own words, its clause, or carried on in the sentence."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.quantities.vocabulary import alternatives, words

_DATE = (
    r"(?:(?:(?:1[89]|20|21)\d\d|[一二][一二三四五六七八九〇○零]{3})(?:[-—–~～至到](?:20|19)?\d\d)?年度?"
    r"(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月)?(?:\d{1,2}日|[一二三四五六七八九十]{1,3}日)?"
    r"|\d{1,2}月\d{1,2}日)"
)


class Mention(NamedTuple):
    """A time expression in a view. ``opens``: it stands at the head of its clause and governs what follows."""

    start: int
    end: int
    text: str
    opens: bool


@cache
def _pattern() -> re.Pattern[str]:
    time = words().time
    heads, tails = alternatives(time.heads.split()), alternatives(time.tails.split())
    listed = alternatives(time.words.split())
    return re.compile(
        rf"(?=[\d一二今去明前上本当次全年近下三四第现每日月“期逐到至截自从在于攻])"
        rf"(?:(?:{heads})?{_DATE}(?:[至到—-]{_DATE})?(?:{tails}){{0,2}}"
        rf"|(?:{heads})?(?:{listed})(?:{tails})?|(?:在)?一个\w{{2}}年度内?)"
    )


@cache
def _base() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words().time.base.split())})\Z")


_OPENING = re.compile(
    r"(?:[，,。;；:：、!！?？(（“\n]|\A|其中|力争|确保|争取|预计|今年|我省|全省|全国|我国|[)）]|于|由|将)\Z"
)


def mentions(view: str, start: int, end: int) -> list[Mention]:
    """Every time expression of a sentence that is not the base of a comparison, in order."""
    found = []
    for match in _pattern().finditer(view, start, end):
        head = view[max(start, match.start() - 4) : match.start()]
        if _base().search(head):
            continue
        if re.match(r"版|级|后|式", view[match.end() : match.end() + 1]):
            continue
        opens = match.start() == start or bool(_OPENING.search(head))
        found.append(Mention(match.start(), match.end(), match[0], opens))
    return found


_CLOSE = frozenset(["年均", "日均", "月均", "每年", "每月", "每日", "每天", "每周", "每季度", "每年度", "每学期", "每小时"])


def period(found: list[Mention], left: int, at: int, inherit: bool) -> str:
    """The period of the number at ``at`` whose own words begin at ``left``; empty where none governs it."""
    own = [mention for mention in found if left <= mention.start and mention.end <= at]
    if own:
        return own[-1].text
    if not inherit:
        return ""
    carried = [mention for mention in found if mention.end <= left and mention.opens and mention.text not in _CLOSE]
    return carried[-1].text if carried else ""
