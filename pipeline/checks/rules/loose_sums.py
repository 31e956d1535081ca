"""body-sum without 其中: totals that say 共, structures that make 100, shares of one sentence.

These relations are proved where the figures bear them out, and left alone where they do not: nothing says that the
figures that follow are the parts, or all of them. Only a structure (三次产业结构) that misses 100 is a contradiction.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from pipeline.checks.facts import Facts
from pipeline.checks.measures import TIME, based, dimension, same_kind, scale, shown, shown_like, span, step_of
from pipeline.checks.relation import Relation
from pipeline.model import Quantity, Span

_SAYS_ALL = re.compile(r"(?:共|共计|共有|合计|总计|总数|总|覆盖)[^\d,。;]{0,12}$")
_INCLUDES = re.compile(r"包含|包括|(?<!不)含|分为|分别")
# 编制25名：行政编制10名 …; 床位300张，市区200张 …: nothing but a name between the whole and its first part.
_OPENS = re.compile(r"[^。;,\n\d]{0,12}[:(][^。;\n\d]{0,16}$")
_BELOW = re.compile(r"[^。;\n\d]{0,20}:\s*\n")  # 27人组成，其中：and a list below
_GOES_ON = re.compile(r"[^。;,\n\d]{0,8},[^。;,\n\d]{1,12}")
_END = re.compile(r"[。;\n]")
_TELLING = 10  # smaller figures add up by chance
_MOST_PARTS = 24
_WINDOW = 700  # characters in which the parts of a total stand
_RATIO = re.compile(
    r"(?:结构|比重|比例|占比)[^\d。;]{0,14}?(\d{1,2}(?:\.\d{1,2})?(?:\s*[:∶]\s*\d{1,2}(?:\.\d{1,2})?){2})(?![\d.])"
)
# 按4∶3∶3的比例分担: parts of ten or of a hundred.
_SHARED = re.compile(r"(?<![\d.:∶])(\d{1,2}(?:\.\d)?(?:\s*[:∶]\s*\d{1,2}(?:\.\d)?){1,4})的?比例")
_TENTHS = frozenset({Decimal(10), Decimal(100)})
_PAIR = 2
_EXACT = frozenset({"=", "~"})  # bounds (超3千亿元) are not added up
_AMOUNTS = frozenset({"measure", "count"})
_HUNDRED = Decimal(100)
_NEAR_HUNDRED = Decimal(10)  # further off, the figures are no shares of one whole
_HALF = Decimal("0.5")


def loose_sums(facts: Facts) -> Iterator[Relation]:
    """Totals that say 共 against the figures beside them; structures and shares against 100."""
    amounts = [
        quantity
        for quantity in facts.quantities
        if quantity.role in _AMOUNTS and quantity.comparator in _EXACT and dimension(quantity.unit) not in TIME
    ]
    for index, quantity in enumerate(amounts):
        if not quantity.value:
            continue
        says_all = _SAYS_ALL.search(facts.text, max(0, quantity.start - 16), quantity.start)
        parts = _behind(facts.text, amounts, index, bool(says_all)) or (_ahead(amounts, index) if says_all else [])
        over = _over_nodes(facts, quantity) if says_all and not parts else []
        if over:
            yield _total(quantity, over)
        if parts:
            yield _total(quantity, parts)
    yield from _structures(facts)
    yield from _ratios(facts)
    yield from _shares(facts)


def _over_nodes(facts: Facts, whole: Quantity) -> list[Quantity]:
    """The first figure of the kind in each node below the whole's section, where all have one and make the whole."""
    section = facts.sections.get(whole.section_id)
    nodes = facts.children_of(section) if section is not None else ()
    parts: list[Quantity] = []
    for node in nodes if len(nodes) > 1 else ():
        inside = facts.quantities_in(node.start, node.end)
        part = next((one for one in inside if one.role in _AMOUNTS and same_kind(one.unit, whole.unit)), None)
        if part is None or based(part) is None:
            return []
        parts.append(part)
    total = sum((based(part) or Decimal(0) for part in parts), Decimal(0))
    return parts if parts and total == based(whole) else []


def _behind(text: str, amounts: list[Quantity], index: int, announced: bool) -> list[Quantity]:
    """The next figures of the same kind that add up to this one, where the text says that it holds them."""
    whole = amounts[index]
    ahead = amounts[index + 1 : index + 4 * _MOST_PARTS]
    first = next((part for part in ahead if same_kind(part.unit, whole.unit)), None)
    if first is None:
        return []
    between = text[whole.end : min(first.start, whole.end + _WINDOW)]
    below = _BELOW.match(between)
    if "其中" in between and not below:
        return []  # a breakdown, which is judged as one
    if announced or below or _INCLUDES.search(between):
        limit = whole.end + _WINDOW
    elif _OPENS.match(between):  # 56人（男30人，女26人）: what the bracket holds, what the clause says behind the colon
        limit = text.find(")", first.end, whole.end + _WINDOW) if "(" in between else _sentence_end(text, first.end)
    elif _GOES_ON.fullmatch(between) and (based(whole) or 0) >= _TELLING * step_of(whole):
        limit = _sentence_end(text, first.end)
    else:
        return []
    near = [part for part in ahead if part.start < limit]
    return _adding_up(whole, [part for part in near if same_kind(part.unit, whole.unit)])


def _sentence_end(text: str, at: int) -> int:
    found = _END.search(text, at, at + _WINDOW)
    return found.start() if found else at + _WINDOW


def _ahead(amounts: list[Quantity], index: int) -> list[Quantity]:
    """The figures of the same kind before this one that add up to it (以上共计28项)."""
    whole = amounts[index]
    near = [part for part in amounts[max(0, index - 4 * _MOST_PARTS) : index] if part.start > whole.start - _WINDOW]
    return _adding_up(whole, [part for part in reversed(near) if same_kind(part.unit, whole.unit)])


def _adding_up(whole: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """The first parts, two or more, that make the whole exactly."""
    stated = based(whole)
    sums = accumulate((based(part) or Decimal(0) for part in parts[:_MOST_PARTS]), initial=Decimal(0))
    for count, total in enumerate(sums):
        if count > 1 and total == stated:
            return list(parts[:count])
        if stated is None or total > stated:
            break
    return []


def _total(whole: Quantity, parts: list[Quantity]) -> Relation:
    stated = based(whole) or Decimal(0)
    factor = scale(whole.unit)[0]
    return Relation(
        rule="body-sum",
        status="pass",
        evidence=tuple(span(quantity) for quantity in (whole, *parts)),
        fields={
            "indicator": whole.indicator,
            "raw": whole.raw,
            "terms": "+".join(part.raw for part in parts),
            "total": shown_like(stated, whole),
        },
        expected=shown(stated / factor),
        actual=shown(stated / factor),
        difference=Decimal(0),
        tolerance=Decimal(0),
        unit=whole.unit,
        section_id=whole.section_id,
    )


def _structures(facts: Facts) -> Iterator[Relation]:
    for sentence in facts.sentences:
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
            yield _total(shares[0], shares[1:])


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
