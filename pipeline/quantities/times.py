"""Time expressions, and the period that governs a number: of its own words, its clause, or an earlier clause."""

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
    heads = alternatives(time.heads.split())
    tails = alternatives(set(time.tails.split()) - {"内"}) + r"|内(?![、外资])"  # 2008年内、外资
    listed, rates = alternatives(time.words.split()), alternatives(time.rates.split())
    return re.compile(
        rf"(?=[\d一二今去明前上本当次全年近下三四第现每日月“期逐到至截自从在于])"
        rf"(?:(?:{heads})?{_DATE}(?:[至到—-](?:{_DATE}|\d{{1,2}}日))?(?:{tails}){{0,2}}"
        rf"|(?:{heads})?(?:{listed})(?:{tails})?|(?:{rates})(?!标准|收入|工资|值|量|能|出|最低)|(?:在)?一个\w{{2}}年度内?)"
    )


@cache
def _base() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words().time.base.split())})\Z")


_OPENING = re.compile(
    r"(?:[，,。;；:：、!！?？(（“\n]|\A|其中|力争|确保|争取|预计|今年|我省|全省|全国|我国|[)）]|第[一二三四五六七八九十百\d]+条|于|将)\Z"
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
        end, text = match.end(), match[0]
        if text.endswith("初") and view.startswith("步", end):
            end, text = end - 1, text[:-1]  # 2025年|初步建成
        opens = match.start() == start or bool(_OPENING.search(head))
        if (
            text[0] in "从到由"
            and view.startswith("的", match.end()) >= text[1:2].isdigit()
            and _NUMBER_NEXT.match(view, match.end())
        ):
            text = text[1:]  # 从2012年的42.1%提高到2021年的73%
        found.append(Mention(match.start(), end, text, opens))
    return _with_named(view, start, end, found)


_NUMBER_NEXT = re.compile(r"的?\d")
_NAMED = re.compile(
    r"(?:[在于]|(?<=[，,。;；:：!！?？(（])|\A)(?!在)[\u4e00-\u9fff]{2}期间(?![为是不届满自应计\d一二两三四五六七八九十])"
)


def _with_named(view: str, start: int, end: int, found: list[Mention]) -> list[Mention]:
    """With 春运期间, 汛前期间: what gives a time its name is no number."""
    if view.find("期间", start, end) < 0:
        return found
    named = [Mention(one.start(), one.end(), one[0], True) for one in _NAMED.finditer(view, start, end)]
    apart = [one for one in named if all(one.end <= other.start or other.end <= one.start for other in found)]
    return sorted([*found, *apart])


@cache
def _rates() -> frozenset[str]:
    return frozenset(words().time.rates.split())


_MARKS = re.compile(r"[，,。;；:：!！?？]")


def period(view: str, found: list[Mention], left: int, at: int, inherit: bool) -> str:
    """The period of the number at ``at`` whose own words begin at ``left``; empty where none governs it.

    ``inherit`` says whether what was said before its own words may govern it: a threshold holds at any time.
    """
    own = [mention for mention in found if left <= mention.start and mention.end <= at]
    if not inherit:
        own = [mention for mention in own if not any(sign.isdigit() for sign in mention.text) or not mention.opens]
        return own[-1].text if own else ""
    if own:
        dated = [mention for mention in own if mention.text not in _rates()]
        return dated[-1].text if dated and own[-1].text == "每月" else own[-1].text
    before = [mention for mention in found if mention.end <= left]
    rate = next((mention for mention in reversed(before) if mention.text in _rates()), None)
    if rate and not _MARKS.search(view, rate.end, at):
        return rate.text
    carried = [mention for mention in before if mention.opens and mention.text not in _rates()]
    return carried[-1].text if carried else ""
