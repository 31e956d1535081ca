"""Numbers as documents print them: Arabic, full-width, Chinese in every form, mixed, decimal, fractions.

A *numeral* is a printed number; reading it gives its exact value and its *step*, the place value of its last printed
digit (4.78万: 100; 三百五十: 10), which says how far it may have been rounded.

A numeral is read in three layers: a sign and a fraction (``read``), a decimal point (``_decimal``), and the products
of digits, tens and powers (``_powers``, ``_below_power``). Characters are first put into the plain signs of
``vocab/numerals.toml`` (壹佰 → 一百), so that the grammar knows one form only.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct

from pipeline.model import Exact, exact, exactly
from pipeline.model.exact import CACHED
from pipeline.notation.forms import fold
from pipeline.vocab import load

# A third has no last digit: fractions that do not end are rounded here, far below what any circular prints.
FRACTION_PLACES = Decimal("1e-12")
# Longer runs are no numbers but codes; the bounds keep the arithmetic exact (Decimal carries 28 digits).
MOST_CHARACTERS = 40
MOST_DIGITS = 24
_ZERO, _ONE, _TEN = Decimal(0), Decimal(1), Decimal(10)
_BOUNDLESS = Decimal("1e30")  # before the first term, any is allowed
_MOST_SHARE = Decimal("1e15")  # greater ones have no room for 12 places


class Signs(Struct, frozen=True, forbid_unknown_fields=True):
    """``vocab/numerals.toml``; its header explains the fields."""

    signs: dict[str, str]
    digits: dict[str, int]
    tens: dict[str, int]
    powers: dict[str, int]
    shares: dict[str, str]
    halves: dict[str, str]


class Numeral(NamedTuple):
    """What a printed number says: its value and the place value of its last printed digit."""

    value: Decimal
    step: Decimal


@cache
def signs() -> Signs:
    """The numeral signs."""
    return load("numerals", Signs)


@cache
def _plain_table() -> dict[int, str]:
    return str.maketrans(signs().signs)


def number(text: str) -> Exact | None:
    """The value of a text that is wholly one number, else None.

    Guarantees:
    1. Never raises, whatever the text.
    2. 百分之 forms are fractions (百分之五 is 0.05); fractions that do not end are rounded to 12 places.
    3. 万 and 亿 alone are no numbers (亿元 is a number only with its unit).

    >>> [str(number(form)) for form in ("2,000", "１２．５", "十九", "拾贰万伍仟", "二〇〇七", "4.78万亿")]
    ['2000', '12.5', '19', '125000', '2007', '4780000000000']
    >>> [str(number(form)) for form in ("百分之七十八", "三分之一", "半", "-3.2", "四百五", "个", "1.2.3", "万")]
    ['0.78', '0.333333333333', '0.5', '-3.2', '450', 'None', 'None', 'None']
    >>> [str(number(form)) for form in ("一二‧五", "二．○", "二一八七.五", "一.五.二")]
    ['12.5', '2', '2187.5', 'None']
    >>> [str(number(form)) for form in ("2.5×10⁴", "3×10^-2", "1,200×10⁸", "3×10")]
    ['25000', '0.03', '120000000000', 'None']
    """
    numeral = read(_close(text))
    return exact(numeral.value) if numeral else None


def integer(text: str) -> int | None:
    """The value of a text that is wholly one whole number, else None.

    >>> integer("十一"), integer("２０"), integer("1.5"), integer("二○○四")
    (11, 20, None, 2004)
    """
    numeral = read(_close(text))
    return int(numeral.value) if numeral and numeral.value == numeral.value.to_integral_value() else None


def at_most(digits: str, most: int) -> int:
    """The count that digits print, however many they are, or ``most`` where that is less.

    >>> at_most("12", 1000), at_most("0", 1000), at_most("9" * 5000, 1000)
    (12, 0, 1000)
    """
    told = digits.lstrip("0")
    return most if len(told) > len(str(most)) else min(int(told or "0"), most)


_LOOSE_BLANK = re.compile(r"(?<!\d)\s+|\s+(?!\d)")


def _close(text: str) -> str:
    """Without blanks, except between two digits, where they may part two numbers."""
    return _LOOSE_BLANK.sub("", text)


# 一二‧五, 一．○: a dot between Chinese digits stands for 点.
DOTS = ".．‧•・"
_DOT = re.compile(rf"(?<=[零一二三四五六七八九十百千])[{DOTS}](?=[零一二三四五六七八九])")


@lru_cache(maxsize=CACHED)
def read(text: str, *, bare: bool = False) -> Numeral | None:
    """The numeral that ``text`` wholly is, else None. ``bare`` also takes 亿, 千万 … as one of that power."""
    if not text or len(text) > MOST_CHARACTERS:
        return None
    plain = _DOT.sub("点", fold(text).translate(_plain_table()))
    negative = plain[0] in "-负−"
    body = plain[1:] if negative or plain[0] == "+" else plain
    with exactly():
        numeral = _share(body) or _fraction(body) or _scientific(body) or _decimal(body, bare)
        return Numeral(-numeral.value, numeral.step) if numeral and negative else numeral


def _share(body: str) -> Numeral | None:
    if body in signs().halves:
        return Numeral(Decimal(signs().halves[body]), Decimal("0.5"))
    for prefix in signs().shares:
        if body.startswith(prefix):
            part = _decimal(body[len(prefix) :], bare=True)
            whole = _decimal(prefix[0], bare=True)
            return Numeral(part.value / whole.value, part.step / whole.value) if part and whole else None
    return None


def _fraction(body: str) -> Numeral | None:
    """三分之一, 一又二分之一, 1/2."""
    lower, mark, upper = body.partition("分之")
    if not mark:
        upper, mark, lower = body.partition("/")
    if not mark:
        return None
    outer, _, lower = lower.rpartition("又")
    whole = _decimal(outer) if outer else Numeral(_ZERO, _ONE)
    parts, unit = _decimal(upper), _decimal(lower, bare=True)
    if not (whole and parts and unit and unit.value):
        return None
    share = parts.value / unit.value
    if share < _MOST_SHARE:
        rounded = share.quantize(FRACTION_PLACES)
        share = share if share == rounded else rounded
    return Numeral(whole.value + share, _ONE / unit.value)


# The power of ten behind a number, its exponent raised or behind a caret; no circular counts beyond the last power.
_EXPONENT = r"(?:\^[-−]?\d{1,2}|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
POWER_OF_TEN = rf"[×xX*✕]10{_EXPONENT}"
_SCIENTIFIC = re.compile(
    rf"((?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,12}})(?:\.\d{{1,12}})?)[×xX*✕]10({_EXPONENT})", re.ASCII
)
_EXPONENT_SIGNS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--", "^⁺")
_LAST_POWER = 15
_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+", re.ASCII)
_PLAIN_DIGITS = re.compile("[零一二三四五六七八九]+")


def _scientific(body: str) -> Numeral | None:
    """2.5×10⁴, 3×10^4: a number and the power of ten that multiplies it."""
    match = _SCIENTIFIC.fullmatch(body)
    if match is None:
        return None
    factor, power = Decimal(match[1].replace(",", "")), int(match[2].translate(_EXPONENT_SIGNS))
    if abs(power) > _LAST_POWER:
        return None
    return Numeral(factor.scaleb(power), Decimal(1).scaleb(int(factor.as_tuple().exponent) + power))


def _decimal(body: str, bare: bool = False) -> Numeral | None:
    """A number without sign: Arabic with a point, Chinese with 点, with powers before or after the point."""
    head, point, tail = body.partition("点")
    if not point:
        return _powers(body, bare)
    digits = tail.rstrip("万亿")
    whole = _powers(head)
    if whole is None or not _PLAIN_DIGITS.fullmatch(digits):
        return None
    places = Decimal(1).scaleb(-len(digits))
    value = whole.value + _positional(digits) * places
    scale = _ONE
    for power in tail[len(digits) :]:
        scale *= signs().powers[power]
    return Numeral(value * scale, places * scale)


def _positional(digits: str) -> Decimal:
    return Decimal("".join(str(signs().digits[digit]) for digit in digits))


def _powers(body: str, bare: bool = False) -> Numeral | None:
    """``high`` 亿 ``low``, then ``high`` 万 ``low``: the last sign of the greatest power splits the number."""
    for sign, value in sorted(signs().powers.items(), key=lambda item: -item[1]):
        high, found, low = body.rpartition(sign)
        if found:
            return _product(high, Decimal(value), low, bare)
    return _below_power(body, bare)


def _product(high: str, power: Decimal, low: str, bare: bool) -> Numeral | None:
    implied = Numeral(_ONE, _ONE) if bare else None
    factor = _powers(high, bare) if high else implied
    if factor is None:
        return None
    value, step = factor.value * power, factor.step * power
    if not low:
        return Numeral(value, step)
    if low in signs().digits:  # 九万四: the place that follows is meant
        return Numeral(value + signs().digits[low] * power / _TEN, power / _TEN)
    rest = _powers(low.lstrip("零"))
    if rest is None or rest.value >= power or not _full(low, power):
        return None
    return Numeral(value + rest.value, rest.step)


def _full(low: str, power: Decimal) -> bool:
    """Whether plain digits fill the places below the power: 3万2000 is a number, 3万20 two of them."""
    return not _ARABIC.fullmatch(low) or (low.isdigit() and len(low) == power.adjusted())


_TERM = re.compile(r"(零*)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[一二三四五六七八九])?([十百千])?", re.ASCII)


def _below_power(body: str, bare: bool) -> Numeral | None:
    """Arabic digits, positional Chinese digits, or terms of digit and ten in falling order (三千零五十)."""
    if len(body) > MOST_DIGITS:
        return None
    if _ARABIC.fullmatch(body):
        value = Decimal(body.replace(",", ""))
        return Numeral(value, Decimal(1).scaleb(int(value.as_tuple().exponent)))
    if _PLAIN_DIGITS.fullmatch(body):
        return Numeral(_positional(body), _ONE)
    return _terms(body, bare)


def _amount(digit: str) -> Decimal:
    return Decimal(signs().digits[digit] if digit in signs().digits else digit.replace(",", ""))


def _terms(body: str, bare: bool) -> Numeral | None:
    total, last, at = _ZERO, _BOUNDLESS, 0
    while at < len(body):
        match = _TERM.match(body, at)
        zeros, digit, ten = match.groups() if match else ("", None, None)
        if match is None or not (digit or ten):
            return None
        if not digit and ten != "十" and (at or (len(body) == 1 and not bare)):
            return None  # 百三 is 130 and 一百十 110, but 百 alone is a word
        place = Decimal(signs().tens[ten]) if ten else (last / _TEN if not zeros and at else _ONE)
        amount = _amount(digit or "一")
        if last == _ONE or amount * place >= last:
            return None
        total, last, at = total + amount * place, place, match.end()
    return Numeral(total, last)
