"""Where the padding is exact, docutils reads the same grid from the same ``+-|`` drawing."""

from random import Random

from docutils.parsers.rst.tableparser import GridTableParser
from docutils.statemachine import StringList
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tables.ascii import as_boxes
from pipeline.tables.box import read_lines
from tests.tables.drawings import Plan, Rect, Style, random_plan, render

_ASCII = str.maketrans(dict.fromkeys("└│┌├┘─┴┐┤┬┼", "+") | {"│": "|", "─": "-", "\u3000": " "})


def drawn(seed: int) -> list[str]:
    plan = random_plan(Random(seed))
    cells = tuple(
        Rect(c.row, c.column, c.row_span, c.column_span, tuple("x" * len(line) for line in c.lines or ("",)))
        for c in plan.cells
    )
    return render(Plan(plan.rows, plan.columns, cells), Style("wide")).translate(_ASCII).split("\n")


def by_docutils(lines: list[str]) -> set[tuple[int, int, int, str]]:
    """Every cell as (row span, column span, text) with its place's row, in docutils' words."""
    _, head, body = GridTableParser().parse(StringList(lines, "drawing"))
    found = set()
    for number, row in enumerate(head + body):
        for cell in row:
            if cell is not None:
                more_rows, more_columns, _, words = cell
                found.add((number, more_rows + 1, more_columns + 1, "".join("".join(words).split())))
    return found


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_docutils_reads_the_same(seed: int) -> None:
    lines = drawn(seed)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    grid = read_lines("\n".join(lines), as_boxes(lines), starts).grid
    ours = {(c.row, c.row_span, c.column_span, "".join(c.text.split())) for c in grid.cells}
    assert ours == by_docutils(lines), "\n".join(lines)
