"""Numbers whose unit is none, or names rather than counts: 二级, 5A级, 千人计划, 一 as an article."""

import re
from functools import cache

from pipeline.quantities.amount import Amount
from pipeline.quantities.bounds import bound_before
from pipeline.quantities.dates_and_years import BOUNDED, WINDOW, printed_number, text_before
from pipeline.quantities.roles import dimension
from pipeline.quantities.vocabulary import alternatives, entries, words

_MEASURES = frozenset(["length", "area", "mass", "volume", "energy", "power"])
_CLOSING = frozenset(["", "，", ",", "。", "；", ";", "、", ")", "("])
_NOUN_BEFORE = re.compile(r"[\u4e00-\u9fff]{2}\Z")
_NO_NOUN = re.compile(
    r"(?:[其只仅有共之的每某另同唯这那第为是设建选取派由独再按达统合归成]|其中|当中|指定|其余|(?<!主)任)\Z"
)
_ONE_HEAD = re.compile(
    r"(?:至少|不少于|不低于|不超过|超过|满|不足|未满|近|少于|低于|不满|每人|不得少于|每人每日)(?:\w{1,4})?\Z"
)
_NORM_VERB = re.compile(r"(?:预留|提供|配备|设置|配置|设立|建设|配建|建有|建成)(?:不少于|至少)?\Z")
_TEMPERATURES = ("摄氏", "华氏")
_SCORED = re.compile(r"(?:[记扣计加减得满]|达到)\Z")  # 累积记分达到十二分
_RATE_BASE = re.compile(r"[^，,。;；、]{0,14}(?:死亡率|发病率|拥有量)")
_SIZED = re.compile(r"(?:超|超过|近|逾|上|过|达|约|突破|几|数|成)\Z")
_TEN = 10
_INDEX_REACH = 24  # characters before a number in which the index stands that it measures
_ONWARD = ("提", "降", "增", "减", "上升", "下降", "缩", "扩")  # 由0.58提高到0.62
_LARGE = 100  # no page or 字 is named by so great a Chinese numeral
_UNIT_POWERS = ("百", "千", "万")  # 共万元: a unit of money, or a form whose number is left blank


@cache
def _ranked() -> re.Pattern[str]:
    return re.compile(alternatives(words().nominal.ranked.split()))


@cache
def _sets() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words().nominal.arabic_only.split()), frozenset(words().nominal.never.split())


def no_unit(view: str, amount: Amount) -> bool:
    """A number alone counts only where a great power closes it (696万), as a fraction or in a ratio."""
    if amount.unit or amount.kind in ("fraction", "fold", "ratio"):
        return False
    printed = printed_number(view, amount)
    after = view[amount.end : amount.end + 1]
    if amount.arabic and _index(view, amount):
        return False
    if printed[-1] in "万亿" and (amount.arabic or len(printed) > 2):
        return after in tuple("级户强")  # 万亿级 names a rank
    return not (amount.kind == "range" and printed[-1] in "千万" and not amount.arabic)


def _index(view: str, amount: Amount) -> bool:
    """容积率2.0, 利用系数由0.58提高到0.62以上: what is measured by a number alone, and a level of it."""
    ends = view[amount.end : amount.end + 1] in _CLOSING or view.startswith((*BOUNDED, *_ONWARD), amount.end)
    return ends and _of_index().search(view, max(0, amount.number - _INDEX_REACH), amount.number) is not None


@cache
def _of_index() -> re.Pattern[str]:
    named = alternatives(words().nominal.indices.split())
    return re.compile(
        rf"(?:{named})(?:[由从为是]?|[^，,。;；、:：]{{0,12}}(?:[到至为达于在过≤≥<>]|[低高]于|不超|等于))约?\Z"
    )


_TIMES = frozenset("×✕xX*")


def factor(view: str, amount: Amount) -> bool:
    """30×20平方米, 3*5米: a number without a unit is multiplied by this one, which is half of a figure."""
    at = amount.number
    return view[at - 1 : at] in _TIMES and view[at - 2 : at - 1].isdecimal()


def never_units(view: str, amount: Amount) -> bool:
    """Units that only name (号, 届, 版), or name after Chinese numerals (二级)."""
    arabic_only, never = _sets()
    if amount.kind in ("fold", "share", "fraction"):
        return False
    unit = amount.unit
    if unit == "级":
        return not (_ranked().search(view, max(0, amount.number - WINDOW), min(len(view), amount.end + WINDOW)))
    if unit == "度" and not amount.arabic:
        return not _degrees(view, amount)
    if unit in ("月", "时") and not amount.arabic:
        return True
    if unit == "省" and not amount.arabic:
        return amount.number == 0 or view[amount.number - 1] in "，。；、"
    if unit in never and unit:
        return True
    return not amount.arabic and unit in arabic_only and not _plausible(view, amount)


