"""Character forms: the same sign written full-width, half-width or as a look-alike.

Every function here keeps the length, so an offset in the result is an offset in the text. (NFKC does not: ㈠ → (一).)
"""

import re

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\xa0": " "}
# Looking for the few signs to fold is several times as fast as str.translate on Chinese text.
_WIDE = re.compile("[\uff01-\uff5e\u3000\xa0]")


def fold(text: str) -> str:
    """Full-width ASCII and blanks as half-width, nothing else; for matching, never for output.

    Guarantees: ``len(fold(text)) == len(text)``.

    >>> fold("（一）１．Ａ：，")
    '(一)1.A:,'
    """
    return text if text.isascii() else _WIDE.sub(lambda sign: _FULL_WIDTH[sign[0]], text)


_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_EXPONENT = re.compile(r"[-+−]?[0-9]{1,3}")


def raised(text: str) -> str:
    """A text that a format sets above the line: figures are exponents and no part of the figure before them (3×10⁸,
    100m²), any other sign stays as it is.

    >>> raised("8"), raised("-3"), raised("①"), raised("注1")
    ('⁸', '⁻³', '①', '注1')
    """
    return text.translate(_RAISED) if _EXPONENT.fullmatch(text) else text
