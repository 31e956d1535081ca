"""Numbers that are dates or years, of any era."""

import re

from pipeline.quantities.amount import Amount

# How much text around a number a rule may look at: the longest fixed words have eight characters.
WINDOW = 8
# 21世纪 is a date, 半个世纪 a duration: nothing that circulars speak of lasted fifteen centuries.
FIRST_NAMED_CENTURY = 15

# 98年: what two digits name since the eighties.
EARLIEST_SHORT_YEAR = 80
# Years of an era that rules in force print; terms of so many years are given without months.
SHORTEST_REIGN_YEAR = 20

_YEAR_DIGITS = re.compile(r"(?:\d{1,2}\.)?(?:1[89]|20|21)\d\d|[一二][一二三四五六七八九零〇○]{3}")
_MONTH_DAY = re.compile(r"\d{1,2}月|[一二三四五六七八九十]{1,3}月")
_REIGN = re.compile(r"(?:民[国國]|公元|西元)\Z")
_DAYS_KEPT = re.compile(r"以?内|以上|以下|之内|的期限|期限|后|起|的")
_DAY_HEAD = re.compile(
    r"(?:不少于|不得少于|不低于|超过|不超过|不得超过|满|至少|为|期|最长|提前|每年|连续|共|后|前|之日起)\Z"
)


def printed_number(view: str, amount: Amount) -> str:
    """The number as printed, without its unit."""
    return view[amount.number : amount.number_end]


def text_before(view: str, amount: Amount) -> str:
    """The few characters before the number."""
    return view[max(0, amount.number - WINDOW) : amount.number]


def _dated(view: str, amount: Amount) -> bool:
    """八十八年七月: a month that follows makes a year of it; 三年六月 is a term of imprisonment."""
    return amount.value is not None and amount.value >= SHORTEST_REIGN_YEAR and bool(_MONTH_DAY.match(view, amount.end))


def year_or_date(view: str, amount: Amount) -> bool:
    """2007年, 二〇〇七年, 7月10日, 2023-2025年, 8时30分."""
    printed = printed_number(view, amount)
    if amount.unit == "年" or amount.unit == "年度" or (amount.unit == "" and amount.kind == "range"):
        edges = re.split("[—–―─~～－至到-]+", printed)
        if amount.unit == "年" and (_REIGN.search(text_before(view, amount)) or _dated(view, amount)):
            return True
        if any(_YEAR_DIGITS.fullmatch(edge.strip("年")) for edge in edges):
            return True
        if amount.unit == "年" and len(printed) == 2 and printed.isdigit() and int(printed) >= EARLIEST_SHORT_YEAR:
            return True
    after = view[amount.end : amount.end + 1]
    if amount.unit == "日":
        if after == "前" or (
            view[amount.number - 1 : amount.number] == "月" and view[amount.number - 2 : amount.number - 1] != "个"
        ):
            return True
        tail, head = view[amount.end : amount.end + 3], text_before(view, amount)
        return not (_DAYS_KEPT.match(tail) or _DAY_HEAD.search(head))
    if amount.unit in ("世纪", "世紀"):
        return amount.value is not None and amount.value >= FIRST_NAMED_CENTURY
    if amount.unit in ("日/月", "日/年", "日/季度"):
        return True  # 每月5日 is a date that recurs
    if amount.unit == "分":
        return view[amount.number - 1 : amount.number] in ("时", "点")
    return amount.unit.partition("/")[0] in ("月", "时")
