"""Random tables and how to draw them: the other direction of ``pipeline.tables.box``, written independently of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

_SHAPES = " ??└?│┌├?┘─┴┐┤┬┼"  # by arms: up 1, right 2, down 4, left 8; a lone arm never occurs
_LIGHT = "└│┌├┘─┴┐┤┬┼"
_WEIGHTS = {
    "heavy": str.maketrans(_LIGHT, "┗┃┏┣┛━┻┓┫┳╋"),
    "double": str.maketrans(_LIGHT, "╚║╔╠╝═╩╗╣╦╬"),
    "ascii": str.maketrans(_LIGHT, "+|+++-+++++"),
}
# A heavy frame around light walls: what its top, its bottom and its sides are.
_TOP, _BOTTOM = str.maketrans("┌─┬┐│", "┏━┯┓┃"), str.maketrans("└─┴┘│", "┗━┷┛┃")
_SIDES = {"│": "┃", "├": "┠", "┤": "┨"}
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
    """How to draw it.

    ``padding``: ``exact``, ``collapsed`` (runs of blanks to one), ``stripped`` (none), ``wide`` (ideographic blanks).
    ``weight``: ``light``, ``heavy``, ``double``, ``mixed`` (a heavy frame), ``ascii`` (``+-|``). ``narrow``: a box
    character is one column wide, not two. ``lost``: the line whose first corner is not printed. ``beside``:
    words left of the frame, on every so many lines (0: none).
    """

    padding: str = "exact"
    weight: str = "light"
    left: bool = True
    right: bool = True
    indent: int = 0
    narrow: bool = False
    lost: int | None = None
    beside: int = 0


WEIGHTS = ("light", "heavy", "double", "mixed", "ascii")
PADDINGS = ("exact", "collapsed", "stripped", "wide")


def random_style(random: Random, plan: Plan) -> Style:
    """Any of the ways to draw that still tell the plan.

    Sides are left out where the blanks are exact, of more than one column: ruled lines are no table. ``+-|`` has only
    its columns to tell a joint from a character, so its blanks are exact and its sides drawn. The last line's corner
    may be lost where no words stand in its place; the first line's is told only where other rules are whole.
    """
    weight = random.choice(WEIGHTS)
    padding = "exact" if weight == "ascii" else random.choice(PADDINGS)
    open_sides = padding == "exact" and plan.columns > 1 and weight in ("light", "heavy", "double")
    left, right = (random.random() < 0.8 if open_sides else True for _ in range(2))
    whole = left and right
    beside = random.choice((0, 0, 0, 2, 3)) if whole and weight != "ascii" else 0
    lost = whole and padding == "exact" and weight != "ascii" and not beside and random.random() < 0.2
    return Style(
        padding,
        weight,
        left,
        right,
        len(BESIDE) if beside else random.randint(0, 2),
        weight == "ascii" or (padding == "exact" and random.random() < 0.3),
        -1 if lost else None,
        beside,
    )


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
    """The plan as a drawing."""
    cover = {(r, c): cell for cell in plan.cells for r in _down(cell) for c in _across(cell)}
    widths, heights = _widths(plan, style), _heights(plan)
    printed: list[str] = []
    position = dict.fromkeys(plan.cells, 0)
    for row in range(plan.rows + 1):
        printed.append(_rule(plan, cover, widths, row, position, style))
        height = heights[row] if row < plan.rows else 0
        printed += [_text(plan, cover, widths, row, position, style) for _ in range(height)]
    return "\n".join(_set(printed, plan, style))


def _down(cell: Rect) -> range:
    return range(cell.row, cell.row + cell.row_span)


def _across(cell: Rect) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _widths(plan: Plan, style: Style) -> list[int]:
    """In ideographs; a wall that a cell spans is as wide as one, unless box characters are narrow."""
    widths = [1] * plan.columns
    for cell in plan.cells:
        need = max(map(len, cell.lines), default=1)
        have = sum(widths[c] for c in _across(cell)) + (0 if style.narrow else cell.column_span - 1)
        widths[cell.column + cell.column_span - 1] += max(0, need - have)
    return widths


def _heights(plan: Plan) -> list[int]:
    heights = [1] * plan.rows
    for cell in plan.cells:
        have = sum(heights[r] for r in _down(cell)) + cell.row_span - 1
        heights[cell.row + cell.row_span - 1] += max(0, len(cell.lines) - have)
    return heights


def _next_line(cell: Rect, widths: list[int], position: dict[Rect, int], style: Style) -> str:
    index = position[cell]
    position[cell] = index + 1
    words = cell.lines[index] if index < len(cell.lines) else ""
    room = sum(widths[c] for c in _across(cell))
    if style.narrow:
        return words + " " * (2 * (room - len(words)) + cell.column_span - 1)
    return words + "\u3000" * (room + cell.column_span - 1 - len(words))


def _text(plan: Plan, cover: Cover, widths: list[int], row: int, position: dict[Rect, int], style: Style) -> str:
    line, column = ("│" if style.left else ""), 0
    while column < plan.columns:
        cell = cover[row, column]
        line += _next_line(cell, widths, position, style)
        column += cell.column_span
        line += "│" if column < plan.columns or style.right else ""
    return line


def _rule(plan: Plan, cover: Cover, widths: list[int], row: int, position: dict[Rect, int], style: Style) -> str:
    line = _joint(plan, cover, row, 0) if style.left else ""
    column = 0
    while column < plan.columns:
        above, below = cover.get((row - 1, column)), cover.get((row, column))
        if above is below and below is not None:
            line += _next_line(below, widths, position, style)
            column += below.column_span
        else:
            line += "─" * widths[column] * (2 if style.narrow else 1)
            column += 1
        if column < plan.columns or style.right:
            line += _joint(plan, cover, row, column)
    return line


def _joint(plan: Plan, cover: Cover, row: int, column: int) -> str:
    """The stroke where four positions meet: an arm between each two that are not of one cell."""
    nw, ne = cover.get((row - 1, column - 1)), cover.get((row - 1, column))
    sw, se = cover.get((row, column - 1)), cover.get((row, column))
    return _SHAPES[(nw is not ne) + 2 * (ne is not se) + 4 * (sw is not se) + 8 * (nw is not sw)]


def _set(lines: list[str], plan: Plan, style: Style) -> Iterator[str]:
    """The drawn lines in the style's strokes, blanks and surroundings."""
    for number, line in enumerate(lines):
        if style.weight == "mixed":
            line = _framed(line, number, len(lines))
        else:
            line = line.translate(_WEIGHTS.get(style.weight, {}))
        if style.lost is not None and number == style.lost % len(lines):
            line = (" " if style.narrow else "\u3000") + line[1:]
        beside = BESIDE if style.beside and number % style.beside == 0 else "\u3000" * style.indent
        yield beside + _padded(line, style)


# What stands left of the frame, as wide as the widest indent.
BESIDE = "附注"


def _framed(line: str, number: int, count: int) -> str:
    if number in (0, count - 1):
        return line.translate(_BOTTOM if number else _TOP)
    return _SIDES.get(line[0], line[0]) + line[1:-1] + _SIDES.get(line[-1], line[-1])


def _padded(line: str, style: Style) -> str:
    if style.padding == "collapsed":
        return re.sub("[ \u3000]+", " ", line).rstrip()
    if style.padding == "stripped":
        return line.replace("\u3000", "")
    return line.replace("\u3000", "  ") if style.padding == "exact" else line
