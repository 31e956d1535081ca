"""Whether the parts of a whole are all there are, and whether nothing can be of two of them."""

import re
from decimal import Decimal

from pipeline.checks.breakdowns import Breakdown
from pipeline.checks.location import slip
from pipeline.checks.measures import based
from pipeline.checks.names import core
from pipeline.checks.settings import settings

_NEARLY = 10  # parts that are all there are miss the whole by less than a tenth of it
_PAIR = 2
_SHORT = 5  # complements that miss the whole by more than a fifth are not all there are


def exhaustive(breakdown: Breakdown) -> bool:
    """Whether the words say that the parts are all there are.

    Either every part repeats the whole's name with words of its own (招商活动: 市级招商活动), or the whole's name lists
    the parts (内、外资: 内资, 外资), or the parts are known complements (城镇, 乡村).
    """
    names = [core(part.indicator) for part in breakdown.parts]
    whole = _TOTAL.sub("", core(breakdown.whole.indicator))  # 编制总数: 行政编制, 事业编制
    if len(names) < 2 or not all(names):
        return False
    if any(part.comparator != "=" for part in breakdown.parts) or breakdown.whole.comparator != "=":
        return False
    repeats = len(whole) >= 2 and all(name.endswith(whole) and name != whole for name in names)
    repeats = repeats and _nearly(breakdown) and not _overlapping(breakdown)
    return (
        (
            repeats
            and len(set(names)) == len(names)
            and not any(char.isdigit() or char in "亿万" for n in names for char in n)
        )
        or _listed(breakdown.whole.indicator, names)
        or (_complements(names, whole) and not _short(breakdown))
    )


def _short(breakdown: Breakdown) -> bool:
    """投资60亿元，其中中央投资12亿元，地方配套8亿元: so much less that others bear the rest."""
    stated = based(breakdown.whole) or Decimal(0)
    total = sum((based(part) or Decimal(0) for part in breakdown.parts), Decimal(0))
    return (stated - total) * _SHORT > stated and slip(stated, total) in ("", "digit")


def _overlapping(breakdown: Breakdown) -> bool:
    """游客120万人次，其中过夜游客60万人次，外省游客80万人次: two parts that exceed their whole may overlap."""
    total = sum((based(part) or Decimal(0) for part in breakdown.parts), Decimal(0))
    return len(breakdown.parts) <= _PAIR and total > (based(breakdown.whole) or Decimal(0))


def _nearly(breakdown: Breakdown) -> bool:
    """Whether the parts come near the whole, or one slip of the pen keeps them from it.

    企业120家，其中国有企业20家、外资企业30家 names parts and no more.
    """
    stated = based(breakdown.whole) or Decimal(0)
    values = [based(part) or Decimal(0) for part in breakdown.parts]
    total = sum(values, Decimal(0))
    # One digit of a small part can be made to fit almost anything; a swap, a dropped or an added one cannot.
    parts = {slip(value, stated - total + value) for value in values} - {"", "digit"}
    return bool(slip(stated, total) or parts) or abs(total - stated) * _NEARLY <= stated


_TOTAL = re.compile(r"(?<=..)(?:总数|总量|总额|总人数)$")
_LIST = re.compile(r"([\u4e00-\u9fff])、([\u4e00-\u9fff])([\u4e00-\u9fff]+)$")


def _listed(indicator: str, names: list[str]) -> bool:
    found = _LIST.search(indicator)
    return found is not None and {found[1] + found[3], found[2] + found[3]} == set(names)


def _complements(names: list[str], whole: str) -> bool:
    if any(word in whole for word in settings().beside_industries) and any("产业" in name for name in names):
        return False
    return any(
        len(group) == len(names) and all(any(word in name for name in names) for word in group)
        for group in settings().complementary
    )


def exclusive(breakdown: Breakdown) -> bool:
    """Whether nothing can be of two parts: each holds words of its own of one group (C级, D级; 中央, 省级, 市县)."""
    names = [core(part.indicator) for part in breakdown.parts]
    return any(_parted(group, names) for group in (*settings().exclusive, *settings().complementary))


def _parted(group: tuple[str, ...], names: list[str]) -> bool:
    held = [{word for word in group if word in name} for name in names]
    return all(held) and sum(map(len, held)) == len(set().union(*held))
