"""From a grid to a table: its header, names, units, roles and observations."""

from __future__ import annotations

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


def table(text: str, grid: Grid, setting: Setting) -> Table:
    """The table that ``grid`` is, in its setting.

    Guarantees: the grid's cells are unchanged; ``column_paths`` and ``units`` have an entry per column.
    """
    places = Places(grid)
    head = header(places, setting.marked)
    paths, printed = column_names(places, head, text)
    setting = _with_titles(text, places, head, setting)
    body = [row for row in range(head.rows, grid.rows) if _is_data(places, row)]
    numeric = _numeric(places, head, body)
    note = unit_note(setting.unit_note) if setting.unit_note else None
    units = governed(paths, printed, note, numeric)
    named = [row_path(places, head, row) for row in range(grid.rows)]
    row_roles = dict(zip(body, roles([named[row] for row in body]), strict=True))
    column_roles = roles(paths)
    shape = replace(grid, header_rows=head.rows)
    governing = _Governing(places, head, paths, printed, units)
    observed = _observations(text, setting.id, places, head, body, named, row_roles, paths, column_roles, governing)
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
    cells = places.row(row)
    if len(cells) == 1 and places.grid.columns > 1:
        return False
    first = next((cell for cell in cells if cell.text), None)
    wide = first is not None and 2 * max(c.column_span for c in cells) > places.grid.columns
    return not (wide and row == places.grid.rows - 1 and first is not None and is_note(first.text))


def _numeric(places: Places, head: Header, body: list[int]) -> set[int]:
    """The columns right of the row names that hold figures."""
    found = set()
    for column in range(head.columns, places.grid.columns):
        texts = [places.at[row][column].text for row in body]
        printed = [text for text in texts if text and value(text).status != "missing"]
        if printed and 2 * sum(map(is_number, printed)) >= len(printed):
            found.add(column)
    return found


class _Governing:
    """The unit of each cell, by nearness: its heading's, its row's own (a column of units, its name), the note's."""

    def __init__(
        self, places: Places, head: Header, paths: tuple[str, ...], printed: list[str], units: tuple[str, ...]
    ) -> None:
        self.places, self.head, self.printed, self.units = places, head, printed, units
        own = unit_column(paths)
        self.column = own if own not in head.serials else None
        self.rows: dict[int, str] = {}

    def unit(self, row: int, column: int) -> str:
        if column == self.column or self.printed[column]:
            return self.printed[column]
        if row not in self.rows:
            self.rows[row] = self._of_row(row)
        return self.rows[row] or self.units[column]

    def _of_row(self, row: int) -> str:
        if self.column is not None:
            printed = self.places.at[row][self.column].text.strip()
            if printed and unit(printed):
                return printed
        names = [self.places.at[row][c] for c in range(self.head.columns) if c not in self.head.serials]
        last = next((cell for cell in reversed(names) if cell.text), None)
        return split_unit(last, []).unit if last is not None else ""


def _observations(
    text: str,
    table_id: str,
    places: Places,
    head: Header,
    body: list[int],
    named: list[str],
    row_roles: dict[int, RowRole],
    paths: tuple[str, ...],
    column_roles: list[RowRole],
    governing: _Governing,
) -> tuple[Observation, ...]:
    found: list[Observation] = []
    for row in body:
        for column in range(head.columns, places.grid.columns):
            cell = places.at[row][column]
            if cell.row != row or cell.column != column:
                continue
            found.append(
                _observation(
                    table_id, cell, _as_printed(text, cell), named[row], row_roles[row], paths[column],
                    column_roles[column], governing.unit(row, column), places,
                )
            )  # fmt: skip
    return tuple(found)


def _observation(
    table_id: str,
    cell: Cell,
    printed: str,
    row_name: str,
    row_role: RowRole,
    column_name: str,
    column_role: RowRole,
    governing: str,
    places: Places,
) -> Observation:
    found = value(printed)
    start, end = (cell.spans[0].start, cell.spans[-1].end) if cell.spans else _blank_place(places, cell)
    return Observation(
        table_id=table_id,
        row=cell.row,
        column=cell.column,
        row_path=row_name,
        row_role=row_role,
        column_path=column_name,
        column_role=column_role,
        unit=found.unit or (governing if found.status != "text" or is_number(printed) else ""),
        text=printed,
        value=found.value,
        status=found.status,
        start=start,
        end=end,
        spans=cell.spans,
        low=found.low,
        high=found.high,
        aside=found.aside,
    )


def _as_printed(text: str, cell: Cell) -> str:
    """A cell's text, with strokes that part it on one line as in 三─五: there they are a range's dash."""
    spans = cell.spans
    if len(spans) < 2:
        return cell.text
    pieces = [spans[0]]
    for span in spans[1:]:
        between = text[pieces[-1].end : span.start].strip(" \u3000")
        if between and all(stroke in HORIZONTAL for stroke in between):
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    return cell.text if len(pieces) == len(spans) else join(piece.of(text) for piece in pieces)


def _blank_place(places: Places, cell: Cell) -> tuple[int, int]:
    """Where a blank cell's text would stand: behind the nearest printed cell on its left, or above it."""
    for column in range(cell.column - 1, -1, -1):
        spans = places.at[cell.row][column].spans
        if spans:
            return spans[0].end, spans[0].end
    for row in range(cell.row - 1, -1, -1):
        for other in reversed(places.at[row]):
            if other.spans:
                return other.spans[-1].end, other.spans[-1].end
    return 0, 0
