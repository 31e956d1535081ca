"""Comparators (上下限): what the words around a number say of its bound."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.model import Comparator
from pipeline.notation.units import money_names
from pipeline.quantities.amount import Amount
from pipeline.quantities.vocabulary import alternatives, inverted, words

# 按不低于采购金额的30%: how far a negated bound may stand from the number it bounds.
REACH = 24

_INCLUSIVE = re.compile(r"[(](?:含|包括|包含)(?:本数|\d+\w{0,3}%?)?[)]")
_EXCLUSIVE = re.compile(r"[(]不(?:含|包括|包含)(?:本数|本级|\d+\w{0,3}%?)?[)]")
_RATIO_UNITS = ("%", "‰", "‱", "倍", "成", "")


class _Bounding(NamedTuple):
    """Words that stand before a number, matched back to front; ``ends`` are their last signs."""

    pattern: re.Pattern[str]
    table: dict[str, str]
    ends: frozenset[str]


def _bounding(table: dict[str, str]) -> _Bounding:
    pattern = re.compile(rf"({alternatives(word[::-1] for word in table)})")
    return _Bounding(pattern, table, frozenset(word[-1] for word in table))


@cache
def _before() -> _Bounding:
    return _bounding(inverted(words().bounds.before))


@cache
def _rough() -> _Bounding:
    return _bounding(inverted(words().bounds.before) | inverted(words().bounds.rough))


@cache
def _currency_ends() -> frozenset[str]:
    return frozenset(name[-1] for name in money_names())


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    table = inverted(words().bounds.after)
    return re.compile(rf"(?:的)?({alternatives(table)})"), table, frozenset("的(") | {word[0] for word in table}


@cache
def _over() -> tuple[re.Pattern[str], dict[str, str]]:
    table = inverted(words().bounds.over)
    return re.compile(rf".*({alternatives(table)})"), table


@cache
def _part() -> tuple[re.Pattern[str], dict[str, str]]:
    table = inverted(words().bounds.part)
    return re.compile(rf".*?({alternatives(table)})(?!部分)[^，,]{{2,}}(?:的|[量额数值价])\Z"), table


_NOT_SUFFIX = re.compile(
    r"内(?:部|的部|资|容|外|地|涵|陆|设(?![置立定有]))|起(?:重|步|降|点|草)|以上(?:述)|多(?:家|个|方|层|元|种)|余(?:额|热)|上下(?:游|级)|许可|[未不]满(?![者的之,，;；])"
)


_CURRENCY = "人民币"
_AHEAD = re.compile("(?:以|之)?前")
_SUPERLATIVE = ("最大", "最多", "最少", "最高", "最低", "最长", "最短")  # 降幅最大的一年 bounds nothing
# words between a bound and its number, back to front: 不超过了, 最高给予
_LEVELS = ("高标", "拔海", "程高")  # 超过标高230公尺: 标高 says above what
_FILL_ENDS = frozenset("高拔程了予励助贴资持可于为到至有的:每负")
# The sign before a bound that makes another word of it: 最近, 圆满, 经过, 签约七个
_WITHIN_WORDS = {"近": tuple("最附邻"), "满": ("圆",), "过": tuple("经通不"), "约": tuple("签预节契制条特邀履违续相")}
_FILL = re.compile(
    r"了|负正|高标|拔海|程高|(?:至宽放|到宽放|至长延|到长延|予给|励奖|助补|贴补|助资|持支|达可|于|为|到|有|的|:|人每|年每|月每|家每|个每){1,3}"
)


def bound_before(view: str, amount: Amount, floor: int) -> tuple[Comparator, int]:
    """The comparator of the words directly before the number and where they begin; ``=`` and the number's start."""
    alone = not view[amount.number : amount.number_end].strip("十百千万亿")
    pattern, table, ends = _rough() if alone else _before()
    start = _before_currency(view, amount.start)
    reverse = view[max(floor, start - 12) : start][::-1]
    if reverse[:1] not in ends and reverse[:1] not in _FILL_ENDS:
        return "=", amount.start
    match = pattern.match(reverse)
    skipped = 0
    if match is None:
        fill = _FILL.match(reverse)
        match = pattern.match(reverse, fill.end()) if fill else None
        if match is None or (match[1][::-1] in ("低于", "高于", "大于", "近", "过", "满") and fill and fill[0] != "了"):
            return "=", amount.start
        skipped = fill.end() if fill else 0
    word = match[1][::-1]
    if skipped and reverse[:2] not in _LEVELS and word in ("超过", "突破", "超", "约", "左右", "不足"):
        return (table[word], start - match.end()) if reverse[:1] == "了" else ("=", amount.start)  # type: ignore[return-value]
    if word == "近" and (
        amount.unit in ("年", "个月", "天", "周", "日", "年度", "学期") or _YEARS.match(view, amount.end)
    ):
        return "=", amount.start  # 近3年 says when, not about how many
    if word.endswith("满") and _AHEAD.match(view, amount.end):
        return "=", amount.start  # 有效期届满三个月前
    if word in _SUPERLATIVE and reverse[:1] == "的":
        return "=", amount.start
    if reverse[match.end() : match.end() + 1] in _WITHIN_WORDS.get(word, ()):
        return "=", amount.start
    return table[word], start - match.end()  # type: ignore[return-value]


