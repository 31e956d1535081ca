"""Whether figures add up, and what rounding may explain.

A sum of rounded figures may differ from the printed sum by half a unit of the last printed place per figure (XBRL
Calculations 1.1). Circulars suppress trailing zeros (14 for 14.00), so the place is that of the most precise figure.
That rounding took place must show: where every other sum of the table is exact, one that is off is an error, however
small; and whole counts (个, 人, 项) are never rounded.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from pipeline.checks.claims import Axis, Claim
from pipeline.checks.matrix import Line, places
from pipeline.checks.settings import settings
from pipeline.model import Observation

Outcome = Literal["exact", "within", "off"]
_HALF = Decimal("0.5")


class Footing(Struct, frozen=True):
    """One printed sum against its terms. ``terms`` holds only the figures that are printed."""

    claim: Claim
    cross: Line
    stated: Observation
    terms: tuple[Observation, ...]
    total: Decimal
    tolerance: Decimal

    @property
    def difference(self) -> Decimal:
        """What the terms give less what is stated."""
        return self.total - (self.stated.value or Decimal(0))

    @property
    def outcome(self) -> Outcome:
        """How the two compare."""
        if self.difference == 0:
            return "exact"
        return "within" if abs(self.difference) <= self.tolerance else "off"


def foot(axis: Axis, claim: Claim, cross: Line) -> Footing | None:
    """The footing of one claim at one crossing line; None where a figure is of another kind or was not read."""
    stated = axis.cell(claim.target, cross)
    if stated is None or stated.value is None:
        return None
    terms: list[Observation] = []
    for line in claim.terms:
        cell = axis.cell(line, cross)
        if cell is not None and cell.value is not None:
            if cell.unit and stated.unit and cell.unit != stated.unit:
                return None  # 人口总计50万人 stands among other figures; it is no sum of them
            terms.append(cell)
        elif axis.matrix.unread(cell):
            return None
    if not terms:
        return None
    numbers = [cell.value for cell in terms if cell.value is not None]
    return Footing(claim, cross, stated, tuple(terms), sum(numbers, Decimal(0)), _tolerance(stated, numbers))


def _tolerance(stated: Observation, numbers: Sequence[Decimal]) -> Decimal:
    if stated.value is None or stated.unit in settings().unrounded_units:
        return Decimal(0)
    place = places([stated.value, *numbers])
    if place == 0 and not stated.unit:
        return Decimal(0)
    return _HALF.scaleb(-place) * (len(numbers) + 1)
