"""Web pages: what a reader sees, a line per block, each block with its XPath and what the page calls it.

The article is found by where the sentences are; the page's own words around it stay as pieces of their own, so that
nothing is lost and nothing of them is taken for the document.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.model import Piece, Reading, SourceTable, Span
from pipeline.read.decoding import Decoded, break_findings
from pipeline.read.pagefields import PageFields
from pipeline.read.sheets import SheetCell, grid_of
from pipeline.vocab import load

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Where one child holds nine tenths of a page's sentences, the document is in it; with less, the rest belongs to it too.
_SHARE_TENTHS = 9
# With fewer sentence marks than this a page is all article: a form, a table.
_FEWEST_MARKS = 4
_KNOWN_SHARE = 2  # an element known to hold articles needs only half of the sentences
_LONGEST_NAV_TITLE = 8
# Text nested deeper than this is read as one block: no page is written so, only generated to break readers.
_DEEPEST = 300
_MARKS = re.compile("[。；，]")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTER = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_LAYOUT_CELL = 600  # a cell with more text than this is a column of a page, not of a table


class HtmlTerms(Struct, frozen=True):
    """``vocab/html.toml``; its header explains the fields."""

    skipped: frozenset[str]
    blocks: frozenset[str]
    furniture: frozenset[str]
    headings: frozenset[str]
    articles: frozenset[str]


@cache
def _terms() -> HtmlTerms:
    return load("html", HtmlTerms)


def read_html(decoded: Decoded) -> Reading:
    """The page as text.

    Guarantees:
    1. Every visible or hidden word of the body is in the text once, in reading order; scripts and styles are not.
    2. Pieces outside the article have the hint ``nav``, ``field`` or ``hidden``, but for headings.
    3. The spans of a table's cells point into the text and lie within the table's piece.
    """
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    root = html.document_fromstring(decoded.text.encode("utf-8", "replace") or b"<p></p>", parser=parser)
    body = next(root.iter("body"), root)
    walk = _Walk(_article(body))
    walk.element(body, f"/html/{body.tag}" if body is not root else "/html", "", 0, False)
    walk.flush("")
    text = "".join(walk.out)
    return Reading(
        text,
        decoded.encoding,
        "text/html",
        tuple(walk.pieces),
        tuple(walk.tables),
        tuple(walk.fields.pairs),
        break_findings(decoded),
    )


def _is_hidden(element: "HtmlElement") -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def _article(body: "HtmlElement") -> "HtmlElement":
    """The element that holds the document: as deep as nearly all sentences are in one block that has blocks."""
    terms = _terms()
    marks: dict[HtmlElement, int] = {}
    blocks: dict[HtmlElement, int] = {}
    for element in reversed(list(body.iter())):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        parent = element.getparent()
        dead = tag in terms.skipped or tag == "a" or tag in terms.furniture or _is_hidden(element)
        count = 0 if dead else marks.get(element, 0) + len(_MARKS.findall(element.text or ""))
        marks[element] = count
        if parent is not None and element is not body:
            marks[parent] = marks.get(parent, 0) + count + len(_MARKS.findall(element.tail or ""))
            blocks[parent] = blocks.get(parent, 0) + (tag in terms.blocks or tag == "br")
    total = marks.get(body, 0)
    if total < _FEWEST_MARKS:
        return body
    for element, count in marks.items():
        known = element.get("id") in terms.articles or not terms.articles.isdisjoint(
            (element.get("class") or "").split()
        )
        if known and count * _KNOWN_SHARE >= total:
            return element
    current = body
    while True:
        inner = [child for child in current if marks.get(child, 0) * 10 >= total * _SHARE_TENTHS]
        if not inner or not (inner[0].tag in ("tr", "tbody") or _holds_blocks(inner[0], blocks)):
            return current
        current = inner[0]


def _holds_blocks(element: "HtmlElement", blocks: "dict[HtmlElement, int]") -> bool:
    """Whether a document could be inside: an element with lines of its own, not itself a line."""
    return blocks.get(element, 0) > 0 and element.tag not in ("p", "span", "li", "font")


class _Walk:
    """One pass over the page that writes the text and notes pieces and tables on the way."""

    def __init__(self, article: "HtmlElement") -> None:
        self.out: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.tables: list[SourceTable] = []
        self.fields = PageFields()
        self._article = article
        self._inside = False
        self._buffer: list[str] = []
        self._path = ""
        self._terms = _terms()

    def element(self, element: "HtmlElement", path: str, hint: str, depth: int, pre: bool) -> None:
        """Write an element and all below it, not its tail."""
        tag = element.tag
        if element is self._article:
            self.flush(hint)
            self._inside = True
            self._children(element, path, hint, depth, pre)
            self.flush(hint)
            self._inside = False
            return
        if tag == "br":
            self.flush(hint)
            return
        if _is_hidden(element):
            self.flush(hint)
            self._path = path
            self._children(element, path, "hidden", depth, pre)
            self.flush("hidden")
            return
        if tag == "table" and self._inside and hint != "hidden" and self._table(element, path, hint):
            return
        if tag not in self._terms.blocks:
            inner = "nav" if tag in self._terms.furniture and not self._inside else hint
            self._children(element, path, inner, depth, pre)
            return
        self.flush(hint)
        self._path = path
        own = self._hint(element, hint)
        self._children(element, path, own, depth, pre or tag == "pre")
        self.flush(own)
        self._path = path

    def _hint(self, element: "HtmlElement", hint: str) -> str:
        tag = str(element.tag)
        if hint == "hidden" or hint == "nav":
            return hint
        if tag in self._terms.headings:
            return tag
        if tag in self._terms.furniture:
            return "nav"
        centred = element.get("align") == "center" or tag == "center" or _CENTER.search(element.get("style") or "")
        return "center" if centred else "" if tag in ("p", "td", "div") else hint

    def _children(self, element: "HtmlElement", path: str, hint: str, depth: int, pre: bool) -> None:
        if element.text:
            self._text(element.text, pre, hint)
        if depth > _DEEPEST:
            self._text("".join(str(part) for part in element.itertext())[len(element.text or "") :], pre, hint)
            return
        counts: dict[str, int] = {}
        for child in element:
            tag = child.tag
            if isinstance(tag, str):
                counts[tag] = counts.get(tag, 0) + 1
                if tag not in self._terms.skipped:
                    self.element(child, f"{path}/{tag}[{counts[tag]}]", hint, depth + 1, pre)
                    if tag in self._terms.blocks:
                        self._path = path
            if child.tail:
                self._text(child.tail, pre, hint)

    def _text(self, text: str, pre: bool, hint: str) -> None:
        if not pre:
            self._buffer.append(_SPACE.sub(" ", text))
            return
        for number, line in enumerate(text.splitlines()):
            if number:
                self.flush(hint)
            self._buffer.append(line)

    def flush(self, hint: str) -> None:
        """End a block: write its line."""
        text = "".join(self._buffer)
        self._buffer.clear()
        if not text or text.isspace():
            return
        text = _SPACE.sub(" ", text.strip(" \n"))
        text = " ".join(text.splitlines())
        if not self._inside and hint not in ("hidden",):
            hint = self._outside(text, hint)
        self.pieces.append(Piece(self.length, self.length + len(text), self._path, hint))
        self._write(text + "\n")

    def _outside(self, text: str, hint: str) -> str:
        """What a block around the article is: metadata, a heading that may be the title, or the page's own words."""
        if self.fields.take(text):
            return "field"
        if hint in ("h1", "h2") and len(text) > _LONGEST_NAV_TITLE:
            return hint
        return "nav"

    def _write(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def _table(self, table: "HtmlElement", path: str, hint: str) -> bool:
        """Write a data table; False where the table only lays out the page."""
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
        if table.find(".//table") is not None or len(rows) < 2:
            return False
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if max((len(row) for row in cells), default=0) < 2:
            return False
        if any(len(str(cell.text_content())) > _LAYOUT_CELL for row in cells for cell in row):
            return False
        self.flush(hint)
        start = self.length
        header = 0
        sheet: list[list[SheetCell]] = []
        for number, row in enumerate(cells):
            if number == header and row and (all(cell.tag == "th" for cell in row) or _in_head(rows[number])):
                header += 1
            sheet.append([self._cell(cell, index > 0) for index, cell in enumerate(row)])
            self._write("\n")
        end = self.length
        self.pieces.append(Piece(start, end, path, "table"))
        self.tables.append(SourceTable(start, end, grid_of(sheet, header, end - 1)))
        return True

    def _cell(self, cell: "HtmlElement", later: bool) -> SheetCell:
        if later:
            self._write("\t")
        spans: list[Span] = []
        for line in self._cell_lines(cell):
            if spans:
                self._write("\n")
            spans.append(Span(self.length, self.length + len(line)))
            self._write(line)
        return SheetCell(tuple(spans), tuple(self._cell_text(spans)), _count(cell, "rowspan"), _count(cell, "colspan"))

    def _cell_text(self, spans: list[Span]) -> list[str]:
        written = "".join(self.out[-2 * len(spans) :]) if spans else ""
        base = self.length - len(written)
        return [written[span.start - base : span.end - base] for span in spans]

    def _cell_lines(self, cell: "HtmlElement") -> list[str]:
        lines: list[str] = [""]
        for element in cell.iter():
            tag = element.tag
            if tag == "br" or (tag in self._terms.blocks and element is not cell):
                lines.append("")
            if isinstance(tag, str) and tag not in self._terms.skipped and element.text:
                lines[-1] += _SPACE.sub(" ", element.text)
            if element is not cell and element.tail:
                if tag in self._terms.blocks:
                    lines.append("")
                lines[-1] += _SPACE.sub(" ", element.tail)
        return [clean for line in lines if (clean := line.strip(" \n\t\u3000\xa0"))]


def _in_head(row: "HtmlElement") -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _count(cell: "HtmlElement", name: str) -> int:
    """A span attribute; what is no count, or absurd, is one."""
    value = (cell.get(name) or "1").strip()
    return min(int(value), 1000) if value.isascii() and value.isdigit() and value != "0" else 1
