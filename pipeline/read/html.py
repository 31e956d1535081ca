"""Web pages: what a reader sees, a line per block, each block with its XPath and what the page calls it.

The article is found by where the sentences are; the page's own words around it stay as pieces of their own, so that
nothing is lost and nothing of them is taken for the document.
"""

import re
from typing import TYPE_CHECKING

from pipeline.model import Piece, Reading, SourceTable, Span
from pipeline.read.article import Survey, html_terms, survey
from pipeline.read.decoding import Decoded, break_findings
from pipeline.read.pagefields import PageFields, head_fields
from pipeline.read.plain import read_plain
from pipeline.read.sheets import SheetCell, grid_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_NAV_TITLE = 8
# Text nested deeper than this is read as one block: no page is written so, only generated to break readers.
_DEEPEST = 300
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_CENTER = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_INLINE = frozenset(("span", "a", "font", "b", "strong", "i", "em", "u"))  # the most frequent, known beforehand
_LAYOUT_CELL = 600  # a cell with more text than this is a column of a page, not of a table


def read_html(decoded: Decoded) -> Reading:
    """The page as text.

    Guarantees:
    1. Every visible or hidden word of the body is in the text once, in reading order; scripts and styles are not.
    2. Pieces outside the article have the hint ``nav``, ``field`` or ``hidden``, but for headings.
    3. The spans of a table's cells point into the text and lie within the table's piece.
    """
    from lxml import etree

    try:
        root = etree.fromstring(
            decoded.text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (etree.XMLSyntaxError, ValueError):
        return read_plain(decoded)
    body = next(root.iter("body"), root)
    walk = _Walk(survey(body), body)
    walk.element(body, "", 0, False)
    walk.flush("")
    text = "".join(walk.out)
    if not text.strip():
        return read_plain(decoded)  # markup that the parser gives up on, or nothing but scripts: the source is the text
    return Reading(
        text,
        decoded.encoding,
        "text/html",
        tuple(walk.pieces),
        tuple(walk.tables),
        (*walk.fields.pairs, *head_fields(root)),
        break_findings(decoded),
    )


class _Walk:
    """One pass over the page that writes the text and notes pieces and tables on the way."""

    def __init__(self, page: Survey, body: "_Element") -> None:
        self.out: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.tables: list[SourceTable] = []
        self.fields = PageFields()
        self._page = page
        self._special = page.hidden | {page.article}
        self._inside = False
        self._buffer: list[str] = []
        self._at = body
        self._locate = body.getroottree().getpath
        self._terms = html_terms()

    def element(self, element: "_Element", hint: str, depth: int, pre: bool) -> None:
        """Write an element and all below it, not its tail."""
        tag = element.tag
        if element is self._page.article:
            self.flush(hint)
            self._inside = True
            self._children(element, hint, depth, pre)
            self.flush(hint)
            self._inside = False
            return
        if tag == "br":
            self.flush(hint)
            return
        if element in self._page.hidden:
            self.flush(hint)
            self._at = element
            self._children(element, "hidden", depth, pre)
            self.flush("hidden")
            return
        if tag == "table" and self._inside and hint != "hidden" and self._table(element, hint):
            return
        if tag not in self._terms.blocks:
            inner = "nav" if tag in self._terms.furniture and not self._inside else hint
            self._children(element, inner, depth, pre)
            return
        self.flush(hint)
        self._at = element
        own = self._hint(element, hint)
        self._children(element, own, depth, pre or tag == "pre")
        self.flush(own)
        self._at = element

    def _hint(self, element: "_Element", hint: str) -> str:
        tag = str(element.tag)
        if hint == "hidden" or hint == "nav":
            return hint
        if tag in self._terms.headings:
            return tag
        if tag in self._terms.furniture:
            return "nav"
        centred = element.get("align") == "center" or tag == "center" or _is_centred(element.get("style"))
        return "center" if centred else "" if tag in ("p", "td", "div") else hint

    def _children(self, element: "_Element", hint: str, depth: int, pre: bool) -> None:
        text = element.text
        if text and (self._buffer or not text.isspace() or not text.isascii() or pre):
            self._text(text, pre, hint)
        if depth > _DEEPEST:
            self._text("".join(str(part) for part in element.itertext())[len(text or "") :], pre, hint)
            return
        skipped, blocks = self._terms.skipped, self._terms.blocks
        for child in element:
            tag = child.tag
            if isinstance(tag, str) and tag not in skipped:
                if tag in _INLINE and child not in self._special:
                    self._children(child, hint, depth + 1, pre)
                else:
                    self.element(child, hint, depth + 1, pre)
                    if tag in blocks:
                        self._at = element
            tail = child.tail
            if tail and (self._buffer or not tail.isspace() or not tail.isascii() or pre):
                self._text(tail, pre, hint)

    def _text(self, text: str, pre: bool, hint: str) -> None:
        if not pre:
            if not text.isspace() or not text.isascii():
                self._buffer.append(_SPACE.sub(" ", text))
            elif self._buffer:
                self._buffer.append(" ")
            return
        for number, line in enumerate(text.splitlines()):
            if number:
                self.flush(hint)
            self._buffer.append(line)

    def flush(self, hint: str) -> None:
        """End a block: write its line."""
        if not self._buffer:
            return
        text = "".join(self._buffer)
        self._buffer.clear()
        if not text or text.isspace():
            return
        text = " ".join(_SPACE.sub(" ", text.strip(" \n")).splitlines())
        if self._inside:
            self.fields.part()
        elif hint != "hidden":
            hint = self._outside(text, hint)
        self.pieces.append(Piece(self.length, self.length + len(text), self._locate(self._at), hint))
        self._write(text + "\n")

    def _outside(self, text: str, hint: str) -> str:
        """What a block around the article is: metadata, a heading that may be the title, or the page's own words."""
        heading = hint in ("h1", "h2") and len(text) > _LONGEST_NAV_TITLE
        if heading:
            self.fields.part()
        if self.fields.take(text):
            return "field"
        return hint if heading else "nav"

    def _write(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def _table(self, table: "_Element", hint: str) -> bool:
        """Write a data table; False where the table only lays out the page."""
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
        if table.find(".//table") is not None or len(rows) < 2:
            return False
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if max((len(row) for row in cells), default=0) < 2:
            return False
        if any(sum(map(len, cell.itertext())) > _LAYOUT_CELL for row in cells for cell in row):
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
        self.pieces.append(Piece(start, end, self._locate(table), "table"))
        self.tables.append(SourceTable(start, end, grid_of(sheet, header, end - 1)))
        return True

    def _cell(self, cell: "_Element", later: bool) -> SheetCell:
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

    def _cell_lines(self, cell: "_Element") -> list[str]:
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


def _is_centred(style: str | None) -> bool:
    return style is not None and "enter" in style.lower() and _CENTER.search(style) is not None


def _in_head(row: "_Element") -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _count(cell: "_Element", name: str) -> int:
    """A span attribute; what is no count, or absurd, is one."""
    value = (cell.get(name) or "1").strip()
    return min(int(value), 1000) if value.isascii() and value.isdigit() and value != "0" else 1
