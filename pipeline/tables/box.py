"""Reads a table drawn with box characters into a grid; usable on its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Cell, Grid, Span
from pipeline.notation.lines import lines as printed_lines
from pipeline.tables.frame import frame
from pipeline.tables.lattice import Lattice, bands, lattice
from pipeline.tables.records import split_records
from pipeline.tables.walls import Line, follow
from pipeline.tables.words import join


class Drawing(NamedTuple):
    """A table as its strokes give it: the grid (no header told yet) and what the strokes did not explain.

    ``outside`` is text on the table's lines that stands outside its frame; ``unsure`` counts the lines whose strokes
    do not fit the rules, ``conflicts`` the places where a wall begins or ends without a rule.
    """

    grid: Grid
    outside: tuple[Span, ...]
    lines: int
    unsure: int
    conflicts: int


def read_grid(text: str, start: int, end: int) -> Drawing:
    """The grid of the drawn table in ``text[start:end]``.

    Guarantees:
    1. Every position is covered by exactly one cell; cells are in reading order.
    2. The characters of the cells and of ``outside`` are those of the stretch without blanks and strokes.
    3. Time is linear in ``end - start``.

    >>> drawing = read_grid("┌─┬─┐\\n│a│b│\\n└─┴─┘", 0, 17)
    >>> [cell.text for cell in drawing.grid.cells]
    ['a', 'b']
    """
    stretch = text[start:end]
    spans = printed_lines(stretch)
    rows = [stretch[span.start : span.end] for span in spans]
    return read_lines(text, rows, [start + span.start for span in spans])


def read_lines(text: str, rows: Sequence[str], starts: Sequence[int]) -> Drawing:
    """As ``read_grid``, for lines whose strokes may be rewritten (``+-|`` as box characters), character for character.

    ``starts`` is where each line stands in ``text``.
    """
    outline = frame(rows)
    followed = follow(rows, outline)
    right = max([outline.right, *(line.walls[-1] for line in followed if line.walls)])
    found, closing = bands(followed, right)
    found = split_records(rows, followed, found, outline)
    made = lattice(followed, found, closing, right, starts)
    unsure = sum(not line.sure for line in followed)
    return _drawing(text, made, followed, unsure)


def _drawing(text: str, made: Lattice, followed: Sequence[Line], unsure: int) -> Drawing:
    cells = []
    for box in made.boxes:
        spans = box.spans
        words = text[spans[0].start : spans[0].end] if len(spans) == 1 else join(text[a:b] for a, b in spans)
        cells.append(Cell(box.row, box.column, box.row_span, box.column_span, words, spans))
    grid = Grid(made.rows, made.columns, 0, tuple(cells))
    return Drawing(grid, made.outside, len(followed), unsure, made.conflicts)
