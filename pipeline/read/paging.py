"""Pages of print as a reading: ruled tables cell by cell, all else as paragraphs."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.catalogue import messages
from pipeline.model import Finding, Reading
from pipeline.notation.sheets import SheetCell
from pipeline.read.openrules import open_rules
from pipeline.read.paragraphs import AROUND, ENDS, Page, Paragraph, paragraphs
from pipeline.read.rulings import SNAP, Rule, Ruled, ruled_tables
from pipeline.read.runs import PrintedLine, Run
from pipeline.read.typeset import printed_lines, rows_of
from pipeline.read.writing import ReadingWriter

# A line fills its cell where less room is left than a sign and the space beside the wall take, in sizes of the print.
_ROOM = 2.0


class PageSource(NamedTuple):
    """What a format tells of a page: its height in points, its characters in the file's order, its straight rules,
    whether a picture is on it.
    """

    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    pictured: bool = False


class _Sheet(NamedTuple):
    """A ruled table and the lines of each of its cells."""

    table: Ruled
    lines: tuple[tuple[PrintedLine, ...], ...]

    @property
    def height(self) -> int:
        return len(self.table.floors) - 1

    def rows(self) -> list[list[PrintedLine]]:
        """The lines of the cells that begin in each row."""
        found: list[list[PrintedLine]] = [[] for _ in range(self.height)]
        for (top, *_), lines in zip(self.table.cells, self.lines, strict=True):
            found[top] += lines
        return found

    def filled(self) -> list[bool]:
        """Which cells that begin in the last row their last line fills to the wall."""
        return [
            bool(lines) and lines[-1].right >= self.table.walls[left + across] - _ROOM * lines[-1].size
            for (top, left, _, across), lines in zip(self.table.cells, self.lines, strict=True)
            if top == self.height - 1
        ]

    def repeats(self, first: "_Sheet") -> int:
        """How many of its first rows say what the first rows of the table that it carries on say.

        A row of figures alone may come twice; rows that do not end where a cell ends are no repeated heads.
        """
        count = 0
        for row, head in zip(self.rows(), first.rows(), strict=False):
            texts = [line.text for line in row]
            if not texts or texts != [line.text for line in head] or all(text[0].isdecimal() for text in texts):
                break
            count += 1
        while count and any(top < count < top + down for top, _, down, _ in self.table.cells):
            count -= 1
        return count


def reading_of(sources: Sequence[PageSource], media_type: str, findings: tuple[Finding, ...] = ()) -> Reading:
    """The pages as one text, a line per block, in reading order.

    Guarantees:
    1. Every character of the pages' runs that is not blank is in the text once.
    2. Each block is a piece whose locator names its page and box; cells of tables point into the text.
    3. A table that goes on at the head of the next page is one table; heads that it repeats there, and what stands
       around the text between the two, come after it.
    """
    sheets: list[_Sheet] = []
    pages = [_page(number, source, sheets) for number, source in enumerate(sources, 1)]
    writer = _PagesWriter()
    blocks = paragraphs(pages)
    at = 0
    while at < len(blocks):
        if blocks[at].hint != "table":
            writer.paragraph(blocks[at])
            at += 1
            continue
        tables, around, at = _over_pages(blocks, at, sheets)
        writer.sheets(tables, [sheets[block.lines[0][1].table] for block in tables])
        for block in around:
            writer.paragraph(block)
    return Reading(
        writer.text, "utf-8", media_type, tuple(writer.pieces), tuple(writer.tables),
        findings=(*findings, *_scanned(sources), *writer.findings),
    )  # fmt: skip


def _scanned(sources: Sequence[PageSource]) -> tuple[Finding, ...]:
    """What a reader must know of pages that are pictures without text among pages of text."""
    numbers = [
        str(number)
        for number, page in enumerate(sources, 1)
        if page.pictured and not any(run.text.strip() for run in page.runs)
    ]
    said = messages("read")
    return (said.finding("pages-without-text", 0, 0, pages=", ".join(numbers)),) if numbers else ()


def _over_pages(
    blocks: Sequence[Paragraph], at: int, sheets: Sequence[_Sheet]
) -> tuple[list[Paragraph], list[Paragraph], int]:
    """The table at ``at`` with those that carry it on, what stands around the text between them, and what follows."""
    tables = [blocks[at]]
    around: list[Paragraph] = []
    index = end = at + 1
    while index < len(blocks):
        block = blocks[index]
        index += 1
        if block.hint == "table" and _carries_on(tables[-1], block, sheets):
            around += blocks[end : index - 1]
            tables.append(block)
            end = index
        elif block.hint not in AROUND:
            break
    return tables, around, end


def _carries_on(above: Paragraph, block: Paragraph, sheets: Sequence[_Sheet]) -> bool:
    (last, upper), (first, lower) = above.lines[0], block.lines[0]
    walls = sheets[upper.table].table.walls, sheets[lower.table].table.walls
    same = len(walls[0]) == len(walls[1]) and all(abs(a - b) <= SNAP for a, b in zip(*walls, strict=True))
    return first == last + 1 and same


def _page(number: int, source: PageSource, sheets: list[_Sheet]) -> Page:
    """The page's lines, each table as one line in its place."""
    tables = ruled_tables(source.rules)
    alone = [rule for rule in source.rules if not any(t.floors[0] <= rule.at <= t.floors[-1] for t in tables)]
    if sum(rule.across for rule in alone) > 2 and (found := open_rules(alone, rows_of(source.runs))):
        tables = ruled_tables((*source.rules, *found))
    inside: list[list[list[Run]]] = [[[] for _ in table.cells] for table in tables]
    free: list[Run] = []
    for run in source.runs:
        where = _where(tables, run)
        if where:
            inside[where[0]][where[1]].append(run)
        else:
            free.append(run)
    lines = printed_lines(free)
    for table, cells in zip(tables, inside, strict=True):
        if any(run.text.strip() for cell in cells for run in cell):
            box = table.walls[0], table.floors[0], table.walls[-1], table.floors[-1]
            lines.append(PrintedLine("", *box, size=0, table=len(sheets)))
            sheets.append(_Sheet(table, tuple(tuple(printed_lines(cell)) for cell in cells)))
    lines = _placed(lines)
    return Page(number, source.height, tuple(lines))


