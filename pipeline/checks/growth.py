"""What a share is: a part, its whole and the rate that both make; and the figures that a text's words call."""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.checks.measures import based, worth
from pipeline.checks.names import CLOSE, SAME, core, likeness
from pipeline.model import Quantity

RATES = {"%": Decimal(100), "％": Decimal(100), "倍": Decimal(1)}
IS_SHARE = re.compile(r"(?:[^\d。;,(]{0,8}[,(])?(?:占比?|比重|占总数|占总量|占总额)[为达的]?")
ALIKE = 2  # shares that a whole must bear out; a part and its share are two figures
PARAGRAPHS = 1000  # characters before a share in which the figures that it names stand
MOST_BEFORE = 24  # figures among which they are sought


class Growth(NamedTuple):
    """A printed rate and the figures that it follows from: what was, what was added (negative: taken away).

    ``bound``: the words leave no doubt that the rate is that of the two figures. A share is its part on its whole.
    """

    rate: Quantity
    figures: tuple[Quantity, Quantity]
    base: Decimal
    added: Decimal
    bound: bool


def bears(part: Quantity, share: Quantity, whole: Quantity) -> bool:
    """Whether a part of a whole makes the share, to the last place printed."""
    off = abs(worth(part) * 100 / worth(whole) - (share.value or 0)) if worth(whole) else Decimal(1)
    return off <= (share.step or Decimal(1)) / 2


def called(name: str, figures: list[Quantity]) -> list[Quantity]:
    """The one plain figure that bears a name; none where two differ."""
    if not core(name):  # 占全国的10%: of what there is in all
        return []
    found = [one for one in figures if one.unit not in RATES and not one.change and one.comparator == "="]
    same = [one for one in found if likeness(name, one.indicator) == SAME]
    same = same or [one for one in found if core(one.indicator).endswith(core(name))]
    same = same or [one for one in found if likeness(name, one.indicator) >= CLOSE]  # 规划总投资: 总投资
    return same[-1:] if len({(based(one), one.period) for one in same}) == 1 else []
