"""A grid laid out: which cell covers each position."""

from __future__ import annotations

from pipeline.model import Cell, Grid


class Places:
    """The cells of a grid by position; ``figures`` remembers for a row which columns hold figures from it on."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.figures: dict[int, list[int]] = {}
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
