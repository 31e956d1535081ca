"""proportion: growth against base and target, multiples of a base.

达到22258元，增加1894元，增长9.3%; 从1017亿元增加到1472亿元，增长45%; 按标准的1.5倍确定，为1963.5元.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from pipeline.checks.facts import Facts, Sentence
from pipeline.checks.measures import based, same_kind, shown, span, step_of
from pipeline.checks.names import CLOSE, core, likeness
from pipeline.checks.relation import Relation
from pipeline.model import Quantity

_TIMES = "倍"
_RATES = {"%": Decimal(100), "％": Decimal(100), _TIMES: Decimal(1)}
_FROM = re.compile(r"[从由][^。;,]{0,30}$")
_TO = re.compile(r"(?:增加|增长|提高|提升|上升|扩大|发展)(?:到|至|为)[^。;,]{0,12}$")
_UP, _DOWN = frozenset({"增长", "增加", "上升", "提高", "提升"}), frozenset({"下降", "减少", "降低"})
# Rates at constant prices or on another footing follow from no printed figure.
_OTHER_FOOTING = re.compile(r"实际|可比|不变价|同口径|扣除|名义|年均|平均")
_BASIS = re.compile(r"按照?([^,。;:]{2,30})的$")
_NEAR = 40  # characters between figures that speak of one growth
_FAR = 2000  # characters back to the base of a multiple
_HALF = Decimal("0.5")
_RATE_PLACES = Decimal("0.01")


class Growth(NamedTuple):
    """A printed rate and the figures that it follows from: what was, what was added (negative: taken away)."""

    rate: Quantity
    figures: tuple[Quantity, ...]
    base: Decimal
    added: Decimal
    slack: Decimal  # half a unit of the last place of every figure, in their unit


def proportions(facts: Facts) -> Iterator[Relation]:
    """Every rate that stands behind the two figures that it follows from; every multiple of a named base.

    Guarantees: a rate fails only where it is of the same name, and nothing says that it is taken at other prices or on
    another footing.
    """
    for sentence in facts.sentences:
        figures = sentence.quantities
        for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
            growth = _growth(facts.text, first, second, third) if third.unit in _RATES else None
            if growth is not None:
                yield from _judge(facts.text, sentence, growth)
        for times, result in pairwise(figures):
            if times.unit == _TIMES and times.value is not None:
                yield from _multiple(facts, times, result)


def _growth(text: str, first: Quantity, second: Quantity, rate: Quantity) -> Growth | None:
    one, two = based(first), based(second)
    if one is None or two is None or not same_kind(first.unit, second.unit):
        return None
    if first.change or rate.start - first.end > 2 * _NEAR or rate.comparator != "=" or first.unit in _RATES:
        return None
    slack = _HALF * (step_of(first) + step_of(second))
    if second.change and second.change == rate.change and second.change in _UP | _DOWN:
        added = two if second.change in _UP else -two
        return Growth(rate, (first, second), one - added, added, slack)
    before = text[max(0, first.start - _NEAR) : first.start]
    if _FROM.search(before) and _TO.search(text[first.end : second.start]) and rate.change in _UP:
        return Growth(rate, (first, second), one, two - one, slack)
    return None


def _judge(text: str, sentence: Sentence, growth: Growth) -> Iterator[Relation]:
    rate, scale = growth.rate, _RATES[growth.rate.unit]
    if growth.base <= growth.slack or rate.value is None:
        return
    computed = abs(growth.added) / growth.base * scale
    # First order: what the rounding of both figures does to their quotient, and that of the rate itself.
    tolerance = _HALF * (rate.step or Decimal(1)) + growth.slack * (scale + computed) / growth.base
    holds = abs(computed - rate.value) <= tolerance
    same = core(rate.indicator) == core(growth.figures[0].indicator)
    if holds or (same and not _OTHER_FOOTING.search(text, sentence.start, rate.end)):
        yield _relation(growth, computed, tolerance, holds)


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


def _multiple(facts: Facts, times: Quantity, result: Quantity) -> Iterator[Relation]:
    """按某标准的1.5倍确定，为…: proved where the base is printed not far before, under the name that is given here."""
    named = _BASIS.search(facts.text[max(0, times.start - _NEAR) : times.start])
    if named is None or result.start - times.end > _NEAR or result.value is None or times.value is None:
        return
    for base in facts.quantities_in(times.start - _FAR, times.start):
        if base.unit != result.unit or base.value is None or likeness(base.indicator, named[1]) < CLOSE:
            continue
        if base.value * times.value == result.value:
            yield _proved(base, times, result)
            return


def _proved(base: Quantity, times: Quantity, result: Quantity) -> Relation:
    return Relation(
        rule="proportion",
        status="pass",
        evidence=tuple(span(quantity) for quantity in (base, times, result)),
        fields={"base": f"{base.indicator}{base.raw}", "times": times.raw, "result": result.raw},
        expected=str(result.value),
        actual=str(result.value),
        difference=Decimal(0),
        unit=result.unit,
        section_id=result.section_id,
        sentence="proportion-multiple-pass",
    )
