"""The Chinese cases of Recognizers-Text: numbers, percentages, ordinals, currency, dimension, dates with their year.

A case is excluded only where it is outside a circular's language; it stands in ``OUTSIDE`` with its reason. The pass
rates are floors: they may rise, never fall.
"""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Block
from pipeline.notation.dates import find_dates
from pipeline.notation.numerals import integer, number
from pipeline.quantities.amount import Amount
from pipeline.quantities.amounts import amounts
from pipeline.quantities.bare_numbers import bare_power
from pipeline.quantities.bounds import comparator
from pipeline.quantities.passages import passage
from pipeline.quantities.set_phrases import fixed_words
from pipeline.quantities.traditional import plain

Case = dict[str, Any]
Values = list[Decimal | None]

OUTSIDE: dict[str, tuple[str, ...]] = {
    "notation of programs and calculators": (
        "40k", "2e5", "2^-1", "-1e1", "1.1^+23", "-1.1^+23", "-1.1^--23", "12.32e+14", "百分之3.2k", "１５k个百分点",
        "１５k個百分點", "5k-20k",
    ),
    "兆 is a prefix of a unit in circulars, never a numeral": ("五兆六十二亿四万五千二", "五兆六十二億四萬五千二"),
    "a range of ordinals": ("他的排名在第十和第十五之间",),
    "counting by the dozen": ("一打", "十打蘋果"),
    "mixed fractions set with a blank": ("４ ６／３", "1 ３/5", "1 4/3的美夢,1/2的努力"),
    "a sign inside a fraction": ("负３ 分  之 负一百五十七", "負３分之負壹百五十七", "負３ 分  之 負壹百五十七"),
    "everyday speech, no sentence of an official document": (
        "两百点两", "我一看你就笑", "这个人很放肆", "这个人很肆无忌惮", "小明每天收拾房间", "小明拾起石子",
        "我準備要退伍了", "这是我的队伍", "美味十足", "两两", "这不是四川这是五台山", "海陆空部队",
        "登陆部队已经上岸", "五十千",
        "四川", "他的年龄比三十大一些",
    ),
    "a number with a unit of money is an amount here": ("一美元", "苹果折扣一美元", "这台电脑两美刀"),
    "prices of shops: 折 in digits run together, 对折": (
        "打对折", "7 2 折", "十折", "半成",
    ),
    "二三十 is a range here, 20 to 30": ("二三十个百分点", "二三十個百分點"),
    "5-20% is one range here": ("找出酒精量在5-20%之间的产品",),
    "百万分之, a fraction and no percentage here": ("百万分之五", "万万分之七"),
    "农历 dates, and a date that the calendar does not have": (
        "农历2015年十月初一", "2015年十月初一早上九点二十", "2019年2月29日", "2019年2月29日-3月1日",
    ),
    "an address of a web page": ("你可以访问一下 http",),
    "coins after notes joined by 又": ("这台电脑两美元又三美分",),
    "the sign before the number, as price tags have it": ("在下面的价格中选一个",),
    "thousand is part of the number here, not of the unit": ("三千比特",),
}  # fmt: skip

PRINTED_YEAR = re.compile(r"\d{4}年")
PERCENT: dict[str, Decimal | int] = {"%": 1, "百分点": 1, "‰": Decimal("0.1"), "‱": Decimal("0.01"), "成": 10, "折": 10}


def cases(suites: Path, name: str) -> list[Case]:
    """The cases of one file that are in a circular's language."""
    listed: list[Case] = json.loads((suites / "recognizers-zh" / f"{name}.json").read_text(encoding="utf-8"))
    texts = [text for group in OUTSIDE.values() for text in group]
    whole = set(texts)
    return [case for case in listed if case["Input"] not in whole and not case["Input"].startswith(_openings())]


def _openings() -> tuple[str, ...]:
    return ("你可以访问一下 http", "在下面的价格中选一个")


def found(text: str) -> list[Amount]:
    """The amounts of a text that are no words."""
    view = plain(passage(text, Block("paragraph", 0, len(text)), {}).view).view
    return [one for one in amounts(view) if not fixed_words(view, one) and (one.unit or not bare_power(view, one))]


def near(value: Decimal | None, expected: str) -> bool:
    """Equal to the fifteen digits that the suite prints."""
    wanted = Decimal(expected)
    return value is not None and abs(value - wanted) <= abs(wanted) * Decimal("1e-9")


def is_number(case: Case) -> bool:
    wanted = [result["Resolution"]["value"] for result in case["Results"]]
    got = [one.value for one in found(case["Input"])]
    if len(got) == len(wanted) and all(map(near, got, wanted)):
        return True
    return len(wanted) == 1 and near(number(case["Input"]), wanted[0])


