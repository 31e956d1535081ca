"""number-sequence: numbers of an issuer's year that no circular of the collection bears, and those that two bear."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.library import Library, Number, key_of
from pipeline.checks.relation import Relation
from pipeline.model import Circular, Span

_SEQUENCE = 3  # circulars of one issuer and year; fewer are no sequence


def sequences(library: Library) -> Iterator[tuple[str, Relation]]:
    """Gaps of each issuer's year, under its last circular; numbers borne twice, under the second that bears them."""
    years: dict[tuple[str, int], list[Number]] = defaultdict(list)
    for number, bearers in library.by_number.items():
        years[number.code, number.year].append(number)
        for other in bearers[1:]:
            if key_of(other) != key_of(bearers[0]):  # else a copy
                yield other.id, _relation(other, {"number": str(number), "other": bearers[0].id}, "twice", "1", "2")
    for numbers in years.values():
        places = sorted(number.place for number in numbers)
        gaps = [(before + 1, after - 1) for before, after in pairwise(places) if after > before + 1]
        if len(places) >= _SEQUENCE and gaps:
            last = library.by_number[max(numbers)][0]
            fields = {
                "series": numbers[0].code,
                "year": str(numbers[0].year),
                "missing": _ranges(gaps),
                "count": str(sum(end - start + 1 for start, end in gaps)),
            }
            yield last.id, _relation(last, fields, "note", str(places[-1] - places[0] + 1), str(len(places)))


def _ranges(gaps: Sequence[tuple[int, int]]) -> str:
    """Missing numbers as people write them.

    >>> _ranges([(3, 3), (26, 70)])
    '3、26–70'
    """
    return "、".join(str(start) if start == end else f"{start}–{end}" for start, end in gaps)


def _relation(circular: Circular, fields: dict[str, str], sentence: str, expected: str, actual: str) -> Relation:
    field = circular.metadata.document_number
    return Relation(
        rule="number-sequence",
        status="note",
        evidence=(Span(*field.span),) if field and field.span else (),
        fields=fields,
        expected=expected,
        actual=actual,
        sentence=f"number-sequence-{sentence}",
    )
