"""Lines of a table whose header says that they follow from others, and the lines that they follow from.

占比, 完成率: one line over another, or over its own total; 同比增长: what one line has grown over another; 人均: one
line over another; 平均: the mean of the lines; 增减, 结余: one line less another. Which lines are meant is decided by
arithmetic, over all crossing lines together: the pair that most of them bear out, where chance would not.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, permutations

from msgspec import Struct

from pipeline.checks.claims import Axis
from pipeline.checks.matrix import Line, places
from pipeline.checks.settings import settings
from pipeline.model import Observation

_YEARLY = "年均"
_YEAR = re.compile(r"(?:19|20)\d\d")
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_WINDOW = 8  # lines on either side among which the two stand
_SAMPLE = 6  # crossing lines that a pair must mostly bear out before all are asked
_LEAST = 2  # crossing lines that must bear a pair out
_BITS = 10  # evidence: a chance of one in a thousand, over all lines together

Operation = Callable[[Decimal, Decimal, Decimal], Decimal]


class Way(Struct, frozen=True):
    """How a line follows from others: by its operation on two of them, on one and its own total, or as their mean."""

    rule: str
    operation: Operation
    sentence: str
    own_total: bool = False
    mean: bool = False
    yearly: bool = False


class Proof(Struct, frozen=True):
    """One place: what is printed, the figures that it follows from, and what they give."""

    stated: Observation
    terms: tuple[Observation, ...]
    value: Decimal
    tolerance: Decimal

    @property
    def holds(self) -> bool:
        """Whether rounding explains the difference."""
        return abs(self.value - (self.stated.value or Decimal(0))) <= self.tolerance


def _quotient(one: Decimal, other: Decimal, scale: Decimal) -> Decimal:
    return one / other * scale


def _growth(one: Decimal, other: Decimal, scale: Decimal) -> Decimal:
    return (one - other) / other * scale


def _difference(one: Decimal, other: Decimal, _: Decimal) -> Decimal:
    return one - other


_WAYS: tuple[tuple[str, tuple[Way, ...]], ...] = (
    (
        "growth_lines",
        (
            Way("table-growth", _growth, "table-growth"),
            Way("table-growth", _growth, "table-yearly-growth", yearly=True),
        ),
    ),
    ("mean_lines", (Way("table-average", _quotient, "table-average", mean=True),)),
    ("per_head_lines", (Way("table-average", _quotient, "table-per-head"),)),
    (
        "share_lines",
        (
            Way("table-share", _quotient, "table-share-of-total", own_total=True),
            Way("table-share", _quotient, "table-share"),
        ),
    ),
    ("difference_lines", (Way("table-difference", _difference, "table-difference"),)),
)


def ways(line: Line) -> Iterator[Way]:
    """The ways in which a line may follow from others, by the words of its name."""
    leaf = line.path[-1] if line.path else ""
    for words, ways in _WAYS:
        if any(word in leaf for word in getattr(settings(), words)):
            yield from (
                way
                for way in ways
                if way.operation is not _growth or (_scale(line) == _HUNDRED and way.yearly == (_YEARLY in leaf))
            )


def yearly(ratio: Decimal, years: int) -> Decimal:
    """By what a level is multiplied each year to be ``ratio`` times as high after so many years.

    >>> round(yearly(Decimal("1.25"), 5), 4)
    Decimal('1.0456')
    """
    return ratio ** (Decimal(1) / years)


def _years(one: Line, other: Line) -> int:
    """The years from one line to the other, by their names (2025年, 2020年)."""
    named = [found[0] for line in (one, other) if (found := _YEAR.search(line.name))]
    return int(named[0]) - int(named[1]) if len(named) == _LEAST else 0


def _scale(line: Line) -> Decimal:
    """100 for a line that is printed in per cent."""
    return _HUNDRED if any(sign in line.unit + (line.path[-1] if line.path else "") for sign in "%％") else Decimal(1)


def best_proofs(axis: Axis, line: Line, way: Way) -> list[Proof]:
    """The proofs by the pair of lines that most crossing lines bear out; none where chance may have done it."""
    if way.mean:
        best, tried = list(_means(axis, line)), 1
    else:
        best, tried = _best_pair(axis, line, way)
    held = [proof for proof in best if proof.holds]
    return best if len(held) >= _LEAST and bits(held, tried) >= _BITS else []


def _best_pair(axis: Axis, line: Line, way: Way) -> tuple[list[Proof], int]:
    at = next(index for index, other in enumerate(axis.lines) if other is line)
    near = [other for other in axis.lines[max(0, at - _WINDOW) : at + _WINDOW + 1] if other is not line]
    pairs = [(one, one) for one in near] if way.own_total else list(permutations(near, 2))
    best: list[Proof] = []
    # 9 stands for 9.0 beside 8.7: the place is that of the most precise figure.
    printed = [cell.value for cross in axis.cross if (cell := axis.cell(line, cross)) and cell.value is not None]
    own = Decimal(0) if way.operation is _difference else _HALF.scaleb(-places(printed))
    for pair in pairs:
        if not _mostly_holds(islice(_proofs(axis, line, pair, way, own), _SAMPLE)):
            continue
        proofs = list(_proofs(axis, line, pair, way, own))
        if sum(proof.holds for proof in proofs) > sum(proof.holds for proof in best):
            best = proofs
    return best, len(pairs)


def _mostly_holds(sample: Iterator[Proof]) -> bool:
    """Whether more than half of a sample holds; asks no more of it than it takes to tell that it does not."""
    held = missed = 0
    for proof in sample:
        held, missed = (held + 1, missed) if proof.holds else (held, missed + 1)
        if missed * 2 >= _SAMPLE:
            return False
    return held > missed


def _means(axis: Axis, line: Line) -> Iterator[Proof]:
    """The line as the mean of all lines of data but itself."""
    others = [other for other in axis.lines if other is not line and other.role == "data"]
    for cross in axis.cross:
        stated = axis.cell(line, cross)
        cells = [cell for other in others if (cell := axis.cell(other, cross)) is not None and cell.value is not None]
        if stated is not None and stated.value is not None and len(cells) > 1:
            value = sum((cell.value for cell in cells if cell.value is not None), Decimal(0)) / len(cells)
            own = _HALF.scaleb(-places([stated.value]))
            yield Proof(stated, tuple(cells), value, own + max(map(_slack, cells)))


def bits(held: Sequence[Proof], tried: int = 1) -> int:
    """How unlikely it is that one of so many pairs agrees by chance in all these places: 1 in 2 to this."""
    spread = max(abs(proof.stated.value or Decimal(0)) for proof in held)
    windows = [2 * proof.tolerance or Decimal(1) for proof in held if proof.stated.value]
    return sum(max(0, int(spread / window).bit_length() - 1) for window in windows) - tried.bit_length()


def _proofs(axis: Axis, line: Line, pair: tuple[Line, Line], way: Way, own: Decimal) -> Iterator[Proof]:
    """The proofs by a pair of lines; ``own`` is the rounding of the line itself."""
    whole = next((cross for cross in axis.cross if cross.role == "total"), None) if way.own_total else None
    if way.own_total and whole is None:
        return
    scale, years = _scale(line), _years(*pair)
    if way.yearly and years < _LEAST:
        return
    for cross in axis.cross:
        stated, one = axis.cell(line, cross), axis.cell(pair[0], cross)
        other = axis.cell(pair[1], whole or cross)
        if stated is None or one is None or other is None or (one is other and whole is None):
            continue
        first, second = one.value, other.value
        if (
            stated.value is None
            or first is None
            or second is None
            or (way.operation is not _difference and second == 0)
        ):
            continue
        if way.yearly and min(first, second) <= 0:
            continue
        reached = second * yearly(first / second, years) if way.yearly else first
        value = way.operation(reached, second, scale)
        slack = _tolerance(one, other, way, scale)
        yield Proof(stated, (one, other), value, own + (slack / years if way.yearly else slack))


def _tolerance(one: Observation, other: Observation, way: Way, scale: Decimal) -> Decimal:
    """What the rounding of both figures does to the result."""
    first, second = (_slack(cell) for cell in (one, other))
    a, b = one.value or Decimal(0), other.value or Decimal(0)
    if way.operation is _difference:
        return first + second if first or second else Decimal(0)
    return (first + second * abs(a / b)) / abs(b) * scale


def _slack(cell: Observation) -> Decimal:
    number = cell.value or Decimal(0)
    if cell.unit in settings().unrounded_units or (not places([number]) and not cell.unit):
        return Decimal(0)
    return _HALF.scaleb(-places([number]))
