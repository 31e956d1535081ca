"""restated-figure: one issuer's figure of one indicator and one period, printed in several circulars.

Two values need be no contradiction (first and final figures, a target raised), so a difference is a note.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.checks.library import Library, title_key
from pipeline.checks.measures import shown
from pipeline.checks.relation import Relation
from pipeline.model import Circular, Quantity, Span

_NAMED = 4  # characters that an indicator must have to name one thing: 总投资 may be of anything
_YEAR = 4  # a period that begins with a year is one wherever it is said


class Key(NamedTuple):
    """What a figure is of: equal keys are the same figure."""

    issuer: str
    indicator: str
    period: str
    unit: str
    change: str
    modality: str


def restated_figures(library: Library) -> Iterator[tuple[str, Relation]]:
    """Each later circular's figures against the first circular that prints the same one."""
    first: dict[Key, tuple[Circular, Quantity]] = {}
    for circular in library.circulars:
        for key, quantity in _single(circular).items():
            if key in first:
                yield circular.id, _relation(quantity, *first[key])
            else:
                first[key] = circular, quantity


def _single(circular: Circular) -> dict[Key, Quantity]:
    """The circular's figures that it prints with one value only."""
    issuer = circular.metadata.issuer
    found: dict[Key, list[Quantity]] = defaultdict(list)
    for one in circular.quantities if issuer else ():
        dated = one.period_iso[:_YEAR].isdecimal()
        plain = one.value is not None and one.comparator == "=" and one.role in ("measure", "share", "rate")
        if issuer and dated and plain and len(one.indicator) >= _NAMED:
            key = Key(issuer.value, title_key(one.indicator), one.period_iso, one.unit, one.change, one.modality)
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
