"""cited-document: a document is cited under the title, the number and the date that it bears."""

import re
from collections.abc import Iterator

from pipeline.checks.library import NUMBER, Library, Number, key_of, number_of, printed_titles, read_number, title_key
from pipeline.checks.relation import Relation
from pipeline.checks.rules.resemblance import Likeness, likeness_of_titles
from pipeline.model import Circular, Reference, Span, Status
from pipeline.notation.forms import fold

_TITLE = re.compile(r"《([^《》\n\r]{4,100})》\s*[(（]?\s*$")
_BEFORE = 110  # characters in which a cited title stands before its number
_DATED = re.compile(
    r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:印发|发布|公布|颁布|下发|出台)的?\s*$"
)
_LIKENESS: tuple[Likeness, ...] = ("same", "misprint", "reworded", "other")
_DATE_BEFORE = 30  # characters in which the day on which a document went out stands before its title


def cited_documents(library: Library) -> Iterator[tuple[str, Relation]]:
    """Every citation of a circular of the collection by another, each with the id of the one that cites."""
    for circular in library.circulars:
        for reference in _outermost(circular):
            number = read_number(reference.raw)
            title = _title(circular.text, reference)
            other = _meant(library, circular, number, title)
            if other is not None:
                yield from ((circular.id, one) for one in _held_against(circular, reference, number, title, other))


def _outermost(circular: Circular) -> list[Reference]:
    """The references to documents, those left out that stand within another: 《…》（…号） holds its number."""
    ordered = sorted(
        (one for one in circular.references if one.kind == "document"), key=lambda one: (one.start, -one.end)
    )
    found: list[Reference] = []
    for one in ordered:
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _title(text: str, reference: Reference) -> str:
    """The title that the citation gives, before its number or alone."""
    number_at = NUMBER.search(fold(text[reference.start : reference.end]))
    end = reference.start + number_at.start() if number_at else reference.end
    found = _TITLE.search(text[max(0, end - _BEFORE) : end])
    return found[1] if found else ""


def _meant(library: Library, circular: Circular, number: Number | None, title: str) -> Circular | None:
    """The circular that bears the number, else the one that bears the title; none where several differ."""
    by_number = library.by_number.get(number, []) if number else []
    key = title_key(title)
    found = by_number or (library.by_title.get(key) or library.by_printed.get(key, []) if title else [])
    one_document = len({(key_of(one), number_of(one)) for one in found}) == 1
    return found[0] if one_document and all(one is not circular for one in found) else None


def _held_against(
    circular: Circular, reference: Reference, number: Number | None, title: str, other: Circular
) -> Iterator[Relation]:
    evidence = (Span(reference.start, reference.end),)
    own = number_of(other)
    bears = other.metadata.title.value if other.metadata.title else ""
    if number and own and number != own:
        slip = number.code == own.code and number.year == own.year
        yield _relation(evidence, "fail" if slip else "note", "number", str(number), str(own), {"title": bears})
    elif number and title and bears:
        titles = {likeness_of_titles(title, one): one for one in (*reversed(printed_titles(other)), bears)}
        likeness = min(titles, key=_LIKENESS.index)
        bears = titles[likeness]
        status: Status = "pass" if likeness == "same" else "fail" if likeness == "misprint" else "note"
        yield _relation(evidence, status, "", title, bears, {"raw": reference.raw})
    before = circular.text[max(0, reference.start - _DATE_BEFORE) : reference.start]
    dated = _DATED.search(fold(before))
    issued = other.metadata.date_issued.value if other.metadata.date_issued else ""
    if dated and len(issued) == len("2015-03-01"):
        cited = f"{dated[1]}-{int(dated[2]):02}-{int(dated[3]):02}"
        yield _relation(evidence, "pass" if cited == issued else "fail", "date", cited, issued, {"title": bears})


def _relation(
    evidence: tuple[Span, ...], status: Status, what: str, cited: str, bears: str, fields: dict[str, str]
) -> Relation:
    words = {"cited": cited, "title": bears} | fields if not what else {"cited": cited, "bears": bears} | fields
    return Relation(
        rule="cited-document",
        status=status,
        evidence=evidence,
        fields=words,
        expected=bears,
        actual=cited,
        severity="warning" if status == "fail" else None,
        sentence=f"cited-{what}-{status}" if what else "",
    )
