"""Assignments that a table lists: one row a task, with columns for who leads, who helps and by when (任务分工表)."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.model import Cell, Outline, Span, Table
from pipeline.model.assignment import Assignment, AssignmentRole
from pipeline.quantities.assignments import clause_assignments, is_body, words
from pipeline.quantities.isotimes import iso_period

_PARTED = re.compile(r"[、，,；;/\s]+")
_COLON = re.compile(r"[(（].*[)）]$|[:：]$")
_SHORTEST = 4  # characters of what is to be done


class _Columns(NamedTuple):
    """The columns of a table by what they hold."""

    bodies: tuple[tuple[int, AssignmentRole], ...]
    tasks: tuple[int, ...]
    due: int | None


def assignments(text: str, outline: Outline, tables: Iterable[Table] = ()) -> tuple[Assignment, ...]:
    """Every body that running text or a table makes responsible, in reading order.

    Guarantees: ``text[a.start:a.end] == a.raw``; ids are ``a1``, ``a2`` …; a cell of a table that holds anything but
    names of bodies gives none.
    """
    found = sorted((*clause_assignments(text, outline), *_listed(text, tables)), key=lambda one: (one.start, one.end))
    return tuple(replace(one, assignment_id=f"a{place}") for place, one in enumerate(found, 1))


def _listed(text: str, tables: Iterable[Table]) -> Iterator[Assignment]:
    """The bodies of every table that has a column for tasks and one for bodies that lead, row by row."""
    for table in tables:
        columns = _columns(table)
        if not columns.tasks or not any(role == "lead" for _, role in columns.bodies):
            continue
        cells = {
            (row, column): cell
            for cell in table.grid.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        for row in range(table.grid.header_rows, table.grid.rows):
            yield from _row(text, table, columns, {column: cells[row, column] for column in range(table.grid.columns)})


def _columns(table: Table) -> _Columns:
    bodies: list[tuple[int, AssignmentRole]] = []
    tasks: list[int] = []
    due: int | None = None
    for column, path in enumerate(table.column_paths):
        name = _COLON.sub("", path.rpartition(" > ")[2])
        if name.endswith(tuple(words().lead_labels.split())):
            bodies.append((column, "lead"))
        elif name.endswith(tuple(words().support_labels.split())):
            bodies.append((column, "support"))
        elif name.endswith(tuple(words().deadline_labels.split())):
            due = column
        elif name.endswith(tuple(words().task_columns.split())):
            tasks.append(column)
    return _Columns(tuple(bodies), tuple(tasks), due)


def _row(text: str, table: Table, columns: _Columns, cells: dict[int, Cell]) -> Iterator[Assignment]:
    told = [task for column in columns.tasks if len(task := cells[column].text.strip()) >= _SHORTEST]
    if not told:
        return
    deadline = "".join(cells[columns.due].text.split()) if columns.due is not None else ""
    for column, role in columns.bodies:
        for organ, place in _bodies(text, cells[column]):
            yield Assignment(
                "", organ, text[place.start : place.end], role, told[-1], deadline, table.section_id, place.start,
                place.end, table.part_id, "table", iso_period(deadline) if deadline else "",
            )  # fmt: skip


def _bodies(text: str, cell: Cell) -> list[tuple[str, Span]]:
    """The bodies that a cell lists, each with its place; none where a part of it is no body's name."""
    printed = "".join(span.of(text) for span in cell.spans)
    places = [at for span in cell.spans for at in range(span.start, span.end)]
    found: list[tuple[str, Span]] = []
    at = 0
    for name in _PARTED.split(cell.text):
        begin = printed.find(name[:1], at) if name else -1
        if begin < 0 or "".join(printed[begin:].split())[: len(name)] != name:
            continue
        last = begin
        for _ in name:
            while printed[last].isspace():
                last += 1
            last += 1
        found.append((name, Span(places[begin], places[last - 1] + 1)))
        at = last
    return found if found and all(is_body(name) for name, _ in found) else []
