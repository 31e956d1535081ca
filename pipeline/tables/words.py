"""Puts the printed lines of a cell together as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A Latin word needs a blank before the next one; digits and ideographs run on. A hyphen at a line's end joins.
_NEEDS_BLANK = re.compile(r"[A-Za-z,;:.]\Z")
_LATIN = re.compile(r"[A-Za-z]")
_LETTER = re.compile(r"[A-Za-z]\Z")
_DIGIT = re.compile(r"\d", re.ASCII)
_SPACED = re.compile(r"(?<=[^\x00-\x7f])[\s\u3000]+(?=[^\x00-\x7f])")


def join(pieces: Iterable[str]) -> str:
    """The pieces, top to bottom, as one text.

    >>> join(["重点规划", "推介项目"]), join(["24", "8"]), join(["Coefficients of", "thermal expansion"])
    ('重点规划推介项目', '248', 'Coefficients of thermal expansion')
    """
    text = ""
    for piece in pieces:
        text += (" " if text and _apart(text, piece) else "") + piece
    return text


def _apart(before: str, after: str) -> bool:
    if _LATIN.match(after):
        return _NEEDS_BLANK.search(before) is not None
    return _DIGIT.match(after) is not None and _LETTER.search(before) is not None


def name(text: str) -> str:
    """A label without the blanks that only spread its ideographs.

    >>> name("储 备 项 目"), name("合      计"), name("Leq 值")
    ('储备项目', '合计', 'Leq 值')
    """
    return _SPACED.sub("", " ".join(text.split()))
