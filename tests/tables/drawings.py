"""Random tables and how to draw them: the other direction of ``pipeline.tables.box``, written independently of it."""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple

_SHAPES = " ??└?│┌├?┘─┴┐┤┬┼"  # by arms: up 1, right 2, down 4, left 8; a lone arm never occurs
_HEAVY = str.maketrans("└│┌├┘─┴┐┤┬┼", "┗┃┏┣┛━┻┓┫┳╋")
_WORDS = "序号责任单位实际利用外资指标储备项目签约合计县区市局办"


class Rect(NamedTuple):
    """A cell: its place, its spans, its printed lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[str, ...]


Cover = dict[tuple[int, int], Rect]


class Plan(NamedTuple):
    """A table to draw. Its size is what its cells need: every row and column begins a cell."""

    rows: int
    columns: int
    cells: tuple[Rect, ...]


class Style(NamedTuple):
    """How to draw it. ``padding``: ``exact``, ``collapsed`` (runs of blanks to one), ``stripped`` (none), ``wide``."""

    padding: str = "exact"
    heavy: bool = False
    left: bool = True
    right: bool = True
    indent: int = 0


def random_plan(random: Random) -> Plan:
    """Any spans, any numbers of lines; rows and columns that begin no cell are left out."""
    rows, columns = random.randint(1, 6), random.randint(1, 6)
    taken = [[False] * columns for _ in range(rows)]
    rects: list[tuple[int, int, int, int]] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            width = height = 1
            while column + width < columns and not taken[row][column + width] and random.random() < 0.25:
                width += 1
            while row + height < rows and random.random() < 0.2:
                height += 1
            rects.append((row, column, height, width))
            for r in range(row, row + height):
                taken[r][column : column + width] = [True] * width
    return _plan(rects, rows, columns, random)


def _plan(rects: list[tuple[int, int, int, int]], rows: int, columns: int, random: Random) -> Plan:
    row_starts, column_starts = sorted({r[0] for r in rects}), sorted({r[1] for r in rects})
    row_at = {edge: sum(start < edge for start in row_starts) for edge in range(rows + 1)}
    column_at = {edge: sum(start < edge for start in column_starts) for edge in range(columns + 1)}
    cells = []
    for row, column, height, width in rects:
        top, left = row_at[row], column_at[column]
        span = (row_at[row + height] - top, column_at[column + width] - left)
        lines = tuple(_word(random) for _ in range(random.choice((0, 1, 1, 1, 2, 3))))
        cells.append(Rect(top, left, *span, lines))
    return Plan(len(row_starts), len(column_starts), tuple(sorted(cells)))


def _word(random: Random) -> str:
    return "".join(random.choice(_WORDS) for _ in range(random.randint(1, 4)))


EXACT = Style()


def render(plan: Plan, style: Style = EXACT) -> str:
    """The plan as a drawing, in two-column box characters."""
    cover = {(r, c): cell for cell in plan.cells for r in _down(cell) for c in _across(cell)}
    widths, heights = _widths(plan), _heights(plan)
    printed: list[str] = []
    position = dict.fromkeys(plan.cells, 0)
    for row in range(plan.rows + 1):
        printed.append(_rule(plan, cover, widths, row, position, style))
        height = heights[row] if row < plan.rows else 0
        printed += [_text(plan, cover, widths, row, position, style) for _ in range(height)]
    return "\n".join(_set(line, style) for line in printed)


def _down(cell: Rect) -> range:
    return range(cell.row, cell.row + cell.row_span)


def _across(cell: Rect) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _widths(plan: Plan) -> list[int]:
    widths = [1] * plan.columns
    for cell in plan.cells:
        need = max(map(len, cell.lines), default=1)
        have = sum(widths[c] for c in _across(cell)) + cell.column_span - 1
        widths[cell.column + cell.column_span - 1] += max(0, need - have)
    return widths


def _heights(plan: Plan) -> list[int]:
    heights = [1] * plan.rows
    for cell in plan.cells:
        have = sum(heights[r] for r in _down(cell)) + cell.row_span - 1
        heights[cell.row + cell.row_span - 1] += max(0, len(cell.lines) - have)
    return heights


def _next_line(cell: Rect, width: int, position: dict[Rect, int]) -> str:
    index = position[cell]
    position[cell] = index + 1
    words = cell.lines[index] if index < len(cell.lines) else ""
    return words + "\u3000" * (width - len(words))


def _width(cell: Rect, widths: list[int]) -> int:
    return sum(widths[c] for c in _across(cell)) + cell.column_span - 1


def _text(plan: Plan, cover: Cover, widths: list[int], row: int, position: dict[Rect, int], style: Style) -> str:
    line, column = ("│" if style.left else ""), 0
    while column < plan.columns:
        cell = cover[row, column]
        line += _next_line(cell, _width(cell, widths), position)
        column += cell.column_span
        line += "│" if column < plan.columns or style.right else ""
    return line


def _rule(plan: Plan, cover: Cover, widths: list[int], row: int, position: dict[Rect, int], style: Style) -> str:
    line = _joint(plan, cover, row, 0) if style.left else ""
    column = 0
    while column < plan.columns:
        above, below = cover.get((row - 1, column)), cover.get((row, column))
        if above is below and below is not None:
            line += _next_line(below, _width(below, widths), position)
            column += below.column_span
        else:
            line += "─" * widths[column]
            column += 1
        if column < plan.columns or style.right:
            line += _joint(plan, cover, row, column)
    return line


def _joint(plan: Plan, cover: Cover, row: int, column: int) -> str:
    """The stroke where four positions meet: an arm between each two that are not of one cell."""
    nw, ne = cover.get((row - 1, column - 1)), cover.get((row - 1, column))
    sw, se = cover.get((row, column - 1)), cover.get((row, column))
    return _SHAPES[(nw is not ne) + 2 * (ne is not se) + 4 * (sw is not se) + 8 * (nw is not sw)]


def _set(line: str, style: Style) -> str:
    if style.padding == "collapsed":
        line = re.sub("[ \u3000]+", " ", line).rstrip()
    elif style.padding == "stripped":
        line = line.replace("\u3000", "")
    elif style.padding == "exact":
        line = line.replace("\u3000", "  ")
    return "\u3000" * style.indent + (line.translate(_HEAVY) if style.heavy else line)
