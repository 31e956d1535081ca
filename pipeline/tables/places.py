"""A grid laid out: which cell covers each position, which rows hang together, which columns hold figures."""

from __future__ import annotations

from pipeline.model import Cell, Grid
from pipeline.tables.values import is_number, value

# A column holds figures where at least this share of its printed body cells are figures.
FIGURES_SHARE = 0.5
# Only so many rows say whether a column holds figures; a longer look changes nothing.
SAMPLE_ROWS = 200


class Places:
    """The cells of a grid by position; what is asked again and again is remembered."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._figures: dict[int, list[int]] = {}
        self.at: list[list[Cell]] = [[None] * grid.columns for _ in range(grid.rows)]  # type: ignore[list-item]
        for cell in grid.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                self.at[row][cell.column : cell.column + cell.column_span] = [cell] * cell.column_span

    def row(self, row: int) -> list[Cell]:
        """The cells that touch ``row``, left to right, each once."""
        found: list[Cell] = []
        for cell in self.at[row]:
            if not found or found[-1] is not cell:
                found.append(cell)
        return found

    def column(self, column: int, first: int = 0, last: int | None = None) -> list[Cell]:
        """The cells that touch ``column`` in the rows ``[first, last)``, top to bottom, each once."""
        found: list[Cell] = []
        for row in self.at[first:last]:
            cell = row[column]
            if not found or found[-1] is not cell:
                found.append(cell)
        return found

    def whole(self, row: int) -> bool:
        """Whether one cell fills the row from side to side, in a grid of several columns."""
        return self.grid.columns > 1 and self.at[row][0].column_span == self.grid.columns

    def block(self, first: int) -> int:
        """The first row after ``first`` that no cell begun before it reaches."""
        end = first + 1
        row = first
        while row < min(end, self.grid.rows):
            end = max(end, *(cell.row + cell.row_span for cell in self.row(row)))
            row += 1
        return min(end, self.grid.rows)

    def figure_columns(self, first: int) -> list[int]:
        """The columns that hold figures from row ``first`` on."""
        if first not in self._figures:
            columns = range(self.grid.columns)
            self._figures[first] = [column for column in columns if self._holds_figures(column, first)]
        return self._figures[first]

    def _holds_figures(self, column: int, first: int) -> bool:
        last = min(self.grid.rows, first + SAMPLE_ROWS)
        printed = [
            cell.text
            for cell in self.column(column, first, last)
            if cell.text and cell.row >= first and cell.column_span == 1
        ]
        figures = sum(map(is_number, printed))
        if not figures:
            return False
        marks = sum(value(text).status == "missing" for text in printed)
        return figures >= FIGURES_SHARE * (len(printed) - marks)
