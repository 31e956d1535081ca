"""Periods as ISO 8601: points, intervals, recurrences, durations, years of plans."""

import re
from decimal import Decimal
from functools import lru_cache

from pipeline.model.exact import CACHED
from pipeline.notation.dates import find_dates
from pipeline.notation.numerals import number

_PLAN = re.compile(
    r"“?(?P<plan>[一二三四五六七八九十]{1,2})五”?(?:(?P<part>[前后])(?P<years>[一二两三四])年|规划|计划|时期|期间|末|以来)?"
)
_FIRST_KNOWN_PLAN, _ITS_FIRST_YEAR, _PLAN_YEARS = 3, 1966, 5  # 三五 was 1966–1970; five years each since then
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)年?[-—–~～至到](?P<last>(?:19|20)?\d\d)年")
_SPAN_END = re.compile(r"[至到—–-](?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日\Z")
_DURATION = re.compile(
    r"(?:(?P<each>每隔?)|近|利用|经过|用)?(?P<size>[\d.一二两三四五六七八九十]+)(?P<unit>年|个月|月|周|天|日)(?:时间)?"
)
_DESIGNATORS = {"年": "Y", "个月": "M", "月": "M", "周": "W", "天": "D", "日": "D"}
_RATES = {
    "每年": "R/P1Y", "每年度": "R/P1Y", "年均": "R/P1Y", "年产": "R/P1Y", "每月": "R/P1M", "月均": "R/P1M",
    "每季度": "R/P3M", "每周": "R/P1W", "每日": "R/P1D", "每天": "R/P1D", "日均": "R/P1D", "每小时": "R/PT1H",
}  # fmt: skip
_UNTIL = ("到", "至", "截至", "截止", "力争到", "预计到")
_SINCE = ("自", "从")


@lru_cache(maxsize=CACHED)
def iso_period(printed: str) -> str:
    """The ISO 8601 form of a printed period; empty where it names no point that the words alone fix (今年).

    A point is as precise as its print; an open interval has ``..`` on the open side (ISO 8601-2).

    >>> [iso_period(text) for text in ("2025年", "到2025年", "自2025年起", "2022年6月底", "截至2024年年底", "今年")]
    ['2025', '../2025', '2025/..', '2022-06', '../2024', '']
    >>> [iso_period(text) for text in ("2023—2025年", "“十四五”期间", "8月11日", "每月", "近3年", "9个月", "每10天")]
    ['2023/2025', '2021/2025', '--08-11', 'R/P1M', 'P3Y', 'P9M', 'R/P10D']
    >>> [iso_period(text) for text in ("2021年12月底前", "2030年以前", "“十一五”前四年", "“十四五”后两年")]
    ['../2021-12', '../2030', '2006/2009', '2024/2025']
    >>> [iso_period(text) for text in ("2018年12月30日至2019年1月1日", "8月11日至18日", "2024年3月8日至7月7日")]
    ['2018-12-30/2019-01-01', '--08-11/--08-18', '2024-03-08/2024-07-07']
    """
    if printed in _RATES:
        return _RATES[printed]
    if years := _YEARS.search(printed):
        return f"{years['first']}/{years['first'][: 4 - len(years['last'])]}{years['last']}"
    if plan := _PLAN.fullmatch(printed.strip("在到至自从")):
        return _plan_years(plan["plan"], plan["part"], number(plan["years"] or ""))
    points = [mention.value for mention in find_dates(printed) if mention.value]
    if points:
        return _interval(printed, points)
    if month_day := re.search(r"(\d{1,2})月(\d{1,2})日", printed):
        return _interval(printed, [f"--{int(month_day[1]):02d}-{int(month_day[2]):02d}"])
    if duration := _DURATION.fullmatch(printed):
        size = number(duration["size"])
        form = f"P{size}{_DESIGNATORS[duration['unit']]}" if size is not None else ""
        return f"R/{form}" if form and duration["each"] else form
    return ""


def _plan_years(ordinal: str, part: str | None, years: Decimal | None) -> str:
    """The years of a plan; the first (前) or the last so many of them where it says so (“十一五”前四年)."""
    place = number(ordinal)
    if place is None or place < _FIRST_KNOWN_PLAN:
        return ""
    first = _ITS_FIRST_YEAR + _PLAN_YEARS * (int(place) - _FIRST_KNOWN_PLAN)
    last = first + _PLAN_YEARS - 1
    if part and years is not None:
        return f"{first}/{first + int(years) - 1}" if part == "前" else f"{last - int(years) + 1}/{last}"
    return f"{first}/{last}"


def _interval(printed: str, points: list[str]) -> str:
    first = points[0]
    if len(points) > 1:
        return f"{first}/{points[1]}"
    end = _SPAN_END.search(printed)
    if end and first.count("-") >= 2:
        month = f"{int(end['month']):02d}" if end["month"] else first[-5:-3]
        return f"{first}/{first[:-5]}{month}-{int(end['day']):02d}"
    if printed.startswith(_UNTIL) or printed.endswith("前"):
        return f"../{first}"
    if printed.startswith(_SINCE) or printed.endswith(("以来", "起", "至今")):
        return f"{first}/.."
    return first
