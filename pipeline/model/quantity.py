"""A number with its unit in running text."""

from typing import Literal

from msgspec import Struct

from pipeline.model.exact import Exact

Comparator = Literal["=", ">=", ">", "<=", "<", "~"]
Role = Literal["measure", "condition", "count", "share", "rate"]


class Quantity(Struct, frozen=True, gc=False):
    """One printed number in a paragraph.

    ``raw`` is number and unit as printed (``3000万元``) and equals ``text[start:end]``; ``value`` is in the base unit
    (30000000), ``low``/``high`` bound a range (then ``value`` is None); ``unit`` as printed less its multiplier
    (``元``). ``comparator`` says how the value bounds the truth. Roles: ``measure`` what is set or reported,
    ``condition`` a threshold, ``count`` a stated number of listed things, ``share`` a part of a whole, ``rate`` growth
    or decline. ``indicator`` names what is measured, ``modality`` the governing commitment word, ``change`` the kind
    of change (``增长``), ``period`` the time expression that governs it; each empty where the text has none.
    ``period_iso`` is the period in ISO 8601 (``../2025``, ``2021/2025``, ``R/P1M``), empty where words do not fix it.
    ``step`` is the place value of the last printed digit, in the base unit (300亿元: 100000000).
    """

    quantity_id: str
    section_id: str
    raw: str
    value: Exact | None
    low: Exact | None
    high: Exact | None
    unit: str
    comparator: Comparator
    role: Role
    modality: str
    indicator: str
    change: str
    period: str
    start: int
    end: int
    step: Exact | None = None
    part_id: str = ""
    rule: str = ""
    period_iso: str = ""
