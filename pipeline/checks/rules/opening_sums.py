"""body-sum where a total opens the list of its parts: 五个县任务44万吨：甲县12万吨、…; 128人（公安46人、消防32人、…）.

``loose_sums`` proves these where the figures bear them out; here they fail where the list says that it is complete.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from pipeline.checks.facts import Facts
from pipeline.checks.measures import based, same_kind, step_of, worth
from pipeline.checks.relation import Relation
from pipeline.checks.rules.closing_sums import failed_sum
from pipeline.checks.rules.loose_sums import is_amount
from pipeline.checks.settings import settings
from pipeline.model import Quantity

_END = {":": re.compile(r"[。;\n]"), "(": re.compile(r"\)")}
_PARTS = re.compile(r"[、,]")
_NAME = re.compile(r"[\u4e00-\u9fff]{1,16}")  # nothing but a name before a part's figure
_OTHERWISE = re.compile(r"其中|另|此外|含|包括|不计|重复|兼")
_KINDS = frozenset({"其他", "其它", "其余", "其餘"})  # 其他8人 is a part like others
_COUNTED_BEFORE = 16  # characters from a count to the total of what it counts: 五个县承担任务44万吨
_COUNTS = frozenset("个家所户")
_FEWEST = 3
_NEARLY = 20  # a list without a count is complete where it comes so near that one slip keeps it from the total
_LONGEST = 300
_HALF = Decimal("0.5")


def opening_sums(facts: Facts) -> Iterator[Relation]:
    """Every total that opens a list of named parts which it does not add up.

    Guarantees: it fails only where the clause counts as many things as the list has parts, or where a bracket of
    three parts or more, in whole counts, misses its total by less than a twentieth; never where 等 ends the list, where
    one part may hold another (其中, 含), or where some of the parts make the total.
    """
    text = facts.text
    for at, whole in enumerate(facts.quantities):
        if whole.end == len(text) or text[whole.end] not in ":(" or not is_amount(whole) or whole.comparator != "=":
            continue
        parts = _listed(facts, whole)
        total = sum((based(part) or Decimal(0) for part in parts), Decimal(0))
        stated = based(whole) or Decimal(0)
        if len(parts) < _FEWEST or stated <= 0 or stated in accumulate(map(worth, parts)):
            continue
        counts = _counts(facts, at) if at else ()
        rounding = sum((_HALF * step_of(one) for one in (whole, *parts) if not _whole(one)), Decimal(0))
        near = facts.text[whole.end] == "(" and all(map(_whole, parts)) and abs(total - stated) * _NEARLY <= stated
        if abs(total - stated) > rounding and (len(parts) in counts or near):
            yield failed_sum(whole, parts, total)


def _listed(facts: Facts, whole: Quantity) -> list[Quantity]:
    """The parts in the list that a total opens; none where anything stands in it but names and figures."""
    text, start = facts.text, whole.end + 1
    end = _END[text[whole.end]].search(text, start, start + _LONGEST)
    open_end = (*settings().overlapping, *(word for word in settings().open_list if word not in _KINDS))
    if (
        end is None
        or any(word in text[start : end.start()] for word in open_end)
        or _OTHERWISE.search(text, start, end.start())
    ):
        return []
    parts: list[Quantity] = []
    at = start
    for figure in facts.quantities_in(start, end.start()):
        name = text[at : figure.start].lstrip("、, ")
        plain = figure.comparator == "=" and is_amount(figure) and same_kind(figure.unit, whole.unit)
        if not plain or not _NAME.fullmatch(name) or (parts and not _PARTS.match(text, at)):
            return []
        parts.append(figure)
        at = figure.end
    goes_on = text.startswith(settings().open_list, end.end())  # 车辆（…）等设备
    return parts if at == end.start() and not goes_on else []


def _counts(facts: Facts, at: int) -> tuple[int, ...]:
    """The count of things right before a total in its clause: 五个县承担任务44万吨."""
    count, whole = facts.quantities[at - 1], facts.quantities[at]
    between = facts.text[count.end : whole.start]
    near = len(between) <= _COUNTED_BEFORE and not _PARTS.search(between) and count.unit[:1] in _COUNTS
    return (int(count.value),) if near and count.value is not None and not count.change else ()


def _whole(quantity: Quantity) -> bool:
    """Whether a figure is a whole number of things."""
    return step_of(quantity) == 1 and quantity.unit in settings().unrounded_units
