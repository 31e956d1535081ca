"""Tables that a plain text, Markdown above all, holds as HTML: ``<table>…</table>`` with the tags in the text."""

import re
from html.parser import HTMLParser
from itertools import accumulate

from pipeline.model import Span
from pipeline.notation.lines import trim
from pipeline.notation.numerals import at_most
from pipeline.notation.sheets import SheetCell, grid_of
from pipeline.tables.box import Drawing

MOST_SPANNED = 1000  # as browsers cut spans
_PIECE = re.compile(r"[^\r\n]+")
_NO_TEXT = ("style", "script")


def read_markup(text: str, start: int, end: int) -> Drawing:
    """The grid of the table whose tags are in ``text[start:end]``; the text of a table inside is its cell's.

    Guarantees: cells point at the characters between the tags; blank ones (``&nbsp;``) are in none.
    """
    reader = _Reader(text, start, end)
    reader.feed(text[start:end])
    reader.finish()
    grid = grid_of(reader.rows, reader.header_rows, end)
    return Drawing(grid, tuple(reader.outside), len(reader.rows), 0, 0)


class _Reader(HTMLParser):
    """Rows of cells as they come; ``outside`` is text that stands in no cell."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(convert_charrefs=False)
        self.text, self.start = text, start
        lines = text[start:end].split("\n")
        self.line_starts = [start, *accumulate((len(line) + 1 for line in lines), initial=start)]
        self.rows: list[list[SheetCell]] = []
        self.header_rows = 0
        self.outside: list[Span] = []
        self.cell: list[list[Span]] | None = None
        self.spanned = (1, 1)
        self.depth = 0
        self.in_row = self.in_head = self.only_headers = self.hidden = False

    def finish(self) -> None:
        """Ends what its tags left open."""
        self.close()
        self._end_row()

    def at(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "table"
        if tag in _NO_TEXT:
            self.hidden = True
        elif self.depth > 1:
            self._line()
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.in_row:
                self._begin_row()
            given = {name: value or "" for name, value in attrs}
            self.spanned = (_span(given.get("rowspan", ""), MOST_SPANNED), _span(given.get("colspan", ""), 1))
            self.cell = [[]]
            self.only_headers &= tag == "th" or self.in_head
        elif tag in ("tr", "thead", "tbody", "tfoot"):
            self._end_row()
            self.in_head = tag == "thead" or (self.in_head and tag == "tr")
        elif tag in ("br", "p", "div", "li"):
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _NO_TEXT:
            self.hidden = False
        elif tag == "table":
            self.depth -= 1
            if not self.depth:
                self._end_row()
        elif self.depth > 1 or tag in ("p", "div", "li"):
            self._line()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "thead", "tbody", "tfoot"):
            self._end_row()
            self.in_head = self.in_head and tag == "tr"

    def handle_data(self, data: str) -> None:
        at = self.at()
        if self.hidden:
            return
        for piece in _PIECE.finditer(data):
            span = trim(self.text, at + piece.start(), at + piece.end())
            if span.start < span.end:
                self._text(span)

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name}")

    def _entity(self, written: str) -> None:
        """A sign written as an entity stays as written; the blank is none."""
        at = self.at()
        end = at + len(written) + (self.text[at + len(written) : at + len(written) + 1] == ";")
        if written != "&nbsp":
            self._text(Span(at, end))

    def _text(self, span: Span) -> None:
        if self.cell is None:
            self.outside.append(span)
        else:
            self.cell[-1].append(span)

    def _line(self) -> None:
        if self.cell:
            self.cell.append([])

    def _begin_row(self) -> None:
        self.in_row = self.only_headers = True
        self.rows.append([])

    def _end_cell(self) -> None:
        if self.cell is not None:
            spans = tuple(span for line in self.cell for span in line)
            lines = tuple("".join(span.of(self.text) for span in line) for line in self.cell if line)
            self.rows[-1].append(SheetCell(spans, lines, *self.spanned))
        self.cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self.in_row and self.only_headers and self.header_rows == len(self.rows) - 1:
            self.header_rows += 1
        self.in_row = False


def _span(value: str, zero: int) -> int:
    """A span attribute; what is no count is one, 0 is ``zero``."""
    value = value.strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    return at_most(value, MOST_SPANNED) or zero
