"""proportion: growth against base and target, shares of a printed whole.

达到22258元，增加1894元，增长9.3%; 从1017亿元增加到1472亿元，增长45%; 完成80亿元，占年度计划100亿元的80%.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.facts import Facts, Sentence
from pipeline.checks.growth import RATES, Growth
from pipeline.checks.levels import DOWN, FROM, NEAR, THAN_THAT, TO, UP, change
from pipeline.checks.measures import same_kind, shown, span, step_of, worth
from pipeline.checks.names import CLOSE, core, likeness
from pipeline.checks.ratios import yearly
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.checks.shares import ADJOINING, shares
from pipeline.model import Quantity

_REACHING = re.compile(r"(?:达到|达|至|到|为)[^。;,]{0,4}$")
_THAN = re.compile(r"[比较較][^。;]{0,20}$")
_THAN_BASE = re.compile(r"[比较較][^。;,]{0,12}$")
_COMPARED = re.compile(r",?相[比较]")  # 与2010年的312万人相比，增加16万人，增长5.25%
_OF = re.compile(r"[占为是达][^。;,]{0,20}$")
_OF_AIM = re.compile(r",完成[^。;,]{0,6}(?:目标|计划|任务|预算)[^。;,]{0,6}$")  # 新增4.5万人，完成年度目标5万人的90%
_BEFORE = re.compile(r",(?:而)?(?:上年|去年|前年)(?:同期)?[为是仅]{1,2}$")  # 300万人次，同比增长20%，上年为250万人次
# Rates at constant prices or on another footing follow from no printed figure.
_OTHER_FOOTING = re.compile(r"实际|可比|不变价|同口径|扣除|名义|年均|平均")
_IS_TIMES = re.compile(r",?(?:是|为|相当于)[^,。;]{0,12}$")
_DOUBLED = "翻番"
_FOLD_STEP = Decimal("0.2")  # nobody doubles a figure exactly
_DIRECTLY = 4  # a rate behind its verb alone: 增长25%
_YEAR = re.compile(r"(?:19|20)\d\d")
_HALF = Decimal("0.5")
_VAGUE = Decimal("0.05")  # figures so rounded that a rate may be off by a twentieth of itself prove none
_RATE_PLACES = Decimal("0.01")


def proportions(facts: Facts) -> Iterator[Relation]:
    """Every rate that stands beside the two figures that it follows from.

    Guarantees: a rate fails only where the words bind it to both figures, and nothing says that it is taken at other
    prices or on another footing.
    """
    told: set[int] = set()
    for share in shares(facts):
        sentence = facts.sentence_at(share.rate.start)
        if sentence is not None and share.rate.start not in told:
            told.add(share.rate.start)
            yield from _judge(facts.text, sentence, share)
    for sentence in facts.sentences:
        figures = [quantity for quantity in sentence.quantities if quantity.value is not None]
        for three in zip(figures, figures[1:], figures[2:], strict=False):
            growth = _growth(facts.text, *three) if three[2].start - three[0].end <= 2 * NEAR else None
            if growth is not None and growth.rate.start not in told:
                yield from _judge(facts.text, sentence, growth)


def _growth(text: str, first: Quantity, second: Quantity, third: Quantity) -> Growth | None:
    """What three figures in a row say together, if exactly one of them is a rate."""
    rates = [one for one in (first, second, third) if one.unit in RATES and one.comparator == "="]
    others = [one for one in (first, second, third) if one.unit not in RATES]
    if len(rates) != 1 or len(others) != 2 or not same_kind(others[0].unit, others[1].unit):
        return None
    rate, (one, other) = rates[0], others
    if rate is third:
        return _behind(text, one, other, rate)
    return _between(text, one, rate, other) if rate is second else _ahead(text, rate, one, other)


def _behind(text: str, one: Quantity, other: Quantity, rate: Quantity) -> Growth | None:
    """达到甲，增加乙，增长…; 从甲增加到乙，增长…; 达到甲，比去年的乙增长…; 甲，占乙的…"""
    first, second = worth(one), worth(other)
    between, before = text[one.end : other.start], text[max(0, one.start - NEAR) : one.start]
    sign = _sign(rate)
    added = change(text, other)
    if sign and added and not one.change and (added in UP) == (sign > 0):
        same = core(rate.indicator) == core(one.indicator)
        if _THAN_BASE.search(before) or _COMPARED.match(between):  # 比年初的100亿元增加20亿元，增长20%
            return Growth(rate, (one, other), first, sign * second, same)
        return Growth(rate, (one, other), first - sign * second, sign * second, same)
    adjoins = _own(rate, one) and rate.start - other.end <= ADJOINING
    leads = FROM.search(before) is not None and TO.search(between) is not None
    if leads and rate.change == _DOUBLED:
        return Growth(rate, (one, other), first, second, adjoins)
    if sign and leads and "年均" in text[other.end : rate.start]:
        years = _years(one, other)
        return Growth(rate, (one, other), first, first * (yearly(second / first, years) - 1), False) if years else None
    if sign and leads:
        return Growth(rate, (one, other), first, second - first, adjoins)
    if sign and _THAN.search(between) and not added:
        direct = THAN_THAT.search(between) is not None and rate.start - other.end <= _DIRECTLY
        return Growth(rate, (one, other), second, first - second, direct and _own(rate, one))
    if rate.unit == "倍" and not sign and text[other.end : rate.start] == "的":
        return Growth(rate, (one, other), second, first, bound=_IS_TIMES.search(between) is not None)
    if not sign and rate.unit != "倍" and _OF.search(between) and text[other.end : rate.start].strip() in ("的", ""):
        return Growth(rate, (one, other), second, first, "占" in between)
    if not sign and rate.unit != "倍" and _OF_AIM.search(between) and text[other.end : rate.start] == "的":
        return Growth(rate, (one, other), second, first, bound=True)
    return None


def _between(text: str, one: Quantity, rate: Quantity, other: Quantity) -> Growth | None:
    """增加甲，增长…，达到乙; 由甲增长…达到乙; 完成甲，完成率…，任务乙."""
    first, second = worth(one), worth(other)
    sign = _sign(rate)
    reaching = _REACHING.search(text[rate.end : other.start]) is not None
    if sign and reaching and one.change:
        return Growth(rate, (other, one), second - sign * first, sign * first, bound=False)
    if sign and reaching and FROM.search(text[max(0, one.start - NEAR) : one.start]):
        return Growth(rate, (one, other), first, second - first, bound=False)
    if sign and not one.change and _BEFORE.search(text[rate.end : other.start]) and _own(rate, one):
        return Growth(rate, (one, other), second, first - second, bound=True)
    if not sign and rate.indicator.endswith("率"):
        return Growth(rate, (one, other), second, first, bound=False)
    return None


def _ahead(text: str, rate: Quantity, one: Quantity, other: Quantity) -> Growth | None:
    """压减…，由甲减少到乙."""
    sign = _sign(rate) or (other.change in UP) - (other.change in DOWN)
    if sign and FROM.search(text[rate.end : one.start]) and TO.search(text[one.end : other.start]):
        first, second = worth(one), worth(other)
        return Growth(rate, (one, other), first, second - first, bound=False)
    return None


def _years(one: Quantity, other: Quantity) -> int:
    """The years from one level above nothing to another, by their periods; 0 where these do not say."""
    named = [found[0] for quantity in (one, other) if (found := _YEAR.match(quantity.period)) and worth(quantity) > 0]
    return max(0, int(named[1]) - int(named[0])) if len(named) > 1 else 0


def _own(rate: Quantity, one: Quantity) -> bool:
    """Whether the rate names no other thing than the figure."""
    return core(rate.indicator) in ("", core(one.indicator)) or likeness(rate.indicator, one.indicator) >= CLOSE


def _sign(rate: Quantity) -> int:
    return (rate.change in UP) - (rate.change in DOWN)


def _judge(text: str, sentence: Sentence, growth: Growth) -> Iterator[Relation]:
    rate, scale = growth.rate, RATES[growth.rate.unit]
    slack = _HALF * sum((step_of(one) for one in growth.figures if not _counted(one)), Decimal(0))
    if growth.base <= slack or rate.value is None:
        return
    computed = abs(growth.added) / growth.base * scale
    # First order: what the rounding of both figures does to their quotient, and that of the rate itself.
    step = _FOLD_STEP if rate.change == _DOUBLED else rate.step or Decimal(1)
    tolerance = _HALF * step + slack * (scale + computed) / growth.base
    off = abs(computed - rate.value)
    holds = off <= tolerance
    if holds and off > _HALF * step and tolerance > _VAGUE * computed:
        return
    if holds or (growth.bound and not _OTHER_FOOTING.search(text, sentence.start, rate.end)):
        yield _relation(growth, computed, tolerance, holds)


def _counted(quantity: Quantity) -> bool:
    """36家: a whole number of things is exact, one in 万 may be rounded."""
    return step_of(quantity) == 1 and quantity.unit in settings().unrounded_units


def _relation(growth: Growth, computed: Decimal, tolerance: Decimal, holds: bool) -> Relation:
    rate = growth.rate
    return Relation(
        rule="proportion",
        status="pass" if holds else "fail",
        evidence=tuple(span(quantity) for quantity in (*growth.figures, rate)),
        fields={
            "rate": rate.raw,
            "indicator": rate.indicator,
            "first": growth.figures[0].raw,
            "second": growth.figures[1].raw,
            "computed": f"{shown(computed.quantize(_RATE_PLACES))}{rate.unit}",
        },
        expected=str(rate.value),
        actual=shown(computed.quantize(_RATE_PLACES)),
        difference=computed.quantize(_RATE_PLACES) - Decimal(rate.value or 0),
        tolerance=tolerance.quantize(_RATE_PLACES),
        unit=rate.unit,
        section_id=rate.section_id,
        severity=None if holds else "warning",
    )
