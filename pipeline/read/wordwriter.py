"""The text of a Word document: paragraphs and tables in the order in which they are printed."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.notation.pagenumbers import AT_THE_EDGE
from pipeline.notation.sheets import SheetCell, title_rows
from pipeline.read.wordnumbers import WordNumbers
from pipeline.read.wordruns import M, Shown, paragraphs_of
from pipeline.read.wordstyles import W, WordStyles, switch
from pipeline.read.wordtables import WRAPPERS, cells_of, head_rows, is_data, rows_of
from pipeline.read.writing import ReadingWriter

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)")
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d")
# What stands around a page's number in a head or foot where Word is to fill it in: — —, 第 页 共 页.
_TO_NUMBER = re.compile(r"(?=.*[—–\-第])[\s—–\-第页/共]+")


class WordWriter(ReadingWriter):
    """Writes paragraphs and tables in reading order, noting pieces and grids."""

    def __init__(self, numbers: WordNumbers, styles: WordStyles) -> None:
        super().__init__()
        self._numbers = numbers
        self._styles = styles
        self._paragraphs = 0
        self._held = ""
        self._fields: list[str] = []  # the codes of fields that an earlier paragraph began
        self._hidden_in_cells: list[str] = []

    def body(self, holder: "_Element", hint: str = "") -> None:
        """Paragraphs and tables in order, also those within content controls, text boxes and tables of layout."""
        for child in holder:
            if child.tag in (W + "p", M + "oMathPara"):
                self._paragraphs += 1
                self.paragraph(child, f"paragraph {self._paragraphs}", hint)
            elif child.tag == W + "tbl":
                self._table(child, hint)
            elif child.tag in WRAPPERS:
                self.body(child, hint)

    def end(self) -> None:
        """Write what waits for a paragraph to go on with, where none comes."""
        if self._held:
            self._printed(self._held, f"paragraph {self._paragraphs}", "")
            self._held = ""

    def around(self, part: "_Element") -> None:
        """A head or foot: its lines, page numbers told from words."""
        for line in self._lines(part):
            number = AT_THE_EDGE.fullmatch(line.strip()) or _TO_NUMBER.fullmatch(line)
            self._printed(line, "page frame", "page-number" if number else "running-head")

    def _lines(self, holder: "_Element") -> Iterator[str]:
        """The lines of all paragraphs below an element, those of text boxes after the line that they hang on."""
        for paragraph in paragraphs_of(holder):
            shown = Shown(paragraph, self._styles)
            yield from (*shown.lines, *shown.drawn)
            for box in shown.boxes:
                yield from self._lines(box)

    def notes(self, kind: str, notes: "list[_Element]") -> None:
        """Footnotes or endnotes in order; the separators that Word keeps among them are none."""
        texts = [note for note in notes if note.get(W + "type") in (None, "normal")]
        for number, note in enumerate(texts, 1):
            for paragraph in paragraphs_of(note):
                self.paragraph(paragraph, f"{kind} {number}", "footnote")

    def paragraph(self, paragraph: "_Element", locator: str, hint: str) -> None:
        """One paragraph: a piece for each of its lines, its hidden text and text boxes after it.

        Where the deletion of a paragraph's mark is tracked, it is one with the next, as is a first letter that drops.
        """
        shown = Shown(paragraph, self._styles)
        lines = shown.lines
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        unseen = shown.hidden and not any(lines) and switch(mark, "vanish")
        lines[0] = (self._held or ("" if unseen else self._numbers.label(paragraph))) + lines[0]
        self._held = ""
        if (mark is not None and mark.find(W + "del") is not None) or _is_dropped(paragraph):
            self._held = lines.pop()
        hint = hint or self._in_contents(shown) or self._hint(paragraph)
        for line in lines:
            self._printed(line, locator, hint)
        if shown.hidden:
            self._printed(shown.hidden, locator, "hidden")
        for words in shown.drawn:
            self._printed(words, locator, hint)
        for box in shown.boxes:
            self.body(box, hint if hint == "hidden" else "")

    def _in_contents(self, shown: Shown) -> str:
        """``contents`` where a field is open that prints them, whatever the style of its lines."""
        before = self._fields
        self._fields = [*before[: max(0, len(before) - shown.closed)], *shown.opened]
        # What the paragraph with the field's end holds is contents only where a page's number stands behind it.
        fields = [*before, *shown.opened] if "\t" in "".join(shown.lines) else self._fields
        return "contents" if any(code.split()[:1] == ["TOC"] for code in fields) else ""

    def _hint(self, paragraph: "_Element") -> str:
        name = self._styles.name(paragraph)
        heading = _HEADING.match(name)
        if heading:
            return f"h{heading[1]}"
        if _CONTENTS.match(name):
            return "contents"
        return "center" if self._styles.property(paragraph, "jc") == "center" else ""

    def _printed(self, text: str, locator: str, hint: str) -> None:
        if text.strip():
            self.line(text, locator, hint)
        else:
            self.write(text + "\n")

    def _table(self, table: "_Element", hint: str) -> None:
        rows = rows_of(table)
        if not is_data(table):
            for row in rows:
                for cell in cells_of(row):
                    if cell.element is not None and not cell.continues:
                        self.body(cell.element, hint)
            return
        self.end()
        titles = title_rows([[cell.columns for cell in cells_of(row)] for row in rows])
        for row in rows[:titles]:
            for cell in cells_of(row):
                if cell.element is not None:
                    self.body(cell.element, hint or "center")
        rows = rows[titles:]
        start = self.length
        sheet = self._sheet(rows)
        if any(cell.spans for row in sheet for cell in row):
            self.table(start, sheet, head_rows(rows), f"table {len(self.tables) + 1}")
        for hidden in self._hidden_in_cells:
            self._printed(hidden, f"table {len(self.tables)}", "hidden")
        self._hidden_in_cells.clear()

    def _sheet(self, rows: "list[_Element]") -> list[list[SheetCell]]:
        """The rows written out; a cell that goes on in the rows below has their number."""
        sheet: list[list[SheetCell]] = []
        open_cells: dict[int, tuple[int, int]] = {}
        for row in rows:
            cells: list[SheetCell] = []
            column = 0
            for cell in cells_of(row):
                above = open_cells.get(column)
                if cell.continues and above is not None:
                    host = sheet[above[0]][above[1]]
                    sheet[above[0]][above[1]] = host._replace(rows=len(sheet) - above[0] + 1)
                else:
                    open_cells.pop(column, None)
                    if cell.opens:
                        open_cells[column] = len(sheet), len(cells)
                    lines = self._cell_lines(cell.element) if cell.element is not None else ()
                    cells.append(self.cell(lines, bool(cells), columns=cell.columns))
                column += cell.columns
            sheet.append(cells)
            self.write("\n")
        return sheet

    def _cell_lines(self, cell: "_Element") -> Iterator[str]:
        """The lines of a cell's paragraphs and of the text boxes in them; hidden text waits for the table's end."""
        for paragraph in cell.iter(W + "p"):
            if next(paragraph.iterancestors(W + "txbxContent", W + "tc")) is not cell:
                continue
            shown = Shown(paragraph, self._styles)
            shown.lines[0] = self._numbers.label(paragraph) + shown.lines[0]
            if shown.hidden:
                self._hidden_in_cells.append(shown.hidden)
            boxed = (line for box in shown.boxes for line in self._lines(box))
            yield from (line.strip() for line in (*shown.lines, *shown.drawn, *boxed) if line.strip())


def _is_dropped(paragraph: "_Element") -> bool:
    """Whether a paragraph is the large first letter of the next (首字下沉)."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    return frame is not None and frame.get(W + "dropCap") in ("drop", "margin")
