"""Tables of web pages: which of them hold data, and what their cells print."""

import re
from collections.abc import Callable

from lxml.etree import _Element, tostring

from pipeline.notation.numerals import at_most
from pipeline.read.htmlterms import html_kinds

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_CELLS = frozenset({"td", "th"})
_FRAMES = ("table", "thead", "tbody", "tfoot", "tr")
_BLANK = " \n\t\u3000\xa0"
# Text nested deeper than this is read as one block: no page is written so, only generated to break readers.
DEEPEST = 300
_LAYOUT_CELL = 600  # a cell with more text than this is a column of a page, not of a table
MOST_SPANNED = 1000  # as browsers cut spans; a table ends sooner
# All at once, in half the time that lxml takes to give children one by one; its stubs leave this method out.
children_of: Callable[[_Element], list[_Element]] = _Element.getchildren  # type: ignore[attr-defined]


def data_cells(table: _Element) -> list[list[_Element]]:
    """The cells of a table that holds data, row by row; none where it is no such table.

    One has at least two rows and columns, no table in it and no cell that is a page's column.
    """
    inside = table.iter("table")
    next(inside)
    if next(inside, None) is not None:
        return []
    cells = [[cell for cell in children_of(row) if cell.tag in _CELLS] for row in table.iter("tr")]
    if len(cells) < 2 or max(map(len, cells)) < 2:
        return []
    wide = len(text_of(table)) > _LAYOUT_CELL
    if wide and any(len(text_of(cell)) > _LAYOUT_CELL for row in cells for cell in row if len(cell)):
        return []
    return cells


def text_of(element: _Element) -> str:
    """All text within an element, as it stands in the source."""
    return tostring(element, encoding="unicode", method="text", with_tail=False)


def header_rows(cells: list[list[_Element]]) -> int:
    """How many of the first rows the page marks as header: all their cells ``th``, or within ``thead``."""
    count = 0
    for row in cells:
        if not row or not (all(cell.tag == "th" for cell in row) or _in_head(row[0])):
            break
        count += 1
    return count


def _in_head(cell: _Element) -> bool:
    return next(cell.iterancestors("thead", "table")).tag == "thead"


def span(cell: _Element, name: str) -> int:
    """A span attribute; what is no count, or absurd, is one. ``rowspan=0`` reaches to the last row."""
    value = cell.get(name)
    if not value or not (value := value.strip()).isascii() or not value.isdigit():
        return 1
    return at_most(value, MOST_SPANNED) or (MOST_SPANNED if name == "rowspan" else 1)


def cell_lines(cell: _Element) -> list[str]:
    """The lines that a cell prints, blank ones left out."""
    lines = [cell.text or ""]
    if len(cell):
        _add_lines(cell, lines, html_kinds(), 0)
    return [squeeze(line).strip(_BLANK) for line in lines if line and not line.isspace()]


def _add_lines(element: _Element, lines: list[str], kinds: dict[str, str], depth: int) -> None:
    """Add what stands below an element, in reading order: a tail comes after what its element holds."""
    if depth > DEEPEST:
        lines[-1] += text_of(element)[len(element.text or "") :]
        return
    for child in children_of(element):
        kind = kinds.get(child.tag)
        if kind is not None and kind != "skipped":
            lines.append("")
        if kind != "break" and kind != "skipped":
            if text := child.text:
                lines[-1] += text
            if len(child):
                _add_lines(child, lines, kinds, depth + 1)
            if kind is not None:
                lines.append("")
        if tail := child.tail:
            lines[-1] += tail


def outside_cells(table: _Element) -> list[str]:
    """What a table that has none inside prints outside its cells: its caption, and what broken markup leaves there."""
    lines: list[str] = []
    for element in table.iter("caption", *_FRAMES):
        if element.tag == "caption":
            lines += cell_lines(element)
            continue
        texts = [element.text, *(child.tail for child in children_of(element))]
        lines += [squeeze(text).strip(_BLANK) for text in texts if text and not text.isspace()]
    return lines


def squeeze(text: str) -> str:
    """A line as a page shows it: white space between words is one blank, whatever the source breaks lines with.

    >>> squeeze("甲\\n  乙"), squeeze("甲\\u3000乙")
    ('甲 乙', '甲\\u3000乙')
    """
    if "  " not in text and (text.isprintable() or text.strip("\u3000\xa0").isprintable()):
        return text
    return " ".join(_SPACE.sub(" ", text).splitlines())
