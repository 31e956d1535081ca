"""repeated-figure: the same named figure in several places of one circular, in whatever numerals."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.facts import Facts
from pipeline.checks.measures import based, scale, span
from pipeline.checks.names import core
from pipeline.checks.relation import Relation
from pipeline.model import Quantity

_SHORTEST = 4  # characters: 项目, 企业 name too many things to be one figure
_Key = tuple[str, str, str]


def repeated_figure(facts: Facts) -> Iterator[Relation]:
    """Every later place that names the same figure, against the first.

    Guarantees: only counts fail (六项保障措施 here, 五项保障措施 there); measures of one name may be of other years.
    """
    groups: dict[_Key, list[Quantity]] = defaultdict(list)
    for quantity in facts.circular.quantities:
        key = _key(quantity)
        if key is not None:
            groups[key].append(quantity)
    for (_, _, role), quantities in groups.items():
        first = quantities[0]
        for later in quantities[1:]:
            if based(later) == based(first):
                yield _relation(first, later, holds=True)
            elif role == "count":
                yield _relation(first, later, holds=False)


def _key(quantity: Quantity) -> _Key | None:
    name = core(quantity.indicator)
    if quantity.value is None or quantity.comparator != "=" or len(name) < _SHORTEST or quantity.period:
        return None
    if quantity.role not in ("measure", "count"):
        return None
    return name, scale(quantity.unit)[1], quantity.role


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
    )
