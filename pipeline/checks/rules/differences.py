"""difference: an amount of change beside the two levels that it lies between.

由40万吨增加到50万吨，增加10万吨; 达到62%，比2015年的55%提高7个百分点.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from pipeline.checks.facts import Facts
from pipeline.checks.levels import DOWN, FROM, NEAR, THAN_THAT, TO, UP
from pipeline.checks.measures import same_kind, scale, shown, shown_like, span, step_of
from pipeline.checks.names import core
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Quantity

_POINTS = {"%": "百分点", "‰": "千分点"}
_CLOSE = 12  # characters between the second level and the change that can only be theirs
_LEAD = 12  # characters before a figure that say what it is
_BALANCE = (
    re.compile(r"收入[^\d。;,]*$"),
    re.compile(r"支出[^\d。;,]*$"),
    re.compile(r"(?:结余|节余|盈余)[^\d。;,]{0,2}$"),
)
_IN_ALL = re.compile(r"(?:总计|合计|总额|共计)[^\d。;,]{0,3}$")
_BEFORE, _AWAY = 8, 150  # figures, and characters, before a known difference in which its two stand
_BARE = re.compile(r"^[,、]?(?:事发时|当时)?")
_SUFFIXES = ("", "金额", "额", "造价", "人数")
_HALF = Decimal("0.5")
_OTHER = re.compile(r"年均|平均|每年|累计|其中|净")


def differences(facts: Facts) -> Iterator[Relation]:
    """Every amount of change directly behind the two levels that it lies between, and what is left of two totals.

    Guarantees: it fails only where the words bind it to both (从…到…, 比…的…, 总计 … 总计) and it is no mean.
    """
    yield from _known(facts.quantities)
    remainders = _remainder_names(0)
    for sentence in facts.sentences:
        figures = [quantity for quantity in sentence.quantities if quantity.value is not None]
        for one, other, change in zip(figures, figures[1:], figures[2:], strict=False):
            balance = _balance(facts.text, one, other, change)
            if balance and (not balance.difference or (balance.status == "fail" and _sure(facts, one, other))):
                yield balance
            named = facts.text.endswith(remainders, 0, change.start)
            remainder = _remainder(facts.text, one, other, change) if named else None
            if remainder is not None:
                yield remainder
                continue
            levels = _levels(facts.text, one, other, change)
            if levels is not None and not _OTHER.search(facts.text, other.end, change.start):
                yield _relation(*levels, change)


def _known(figures: tuple[Quantity, ...]) -> Iterator[Relation]:
    """出生率12.16‰，死亡率4.47‰，自然增长率7.69‰: what is the difference of two figures before it by definition."""
    results = tuple(result for result, *_ in settings().known_differences)
    for at, left in enumerate(figures):
        if not left.indicator.endswith(results) or left.comparator != "=" or left.value is None:
            continue
        near = [one for one in figures[max(0, at - _BEFORE) : at] if one.comparator == "=" and one.value is not None]
        near = [one for one in near if same_kind(one.unit, left.unit) and left.start - one.end <= _AWAY]
        for result, *names in settings().known_differences:
            one, other = (next((it for it in reversed(near) if it.indicator.endswith(name)), None) for name in names)
            if left.indicator.endswith(result) and one and other:
                yield _relation(other, one, left, balance=True)
                break


def _remainder(text: str, one: Quantity, other: Quantity, left: Quantity) -> Relation | None:
    """应考560人，实考542人，缺考18人: by the names right before the figures.

    It fails only where nothing but the names stands between the figures: 甲考点实考 is of a part.
    """
    plain = all(figure.comparator == "=" for figure in (one, other, left))
    if not plain or not (same_kind(one.unit, other.unit) and same_kind(one.unit, left.unit)):
        return None
    for result, more, less in settings().known_remainders:
        greater, lesser = (
            next((it for it in (one, other) if text.endswith(_named(name), max(0, it.start - _LEAD), it.start)), None)
            for name in (more, less)
        )
        if greater and lesser and text.endswith(_named(result), 0, left.start):
            relation = _relation(lesser, greater, left, balance=True)
            between = (text[one.end : other.start], text[other.end : left.start])
            bare = all(_BARE.sub("", words) in _remainder_names() for words in between)
            return relation if bare or relation.status == "pass" else None
    return None


@cache
def _named(name: str) -> tuple[str, ...]:
    return tuple(name + ending for ending in _SUFFIXES)


@cache
def _remainder_names(place: int | None = None) -> tuple[str, ...]:
    """The names of all remainders, or of the figures at one place of each."""
    rows = settings().known_remainders
    return tuple(
        name for row in rows for one in (row if place is None else row[place : place + 1]) for name in _named(one)
    )


def _balance(text: str, one: Quantity, other: Quantity, left: Quantity) -> Relation | None:
    """收入总计60亿元，支出总计58亿元，结余2亿元: what is left, where the three figures say so."""
    leads = [text[max(0, figure.start - _LEAD) : figure.start] for figure in (one, other, left)]
    said = all(word.search(lead) for word, lead in zip(_BALANCE, leads, strict=True))
    plain = all(figure.comparator == "=" and not figure.change for figure in (one, other, left))
    alike = same_kind(one.unit, other.unit) and same_kind(one.unit, left.unit)
    return _relation(other, one, left, balance=True) if said and plain and alike else None


def _sure(facts: Facts, *figures: Quantity) -> bool:
    """Whether both sides are totals: income of one year alone may leave what other years brought."""
    return all(_IN_ALL.search(facts.text, max(0, one.start - _LEAD), one.start) for one in figures)


def _levels(text: str, one: Quantity, other: Quantity, change: Quantity) -> tuple[Quantity, Quantity] | None:
    """The level before and the level after, where the three figures say so; None where they do not."""
    sign = (change.change in UP) - (change.change in DOWN)
    unit = _POINTS.get(one.unit, one.unit)
    fits = same_kind(one.unit, other.unit) and same_kind(unit, change.unit) and not (one.change or other.change)
    exact = one.comparator == other.comparator == change.comparator == "="
    if not (sign and fits and exact and change.start - other.end <= _CLOSE):
        return None
    if core(change.indicator) not in ("", core(other.indicator), core(one.indicator)):
        return None
    between = text[one.end : other.start]
    if FROM.search(text[max(0, one.start - NEAR) : one.start]) and TO.search(between):
        return one, other
    return (other, one) if THAN_THAT.search(between) else None


def _relation(before: Quantity, after: Quantity, change: Quantity, balance: bool = False) -> Relation:
    points = before.unit in _POINTS
    factor = Decimal(1) if points else scale(change.unit)[0]
    first, second, stated = (
        (one.value or Decimal(0)) * (Decimal(1) if points else scale(one.unit)[0] / factor)
        for one in (before, after, change)
    )
    rounded = [one for one in (before, after, change) if not _counted(one)]
    steps = ((one.step or Decimal(1)) if points else step_of(one) / factor for one in rounded)
    tolerance = _HALF * sum(steps, Decimal(0))
    computed = second - first if balance or change.change in UP else first - second
    holds = abs(computed - stated) <= tolerance
    return Relation(
        rule="difference",
        status="pass" if holds else "fail",
        evidence=tuple(span(one) for one in (before, after, change)),
        fields={
            "indicator": change.indicator if balance else after.indicator,
            "first": before.raw,
            "second": after.raw,
            "change": change.change + change.raw,
            "computed": f"{shown(computed)}{change.unit}" if points else shown_like(computed * factor, change),
        },
        expected=shown(stated),
        actual=shown(computed),
        difference=computed - stated,
        tolerance=tolerance,
        unit=change.unit,
        section_id=change.section_id,
        severity=None if holds else "warning",
    )


def _counted(quantity: Quantity) -> bool:
    """28人: a whole number of things is exact."""
    return step_of(quantity) == 1 and quantity.unit in settings().unrounded_units
