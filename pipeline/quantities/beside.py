"""What stands beside a number and its unit: per-units before and after it, coins, a unit shared by a list."""

import re
from decimal import Decimal
from itertools import pairwise

from pipeline.notation.units import Known, longest, names, per_end
from pipeline.quantities.amount import Amount

_PER_HEAD = re.compile(r"(?:每(?:一|个|名|位)?[\u4e00-\u9fff㎡]{1,4})+\Z")
_LONGEST_PER = 12  # characters: 每人每月
_TIMES = frozenset(["年", "月", "日", "天", "周", "次", "小时", "季度", "学期", "学年"])
_PER_ITEM = re.compile(r"每(?:一|个|名|位)?")
_PER_TAIL = re.compile(r"[/·]|每(?=吨|立方米|平方米|千克|公斤|小时|秒|升|平方公里)")


def read_per(view: str, amount: Amount, floor: int) -> None:
    """每月1100元 and 200元/月: what the unit is counted per, beside it."""
    if not amount.unit:
        return
    things: list[str] = []
    end = amount.end
    while mark := _PER_TAIL.match(view, end):
        after = max(per_end(view, mark.end()), longest(view, mark.end()) if mark[0] == "/" else 0)
        if after <= mark.end():
            break
        things.append(view[mark.end() : after])
        end = after
    amount.end = end
    if not things:
        things = _per_head(view, amount, floor)
    if things and things[0]:
        amount.unit += "/" + "·".join(things)


def _per_head(view: str, amount: Amount, floor: int) -> list[str]:
    begin = max(floor, amount.start - _LONGEST_PER)
    head = _PER_HEAD.search(view, begin, amount.start) if view.find("每", begin, amount.start) >= 0 else None
    if head is None or view.endswith(("人均", "户均"), 0, head.start()):
        return []
    things = [thing for thing in _PER_ITEM.split(head[0]) if thing]
    timed = view.endswith(("从", "由"), 0, head.start()) and any(thing in _TIMES for thing in things)
    if timed and not _CHANGED_TO_PER.match(view, amount.end):
        return []  # 从每月70元提高到88元: the time holds for both
    if not all(per_end(thing, 0) == len(thing) for thing in things):
        return []
    amount.start = head.start()
    return things


# 从每月70元提高到|每月88元: the new value prints its own
_CHANGED_TO_PER = re.compile(r"[\u4e00-\u9fff]{1,4}[到至为]每")

_CENT = Decimal("0.01")


def add_coins(view: str, notes: Amount, coins: Amount) -> bool:
    """五元六角三分 is one amount: add ``coins`` to the ``notes`` directly before them; False where they are none."""
    if notes.end != coins.start or notes.value is None or coins.value is None or notes.kind or coins.kind:
        return False
    larger = names().get(notes.unit)
    smaller = Known("money", "CNY", _CENT) if coins.unit == "分" else names().get(coins.unit)
    if not larger or not smaller or larger.dimension != "money" or larger.base != smaller.base:
        return False
    coin = smaller.factor / larger.factor
    if coins.value * coin >= 1:
        return False
    whole = view.startswith("整", coins.end) and not view.startswith(_NO_WHOLE, coins.end)
    notes.value, notes.step = notes.value + coins.value * coin, coins.step * coin
    notes.end = coins.end + whole  # 壹元捌角整
    return True


_NO_WHOLE = ("整改", "整治", "整体", "整个", "整理")

_LIST_MARK_LENGTH = 2
_LIST_MARK = re.compile(r"(?:[、,]|和|与|及|以及|或|或者)+")


_CHANGED_TO = re.compile(r"(?:调整|提高|提升|降低|上调|下调|增加|下降|减少|[降增涨])(?:到|至|为)")
# 3.4个、1个百分点; 二十年或五十年一遇: the last of a list prints what the others leave out
_ABRIDGED = frozenset([("个", "百分点"), ("年", "年一遇")])


def share_units(view: str, found: list[Amount]) -> None:
    """15、22个百分点: a unit at the end of a list belongs to every number of it, and what it is per to a new value."""
    for first, second in reversed(list(pairwise(found))):
        gap = view[first.end : second.start]
        if not second.unit or len(gap) > _LIST_MARK_LENGTH or not _LIST_MARK.fullmatch(gap):
            continue
        if first.bare and first.kind == "":
            first.unit = second.unit
            if first.kind == "" and first.value is not None and second.value is not None:
                first.kind = "listed"
        elif (first.unit, second.unit) in _ABRIDGED:
            first.unit = second.unit
    headed = -1  # where the amount ends whose per-unit stands before it, or the last one that shares it
    for first, second in pairwise(found):
        if "/" not in first.unit or first.unit.partition("/")[0] != second.unit:
            continue
        near = second.start - first.end <= _LIST_MARK_LENGTH
        if near and (first.start < first.number or first.end == headed):
            if _LIST_MARK.fullmatch(view, first.end, second.start):
                second.unit, headed = first.unit, second.end  # 每月815元和615元
        elif _CHANGED_TO.fullmatch(view, first.end, second.start):
            second.unit = first.unit  # 由每立方米1.80元调整为2.05元
