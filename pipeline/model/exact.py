"""Exact numbers that always print plainly."""

from contextlib import AbstractContextManager
from decimal import Context, Decimal, localcontext
from functools import lru_cache

CACHED = 4096  # documents repeat their numbers

# Python's own default. Any library in the process may change the ambient one, and no value may depend on that.
_ARITHMETIC = Context(prec=28)


class Exact(Decimal):
    """A ``Decimal`` whose text never uses an exponent, so that no output can hold ``3e7``.

    Arithmetic on it gives ordinary ``Decimal`` values; what is stored in a record goes through ``exact``.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return format(self, "f")


def exact(number: Decimal | int | str) -> Exact:
    """The number without trailing zeros after the point and without an exponent.

    Guarantees:
    1. ``Decimal(str(exact(n))) == Decimal(n)``: nothing is rounded.
    2. Equal numbers print alike, zero as ``0``.

    >>> str(exact("30000000.00")), str(exact(Decimal("3e7"))), str(exact("-0.0")), str(exact("4.720"))
    ('30000000', '30000000', '0', '4.72')
    """
    return Exact(number) if isinstance(number, int) else _exact(Decimal(number))


@lru_cache(maxsize=CACHED)
def _exact(number: Decimal) -> Exact:
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return Exact("0" if plain == "-0" else plain)


def exactly() -> AbstractContextManager[Context]:
    """Within it arithmetic has 28 digits and rounds half to even, whatever the process has set for itself."""
    return localcontext(_ARITHMETIC)
