"""body-sum where a total closes a list: 中央补助3000万元，省级补助2000万元，合计5000万元.

``loose_sums`` proves these where the figures bear them out; here they fail where the words leave no other reading.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from pipeline.checks.facts import Facts
from pipeline.checks.measures import TIME, based, dimension, scale, shown, shown_like, span, step_of
from pipeline.checks.names import core
from pipeline.checks.relation import Relation
from pipeline.checks.rules.loose_sums import proved_sum
from pipeline.checks.settings import settings
from pipeline.model import Quantity

_CLOSES = re.compile(
    r"[,、](?:以上|三项|两项|各项|收入|支出)?(?:合计|共计|总计|总共|共[有计]?)(?:投资|投入|安排|补助|下达)?[为达]?$"
)
_TOTAL = re.compile(r",[^\d,。;、]{0,6}(?:总数|总量|总额)[为达共]?$")
_IN_ALL = re.compile(r",总(?P<name>[^\d,。;、]{2,4}?)[为达共]?$")  # 一期投资…，二期投资…，总投资
# One clause a figure; what says that a figure is part of another, or another time's, adds up to nothing.
_PARTED = re.compile(r"[^\d。;]*[,、和][^\d。;,、]*")
_OTHERWISE = re.compile(r"其中|另|此外|累计|比|占|从|由|折|即")
_FEWEST = 2
_HALF = Decimal("0.5")


def closing_sums(facts: Facts) -> Iterator[Relation]:
    """Every total that says 合计 or 共计 behind the figures that it adds up, where it does not; those
    of shares also where it does.

    Guarantees: it fails only where it closes the sentence, all figures before it are of its unit and each has a name
    of its own, where no last few of them make it either, and where rounding does not explain the difference.
    """
    for sentence in facts.sentences:
        figures = sentence.quantities
        if len(figures) > _FEWEST:  # 共计40票有效（2票弃置）: what follows the total may explain it
            whole, parts = figures[-1], figures[:-1]
            lead = facts.text[parts[-1].end : whole.start]
            closes = _CLOSES.search(lead) or _TOTAL.search(lead) or _takes_up(lead, parts)
            total = sum((based(part) or Decimal(0) for part in parts), Decimal(0))
            if not closes or not _listed(facts.text, sentence.start, parts, whole):
                continue
            if _misses(whole, parts, total):
                yield failed_sum(whole, parts, total)
            elif total == based(whole) and whole.unit == "%":
                yield proved_sum(whole, parts)


def _takes_up(lead: str, parts: Sequence[Quantity]) -> bool:
    """Whether a total bears the name that all its parts end with: 一期投资, 二期投资, 总投资."""
    total = _IN_ALL.search(lead)
    return total is not None and all(core(part.indicator).endswith(total["name"]) for part in parts)


def _listed(text: str, start: int, parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether the parts are one list of plain amounts of the total's unit."""
    people = settings().people  # 组长1名，成员5名，共6人
    units = {one.unit for one in (*parts, whole)}
    if not all(_plain(one) for one in (*parts, whole)) or (len(units) > 1 and not units.issubset(people)):
        return False
    names = {core(part.indicator) for part in parts}
    gaps = [text[one.end : other.start] for one, other in pairwise(parts)]
    joined = all(_PARTED.fullmatch(gap) for gap in gaps)
    said = text[start : whole.start].replace("占", "" if whole.unit == "%" else "占")  # 笔试占60%，面试占40%
    return joined and len(names) == len(parts) and not _OTHERWISE.search(said)


def _plain(quantity: Quantity) -> bool:
    amount = (
        quantity.role in ("measure", "count", "share") and quantity.value is not None and quantity.comparator == "="
    )
    return amount and not quantity.change and dimension(quantity.unit) not in TIME


def _misses(whole: Quantity, parts: Sequence[Quantity], total: Decimal) -> bool:
    stated = based(whole) or Decimal(0)
    tails = accumulate((based(part) or Decimal(0) for part in reversed(parts)), initial=Decimal(0))
    steps = [step_of(one) for one in (whole, *parts)]
    # Figures in whole units of one size (万元) are not rounded; a coarser total may be.
    rounded = len(set(steps)) > 1 or whole.unit == "%"
    tolerance = _HALF * sum(steps, Decimal(0)) if rounded else Decimal(0)
    return stated not in tails and abs(total - stated) > tolerance and abs(total - stated) <= _HALF * total


def failed_sum(whole: Quantity, parts: Sequence[Quantity], total: Decimal) -> Relation:
    stated, factor = based(whole) or Decimal(0), scale(whole.unit)[0]
    return Relation(
        rule="body-sum",
        status="fail",
        evidence=tuple(span(one) for one in (*parts, whole)),
        fields={
            "indicator": whole.indicator,
            "raw": whole.raw,
            "terms": "+".join(part.raw for part in parts),
            "total": shown_like(total, whole),
            "difference": shown_like(total - stated, whole),
        },
        expected=shown(stated / factor),
        actual=shown(total / factor),
        difference=(total - stated) / factor,
        tolerance=Decimal(0),
        unit=whole.unit,
        section_id=whole.section_id,
        severity="warning",
        confidence="likely",
    )
