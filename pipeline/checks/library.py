"""The circulars of a collection by the names under which others cite them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Circular
from pipeline.notation.forms import fold

NUMBER = re.compile(r"([\u4e00-\u9fff]{2,12})\s*[\[〔﹝【(]\s*((?:19|20)\d\d)\s*[\]〕﹞】)]\s*(\d{1,4})\s*号")
_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’]+")


class Number(NamedTuple):
    """A document number as read: the issuer's word, the year, the place in its sequence."""

    code: str
    year: int
    place: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.place}号"


class Library(NamedTuple):
    """``circulars`` in their order, by number, by title and by the titles of the texts that they print; several may
    bear one number, or one title."""

    circulars: Sequence[Circular]
    by_number: dict[Number, list[Circular]]
    by_title: dict[str, list[Circular]]
    by_printed: dict[str, list[Circular]]


def library(circulars: Sequence[Circular]) -> Library:
    """The circulars by their numbers and titles."""
    by_number: dict[Number, list[Circular]] = defaultdict(list)
    by_title: dict[str, list[Circular]] = defaultdict(list)
    by_printed: dict[str, list[Circular]] = defaultdict(list)
    for circular in circulars:
        number = number_of(circular)
        if number is not None:
            by_number[number].append(circular)
        if key_of(circular):
            by_title[key_of(circular)].append(circular)
        for title in printed_titles(circular):
            by_printed[title_key(title)].append(circular)
    return Library(circulars, dict(by_number), dict(by_title), dict(by_printed))


def printed_titles(circular: Circular) -> list[str]:
    """The titles of the texts that a notice prints: a plan is cited under its own title and the notice's number."""
    return [part.title for part in circular.parts if part.kind == "attachment" and part.title]


def number_of(circular: Circular) -> Number | None:
    """The circular's own number, where it has the usual form."""
    field = circular.metadata.document_number
    return read_number(field.value) if field else None


def read_number(printed: str) -> Number | None:
    """The document number in a text."""
    found = NUMBER.search(fold(printed))
    return Number(found[1], int(found[2]), int(found[3])) if found else None


def key_of(circular: Circular) -> str:
    """The circular's title as ``title_key`` gives it; empty where it has none."""
    return title_key(circular.metadata.title.value) if circular.metadata.title else ""


def title_key(title: str) -> str:
    """A title without blanks and quotation marks, widths folded."""
    return _MARKS.sub("", fold(title))
