"""restated-figure: a figure of one indicator and one period, printed in several circulars of one issuer, or in one that
cites the other.

Two values need be no contradiction (first and final figures, a target raised), so a difference is a note.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.checks.library import Library, title_key
from pipeline.checks.measures import shown
from pipeline.checks.names import placeless
from pipeline.checks.relation import Relation
from pipeline.model import Circular, Quantity, Span

_NAMED = 4  # characters that an indicator must have to name one thing: 总投资 may be of anything
_PLAIN = frozenset({"=", ">=", "<="})
_YEAR = re.compile(r"\d{4}")  # a period that holds a year is one wherever it is said


class Key(NamedTuple):
    """What a figure is of: equal keys are the same figure."""

    indicator: str
    period: str
    unit: str
    change: str
    comparator: str
    modality: str


def restated_figures(library: Library) -> Iterator[tuple[str, Relation]]:
    """Each circular's figures against the first circular before it that prints the same one, of its issuer or cited."""
    first: dict[Key, dict[str, tuple[Circular, Quantity]]] = defaultdict(dict)
    for circular in library.circulars:
        issuer = circular.metadata.issuer.value if circular.metadata.issuer else ""
        cited = {reference.resolved for reference in circular.references if reference.kind == "document"}
        for key, quantity in _single(circular).items():
            there = first[key].get(issuer) or next((one for one in first[key].values() if one[0].id in cited), None)
            if there is not None:
                yield circular.id, _relation(quantity, *there)
            first[key].setdefault(issuer, (circular, quantity))


def _single(circular: Circular) -> dict[Key, Quantity]:
    """The circular's figures that it prints with one value only."""
    issuer = circular.metadata.issuer
    found: dict[Key, list[Quantity]] = defaultdict(list)
    for one in circular.quantities if issuer else ():
        dated = _YEAR.search(one.period_iso) is not None
        plain = one.value is not None and one.comparator in _PLAIN and one.role in ("measure", "share", "rate")
        if issuer and dated and plain and len(one.indicator) >= _NAMED:
            name = placeless(title_key(one.indicator))
            key = Key(name, one.period_iso, one.unit, one.change, one.comparator, one.modality)
            found[key].append(one)
    return {key: several[0] for key, several in found.items() if len({one.value for one in several}) == 1}


def _relation(here: Quantity, other: Circular, there: Quantity) -> Relation:
    same = here.value == there.value
    fields = {
        "indicator": here.indicator,
        "period": here.period,
        "raw": here.raw,
        "first": there.raw,
        "other": other.id,
    }
    return Relation(
        rule="restated-figure",
        status="pass" if same else "note",
        evidence=(Span(here.start, here.end),),
        fields=fields,
        expected=shown(there.value or Decimal(0)),
        actual=shown(here.value or Decimal(0)),
        difference=(here.value or Decimal(0)) - (there.value or Decimal(0)),
        unit=here.unit,
    )
