"""Stretches of time that a text prints with both ends (3月5日至9日, 2018-2020年), and how long they are."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_TO = r"(?:至|到|—{1,2}|-{1,2}|–|~|－)"
_TAIL = r"(?:\([^()\n]{1,6}\))?(?:[上下]午|零时|\d{1,2}时)?(?:(?:起|开始),?)?"


def _point(number: int) -> str:
    """A year, a month of it, a day of it: each may be missing where the sentence tells it."""
    return (
        rf"(?:(?P<y{number}>(?:19|20)\d\d)(?:年|(?={_TO})))?"
        rf"(?:(?P<m{number}>\d{{1,2}})月)?(?:份)?(?:(?P<d{number}>\d{{1,2}})日)?"
    )


RANGE = re.compile(rf"(?<![\d.])(?=\d){_point(1)}{_TAIL}{_TO}{_point(2)}")
# How every stretch begins: searched for first, since it is found fast.
_BEGINS = re.compile(rf"\d{{1,4}}(?:[年月日]|(?={_TO}))")
# 从1996年开始逐年扩招，分3年落实，至1998年; 自6月1日起施行，有效期5年，至…止: the length stands between the ends.
PARTED = re.compile(
    rf"[从自](?=\d){_point(1)}(?:起|开始)?[^。;\n]{{0,40}}?(?P<length>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})"
    rf"(?P<unit>年|个月)(?!度|份|级|底|初)[^。;\d\n]{{0,20}}?(?:至|到){_point(2)}"
)
_WEEKEND = 5
_WEEK = 7
_YEARS = (2000, 2001)  # where no year is printed, February has 29 days or 28
_MONTHS = 12
_LOOSE = 3  # days by which 三个月 may miss its ends: 3月1日至5月30日


def ranges(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every match of ``RANGE`` between ``start`` and ``end``, one behind the other."""
    done = start
    for begin in _BEGINS.finditer(text, start, end):
        match = RANGE.match(text, begin.start(), end) if begin.start() >= done else None
        if match is not None:
            done = match.end()
            yield match


class Stretch(NamedTuple):
    """The two ends as printed: year, month and day each, None where the text leaves one out."""

    start: int
    end: int
    first: tuple[int | None, int | None, int | None]
    last: tuple[int | None, int | None, int | None]

    @property
    def ends(self) -> tuple[str, str]:
        """The ends for a message: 2019-01-01, 03-05, 2018."""
        return _shown(self.first), _shown(self.last)


def _shown(point: tuple[int | None, int | None, int | None]) -> str:
    return "-".join(f"{part:02}" for part in point if part is not None)


def stretches(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Every stretch between ``start`` and ``end``."""
    for match in ranges(text, start, end):
        found = stretch(match)
        if found is not None:
            yield found


def stretch(match: re.Match[str]) -> Stretch | None:
    """The stretch of a match of ``RANGE`` or ``PARTED``; None where its ends are no two points of one kind."""
    first, last = (tuple(int(found) if (found := match[f"{part}{n}"]) else None for part in "ymd") for n in (1, 2))
    y1, m1, d1 = first
    y2, m2, d2 = last
    m2 = m1 if m2 is None and d2 is not None else m2
    y2 = y1 if y2 is None and m2 is not None else y2
    same = (d1 is None) == (d2 is None) and (m1 is None) == (m2 is None) and (y1 is None) == (y2 is None)
    if not same or (y1 is None and m1 is None) or (d1 is not None and m1 is None):
        return None
    return Stretch(match.start(), match.end(), (y1, m1, d1), (y2, m2, d2))


def lengths(found: Stretch, unit: str, year: int | None = None) -> frozenset[int]:
    """How many ``unit`` (天, 工作日, 周, 月, 年) the stretch takes, in every usual way of counting; empty if unknown.

    >>> def count(text: str, unit: str) -> list[int]:
    ...     return sorted(next(lengths(found, unit) for found in stretches(text, 0, len(text))))
    >>> count("3月5日至9日", "天"), count("2023年3月1日起至5月31日", "月"), count("2018-2020年", "年")
    ([5], [3], [2, 3])
    """
    if found.first[2] is not None:
        return frozenset().union(*(_of_days(one, other, unit) for one, other in _dates(found, year)))
    if found.first[1] is not None and unit in ("月", "年"):
        months = ((found.last[0] or 0) - (found.first[0] or 0)) * _MONTHS + (found.last[1] or 0) - found.first[1] + 1
        if unit == "年":  # 2023年9月至2026年8月, 2023年9月至2026年9月
            return frozenset(count // _MONTHS for count in (months, months - 1) if count > 0 and not count % _MONTHS)
        return frozenset({months}) if months > 0 else frozenset()
    if found.first[1] is None and unit == "年":
        years = (found.last[0] or 0) - (found.first[0] or 0) + 1
        # 五年规划 runs over five calendar years; 三年 may also mean from one year's middle to another's.
        return frozenset({years, years - 1}) - {0} if years > 0 else frozenset()
    return frozenset()


def _dates(found: Stretch, year: int | None) -> Iterator[tuple[date, date]]:
    """The first and the last day, in every year that may be meant."""
    years = (found.first[0],) if found.first[0] else (year,) if year else _YEARS
    for one in years:
        try:
            first = date(one or 0, found.first[1] or 0, found.first[2] or 0)
            last = date(found.last[0] or one or 0, found.last[1] or 0, found.last[2] or 0)
        except ValueError:
            continue
        if first <= last:
            yield first, last


def _of_days(first: date, last: date, unit: str) -> frozenset[int]:
    days = (last - first).days + 1
    if unit == "天":
        return frozenset({days})
    if unit == "周":
        return frozenset({days // _WEEK}) if days % _WEEK == 0 else frozenset()
    if unit == "工作日":
        return frozenset({sum((first + timedelta(day)).weekday() < _WEEKEND for day in range(days))})
    months = (last.year - first.year) * _MONTHS + last.month - first.month
    whole = frozenset(
        count for count in (months, months + 1) if count > 0 and abs((last - _after(first, count)).days + 1) <= _LOOSE
    )
    if unit == "月":
        return whole
    return frozenset(count // _MONTHS for count in whole if count % _MONTHS == 0)


def _after(day: date, months: int) -> date:
    """The same day so many months later, or the month's last."""
    year, month = divmod(day.month - 1 + months, _MONTHS)
    first = date(day.year + year, month + 1, 1)
    last = date(day.year + year + (month == _MONTHS - 1), (month + 1) % _MONTHS + 1, 1) - timedelta(1)
    return min(last, first + timedelta(day.day - 1))
