"""title-match, number-year: what the notice says it prints, and when, against what it bears."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.facts import Facts
from pipeline.checks.relation import Relation
from pipeline.checks.rules.resemblance import likeness_of_titles
from pipeline.checks.settings import settings
from pipeline.model import Field, Part, Span

_QUOTED = re.compile(r"《([^《》\n\r]{2,80})》")
_IN_TITLE = re.compile(
    r"(?:印发|转发|批转|发布|公布|颁布|颁发|下发)\s*《?([^《》]{4,80}?)》?\s*的\s*(?:通知|函|公告|通告|决定|命令|令|批复|意见)$"
)
_YEAR = re.compile(r"[\[〔﹝【(（［]\s*((?:19|20)\d\d)\s*[\]〕﹞】)）］]")
_NEAR = 12  # characters before 《: 现将《…》印发给你们


def title_match(facts: Facts) -> Iterator[Relation]:
    """Every name under which the notice prints a text, against the title that the printed text bears.

    Guarantees: only a name that is all but the same fails; another document's name is left alone. A name is judged once
    a printed text, with every place that gives it.
    """
    printed = [part for part in facts.circular.parts if part.kind == "attachment" and part.title]
    if not printed:
        return
    judged: dict[tuple[str, Part, bool], list[Span]] = defaultdict(list)
    for name, span, announced in _names(facts):
        equal = next((part for part in printed if likeness_of_titles(name, part.title) == "same"), None)
        close = next((part for part in printed if likeness_of_titles(name, part.title) == "misprint"), None)
        part = equal or (close if announced else None)
        if part is not None:
            judged["".join(name.split()), part, equal is not None].append(span)
    for (name, part, holds), spans in judged.items():
        yield _relation(name, spans, part, holds)


def _names(facts: Facts) -> Iterator[tuple[str, Span, bool]]:
    title = facts.circular.metadata.title
    if title is not None and title.span is not None:
        found = _IN_TITLE.search(core_title(title))
        if found:
            yield found[1], Span(*title.span), True
    main = next((part for part in facts.circular.parts if part.kind == "main"), None)
    if main is None:
        return
    for match in _QUOTED.finditer(facts.circular.text, main.start, main.end):
        after = facts.text[match.end() : match.end() + _NEAR]
        before = facts.text[max(0, match.start() - _NEAR) : match.start()]
        announced = any(verb in after or verb in before for verb in settings().title_verbs)
        yield match[1], Span(*match.span()), announced


def core_title(field: Field) -> str:
    """A title without blanks and line breaks."""
    return "".join(field.value.split())


def _relation(name: str, spans: list[Span], part: Part, holds: bool) -> Relation:
    return Relation(
        rule="title-match",
        status="pass" if holds else "fail",
        evidence=(*spans, Span(part.start, part.start + 1)),
        fields={"name": name, "title": part.title},
        expected=part.title,
        actual=name,
        severity=None if holds else "warning",
    )


def number_year(facts: Facts) -> Iterator[Relation]:
    """The year in the document number against the year of the date."""
    number, dated = facts.circular.metadata.document_number, facts.circular.metadata.date_issued
    if number is None or dated is None or number.span is None or dated.span is None:
        return
    found = _YEAR.search(number.value)
    if found is None or not dated.value[:4].isdigit():
        return
    gap = int(dated.value[:4]) - int(found[1])
    # A number that was taken in December may stand on a circular of January.
    status = "pass" if gap == 0 else "note" if gap == 1 and dated.value[5:7] in ("01", "02") else "fail"
    yield Relation(
        rule="number-year",
        status="pass" if gap == 0 else "note" if status == "note" else "fail",
        evidence=(Span(*number.span), Span(*dated.span)),
        fields={"number": number.value, "date": dated.value},
        expected=found[1],
        actual=dated.value[:4],
    )
