"""Means, quotients and relative changes that a grid of numbers holds, found without a word of its labels.

As with sums, the same places must bear out one pattern in line after line where chance would not. Of three figures that
make one quotient any may be the result; it is taken to be the one printed with the most decimal places.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from pipeline.checks.unlabelled.figures import Figures, figures

Place = tuple[int, int]
Operator = Literal["average", "division", "relative-change"]

_WINDOW = 10  # places on either side of a result among which its operands stand
_SAMPLE = 16  # lines that are asked which patterns they allow; all lines are asked whether those hold
_TRIED = 3  # patterns of one result, those that most lines allow
_MOST_TERMS = 60  # of a mean
_LEAST_TERMS = 3  # one figure midway between two others is a progression
_SCALES = (1, 100)  # 0.45 and 45 per cent
_SURE = (70, 100)  # share of the lines in which a pattern must hold
_LEAST_LINES = 2
_EVIDENCE = 16  # bits beyond what a window full of pairs makes by chance
_MOST_BITS = 14  # what a single line may add
_PAIR_BITS = 9  # so many pairs, in powers of two, are tried for one result


class Derived(Struct, frozen=True):
    """A figure and the figures that it follows from, by (row, column): part and whole, new and old, or all terms."""

    operator: Operator
    result: Place
    operands: tuple[Place, ...]


class _Pattern(Struct, frozen=True):
    """Where a figure and its operands stand; those of a mean are all figures from the first to the last place."""

    operator: Operator
    result: int
    operands: tuple[int, ...]
    scale: int = 1


def derived(grid: Mapping[Place, Decimal]) -> list[Derived]:
    """Every mean, quotient and relative change down the columns and along the rows; one a figure and direction.

    Guarantees: the operands are printed figures, none of them the result; each holds but for what rounding explains.
    """
    columns: dict[int, dict[int, Decimal]] = defaultdict(dict)
    rows: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for (row, column), value in grid.items():
        columns[column][row] = value
        rows[row][column] = value
    found = [
        Derived(one.operator, (one.result, column), tuple((row, column) for row in operands))
        for column, one, operands in _found(figures(columns))
    ]
    return found + [
        Derived(one.operator, (row, one.result), tuple((row, column) for column in operands))
        for row, one, operands in _found(figures(rows))
    ]


def _found(lines: Mapping[int, Figures]) -> list[tuple[int, _Pattern, tuple[int, ...]]]:
    """(line, pattern, places of its operands) for every line in which a pattern that is borne out holds."""
    kept = _kept([graded for pattern in _allowed(lines) if (graded := _graded(lines, pattern)) is not None])
    return [
        (index, pattern, _terms(line, pattern))
        for pattern in kept
        for index, line in lines.items()
        if _holds(line, pattern)
    ]


def _allowed(lines: Mapping[int, Figures]) -> Iterator[_Pattern]:
    """The patterns that the sampled lines allow, a few for each result and operator."""
    sample = list(lines.values())[:: max(1, len(lines) // _SAMPLE)]
    votes: dict[tuple[int, Operator], Counter[_Pattern]] = defaultdict(Counter)
    for line in sample:
        places = sorted(line.values)
        for at, result in enumerate(places):
            if line.values[result]:
                near = [*places[max(0, at - _WINDOW) : at], *places[at + 1 : at + 1 + _WINDOW]]
                for pattern in dict.fromkeys((*_quotients(line, result, near), *_means(line, places, at))):
                    votes[result, pattern.operator][pattern] += 1
    for ballots in votes.values():
        ranked = sorted(ballots.items(), key=lambda vote: (-vote[1], _far(vote[0])))
        yield from (pattern for pattern, _ in ranked[:_TRIED])


def _far(pattern: _Pattern) -> tuple[int, int, tuple[int, ...]]:
    return sum(abs(place - pattern.result) for place in pattern.operands), pattern.scale, pattern.operands


def _quotients(line: Figures, result: int, near: list[int]) -> Iterator[_Pattern]:
    """The pairs among the places near a result whose quotient, or whose change, is printed there."""
    whole, stated = line.whole, line.values[result]
    ranked = sorted((line.values[place], place) for place in near if line.values[place])
    values = [value for value, _ in ranked]
    for divisor, below in ranked:
        for scale in _SCALES:
            for operator, base in (("division", 0), ("relative-change", 1)):
                sought = stated * divisor // (whole * scale) + base * divisor
                slack = (line.units[result] * abs(divisor)) // (whole * scale) + line.units[below] * (base + 1) + 1
                slack += abs(stated) * line.units[below] // (whole * scale)
                at = bisect_left(values, sought - slack)
                while at < len(values) and values[at] <= sought + slack:
                    pattern = _Pattern(operator, result, (ranked[at][1], below), scale)  # type: ignore[arg-type]
                    if ranked[at][1] != below and _holds(line, pattern):
                        yield pattern
                    at += 1


def _means(line: Figures, places: list[int], at: int) -> Iterator[_Pattern]:
    """The runs right before and right behind a result that it is the mean of."""
    result = places[at]
    for view in (places[max(0, at - _MOST_TERMS) : at][::-1], places[at + 1 : at + 1 + _MOST_TERMS]):
        made = 0
        for length, place in enumerate(view, 1):
            made += line.values[place]
            mean = abs(made - line.values[result] * length) * 2 <= line.units[result] * length
            if length >= _LEAST_TERMS and mean and len({line.values[one] for one in view[:length]}) > 1:
                yield _Pattern("average", result, (min(view[:length]), max(view[:length])))


def _holds(line: Figures, pattern: _Pattern) -> bool | None:
    """Whether the pattern holds in a line; None where one of its figures is not printed, or proves nothing."""
    if pattern.operator == "average":
        return _is_mean(line, pattern)
    part, below = pattern.operands
    values, units = line.values, line.units
    if pattern.result not in values or not values.get(part) or not values.get(below):
        return None
    over = values[part] - values[below] if pattern.operator == "relative-change" else values[part]
    off = abs(over * line.whole * pattern.scale - values[pattern.result] * values[below])
    rounding = units[pattern.result] * abs(values[below])
    rounded = [place for place in pattern.operands if units[place] < line.whole]
    rounding += sum(units[place] * (line.whole * pattern.scale + abs(values[pattern.result])) for place in rounded)
    return 2 * off <= rounding + 2 * (off > 0)


def _is_mean(line: Figures, pattern: _Pattern) -> bool | None:
    terms = _terms(line, pattern)
    if pattern.result not in line.values or len(terms) < _LEAST_TERMS:
        return None
    off = abs(sum(line.values[place] for place in terms) - line.values[pattern.result] * len(terms))
    return 2 * off <= line.units[pattern.result] * len(terms)


def _terms(line: Figures, pattern: _Pattern) -> tuple[int, ...]:
    """The operands as the line prints them."""
    if pattern.operator != "average":
        return pattern.operands
    first, last = pattern.operands
    return tuple(place for place in line.order[bisect_left(line.order, first) : bisect_right(line.order, last)])


def _graded(lines: Mapping[int, Figures], pattern: _Pattern) -> tuple[int, int, _Pattern] | None:
    """The lines in which a pattern holds, how much in them its result looks like one, and the pattern."""
    held = printed = finer = bits = 0
    seen: set[tuple[int | None, ...]] = set()
    for line in lines.values():
        holds = _holds(line, pattern)
        if holds is None:
            continue
        printed += 1
        held += holds
        numbers = tuple(line.values.get(place) for place in (pattern.result, *_terms(line, pattern)[:_TRIED]))
        if holds and numbers not in seen:
            seen.add(numbers)
            bits += _bits(line, pattern)
            finer += _finer(line, pattern)
    share, whole = _SURE
    enough = held >= _LEAST_LINES and whole * held >= share * printed and bits >= _EVIDENCE + _PAIR_BITS
    return (held, finer, pattern) if enough else None


def _finer(line: Figures, pattern: _Pattern) -> int:
    """Whether the figure looks like a result: more decimals than its operands (2), or smaller than they are (1)."""
    operands = _terms(line, pattern)
    result = line.values[pattern.result]
    if _decimals(result, line.whole) > max(_decimals(line.values[place], line.whole) for place in operands):
        return 2
    return int(abs(result) < min(abs(line.values[place]) for place in operands))


def _decimals(value: int, whole: int) -> int:
    """The decimal places that a figure uses: 5.00 uses none."""
    place, scaled = 0, value
    while scaled % whole:
        place, scaled = place + 1, scaled * 10
    return place


def _bits(line: Figures, pattern: _Pattern) -> int:
    """How little chance explains that the pattern holds here: how many values the result might have had.

    A mean lies anywhere between its terms, and each length of the run is another try.
    """
    terms = _terms(line, pattern)
    result = line.values[pattern.result]
    shown = max(_decimals(line.values[place], line.whole) for place in (pattern.result, *terms))
    unit = max(1, line.whole // int(10**shown))
    if pattern.operator == "average":
        figures_of = [line.values[place] for place in terms]
        chances = (max(figures_of) - min(figures_of)) // unit // len(terms)
    else:
        chances = abs(result) // unit
    return min(_MOST_BITS, max(0, chances.bit_length() - 1))


def _kept(graded: list[tuple[int, int, _Pattern]]) -> list[_Pattern]:
    """One pattern a result; of those that read the same figures the other way round the one with the finer result."""
    kept: dict[int, _Pattern] = {}
    taken: set[frozenset[int]] = set()
    for _, _, pattern in sorted(
        graded, key=lambda one: (-one[1], -one[0], _far(one[2]), one[2].result, one[2].operator)
    ):
        figures_read = frozenset((pattern.result, *pattern.operands))
        if pattern.result not in kept and figures_read not in taken:
            kept[pattern.result] = pattern
            taken.add(figures_read)
    return list(kept.values())
