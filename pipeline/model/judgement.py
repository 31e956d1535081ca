"""What the pipeline says about a circular: findings (how it was read) and checks (whether it agrees with itself)."""

from typing import Literal

from msgspec import Struct

from pipeline.model.exact import Exact
from pipeline.model.spans import Span

Severity = Literal["error", "warning", "info"]
Status = Literal["pass", "fail", "unverifiable", "note"]
Confidence = Literal["certain", "likely", "possible"]


class Finding(Struct, frozen=True, gc=False):
    """Something a person should know about how a place was read. Codes and wording: ``vocab/messages.toml``."""

    code: str
    severity: Severity
    message: str
    message_en: str
    start: int
    end: int


class Check(Struct, frozen=True, gc=False):
    """One relation that the circular states or implies, evaluated exactly.

    ``expected`` is what the source states, ``actual`` what its parts give, ``difference`` is actual − expected, and
    ``tolerance`` the largest difference that rounding explains: all in ``unit``. They are None where the relation is
    not about a number. ``fail`` means that the source contradicts itself; ``unverifiable`` that it lacks what is
    needed; ``note`` that the place is worth a look. ``evidence`` holds every span that the relation rests on.
    ``confidence`` says how surely the two sides belong together: ``certain`` where the document itself binds them,
    ``likely`` where their words or their place do, ``possible`` where a convention or rounding is needed as well.
    """

    check_id: str
    rule: str
    status: Status
    severity: Severity
    expected: str | None
    actual: str | None
    difference: Exact | None
    tolerance: Exact | None
    unit: str
    table_id: str
    row_path: str
    column_path: str
    section_id: str
    message: str
    message_en: str
    evidence: tuple[Span, ...]
    confidence: Confidence = "certain"
