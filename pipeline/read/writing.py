"""A reading as it grows: lines and tables written one after another, each noted where it stands."""

from collections.abc import Iterable, Sequence

from pipeline.model import Piece, SourceTable, Span
from pipeline.notation.sheets import SheetCell, grid_of


class ReadingWriter:
    """``text``, ``pieces`` and ``tables`` of a reading.

    Guarantees: pieces are disjoint and in order; the spans of a table's cells point into the text, within its piece.
    """

    def __init__(self) -> None:
        self._out: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.tables: list[SourceTable] = []

    @property
    def text(self) -> str:
        return "".join(self._out)

    def write(self, text: str) -> Span:
        """Adds text; gives where it stands."""
        start = self.length
        self._out.append(text)
        self.length += len(text)
        return Span(start, self.length)

    def line(self, text: str, locator: str, hint: str = "") -> None:
        """A block of its own line."""
        end = self.length + len(text)
        self.pieces.append(Piece(self.length, end, locator, hint))
        self._out += (text, "\n")
        self.length = end + 1

    def cell(self, lines: Iterable[str], later: bool, rows: int = 1, columns: int = 1) -> SheetCell:
        """A cell: a tab before it where it is a ``later`` one of its row, line feeds between its lines."""
        out, at = self._out, self.length
        if later:
            out.append("\t")
            at += 1
        spans: list[Span] = []
        texts = tuple(lines)
        for line in texts:
            if spans:
                out.append("\n")
                at += 1
            spans.append(Span(at, at + len(line)))
            out.append(line)
            at += len(line)
        self.length = at
        return SheetCell(tuple(spans), texts, rows, columns)

    def table(self, start: int, sheet: Sequence[list[SheetCell]], header_rows: int, locator: str) -> None:
        """The table whose rows were written since ``start``, each with its line feed."""
        end = self.length
        self.pieces.append(Piece(start, end, locator, "table"))
        self.tables.append(SourceTable(start, end, grid_of(list(sheet), header_rows, end - 1)))
