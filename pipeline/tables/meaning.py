"""From a grid to a table: its header, names, units, roles and observations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.model import Cell, Exact, Grid, Observation, RowRole, Span, Table
from pipeline.notation.boxes import HORIZONTAL
from pipeline.notation.units import unit
from pipeline.tables.headers import Header, header
from pipeline.tables.naming import column_names, corner_note, governed, row_path, split_unit, unit_column, unit_note
from pipeline.tables.places import Places
from pipeline.tables.roles import parts, roles
from pipeline.tables.values import is_number, value
from pipeline.tables.vocabulary import is_label, is_note
from pipeline.tables.words import join, name


class Setting(NamedTuple):
    """Where a table stands and what stands beside it."""

    id: str
    part_id: str
    section_id: str
    start: int
    end: int
    caption: str
    caption_span: Span | None
    unit_note: str
    unit_note_span: Span | None
    source: str
    rule: str
    confidence: Exact
    marked: int


class _Row(NamedTuple):
    """What a body row says of its cells; ``units`` has an entry per column."""

    number: int
    name: str
    role: RowRole
    units: Sequence[str]


def table(text: str, grid: Grid, setting: Setting) -> Table:
    """The table that ``grid`` is, in its setting.

    Guarantees: the grid's cells are unchanged; ``column_paths`` and ``units`` have an entry per column.
    """
    places = Places(grid)
    head = header(places, setting.marked)
    paths, printed = column_names(places, head, text)
    setting = _with_titles(text, places, head, setting)
    body = [row for row in range(head.rows, grid.rows) if _is_data(places, row)]
    numeric = {column for column in places.figure_columns(head.rows) if column >= head.columns}
    note = unit_note(setting.unit_note) if setting.unit_note else None
    units = governed(paths, printed, note, numeric)
    named = [row_path(places, head, row) for row in range(grid.rows)]
    row_roles = dict(zip(body, roles([named[row] for row in body]), strict=True))
    column_roles = roles(paths)
    shape = replace(grid, header_rows=head.rows)
    governing = _Governing(places, head, paths, printed, units)
    rows = [_Row(row, named[row], row_roles[row], governing.units_of(row)) for row in body]
    columns = range(head.columns, grid.columns)
    observed = _observations(text, setting.id, places, columns, rows, paths, column_roles)
    return Table(
        id=setting.id,
        part_id=setting.part_id,
        section_id=setting.section_id,
        caption=setting.caption,
        unit_note=setting.unit_note,
        grid=shape,
        start=setting.start,
        end=setting.end,
        source=setting.source,
        header_columns=head.columns,
        serial_columns=head.serials,
        column_paths=paths,
        units=units,
        observations=observed,
        part_columns=parts(paths),
        part_rows=tuple((body[a], body[b]) for a, b in parts([named[row] for row in body])),
        confidence=setting.confidence,
        caption_span=setting.caption_span,
        unit_note_span=setting.unit_note_span,
        rule=setting.rule,
    )


def _with_titles(text: str, places: Places, head: Header, setting: Setting) -> Setting:
    """Title rows and the corner give the caption and the unit note that stand nowhere beside the table."""
    for row in range(head.rows):
        cell = places.at[row][0]
        if not cell.spans:
            continue
        span = Span(cell.spans[0].start, cell.spans[-1].end)
        if row >= head.titles:
            if not setting.unit_note and cell.row == row and corner_note(cell.text):
                setting = setting._replace(unit_note=cell.text, unit_note_span=span)
            continue
        if not setting.unit_note and unit_note(cell.text):
            setting = setting._replace(unit_note=cell.text, unit_note_span=span)
        elif not setting.caption or is_label(setting.caption):
            setting = setting._replace(caption=name(cell.text), caption_span=span)
    return setting


def _is_data(places: Places, row: int) -> bool:
    """A row of data: not one cell from side to side, no note at the foot."""
    if places.whole(row):
        return False
    if row < places.grid.rows - 1:
        return True
    cells = places.row(row)
    first = next((cell for cell in cells if cell.text), None)
    wide = first is not None and 2 * max(c.column_span for c in cells) > places.grid.columns
    return not (wide and first is not None and is_note(first.text))


class _Governing:
    """The unit of each cell, by nearness: its heading's, its row's own (a column of units, its name), the note's."""

    def __init__(
        self, places: Places, head: Header, paths: tuple[str, ...], printed: list[str], units: tuple[str, ...]
    ) -> None:
        self.places, self.printed, self.units = places, printed, units
        own = unit_column(paths)
        self.column = own if own not in head.serials else None
        self.names = [column for column in range(head.columns) if column not in head.serials]

    def units_of(self, row: int) -> Sequence[str]:
        """The unit of every column in a row."""
        own = self._own(row)
        if not own:
            return self.units
        named = [printed or own for printed in self.printed]
        if self.column is not None:
            named[self.column] = self.printed[self.column]
        return named

    def _own(self, row: int) -> str:
        cells = self.places.at[row]
        if self.column is not None:
            printed = cells[self.column].text.strip()
            if printed and unit(printed):
                return printed
        last = next((cells[column] for column in reversed(self.names) if cells[column].text), None)
        return split_unit(last, []).unit if last is not None else ""


def _observations(
    text: str,
    table_id: str,
    places: Places,
    columns: range,
    rows: Sequence[_Row],
    paths: tuple[str, ...],
    column_roles: list[RowRole],
) -> tuple[Observation, ...]:
    found: list[Observation] = []
    blank: list[list[int]] = []  # made for the table at its first blank cell
    for row in rows:
        cells = places.at[row.number]
        for column in columns:
            cell = cells[column]
            if cell.row != row.number or cell.column != column:
                continue
            printed = cell.text if len(cell.spans) < 2 else _as_printed(text, cell)
            said = value(printed)
            spans = cell.spans
            if spans:
                start, end = spans[0].start, spans[-1].end
            else:
                blank = blank or _blank_places(places)
                start = end = blank[row.number][column]
            governing = row.units[column] if said.status != "text" or is_number(printed) else ""
            found.append(
                Observation(
                    table_id, row.number, column, row.name, row.role, paths[column], column_roles[column],
                    said.unit or governing, printed, said.value, said.status, start, end, spans,
                    said.low, said.high, said.aside,
                )
            )  # fmt: skip
    return tuple(found)


def _as_printed(text: str, cell: Cell) -> str:
    """A cell's text, with strokes that part it on one line as in 三─五: there they are a range's dash."""
    spans = cell.spans
    pieces = [spans[0]]
    for span in spans[1:]:
        between = text[pieces[-1].end : span.start].strip(" \u3000")
        if between and all(stroke in HORIZONTAL for stroke in between):
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    return cell.text if len(pieces) == len(spans) else join(piece.of(text) for piece in pieces)


def _blank_places(places: Places) -> list[list[int]]:
    """Where each cell's text would stand if it is blank: behind the nearest printed cell on its left, or above it."""
    found: list[list[int]] = []
    above = 0
    for cells in places.at:
        behind, last = above, above
        row: list[int] = []
        for cell in cells:
            row.append(behind)
            if cell.spans:
                behind, last = cell.spans[0].end, cell.spans[-1].end
        found.append(row)
        above = last
    return found
