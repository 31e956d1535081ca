"""Where on a page the document is: the element that holds nearly all of its sentences."""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from pipeline.vocab import load

if TYPE_CHECKING:
    from lxml.etree import _Element

# Where one child holds nine tenths of a page's sentences, the document is in it; with less, the rest belongs to it too.
_SHARE_TENTHS = 9
# With fewer sentence marks than this a page is all article: a form, a table.
_FEWEST_MARKS = 4
_KNOWN_SHARE = 2  # an element known to hold articles needs only half of the sentences
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROWS = ("tr", "tbody")
_LINES = ("p", "span", "li", "font")


class HtmlTerms(Struct, frozen=True):
    """``vocab/html.toml``; its header explains the fields."""

    skipped: frozenset[str]
    blocks: frozenset[str]
    furniture: frozenset[str]
    headings: frozenset[str]
    articles: frozenset[str]


@cache
def html_terms() -> HtmlTerms:
    """What a reader of web pages must know of HTML."""
    return load("html", HtmlTerms)


class Survey(NamedTuple):
    """A page looked over: the element that holds the document, and those that the page hides.

    ``elements`` are all of them; while they are held, lxml need not make them anew.
    """

    article: "_Element"
    hidden: "frozenset[_Element]"
    elements: "list[_Element]"


def survey(body: "_Element") -> Survey:
    """Look over a page once: count the sentence marks under each element that are neither linked nor hidden."""
    terms = html_terms()
    elements = list(body.iter("*"))
    maybe = [element for element in elements if element.get("style") or element.get("hidden") is not None]
    hidden = frozenset(element for element in maybe if _is_hidden(element))
    dead = terms.skipped | terms.furniture | {"a"}
    marks: dict[_Element, int] = {}
    for element in elements:
        text, tail = element.text, element.tail
        if text and not text.isspace():
            _count(element, _marks(text), marks, dead, hidden)
        if tail and not tail.isspace() and element is not body:
            _count(element.getparent(), _marks(tail), marks, dead, hidden)
    return Survey(_article(body, elements, marks), hidden, elements)


def _count(
    holder: "_Element | None",
    count: int,
    marks: "dict[_Element, int]",
    dead: frozenset[str],
    hidden: "frozenset[_Element]",
) -> None:
    """Add ``count`` marks to the element that holds them and to all around it, up to one that is none of the text."""
    while count and holder is not None and holder.tag not in dead and holder not in hidden:
        marks[holder] = marks.get(holder, 0) + count
        holder = holder.getparent()


def _marks(text: str) -> int:
    return text.count("。") + text.count("；") + text.count("，")


def _is_hidden(element: "_Element") -> bool:
    style = element.get("style")
    if style:
        style = style.lower()
        if ("none" in style or "hidden" in style) and _HIDDEN.search(style):
            return True
    return element.get("hidden") is not None


def _article(body: "_Element", elements: "list[_Element]", marks: "dict[_Element, int]") -> "_Element":
    total = marks.get(body, 0)
    if total < _FEWEST_MARKS:
        return body
    articles = html_terms().articles
    for element in elements:
        if marks.get(element, 0) * _KNOWN_SHARE >= total and element.attrib:
            names = {element.get("id") or "", *(element.get("class") or "").split()}
            if not articles.isdisjoint(names):
                return element
    current = body
    while True:
        inner = next((child for child in current if marks.get(child, 0) * 10 >= total * _SHARE_TENTHS), None)
        if inner is None or not (inner.tag in _ROWS or (inner.tag not in _LINES and _holds_blocks(inner))):
            return current
        current = inner


def _holds_blocks(element: "_Element") -> bool:
    blocks = html_terms().blocks
    return any(child.tag in blocks or child.tag == "br" for child in element)
