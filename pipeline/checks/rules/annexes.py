"""annex-present, annex-title: annexes that the text cites against those that are there, and under which title."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.facts import Facts
from pipeline.checks.relation import Relation
from pipeline.checks.rules.resemblance import Likeness, likeness_of_titles
from pipeline.model import Part, Reference, Span, Status

_ORDINAL = re.compile(r"[\d０-９]{1,2}")  # how a list of annexes numbers its entries
_YEAR = r"(?:19|20)\d\d\s?[年—–-]"
_NEXT = rf"\d{{1,2}}[.、](?:(?!\d)|(?={_YEAR}))"
_ENTRY = re.compile(
    rf"\s{{0,99}}[.、:]?\s{{0,99}}((?:{_YEAR}|[^\n\r\d.、:;])[^\n\r;]{{2,80}}?)(?=[ \t]*(?:[\n\r;]|{_NEXT}|$))"
)
# It begins where the blank lines above it do; none but the first of them is looked at.
_SOLE = re.compile(r"(?:(?<!\n\n)|(?=\S))^\s*(?:附件|附表|附录|附)\s*:\s*(?!\d{1,2}[.、])([^\n\r]{2,80})", re.MULTILINE)
_OUTCOMES: dict[Likeness, Status] = {"same": "pass", "misprint": "fail", "reworded": "note", "other": "note"}
_NUMERAL = re.compile(r"\d|[一二三四五六七八九十]")


def annex_present(facts: Facts) -> Iterator[Relation]:
    """Every annex that is cited: there, or missing from the text that was received (no contradiction)."""
    cited: dict[str, list[Reference]] = defaultdict(list)
    for reference in facts.references:
        if reference.kind == "annex":
            cited[reference.target].append(reference)
    for target, places in cited.items():
        resolved = next((place.resolved for place in places if place.resolved), "")
        yield _present(facts, target, places, facts.parts.get(resolved))
    if not cited:
        yield from _missing(facts)


def _missing(facts: Facts) -> Iterator[Relation]:
    """The sole annex that the circular lists without a number (附件：成员名单), where no annex is there."""
    note = facts.circular.metadata.attachments_note
    listed = _SOLE.match(facts.text, *note.span) if note and note.span else None
    if listed and not any(part.kind == "annex" for part in facts.circular.parts):
        target = f"附件“{listed[1].strip()}”"
        yield Relation(
            rule="annex-present",
            status="unverifiable",
            evidence=(Span(*listed.span(1)),),
            fields={"target": target, "title": "", "claims": "", "count": "1"},
            expected=target,
            sentence="annex-present-unverifiable",
        )


def _present(facts: Facts, target: str, places: list[Reference], part: Part | None) -> Relation:
    spans = tuple(Span(place.start, place.end) for place in places)
    sentence = facts.sentence_at(places[0].start)
    claims = "、".join(
        f"{quantity.raw}{quantity.indicator}"
        for quantity in (sentence.quantities if sentence else ())
        if quantity.role in ("measure", "count")
    )
    status = "pass" if part else "unverifiable"
    variant = "" if part or not claims else "annex-present-unverifiable-claims"
    return Relation(
        rule="annex-present",
        status="pass" if part else "unverifiable",
        evidence=(*spans, *((Span(part.start, part.start + len(part.label)),) if part else ())),
        fields={"target": target, "title": part.title if part else "", "claims": claims, "count": str(len(places))},
        expected=target,
        actual=(part.label or part.title) if part else None,
        section_id=sentence.block.section_id if sentence else "",
        sentence=variant or f"annex-present-{status}",
    )


def annex_title(facts: Facts) -> Iterator[Relation]:
    """Each title in a list of annexes, be it the circular's or a part's, against the title that the annex bears."""
    yield from _sole(facts)
    for entry in facts.references:
        part = facts.parts.get(entry.resolved)
        name = _ENTRY.match(facts.text, entry.end) if entry.kind == "annex" and _ORDINAL.fullmatch(entry.raw) else None
        if part is not None and part.title and name is not None:
            likeness = likeness_of_titles(name[1], part.title)
            if likeness != "other":
                yield _titled(name[1].strip(), Span(*name.span(1)), part, likeness)


def _sole(facts: Facts) -> Iterator[Relation]:
    """An annex without a number, listed where the text before it ends: 附件：任务分工表."""
    annexes = [part for part in facts.circular.parts if part.kind == "annex" and part.title]
    bare = [part for part in annexes if not _NUMERAL.search(part.label)]
    for match in _SOLE.finditer(facts.text) if bare else ():
        part = next((part for part in bare if match.start() < part.start), None)
        likeness = likeness_of_titles(match[1], part.title) if part is not None else "other"
        if part is not None and (likeness == "same" or (likeness != "other" and len(annexes) == 1)):
            yield _titled(match[1].strip(), Span(*match.span(1)), part, likeness)


def _titled(name: str, span: Span, part: Part, likeness: Likeness) -> Relation:
    return Relation(
        rule="annex-title",
        status=_OUTCOMES[likeness],
        evidence=(span, Span(part.start, part.start + len(part.label))),
        fields={"label": part.label, "listed": name, "title": part.title},
        expected=name,
        actual=part.title,
        severity="warning" if likeness == "misprint" else None,
    )
