"""Checks between circulars: what one says of another, and numbers that are missing from a sequence."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.engine import number
from pipeline.checks.relation import Relation
from pipeline.checks.rules.resemblance import likeness_of_titles
from pipeline.model import Check, Circular, Reference, Span
from pipeline.notation.forms import fold

_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,12})\s*[\[〔﹝【(]\s*((?:19|20)\d\d)\s*[\]〕﹞】)]\s*(\d{1,4})\s*号")
_TITLE = re.compile(r"《([^《》\n\r]{4,100})》\s*[(（]?\s*$")
_BEFORE = 110  # characters in which a cited title stands before its number
_SEQUENCE = 3  # circulars of one issuer and year; fewer are no sequence


class Number(NamedTuple):
    """A document number as read: the issuer's word, the year, the place in its sequence."""

    code: str
    year: int
    place: int


def across(circulars: Sequence[Circular], off: Collection[str] = ()) -> tuple[tuple[str, Check], ...]:
    """The checks between circulars, each with the id of the circular that its evidence lies in.

    None of a rule that is named in ``off``.

    Guarantees: a pure function of the records; linear in their number; ids count within a rule over all circulars.
    """
    known = {read: circular for circular in circulars if (read := _number(circular)) is not None}
    found = [(owner, one) for owner, one in (*_cited(circulars, known), *_gaps(known)) if one.rule not in off]
    made = number((relation for _, relation in found), off)
    return tuple(zip((owner for owner, _ in found), made, strict=True))


def _number(circular: Circular) -> Number | None:
    field = circular.metadata.document_number
    return _read(field.value) if field else None


def _read(printed: str) -> Number | None:
    found = _NUMBER.search(fold(printed))
    return Number(found[1], int(found[2]), int(found[3])) if found else None


def _cited(circulars: Sequence[Circular], known: dict[Number, Circular]) -> Iterator[tuple[str, Relation]]:
    """A document cited by number, under the title that it bears."""
    for circular in circulars:
        for reference in circular.references:
            read = _read(reference.raw) if reference.kind == "document" else None
            other = known.get(read) if read else None
            title = _title_before(circular.text, reference)
            if other is not None and other is not circular and title and other.metadata.title:
                yield circular.id, _citation(reference, title, other.metadata.title.value)


def _title_before(text: str, reference: Reference) -> str:
    number_at = _NUMBER.search(fold(text[reference.start : reference.end]))
    end = reference.start + (number_at.start() if number_at else 0)
    found = _TITLE.search(text[max(0, end - _BEFORE) : end])
    return found[1] if found else ""


def _citation(reference: Reference, cited: str, title: str) -> Relation:
    likeness = likeness_of_titles(cited, title)
    status = "pass" if likeness == "same" else "fail" if likeness == "misprint" else "note"
    return Relation(
        rule="cited-document",
        status="pass" if likeness == "same" else "fail" if likeness == "misprint" else "note",
        evidence=(Span(reference.start, reference.end),),
        fields={"cited": cited, "title": title, "raw": reference.raw},
        expected=title,
        actual=cited,
        severity="warning" if status == "fail" else None,
    )


def _gaps(known: dict[Number, Circular]) -> Iterator[tuple[str, Relation]]:
    """Numbers of one issuer and year that no circular of the collection bears."""
    sequences: dict[tuple[str, int], list[Number]] = defaultdict(list)
    for read in known:
        sequences[read.code, read.year].append(read)
    for numbers in sequences.values():
        ordered = sorted(numbers, key=lambda read: read.place)
        present = {read.place for read in ordered}
        missing = [place for place in range(ordered[0].place, ordered[-1].place) if place not in present]
        if len(ordered) >= _SEQUENCE and missing:
            last = known[ordered[-1]]
            field = last.metadata.document_number
            yield (
                last.id,
                Relation(
                    rule="number-sequence",
                    status="note",
                    evidence=(Span(*field.span),) if field and field.span else (),
                    fields={
                        "series": ordered[0].code,
                        "year": str(ordered[0].year),
                        "missing": "、".join(map(str, missing)),
                        "count": str(len(missing)),
                    },
                    expected=str(ordered[-1].place - ordered[0].place + 1),
                    actual=str(len(ordered)),
                ),
            )
