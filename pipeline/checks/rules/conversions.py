"""Figures that follow from one another through a factor: units in brackets, price times number, multiples of a base.

3000亩（200公顷）; 1000万美元（折合人民币7200万元）; 每人1000元，补助50人，共计5万元; 按标准的1.5倍确定，为1963.5元.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.facts import Facts
from pipeline.checks.measures import based, dimension, scale, shown, shown_like, span, step_of
from pipeline.checks.names import CLOSE, likeness
from pipeline.checks.rates import Range, rates
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Quantity

_FACTORS = {"倍": Decimal(1), "%": Decimal(100)}
_BASIS = re.compile(r"按照?([^,。;:]{2,30})的$")
_SAME = re.compile(r"[,(]?(?P<word>折合|约合|折算|换算|合计|合|相当于|即|约)?(?:人民币|美元|港币)?(?:为|约|成)?")
_SURE = frozenset({"折合", "约合", "折算", "换算", "合", "相当于", "即"})
_IN_ALL = re.compile(r"(?:共计|合计|总计|,计|共需|共投入|共安排|共补助)[^\d,。;]{0,4}$")
_SEVERAL = re.compile(r"各|分别")  # 各县每年100万元，三年共900万元: how many there are is not said
_PARTLY = re.compile(r"首|先|已|部分|累计|尚|另|预|余")  # 首批拨付共计20万元: not for all of them
_NEAR = 40  # characters between figures that speak of one thing
_FAR = 2000  # characters back to the base of a multiple
_HALF = Decimal("0.5")
_ROUGH = Decimal("0.005")  # a converted figure is rounded: half of one in a hundred
_FINER = Decimal("0.01")  # a computed figure is shown to two places more than the printed one
_YUAN = "CNY"
_RATE_PLACES = Decimal("0.0001")


def conversions(facts: Facts) -> Iterator[Relation]:
    """Every figure that another one gives through a factor that the text or the units state.

    Guarantees: only two units of one kind, or two currencies, one behind the other in so many words (折合, 即), fail.
    """
    for sentence in facts.sentences:
        figures = [quantity for quantity in sentence.quantities if quantity.value is not None]
        for one, other in pairwise(figures):
            link = _SAME.fullmatch(facts.text, one.end, other.start) if other.start - one.end < _NEAR else None
            if link is not None and facts.text[one.end : other.start]:
                alone = facts.text[one.end : other.start] == "(" and facts.text.startswith(")", other.end)
                said = alone and not _currencies(one, other)  # 5亿元（5000万美元）: limits for two kinds of investors
                yield from _converted(facts, one, other, said or link["word"] in _SURE)
            if one.unit in _FACTORS:
                yield from _multiple(facts, one, other)
        for one, other, product in zip(figures, figures[1:], figures[2:], strict=False):
            between = facts.text[other.end : product.start]
            closing = _IN_ALL.search(between) is not None and not _PARTLY.search(between)
            closing = closing and not _SEVERAL.search(facts.text, sentence.start, one.start)
            yield from _product(one, other, product, closing) or _product(other, one, product, closing)


def _converted(facts: Facts, one: Quantity, other: Quantity, sure: bool) -> Iterator[Relation]:
    (factor, base), (others_factor, others_base) = scale(one.unit), scale(other.unit)
    first, second = based(one), based(other)
    if not first or not second or one.unit == other.unit:
        return
    if _currencies(one, other):
        yield from _exchanged(facts, one, other, sure)
    elif base == others_base and factor != others_factor and dimension(one.unit) not in ("", "money"):
        slack = max(_HALF * (step_of(one) + step_of(other)), _ROUGH * second)
        holds = abs(first - second) <= slack
        if holds or sure:
            yield _relation(one, other, first, slack, holds)


def _currencies(one: Quantity, other: Quantity) -> bool:
    kinds = {scale(one.unit)[1], scale(other.unit)[1]}
    return dimension(one.unit) == dimension(other.unit) == "money" and len(kinds) > 1


def _relation(one: Quantity, other: Quantity, value: Decimal, slack: Decimal, holds: bool) -> Relation:
    factor = scale(other.unit)[0]
    place = step_of(other) * _FINER
    value = (value / place).to_integral_value() * place  # a factor such as that of 亩 has no end
    return Relation(
        rule="unit-conversion",
        status="pass" if holds else "fail",
        evidence=(span(one), span(other)),
        fields={"first": one.raw, "second": other.raw, "computed": shown_like(value, other)},
        expected=shown((based(other) or Decimal(0)) / factor),
        actual=shown(value / factor),
        difference=(value - (based(other) or Decimal(0))) / factor,
        tolerance=slack / factor,
        unit=other.unit,
        section_id=other.section_id,
        severity=None if holds else "warning",
    )


def _exchanged(facts: Facts, one: Quantity, other: Quantity, sure: bool) -> Iterator[Relation]:
    foreign, yuan = (other, one) if scale(one.unit)[1] == _YUAN else (one, other)
    currency, year = scale(foreign.unit)[1], facts.year()
    known = rates(currency, year) if year is not None and scale(yuan.unit)[1] == _YUAN else None
    if known is None or year is None:
        return
    implied = ((based(yuan) or Decimal(0)) / (based(foreign) or Decimal(1))).quantize(_RATE_PLACES)
    holds = known.low <= implied <= known.high
    if holds or sure:
        yield _exchange(foreign, yuan, implied, known, (currency, str(year)), holds)


def _exchange(
    foreign: Quantity, yuan: Quantity, implied: Decimal, known: Range, terms: tuple[str, str], holds: bool
) -> Relation:
    currency, year = terms
    return Relation(
        rule="currency-conversion",
        status="pass" if holds else "note",  # the rate of another year may be meant
        evidence=(span(foreign), span(yuan)),
        fields={
            "whole": yuan.raw,
            "parts": foreign.raw,
            "rate": shown(implied),
            "low": shown(known.low),
            "high": shown(known.high),
            "year": year,
            "currency": currency,
        },
        expected=f"{shown(known.low)}–{shown(known.high)}",
        actual=shown(implied),
        unit=f"{_YUAN}/{currency}",
        section_id=yuan.section_id,
    )


def _product(price: Quantity, number: Quantity, product: Quantity, closing: bool) -> tuple[Relation, ...]:
    """每人1000元 × 50人 = 5万元: proved where it holds; it fails only where 共计 closes it (``closing``), since which
    number a price is for is not always said."""
    money, _, per = price.unit.partition("/")
    per = per.partition("·")[0]  # 每人每年: for so many people
    every = f"每{number.unit}"
    if per:
        people = settings().people
        stated = number.unit == per or (per in people and number.unit in people)
    else:
        stated = every in (price.raw[: len(every)], price.indicator[: len(every)], price.period)
        noun = price.indicator.startswith("每") and number.indicator.endswith(price.indicator[1:2])  # 20所学校，每校…
        stated = stated or (noun and len(price.indicator) > 1)
    total, one = based(product), (price.value or Decimal(0)) * scale(money)[0]
    many = number.value
    if not stated or not number.unit or scale(money)[1] != scale(product.unit)[1] or not (one and many and total):
        return ()
    if one * many == total:
        return (_proved((price, number, product), price.raw, number.raw, "product-pass"),)
    rounded = (
        step_of(price) * many if "." in price.raw else Decimal(0)
    )  # 每台5万元 is a price, 每台4.7万元 may be a mean
    slack = _HALF * (rounded + step_of(product))
    exact = price.comparator == number.comparator == product.comparator == "="
    if not closing or not exact or abs(one * many - total) <= slack:
        return ()
    return (_no_product(price, number, product, one * many),)


def _no_product(price: Quantity, number: Quantity, product: Quantity, computed: Decimal) -> Relation:
    factor, total = scale(product.unit)[0], based(product) or Decimal(0)
    return Relation(
        rule="product",
        status="fail",
        evidence=tuple(map(span, (price, number, product))),
        fields={
            "base": price.raw,
            "times": number.raw,
            "result": product.raw,
            "computed": shown_like(computed, product),
        },
        expected=shown(total / factor),
        actual=shown(computed / factor),
        difference=(computed - total) / factor,
        unit=product.unit,
        section_id=product.section_id,
        severity="warning",
    )


def _multiple(facts: Facts, times: Quantity, result: Quantity) -> Iterator[Relation]:
    """按某标准的1.5倍确定，为…: proved where the base is printed not far before, under the name that is given here."""
    named = _BASIS.search(facts.text[max(0, times.start - _NEAR) : times.start])
    if named is None or result.start - times.end > _NEAR or result.value is None or times.value is None:
        return
    if result.unit in _FACTORS:
        return  # 可按100%扣除，也可各按50%扣除: neither is a share of the other
    for base in facts.quantities_in(times.start - _FAR, times.start):
        if base.unit != result.unit or base.value is None or likeness(base.indicator, named[1]) < CLOSE:
            continue
        if base.value * times.value == result.value * _FACTORS[times.unit]:
            yield _proved((base, times, result), f"{base.indicator}{base.raw}", times.raw, "proportion-multiple-pass")
            return


def _proved(figures: tuple[Quantity, Quantity, Quantity], base: str, times: str, sentence: str) -> Relation:
    result = figures[-1]
    return Relation(
        rule=sentence.partition("-")[0],
        status="pass",
        evidence=tuple(map(span, figures)),
        fields={"base": base, "times": times, "result": result.raw},
        expected=str(result.value),
        actual=str(result.value),
        difference=Decimal(0),
        unit=result.unit,
        section_id=result.section_id,
        sentence=sentence,
    )
