"""body-sum against a hundred: structures (三次产业结构), ratios by which something is shared, shares of one sentence.

Proved where the figures bear them out; only a structure that misses 100 is a contradiction.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.facts import Facts
from pipeline.checks.measures import shown, span
from pipeline.checks.relation import Relation
from pipeline.checks.rules.loose_sums import proved_sum
from pipeline.model import Quantity, Span

_RATIO = re.compile(
    r"(?:(?:结构|比重|比例|占比)[^\d。;]{0,14}?|(?<=\d)(?:[调优变][整化为]|转变|演变)[为到至]?)(\d{1,2}(?:\.\d{1,2})?(?:\s*[:∶]\s*\d{1,2}(?:\.\d{1,2})?){2})(?![\d.])"
)
# 按4∶3∶3的比例分担: parts of ten or of a hundred.
_SHARED = re.compile(r"(?<![\d.:∶])(\d{1,2}(?:\.\d)?(?:\s*[:∶]\s*\d{1,2}(?:\.\d)?){1,4})的?比例")
_TENTHS = frozenset({Decimal(10), Decimal(100)})
_GOES = ("计入", "划入", "记入", "转入", "归入", "进入")
_PAIR = 2
_HUNDRED = Decimal(100)
_NEAR_HUNDRED = Decimal(10)  # further off, the figures are no shares of one whole
_PARTING = 2  # signs that part the three terms of a structure
_HALF = Decimal("0.5")


def hundreds(facts: Facts) -> Iterator[Relation]:
    """Structures, ratios and shares that make a hundred (a ratio may make ten)."""
    yield from _structures(facts)
    yield from _ratios(facts)
    yield from _shares(facts)


def _structures(facts: Facts) -> Iterator[Relation]:
    for sentence in facts.sentences:
        if sum(facts.text.count(sign, sentence.start, sentence.end) for sign in ":∶") < _PARTING:
            continue
        for match in _RATIO.finditer(facts.text, sentence.start, sentence.end):
            terms = [Decimal(term) for term in re.findall(r"\d+(?:\.\d+)?", match[1])]
            total = sum(terms, Decimal(0))
            place = max(max(0, -int(term.as_tuple().exponent)) for term in terms)
            tolerance = _HALF.scaleb(-place) * (len(terms) + 1)
            if abs(total - _HUNDRED) <= _NEAR_HUNDRED:
                holds = abs(total - _HUNDRED) <= tolerance
                yield _hundred(Span(*match.span(1)), terms, tolerance, sentence.block.section_id, holds)


def _ratios(facts: Facts) -> Iterator[Relation]:
    """Parts of ten or a hundred in a ratio by which something is shared."""
    for match in _SHARED.finditer(facts.text) if "比例" in facts.text else ():
        terms = [Decimal(term) for term in re.findall(r"\d+(?:\.\d+)?", match[1])]
        sentence = facts.sentence_at(match.start())
        if sentence is not None and sum(terms, Decimal(0)) in _TENTHS:
            yield Relation(
                rule="body-sum",
                status="pass",
                evidence=(Span(*match.span(1)),),
                fields={"terms": "+".join(map(shown, terms)), "total": shown(sum(terms, Decimal(0)))},
                expected=shown(sum(terms, Decimal(0))),
                actual=shown(sum(terms, Decimal(0))),
                difference=Decimal(0),
                tolerance=Decimal(0),
                section_id=sentence.block.section_id,
                sentence="body-sum-ratio-pass",
            )


def _shares(facts: Facts) -> Iterator[Relation]:
    for sentence in facts.sentences:
        shares = [quantity for quantity in sentence.quantities if quantity.unit == "%" and quantity.value is not None]
        terms = [Decimal(share.value or 0) for share in shares]
        exact = all(share.comparator == "=" and share.role != "condition" for share in shares)
        if len(set(terms)) > 1 and exact and sum(terms, Decimal(0)) == _HUNDRED:  # half and half is too common
            spans = Span(shares[0].start, shares[-1].end)
            yield _hundred(spans, terms, Decimal(0), sentence.block.section_id, holds=True)
        elif len(terms) > _PAIR and terms[0] == sum(terms[1:], Decimal(0)) and _parted(facts.text, shares):
            yield proved_sum(shares[0], shares[1:])
        elif len(terms) > _PAIR and exact and _parted(facts.text, shares) and _booked(facts.text, shares):
            yield _missed(shares)


def _booked(text: str, shares: list[Quantity]) -> bool:
    """Whether every part says where it goes (12%计入统筹基金，8%计入个人账户), so that they are all there are."""
    return all(text.startswith(_GOES, share.end) for share in shares[1:])


def _missed(shares: list[Quantity]) -> Relation:
    whole, parts = shares[0], shares[1:]
    total = sum((part.value or Decimal(0) for part in parts), Decimal(0))
    stated = Decimal(whole.value or 0)
    return Relation(
        rule="body-sum",
        status="fail",
        evidence=tuple(span(share) for share in shares),
        fields={
            "indicator": whole.indicator,
            "raw": whole.raw,
            "terms": "+".join(part.raw for part in parts),
            "total": f"{shown(total)}%",
            "difference": f"{shown(total - stated)}%",
        },
        expected=shown(stated),
        actual=shown(total),
        difference=total - stated,
        unit="%",
        section_id=whole.section_id,
        severity="warning",
        confidence="likely",
    )


def _parted(text: str, shares: list[Quantity]) -> bool:
    """Whether the text breaks the first share down into the others: 20%，其中12%…，8%…"""
    return "其中" in text[shares[0].end : shares[1].start]


def _hundred(place: Span, terms: list[Decimal], tolerance: Decimal, section: str, holds: bool) -> Relation:
    total = sum(terms, Decimal(0))
    return Relation(
        rule="body-sum",
        status="pass" if holds else "fail",
        evidence=(place,),
        fields={"terms": "+".join(map(shown, terms)), "total": shown(total), "tolerance": shown(tolerance)},
        expected="100",
        actual=shown(total),
        difference=total - _HUNDRED,
        tolerance=tolerance,
        unit="%",
        section_id=section,
        sentence="body-sum-hundred-pass" if holds else "body-sum-hundred-fail",
        severity=None if holds else "warning",
    )
