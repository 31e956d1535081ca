"""Where the padding is exact, docutils and pandoc read the same grid from the same ``+-|`` drawing."""

import json
import subprocess
from collections.abc import Iterator
from random import Random
from typing import Any

import pypandoc  # type: ignore[import-untyped]
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


def by_pandoc(drawings: list[list[str]]) -> list[set[tuple[int, int, int, str]]]:
    """The same in pandoc's words, for many drawings in one process."""
    command = [pypandoc.get_pandoc_path(), "--from=rst", "--to=json"]
    text = "\n\nnext\n\n".join("\n".join(lines) for lines in drawings)
    said = subprocess.run(command, input=text.encode(), check=True, capture_output=True).stdout
    return [_pandoc_cells(block["c"]) for block in json.loads(said)["blocks"] if block["t"] == "Table"]


def _pandoc_cells(table: list[Any]) -> set[tuple[int, int, int, str]]:
    """A table is ``[…, head, bodies, foot]``, a row ``[…, cells]``, a cell ``[…, row span, column span, blocks]``."""
    *_, head, bodies, foot = table
    rows = [*head[1], *(row for body in bodies for row in [*body[2], *body[3]]), *foot[1]]
    return {
        (number, row_span, column_span, "".join(_words(blocks)))
        for number, row in enumerate(rows)
        for _, _, row_span, column_span, blocks in row[1]
    }


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _words(inner)
    elif isinstance(node, dict):
        yield from [node["c"]] if node["t"] == "Str" else _words(node.get("c", []))


def ours(lines: list[str]) -> set[tuple[int, int, int, str]]:
    """What we make of a drawing, in the same terms."""
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    grid = read_lines("\n".join(lines), as_boxes(lines), starts).grid
    return {(c.row, c.row_span, c.column_span, "".join(c.text.split())) for c in grid.cells}


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_docutils_reads_the_same(seed: int) -> None:
    lines = drawn(seed)
    assert ours(lines) == by_docutils(lines), "\n".join(lines)


def test_pandoc_reads_the_same() -> None:
    drawings = [drawn(seed) for seed in range(200)]
    read = by_pandoc(drawings)
    assert len(read) == len(drawings)
    for lines, cells in zip(drawings, read, strict=True):
        assert ours(lines) == cells, "\n".join(lines)
