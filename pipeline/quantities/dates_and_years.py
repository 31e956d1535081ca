"""Numbers that are dates or years, of any era."""

import re

from pipeline.quantities.amount import Amount

# How much text around a number a rule may look at: the longest fixed words have eight characters.
WINDOW = 8
# Bounds that stand behind a unit and make an amount of it.
BOUNDED = ("以上", "以下", "以内", "左右")
# 21世纪 is a date, 半个世纪 a duration: nothing that circulars speak of lasted fifteen centuries.
FIRST_NAMED_CENTURY = 15

# 98年: what two digits name since the eighties.
EARLIEST_SHORT_YEAR = 80
# Years of an era that rules in force print; terms of so many years are given without months.
SHORTEST_REIGN_YEAR = 20

_YEAR_DIGITS = re.compile(r"(?:\d{1,2}\.)?(?:1[89]|20|21)\d\d|[一二][一二三四五六七八九零〇○]{3}")
_MONTH_DAY = re.compile(r"\d{1,2}月|元月|[一二三四五六七八九十]{1,3}月")
_REIGN = re.compile(r"(?:民国|公元|西元)\Z")
# 8月11日至18日, 4月13日（星期二）、15日: a day of the month named before; 次月之五日
_DAY_OF_MONTH = re.compile(
    r"(?<!个)月(?:之|(?:\d{1,2}|[一二三四五六七八九十]{1,3})日?[^，,。;；月]{0,9}[至到—–―~～、和及与-])?\Z"
)
_HAN_YEAR = re.compile(r"[一二][〇○零九八七六五四三二一]{1,2}\Z")
_DAY_HEAD = 20  # characters: two days with their weekdays or hours
_DAY_AT = re.compile(r"[于在]\Z")
_DAY_TAIL = re.compile(r"[上下]午|[早晚]|凌晨|\d{1,2}时")
_LASTING = re.compile(r"[以之]?[内前后]|以[上下]|的|为限")


def printed_number(view: str, amount: Amount) -> str:
    """The number as printed, without its unit."""
    return view[amount.number : amount.number_end]


def text_before(view: str, amount: Amount) -> str:
    """The few characters before the number."""
    return view[max(0, amount.number - WINDOW) : amount.number]


def _dated(view: str, amount: Amount) -> bool:
    """八十八年七月: a month that follows makes a year of it; 三年六月 is a term of imprisonment."""
    return amount.value is not None and amount.value >= SHORTEST_REIGN_YEAR and bool(_MONTH_DAY.match(view, amount.end))


def _day(view: str, amount: Amount) -> bool:
    """7月10日, 8月11日至18日, 于15日召开; 三十日内 and 会议举行的30日前 are lengths of time."""
    if _DAY_OF_MONTH.search(view, max(0, amount.number - _DAY_HEAD), amount.number):
        return True
    if _DAY_TAIL.match(view, amount.end):
        return True
    alone = amount.arabic and not _LASTING.match(view, amount.end)
    return alone and bool(_DAY_AT.search(view, max(0, amount.number - 1), amount.number))


def year_or_date(view: str, amount: Amount) -> bool:
    """2007年, 二〇〇七年, 7月10日, 2023-2025年, 8时30分."""
    printed = printed_number(view, amount)
    if amount.unit == "年" and amount.arabic and _HAN_YEAR.search(view, max(0, amount.number - WINDOW), amount.number):
        return True  # 一九九0年
    if amount.unit == "年" and view.startswith("代", amount.end):
        return True  # 上世纪70—80年代
    if amount.unit == "年" or amount.unit == "年度" or (amount.unit == "" and amount.kind == "range"):
        edges = re.split("[—–―─~～－至到-]+", printed)
        if amount.unit == "年" and (_REIGN.search(text_before(view, amount)) or _dated(view, amount)):
            return True
        if any(_YEAR_DIGITS.fullmatch(edge.strip("年")) for edge in edges):
            return True
        if amount.unit == "年" and len(printed) == 2 and printed.isdigit() and int(printed) >= EARLIEST_SHORT_YEAR:
            return True
    if amount.unit == "日":
        return _day(view, amount)
    if amount.unit == "世纪":
        return amount.value is not None and amount.value >= FIRST_NAMED_CENTURY
    if amount.unit in ("日/月", "日/年", "日/季度"):
        return True  # 每月5日 is a date that recurs
    if amount.unit == "分":
        return view[amount.number - 1 : amount.number] in ("时", "点")
    unit, each, _ = amount.unit.partition("/")
    return unit in ("月", "时") or (unit == "年度" and each != "")  # 六十五年度每公斤稻谷价格
