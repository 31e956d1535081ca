"""Numbers with units as printed: one compiled pass finds numerals, local reading adds unit, per-unit and range."""

import re
from decimal import Decimal
from functools import cache

from pipeline.notation.numerals import DOTS, POWER_OF_TEN, Numeral, read, signs
from pipeline.notation.units import longest, names, unit
from pipeline.quantities.amount import Amount
from pipeline.quantities.beside import add_coins, read_per, share_units
from pipeline.quantities.counted import with_unit
from pipeline.quantities.ranges import adjacent, joined, joint, may_be_signed

_HAN = "".join(sign for sign in signs().signs if sign not in "点负")
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DIGITS = "".join(sign for sign in _HAN if signs().signs[sign] in signs().digits)
_HAN_CORE = rf"[{_HAN}]+(?:点[{_HAN}]+|[{DOTS}][{_DIGITS}]+(?![十百千])[万亿]*)?"
# Half a year is a figure under a bound only: 半年内, 半个月以上; 半年 alone says when, or how often, and 上半年 which.
_HALF = r"(?<![上下大多每])半(?=个?(?:年|月|学年|学期|小时|工作日|天|日)(?:内|[以之][内上下]))"
_CORE = (
    rf"(?:{_HALF}|{_ARABIC}(?:{POWER_OF_TEN}|[十百千万亿]+(?:零?\d{{1,4}}[百千万亿]+){{0,6}}(?:零\d)?)?|{_HAN_CORE})"
)
# 减负300亿元 and 税负5%: only where no word ends before it, 负 is a sign
_MINUS = r"(?:零下|(?:(?<![\u4e00-\u9fff])|(?<=[为是至到和与或达从由零温约比]))负)"
_NUMERAL_SIGNS = rf"\d百千万{_HAN}负"
_FIRST = re.compile(rf"[{_NUMERAL_SIGNS}翻半+-]")  # what a numeral begins with, far quicker to find than the numeral
_SIGNED = rf"(?P<sign>(?<![\dA-Za-z%)])[+-]|{_MINUS})?"
_VAGUE = r"(?P<vague>[余多几来](?P<power>[十百千万亿]*))?"
NUMERAL = re.compile(
    rf"(?:(?P<fold>翻(?:了)?(?P<hedge>近|约|超过|超)?(?:(?P<times>[一两二三四五六\d](?:\.\d)?)番|番|倍))"
    rf"|(?P<share>[百佰千仟万]分之)(?P<part>{_CORE})"
    rf"|(?P<fraction>(?:{_MINUS})?(?:{_CORE}又)?{_CORE}分之{_CORE}|(?<![\d/.]){_ARABIC}/\d+(?![\d/]))"
    rf"|(?P<ratio>{_ARABIC}(?:[∶:]{_ARABIC}){{1,5}}(?![\d∶:]))"
    r"|(?P<half>一半|半数)"
    rf"|{_SIGNED}(?P<core>{_CORE}){_VAGUE})",
)
# Most numerals are a core alone: what does not go on like a fraction, a ratio or a half needs no other reading.
_CORE_ALONE = re.compile(rf"{_SIGNED}(?P<core>(?>{_CORE}))(?![分又半/∶:]){_VAGUE}")
_PLAIN_SHARES = str.maketrans("佰仟", "百千")
_UNIT_AFTER_PREFIX = "瓦米克伏帕卡赫焦安升乏兆字"


@cache
def _first_of_quantity() -> re.Pattern[str]:
    """What a numeral begins with, without the Chinese signs that no unit, numeral or list follows (统一, 十分)."""
    units = "".join(sorted({re.escape(name[0]) for name in names()}))
    goes_on = rf"{_NUMERAL_SIGNS}余多几来分又半下/∶:{DOTS}点每至到—–―─~～－、,和与及以或-"
    return re.compile(rf"[\d翻半负+-]|[百千万{_HAN}](?=[{units}{goes_on}])")


