"""period-length within one sentence: 10月1日至7日放假调休，共7天；三年行动计划（2021-2023年）；…，共监测了5个月。"""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.checks.facts import Facts, Sentence
from pipeline.checks.ranges import PARTED, RANGE, Stretch, lengths, ranges, stretch
from pipeline.checks.relation import Relation
from pipeline.model import Span
from pipeline.notation.dates import DateMention, find_dates
from pipeline.notation.numerals import integer

_NUMBER = r"(?P<number>(?<![第\d.年月])\d{1,3}|(?<![第一二三四五六七八九十])[一二两三四五六七八九十]{1,3})"
_LENGTH = rf"(?:(?P<half>半年)|{_NUMBER}(?P<unit>个工作日|工作日|天|日|个月|年|周)(?![度份级底初期级月日]))"
_BEHIND = re.compile(rf"[^。;\n\d]{{0,18}}?{_LENGTH}")
_BEFORE = re.compile(rf"{_LENGTH}[^。;\n\d]{{0,16}}$")
_ALL_DAYS = re.compile(r"(?:共计?|会期|展期)[^,。;]{0,2}$")  # 共7天 counts them all
_LASTS = re.compile(r"(?:为期|历时|共计?|持续)[^,。;]{0,2}$")
_PLAN = re.compile(r"[^。;,]*\($")  # 三年行动计划（2021-2023年）
_SPENT = re.compile(r"(?:分|用|有效期|有效期限|为期|期限|建设期|工期)[为是]?$")
_TERM = re.compile(r"(?:期|期限|历时)[为是共]?$")  # 会期5天，自5月11日至13日
_FROM_HERE = re.compile(r"^[^,。;]{0,4}[,(:][自从即]?$")
_EVERY = re.compile(r"[每第满近约前后内逾超]$")
_TOTAL_MONTHS = re.compile(rf"共[^,。;\d一二三四五六七八九十]{{0,6}}{_NUMBER}个月")
_UNITS = {"天": "天", "日": "天", "个工作日": "工作日", "工作日": "工作日", "个月": "月", "年": "年", "周": "周"}
_PRINTED = {"天": "天", "工作日": "个工作日", "月": "个月", "年": "年", "周": "周"}
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_FAR = 2000  # characters back to the year that a month and day belong to
_AROUND = 30  # characters between a stretch and its length
_CLOSE = 14  # characters between a stretch and the length that can only be its own
_HALF_YEAR = 6
_DAY = 10
_PAIR = 2


def lengths_within(facts: Facts) -> Iterator[Relation]:
    """Every length that one sentence states beside its first and last day, month or year.

    Guarantees: a length fails only where the words bind it to the stretch (共, 为期, a plan of so many years).
    """
    for match in ranges(facts.text, 0, len(facts.text)):
        found = stretch(match)
        sentence = facts.sentence_at(match.start()) if found else None
        if found is not None and sentence is not None:
            yield from _beside(facts, sentence, found)
    for match in PARTED.finditer(facts.text):
        found, sentence = stretch(match), facts.sentence_at(match.start())
        stated = _small(match["length"])
        if found is not None and sentence is not None and stated:
            unit = _UNITS[match["unit"]]
            lead = facts.text[match.start() : match.start("length")]
            if not _EVERY.search(lead):
                binds = bool(_SPENT.search(lead))
                yield from _judge(sentence, found, Span(*match.span()), (stated, unit), lengths(found, unit), binds)
    for match in _TOTAL_MONTHS.finditer(facts.text):
        yield from _months(facts, facts.sentence_at(match.start()), match)


def _beside(facts: Facts, sentence: Sentence, found: Stretch) -> Iterator[Relation]:
    """The length behind the stretch, or else the one before it."""
    text = facts.text
    behind = _BEHIND.match(text, found.end, min(sentence.end, found.end + _AROUND))
    before = _BEFORE.search(text[max(sentence.start, found.start - _AROUND) : found.start])
    for match, place in (
        (behind, Span(found.start, behind.end()) if behind else None),
        (before, Span(found.start - len(before[0]), found.end) if before else None),
    ):
        if match is None or place is None:
            continue
        stated, unit = (_HALF_YEAR, "月") if match["half"] else (_small(match["number"]), _UNITS[match["unit"]])
        counted = lengths(found, unit, _year(facts, found))
        if stated is None or not counted:
            continue
        if match is behind:
            lead = text[found.end : match.start("unit") - len(match["number"])] if not match["half"] else ""
            sure = _ALL_DAYS if unit == "天" else _LASTS
            binds = unit != "工作日" and len(lead) <= _CLOSE and sure.search(lead) is not None
        else:
            term = _TERM.search(text[max(sentence.start, place.start - _CLOSE) : place.start]) is not None
            binds = (unit == "年" and bool(_PLAN.search(match[0]))) or (term and bool(_FROM_HERE.search(match[0])))
        if stated in counted or match is behind or binds:
            yield from _judge(sentence, found, place, (stated, unit), counted, binds)
            return


def _judge(
    sentence: Sentence, found: Stretch, place: Span, stated: tuple[int, str], counted: frozenset[int], binds: bool
) -> Iterator[Relation]:
    length, unit = stated
    if length in counted or (binds and counted):
        actual = length if length in counted else max(counted)
        yield _relation(sentence, place, (length, actual), _PRINTED[unit], found.ends, length in counted)


def _year(facts: Facts, found: Stretch) -> int | None:
    """The year that a month and day belong to: the one printed last before them, else the circular's."""
    if found.first[0] or found.first[2] is None:
        return None
    near = _YEAR.findall(facts.text, max(0, found.start - _FAR), found.start)
    return int(near[-1]) if near else facts.year()


def _months(facts: Facts, sentence: Sentence | None, match: re.Match[str]) -> Iterator[Relation]:
    """共…5个月, behind two dates of the sentence that need be no stretch."""
    if sentence is None:
        return
    mentions = find_dates(facts.circular.text, sentence.start, match.start())
    dates = [mention for mention in mentions if len(mention.value) == _DAY]
    stated = _small(match["number"])
    counted = _between(dates[0], dates[-1]) if len(dates) == _PAIR else 0
    if stated and counted > 0 and not RANGE.match(facts.text, dates[0].start):
        ends = (dates[0].value, dates[1].value)
        holds = abs(stated - counted) <= 1
        actual = stated if holds else counted
        yield _relation(sentence, Span(dates[0].start, match.end()), (stated, actual), "个月", ends, holds)


def _between(first: DateMention, last: DateMention) -> int:
    one, other = date.fromisoformat(first.value), date.fromisoformat(last.value)
    return (other.year - one.year) * 12 + other.month - one.month


def _small(numeral: str) -> int | None:
    return integer(numeral.replace("两", "二"))


def _relation(
    sentence: Sentence, place: Span, lengths_: tuple[int, int], unit: str, ends: tuple[str, str], holds: bool
) -> Relation:
    stated, actual = lengths_
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
