"""The sums that one line allows: which figures beside a total make it.

``view`` is an ordered list of places that may be terms; ``before`` of them stand before the total, and those from
``after`` on behind it (the total itself may be among them).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from pipeline.checks.unlabelled.figures import Figures

Terms = tuple[int, ...]
Kind = Callable[[Figures, Sequence[int], int, int, int, bool], Iterator[Terms]]

_LEAST_TERMS = 2
_MOST_TERMS = 400  # keeps the search linear in the size of the grid
_MOST_SKIPPED = 2  # figures of another kind (a rate) between a total and its terms
_STRIDES = (2, 3)  # columns in pairs or threes (number, share)
_MOST_STRIDES = 24
_LEAST_STRIDDEN = 3  # every second figure: two are a pair
_WINDOW = 10  # figures on either side among which two make the total
_OVER = 100  # a running sum of figures above zero that is this part over the total will not come back


def runs(line: Figures, view: Sequence[int], before: int, after: int, total: int, near: bool) -> Iterator[Terms]:
    """The runs right before and right behind the total."""
    yield from _run(line, view[max(0, before - _MOST_TERMS) : before][::-1], total, near)
    yield from _run(line, view[after : after + _MOST_TERMS], total, near)


def skips(line: Figures, view: Sequence[int], before: int, after: int, total: int, near: bool) -> Iterator[Terms]:
    """The runs that begin one or two figures away."""
    for skipped in range(1, _MOST_SKIPPED + 1):
        yield from runs(line, view, max(0, before - skipped), after + skipped, total, near)


def strides(line: Figures, view: Sequence[int], before: int, after: int, total: int, near: bool) -> Iterator[Terms]:
    """Every second, or every third figure on either side."""
    for stride in _STRIDES:
        for first in range(stride):
            behind = view[after + first : after + first + stride * _MOST_STRIDES : stride]
            ahead = view[max(0, before - stride * _MOST_STRIDES) : max(0, before - first)][::-1][::stride]
            for terms in (ahead, behind):
                yield from _run(line, terms, total, near, _LEAST_STRIDDEN)


def pairs(line: Figures, view: Sequence[int], before: int, after: int, total: int, near: bool) -> Iterator[Terms]:
    """Two figures near the total on one side of it, or the two between which it stands."""
    sought, unit = line.values.get(total), line.units.get(total, 0)
    if not sought or near:
        return
    ahead, behind = view[max(0, before - _WINDOW) : before], view[after : after + _WINDOW]
    off = (-unit, 0, unit) if line.slack(sought, unit, _LEAST_TERMS) else (0,)
    for side in (ahead, behind, (*ahead[-1:], *behind[:1])):
        places: dict[int, list[int]] = defaultdict(list)
        for place in side:
            if line.values.get(place):
                places[line.values[place]].append(place)
        for place in side:
            rest = sought - line.values.get(place, sought)
            yield from ((place, other) for slip in off for other in places.get(rest + slip, ()) if place < other)


def _run(line: Figures, view: Sequence[int], total: int, near: bool, least: int = _LEAST_TERMS) -> Iterator[Terms]:
    """The first figures of a view that make the total, and those with the blanks and zeros behind them."""
    sought, unit = line.values.get(total), line.units.get(total, 0)
    if not sought:
        return
    made = count = 0
    hit = False
    for length, place in enumerate(view, 1):
        value = line.values.get(place)
        if value:
            if hit:
                return
            made, count, unit = made + value, count + 1, min(unit, line.units[place])
            if not line.negative and made * _OVER > sought * (_OVER + 1) + unit * _OVER:
                return
        if value is not None and count >= least and 2 * abs(made - sought) <= line.slack(sought, unit, count, near):
            hit = True
            yield tuple(sorted(view[:length]))
