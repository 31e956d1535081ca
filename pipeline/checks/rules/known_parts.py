"""part-of-whole by definition: 工业增加值 is part of 第二产业增加值, wherever the two stand."""

from collections.abc import Iterator

from pipeline.checks.facts import Facts
from pipeline.checks.measures import based, same_kind, span
from pipeline.checks.names import core
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Quantity


def known_parts(facts: Facts) -> Iterator[Relation]:
    """The first figure of each whole that ``vocab/checks.toml`` knows, against the first figure of each of its parts.

    Guarantees: both are exact figures of one kind, of one period and of one part of the circular.
    """
    known = {name for names in settings().known_parts for name in names}
    first: dict[str, Quantity] = {}
    for quantity in facts.quantities:
        if quantity.comparator == "=" and not quantity.change and quantity.role == "measure":
            name = core(quantity.indicator)
            if name in known:
                first.setdefault(name, quantity)
    for whole_name, *names in settings().known_parts:
        whole = first.get(whole_name)
        for part in (first[name] for name in names if name in first):
            if whole is not None and _comparable(whole, part):
                yield _compare(whole, part)


def _comparable(whole: Quantity, part: Quantity) -> bool:
    return (
        whole.period == part.period
        and whole.part_id == part.part_id
        and same_kind(whole.unit, part.unit)
        and whole.value is not None
        and part.value is not None
    )


def _compare(whole: Quantity, part: Quantity) -> Relation:
    holds = (based(part) or 0) <= (based(whole) or 0)
    return Relation(
        rule="part-of-whole",
        status="pass" if holds else "fail",
        evidence=(span(whole), span(part)),
        fields={"whole": f"{whole.indicator}{whole.raw}", "part": f"{part.indicator}{part.raw}"},
        expected=str(whole.value),
        actual=str(part.value),
        unit=whole.unit,
        section_id=whole.section_id,
        severity=None if holds else "warning",
    )
