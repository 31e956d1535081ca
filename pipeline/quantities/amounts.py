"""Numbers with units as printed: one compiled pass finds numerals, local reading adds unit, per-unit and range."""

import re
from decimal import Decimal
from functools import cache

from pipeline.notation.numerals import DOTS, Numeral, read, signs
from pipeline.notation.units import longest, names, unit
from pipeline.quantities.amount import Amount
from pipeline.quantities.beside import add_coins, read_per, share_units
from pipeline.quantities.vocabulary import alternatives, words

_HAN = "".join(sign for sign in signs().signs if sign not in "点负")
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DIGITS = "".join(sign for sign in _HAN if signs().signs[sign] in signs().digits)
_HAN_CORE = rf"[{_HAN}]+(?:点[{_HAN}]+|[{DOTS}][{_DIGITS}]+(?![十百千])[万亿]*)?"
_CORE = rf"(?:{_ARABIC}(?:[十百千万亿]+(?:零?\d{{1,4}}[百千万亿]+)*(?:零\d)?)?|{_HAN_CORE})"
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
_HALF = re.compile(r"半(?![导径岛山数成球程场价])")
_HALVED = frozenset(["duration", "months", "mass", "length", "age"])
_JOINTS = frozenset("至到—–―─~～-－和与")
_RANGE = re.compile(r"[至到]+|[—–―─~～\-－]+|[和与]")
_BETWEEN = ("和", "与")  # 5%和10%之间
_UNIT_AFTER_PREFIX = "瓦米克伏帕卡赫焦安升乏兆字"
_BIG = {"万": Decimal(10000), "亿": Decimal(100000000)}


@cache
def _first_of_quantity() -> re.Pattern[str]:
    """The same without Chinese signs that stand alone (统一, 十分): no unit, more of a numeral or a list follows."""
    units = "".join(sorted({re.escape(name[0]) for name in names()}))
    goes_on = rf"{_NUMERAL_SIGNS}余多几来分又半下/∶:{DOTS}点每至到—–―─~～－、,和与及以或-"
    return re.compile(rf"[\d翻半负+-]|[百千万{_HAN}](?=[{units}{goes_on}])")


@cache
def _canonical() -> dict[str, str]:
    return words().canonical


@cache
def _splits() -> re.Pattern[str]:
    return re.compile(alternatives(words().nominal.splits.split()))


def amounts(view: str, alone: bool = True) -> list[Amount]:
    """Every numeral of the view with the unit that follows it, in order, disjoint; nothing is excluded yet.

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
        if not (found and add_coins(found[-1], amount)):
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
        if "十" in match["part"] and (spread := _adjacent(match["part"])):  # 百分之七八十; 百分之三五 is 35 as digits
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
_RATIO_WORD = re.compile(r"比|构成|结构|配置|系数|容积")


def _ratio(view: str, match: re.Match[str]) -> list[Amount]:
    """1.68∶1 is one number per 1; 8.3∶41.4∶50.3 are three shares; 8:30 is none."""
    printed = match[0]
    if ":" in printed and not _RATIO_WORD.search(view, max(0, match.start() - 20), match.start()):
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
    spread = _adjacent(printed) if len(printed) > 1 and not printed[0].isdigit() else None
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
    return _with_unit(view, amount, vague)


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


def _with_unit(view: str, amount: Amount, vague: str) -> Amount | None:
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
_VAGUE_INSIDE = re.compile(r"个(?P<vague>[多余几])(?P<unit>百分点|月|小时|工作日|星期|季度|学期|年度)")
_EACH_OF_THEM = re.compile("[人户家]均(?=年满|[为是应须已可未有在能需不])")  # 2人均年满18周岁
_CURRENCY = "人民币"
_PERSON_HOURS = "人时"
_REACHED = re.compile("(?:过|达|到|足|满|于|逾)\\Z")
_HALF_VALUE = Decimal("0.5")
_TEN = Decimal(10)
_TENTH = re.compile("[一二三四五六七八九](?=[，,。;；、)以的左]|\\Z)")  # 三成五


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
        return after, view[end + 2 : after]
    return None


_DIGIT_PAIR = re.compile(
    r"(?P<tens>[一二三四五六七八九]?十)?(?P<low>[一二三四五六七八九])(?P<high>[一二三四五六七八九])(?P<scale>[十百千万亿]*)"
)


def _adjacent(printed: str) -> tuple[Decimal, Decimal] | None:
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


def _range(view: str, first: Amount) -> Amount | None:
    """``first`` and the number that a dash or 至 joins to it, as one range; None where there is none."""
    if view[first.end : first.end + 1] not in _JOINTS:
        return None
    dash = _RANGE.match(view, first.end)
    if dash is None or first.kind in ("fold", "fraction") or first.value is None or first.vague:
        return None
    match = NUMERAL.match(view, dash.end())
    if (
        match is None
        or not (match["core"] or match["share"])
        or (match["sign"] and dash[0] not in ("至", "到", *_BETWEEN))
    ):
        return None
    second = _amount(view, match, 0)
    if second is None or second.value is None or not _same_unit(view, first, second):
        return None
    if dash[0] in _BETWEEN and not view.startswith("之间", second.end):
        return None
    if dash[0] in "至到" and view[max(0, first.start - 1) : first.start] in ("从", "由"):
        return None
    low, high = first.value, second.value
    if not first.unit and first.kind != "share":
        low = _scaled(view, first, second, low)
    if low > high and view.startswith("之间", second.end):
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