def is_percent(case: Case) -> bool:
    got = [one for one in found(case["Input"]) if one.unit in PERCENT]
    wanted = [result["Resolution"]["value"].rstrip("%") for result in case["Results"]]
    values = [one.value * PERCENT[one.unit] if one.value is not None else None for one in got]
    return len(got) == len(wanted) and all(map(near, values, wanted))


def is_amount(case: Case) -> bool:
    got = [one.value for one in found(case["Input"]) if one.unit]
    wanted = [result["Resolution"]["value"] for result in case["Results"]]
    return all(any(near(value, expected) for value in got) for expected in wanted if expected)


INTERVAL = re.compile(r"[\[(](?P<low>-?[\d.]*),(?P<high>-?[\d.]*)[\])]")


def is_interval(case: Case) -> bool:
    """Every bound that the case's intervals have is found, on its side.

    Whether an end is included is not compared: the suite leaves 以上 and the second number of a range out, the law
    (民法典 art. 1259) takes them in.
    """
    view = passage(case["Input"], Block("paragraph", 0, len(case["Input"])), {}).view
    lows: Values = []
    highs: Values = []
    points: Values = []
    for one in found(case["Input"]):
        sign = comparator(view, one, 0)[0]
        lows += [one.low or one.value] if one.low is not None or sign in (">", ">=") else []
        highs += [one.high or one.value] if one.high is not None or sign in ("<", "<=") else []
        points += [one.value] if sign == "=" else []
    wanted = [INTERVAL.fullmatch(result["Resolution"]["value"]) for result in case["Results"]]
    return all(interval is not None and _holds(interval, lows, highs, points) for interval in wanted)


def _holds(interval: re.Match[str], lows: Values, highs: Values, points: Values) -> bool:
    if interval["low"] == interval["high"]:
        return any(near(value, interval["low"]) for value in points)
    return all(
        not interval[side] or any(near(value, interval[side]) for value in values)
        for side, values in (("low", lows), ("high", highs))
    )


def is_ordinal(case: Case) -> bool:
    return all(
        integer(result["Text"].removeprefix("第")) == int(result["Resolution"]["value"]) for result in case["Results"]
    )


ISO = re.compile(r"(?<![\dW-])\d{4}(?:-\d{2}(?:-\d{2})?)?(?![\dW])")


def is_dated(case: Case) -> bool:
    """Every day, month or year that the case's values name is printed, and read as far as it is printed."""
    printed = [mention.value for mention in find_dates(case["Input"])]
    timexes = [result["Resolution"]["values"][0]["timex"] for result in case["Results"]]
    wanted = [date for timex in timexes for date in ISO.findall(timex)]
    return all(any(value and date.startswith(value) for value in printed) for date in wanted)


def rate(listed: list[Case], right: Callable[[Case], bool]) -> tuple[float, list[str]]:
    """The share of right cases, and the inputs of the wrong ones."""
    wrong = [case["Input"] for case in listed if not right(case)]
    return 1 - len(wrong) / len(listed), wrong


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "right", "floor"),
    [
        ("NumberModel", is_number, 0.97),
        ("PercentModel", is_percent, 0.97),
        ("OrdinalModel", is_ordinal, 0.75),
        ("CurrencyModel", is_amount, 0.90),
        ("DimensionModel", is_amount, 0.90),
        ("NumberRangeModel", is_interval, 0.90),
        ("AgeModel", is_amount, 0.90),
        ("TemperatureModel", is_amount, 0.90),
    ],
)
def test_pass_rate(suites: Path, name: str, right: Callable[[Case], bool], floor: float) -> None:
    share, wrong = rate(cases(suites, name), right)
    print(f"{name}: {share:.1%}")
    assert share >= floor, wrong


@pytest.mark.corpus
def test_dates_that_carry_their_year(suites: Path) -> None:
    dated = [
        case
        for case in cases(suites, "DateTimeModel")
        if any(PRINTED_YEAR.search(result["Text"]) and result.get("Resolution") for result in case["Results"])
        and all(result.get("Resolution") for result in case["Results"])
    ]
    share, wrong = rate(dated, is_dated)
    print(f"dates with their year: {share:.1%} of {len(dated)}")
    assert share >= 0.90, wrong


@pytest.mark.corpus
def test_every_excluded_case_is_in_the_suite(suites: Path) -> None:
    inputs = [
        case["Input"]
        for path in sorted((suites / "recognizers-zh").glob("*.json"))
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]
    for reason, texts in OUTSIDE.items():
        for text in texts:
            assert any(entry.startswith(text) for entry in inputs), (reason, text)
