"""body-sum, currency-conversion, part-of-whole: wholes of the text against the parts that follow their 其中."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from msgspec.structs import replace

from pipeline.checks.breakdowns import Breakdown, breakdowns
from pipeline.checks.completeness import exclusive, exhaustive
from pipeline.checks.facts import Facts
from pipeline.checks.measures import based, scale, shown, shown_like, span, step_of, worth
from pipeline.checks.names import core
from pipeline.checks.part_names import is_average
from pipeline.checks.rates import rates
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Quantity, Status

# Figures by name, unit and value: what the parts come to, printed elsewhere under the whole's name, denies the whole.
Printed = set[tuple[str, str, Decimal | None]]

_HALF = Decimal("0.5")
_YEAR = re.compile(r"\d{4}")
_YUAN = "CNY"
_RATE_PLACES = Decimal("0.0001")  # central parities are published to four places
_SEVERAL = 2
_SHORT_NAME = 3  # characters that may name several things (总投资)
# Parts that exceed their whole together may overlap: a person must look.
_OUTCOME: dict[str, Status] = {"body-sum-fail": "fail", "body-sum-exceeded": "note"}
_LEAD = 12  # characters before a figure that say that it is done
_UPPER = frozenset({"<=", "<"})


def body_sums(facts: Facts) -> Iterator[Relation]:
    """Every whole with its parts: through a rate where currencies differ, as a sum where the parts are all there are,
    else each part against the whole."""
    printed = {
        (core(one.indicator), one.unit, based(one))
        for one in facts.quantities
        if one.comparator == "=" and not one.change and len(core(one.indicator)) > _SHORT_NAME
    }
    for breakdown in breakdowns(facts):
        if breakdown.mixed:
            yield from _converted(facts, breakdown)
        else:
            kept = tuple(part for part in breakdown.parts if not _outdone(facts.text, breakdown.whole, part))
            yield from _summed(printed, breakdown if kept == breakdown.parts else replace(breakdown, parts=kept))


def _outdone(text: str, whole: Quantity, part: Quantity) -> bool:
    """计划投资10亿元，其中已到位12亿元: what was done may exceed what was planned."""
    planned = any(word in whole.modality + whole.indicator for word in settings().planned)
    lead = text[max(whole.end, part.start - _LEAD) : part.start]
    exceeds = (based(part) or Decimal(0)) > (based(whole) or Decimal(0))
    return planned and exceeds and any(word in lead for word in settings().done)


def _values(quantities: tuple[Quantity, ...]) -> list[Decimal]:
    return [value for quantity in quantities if (value := based(quantity)) is not None]


def _summed(printed: Printed, breakdown: Breakdown) -> Iterator[Relation]:
    whole, parts = breakdown.whole, breakdown.parts
    stated = based(whole)
    if stated is None or not parts:
        return
    total = sum(_values(parts), Decimal(0))
    if total > stated and (made := _making(parts, stated)):
        breakdown, parts, total = replace(breakdown, parts=made), made, stated
    elsewhere = (core(whole.indicator), whole.unit, total) in printed
    if is_average(whole) and total != stated:  # 居民人均收入25600元，其中城镇居民32500元
        return
    tolerance = sum((_HALF * step_of(quantity) for quantity in (whole, *parts)), Decimal(0))
    if breakdown.classes and total > stated + tolerance:
        yield _sum(breakdown, total, stated, Decimal(0), "body-sum-fail")
    elif breakdown.classes and total != stated:
        return
    elif len(parts) > 1 and total == stated:
        yield _sum(breakdown, total, stated, Decimal(0), "body-sum-pass")
    elif len(parts) > 1 and (breakdown.paired or exhaustive(breakdown) or elsewhere):
        rounded = abs(total - stated) <= tolerance and _broken(whole, *parts)
        yield _sum(
            breakdown,
            total,
            stated,
            tolerance if rounded else Decimal(0),
            "body-sum-rounded" if rounded else "body-sum-fail",
        )
    elif (
        total > stated + tolerance * _broken(whole, *parts) and _exact(whole, *parts) and max(_values(parts)) <= stated
    ):
        beyond = "body-sum-fail" if exclusive(breakdown) else "body-sum-exceeded"
        yield _sum(breakdown, total, stated, Decimal(0), beyond)
    else:
        yield from (_part(breakdown, part) for part in parts if part.comparator not in _UPPER or worth(part) <= stated)


def _making(parts: tuple[Quantity, ...], stated: Decimal) -> tuple[Quantity, ...]:
    """The first parts, two or more, that make the whole: 其中一般债务90亿元、专项债务60亿元，限额165亿元."""
    sums = list(accumulate(map(worth, parts)))
    return parts[: sums.index(stated) + 1] if stated in sums[1:] else ()


def _exact(*quantities: Quantity) -> bool:
    """Whether none of the figures is a bound, an approximation or of another year than the rest."""
    years = {quantity.period for quantity in quantities if _YEAR.search(quantity.period)}
    return all(quantity.comparator == "=" for quantity in quantities) and len(years) < _SEVERAL


def _broken(*quantities: Quantity) -> bool:
    """Whether any of the figures is printed in parts of its unit, and may have been rounded."""
    return any(step_of(quantity) != 1 for quantity in quantities)


def _sum(breakdown: Breakdown, total: Decimal, stated: Decimal, tolerance: Decimal, sentence: str) -> Relation:
    whole = breakdown.whole
    factor = scale(whole.unit)[0]
    return Relation(
        rule="body-sum",
        status=_OUTCOME.get(sentence, "pass"),
        evidence=tuple(span(quantity) for quantity in (whole, *breakdown.parts)),
        fields={
            "indicator": whole.indicator,
            "raw": whole.raw,
            "terms": "+".join(part.raw for part in breakdown.parts),
            "total": shown_like(total, whole),
            "difference": shown_like(total - stated, whole),
            "tolerance": shown_like(tolerance, whole),
        },
        expected=shown(stated / factor),
        actual=shown(total / factor),
        difference=(total - stated) / factor,
        tolerance=tolerance / factor,
        unit=whole.unit,
        section_id=whole.section_id,
        confidence="possible" if sentence in ("body-sum-rounded", "body-sum-exceeded") else None,
        sentence=sentence,
    )


def _part(breakdown: Breakdown, part: Quantity) -> Relation:
    whole = breakdown.whole
    stated, value = based(whole), based(part)
    if stated is None or value is None:
        raise ValueError("wholes and parts have values")
    factor = scale(whole.unit)[0]
    open_whole = whole.comparator in (">=", ">", "~")
    # Between two units (平方公里, 万亩) rounding may carry a part over its whole.
    slack = _HALF * (step_of(whole) + step_of(part)) if scale(whole.unit) != scale(part.unit) else Decimal(0)
    other_time = bool(part.period) and part.period != whole.period and bool(_YEAR.search(part.period))
    fails = value > stated + slack and not open_whole and not other_time
    return Relation(
        rule="part-of-whole",
        status="fail" if fails else "pass",
        evidence=(span(whole), span(part)),
        fields={"whole": f"{whole.indicator}{whole.raw}", "part": f"{part.indicator}{part.raw}"},
        expected=shown(stated / factor),
        actual=shown(value / factor),
        difference=(value - stated) / factor,
        unit=whole.unit,
        section_id=whole.section_id,
    )


def _converted(facts: Facts, breakdown: Breakdown) -> Iterator[Relation]:
    """The rate that makes the parts add up to the whole, against the rates of the circular's year."""
    foreign = [part for part in breakdown.parts if scale(part.unit)[1] != _YUAN]
    year, stated = facts.year(), based(breakdown.whole)
    if len(foreign) != 1 or scale(breakdown.whole.unit)[1] != _YUAN or stated is None or year is None:
        return
    amount, currency = based(foreign[0]), scale(foreign[0].unit)[1]
    known = rates(currency, year)
    own = sum(_values(tuple(part for part in breakdown.parts if part is not foreign[0])), Decimal(0))
    if not amount or known is None or not exhaustive(breakdown):
        return
    implied = ((stated - own) / amount).quantize(_RATE_PLACES)
    holds = known.low <= implied <= known.high
    yield Relation(
        rule="currency-conversion",
        status="pass" if holds else "fail" if known.compared else "note",
        evidence=tuple(span(quantity) for quantity in (breakdown.whole, *breakdown.parts)),
        fields={
            "whole": f"{breakdown.whole.indicator}{breakdown.whole.raw}",
            "parts": "+".join(part.raw for part in breakdown.parts),
            "rate": shown(implied),
            "low": shown(known.low),
            "high": shown(known.high),
            "year": str(year),
            "currency": currency,
        },
        expected=f"{shown(known.low)}–{shown(known.high)}",
        actual=shown(implied),
        unit=f"{_YUAN}/{currency}",
        section_id=breakdown.whole.section_id,
    )
