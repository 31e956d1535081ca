"""A web page in one pass: its blocks in reading order, and where its sentences are.

Everything that lxml makes anew at each look (children, tags, texts) is looked at once.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.read.htmlterms import html_kinds, html_terms
from pipeline.read.webtables import DEEPEST, children_of, data_cells, squeeze, text_of

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element

_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# The hint of a block in an element that holds the page's own words, unless the document itself stands around it.
UNLESS_INSIDE = "nav?"
_SHORTEST_SENTENCE = 6  # characters; most blocks of a page are shorter, and there is nothing to count in them
_WHITE = " \t\r\n\f\v"


class PageBlock(Struct, frozen=True):
    """A block: its text, what the page calls it, its XPath; or a data table with its cells, which has no text yet."""

    text: str
    hint: str
    path: str
    table: "_Element | None" = None
    cells: "list[list[_Element]] | None" = None


class Holder(Struct, frozen=True):
    """An element with sentences: how many of their marks are neither linked nor hidden, and which blocks it holds."""

    element: "_Element"
    depth: int
    marks: int
    first: int
    last: int


class PageBlocks:
    """``blocks`` and ``holders`` of a page, filled by ``read``; the tables of ``layout`` are read as blocks.

    ``links`` are the blocks with a link in them, by their place.
    """

    def __init__(self, layout: "frozenset[_Element]" = frozenset()) -> None:
        self._layout = layout
        self._hides = True
        self.blocks: list[PageBlock] = []
        self.holders: list[Holder] = []
        self.links: set[int] = set()
        self._buffer: list[str] = []
        self._path = ""
        self._pre = False
        self._marks = 0  # of sentences so far, but for those of links, of what is hidden, of the page's own words
        terms = html_terms()
        self._kinds, self._looks = html_kinds(), _Looks()
        self._furniture, self._articles = terms.furniture, terms.articles
        self._unheard = terms.furniture | {"a"}

    def read(self, element: "_Element", path: str, hint: str = "") -> None:
        """Add an element and all below it as blocks, ``path`` being its XPath; a data table below it is one block."""
        self._hides = bool(_hidden_attributes()(element))
        self._layout |= {element}
        look = self._looks[element.get("style")]
        self._block(element, element.tag, path, path.rpartition("/")[0], hint, 0, look)

    def _children(self, element: "_Element", path: str, hint: str, depth: int) -> None:
        """Add what an element holds. Most of a page's time is spent here: one look at each element and text."""
        buffer = self._buffer
        text = element.text
        if text and (buffer or not text.isspace() or not text.isascii() or self._pre):
            buffer.append(text)
        if depth > DEEPEST:
            buffer.append(text_of(element)[len(text or "") :])
            return
        counts: dict[str, int] = {}
        kinds, looks, hides, depth = self._kinds, self._looks, self._hides, depth + 1
        for child in children_of(element):
            tag = child.tag
            kind = kinds.get(tag)
            if kind == "break":
                if buffer:
                    self._flush(hint)
            elif kind != "skipped":
                counts[tag] = number = counts.get(tag, 0) + 1
                look = looks[child.get("style")]
                if look == "hidden" or (hides and child.get("hidden") is not None):
                    self._hidden(child, path, f"{path}/{tag}[{number}]", hint, depth)
                elif kind is None:
                    self._inline(child, tag, path, number, hint, depth)
                else:
                    self._block(child, tag, f"{path}/{tag}[{number}]", path, hint, depth, look)
            tail = child.tail
            if tail and (buffer or not tail.isspace() or not tail.isascii() or self._pre):
                buffer.append(tail)

    def _hidden(self, element: "_Element", around: str, path: str, hint: str, depth: int) -> None:
        """Add what no reader of the page sees."""
        self._flush(hint)
        self._path, marks = path, self._marks
        self._children(element, path, "hidden", depth)
        self._flush("hidden")
        self._path, self._marks = around, marks

    def _block(self, element: "_Element", tag: str, path: str, around: str, hint: str, depth: int, look: str) -> None:
        """Add an element that begins a line of its own. ``around`` is its parent's path."""
        if self._buffer:
            self._flush(hint)
        if tag == "table" and hint != "hidden" and element not in self._layout and (cells := data_cells(element)):
            self._table(element, cells, path, hint, depth)
            return
        own = hint if hint == "nav" or hint == "hidden" else self._hint(element, tag, hint, look)
        first, marks, pre = len(self.blocks), self._marks, self._pre
        if len(element):
            self._path, self._pre = path, pre or tag == "pre"
            self._children(element, path, own, depth)
            if self._buffer:
                self._flush(own)
            self._path, self._pre = around, pre
        elif text := element.text:
            self._add(text, own, path, pre or tag == "pre")
        if self._marks > marks:
            self._hold(element, tag, depth, marks, first)

    def _hold(self, element: "_Element", tag: str, depth: int, marks: int, first: int) -> None:
        """Note an element with sentences: there were ``marks`` and ``first`` blocks before it."""
        self.holders.append(Holder(element, depth, self._marks - marks, first, len(self.blocks)))
        if tag in self._unheard:
            self._marks = marks

    def _hint(self, element: "_Element", tag: str, hint: str, look: str) -> str:
        """What the page calls a block, ``hint`` being what it calls all around it."""
        kind = self._kinds[tag]
        if kind == "heading":
            return tag
        if kind == "furniture":
            return "nav"
        if look == "center" or kind == "center" or element.get("align") == "center":
            return "center"
        return "" if kind == "plain" else hint

    def _table(self, table: "_Element", cells: "list[list[_Element]]", path: str, hint: str, depth: int) -> None:
        marks = 0 if next(table.iter("a"), None) is not None else _marks(text_of(table))
        self.blocks.append(PageBlock("", hint, path, table, cells))
        self.holders.append(Holder(table, depth, marks, len(self.blocks) - 1, len(self.blocks)))
        self._marks += marks

    def _inline(self, element: "_Element", tag: str, around: str, number: int, hint: str, depth: int) -> None:
        """Add an element within a line; one with a name under which sites publish the text makes lines of its own."""
        if element.get("id") in self._articles or element.get("class") in self._articles:
            self._flush(hint)
            self._path, first, marks = f"{around}/{tag}[{number}]", len(self.blocks), self._marks
            self._children(element, self._path, hint, depth)
            self._flush(hint)
            self._path = around
            self.holders.append(Holder(element, depth, self._marks - marks, first, len(self.blocks)))
            return
        inner = len(element)
        text = element.text
        if tag in self._unheard:
            self._marks -= _marks(text_of(element) if inner else text or "")
            if tag == "a":
                self.links.add(len(self.blocks))
            if tag in self._furniture and hint not in ("nav", "hidden"):
                hint = UNLESS_INSIDE + hint
        if inner:
            self._children(element, f"{around}/{tag}[{number}]", hint, depth)
        elif text and (self._buffer or not text.isspace() or not text.isascii() or self._pre):
            self._buffer.append(text)

    def _flush(self, hint: str) -> None:
        """End a block."""
        if self._buffer:
            text = "".join(self._buffer)
            self._buffer.clear()
            self._add(text, hint, self._path, self._pre)

    def _add(self, text: str, hint: str, path: str, pre: bool) -> None:
        """Add a block; where line ends count, each line is one."""
        if pre:
            for line in text.splitlines():
                self._add(line, hint, path, False)
            return
        shown = text.strip(_WHITE)
        if shown and not shown.isspace():
            if "  " in shown or not shown.isprintable():
                shown = squeeze(shown)
            self.blocks.append(PageBlock(shown, hint, path))
            if len(shown) >= _SHORTEST_SENTENCE:
                self._marks += shown.count("。") + shown.count("；") + shown.count("，")


def _marks(text: str) -> int:
    """How many marks of sentences a text has."""
    return text.count("。") + text.count("；") + text.count("，")


@cache
def _hidden_attributes() -> "XPath":
    """Whether a page hides anything by an attribute: few do, and asking each element takes longer."""
    from lxml.etree import XPath

    return XPath("descendant::*/@hidden", smart_strings=False)


class _Looks(dict[str | None, str]):
    """The hint that a style attribute gives a block: ``hidden``, ``center`` or none; pages repeat a few of them."""

    def __missing__(self, style: str | None) -> str:
        look = "" if not style else "hidden" if _HIDDEN.search(style) else "center" if _CENTRED.search(style) else ""
        self[style] = look
        return look
