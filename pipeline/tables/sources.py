"""Tables written in the text itself: with box characters, ``+-|``, pipes, tabs, blanks, or as HTML."""

from __future__ import annotations

import itertools
import re

from pipeline.model import Cell, Grid, Span
from pipeline.notation.lines import lines, trim
from pipeline.notation.regions import region_kind
from pipeline.notation.written import BLANKS
from pipeline.tables.ascii import as_boxes
from pipeline.tables.box import Drawing, read_grid, read_lines
from pipeline.tables.markup import read_markup

_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\(?=\|)")
_TAB = re.compile(r"\t")


def read_block(text: str, start: int, end: int) -> tuple[Drawing, str]:
    """The grid of the table in ``text[start:end]``, and how it is written."""
    start = _line_start(text, start)
    kind = region_kind(text, start, end)
    if kind == "ascii":
        stretch = text[start:end]
        spans = lines(stretch)
        drawn = as_boxes([stretch[span.start : span.end] for span in spans])
        return read_lines(text, drawn, [start + span.start for span in spans]), kind
    if kind == "markdown":
        return _separated(text, start, end, _PIPE, 1), kind
    if kind == "html":
        return read_markup(text, start, end), kind
    if kind == "tabs":
        return _separated(text, start, end, _TAB, 0), kind
    if kind == "blanks":
        return _separated(text, start, end, BLANKS, 0, trimmed=True), kind
    return read_grid(text, start, end), kind


def _line_start(text: str, at: int) -> int:
    """Where the line begins, if only blanks stand before ``at``: its indent says where its strokes are."""
    start = text.rfind("\n", 0, at) + 1
    return at if text[start:at].strip() else start


def _separated(text: str, start: int, end: int, mark: re.Pattern[str], rule: int, *, trimmed: bool = False) -> Drawing:
    """A table of one line per row; the line after the ``rule``-th is a pipe table's ruler and left out."""
    rows: list[list[Span]] = []
    for number, line in enumerate(lines(text[start:end])):
        if rule and number == rule:
            continue
        own = Span(start + line.start, start + line.end)
        rows.append(_fields(text, *(trim(text, *own) if trimmed else own), mark, bool(rule)))
    width = max((len(row) for row in rows), default=0)
    cells = []
    for row, fields in enumerate(rows):
        for column in range(width):
            span = fields[column] if column < len(fields) else None
            spans = _unescaped(text, span) if span is not None and span.end > span.start else ()
            cells.append(Cell(row, column, 1, 1, "".join(piece.of(text) for piece in spans), spans))
    return Drawing(Grid(len(rows), width, rule, tuple(cells)), (), len(rows), 0, 0)


def _unescaped(text: str, span: Span) -> tuple[Span, ...]:
    r"""A field without the backslashes that keep its bars from parting fields: ``a\|b`` prints a|b."""
    cuts = [span.start - 1, *(match.start() for match in _ESCAPED.finditer(text, *span)), span.end]
    return tuple(Span(a + 1, b) for a, b in itertools.pairwise(cuts) if a + 1 < b)


def _fields(text: str, start: int, end: int, mark: re.Pattern[str], framed: bool) -> list[Span]:
    line = trim(text, start, end)
    marks = [match.start() for match in mark.finditer(text, *((line.start, line.end) if framed else (start, end)))]
    if framed and marks and marks[0] == line.start:
        marks, begin = marks[1:], line.start + 1
    else:
        begin = start
    stops = [*marks, end]
    if framed and marks and marks[-1] == line.end - 1:
        stops = marks
    fields = []
    for stop in stops:
        fields.append(trim(text, begin, stop))
        begin = stop + 1
    return fields
