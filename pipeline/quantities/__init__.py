"""Quantities (量化指标): every number with its unit in running text, and what the text says of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from pipeline.model import Outline, Quantity, Table, exact
from pipeline.quantities.amount import Amount
from pipeline.quantities.amounts import amounts
from pipeline.quantities.assignment_tables import assignments
from pipeline.quantities.exclusions import exclusion
from pipeline.quantities.isotimes import iso_period
from pipeline.quantities.passages import Passage, passages
from pipeline.quantities.phrases import BOUNDARY
from pipeline.quantities.sentence import Reading
from pipeline.quantities.sentences import read_sentence
from pipeline.quantities.traditional import Plain, plain
from pipeline.quantities.vocabulary import words

__all__ = ["assignments", "quantities"]

_SENTENCE_END = re.compile(r"[。！？!?]")
# A text without full stops is read in pieces of this many characters, so that time stays linear.
LONGEST_SENTENCE = 1200
_STROKE = re.compile(r"[\u2500-\u257f|]")
_BLANK_TO_FILL = 3  # so many blanks within a clause are left for a pen
_CENTURIES = frozenset(["19", "20", "一九", "二〇", "二○"])  # 20    年: its last digits are left for a pen
_MAYBE_NUMBER = re.compile(r"[\d０-９一二两三四五六七八九十百千万亿半翻壹贰叁肆伍陆柒捌玖拾]")


def quantities(text: str, outline: Outline, tables: Iterable[Table] = ()) -> tuple[Quantity, ...]:
    """Every quantity of the outline's paragraphs and headings, and of cells that hold prose, in reading order.

    Guarantees:
    1. ``text[q.start:q.end] == q.raw``; quantities are disjoint; ids are ``q1``, ``q2`` … in reading order.
    2. Other cells of tables, labels of sections, dates, ordinals, document numbers and numbers in names give none.
    3. Time is linear in the length of the text.
    """
    found = [
        (passage.span(reading.amount.start, reading.amount.end), passage, reading)
        for passage in passages(text, outline, _MAYBE_NUMBER, tables)
        for reading in _readings(passage)
    ]
    if tables:  # the lines of drawn cells stand beside one another, and a number over two of them holds a stroke
        found = sorted((one for one in found if not _STROKE.search(text, *one[0])), key=lambda one: one[0])
    return tuple(_quantity(f"q{place}", text, *one) for place, one in enumerate(found, 1))


def _readings(passage: Passage) -> list[Reading]:
    simple = plain(passage.view)
    found = amounts(simple.view, alone=False)
    if not found:
        return []
    rules = [exclusion(simple.view, amount) for amount in found]
    kept = [amount for amount, rule in zip(found, rules, strict=True) if not rule and not _aside(passage, amount)]
    ones = [amount.end for amount, rule in zip(found, rules, strict=True) if rule == "one"]
    return [_as_printed(reading, simple) for reading in _read(passage, simple.view, kept, ones)]


def _as_printed(reading: Reading, simple: Plain) -> Reading:
    if simple.printed:
        amount = reading.amount
        at = simple.view.find(amount.unit, amount.number, amount.end)
        unit = simple.original[at : at + len(amount.unit)] if at >= 0 else simple.restored(amount.unit)
        reading.amount.unit = words().canonical.get(unit, unit)
        reading.indicator = simple.restored(reading.indicator)
        reading.period = simple.restored(reading.period)
    return reading


def _read(passage: Passage, view: str, kept: list[Amount], ones: list[int]) -> list[Reading]:
    ends = [match.end() for match in _SENTENCE_END.finditer(view)] + [len(view)]
    starts = [amount.start for amount in kept]
    readings: list[Reading] = []
    at = 0
    while at < len(kept):
        place = bisect_right(ends, starts[at])
        begin = max(ends[place - 1] if place else _text_start(passage), starts[at] - LONGEST_SENTENCE // 2)
        end = min(ends[min(place, len(ends) - 1)], max(begin + LONGEST_SENTENCE, kept[at].end))
        last = max(bisect_left(starts, end, at), at + 1)
        readings += read_sentence(view, min(begin, starts[at]), max(end, kept[last - 1].end), kept[at:last], ones)
        at = last
    return readings


def _text_start(passage: Passage) -> int:
    return passage.labels[0][1] if passage.labels and passage.labels[0][0] == 0 else 0


def _aside(passage: Passage, amount: Amount) -> bool:
    """Whether the amount is part of a section's label, or has a blank to fill in (约      万元, 二〇    年)."""
    if amount.unit == "年" and passage.view[amount.number : amount.number_end] in _CENTURIES:
        blank = passage.offsets[amount.number_end] - passage.offsets[amount.number_end - 1] - 1
        if blank > 1:
            return True
    if amount.start and not amount.arabic and not passage.view[amount.number : amount.number_end].strip("百千万亿萬億"):
        blank = passage.offsets[amount.start] - passage.offsets[amount.start - 1] - 1
        if blank >= _BLANK_TO_FILL and passage.view[amount.start - 1] not in BOUNDARY:
            return True
    return any(start <= amount.start < end for start, end in passage.labels)


def _quantity(quantity_id: str, text: str, place: tuple[int, int], passage: Passage, reading: Reading) -> Quantity:
    amount, (start, end) = reading.amount, place
    value, low, high = (None if number is None else exact(number) for number in (amount.value, amount.low, amount.high))
    return Quantity(
        quantity_id=quantity_id,
        section_id=passage.section_id,
        raw=text[start:end],
        value=value,
        low=low,
        high=high,
        unit=amount.unit,
        comparator=reading.comparator,
        role=reading.role,
        modality=reading.modality,
        indicator=reading.indicator,
        change=reading.change,
        period=reading.period,
        start=start,
        end=end,
        step=exact(amount.step),
        part_id=passage.part_id,
        rule=reading.rule,
        period_iso=iso_period(reading.period) if reading.period else "",
    )