def _before_currency(view: str, start: int) -> int:
    """不低于人民币500万元: where the name of the currency before the amount begins."""
    if view[start - 1 : start] not in _currency_ends():
        return start
    name = next((name for name in money_names() if view.endswith(name, 0, start)), "")
    return start - len(name)


def bound_after(view: str, amount: Amount) -> tuple[Comparator, int]:
    """The comparator of the words directly after the amount and where they end; ``=`` and the amount's end."""
    pattern, table, begins = _after()
    end = amount.end
    following = view[end : end + 1]
    if following == "人" and view.startswith(_CURRENCY, end) and pattern.match(view, end + len(_CURRENCY)):
        end += len(_CURRENCY)  # 400万元人民币以上
        following = view[end : end + 1]
    if following not in begins:
        return "=", end
    inclusive = None
    if following == "(":
        if exclusive := _EXCLUSIVE.match(view, end):
            above = view.startswith("以上", exclusive.end())
            below = view.startswith(("以下", "以内"), exclusive.end())
            return (">" if above else "<"), exclusive.end() + 2 * (above or below)
        inclusive = _INCLUSIVE.match(view, end)
    match = pattern.match(view, inclusive.end() if inclusive else end)
    if match is None:
        return "=", inclusive.end() if inclusive else end
    if _NOT_SUFFIX.match(view, match.start()) or (
        match[1] in ("多", "余", "起", "许") and view[match.end() : match.end() + 1] not in ",，。;；、的"
    ):
        return "=", end
    if match[1] == "起" and amount.unit not in ("个", "人", "元", "级"):
        return "=", end
    return table[match[1]], match.end()  # type: ignore[return-value]


_CLAUSE_MARK = re.compile("[，,。;；:、]")
_YEARS = re.compile(r"(?:自然|纳税|会计|财政|完整)[年月]|[学财]年")  # 近3个|纳税年度
_AT_LEAST = re.compile(r"至少[\u4e00-\u9fff]{1,8}\Z")
_LONGEST_AT_LEAST = 10
_LONGEST_TAG = 80
_TAG = re.compile(r"</?[A-Za-z][^<>]*>\Z")
_DASH_NEAR = re.compile(".{0,2}[至到—-]")
_LONGEST_ABOUT = 16
_ABOUT = re.compile(r"约占[^，,。;；、]{0,12}\Z")


def comparator(view: str, amount: Amount, floor: int) -> tuple[Comparator, int, int]:
    """The comparator of one amount, where its bounding words begin and where they end."""
    if view.startswith("过半数", amount.start - 1):
        return ">", amount.start - 1, amount.end
    sign, begin = bound_before(view, amount, floor - 1 if view[floor - 1 : floor] == "(" else floor)
    if sign == ">" and _TAG.search(view, max(0, begin - _LONGEST_TAG), begin + 1):
        sign, begin = "=", amount.start  # <td>300人: the sign closes a tag
    if sign != "=" and view[begin - 1 : begin] == "每":
        return "=", begin, amount.end  # 每满1年 is a step, not a bound
    if sign == "=" and _at_least(view, max(floor, amount.start - _LONGEST_AT_LEAST), amount.start):
        return ">=", begin, bound_after(view, amount)[1]
    tail, end = bound_after(view, amount)
    if amount.vague:
        return _inside(amount.vague), begin, end
    if sign != "=" and tail in ("=", "~"):
        if sign == ">" and _INCLUSIVE.match(view, amount.end):
            return ">=", begin, end
        return sign, begin, end
    if tail == "<=" and amount.kind not in ("", "listed") and amount.unit == "倍":
        return "=", begin, end
    if tail != "=":
        return tail, begin, end
    if view[amount.end : amount.end + 1] == "(" and _includes_lower_end(view, amount.end, end):
        return ">=", begin, end
    if _about(view, max(floor, amount.start - _LONGEST_ABOUT), amount.start):
        return "~", begin, end
    return _reaching(view, amount, floor), begin, end


def _at_least(view: str, start: int, end: int) -> bool:
    """至少在三个县: words may stand between the bound and its number."""
    return view.find("至少", start, end) >= 0 and _AT_LEAST.search(view, start, end) is not None


def _about(view: str, start: int, end: int) -> bool:
    """约占全国的三成: the share is about so much."""
    return view.find("约占", start, end) >= 0 and _ABOUT.search(view, start, end) is not None


def _includes_lower_end(view: str, bracket: int, end: int) -> bool:
    """500万元(含)至1000万元."""
    inclusive = _EXCLUSIVE.match(view, bracket) is None and _INCLUSIVE.match(view, bracket) is not None
    return inclusive and _DASH_NEAR.match(view, end) is not None


def _inside(vague: str) -> Comparator:
    """The comparator of a word within the number: 余, 多, 几; 五十来岁; 翻了近两番."""
    if vague == "来":
        return "~"
    return _before().table.get(vague, ">")  # type: ignore[return-value]


def _reaching(view: str, amount: Amount, floor: int) -> Comparator:
    """不低于采购金额的30%: a negated bound over a base, for ratios only."""
    from_day = view.endswith("起", 0, amount.start)  # 不得超过登记之日起4年
    if (amount.unit not in _RATIO_UNITS and not from_day) or amount.kind == "listed":
        return "="
    head = view[max(floor, amount.start - REACH) : amount.start]
    head = _CLAUSE_MARK.split(head)[-1]
    for pattern, table in (_over(), _part()):
        if match := pattern.match(head):
            return table[match[1]]  # type: ignore[return-value]
    return "="
