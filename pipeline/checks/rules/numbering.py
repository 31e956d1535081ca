"""numbering: sibling sections are numbered without gap or repetition."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.facts import Facts
from pipeline.checks.relation import Relation
from pipeline.model import Section, Span

_Key = tuple[str, str, str]


def numbering(facts: Facts) -> Iterator[Relation]:
    """Each run of siblings of one style: one pass, or one fail a place where the next number is not what follows.

    A number that begins anew at 1 opens another list.
    """
    groups: dict[_Key, list[Section]] = defaultdict(list)
    for section in facts.circular.sections:
        if section.number is not None:
            groups[section.part_id, section.parent_id, section.rule].append(section)
    for siblings in groups.values():
        breaks = [(one, other) for one, other in pairwise(siblings) if other.number not in (1, (one.number or 0) + 1)]
        for one, other in breaks:
            yield _relation((one, other), "fail", str((one.number or 0) + 1), other.label)
        if not breaks and len(siblings) > 1:
            yield _relation(tuple(siblings), "pass", siblings[-1].label, siblings[-1].label)


def _relation(sections: tuple[Section, ...], status: str, expected: str, actual: str) -> Relation:
    return Relation(
        rule="numbering",
        status="pass" if status == "pass" else "fail",
        evidence=tuple(Span(section.start, section.start + len(section.label)) for section in sections),
        fields={
            "first": sections[0].label,
            "last": sections[-1].label,
            "count": str(len(sections)),
            "expected": expected,
        },
        expected=expected,
        actual=actual,
        section_id=sections[-1].section_id,
        severity=None if status == "pass" else "warning",
    )
