"""period-length within one sentence: 10月1日至7日放假调休，共7天；三年行动计划（2021-2023年）；…，共监测了5个月。"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.facts import Facts, Sentence
from pipeline.checks.relation import Relation
from pipeline.model import Span
from pipeline.notation.dates import DateMention, find_dates
from pipeline.notation.numerals import integer

_NUMBER = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
_DAYS = re.compile(
    r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日?(?:\([^)]{1,4}\))?(?:至|到|—{1,2}|-|–|~)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
    rf"[^。;\d\n]{{0,14}}?共(?:计)?{_NUMBER}天"
)
_YEARS = re.compile(
    rf"(?<!第){_NUMBER}年[^年。;,\d\n]{{0,14}}?\(((?:19|20)\d\d)年?(?:至|到|—{{1,2}}|-|–|~)((?:19|20)\d\d)年?\)"
)
_YEAR_RANGE = re.compile(r"\((?:19|20)\d\d")
_TOTAL_MONTHS = re.compile(rf"共[^,。;\d一二三四五六七八九十]{{0,6}}{_NUMBER}个月")
_STAGES = re.compile(
    rf"从((?:19|20)\d\d)年(?:开始|起)?[^。;\n]{{0,40}}?分{_NUMBER}年[^。;\d\n]{{0,20}}?(?:至|到)((?:19|20)\d\d)年"
)
_WORKING_DAYS = re.compile(
    rf"{_NUMBER}个工作日[^。;\d\n(]{{0,6}}\(即?(?:(\d{{4}})年)?(\d{{1,2}})月(\d{{1,2}})日?"
    r"(?:至|到|—{1,2}|-|–|~)(?:(\d{1,2})月)?(\d{1,2})日"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_FAR = 2000  # characters back to the year that a month and day belong to
_WEEKEND = 5
_LEAP = 2000  # any leap year: where no year is printed, February may have 29 days
_DAY = 10
_PAIR = 2


def lengths_within(facts: Facts) -> Iterator[Relation]:
    """Every length that one sentence states beside its first and last day, year or date."""
    if "天" in facts.text:  # a plain search is cheap, and most circulars have none
        for match in _DAYS.finditer(facts.text):
            yield from _days(facts.sentence_at(match.start()), match)
    if _YEAR_RANGE.search(facts.text):
        for match in _YEARS.finditer(facts.text):
            yield from _years(facts.sentence_at(match.start()), match)
    for match in _STAGES.finditer(facts.text):
        yield from _years(facts.sentence_at(match.start()), match, (2, 1, 3))
    if "个工作日(" in facts.text or "个工作日内(" in facts.text:
        for match in _WORKING_DAYS.finditer(facts.text):
            yield from _working_days(facts, facts.sentence_at(match.start()), match)
    for match in _TOTAL_MONTHS.finditer(facts.text):
        yield from _months(facts, facts.sentence_at(match.start()), match)


def _days(sentence: Sentence | None, match: re.Match[str]) -> Iterator[Relation]:
    year = int(match[1] or match[4] or _LEAP)
    try:
        first = date(year, int(match[2]), int(match[3]))
        last = date(int(match[4] or year), int(match[5] or match[2]), int(match[6]))
    except ValueError:
        return
    stated, counted = _small(match[7]), (last - first).days + 1
    if sentence and stated and counted > 0:
        ends = (str(first)[5:], str(last)[5:])
        yield _relation(sentence, Span(*match.span()), (stated, counted), "天", ends, stated == counted)


def _working_days(facts: Facts, sentence: Sentence | None, match: re.Match[str]) -> Iterator[Relation]:
    """Proved by the days of the week alone; which of them were holidays is not known, so none fails."""
    near = _YEAR.findall(facts.text, max(0, match.start() - _FAR), match.start())
    year = int(match[2] or (near[-1] if near else facts.year() or 0))
    try:
        first, last = (date(year, int(match[3]), int(match[4])), date(year, int(match[5] or match[3]), int(match[6])))
    except ValueError:
        return
    stated = _small(match[1])
    counted = sum((first + timedelta(day)).weekday() < _WEEKEND for day in range((last - first).days + 1))
    if sentence and stated == counted:
        ends = (str(first), str(last))
        yield _relation(sentence, Span(*match.span()), (counted, counted), "个工作日", ends, holds=True)


def _years(
    sentence: Sentence | None, match: re.Match[str], groups: tuple[int, int, int] = (1, 2, 3)
) -> Iterator[Relation]:
    """``groups``: which groups hold the length, the first and the last year."""
    length, first, last = (match[group] for group in groups)
    stated, counted = _small(length), int(last) - int(first) + 1
    if sentence and stated and counted > 0:
        # 五年规划 runs over five calendar years; 三年 may also mean from one year's middle to another's.
        holds = stated in (counted, counted - 1)
        yield _relation(sentence, Span(*match.span()), (stated, counted), "年", (first, last), holds)


def _months(facts: Facts, sentence: Sentence | None, match: re.Match[str]) -> Iterator[Relation]:
    if sentence is None:
        return
    mentions = find_dates(facts.circular.text, sentence.start, match.start())
    dates = [mention for mention in mentions if len(mention.value) == _DAY]
    stated = _small(match[1])
    counted = _between(dates[0], dates[-1]) if len(dates) == _PAIR else 0
    if stated and counted > 0:
        ends = (dates[0].value, dates[1].value)
        yield _relation(
            sentence, Span(dates[0].start, match.end()), (stated, counted), "个月", ends, abs(stated - counted) <= 1
        )


def _between(first: DateMention, last: DateMention) -> int:
    one, other = date.fromisoformat(first.value), date.fromisoformat(last.value)
    return (other.year - one.year) * 12 + other.month - one.month


def _small(numeral: str) -> int | None:
    return integer(numeral.replace("两", "二"))


def _relation(
    sentence: Sentence, place: Span, lengths: tuple[int, int], unit: str, ends: tuple[str, str], holds: bool
) -> Relation:
    stated, counted = lengths
    actual = stated if holds else counted
    return Relation(
        rule="period-length",
        status="pass" if holds else "fail",
        evidence=(place,),
        fields={"stated": str(stated), "unit": unit, "first": ends[0], "last": ends[1], "actual": str(actual)},
        expected=str(stated),
        actual=str(actual),
        unit=unit,
        section_id=sentence.block.section_id,
        sentence="period-length-within-pass" if holds else "period-length-within-fail",
    )
