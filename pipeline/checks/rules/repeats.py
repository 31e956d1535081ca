"""repeated-figure: the same named figure in several places of one circular, in whatever numerals."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.facts import Facts
from pipeline.checks.measures import TIME, based, dimension, scale, span
from pipeline.checks.names import core
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Quantity

_SHORTEST = 4  # characters: 项目, 企业 name too many things to be one figure …
_TELLING = 10  # … unless the figure itself is no small number
_PAIR = 2  # characters of the shortest name
_COMMON = 6  # characters that two wordings of one name share: 骨干冷链物流
_COMPARED = 8  # earlier places of the same figure that are looked at
_QUOTES = frozenset('“"‘「『')
_JOINED = re.compile(r"[和与及、]")
_ARTICLE = re.compile("[条條]")
_Key = tuple[str, str, str]


def repeated_figure(facts: Facts) -> Iterator[Relation]:
    """Every later place that names the same figure, against the first.

    Guarantees: only counts that name a thing in quotation marks fail (“六项保障措施” here, 五项保障措施 there); other
    figures of one name may be of other years or places. A name under which a circular prints several values (罚款 in a
    law) names no one figure, so two equal ones among them are no restatement; nor are those of a law's articles, each
    of which rules for itself.
    """
    groups: dict[_Key, list[Quantity]] = defaultdict(list)
    for quantity in facts.quantities:
        key = _key(quantity, _quoted(facts, quantity))
        if key is not None and not _in_article(facts, quantity):
            groups[key].append(quantity)
    for (_, _, role), quantities in groups.items():
        first = quantities[0]
        one_figure = len({based(quantity) for quantity in quantities}) == 1
        for later in quantities[1:]:
            if based(later) == based(first) and (one_figure or _titled(facts, first, later)):
                yield _relation(first, later, holds=True)
            elif role == "count" and _titled(facts, first, later):
                yield _relation(first, later, holds=False)
    yield from _reworded(facts)


def _reworded(facts: Facts) -> Iterator[Relation]:
    """The same telling figure under names that share most of their words (…贷款额度上限, …贷款额度最高)."""
    groups: dict[tuple[Decimal, str], list[Quantity]] = defaultdict(list)
    values: dict[tuple[str, str], set[Decimal | None]] = {}
    for quantity in facts.quantities:
        value = based(quantity)
        if value is None or quantity.role not in ("measure", "count") or (quantity.value or 0) < _TELLING:
            continue
        if dimension(quantity.unit) in TIME or quantity.change or _in_article(facts, quantity):
            continue
        earlier = groups[value, scale(quantity.unit)[1]]
        for first in earlier[:_COMPARED]:
            common = _common(first, quantity)
            if not common or _key(first) == _key(quantity):
                continue
            values = values or _values(facts)
            if len(values[common, scale(quantity.unit)[1]]) == 1:
                yield _relation(first, quantity, holds=True)
                break
        earlier.append(quantity)


def _common(one: Quantity, other: Quantity) -> str:
    """A run of characters, long enough to name one thing, that two names share; empty if there is none."""
    short, long = sorted((core(one.indicator), core(other.indicator)), key=len)
    runs = (short[at : at + _COMMON] for at in range(len(short) - _COMMON + 1))
    return next((run for run in runs if run in long), "")


def _values(facts: Facts) -> dict[tuple[str, str], set[Decimal | None]]:
    """The values that the circular prints in a unit under every name of ``_COMMON`` characters, run by run.

    Where there are several, the name names no one figure.
    """
    found: dict[tuple[str, str], set[Decimal | None]] = defaultdict(set)
    for quantity in facts.quantities:
        name, base, value = core(quantity.indicator), scale(quantity.unit)[1], based(quantity)
        for at in range(len(name) - _COMMON + 1):
            found[name[at : at + _COMMON], base].add(value)
    return found


def _titled(facts: Facts, first: Quantity, later: Quantity) -> bool:
    """Whether the count is a name that the circular gives (“六项保障措施”), not one count of several."""
    return (
        any(_quoted(facts, place) for place in (first, later))
        and len(core(later.indicator)) >= _SHORTEST
        and first.unit in settings().naming_units
        and not _JOINED.search(later.indicator)
    )


def _in_article(facts: Facts, quantity: Quantity) -> bool:
    return any(_ARTICLE.search(section.label) for section in facts.ancestors(quantity.section_id))


def _quoted(facts: Facts, place: Quantity) -> bool:
    return facts.circular.text[max(0, place.start - 1) : place.start] in _QUOTES


def _key(quantity: Quantity, quoted: bool = False) -> _Key | None:
    name = core(quantity.indicator)
    if quantity.value is None or quantity.period or len(name) < _PAIR:
        return None
    if quantity.role not in ("measure", "count"):
        return None
    if len(name) < _SHORTEST and quantity.value < _TELLING and not quoted:
        return None
    return name, quantity.comparator + scale(quantity.unit)[1], quantity.role


def _relation(first: Quantity, later: Quantity, holds: bool) -> Relation:
    return Relation(
        rule="repeated-figure",
        status="pass" if holds else "fail",
        evidence=(span(first), span(later)),
        fields={"indicator": later.indicator, "first": first.raw, "later": later.raw},
        expected=str(first.value),
        actual=str(later.value),
        difference=later.value - first.value if later.value is not None and first.value is not None else None,
        unit=later.unit,
        section_id=later.section_id,
        confidence="likely" if len(core(later.indicator)) >= _SHORTEST else "possible",
    )
