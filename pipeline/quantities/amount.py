"""A printed number with its unit, as the rules pass it on."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True)
class Amount:
    """A number with its unit in a view: where it stands, what it says. ``start`` takes in 每月, ``number`` does not.

    ``value`` is None for a range; ``vague`` is 余, 多 or 几; ``bare`` has no unit of its own yet.
    """

    start: int
    end: int
    number: int
    number_end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    unit: str
    arabic: bool
    kind: str = ""
    vague: str = ""

    @property
    def bare(self) -> bool:
        """Whether it has no unit."""
        return not self.unit
