"""Circulars against each other."""

from msgspec.structs import replace

from pipeline.checks import across
from pipeline.model import Circular, Reference
from tests.checks.builders import Draft


def _circular(place: int, title: str = "关于造林绿化工作的意见", cites: str = "") -> Circular:
    draft = Draft()
    draft.part("main", title)
    draft.field("document_number", f"某府发〔2007〕{place}号")
    circular = draft.circular()
    references: tuple[Reference, ...] = ()
    if cites:
        span = draft.line(f"按照《{cites}》（某府发〔2007〕1号）要求")
        at = draft.text.index("某府发〔2007〕1号", span.start)
        references = (Reference("document", "某府发〔2007〕1号", "某府发〔2007〕1号", "", at, at + 11),)
        circular = draft.circular()
    return replace(circular, id=str(place), references=references)


def test_a_document_is_cited_under_its_title() -> None:
    for cited, status in (
        ("关于造林绿化工作的意见", "pass"),
        ("关于植林绿化工作的意见", "fail"),
        ("关于防汛的意见", "note"),
    ):
        found = across([_circular(1), _circular(2, cites=cited)])
        assert [(owner, check.rule, check.status) for owner, check in found] == [("2", "cited-document", status)]


def test_numbers_that_are_missing_from_a_sequence() -> None:
    found = across([_circular(place) for place in (1, 2, 5)])
    assert [(check.rule, check.expected, check.actual) for _, check in found] == [("number-sequence", "5", "3")]
    assert "3、4" in found[0][1].message
    assert across([_circular(place) for place in (1, 2, 3)]) == ()
