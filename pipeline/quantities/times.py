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
    # 2008年内、外资; 2020年初步建成
    tails = alternatives(set(time.tails.split()) - {"内", "初"}) + r"|内(?![、外资])|初(?![步始级中等次期创])"
    part = r"(?:第?[一二三四](?:季度|季)|前[一二三]季度|[上下]半年)"
    listed, rates = alternatives(time.words.split()), alternatives(time.rates.split())
    return re.compile(
        rf"(?=[\d一二今去明前上本当次全年近下三四第现每日月“期逐到至截自从在于])"
        rf"(?:(?:{heads})?{_DATE}(?:[至到—-](?:{_DATE}|\d{{1,2}}日)|{part})?(?:{tails}){{0,2}}"
        rf"|“[一二三四五六七八九十]{{1,2}}五”[前后][一二两三四]年"
        rf"|(?:{heads})?(?:[今去明前本]年{part}|(?:{listed}))(?:{tails})?|(?:{rates})(?!标准|收入|浓度|气温|降水|降雨|日照|径流|工资|值|量|能|出|最低)|(?:在)?一个\w{{2}}年度内?)"
    )


@cache
def _base() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words().time.base.split())})\Z")


_LEVEL_HERE = re.compile(r"的\d(?![\d.]*倍)")  # 比2014年的100亿元, not 是上年的1.8倍
_CHANGED = re.compile(r"(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|缩小|回落|[增升降减])\Z")
_SINCE_MARK = re.compile(r"起|以来|开始|至今|[至到—-]")
_OPENING = re.compile(
    r"(?:[，,。;；:：、!！?？(（“\n]|\A|其中|力争|确保|争取|预计|今年|我省|全省|全国|我国|[)）]|第[一二三四五六七八九十百\d]+条|于|将)\Z"
)


def _leads_to_level(view: str, match: re.Match[str], head: str) -> bool:
    """从2012年的42.1%提高到2021年的73%: 从 and 到 belong to the change, not to the time; 从2019年起 has its own."""
    lead = match[0][0]
    if lead in "到至":
        return bool(_LEVEL_HERE.match(view, match.end()) or _CHANGED.search(head))
    return lead in "从由" and not _SINCE_MARK.search(match[0]) and not _SINCE_MARK.match(view, match.end())


_WITHIN_NAME = re.compile("年初预算|上年(?:度?结转|度?实际|执行数)")
_NO_TIME = (*"版级后式", "碳达峰", "碳中和")  # 2007版, 90后, 2030年前碳达峰目标


def mentions(view: str, start: int, end: int) -> list[Mention]:
    """Every time expression of a sentence that is not the base of a comparison, in order."""
    found = []
    for match in _pattern().finditer(view, start, end):
        head = view[max(start, match.start() - 4) : match.start()]
        if _base().search(head):
            if _LEVEL_HERE.match(view, match.end()):  # 比2014年的100亿元: the year of that number, of no other
                found.append(Mention(match.start(), match.end(), match[0], False))
            continue
        if view.startswith(_NO_TIME, match.end()) or _WITHIN_NAME.match(view, match.start()):
            continue
        opens = match.start() == start or bool(_OPENING.search(head))
        text = match[0]
        if _leads_to_level(view, match, head):
            text = text[1:]
        found.append(Mention(match.start(), match.end(), text, opens))
    return _with_named(view, start, end, found)


_DURING = "期间"
_LONGEST_NAMED = 4  # 在春运期间: a mark or a preposition, and the name
_NAMED = re.compile(
    r"(?:[在于]|(?<=[，,。;；:：!！?？(（年])|\A)(?!在)[\u4e00-\u9fff]{2}期间(?![为是不届满自应计\d一二两三四五六七八九十])"
)


def _with_named(view: str, start: int, end: int, found: list[Mention]) -> list[Mention]:
    """With 春运期间, 汛前期间: what gives a time its name is no number."""
    named: list[Mention] = []
    at = view.find(_DURING, start, end)
    while at >= 0:
        if one := _NAMED.search(view, max(start, at - _LONGEST_NAMED), at + len(_DURING) + 1):
            named.append(Mention(one.start(), one.end(), one[0], True))
        at = view.find(_DURING, at + 1, end)
    if not named:
        return found
    for place, of_year in enumerate(found):
        for during in named:
            if of_year.end == during.start and of_year.text.endswith("年"):  # 2024年|春节期间
                found[place] = Mention(of_year.start, during.end, of_year.text + during.text, of_year.opens)
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
