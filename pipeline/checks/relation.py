"""What a rule hands to the engine: one relation, already evaluated, not yet in words."""

from decimal import Decimal

from msgspec import Struct

from pipeline.model import Confidence, Severity, Span, Status


class Relation(Struct, frozen=True):
    """One relation of the circular with its outcome.

    ``sentence`` is the message's code; where it is empty the engine takes ``<rule>-<status>``. ``fields`` fill its
    templates. ``expected`` is what the source states, ``actual`` what its parts give, both printed in ``unit``. Where
    ``confidence`` is None it is the rule's own (``vocab/checks.toml``).
    """

    rule: str
    status: Status
    evidence: tuple[Span, ...]
    fields: dict[str, str]
    expected: str | None = None
    actual: str | None = None
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    unit: str = ""
    table_id: str = ""
    row_path: str = ""
    column_path: str = ""
    section_id: str = ""
    severity: Severity | None = None
    confidence: Confidence | None = None
    sentence: str = ""
