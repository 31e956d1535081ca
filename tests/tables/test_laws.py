"""parse(render(grid)) == grid, for any spans, paddings, weights and borders."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tables.box import read_grid
from tests.tables.drawings import Plan, Rect, Style, random_plan, render

PADDINGS = ("exact", "collapsed", "stripped", "wide")


def read(text: str) -> Plan:
    """What the reader makes of a drawing, as a plan with its lines joined."""
    grid = read_grid(text, 0, len(text)).grid
    cells = [Rect(c.row, c.column, c.row_span, c.column_span, (c.text,)) for c in grid.cells]
    return Plan(grid.rows, grid.columns, tuple(sorted(cells)))


def joined(plan: Plan) -> Plan:
    return plan._replace(cells=tuple(sorted(cell._replace(lines=("".join(cell.lines),)) for cell in plan.cells)))


@settings(max_examples=1500)
@given(st.integers(0, 2**32), st.sampled_from(PADDINGS), st.booleans(), st.integers(0, 2))
def test_a_drawn_grid_is_read_back(seed: int, padding: str, heavy: bool, indent: int) -> None:
    plan = random_plan(Random(seed))
    text = render(plan, Style(padding, heavy, indent=indent))
    assert read(text) == joined(plan), text


@settings(max_examples=500)
@given(st.integers(0, 2**32), st.booleans(), st.booleans())
def test_open_sides_are_read_back(seed: int, left: bool, right: bool) -> None:
    plan = random_plan(Random(seed))
    one = plan.columns == 1  # one column without sides has no joint: ruled lines, no table
    text = render(plan, Style("exact", left=left or one, right=right or one))
    assert read(text) == joined(plan), text


@settings(max_examples=300)
@given(st.text(alphabet="┌┬┐├┼┤└┴┘─│━┃╔║甲1 a\n\u3000", max_size=120))
def test_no_drawing_raises_or_loses_a_character(text: str) -> None:
    drawing = read_grid(text, 0, len(text))
    kept = "".join(cell.text for cell in drawing.grid.cells) + "".join(text[a:b] for a, b in drawing.outside)
    assert sorted(c for c in kept if not c.isspace()) == sorted(c for c in text if c in "甲1a")
    covered = [
        (r, c)
        for cell in drawing.grid.cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(covered) == [(r, c) for r in range(drawing.grid.rows) for c in range(drawing.grid.columns)]