def amounts(view: str, alone: bool = True) -> list[Amount]:
    """Every numeral of a view in simplified signs with the unit that follows it, in order, disjoint; none is excluded.

    ``alone`` says whether single Chinese signs that no unit can follow are wanted too; no quantity comes of them.
    """
    found: list[Amount] = []
    at = 0
    first_sign = _FIRST if alone else _first_of_quantity()
    while first := first_sign.search(view, at):
        match = _CORE_ALONE.match(view, first.start())
        if match is not None:
            amount = _plain(view, match, at)
        else:
            match = NUMERAL.match(view, first.start())
            if match is None:
                at = first.end()
                continue
            if match["ratio"]:
                found.extend(_ratio(view, match))
                at = match.end()
                continue
            amount = _amount(view, match, at)
        if amount is None:
            at = match.start() + 1 if not match["core"] else max(match.start() + 1, match.end("core"))
            continue
        amount = _range(view, amount) or amount
        read_per(view, amount, _floor(view, found))
        if found and found[-1].end > amount.start:
            found.pop()  # the power of 每万人
        if not (found and add_coins(view, found[-1], amount)):
            found.append(amount)
        at = max(amount.end, match.start() + 1)
    share_units(view, found)
    return found


def _floor(view: str, found: list[Amount]) -> int:
    """How far back the words of the next amount may reach: to the last one, or over a power that 每 makes a unit."""
    if not found:
        return 0
    last = found[-1]
    per = view[last.number - 1 : last.number] == "每" and not view[last.number : last.number_end].strip("百千万亿")
    return last.start - 1 if per else last.end


def _amount(view: str, match: re.Match[str], floor: int) -> Amount | None:
    start = match.start()
    if match["fold"]:
        times = read(match["times"]) if match["times"] else Numeral(Decimal(1), Decimal(1))
        value = Decimal(2) ** int(times.value) if times else Decimal(2)
        return Amount(
            start,
            match.end(),
            start,
            match.end(),
            value,
            None,
            None,
            Decimal(1),
            "倍",
            False,
            "fold",
            match["hedge"] or "",
        )
    if match["half"]:
        half = Decimal("0.5")
        return Amount(start, match.end(), start, match.end(), half, None, None, half, "", False, "fraction")
    if match["share"]:
        unit = signs().shares[match["share"].translate(_PLAIN_SHARES)]
        if "十" in match["part"] and (spread := adjacent(match["part"])):  # 百分之七八十; 百分之三五 is 35 as digits
            low, high = spread
            return Amount(start, match.end(), start, match.end(), None, low, high, high - low, unit, False, "share")
        part = read(match["part"], bare=True)
        return part and Amount(
            start, match.end(), start, match.end(), part.value, None, None, part.step, unit, False, "share"
        )
    if match["fraction"]:
        whole = read(match["fraction"])
        return whole and Amount(
            start, match.end(), start, match.end(), whole.value, None, None, whole.step, "", False, "fraction"
        )
    return _plain(view, match, floor)


_RATIO_PART = re.compile(r"[∶:]")
_RATIO_BEHIND = re.compile("的?(?:比例|配比|配套)")  # 按1:1比例配套
_RATIO_WORD = re.compile(r"比|构成|结构|配置|系数|容积")


def _ratio(view: str, match: re.Match[str]) -> list[Amount]:
    """1.68∶1 is one number per 1; 8.3∶41.4∶50.3 are three shares; 8:30 is none."""
    printed = match[0]
    told = _RATIO_WORD.search(view, max(0, match.start() - 20), match.start()) or _RATIO_BEHIND.match(view, match.end())
    if ":" in printed and not told:
        return []  # 8:30 and the like
    parts, at = _RATIO_PART.split(printed), match.start()
    found = []
    for place, part in enumerate(parts):
        numeral = read(part)
        per_one = len(parts) == 2 and parts[1] == "1"
        end = match.end() if per_one else at + len(part)
        if numeral and not (per_one and place):
            unit = view[at + len(part) : end]
            found.append(
                Amount(at, end, at, at + len(part), numeral.value, None, None, numeral.step, unit, True, "ratio")
            )
        at += len(part) + 1
    return found


