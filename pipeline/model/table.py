"""Tables: the grid (geometry) and what its cells mean.

Cells and observations hold texts, numbers and places, no cycles: the collector need not look at them (``gc=False``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from pipeline.model.exact import Exact
from pipeline.model.judgement import Finding
from pipeline.model.spans import Span

if TYPE_CHECKING:
    import pandas as pd

RowRole = Literal["data", "subtotal", "total"]
CellStatus = Literal["number", "text", "missing", "empty"]


class Cell(Struct, frozen=True, gc=False):
    """A rectangle of the grid. ``text`` is its printed lines joined as people read them, ``spans`` one per line."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    spans: tuple[Span, ...]


class Grid(Struct, frozen=True, gc=False):
    """The logical grid.

    Guarantees: every position of ``rows`` × ``columns`` is covered by exactly one cell; ``cells`` are in reading order
    (row, then column); the first ``header_rows`` rows are header.
    """

    rows: int
    columns: int
    header_rows: int
    cells: tuple[Cell, ...]


class Observation(Struct, frozen=True, gc=False):
    """One body cell as researchers load it: what it measures, in what unit, and its value.

    ``row_path`` and ``column_path`` are names joined with `` > ``, outer to inner. ``start``–``end`` is the cell's
    text where it stands on one line, else the envelope of ``spans``. ``spans`` is empty for a blank cell, and then
    ``start`` = ``end`` is the place where its text would stand. ``low``–``high`` is a printed range (then ``value`` is
    None); ``aside`` a count in parentheses, which stays out of sums.
    """

    table_id: str
    row: int
    column: int
    row_path: str
    row_role: RowRole
    column_path: str
    column_role: RowRole
    unit: str
    text: str
    value: Exact | None
    status: CellStatus
    start: int
    end: int
    spans: tuple[Span, ...] = ()
    low: Exact | None = None
    high: Exact | None = None
    aside: Exact | None = None


class Table(Struct, frozen=True, gc=False):
    """A table with its meaning.

    ``header_columns`` is how many columns on the left name the row; ``serial_columns`` the grid columns that only
    count the rows. ``column_paths`` has one entry per column, ``units`` the unit that governs each column (empty where
    none does). ``part_columns`` are the columns headed 其中 and the like: parts that need not exhaust their whole, as
    ``(part column, whole column)``; ``part_rows`` likewise for rows. ``confidence`` is 1 where all evidence agrees.
    ``source`` names how it was read: ``box``, ``html``, ``markdown``, ``tabs``, ``docx`` …
    """

    id: str
    part_id: str
    section_id: str
    caption: str
    unit_note: str
    grid: Grid
    start: int
    end: int
    source: str
    header_columns: int
    serial_columns: tuple[int, ...]
    column_paths: tuple[str, ...]
    units: tuple[str, ...]
    observations: tuple[Observation, ...]
    part_columns: tuple[tuple[int, int], ...] = ()
    part_rows: tuple[tuple[int, int], ...] = ()
    confidence: Exact = field(default_factory=lambda: Exact(1))
    caption_span: Span | None = None
    unit_note_span: Span | None = None
    rule: str = ""

    @property
    def table_id(self) -> str:
        return self.id

    @property
    def rows(self) -> int:
        return self.grid.rows

    @property
    def columns(self) -> int:
        return self.grid.columns

    @property
    def header_rows(self) -> int:
        return self.grid.header_rows

    def to_dataframe(self) -> pd.DataFrame:
        """The table as people see it: a row per body row, columns named by ``column_paths``, every cell as printed.

        Raises: ImportError where pandas is not installed.
        """
        from pipeline.model.frame import dataframe

        return dataframe(self)


class TableFindings(Struct, frozen=True, gc=False):
    """What the ``tables`` stage hands on."""

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
