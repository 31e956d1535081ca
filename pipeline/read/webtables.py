"""Tables of web pages: which of them hold data, and what their cells print."""

import re
from typing import TYPE_CHECKING

from pipeline.read.htmlterms import html_terms

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BLANK = " \n\t\u3000\xa0"
_LAYOUT_CELL = 600  # a cell with more text than this is a column of a page, not of a table
MOST_SPANNED = 1000  # as browsers cut spans; a table ends sooner


def is_data(table: "_Element") -> bool:
    """Whether a table holds data: at least two rows and columns, no table in it, no cell that is a page's column."""
    if table.find(".//table") is not None:
        return False
    cells = cells_of(table)
    if len(cells) < 2 or max(map(len, cells)) < 2:
        return False
    if sum(map(len, table.itertext())) <= _LAYOUT_CELL:
        return True
    return not any(sum(map(len, cell.itertext())) > _LAYOUT_CELL for row in cells for cell in row)


def cells_of(table: "_Element") -> "list[list[_Element]]":
    """The cells of a table that has none inside, row by row."""
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]


def header_rows(cells: "list[list[_Element]]") -> int:
    """How many of the first rows the page marks as header: all their cells ``th``, or within ``thead``."""
    count = 0
    for row in cells:
        if not row or not (all(cell.tag == "th" for cell in row) or _in_head(row[0])):
            break
        count += 1
    return count


def _in_head(cell: "_Element") -> bool:
    return next(cell.iterancestors("thead", "table")).tag == "thead"


def span(cell: "_Element", name: str) -> int:
    """A span attribute; what is no count, or absurd, is one. ``rowspan=0`` reaches to the last row."""
    value = (cell.get(name) or "1").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    return min(int(value), MOST_SPANNED) or (MOST_SPANNED if name == "rowspan" else 1)


def cell_lines(cell: "_Element") -> list[str]:
    """The lines that a cell prints, blank ones left out."""
    if not len(cell):
        text = _SPACE.sub(" ", cell.text or "").strip(_BLANK)
        return [text] if text else []
    terms = html_terms()
    lines: list[str] = [""]
    for element in cell.iter():
        tag = element.tag
        if tag == "br" or (tag in terms.blocks and element is not cell):
            lines.append("")
        if isinstance(tag, str) and tag not in terms.skipped and element.text:
            lines[-1] += _SPACE.sub(" ", element.text)
        if element is not cell and element.tail:
            if tag in terms.blocks:
                lines.append("")
            lines[-1] += _SPACE.sub(" ", element.tail)
    return [clean for line in lines if (clean := line.strip(_BLANK))]
