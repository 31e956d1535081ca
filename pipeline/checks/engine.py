"""The engine: gathers the facts, asks every rule, numbers what they found and puts it into words."""

from collections import Counter
from collections.abc import Collection, Iterable

from pipeline.catalogue import messages
from pipeline.checks.facts import gather
from pipeline.checks.joint import repaired_by_text
from pipeline.checks.relation import Relation
from pipeline.checks.rules import RULES
from pipeline.checks.settings import settings
from pipeline.model import Check, Circular, Severity, Span, Status, exact

_SEVERITY: dict[Status, Severity] = {"pass": "info", "fail": "error", "unverifiable": "info", "note": "info"}
# More than one function of the table may find such a relation: it is told once.
_SEVERAL_READ = frozenset({"body-sum", "body-vs-table", "stated-count"})


def checks(circular: Circular, off: Collection[str] = ()) -> tuple[Check, ...]:
    """Every check of one circular, in the order of the rule table.

    Guarantees:
    1. A pure function of the circular's text and records; its own ``checks`` are not looked at.
    2. ``check_id`` is the rule's name and a number from 1 within the rule.
    3. Every span of ``evidence`` lies within the text, is not blank, and stands there once, in text order.
    4. A rule that is named in ``off``, or that ``vocab/checks.toml`` switches off, gives no check.
    """
    facts = gather(circular)
    relations = [relation for rule in RULES for relation in rule(facts)]
    return number([*relations, *repaired_by_text(facts, relations)], off)


def rule_names() -> tuple[str, ...]:
    """The name of every rule, as ``Check.rule`` bears it."""
    return tuple(settings().confidence)


def number(relations: Iterable[Relation], off: Collection[str] = ()) -> tuple[Check, ...]:
    """The relations as checks with ids, those of switched-off rules left out."""
    seen: Counter[str] = Counter()
    found: list[Check] = []
    silent = {*settings().off, *off}
    told: set[tuple[str, str, frozenset[int]]] = set()
    for relation in relations:
        places = relation.evidence[:1] if relation.rule == "stated-count" else relation.evidence
        key = relation.rule, relation.sentence or relation.status, frozenset(place.start for place in places)
        if relation.rule not in silent and not (relation.rule in _SEVERAL_READ and key in told):
            told.add(key)
            seen[relation.rule] += 1
            found.append(_check(relation, f"{relation.rule}-{seen[relation.rule]}"))
    return tuple(found)


def _check(relation: Relation, check_id: str) -> Check:
    code = relation.sentence or f"{relation.rule}-{relation.status}"
    fields = {name: "".join(value.splitlines()) for name, value in relation.fields.items()}  # figures broken by a wrap
    chinese, english = messages("checks").sentence(code, **fields)
    return Check(
        check_id=check_id,
        rule=relation.rule,
        status=relation.status,
        severity=relation.severity or _SEVERITY[relation.status],
        expected=relation.expected,
        actual=relation.actual,
        difference=None if relation.difference is None else exact(relation.difference),
        tolerance=None if relation.tolerance is None else exact(relation.tolerance),
        unit=relation.unit,
        table_id=relation.table_id,
        row_path=relation.row_path,
        column_path=relation.column_path,
        section_id=relation.section_id,
        message=chinese,
        message_en=english,
        evidence=_tidy(relation.evidence),
        confidence=relation.confidence or settings().confidence[relation.rule],
    )


def _tidy(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted({span for span in spans if span[1] > span[0]}))
