"""What a cell says: a number, two counts kept apart, a range, a missing mark, words, nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from pipeline.model import CellStatus, Exact, exact
from pipeline.notation.forms import fold
from pipeline.notation.numerals import number
from pipeline.notation.units import unit
from pipeline.tables.vocabulary import is_missing

# Longer texts are words; no printed number with its unit has so many characters.
MOST_CHARACTERS = 40

_FIGURES = re.compile(r"\d{1,15}(?:\.\d{1,8})?", re.ASCII)
_MIDDLE_DOT = re.compile(r"(?<=[〇○零一二三四五六七八九\d])[‧·・．](?=[〇○零一二三四五六七八九\d])")
_LIST_COMMA = re.compile(
    r"(?<=[〇○零一二三四五六七八九])[、，,](?=[〇○零一二三四五六七八九]{3}(?![〇○零一二三四五六七八九]))"
)
_POSITIONAL = re.compile(r"[〇○零一二三四五六七八九]+\.[〇○零一二三四五六七八九]+")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ASIDE = re.compile(r"\(([^()]*)\)\Z")
_RANGE = re.compile(r"(.+?)(?:[-–—~～至─]|－)(.+)")
_FIGURE = re.compile(r"[+\-−△▲]?[\d〇○零一二三四五六七八九十百千,.]+")
# With multipliers of their own and in formal writing, where the shorter figure has no unit behind it: 四万五千 | 元.
_NUMERAL = re.compile(r"[\d〇○零一二三四五六七八九十百千,.万萬亿億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]+(?=[^万萬亿億])")
_PERCENT = re.compile(r"百分之")


class Value(Struct, frozen=True, gc=False):
    """A cell's meaning. ``aside`` is a count in parentheses, kept apart; ``low``–``high`` a range; ``unit`` its own."""

    status: CellStatus
    value: Exact | None = None
    low: Exact | None = None
    high: Exact | None = None
    aside: Exact | None = None
    unit: str = ""


EMPTY = Value("empty")
TEXT = Value("text")


@lru_cache(maxsize=1 << 16)  # a long table asks for each of its cells several times
def value(text: str) -> Value:
    """The meaning of a cell's text.

    >>> str(value("一二‧○").value), value("---").status, str(value("12.5％").value), value("12.5％").unit
    ('12', 'missing', '12.5', '％')
    >>> str(value("120（扩招）").value), value("甲（一）").status
    ('120', 'text')
    >>> str(value("七九 (六)").value), str(value("七九 (六)").aside), str(value("六–一○").high)
    ('79', '6', '10')
    """
    if _FIGURES.fullmatch(text):  # most cells of long tables; the grammar of numerals would say the same
        return Value("number", exact(text))
    if not text or text.isspace():
        return EMPTY
    if is_missing(text):
        return Value("missing")
    if len(text) > MOST_CHARACTERS:
        return TEXT
    plain = _plain(text)
    return _number(plain) or _with_aside(plain) or _range(plain) or TEXT


def is_number(text: str) -> bool:
    """Whether a cell holds a figure: a number, a count in parentheses, a range."""
    found = value(text)
    return found.status == "number" or found.low is not None or found.aside is not None


def _plain(text: str) -> str:
    """Half-width, with one decimal point and no thousands mark: 一二‧○ as 12.0, 一、○○○ as 一○○○."""
    pointed = _LIST_COMMA.sub("", _MIDDLE_DOT.sub(".", fold(text).strip()))
    return _POSITIONAL.sub(lambda match: match.group().translate(_DIGITS), pointed)


def _number(plain: str) -> Value | None:
    percent = _PERCENT.match(plain)
    if percent:  # 百分之五 is printed 5％ elsewhere
        found = number(plain[percent.end() :])
        return Value("number", found, unit="％") if found is not None else None
    found = number(plain)
    if found is not None:
        return Value("number", found)
    for figure in (_FIGURE.match(plain), _NUMERAL.match(plain)):
        if figure and figure.end() < len(plain):
            printed, rest = figure.group(), plain[figure.end() :].strip()
            found = number(printed)
            if found is not None and unit(rest) is not None:
                return Value("number", found, unit="％" if rest == "%" else rest)
    return None


def _with_aside(plain: str) -> Value | None:
    match = _ASIDE.search(plain)
    if match is None:
        return None
    aside = number(match.group(1))
    before = plain[: match.start()].strip()
    if aside is None:  # a remark: 120(扩招)
        return _number(before) if before else None
    if not before:
        return Value("text", aside=aside)
    main = number(before)
    return Value("number", main, aside=aside) if main is not None else None


def _range(plain: str) -> Value | None:
    """Two numbers, the unit behind the second one the unit of both."""
    match = _RANGE.fullmatch(plain)
    if match is None:
        return None
    first, last = _number(match.group(1).strip()), _number(match.group(2).strip())
    if first is None or last is None or first.value is None or last.value is None or first.value > last.value:
        return None
    return Value("text", low=first.value, high=last.value, unit=last.unit) if first.unit in ("", last.unit) else None
