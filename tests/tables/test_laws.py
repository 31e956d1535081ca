"""parse(render(grid)) == grid, for any spans, paddings, weights and borders."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.notation.regions import table_regions
from pipeline.tables.box import read_grid
from pipeline.tables.sources import read_block
from tests.tables.drawings import BESIDE, EXACT, Plan, Rect, Style, random_plan, random_style, render


def read(text: str, style: Style = EXACT) -> Plan:
    """What the reader makes of a drawing, as a plan with its lines joined."""
    drawing, _ = read_block(text, 0, len(text))
    grid = drawing.grid
    told = {text[start:end] for start, end in drawing.outside}
    assert told <= ({BESIDE} if style.beside else set()), told
    cells = [Rect(c.row, c.column, c.row_span, c.column_span, (c.text,)) for c in grid.cells]
    return Plan(grid.rows, grid.columns, tuple(sorted(cells)))


def joined(plan: Plan) -> Plan:
    return plan._replace(cells=tuple(sorted(cell._replace(lines=("".join(cell.lines),)) for cell in plan.cells)))


@settings(max_examples=1500)
@given(st.integers(0, 2**32))
def test_a_drawn_grid_is_read_back(seed: int) -> None:
    random = Random(seed)
    plan = random_plan(random)
    style = random_style(random, plan)
    text = render(plan, style)
    assert read(text, style) == joined(plan), f"{style}\n{text}"


@settings(max_examples=200)
@given(st.integers(0, 2**32), st.sampled_from(("\n", "\n\n", "\n以下另表。\n", "\n　　注：略。\n\n续述如下：\n")))
def test_tables_one_after_another_are_found_apart(seed: int, between: str) -> None:
    random = Random(seed)
    plans = [random_plan(random) for _ in range(random.randint(2, 4))]
    text = "前文。\n" + between.join(render(plan) for plan in plans) + "\n后文。\n"
    regions = table_regions(text)
    assert [read(text[region.start : region.end]) for region in regions] == [joined(plan) for plan in plans], text


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
