"""A web page in one pass: its blocks in reading order, and where its sentences are.

Everything that lxml makes anew at each look (children, tags, texts) is looked at once.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.htmlterms import html_terms
from pipeline.read.webtables import is_data

if TYPE_CHECKING:
    from lxml.etree import _Element

# Text nested deeper than this is read as one block: no page is written so, only generated to break readers.
_DEEPEST = 300
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_CENTER = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INLINE = frozenset(("span", "a", "font", "b", "strong", "i", "em", "u"))  # the most frequent, known beforehand
# The hint of a block in an element that holds the page's own words, unless the document itself stands around it.
UNLESS_INSIDE = "nav?"


class PageBlock(NamedTuple):
    """A block: its text, what the page calls it, its XPath; or a data table, which has no text yet."""

    text: str
    hint: str
    path: str
    table: "_Element | None" = None


class Holder(NamedTuple):
    """An element with sentences: how many of their marks are neither linked nor hidden, and which blocks it holds."""

    element: "_Element"
    depth: int
    marks: int
    first: int
    last: int


class PageBlocks:
    """``blocks`` and ``holders`` of a page, filled by ``read``; the tables of ``layout`` are read as blocks."""

    def __init__(self, layout: "frozenset[_Element]" = frozenset()) -> None:
        self._layout = layout
        self.blocks: list[PageBlock] = []
        self.holders: list[Holder] = []
        self._buffer: list[str] = []
        self._path = ""
        terms = html_terms()
        self._skipped, self._block_tags, self._headings = terms.skipped, terms.blocks, terms.headings
        self._furniture, self._articles = terms.furniture, terms.articles
        self._dead = terms.furniture | {"a"}

    def read(self, element: "_Element", path: str, hint: str = "") -> None:
        """Add an element and all below it as blocks, ``path`` being its XPath; a data table below it is one block."""
        self._block(element, path, path.rpartition("/")[0], hint, 0, False, element.get("style"))

    def _block(
        self, element: "_Element", path: str, around: str, hint: str, depth: int, pre: bool, style: str | None
    ) -> int:
        """Add an element that begins a line of its own; gives its marks. ``around`` is its parent's path."""
        self._flush(hint)
        self._path = path
        own = self._hint(element, hint, style)
        first = len(self.blocks)
        marks = self._children(element, path, own, depth, pre or element.tag == "pre")
        self._flush(own)
        self._path = around
        if marks:
            self.holders.append(Holder(element, depth, marks, first, len(self.blocks)))
        return marks

    def _hint(self, element: "_Element", hint: str, style: str | None) -> str:
        if hint in ("hidden", "nav"):
            return hint
        tag = element.tag
        if tag in self._headings:
            return str(tag)
        if tag in self._furniture:
            return "nav"
        if tag == "center" or (style and _is_centred(style)) or element.get("align") == "center":
            return "center"
        return "" if tag in ("p", "td", "div") else hint

    def _children(self, element: "_Element", path: str, hint: str, depth: int, pre: bool) -> int:
        marks = 0
        text = element.text
        if text and (self._buffer or not text.isspace() or not text.isascii() or pre):
            marks = self._text(text, pre, hint)
        if depth > _DEEPEST:
            return marks + self._text("".join(map(str, element.itertext()))[len(text or "") :], pre, hint)
        counts: dict[str, int] = {}
        for child in element:
            tag = child.tag
            if tag in _INLINE and not len(child) and not child.keys():
                counts[tag] = counts.get(tag, 0) + 1
                text = child.text
                if text and (self._buffer or not text.isspace() or not text.isascii() or pre):
                    found = self._text(text, pre, hint)
                    marks += 0 if tag == "a" else found
            elif tag.__class__ is str and tag not in self._skipped:
                counts[tag] = number = counts.get(tag, 0) + 1
                marks += self._child(child, tag, path, number, hint, depth + 1, pre)
            tail = child.tail
            if tail and (self._buffer or not tail.isspace() or not tail.isascii() or pre):
                marks += self._text(tail, pre, hint)
        return marks

    def _child(self, child: "_Element", tag: str, path: str, number: int, hint: str, depth: int, pre: bool) -> int:
        """Add one child; gives the marks that count for its parent: not those of links, of what is hidden, of the
        page's own words.
        """
        style = child.get("style")
        if (style and _is_hidden(style)) or child.get("hidden") is not None:
            self._flush(hint)
            self._path = own = f"{path}/{tag}[{number}]"
            self._children(child, own, "hidden", depth, pre)
            self._flush("hidden")
            self._path = path
            return 0
        if tag in self._block_tags:
            own = f"{path}/{tag}[{number}]"
            if tag == "table" and hint != "hidden" and child not in self._layout and is_data(child):
                return self._table(child, own, hint, depth)
            marks = self._block(child, own, path, hint, depth, pre, style)
            return 0 if tag in self._dead else marks
        if tag == "br":
            self._flush(hint)
            return 0
        if not len(child):
            text = child.text
            if not text or not (self._buffer or not text.isspace() or not text.isascii() or pre):
                return 0
            if tag in _INLINE:
                marks = self._text(text, pre, hint)
                return 0 if tag == "a" else marks
        return self._inline(child, tag, f"{path}/{tag}[{number}]", hint, depth, pre)

    def _table(self, table: "_Element", path: str, hint: str, depth: int) -> int:
        self._flush(hint)
        marks = 0 if table.find(".//a") is not None else _marks("".join(map(str, table.itertext())))
        self.blocks.append(PageBlock("", hint, path, table))
        self.holders.append(Holder(table, depth, marks, len(self.blocks) - 1, len(self.blocks)))
        return marks

    def _inline(self, child: "_Element", tag: str, path: str, hint: str, depth: int, pre: bool) -> int:
        named = self._is_named(child)
        if named:
            self._flush(hint)
            self._path = path
        first = len(self.blocks)
        inner = UNLESS_INSIDE + hint if tag in self._furniture and hint not in ("nav", "hidden") else hint
        marks = self._children(child, path, inner, depth, pre)
        if named:
            self._flush(hint)
            self.holders.append(Holder(child, depth, marks, first, len(self.blocks)))
        return 0 if tag in self._dead else marks

    def _is_named(self, element: "_Element") -> bool:
        """Whether the element bears a name under which sites publish the text itself."""
        return element.get("id") in self._articles or element.get("class") in self._articles

    def _text(self, text: str, pre: bool, hint: str) -> int:
        if pre:
            for number, line in enumerate(text.splitlines()):
                if number:
                    self._flush(hint)
                self._buffer.append(line)
        else:
            self._buffer.append(text)
        return _marks(text)

    def _flush(self, hint: str) -> None:
        """End a block."""
        if not self._buffer:
            return
        text = "".join(self._buffer)
        self._buffer.clear()
        if not text or text.isspace():
            return
        text = text.strip(" \t\r\n\f\v")
        if not text.isprintable() or "  " in text:  # most blocks have neither line ends nor blanks to be put together
            text = " ".join(_SPACE.sub(" ", text).splitlines())
        self.blocks.append(PageBlock(text, hint, self._path))


def _marks(text: str) -> int:
    """How many marks of sentences a text has."""
    return text.count("。") + text.count("；") + text.count("，")


def _is_hidden(style: str) -> bool:
    style = style.lower()
    return ("none" in style or "hidden" in style) and _HIDDEN.search(style) is not None


def _is_centred(style: str) -> bool:
    return "enter" in style.lower() and _CENTER.search(style) is not None
