"""A line of a grid as whole numbers, and what it says of a sum: whether it holds, and how unlikely chance is."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from pipeline.checks.matrix import places

_LEAST = 3  # figures in a line: a total and two terms
_HUNDRED = 100  # what shares add up to, each of them rounded
_ROUND = 200  # whole numbers below this are counts, not rounded figures
_MOST_ROUNDED = 6  # figures whose rounding may add up; beyond this errors cancel
_NEAR = 500  # a sum of figures that were changed on purpose (rounded at random, chained) is off by less than 1 in 500
_MOST_BITS = 10  # what a single line may add to the evidence: one in a thousand
_NEIGHBOURS = 20  # figures nearest to a total, two of which may make it


class Pattern(Struct, frozen=True):
    """Where a sum stands: the place of its total, those of its terms in order. ``near`` if it holds only nearly.

    ``kinds`` are the kinds of lines it is found in, all where there are none.
    """

    total: int
    terms: tuple[int, ...]
    pair: bool = False
    near: bool = False
    kinds: frozenset[int] = frozenset()

    @property
    def side(self) -> int:
        """-1 where all terms stand before the total, 1 where all stand behind it, else 0."""
        return (self.terms[0] > self.total) - (self.terms[-1] < self.total)


class Figures(Struct, frozen=True):
    """One line: the figures by place, in units of the grid's last decimal place, and the unit each is printed in;
    ``order`` are the places in order, ``kind`` the finest unit, which sets rates apart from amounts."""

    values: dict[int, int]
    units: dict[int, int]
    whole: int
    negative: bool
    order: tuple[int, ...] = ()
    kind: int = 0

    def printed(self, terms: Iterable[int]) -> tuple[int, ...]:
        """Those of the places at which the line prints a figure."""
        return tuple(place for place in terms if place in self.values)

    def slack(self, total: int, unit: int, count: int, near: bool = False) -> int:
        """Twice the difference that is explained: half a unit of the last place a figure."""
        if near:
            return max(2 * abs(total) // _NEAR, unit * min(count + 1, _MOST_ROUNDED))
        if unit == self.whole and abs(total) < _ROUND * unit and total != _HUNDRED * unit:
            return 0
        return unit * min(count + 1, _MOST_ROUNDED)

    def _slack(self, pattern: Pattern, terms: tuple[int, ...]) -> int:
        unit = min(self.units[place] for place in (pattern.total, *terms))
        return self.slack(self.values[pattern.total], unit, len(terms), pattern.near)

    def holds(self, pattern: Pattern) -> bool | None:
        """Whether the sum holds in this line; None where its total, or every term, is blank."""
        terms = self.printed(pattern.terms)
        if pattern.kinds and self.kind not in pattern.kinds:
            return None
        if pattern.total not in self.values or not terms or (pattern.pair and len(terms) < len(pattern.terms)):
            return None
        off = abs(sum(self.values[place] for place in terms) - self.values[pattern.total])
        return 2 * off <= (self._slack(pattern, terms) if off else 0)

    def surprise(self, pattern: Pattern, first: bool = True) -> int:
        """How little chance explains that the sum holds here, in bits: 10 is a chance of one in a thousand.

        A running sum passes a given figure as closely as its terms are large; a pair is one of many. Where other lines
        hold the sum already (not ``first``), its terms are no choice any more.
        """
        terms = self.printed(pattern.terms)
        sizes = [abs(self.values[place]) for place in terms if self.values[place]]
        if len(sizes) < _LEAST - 1:
            return 0
        window = self._slack(pattern, terms) + self.units[pattern.total]
        if pattern.pair:
            near = min(_NEIGHBOURS, len(self.values) - 1)
            chances, apart = near * (near - 1) // 2 * window, max(sizes)
        elif pattern.near:  # a term as small as what is forgiven proves nothing
            chances, apart = 2 * window, sorted(sizes)[len(sizes) // 3]
        else:
            chances, apart = 2 * window * (len(sizes) if first else 1), sum(sizes)
        return min(_MOST_BITS, max(0, apart.bit_length() - chances.bit_length()))


def figures(lines: Mapping[int, Mapping[int, Decimal]]) -> dict[int, Figures]:
    """The lines that print enough figures for a sum, on one scale."""
    finest = max((places(line.values()) for line in lines.values()), default=0)
    return {index: _figures(line, finest) for index, line in lines.items() if len(line) >= _LEAST}


def _figures(line: Mapping[int, Decimal], finest: int) -> Figures:
    values = {place: int(value.scaleb(finest)) for place, value in line.items()}
    units = {place: 10 ** (finest - places((value,))) for place, value in line.items()}
    negative = any(value < 0 for value in values.values())
    return Figures(values, units, 10**finest, negative, tuple(sorted(values)), min(units.values(), default=0))
