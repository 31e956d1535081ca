"""The row of documents.csv: one circular at a glance."""

from decimal import ROUND_DOWN, Decimal

from msgspec import Struct

from pipeline.model import Circular, Exact, Field, exact
from pipeline.notation.lines import BLANK

# Rounded down, so that 1 is printed only where every character is in a classified block.
_COVERAGE_STEP = Decimal("0.0001")


class Summary(Struct, frozen=True):
    """A circular's header fields and counts; empty strings where it prints no such element."""

    title: str
    genre: str
    document_number: str
    issuer: str
    addressees: str
    date_issued: str
    source_path: str
    source_sha256: str
    encoding: str
    characters: int
    coverage: Exact
    parts: int
    sections: int
    tables: int
    quantities: int
    checks_passed: int
    checks_failed: int
    checks_unverifiable: int
    checks_noted: int
    findings: int
    checks_off: str


def coverage(circular: Circular) -> Exact:
    """The share of non-blank characters in classified blocks, from 0 to 1, rounded down to four places."""
    text = circular.text
    total = _visible(text)
    lost = sum(_visible(text[b.start : b.end]) for b in circular.blocks if b.kind == "unclassified")
    return exact((Decimal(total - lost) / total).quantize(_COVERAGE_STEP, ROUND_DOWN)) if total else exact(1)


def _visible(text: str) -> int:
    return len(BLANK.sub("", text))


def summary(circular: Circular) -> Summary:
    """The circular's row."""
    m = circular.metadata
    status = [check.status for check in circular.checks]
    return Summary(
        title=_value(m.title),
        genre=_value(m.genre),
        document_number=_value(m.document_number),
        issuer=_value(m.issuer),
        addressees=_value(m.addressees),
        date_issued=_value(m.date_issued),
        source_path=circular.source.path,
        source_sha256=circular.source.sha256,
        encoding=circular.source.encoding,
        characters=len(circular.text),
        coverage=coverage(circular),
        parts=len(circular.parts),
        sections=len(circular.sections),
        tables=len(circular.tables),
        quantities=len(circular.quantities),
        checks_passed=status.count("pass"),
        checks_failed=status.count("fail"),
        checks_unverifiable=status.count("unverifiable"),
        checks_noted=status.count("note"),
        findings=len(circular.findings),
        checks_off="；".join(circular.checks_off),
    )


def _value(field: Field | None) -> str:
    return field.value if field else ""
