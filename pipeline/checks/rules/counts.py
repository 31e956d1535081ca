"""stated-count: 六项保障措施 against the numbered nodes that carry them out."""

from collections.abc import Iterator

from pipeline.checks.facts import Facts
from pipeline.checks.measures import span
from pipeline.checks.names import core
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Quantity, Section, Span

# A list that a text counts in words is short; beyond this a number counts things of the world (37项招商活动).
_MOST_COUNTED = 20
_HEAD = 2  # the noun that ends a name: 任务, 措施
_ANCESTOR = 1  # weaker than a heading that says the name itself


def stated_count(facts: Facts) -> Iterator[Relation]:
    """Every stated count whose name a heading takes up, against the nodes below that heading.

    Guarantees: a heading counts as the list only where it alone fits the name best.
    """
    candidates = [section for section in facts.circular.sections if len(facts.children_of(section)) > 1]
    for quantity in facts.quantities:
        if quantity.role == "count" and quantity.value is not None and 1 < quantity.value <= _MOST_COUNTED:
            section = _listed_under(facts, quantity, candidates)
            if section is not None:
                yield _relation(facts, quantity, section)


def _listed_under(facts: Facts, quantity: Quantity, candidates: list[Section]) -> Section | None:
    graded = [(_grade(facts, quantity, section), section) for section in candidates]
    best = max((grade for grade, _ in graded), default=0)
    chosen = [section for grade, section in graded if grade == best]
    return chosen[0] if best and len(chosen) == 1 else None


def _grade(facts: Facts, quantity: Quantity, section: Section) -> int:
    name, heading = core(quantity.indicator), core(section.heading)
    if len(name) <= _HEAD or not heading or section.start <= quantity.start < section.end:
        return 0
    if heading == name:
        return _ANCESTOR + 2
    telling = len(heading) > _HEAD or heading in settings().counted_nouns  # 锅炉 names what a chapter is about
    if heading.endswith(name) or (telling and name.endswith(heading)):
        return _ANCESTOR + 1
    if not (heading.endswith(name[-_HEAD:]) and name[-_HEAD:] in settings().counted_nouns):
        return 0
    above = facts.ancestors(section.section_id)[1:]
    return _ANCESTOR if any(name[:-_HEAD] in core(ancestor.heading) for ancestor in above) else 0


def _relation(facts: Facts, quantity: Quantity, section: Section) -> Relation:
    children = facts.children_of(section)
    holds = quantity.value == len(children)
    return Relation(
        rule="stated-count",
        status="pass" if holds else "fail",
        evidence=(span(quantity), *(_label(child) for child in children)),
        fields={
            "raw": f"{quantity.raw}{quantity.indicator}",
            "heading": f"{section.label}{section.heading}",
            "count": str(len(children)),
            "first": children[0].label,
            "last": children[-1].label,
        },
        expected=str(quantity.value),
        actual=str(len(children)),
        difference=len(children) - quantity.value if quantity.value is not None else None,
        unit=quantity.unit,
        section_id=quantity.section_id,
        confidence="certain",
    )


def _label(section: Section) -> Span:
    """Where a node begins: its label and heading."""
    return Span(section.start, min(section.end, section.start + len(section.label) + len(section.heading)))
