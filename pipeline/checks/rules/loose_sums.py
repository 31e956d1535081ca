"""body-sum without 其中: totals that say 共, or stand before a bracket, a colon or a list of their parts.

These relations are proved where the figures bear them out, and left alone where they do not: nothing says that the
figures that follow are the parts, or all of them.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, takewhile

from pipeline.checks.breakdowns import CLASSED
from pipeline.checks.facts import Facts
from pipeline.checks.measures import TIME, based, dimension, same_kind, scale, shown, shown_like, span, step_of
from pipeline.checks.relation import Relation
from pipeline.model import Quantity

_SAYS_ALL = re.compile(r"(?:共|累计|共计|共有|合计|总计|总数|总|覆盖)[^\d,。;]{0,12}$")
_INCLUDES = re.compile(r"包含|包括|(?<!不)含|分为|分别|组成|构成")
# 编制25名：行政编制10名 …; 床位300张，市区200张 …: nothing but a name between the whole and its first part.
_OPENS = re.compile(r"[^。;,\n\d]{0,12}[:(][^。;\n\d]{0,16}$")
_BELOW = re.compile(r"[^。;\n\d]{0,20}:\s*\n")  # 27人组成，其中：and a list below
_GOES_ON = re.compile(r"[^。;,\n\d]{0,8},[^。;,\n\d]{1,12}")
_AMONG = re.compile(r"[^。;\n\d]{0,16}中,?[^。;,\n\d]{0,12}")  # 11名伤员中已出院6人; 12个县（市）中，5个优秀
_END = re.compile(r"[。;\n]")
_TELLING = 10  # smaller figures add up by chance
_MOST_PARTS = 24
_WINDOW = 700  # characters in which the parts of a total stand
EXACT = frozenset({"=", "~"})  # bounds (超3千亿元) are not added up
_AMOUNTS = frozenset({"measure", "count"})


def loose_sums(facts: Facts) -> Iterator[Relation]:
    """Totals that say 共, or open a list of parts, against the figures beside them."""
    amounts = [quantity for quantity in facts.quantities if is_amount(quantity) and quantity.comparator in EXACT]
    for index, quantity in enumerate(amounts):
        if not quantity.value:
            continue
        says_all = _SAYS_ALL.search(facts.text, max(0, quantity.start - 16), quantity.start)
        before = _ahead(amounts, index) if says_all else []
        closes = before and _sentence_end(facts.text, before[-1].end) > quantity.start  # 甲…，加乙…，收入总计…
        parts = (before if closes else _behind(facts.text, amounts, index, bool(says_all))) or before
        over = _over_nodes(facts, quantity) if says_all and not parts else []
        if over:
            yield proved_sum(quantity, over)
        if parts:
            yield proved_sum(quantity, parts)


def is_amount(quantity: Quantity) -> bool:
    """Whether a figure may be a sum or a part of one: no length of time, no condition, no share."""
    return quantity.role in _AMOUNTS and dimension(quantity.unit) not in TIME


def _over_nodes(facts: Facts, whole: Quantity) -> list[Quantity]:
    """The first figure of the kind in each node below the whole's section, where all have one and make the whole."""
    section = facts.sections.get(whole.section_id)
    nodes = facts.children_of(section) if section is not None else ()
    parts: list[Quantity] = []
    for node in nodes if len(nodes) > 1 else ():
        inside = facts.quantities_in(node.start, node.end)
        part = next((one for one in inside if one.role in _AMOUNTS and same_kind(one.unit, whole.unit)), None)
        if part is None or based(part) is None:
            return []
        parts.append(part)
    total = sum((based(part) or Decimal(0) for part in parts), Decimal(0))
    return parts if parts and total == based(whole) else []


def _behind(text: str, amounts: list[Quantity], index: int, announced: bool) -> list[Quantity]:
    """The next figures of the same kind that add up to this one, where the text says that it holds them."""
    whole = amounts[index]
    ahead = amounts[index + 1 : index + 4 * _MOST_PARTS]
    first = next((part for part in ahead if same_kind(part.unit, whole.unit)), None)
    if first is None:
        return []
    between = text[whole.end : min(first.start, whole.end + _WINDOW)]
    below = _BELOW.match(between)
    if ("其中" in between and not below) or CLASSED.search(between):
        return []  # a breakdown, which is judged as one
    if announced or below or _INCLUDES.search(between):
        limit = whole.end + _WINDOW
    elif _OPENS.match(between) and not _AMONG.fullmatch(between):
        # 56人（男30人，女26人）: what the bracket holds, what the clause says behind the colon
        limit = text.find(")", first.end, whole.end + _WINDOW) if "(" in between else _sentence_end(text, first.end)
    elif (_GOES_ON.fullmatch(between) or _AMONG.fullmatch(between)) and _telling(whole):
        limit = _sentence_end(text, first.end)
    else:
        return []
    near = [part for part in ahead if part.start < limit]
    return _adding_up(whole, [part for part in near if same_kind(part.unit, whole.unit)])


def _telling(whole: Quantity) -> bool:
    return (based(whole) or 0) >= _TELLING * step_of(whole)


def _sentence_end(text: str, at: int) -> int:
    found = _END.search(text, at, at + _WINDOW)
    return found.start() if found else at + _WINDOW


def _ahead(amounts: list[Quantity], index: int) -> list[Quantity]:
    """The figures of the same kind before this one that add up to it (以上共计28项)."""
    whole = amounts[index]
    near = [part for part in amounts[max(0, index - 4 * _MOST_PARTS) : index] if part.start > whole.start - _WINDOW]
    return _adding_up(whole, [part for part in reversed(near) if same_kind(part.unit, whole.unit)])


def _adding_up(whole: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """The first parts, two or more, that make the whole exactly."""
    stated = based(whole)
    values = takewhile(lambda value: value is not None, map(based, parts[:_MOST_PARTS]))  # a range adds up to nothing
    sums = accumulate((value or Decimal(0) for value in values), initial=Decimal(0))
    for count, total in enumerate(sums):
        if count > 1 and total == stated:
            return list(parts[:count])
        if stated is None or total > stated:
            break
    return []


def proved_sum(whole: Quantity, parts: Sequence[Quantity]) -> Relation:
    """A whole that its parts make exactly."""
    stated = based(whole) or Decimal(0)
    factor = scale(whole.unit)[0]
    return Relation(
        rule="body-sum",
        status="pass",
        evidence=tuple(span(quantity) for quantity in (whole, *parts)),
        fields={
            "indicator": whole.indicator,
            "raw": whole.raw,
            "terms": "+".join(part.raw for part in parts),
            "total": shown_like(stated, whole),
        },
        expected=shown(stated / factor),
        actual=shown(stated / factor),
        difference=Decimal(0),
        tolerance=Decimal(0),
        unit=whole.unit,
        section_id=whole.section_id,
    )
