"""Ranges: two numbers that a dash or 至 joins, and two neighbouring digits (三五, 二三十)."""

import re
from decimal import Decimal

from pipeline.notation.numerals import read, signs
from pipeline.quantities.amount import Amount

_JOINTS = frozenset("至到—–―─~～-－和与")
_RANGE = re.compile(r"[至到]+|[—–―─~～\-－]+|[和与]")
_BETWEEN = ("和", "与")  # 5%和10%之间
_CALENDAR = ("", "年", "月", "日", "年度")  # 1998至97年 is no falling range
_BIG = {"万": Decimal(10000), "亿": Decimal(100000000)}
_DIGIT_PAIR = re.compile(
    r"(?P<tens>[一二三四五六七八九]?十)?(?P<low>[一二三四五六七八九])(?P<high>[一二三四五六七八九])(?P<scale>[十百千万亿]*)"
)


def adjacent(printed: str) -> tuple[Decimal, Decimal] | None:
    """三五, 二三十, 十七八: two neighbouring digits are a range."""
    match = _DIGIT_PAIR.fullmatch(printed.replace("两", "二"))
    if match is None:
        return None
    low, high = (signs().digits[match[name]] for name in ("low", "high"))
    if high - low not in (1, 2) or (high - low == 2 and low != 3):
        return None
    tens = read(match["tens"]) if match["tens"] else None
    scale = read(match["scale"], bare=True) if match["scale"] else None
    base = tens.value if tens else Decimal(0)
    factor = scale.value if scale else Decimal(1)
    return (base + low) * factor, (base + high) * factor


def joint(view: str, first: Amount) -> re.Match[str] | None:
    """The dash, 至 or 和 behind an amount that may be the lower end of a range."""
    if view[first.end : first.end + 1] not in _JOINTS:
        return None
    if first.kind in ("fold", "fraction") or first.value is None or first.vague:
        return None
    return _RANGE.match(view, first.end)


def may_be_signed(dash: str) -> bool:
    """Whether the number behind the joint may have a sign of its own (零下五度至零下一度), not 3--5."""
    return dash in ("至", "到", *_BETWEEN)


def joined(view: str, first: Amount, dash: str, second: Amount) -> Amount | None:
    """Two amounts as one range; None where they are none.

    Guarantees: ``low < high``; a falling pair is a range only before 之间, or as 100至50公里.
    """
    if first.value is None or second.value is None or not _same_unit(view, first, second):
        return None
    if dash in _BETWEEN and not view.startswith("之间", second.end):
        return None
    if dash[0] in "至到" and view[max(0, first.start - 1) : first.start] in ("从", "由"):
        return None
    low, high = first.value, second.value
    if not first.unit and first.kind != "share":
        low = _scaled(view, first, second, low)
    # 通过机场100至50公里前 falls; 三百至三千赫 ends at three thousand
    plain = not first.unit and second.unit not in _CALENDAR and (first.arabic or second.unit[:1] != "千")
    falls = plain and dash in ("至", "到")
    if low > high and (falls or view.startswith("之间", second.end)):
        low, high = high, low
    if low >= high:
        return None
    unit = first.unit if first.kind == "share" and not second.unit else second.unit
    return Amount(
        first.start, second.end, first.number, second.number_end, None, low, high, second.step, unit, first.arabic,
        first.kind or "range", second.vague,
    )  # fmt: skip


def _same_unit(view: str, first: Amount, second: Amount) -> bool:
    """Whether two ends of a range may have one unit; 1个至5个工作日 prints the measure word twice."""
    measure = first.unit == "个" and view.startswith("个", second.number_end)
    return not first.unit or first.unit == second.unit or first.kind == "share" or measure


def _scaled(view: str, first: Amount, second: Amount, low: Decimal) -> Decimal:
    """3-5万元: the first number takes the power that only the second prints."""
    printed = view[second.number : second.number_end]
    if view[first.number_end - 1] in "万亿" or printed[-1] not in "万亿":
        return low
    power = _BIG[printed[-1]] * (Decimal(10000) if printed.endswith("万亿") else 1)
    scaled = low * power
    return scaled if second.value is not None and scaled < second.value else low
