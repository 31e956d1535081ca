"""Numbers inside words and names: 三农, 海陆大通道, 三年行动计划, “四个不摘”, 水坪5组."""

import re
from functools import cache

from pipeline.quantities.amount import Amount
from pipeline.quantities.dates_and_years import BOUNDED, printed_number, text_before
from pipeline.quantities.vocabulary import alternatives, entries, words

_TERMS = ("年", "个月", "天", "日", "小时", "分钟")
_ROUGHLY = ("数", "几", "上", "近", "超", "超过", "逾", "达", "约")
_POWERS = ("百", "千", "万", "亿", "半")
_ACTION = re.compile(r"(?![内以的时左后前里])[\u4e00-\u9fff]{0,4}行动|[\u4e00-\u9fff]{0,10}圈")
# 24小时|扑灭率: the time is part of the rate's name
_RATE_WITHIN = re.compile(r"(?![内以的后前间来累年平])[\u4e00-\u9fff]{2,6}率(?=[达为是不超控稳保提低高\d])")
_SLOGAN = re.compile(r"[\u4e00-\u9fff]{1,3}”")


@cache
def _fixed() -> re.Pattern[str]:
    nominal = words().nominal
    return re.compile(alternatives([*nominal.words.split(), *nominal.places.split()]))


def fixed_words(view: str, amount: Amount) -> bool:
    """三农, 两院, 百姓, 四川: Chinese numerals inside words."""
    return (
        not amount.arabic
        and amount.kind not in ("fold", "share")
        and amount.unit != "年一遇"
        and (
            (_is_word(view, amount) and not _money_threshold(view, amount) and view[amount.number] != "半")
            or printed_number(view, amount) == "一一"
            or (amount.value == 1 and view[amount.number - 1 : amount.number] in entries(words().nominal.ones))
        )
    )


def _is_word(view: str, amount: Amount) -> bool:
    """三公 and 四平 are words, 三公顷 and 四平方米 go on as units; 千瓦时 is one itself."""
    word = _fixed().match(view, amount.number)
    return word is not None and (word.end() >= amount.end or printed_number(view, amount) in _POWERS)


def _money_threshold(view: str, amount: Amount) -> bool:
    """千万元以上, 数千万元: money under a bound, although 千万 opens words."""
    bounded = view[amount.end : amount.end + 2] in BOUNDED or view.endswith(_ROUGHLY, 0, amount.number)
    return amount.unit.endswith("元") and bounded


def land(view: str, amount: Amount) -> bool:
    """海陆大通道, 大陆架: 陆 is land, unless it is a formal numeral (陆元整, 陆份)."""
    return printed_number(view, amount) == "陆" and not amount.unit.startswith(("元", "份"))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(alternatives(words().nominal.after.split()))


def named(view: str, amount: Amount) -> bool:
    """三年行动计划, 九个月攻坚行动, 15分钟生活圈, 万亿级, “五人”制, “二日”: part of a name, or words spoken of."""
    if amount.unit in _TERMS and amount.arabic and _RATE_WITHIN.match(view, amount.end):
        return True
    if amount.unit in _TERMS and _ACTION.match(view, amount.end):
        return True
    if not amount.arabic and view[amount.start - 1 : amount.start] == "“" and view[amount.end : amount.end + 1] == "”":
        return True
    following = _after().match(view, amount.end)
    if following is None or (amount.unit in ("项", "%", "大", "条", "个", "家") and following[0] not in ("级",)):
        return False
    return (
        following[0] == "级"
        or amount.unit in ("年", "个月", "天", "年度", "月", "次", "日", "大", "元", "个", "吨", "周")
        or (amount.unit == "" and amount.kind == "")
    )


def slogan(view: str, amount: Amount) -> bool:
    """“四个不摘”, “五个必须”: a policy's byname in quotation marks."""
    if amount.unit != "个" or amount.arabic or not text_before(view, amount).endswith("“"):
        return False
    following = _SLOGAN.match(view, amount.end)
    return following is not None and not following[0].startswith(entries(words().count.nouns))


def doubled(view: str, amount: Amount) -> bool:
    """一、二两项: 二 closes the list, 两 begins the number."""
    if amount.arabic or amount.kind or amount.value is None:  # 一两个 is a range
        return False
    return "两" in printed_number(view, amount)[1:]


def counted_street(view: str, amount: Amount) -> bool:
    """四房一厅, 水坪5组, 村民一组: names of places and flats."""
    if amount.unit in ("房", "厅", "室", "卫"):
        return True
    return amount.unit == "组" and amount.number > 0 and view[amount.number - 1] in entries(words().nominal.hamlets)
