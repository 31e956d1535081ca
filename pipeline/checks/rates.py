"""The range of a year's exchange rates."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from pipeline.vocab import load


class Range(NamedTuple):
    """The lowest and the highest rate of a year: yuan for one unit of the foreign currency.

    ``compared``: whether they were compared with a source. What rests on others must not fail.
    """

    low: Decimal
    high: Decimal
    compared: bool = True


class YearlyRates(Struct, frozen=True, forbid_unknown_fields=True):
    """``vocab/exchange-rates.toml``; its header explains the fields and names the sources."""

    compared: dict[str, int]
    rates: dict[str, dict[str, tuple[Decimal, Decimal]]]


@cache
def _yearly() -> YearlyRates:
    return load("exchange-rates", YearlyRates)


def rates(currency: str, year: int) -> Range | None:
    """The range of one year, None where it is not known.

    >>> rates("USD", 2007)
    Range(low=Decimal('7.3046'), high=Decimal('7.8135'), compared=True)
    """
    found = _yearly().rates.get(currency, {}).get(str(year))
    return Range(*found, year <= _yearly().compared[currency]) if found else None
