"""period-length: 九个月 against 从2007年7月至2008年3月, wherever the same undertaking is named."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.checks.facts import Facts, Sentence
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Span
from pipeline.notation.dates import DateMention, find_dates
from pipeline.notation.numerals import integer

_TO = re.compile(r"\s*+(?:起\s*+)?(?:至|到|—{1,2}|-{1,2}|–|~|－)\s*")
_MONTHS = re.compile(r"[个個]月(?!以|内|左右|余|前|后|之)")
_NUMERAL = re.compile(r"(?<![\d.第])(\d{1,3}|[一二两三四五六七八九十]{1,3})\s?$")
_BOUNDED = re.compile(r"(?:不?超过|不[少低]于|不足|至少|最长|最多|满|近|约|每)$")  # a bound is no length
_LONGEST = 5  # characters of a number of months, and one before it
_CLAUSE = re.compile(r"[，,。；;：:、！？!?\n\r]")
# Four Han characters in common (招商引资) name an undertaking; fewer are chance (项目建设 against 项目).
_SHARED = 4
_YEAR_MONTH = 7
_ENDS = 2  # months that a range prints


class Period(NamedTuple):
    """A range of months that the text states, its first and last month included."""

    first: DateMention
    last: DateMention
    months: int
    sentence: Sentence


class Duration(NamedTuple):
    """A printed number of months with the clause around it."""

    span: Span
    months: int
    before: str
    after: str
    sentence: Sentence


def period_length(facts: Facts) -> Iterator[Relation]:
    """Every printed number of months against the range of months stated for the same undertaking.

    Guarantees: a duration that shares no words with a range and is no effort of the document's own is left
    alone, as is one with 以内, 左右, 以上 behind it.
    """
    periods = list(_periods(facts))
    if not periods:
        return
    for duration in _durations(facts):
        linked = [period for period in periods if _same_undertaking(facts, duration, period)]
        if not linked and len(periods) == 1 and _effort(duration):
            linked = periods
        if linked:
            equal = [period for period in linked if period.months == duration.months]
            yield _relation(duration, (equal or linked)[0], bool(equal))


def _periods(facts: Facts) -> Iterator[Period]:
    for sentence in facts.sentences:
        if facts.text.count("月", sentence.start, sentence.end) < _ENDS:
            continue  # no range of months; counting is cheaper than reading dates
        dates = find_dates(facts.circular.text, sentence.start, sentence.end)
        for first, last in pairwise(dates):
            between = facts.text[first.end : last.start]
            if _TO.fullmatch(between) and len(first.value) == len(last.value) == _YEAR_MONTH:
                months = _index(last.value) - _index(first.value) + 1
                if months > 0:
                    yield Period(first, last, months, sentence)


def _index(value: str) -> int:
    year, month = value.split("-")
    return int(year) * 12 + int(month)


def _durations(facts: Facts) -> Iterator[Duration]:
    for match in _MONTHS.finditer(facts.text):
        sentence = facts.sentence_at(match.start())
        if sentence is not None:
            start = max(0, match.start() - _LONGEST)
            numeral = _NUMERAL.search(facts.text[start : match.start()])
            months = integer(numeral[1].replace("两", "二")) if numeral else None
            if numeral and months:
                first = start + numeral.start()
                if _BOUNDED.search(facts.text[max(0, first - _LONGEST) : first]):
                    continue
                before = _CLAUSE.split(facts.text[sentence.start : first])[-1]
                after = _CLAUSE.split(facts.text[match.end() : sentence.end])[0]
                yield Duration(Span(first, match.end()), months, before, after, sentence)


def _same_undertaking(facts: Facts, duration: Duration, period: Period) -> bool:
    if duration.sentence.start == period.sentence.start:
        return True
    words = facts.text[period.sentence.start : period.sentence.end]
    return any(_shares(side, words) for side in (duration.before, duration.after))


def _shares(clause: str, words: str) -> bool:
    return any(
        clause[at : at + _SHARED] in words and clause[at : at + _SHARED].isalpha()
        for at in range(len(clause) - _SHARED + 1)
    )


def _effort(duration: Duration) -> bool:
    return any(duration.after.startswith(word) for word in settings().efforts)


def _relation(duration: Duration, period: Period, holds: bool) -> Relation:
    return Relation(
        rule="period-length",
        status="pass" if holds else "fail",
        evidence=(duration.span, period.first.span, period.last.span),
        fields={
            "months": str(duration.months),
            "first": period.first.value,
            "last": period.last.value,
            "actual": str(period.months),
        },
        expected=str(duration.months),
        actual=str(period.months),
        difference=None,
        unit="月",
        section_id=duration.sentence.block.section_id,
    )
