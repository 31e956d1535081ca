"""Web pages: what a reader sees, a line per block, each block with its XPath and what the page calls it.

The article is found by where the sentences are; the page's own words around it stay as pieces of their own, so that
nothing is lost and nothing of them is taken for the document.
"""

import re
from typing import TYPE_CHECKING

from pipeline.model import Reading
from pipeline.notation.forms import raised
from pipeline.notation.sheets import title_rows
from pipeline.read.article import LONGEST_NAV_TITLE, article, layout_tables
from pipeline.read.decoding import Decoded, break_findings
from pipeline.read.pageblocks import UNLESS_INSIDE, PageBlock, PageBlocks
from pipeline.read.pagefields import PageFields, head_fields
from pipeline.read.plain import read_plain
from pipeline.read.webtables import cell_lines, header_rows, outside_cells, span
from pipeline.read.writing import ReadingWriter

if TYPE_CHECKING:
    from lxml.etree import _Element

# Who gives an order, and its number; a document's mark and number.
_HEAD = re.compile(
    r"\S{2,24}令|\S{2,24}(?:政府|委员会|办公[厅室]|[厅局部院委办])文件|(?:第\s*)?[\d一二三四五六七八九十百零〇○]{1,6}\s*号"
    r"|\S{1,16}[〔\[［（(]\s?\d{4}\s?[〕\]］）)]\s?(?:第\s?)?\d{1,5}\s?号"
)
# So many blocks above the article a centred line may be its title, which old pages set in a row or element of its own.
_TITLE_NEAR = 6


def read_html(decoded: Decoded) -> Reading:
    """The page as text.

    Guarantees:
    1. Every visible or hidden word of the body is in the text once, in reading order; scripts and styles are not.
    2. Pieces outside the article have the hint ``nav``, ``field`` or ``hidden``, but for headings.
    3. The spans of a table's cells point into the text and lie within the table's piece.
    """
    from lxml import etree

    try:
        parser = etree.HTMLParser(
            encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
        )
        root = etree.fromstring(decoded.utf8 or decoded.text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return read_plain(decoded)  # no markup, or nothing but comments
    _raise_exponents(root)
    body = next(root.iter("body"), root)
    page = _blocks(body)
    stated = head_fields(root)
    title = next((value for label, value in stated if label == "title"), "")
    inside = article(page, title)
    writer = _PageWriter(title)
    for index, block in enumerate(page.blocks):
        near = inside.start - _TITLE_NEAR <= index < inside.start
        writer.block(block, index in inside, near, index in page.links)
    text = writer.text
    if not text.strip():
        return read_plain(decoded)  # markup that the parser gives up on, or nothing but scripts: the source is the text
    return Reading(
        text,
        decoded.encoding,
        "text/html",
        tuple(writer.pieces),
        tuple(writer.tables),
        (*writer.fields.pairs, *stated),
        break_findings(decoded, text),
    )


def _raise_exponents(root: "_Element") -> None:
    """Figures set above the line are signs of their own: 10<sup>4</sup> is not 104."""
    for element in root.iter("sup"):
        if element.text and not len(element):
            element.text = raised(element.text.strip(" \t\r\n"))


def _blocks(body: "_Element") -> PageBlocks:
    path = body.getroottree().getpath(body)
    page = PageBlocks()
    page.read(body, path)
    layout = layout_tables(page)
    if layout:
        page = PageBlocks(layout)
        page.read(body, path)
    return page


class _PageWriter(ReadingWriter):
    """Writes blocks in reading order; notes the page's fields. ``title`` is what its head states."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.fields = PageFields()
        self._title = title

    def block(self, block: PageBlock, inside: bool, near: bool, linked: bool) -> None:
        """One block of the article, or of the page around it, where a table is no data but lays out the page.

        ``near``: a little above the article; ``linked``: with a link in it.
        """
        if block.table is None:
            self._line(block, inside, near, linked)
        elif inside:
            self._data(block.table, block.cells or [], block.path)
        else:
            around = PageBlocks()
            around.read(block.table, block.path, block.hint)
            for part in around.blocks:
                self._line(part, False, near, linked)

    def _line(self, block: PageBlock, inside: bool, near: bool, linked: bool) -> None:
        text, hint = block.text, block.hint
        if hint.startswith(UNLESS_INSIDE):
            hint = hint.removeprefix(UNLESS_INSIDE) if inside else "nav"
        if inside:
            self.fields.part()
        elif hint != "hidden":
            hint = self._outside(block, hint, near, linked)
        self.line(text, block.path, hint)

    def _outside(self, block: PageBlock, hint: str, near: bool, linked: bool) -> str:
        """What a block around the article is: metadata, a heading that may be the title, or the page's own words."""
        heading = len(block.text) > LONGEST_NAV_TITLE and (
            hint in ("h1", "h2")
            or (near and (hint == "center" or block.text in self._title) and "：" not in block.text)
        )
        if heading:
            self.fields.part()
        if self.fields.take(block.text, block.path):
            return "field"
        if near and not linked and hint == "" and _HEAD.fullmatch(block.text):
            return "center"
        return hint if heading else "nav"

    def _data(self, table: "_Element", cells: "list[list[_Element]]", path: str) -> None:
        """A data table; its caption and the rows at its top that are its title are lines of their own."""
        widths = [[span(cell, "colspan") for cell in row] for row in cells]
        titles = title_rows(widths)
        for line in outside_cells(table):
            self.line(line, path, "center")
        for row in cells[:titles]:
            for line in cell_lines(row[0]):
                self.line(line, path, "center")
        start = self.length
        sheet = []
        for row, columns in zip(cells[titles:], widths[titles:], strict=True):
            sheet.append(
                [self.cell(cell_lines(cell), at > 0, span(cell, "rowspan"), columns[at]) for at, cell in enumerate(row)]
            )
            self.write("\n")
        self.table(start, sheet, header_rows(cells[titles:]), path)
