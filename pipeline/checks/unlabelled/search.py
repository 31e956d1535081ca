"""Which sums of a grid are meant: those that line after line bears out, round after round."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.unlabelled.candidates import Kind, pairs, runs, skips, strides
from pipeline.checks.unlabelled.figures import Figures, Pattern

_SAMPLE = 60  # lines that are asked which sums they allow; all lines are asked whether those hold
_TRIED = 3  # patterns of one total, those that most lines allow
_ROUNDS = 12  # subtotals, totals, grand totals; sums of each kind
_FIRST = 2  # distinct lines in which the terms of a sum are a choice among many; in the others they are given
_EVIDENCE = 10  # bits: a chance of one in a thousand
_SURE = (70, 100)  # share of the lines in which a sum must hold
_LARGELY = (45, 100)  # and where many lines bear it out: others may have been left as they were
_MUCH = 80  # bits, eight lines at least
_SECOND = 4  # lines that must bear out another sum of one total, or a figure that repeats it
_OWN_WAY = 30  # out of 100: what a pattern counts that stands the other way round than all others of the grid


class Graded(NamedTuple):
    """A pattern, the lines in which it holds out of those that print it, and the evidence for it."""

    pattern: Pattern
    held: int
    printed: int
    bits: int


def search(lines: Mapping[int, Figures]) -> list[Pattern]:
    """The patterns that the lines bear out: runs first, then pairs, figures apart, runs a little off; last, near sums.

    Guarantees: no figure is total and fellow of its own term; no two patterns of a round share only a part.
    """
    found = _Found(lines)
    for _ in range(_ROUNDS):
        if not any(found.round(kind) for kind in (runs, pairs, strides, skips)):
            break
    for _ in range(_ROUNDS):
        if not found.round(runs, near=True):
            break
    return found.patterns


class _Found:
    """What has been found so far, and which places are still to be added up."""

    def __init__(self, lines: Mapping[int, Figures]) -> None:
        self.lines = lines
        self.sample = list(lines.values())[:: max(1, len(lines) // _SAMPLE)]
        self.places = sorted({place for line in lines.values() for place in line.values})
        self.order = {place: index for index, place in enumerate(self.places)}
        self.alive = set(self.places)
        self.patterns: list[Pattern] = []
        self.of_total: dict[int, list[Pattern]] = defaultdict(list)
        self.of_term: dict[int, list[Pattern]] = defaultdict(list)
        self.repeated: set[int] = set()  # figures that repeat a total

    def round(self, kind: Kind, near: bool = False) -> bool:
        """One round of one kind; whether it found anything."""
        graded = [grade for pattern in self._allowed(kind, near) if (grade := self._grade(pattern, kind)) is not None]
        ways = Counter({pattern.side: 0 for pattern in self.patterns})
        ways.update(pattern.side for pattern in self.patterns)
        for grade in graded:
            ways[grade.pattern.side] += 1

        def rank(grade: Graded) -> tuple[int, int, int]:
            own = _OWN_WAY + 100 * ways[grade.pattern.side] // ways.total()
            return -(grade.held * grade.held * own // grade.printed), len(grade.pattern.terms), grade.pattern.total

        fresh: list[Pattern] = []
        for grade in sorted(graded, key=rank):
            if self._fits(grade, set(fresh)):
                fresh.append(grade.pattern)
                self._keep(grade.pattern)
        for pattern in tuple(fresh):
            fresh += self._repeats(pattern)
        self.alive -= {term for pattern in fresh for term in pattern.terms} | self.repeated
        return bool(fresh)

    def _views(self, kind: Kind) -> Iterator[Sequence[int]]:
        """What a total may be near to: what is left; what is no total; the totals; what is left and no total."""
        yield [place for place in self.places if place in self.alive]
        if kind is runs and self.of_total:
            yield [place for place in self.places if place not in self.of_total]
            yield [place for place in self.places if place in self.of_total and place not in self.repeated]
            yield [place for place in self.places if place in self.alive and place not in self.of_total]

    def _allowed(self, kind: Kind, near: bool) -> Iterator[Pattern]:
        """The patterns that the sampled lines allow, a few for each total."""
        votes: dict[int, Counter[tuple[int, ...]]] = defaultdict(Counter)
        for view in self._views(kind):
            for total in self.places:
                if len(self.of_total.get(total, ())) < 2:  # terms before it, terms behind it
                    before, after = bisect_left(view, total), bisect_right(view, total)
                    for line in self.sample:
                        votes[total].update(set(kind(line, view, before, after, total, near)))
        for total, allowed in votes.items():
            ranked = sorted(allowed.items(), key=lambda vote: (-vote[1], len(vote[0]), vote[0]))
            yield from (Pattern(total, terms, kind is pairs, near) for terms, _ in ranked[:_TRIED])

    def _grade(self, pattern: Pattern, kind: Kind) -> Graded | None:
        tallies: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        seen: set[tuple[int | None, ...]] = set()
        for line in self.lines.values():
            holds = line.holds(pattern)
            if holds is None or (holds and not line.values[pattern.total]):
                continue
            tally = tallies[line.kind]
            tally[1] += 1
            tally[0] += holds
            numbers = tuple(line.values.get(place) for place in (pattern.total, *pattern.terms[:_TRIED]))
            if holds and numbers not in seen:  # the same figures again prove nothing
                seen.add(numbers)
                tally[2] += line.surprise(pattern, first=len(seen) <= _FIRST)
        if whole := self._enough(pattern, kind, tallies.values()):
            return whole
        sure = {decimals: tally for decimals, tally in tallies.items() if _SURE[1] * tally[0] >= _SURE[0] * tally[1]}
        if not sure or len(sure) == len(tallies):
            return None  # columns of amounts add up, those of rates between them do not
        alike = Pattern(pattern.total, pattern.terms, pattern.pair, pattern.near, frozenset(sure))
        return self._enough(alike, kind, sure.values())

    def _enough(self, pattern: Pattern, kind: Kind, tallies: Iterable[Sequence[int]]) -> Graded | None:
        """The pattern graded, if lines enough hold it; a tally has the lines that hold, that print it, their bits."""
        held, printed, bits = (sum(column) for column in zip(*tallies, strict=True)) if tallies else (0, 0, 0)
        share, whole = _LARGELY if bits >= _MUCH and kind is runs else _SURE
        several = held > 1 or (kind is runs and not pattern.kinds)
        enough = bits >= _EVIDENCE and whole * held >= share * printed and several
        return Graded(pattern, held, printed, bits) if enough else None

    def _fits(self, grade: Graded, fresh: set[Pattern]) -> bool:
        """Whether the pattern contradicts none that is kept."""
        pattern, terms = grade.pattern, set(grade.pattern.terms)
        for other in self.of_total.get(pattern.total, ()):
            second = grade.held >= _SECOND and grade.bits >= 2 * _EVIDENCE and other.side * pattern.side < 0
            if not second or terms.intersection(other.terms) or pattern.total in self.repeated:
                return False
        sharing = {other for term in terms for other in self.of_term.get(term, ())}
        for other in sharing:
            theirs = set(other.terms)
            nested = terms <= theirs or theirs <= terms
            if other.total in terms or pattern.total in theirs or (other in fresh and not nested):
                return False
        return not any(pattern.total in other.terms for term in terms for other in self.of_total.get(term, ()))

    def _keep(self, pattern: Pattern) -> None:
        self.patterns.append(pattern)
        self.of_total[pattern.total].append(pattern)
        for term in pattern.terms:
            self.of_term[term].append(pattern)

    def _repeats(self, pattern: Pattern) -> list[Pattern]:
        """The pattern again for a figure right beside the total that says the same in every line."""
        at = self.order[pattern.total]
        found: list[Pattern] = []
        for beside in self.places[max(0, at - 1) : at + 2]:
            if beside in self.of_total or beside in pattern.terms or not self._same(pattern.total, beside):
                continue
            found.append(Pattern(beside, pattern.terms, pattern.pair, pattern.near))
            self._keep(found[-1])
            self.repeated.add(beside)
        return found

    def _same(self, one: int, other: int) -> bool:
        figures = [line.values for line in self.lines.values() if one in line.values]
        both = [values for values in figures if other in values]
        telling = sum(values[one] != 0 for values in both) >= _SECOND and 2 * len(both) >= len(figures)
        return telling and all(values[one] == values[other] for values in both)
