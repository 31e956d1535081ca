"""What a number is counted in: the unit behind it, with the half, the tenth or the 多 that it carries."""

import re
from decimal import Decimal
from functools import cache

from pipeline.notation.numerals import signs
from pipeline.notation.units import longest, names
from pipeline.quantities.amount import Amount
from pipeline.quantities.vocabulary import alternatives, words

_HALF = re.compile(r"半(?![导径岛山数成球程场价])")
_HALVED = frozenset(["duration", "months", "mass", "length", "age"])
_VAGUE_INSIDE = re.compile(r"个(?P<vague>[多余几])(?P<unit>百分点|月|小时|工作日|星期|季度|学期|年度)")
_EACH_OF_THEM = re.compile("[人户家]均(?=年满|[为是应须已可未有在能需不])")  # 2人均年满18周岁
_CURRENCY = "人民币"
_PERSON_HOURS = "人时"
_REACHED = re.compile("(?:过|达|到|足|满|于|逾)\\Z")
_HALF_VALUE = Decimal("0.5")
_TEN = Decimal(10)
_TENTH = re.compile("[一二三四五六七八九](?=[，,。;；、)以的左]|\\Z)")  # 三成五


@cache
def _canonical() -> dict[str, str]:
    return words().canonical


@cache
def _splits() -> re.Pattern[str]:
    return re.compile(alternatives(words().nominal.splits.split()))


def with_unit(view: str, amount: Amount, vague: str) -> Amount | None:
    """The amount with the unit that follows its number; None where it is none (多 without a unit)."""
    end = amount.number_end
    split = _splits().match(view, end)
    amount.end = end if split and not _EACH_OF_THEM.match(view, end) else longest(view, end)
    unit = view[end : amount.end]
    if unit.endswith(_CURRENCY):  # 24.3亿元人民币: the name of the currency stands behind the amount
        unit, amount.end = unit.removesuffix(_CURRENCY), amount.end - len(_CURRENCY)
    if unit == _PERSON_HOURS and _REACHED.search(view, max(0, amount.number - 2), amount.number):
        unit, amount.end = unit[:-1], amount.end - 1  # 超过150人时: when there are more than 150 persons
    if unit == "个" and not vague and (inner := _VAGUE_INSIDE.match(view, end)):  # 2个多百分点
        amount.vague, amount.end = inner["vague"], inner.end()
        unit = "个" + inner["unit"]
    if not unit and vague in ("多", "几", "来"):
        return None
    if amount.value is not None and (half := _half(view, amount, unit)):
        amount.value, amount.step = amount.value + _HALF_VALUE, _HALF_VALUE
        amount.end, unit = half
    if unit == "成" and (tenth := _TENTH.match(view, amount.end)) and amount.value is not None:
        amount.value, amount.step = amount.value + signs().digits[tenth[0]] / _TEN, 1 / _TEN
        amount.end = tenth.end()
    if unit == "折" and amount.value is not None and amount.value > _TEN:
        amount.value, amount.step = amount.value / _TEN, amount.step / _TEN  # 八五折
    amount.unit = _canonical().get(unit, unit)
    return amount


def _half(view: str, amount: Amount, unit: str) -> tuple[int, str] | None:
    """两年半, 一个半小时: where the unit ends and what it is, where half of it is added; 500米半径 holds none."""
    end, unit_end = amount.number_end, amount.end
    if view[unit_end : unit_end + 1] != "半" and not view.startswith("个半", end):
        return None
    known = names().get(unit)
    halved = known and known.dimension in _HALVED and not (amount.arabic and known.dimension in ("length", "mass"))
    if halved and _HALF.match(view, unit_end):
        return unit_end + 1, unit
    if view.startswith("个半", end) and (after := longest(view, end + 2)) > end + 2:
        unit = view[end + 2 : after]
        return after, "个月" if unit == "月" else unit
    return None
