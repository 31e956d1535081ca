"""What a line is: the role that each step of the stage gives to lines, and the vocabulary that it is told by."""

import re
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from pipeline.model import BlockKind
from pipeline.notation.forms import fold
from pipeline.structure.printed import Line
from pipeline.vocab import load


class Role(NamedTuple):
    """A line's block kind, the element that it prints where it is one, and the rule that said so."""

    kind: BlockKind
    rule: str
    field: str = ""


# Roles by index of the line in the list of lines.
Roles = dict[int, Role]


class Element(Struct, frozen=True):
    """A row of ``vocab/structure_elements.toml``."""

    id: str
    field: str
    zone: str
    pattern: str
    longest: int


class Elements(Struct, frozen=True):
    """The vocabulary file."""

    elements: list[Element]


class Genre(Struct, frozen=True):
    """A row of ``vocab/genres.toml``."""

    name: str
    genre: str
    family: str


class LawWords(Struct, frozen=True):
    """How names of laws end: ``vocab/genres.toml``, table ``laws``."""

    ends: list[str]
    never: list[str]
    below: list[str]
    genres: list[str]


class Genres(Struct, frozen=True):
    """The vocabulary file."""

    entries: list[Genre]
    laws: LawWords


class Agencies(Struct, frozen=True):
    """``vocab/agencies.toml``."""

    suffixes: list[str]
    offices: list[str]
    audience: list[str]


class Captured(Struct, frozen=True):
    """``vocab/structure_captured.toml``."""

    labels: dict[str, str]


class Told(NamedTuple):
    """An element told by one line alone: its rule and field, and the place of each value in the line's text.

    ``places`` are ``(field, start, end)``, the element's own first; a line may print others beside it (签发人).
    """

    rule: str
    field: str
    places: tuple[tuple[str, int, int], ...]


_NAMED = re.compile(r"\(\?P<\w+>")


@cache
def _elements(zone: str) -> tuple[tuple[Element, re.Pattern[str]], ...]:
    rows = load("structure_elements", Elements).elements
    return tuple((row, re.compile(row.pattern)) for row in rows if row.zone in (zone, "any"))


@cache
def _any_of(zone: str) -> re.Pattern[str]:
    """All patterns of a zone as one: most lines are none of them, and this says so at once."""
    return re.compile("|".join(f"(?:{_NAMED.sub('(?:', row.pattern)})" for row, _ in _elements(zone)))


@cache
def longest(zone: str) -> int:
    """How many characters a line may have to be an element of the zone."""
    return max(row.longest for row, _ in _elements(zone))


def told(line: Line, zone: str) -> Told | None:
    """The element that the line prints, by the first rule of its zone that takes the whole line."""
    if len(line.text) > longest(zone):
        return None
    plain = _plain(line.text)
    if _any_of(zone).fullmatch(plain) is None:
        return None
    for row, pattern in _elements(zone):
        if len(plain) <= row.longest:
            match = pattern.fullmatch(plain)
            if match:
                return Told(row.id, row.field, _places(row, match))
    return None


def _plain(text: str) -> str:
    """Full-width ASCII and blanks as half-width, a break between joined lines as a blank; as long as the text."""
    plain = fold(text)
    return plain.replace("\n", " ").replace("\r", " ") if "\n" in plain or "\r" in plain else plain


def places_by(rule: str, line: Line) -> tuple[tuple[str, int, int], ...]:
    """The places of what the row ``rule`` reads in the line; none where the line is not of its form or no row."""
    for row, pattern in _elements("head") + _elements("tail"):
        if row.id == rule:
            match = pattern.fullmatch(_plain(line.text))
            return _places(row, match) if match else ()
    return ()


def _places(row: Element, match: re.Match[str]) -> tuple[tuple[str, int, int], ...]:
    """The element's own place first, then those of the elements beside it that the line prints."""
    groups = match.re.groupindex
    own = match.span("value") if "value" in groups and match["value"] is not None else match.span()
    beside = [(name, *match.span(name)) for name in groups if name != "value" and match[name]]
    return ((row.field, *own), *beside)


@cache
def genres() -> tuple[Genre, ...]:
    """Kinds of document, the longer name before the shorter that it ends in."""
    return tuple(load("genres", Genres).entries)


@cache
def law_words() -> LawWords:
    """How names of laws end, and what a law calls itself."""
    return load("genres", Genres).laws


@cache
def _law_end() -> re.Pattern[str]:
    words = law_words()
    ends, below = "|".join(words.ends), "|".join(words.below)
    never = "".join(f"(?<!{word})" for word in words.never)
    return re.compile(rf"(?:{ends}){never}(?:》?(?:{below}))?$")


def is_law(name: str) -> bool:
    """Whether a name is that of a law or of a regulation in the rank of one (法律、法规), by how it ends.

    >>> is_law("中华人民共和国森林法实施条例"), is_law("某省物业管理条例（修订）"), is_law("工作方法")
    (True, True, False)
    >>> is_law("公司法"), is_law("预算法"), is_law("规范行政司法")
    (True, True, False)
    """
    return _law_end().search(_ending(name)) is not None


FOOTNOTE = re.compile(r"(?:[\[［]\d{1,2}[\]］]|[①＊*])$")  # what a footnote to a title leaves at its end
_TITLE_END = 120  # characters of a title in which its genre and all behind it stand
_AFTER_GENRE = re.compile(r"(?:[（(][^（）()]{1,40}[）)]|[》」”]|[\[［]\d{1,2}[\]］]|[①＊*])*$")


def _ending(title: str) -> str:
    """The last characters of a title without blanks, before what may stand behind its genre."""
    return _AFTER_GENRE.sub("", "".join(title[-_TITLE_END:].split()))


def genre_of(title: str) -> Genre | None:
    """The kind of document that a title names at its end, or before a remark in parentheses.

    >>> genre_of("某市人民政府关于印发实施办法的通知（试行）").genre
    '通知'
    """
    bare = _ending(title)
    return next((genre for genre in genres() if bare.endswith(genre.name)), None)


@cache
def agencies() -> Agencies:
    """How names of bodies end."""
    return load("agencies", Agencies)


@cache
def _agency() -> re.Pattern[str]:
    ends = "|".join(sorted(map(re.escape, agencies().suffixes), key=len, reverse=True))
    return re.compile(rf"[^\s。，,；;：:《》、]{{1,40}}(?:{ends})(?:[（(][^（）()]{{1,12}}[）)])?")


def is_agency(text: str) -> bool:
    """Whether the text is the name of a body."""
    return _agency().fullmatch(text) is not None


@cache
def captured_labels() -> dict[str, str]:
    """Labels of metadata on pages, and the elements that they state."""
    return load("structure_captured", Captured).labels