def _plain(view: str, match: re.Match[str], floor: int) -> Amount | None:
    begin, core_end = match.span("core")
    printed, vague = match["core"], match["vague"] or ""
    if _label_before_number(view, begin, printed):
        printed = _DOT.split(printed)[0]
        core_end = begin + len(printed)
    follower = view[core_end : core_end + 1]
    if not vague and len(printed) > 1 and printed[-1] == "千" and follower and follower in _UNIT_AFTER_PREFIX:
        printed = printed[:-1]  # 一百千瓦: 千 belongs to the unit
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    spread = adjacent(printed) if len(printed) > 1 and not printed[0].isdigit() else None
    if spread:
        low, high = spread
        step = spread[1] - spread[0]
    else:
        printed, numeral = _numeral(printed)
        if numeral is None:
            return None
        value, step = numeral
    end = begin + len(printed)
    if vague:
        end = match.end("vague")
        # 1亿3千多万 is 1亿3千万 and more: the power multiplies what it would without 多; 两百几十万 is 两百万 and more.
        power = match["power"].lstrip("十百千") if vague[0] == "几" else match["power"]
        numeral = read(printed + power) if power else None
        if numeral and value is not None:
            value, step = numeral
    if match["sign"] and value is not None and not (match["sign"] in "+-" and floor and match.start() == floor):
        begin = match.start()
        value = value if match["sign"] == "+" else -value
    amount = Amount(begin, end, begin, end, value, low, high, step, "", printed[0].isdigit(), "", vague[:1])
    return with_unit(view, amount, vague)


_DOT = re.compile("[.．]")
# What an item of a list may begin with.
_NUMBERED = frozenset(["", "count", "people", "money", "duration", "months", "age"])


def _label_before_number(view: str, begin: int, printed: str) -> bool:
    """一．五人以上… at the beginning of a sentence is a label and a number; 鉛：一．五毫克, 一．○公尺 are decimals."""
    label, dot, digits = _DOT.sub(".", printed, count=1).partition(".")
    if not dot or label[0].isdigit() or "零" in (signs().signs[label[0]], signs().signs[digits[0]]):
        return False
    at = begin + len(printed)
    measured = unit(view[at : longest(view, at)])
    opens = not begin or view[begin - 1] in "。；;：:!！?？"
    return opens and (measured.dimension if measured else "") in _NUMBERED


def _numeral(printed: str) -> tuple[str, Numeral | None]:
    """The numeral of the core, and the part of it that is the numeral: 三十两 is 三十 两, 3万20 is 3万."""
    numeral = read(printed, bare=True)
    weight = len(printed) > 1 and printed[-1] == "两" and (numeral is None or printed[-2] in "十百千万亿")
    if weight:
        printed = printed[:-1]
        numeral = read(printed, bare=True)
    if numeral is None and (first := _FIRST_PRODUCT.match(printed)):
        printed = first[0]
        numeral = read(printed, bare=True)
    return printed, numeral


_FIRST_PRODUCT = re.compile(rf"{_ARABIC}[十百千万亿]*")


def _range(view: str, first: Amount) -> Amount | None:
    """``first`` and the number that a dash or 至 joins to it, as one range; None where there is none."""
    dash = joint(view, first)
    match = NUMERAL.match(view, dash.end()) if dash else None
    if dash is None or match is None or not (match["core"] or match["share"]):
        return None
    if match["sign"] and not may_be_signed(dash[0]):
        return None
    second = _amount(view, match, 0)
    return joined(view, first, dash[0], second) if second is not None else None
