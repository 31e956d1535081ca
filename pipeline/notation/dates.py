"""Point dates (时间点) in every form that documents print them.

Shape: ``2018 年 4 月 30 日``, ``二○○七年七月十日``, ``２０２６年４月``, ``2020-02-25``, ``中華民國一百零二年五月三日``,
with blanks or one line break between the parts; blank forms to be filled in (``二〇　　年　月　日``) and damaged ones.
"""

import re
from datetime import date
from typing import Literal, NamedTuple

from pipeline.model import Span

DateStatus = Literal["date", "blank", "damaged"]

# What people type for zero in a year: 〇 (not in GB2312), circles, 零, the letter O.
_ZERO = "〇○◯零Oo０0Ｏ\u039f\u041e"  # the last two are Greek and Cyrillic
_HAN = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
_HAN |= dict.fromkeys(_ZERO, 0) | {"元": 1, "正": 1}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_ROC_OFFSET = 1911  # 中華民國元年 is 1912
_EARLIEST, _LATEST = 1800, 2199  # years outside are durations or slips (3000年), not dates of documents

_GAP = r"[ \t\u00a0\u2000-\u200b\u3000\ufeff]{0,6}(?:\r?\n[ \t\u3000]{0,4})?"
_OPEN = r"[\s_＿×xX*＊□?？\ufffd■]{1,12}"
_SMALL = (
    r"\d(?:[ \u3000]?\d)?|[一二三四五六七八九十廿卅元正〇○◯零O](?:[ \u3000]?[一二三四五六七八九十廿卅〇○◯零O]){0,2}"
)
_YEAR = rf"\d{{4}}|[12一二](?:[ \u3000]?[\d一二三四五六七八九{_ZERO}]){{3}}"
_PATTERN = re.compile(
    r"(?=[\d一二中民_＿×xX□年])(?<![\d.])"
    r"(?:"
    rf"(?P<iso>(?:19|20)\d\d(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{1,2}}(?![\d%％]|\.\d))"
    rf"|(?:(?P<era>(?:中[華华])?民[國国]){_GAP}(?P<roc>\d{{1,3}}|[一二三四五六七八九十百元{_ZERO}]{{1,6}})"
    rf"|(?P<year>{_YEAR})"
    rf"|(?P<open>(?:20|19|二[{_ZERO}]|一九)[\d一二三四五六七八九]?{_OPEN}|[_＿×xX□]{{1,8}}{_GAP}|(?=年{_OPEN}月{_OPEN}日)))"
    rf"{_GAP}年"
    rf"(?:(?:{_GAP}(?P<month>{_SMALL}){_GAP}|(?P<open_month>{_OPEN}))月"
    rf"(?:(?:{_GAP}(?P<day>{_SMALL}){_GAP}|(?P<open_day>{_OPEN}))[日号號])?)?"
    r")"
)


class DateMention(NamedTuple):
    """A date in a text.

    ``value`` is as much as is certain: ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or empty. ``status`` is ``blank`` where
    the form was left to be filled in, ``damaged`` where what is printed is no date of the calendar.
    """

    start: int
    end: int
    value: str
    status: DateStatus = "date"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Every date of ``text[start:end]``, in order, disjoint. A month and day without a year are none.

    Guarantees:
    1. A ``date`` is one of the calendar; its value is as precise as the print.
    2. Equal dates have equal values, whatever the script, the width and the blanks.

    >>> [(m.value, m.status) for m in find_dates("二〇〇七年七月十日，2018 年 4 月；2007年2月30日；二○　　年　月　日")]
    [('2007-07-10', 'date'), ('2018-04', 'date'), ('2007-02', 'damaged'), ('', 'blank')]
    """
    found = (_mention(match) for match in _PATTERN.finditer(text, start, len(text) if end is None else end))
    return [mention for mention in found if mention is not None]


def _mention(match: re.Match[str]) -> DateMention | None:
    first, last = match.span()
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split(match["sep"])]
        value = _iso(*parts)
        return DateMention(first, last, value, "date") if value.count("-") == 2 else None
    if match["open"] is not None:
        return DateMention(first, last, "", "blank")
    year = _ROC_OFFSET + (_small(match["roc"]) or 0) if match["era"] else _digits(match["year"])
    if not _EARLIEST <= year <= _LATEST:
        return None
    month, day = (_small(match[name]) if match[name] else None for name in ("month", "day"))
    value = _iso(year, month, day)
    left_open = match["open_month"] or match["open_day"]
    printed = 1 + (match["month"] is not None) + (match["day"] is not None)
    status: DateStatus = "date"
    if left_open:
        status = "damaged" if re.search(r"[?？\ufffd■]", left_open) else "blank"
    elif value.count("-") + 1 < printed:
        status = "damaged"
    return DateMention(first, last, value, status)


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """As much of the date as the calendar knows."""
    if month is None or not 1 <= month <= 12:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04d}-{month:02d}"


def _digits(year: str) -> int:
    """A year written digit by digit, in either script or both."""
    return int("".join(str(_HAN.get(sign, sign)) for sign in year if not sign.isspace()))


def _small(numeral: str) -> int | None:
    """A numeral below 1000 as months, days and years of an era print it; None where it is none.

    >>> [_small(n) for n in ("7", "１２", "十", "二十一", "廿九", "三〇", "一百零二", "元")]
    [7, 12, 10, 21, 29, 30, 102, 1]
    """
    if numeral.isdigit() and numeral.isdecimal():
        return int(numeral)
    numeral = "".join(numeral.split())
    total = pending = 0
    positional = not set(numeral) & {"十", "廿", "卅", "百"}
    for sign in numeral:
        if sign == "百":
            total, pending = total + 100 * (pending or 1), 0
        elif sign in _TENS:
            total, pending = total + (10 * (pending or 1) if sign == "十" else _TENS[sign]), 0
        elif sign in _HAN or sign.isdecimal():
            unit = _HAN.get(sign, int(sign) if sign.isdecimal() else 0)
            pending = pending * 10 + unit if positional else unit
        else:
            return None
    return total + pending
