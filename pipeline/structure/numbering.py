"""Labels of numbered nodes (层次序号): 一、 （一） 1. 第三条 1.2.3 …

The styles are the rows of ``vocab/structure_numbering.toml``, tried in order.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from pipeline.notation.forms import fold
from pipeline.notation.lines import INVISIBLE
from pipeline.notation.numerals import integer
from pipeline.vocab import load


class Style(Struct, frozen=True):
    """A row of the vocabulary; its header explains the fields."""

    id: str
    pattern: str
    rank: int
    kind: str
    first: str


class Styles(Struct, frozen=True):
    """The vocabulary file."""

    styles: list[Style]


class Label(NamedTuple):
    """A label at the start of a line: as printed, its number, and its ``width`` with blanks and marks after it."""

    style: str
    kind: str
    rank: int
    text: str
    number: int | None
    width: int


_LABEL_LONGEST = 40  # a label with what its pattern looks at behind it
_AFTER = re.compile(r"\*{0,2}[\s:：]*|")
# Signs that stand for a number as a whole: ① ⑴ ⒈ ㈠ Ⅰ, each run in order from 1; stems and letters are counted so.
_ENCLOSED = {
    chr(base + n): n + 1
    for base, length in ((0x2460, 20), (0x2474, 20), (0x2488, 20), (0x3220, 10), (0x2160, 12), (0x41, 26), (0x61, 26))
    for n in range(length)
}
_ENCLOSED |= {sign: n for n, sign in enumerate("甲乙丙丁戊己庚辛壬癸", 1)}


_ROMAN = {
    ten + one: 10 * (ten != "") + n
    for ten in ("", "x")
    for n, one in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
}


def as_letter(label: Label, row: Mapping[str, int]) -> Label:
    """(i) is the ninth letter where (h) was the last of ``row``, which holds the last number of each style."""
    if label.style != "roman-paren":
        return label
    letter = label.text.strip("（）() ")
    if len(letter) > 1 or _number(letter) != row.get("latin-paren", 0) + 1:
        return label
    return label._replace(style="latin-paren", rank=label.rank - 1, number=_number(letter))


class Numbering:
    """The styles that one text uses. ``bare`` allows 1 总则, which only a text with 1.1 has."""

    def __init__(self, bare: bool = False) -> None:
        self._table = _by_first(bare)
        self._known: dict[str, Label | None] = {}

    def label(self, text: str) -> Label | None:
        """The label that ``text`` begins with, if any; several steps ask for the same line, so answers are kept."""
        if text[0] not in self._table:
            return None
        if text not in self._known:
            figures = text[0].isdecimal()  # １．１ is 1.1
            plain = fold(text[:_LABEL_LONGEST]) + text[_LABEL_LONGEST:] if figures else text
            self._known[text] = self._label(text, plain)
        return self._known[text]

    def _label(self, text: str, plain: str) -> Label | None:
        """The label, told by ``plain``, which has figures and their dots in half width."""
        for style, pattern in self._table.get(plain[0], ()):
            match = pattern.match(plain)
            if match:
                width = match.end()
                after = _AFTER.match(text, width)
                return Label(
                    style.id,
                    style.kind,
                    style.rank,
                    text[:width].strip(),
                    _ROMAN.get(match[1]) if style.id == "roman-paren" else _number(match[1]),
                    after.end() if after else width,
                )
        return None


@cache
def _number(printed: str) -> int | None:
    """The integer that a label stands for: the last step of 1.2.3, the value of ㈠ and of 十九."""
    if printed in _ENCLOSED:
        return _ENCLOSED[printed]
    last = printed.rpartition(".")[2]
    return integer("".join(last.split()))


@cache
def _by_first(bare: bool) -> dict[str, list[tuple[Style, re.Pattern[str]]]]:
    table: dict[str, list[tuple[Style, re.Pattern[str]]]] = {}
    for style in load("structure_numbering", Styles).styles:
        if style.id == "decimal-top" and not bare:
            continue
        pattern = re.compile(style.pattern)
        for sign in style.first:
            table.setdefault(sign, []).append((style, pattern))
    return table


def numbering_of(text: str) -> Numbering:
    """The styles that apply to ``text``: bare numbers only where 1.1 and 1.2 stand at the start of lines."""
    return Numbering(bare=len(_DECIMALS.findall(text)) >= _ENOUGH_DECIMALS)


_DECIMALS = re.compile(rf"^(?:[^\S\n]|[{INVISIBLE}])*\d{{1,2}}[.．]\d{{1,2}}[\s\u3000]{{1,3}}[^\W\d_]", re.MULTILINE)
_ENOUGH_DECIMALS = 2
