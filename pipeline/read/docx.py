"""Word documents: paragraphs with the numbers that Word generates, tables with merged cells, footnotes.

Read from the archive's XML itself, so that merged cells stay one cell and generated numbers are not lost.
"""

import re
from typing import TYPE_CHECKING

from pipeline.model import Piece, Reading, SourceTable, Span
from pipeline.read.archive import Package
from pipeline.read.failures import unreadable
from pipeline.read.sheets import SheetCell, grid_of
from pipeline.read.wordnumbers import WordNumbers

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BREAKS = frozenset((_W + "br", _W + "cr"))
# Deleted text and field codes are in the file but not on the page; AlternateContent repeats its Choice.
_UNSEEN = frozenset(
    (
        _W + "del",
        _W + "instrText",
        _W + "moveFrom",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


def read_docx(package: Package) -> Reading:
    """The document's text, a line per paragraph or printed line, tables cell by cell.

    Guarantees: spans of cells point into the text; a merged cell is one cell of the grid.
    Raises: UnreadableInputError where the document's XML is damaged or holds no text.
    """
    body = _root(package, "word/document.xml").find(_W + "body")
    numbers = _root(package, "word/numbering.xml") if "word/numbering.xml" in package.members else None
    styles = _root(package, "word/styles.xml") if "word/styles.xml" in package.members else None
    if body is not None and body.find(_W + "altChunk") is not None and not list(body.iter(_W + "t")):
        return _chunk(package)
    writer = _Writer(WordNumbers(numbers, styles))
    if body is not None:
        writer.body(body)
    if "word/footnotes.xml" in package.members:
        for number, note in enumerate(_root(package, "word/footnotes.xml").iter(_W + "footnote"), 1):
            if note.get(_W + "type") is None:
                for paragraph in note.iter(_W + "p"):
                    writer.paragraph(paragraph, f"footnote {number}", "footnote")
    text = "".join(writer.out)
    if not text.strip():
        raise unreadable(package.name, "no-text", format="docx")
    return Reading(text, "utf-8", _MEDIA, tuple(writer.pieces), tuple(writer.tables))


def _chunk(package: Package) -> Reading:
    """A document that only wraps a web archive (MHTML), as some exporters write it: the page in it.

    Raises: UnreadableInputError where the archive holds no page.
    """
    from email import message_from_bytes

    from pipeline.read.decoding import decode
    from pipeline.read.html import read_html

    for path in sorted(package.members):
        if path.startswith("word/") and path.endswith((".mht", ".mhtml", ".html", ".htm")):
            for part in message_from_bytes(package.member(path)).walk():
                payload = part.get_payload(decode=True)
                if part.get_content_type() == "text/html" and isinstance(payload, bytes):
                    return read_html(decode(payload, part.get_content_charset() or ""))
    raise unreadable(package.name, "no-text", format="docx")


def _root(package: Package, path: str) -> "_Element":
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(package.member(path), parser)
    except etree.XMLSyntaxError as error:
        raise unreadable(package.name, "damaged", format="docx", detail=str(error)) from error


def _lines(paragraph: "_Element") -> list[str]:
    """The lines of a paragraph: its visible runs, cut at manual breaks."""
    lines = [""]
    skipped: set[_Element] = set()
    for element in paragraph.iter():
        parent = element.getparent()
        if parent in skipped or element.tag in _UNSEEN:
            skipped.add(element)
            continue
        if element.tag == _W + "t":
            lines[-1] += element.text or ""
        elif element.tag == _W + "tab" and parent is not None and parent.tag == _W + "r":
            lines[-1] += "\t"
        elif element.tag in _BREAKS:
            lines.append("")
        elif element.tag == _W + "noBreakHyphen":
            lines[-1] += "-"
    return [" ".join(line.splitlines()) for line in lines]


class _Writer:
    """Writes paragraphs and tables in reading order, noting pieces and grids."""

    def __init__(self, numbers: WordNumbers) -> None:
        self.out: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.tables: list[SourceTable] = []
        self._numbers = numbers
        self._paragraphs = 0

    def body(self, body: "_Element") -> None:
        """Paragraphs and tables, also inside content controls and text boxes' anchors."""
        for child in body:
            if child.tag == _W + "p":
                self._paragraphs += 1
                self.paragraph(child, f"paragraph {self._paragraphs}", "")
            elif child.tag == _W + "tbl":
                self._table(child)
            elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "smartTag", _W + "customXml"):
                self.body(child)

    def paragraph(self, paragraph: "_Element", locator: str, hint: str) -> None:
        """One paragraph: a piece for each of its lines."""
        label = self._numbers.label(paragraph)
        hint = hint or self._hint(paragraph)
        for number, line in enumerate(_lines(paragraph)):
            text = label + line if not number and line.strip() else line
            if text.strip():
                self.pieces.append(Piece(self.length, self.length + len(text), locator, hint))
            self._write(text + "\n")

    def _hint(self, paragraph: "_Element") -> str:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        heading = _HEADING.search(style.get(_W + "val") or "") if style is not None else None
        if heading:
            return f"h{heading[1]}"
        aligned = paragraph.find(f"{_W}pPr/{_W}jc")
        return "center" if aligned is not None and aligned.get(_W + "val") == "center" else ""

    def _write(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def _table(self, table: "_Element") -> None:
        start = self.length
        sheet: list[list[SheetCell]] = []
        merged: dict[int, tuple[int, int]] = {}
        for row in table.findall(_W + "tr"):
            cells: list[SheetCell] = []
            column = 0
            for number, cell in enumerate(row.iter(_W + "tc")):
                if next(cell.iterancestors(_W + "tbl")) is not table:
                    continue
                width, merge = _merging(cell)
                above = merged.get(column)
                if merge == "continue" and above is not None:
                    host = sheet[above[0]][above[1]]
                    sheet[above[0]][above[1]] = host._replace(rows=len(sheet) - above[0] + 1)
                else:
                    cells.append(self._cell(cell, width, number > 0))
                    merged.pop(column, None)
                    if merge:
                        merged[column] = (len(sheet), len(cells) - 1)
                column += width
            sheet.append(cells)
            self._write("\n")
        end = self.length
        if end > start and sheet:
            heads = 0
            for row in table.findall(_W + "tr"):
                if row.find(f"{_W}trPr/{_W}tblHeader") is None:
                    break
                heads += 1
            self.pieces.append(Piece(start, end, f"table {len(self.tables) + 1}", "table"))
            self.tables.append(SourceTable(start, end, grid_of(sheet, heads, end - 1)))

    def _cell(self, cell: "_Element", width: int, later: bool) -> SheetCell:
        if later:
            self._write("\t")
        spans: list[Span] = []
        lines: list[str] = []
        for paragraph in cell.iter(_W + "p"):
            label = self._numbers.label(paragraph)
            for number, raw in enumerate(_lines(paragraph)):
                line = ((label if not number else "") + raw).strip()
                if line:
                    if spans:
                        self._write("\n")
                    spans.append(Span(self.length, self.length + len(line)))
                    lines.append(line)
                    self._write(line)
        return SheetCell(tuple(spans), tuple(lines), 1, width)


def _merging(cell: "_Element") -> tuple[int, str]:
    """How many columns a cell spans, and its part in a vertical merge: ``restart``, ``continue`` or none."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    width = int(span.get(_W + "val") or 1) if span is not None and (span.get(_W + "val") or "").isdigit() else 1
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merge is None:
        return max(1, width), ""
    return max(1, width), merge.get(_W + "val") or "continue"