def _degrees(view: str, amount: Amount) -> bool:
    """摄氏五度, 三十度, 二度以下: 三度 alone is three times, or a rank."""
    value = amount.value
    telling = value is None or value < 0 or value >= _TEN or value != value.to_integral_value()
    return telling or view[amount.end : amount.end + 2] in BOUNDED or text_before(view, amount).endswith(_TEMPERATURES)


def _plausible(view: str, amount: Amount) -> bool:
    """A bound or a power beside a Chinese numeral makes it an amount after all."""
    tail = view[amount.end : amount.end + 2]
    return (
        (
            amount.value is not None
            and (amount.value >= _LARGE or tail in BOUNDED)
            and amount.unit in entries(words().nominal.plausible)
        )
        or (amount.value is not None and amount.value > _TEN and amount.unit in entries(words().nominal.tens))
        or amount.unit == "日"
        or (amount.unit == "分" and _SCORED.search(view, max(0, amount.number - 2), amount.number) is not None)
        or (amount.unit == "周" and tail[:1] in ("内", "以"))
    )


def _postnominal(view: str, amount: Amount, head: str) -> bool:
    """置主任一人，; 頒發獎章一枚。: behind the noun and before a mark 一 counts, as any other number would."""
    closes = view[amount.end : amount.end + 1] in _CLOSING
    counts = amount.unit in entries(words().nominal.postnominal)
    return counts and closes and bool(_NOUN_BEFORE.search(head)) and not _NO_NOUN.search(head)


def _measures(amount: Amount) -> bool:
    """一公里, 一平方米: what a measure measures is an amount, not one of several things."""
    return len(amount.unit) > 1 and dimension(amount.unit) in _MEASURES


# 每2小时报告|一次水情: how often
_EVERY = re.compile(r"每隔?(?:\d+|[两二三四五六七八十半]+)个?(?:分钟|小时|[日天周月年]|季度|学期)[^，,。;；]{0,6}\Z")
_EVERY_REACH = 16
_LAST = ("最后", "最先", "最初")  # 最后一公里


def one(view: str, amount: Amount) -> bool:
    """一 with a measure word is an article, except under a bound (至少一个) or where a norm provides it."""
    if printed_number(view, amount) not in ("一", "壹") or amount.kind or amount.value != 1:
        return False  # 一年半 is no one
    head = text_before(view, amount)
    if head.endswith(_LAST):
        return True
    if amount.unit == "次" and _EVERY.search(view, max(0, amount.number - _EVERY_REACH), amount.number):
        return False
    if _postnominal(view, amount, head) or _measures(amount):
        return False
    bounded = bound_before(view, amount, max(0, amount.number - WINDOW))[0] != "="
    if bounded or _ONE_HEAD.search(head) or view[amount.end : amount.end + 2] in BOUNDED:
        return False
    if amount.unit in ("元", "美元", "倍", "成", "年", "个月", "天", "小时") and not re.match(
        "(?:个|度|级)", view[amount.end : amount.end + 1]
    ):
        return amount.unit not in ("元", "美元", "倍", "成") and not view.startswith(("内", "以内", "以上"), amount.end)
    sentence = view[max(0, view.rfind("。", 0, amount.number)) : amount.number]
    return not (_NORM_VERB.search(head) and re.search("每.{1,12}", sentence))


def bare_power(view: str, amount: Amount) -> bool:
    """每千人口, 千人计划: a power alone is a number before money (亿元以上) or under a bound (近千次) only."""
    if amount.unit == "人" and not amount.arabic and _RATE_BASE.match(view, amount.end):
        return True  # 十万人死亡率
    if amount.arabic or amount.kind or printed_number(view, amount).strip("百千万亿"):
        return False
    if amount.unit == "年一遇":
        return False
    head, tail = text_before(view, amount), view[amount.end : amount.end + 2]
    if head.endswith("每") or (head.endswith("(") and tail.startswith(")")):
        return True  # 进出口总额(亿元): a unit
    money = amount.unit.endswith("元") and printed_number(view, amount) not in _UNIT_POWERS
    return not (money or tail in BOUNDED or _SIZED.search(head))


def latin_unit(view: str, amount: Amount) -> bool:
    """5A级, 4K, 3D: a Latin unit must end where the word ends."""
    unit = amount.unit.partition("/")[0]
    if unit == "%":  # an escape of a web address: %E5%8F
        return view[amount.end : amount.end + 1].isascii() and view[amount.end : amount.end + 1].isalnum()
    return (
        bool(unit)
        and unit[-1].isascii()
        and unit[-1].isalpha()
        and (
            (view[amount.end : amount.end + 1].isascii() and view[amount.end : amount.end + 1].isalnum())
            or view[amount.end : amount.end + 1] in tuple("级景型类座")
        )
    )
