"""Cells that a format gives row by row, placed on a grid."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Cell, Grid, Span


class SheetCell(NamedTuple):
    """A cell as the format writes it: its lines, where they stand in the text, and how far it spans."""

    spans: tuple[Span, ...]
    lines: tuple[str, ...]
    rows: int = 1
    columns: int = 1


def title_rows(widths: Sequence[Sequence[int]]) -> int:
    """How many of the first rows are one cell across the whole table: its title, what it measures in, not data.

    Shape: ``widths`` are the columns that the cells of each row span. Two rows or more stay, else none is a title.

    >>> title_rows([[3], [1, 1, 1], [1, 2]]), title_rows([[2], [2]]), title_rows([[1, 1], [1, 1]])
    (1, 0, 0)
    """
    width = max((sum(row) for row in widths), default=0)
    count = next((at for at, row in enumerate(widths) if len(row) != 1 or row[0] < width), len(widths))
    return count if width > 1 and len(widths) - count > 1 else 0


def grid_of(sheet: list[list[SheetCell]], header_rows: int, end: int) -> Grid:
    """The grid of rows of cells, as HTML places them (HTML Living Standard §4.9.12).

    Guarantees: every position is covered once; a span that would leave the table or run into another cell is cut; a
    position that the format leaves out is an empty cell.
    """
    taken: set[tuple[int, int]] = set()  # what a cell reaches down to from a row above
    placed: list[Cell] = []
    height, width, covered = len(sheet), 0, 0
    for row, cells in enumerate(sheet):
        column = 0
        for spans, lines, rows, columns in cells:
            if taken:
                while (row, column) in taken:
                    column += 1
            start, column = column, column + 1
            while column < start + columns and (row, column) not in taken:
                column += 1
            down = 1 if rows == 1 else max(1, min(rows, height - row))
            if down > 1:
                taken.update((below, c) for below in range(row + 1, row + down) for c in range(start, column))
            placed.append(Cell(row, start, down, column - start, _joined(lines), spans))
            covered += down * (column - start)
            width = max(width, column)
    if covered < height * width:
        placed += _left_out(placed, height, width)
        placed.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(height, width, min(header_rows, height), tuple(placed))


def _left_out(placed: list[Cell], height: int, width: int) -> list[Cell]:
    """Empty cells for the positions that no cell covers."""
    covered = {
        (row, column)
        for cell in placed
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    every = ((row, column) for row in range(height) for column in range(width))
    return [Cell(row, column, 1, 1, "", ()) for row, column in every if (row, column) not in covered]


def _joined(lines: tuple[str, ...]) -> str:
    """A cell's lines as people read them: Latin words apart, Chinese ones together."""
    if len(lines) == 1:
        return lines[0]
    text = ""
    for line in lines:
        apart = text and line and text[-1].isascii() and line[0].isascii() and text[-1].isalpha() and line[0].isalpha()
        text += (" " if apart else "") + line
    return text