def _where(tables: Sequence[Ruled], run: Run) -> tuple[int, int] | None:
    if run.turn % 90:
        return None  # a watermark across the table
    middle = (run.left + run.right) / 2
    for index, table in enumerate(tables):
        cell = table.cell_at(middle, run.middle)
        if cell >= 0:
            return index, cell
    return None


def _placed(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Tables among the lines: each before the first line of the page that begins below its top."""
    found = [line for line in lines if line.table < 0]
    for table in (line for line in lines if line.table >= 0):
        at = next((index for index, line in enumerate(found) if line.top > table.top), len(found))
        found.insert(at, table)
    return found


class _PagesWriter(ReadingWriter):
    """Writes blocks in reading order; says of tables over several pages that they are."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: list[Finding] = []
        self._full: list[bool] = []

    def paragraph(self, block: Paragraph) -> None:
        self.line(block.text, block.locator, block.hint)

    def sheets(self, blocks: Sequence[Paragraph], sheets: Sequence[_Sheet]) -> None:
        """A table and what carries it on, row by row."""
        start = self.length
        rows: list[list[SheetCell]] = []
        repeated: list[Paragraph] = []
        for block, sheet in zip(blocks, sheets, strict=True):
            heads = sheet.repeats(sheets[0]) if rows else 0
            number = block.lines[0][0]
            repeated += [Paragraph(((number, line),), "running-head") for row in sheet.rows()[:heads] for line in row]
            self._rows(sheet, heads, rows)
        self.table(start, rows, 0, "; ".join(block.locator for block in blocks))
        if len(blocks) > 1:
            self.findings.append(messages("read").finding("table-over-pages", start, self.length, pages=len(blocks)))
        for head in repeated:
            self.paragraph(head)

    def _rows(self, sheet: _Sheet, skipped: int, rows: list[list[SheetCell]]) -> None:
        last = rows[-1] if rows else []
        opened = len(rows)
        rows += [[] for _ in range(sheet.height - skipped)]
        row = skipped
        for (top, _, down, across), lines in zip(sheet.table.cells, sheet.lines, strict=True):
            if top < skipped:
                continue
            if top > row:
                self.write("\n" * (top - row))
                row = top
            begun = rows[opened + top - skipped]
            begun.append(self.cell((line.text for line in lines), bool(begun), down, across))
        self.write("\n")
        if last and _cut_by_the_page(last, rows[opened], self._full):
            rows[opened - 1] = [
                above._replace(spans=above.spans + below.spans, lines=above.lines + below.lines)
                for above, below in zip(last, rows.pop(opened), strict=True)
            ]
        self._full = sheet.filled()


def _cut_by_the_page(above: Sequence[SheetCell], below: Sequence[SheetCell], full: Sequence[bool]) -> bool:
    """Whether a row goes on: each of its texts goes on with one that has not ended; and it names nothing itself, or its
    name goes on with one that fills its cell, while a cell of the row above has no more to say.
    """
    if [cell.columns for cell in above] != [cell.columns for cell in below] or any(cell.rows > 1 for cell in below):
        return False
    going_on = [(a.lines, b.lines) for a, b in zip(above, below, strict=True) if b.lines]
    said = [filled for filled, b in zip(full, below, strict=True) if b.lines]
    done = any(a.lines and not b.lines for a, b in zip(above, below, strict=True))
    return (
        (not below[0].lines or (all(said) and done))
        and bool(going_on)
        and all(a and a[-1][-1] not in ENDS and not b[0][0].isdecimal() for a, b in going_on)
    )
