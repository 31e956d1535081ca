"""How Word writes the numbers that it generates (ISO/IEC 29500-1 §17.18.59)."""

from functools import cache

from msgspec import Struct

from pipeline.vocab import load

# Word counts no list further than this; a larger number is a damaged file's.
_MOST = 9999
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Counting(Struct, frozen=True):
    """A way to count in Chinese: its signs, and where it leaves the rule."""

    signs: str
    below_hundred: bool = False
    whole: bool = False
    bare: bool = False


class WordTerms(Struct, frozen=True):
    """``vocab/word.toml``; its header explains the fields."""

    digits: dict[str, str]
    counting: dict[str, Counting]
    signs: dict[str, str]
    symbols: dict[str, dict[str, str]]


@cache
def word_terms() -> WordTerms:
    """What a reader of Word files must know."""
    return load("word", WordTerms)


def numeral(number: int, form: str) -> str:
    """The number as Word's numbering format ``form`` writes it; in figures where the format is not known.

    >>> [numeral(n, "chineseCounting") for n in (3, 10, 12, 20, 105)]
    ['三', '十', '十二', '二十', '一○五']
    >>> [numeral(n, "chineseCountingThousand") for n in (10, 105, 110, 1010)]
    ['十', '一百零五', '一百一十', '一千零一十']
    >>> numeral(2, "ideographTraditional"), numeral(28, "lowerLetter"), numeral(14, "upperRoman")
    ('乙', 'bb', 'XIV')
    """
    if not 0 <= number <= _MOST:
        return str(number)
    terms = word_terms()
    if form in terms.digits:
        return _digits(number, terms.digits[form])
    if form in terms.counting:
        way = terms.counting[form]
        return _digits(number, way.signs) if way.below_hundred and number >= 100 else _counted(number, way)
    if 0 < number <= len(terms.signs.get(form, "")):
        return terms.signs[form][number - 1]
    match form:
        case "lowerLetter" | "upperLetter" if number:
            letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(number) if form == "upperRoman" else _roman(number).lower()
        case "decimalZero":
            return f"{number:02}"
        case "numberInDash":
            return f"- {number} -"
    return str(number)


def _digits(number: int, signs: str) -> str:
    return "".join(signs[int(digit)] for digit in str(number))


def _counted(number: int, way: Counting) -> str:
    """Digit and power in turn; a gap of zeros is one zero sign; 十 at the head goes without 一 unless ``whole``."""
    zero, powers = way.signs[0], way.signs[9:]
    figures = str(number)
    found = ""
    for place, digit in enumerate(figures):
        power = len(figures) - 1 - place
        if digit == "0":
            found += zero if not way.bare and found[-1:] != zero else ""
            continue
        without_one = digit == "1" and power and (way.bare or (power == 1 and not place and not way.whole))
        found += ("" if without_one else way.signs[int(digit)]) + (powers[power] if power else "")
    return found.rstrip(zero) or zero


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found
