"""One circular that came in several files: a notice and its annexes."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.model import Cell, Finding, Grid, Piece, Reading, SourceTable, Span
from pipeline.notation.lines import lines, trim


def join(readings: Sequence[tuple[str, Reading]]) -> Reading:
    """The readings of a circular's files, in order, as one; each comes with its file's name.

    Guarantees:
    1. ``text`` is the files' texts one after another, each begun on a line of its own.
    2. Every span of a reading points at the same characters in the joined text.
    3. ``files`` say where each file but the first begins.
    4. Locators of formatted files name their file; where every file is plain text, lines are those of ``text``.
    """
    if len(readings) == 1:
        return readings[0][1]
    formatted = any(reading.pieces for _, reading in readings)
    text = ""
    joined: list[Reading] = []
    files: list[tuple[int, str]] = []
    for name, reading in readings:
        if text and not text.endswith("\n"):
            text += "\n"
        if joined:
            files.append((len(text), name))
        joined.append(_moved(_in_pieces(reading) if formatted else reading, name, len(text)))
        text += reading.text
    first = joined[0]
    return Reading(
        text,
        "；".join(dict.fromkeys(reading.encoding for reading in joined)),
        first.media_type,
        tuple(piece for reading in joined for piece in reading.pieces),
        tuple(table for reading in joined for table in reading.tables),
        first.fields,
        tuple(finding for reading in joined for finding in reading.findings),
        tuple(files),
    )


def _in_pieces(reading: Reading) -> Reading:
    """A plain text among formatted files: a piece a line, so that every block of the whole has a locator."""
    if reading.pieces:
        return reading
    found = []
    for number, line in enumerate(lines(reading.text), 1):
        start, end = trim(reading.text, *line)
        if start < end:
            found.append(Piece(start, end, f"line {number}"))
    return replace(reading, pieces=tuple(found))


def _moved(reading: Reading, name: str, by: int) -> Reading:
    return replace(
        reading,
        pieces=tuple(Piece(p.start + by, p.end + by, f"{name} {p.locator}", p.hint) for p in reading.pieces),
        tables=tuple(SourceTable(t.start + by, t.end + by, _moved_grid(t.grid, by)) for t in reading.tables),
        findings=tuple(_moved_finding(finding, by) for finding in reading.findings),
    )


def _moved_grid(grid: Grid, by: int) -> Grid:
    return replace(grid, cells=tuple(_moved_cell(cell, by) for cell in grid.cells))


def _moved_cell(cell: Cell, by: int) -> Cell:
    return replace(cell, spans=tuple(Span(start + by, end + by) for start, end in cell.spans))


def _moved_finding(finding: Finding, by: int) -> Finding:
    return replace(finding, start=finding.start + by, end=finding.end + by)
