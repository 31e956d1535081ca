"""Figures of the text and of tables on one scale."""

from decimal import Decimal
from functools import cache

from pipeline.checks.settings import settings
from pipeline.model import Exact, Quantity, Span, exact
from pipeline.notation.numerals import read
from pipeline.notation.units import unit

TIME = frozenset({"duration", "months", "age"})  # dimensions of lengths of time, which are no amounts


@cache
def scale(printed: str) -> tuple[Decimal, str]:
    """What one printed unit is worth, and of which base unit: 亿美元 is (100000000, USD).

    >>> [(str(factor), base) for factor, base in (scale("亿美元"), scale("个"))]
    [('100000000', 'USD'), ('1', '个')]
    """
    reading = unit(printed) if printed else None
    if reading is None:
        return Decimal(1), printed
    return exact(reading.multiplier * reading.factor), reading.base


@cache
def dimension(printed: str) -> str:
    """What a printed unit measures: ``money``, ``time``, ``count`` …; empty where it is not known."""
    reading = unit(printed) if printed else None
    return reading.dimension if reading else ""


@cache
def same_kind(one: str, other: str) -> bool:
    """Whether two printed units measure the same thing; 名 and 人 both count people."""
    return scale(one)[1] == scale(other)[1] or (one in settings().people and other in settings().people)


def based(quantity: Quantity) -> Decimal | None:
    """A quantity's value in the base unit of its unit."""
    return None if quantity.value is None else quantity.value * scale(quantity.unit)[0]


def worth(quantity: Quantity) -> Decimal:
    """A quantity's value in the base unit of its unit, 0 where it prints none: for sums and comparisons."""
    return based(quantity) or Decimal(0)


def span(quantity: Quantity) -> Span:
    """Where a quantity stands."""
    return Span(quantity.start, quantity.end)


def shown(number: Decimal) -> str:
    """A number for a message, plainly."""
    return str(exact(number))


_POWERS = ("万亿", "亿", "万", "千", "百")


def shown_like(number: Decimal, quantity: Quantity) -> str:
    """A number, in the base unit, as the quantity prints its own: 509049万元 beside 332231万元."""
    head = quantity.raw.removesuffix(quantity.unit)
    word = next((power for power in _POWERS if head.endswith(power)), "")
    numeral = read(word, bare=True) if word else None
    return shown(number / (numeral.value if numeral else Decimal(1)) / scale(quantity.unit)[0]) + word + quantity.unit


def step_of(quantity: Quantity) -> Decimal:
    """The place value of the last printed digit, in the base unit."""
    printed: Exact | Decimal = quantity.step if quantity.step is not None else Decimal(1)
    return printed * scale(quantity.unit)[0]


def admits(quantity: Quantity, number: Decimal) -> bool:
    """Whether ``number``, in the base unit, is what the quantity says, its comparator respected."""
    value = based(quantity)
    if value is None:
        return False
    return {
        "=": number == value,
        ">=": number >= value,
        ">": number > value,
        "<=": number <= value,
        "<": number < value,
        "~": abs(number - value) <= step_of(quantity),
    }[quantity.comparator]
