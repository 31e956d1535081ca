"""Means, quotients and changes found from the figures alone, and totals that no word announces."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.unlabelled import Place
from pipeline.checks.unlabelled.derived import derived
from tests.checks.builders import Draft


def _grid(text: str) -> dict[Place, Decimal]:
    """A grid as drawn: a line a row, ``.`` for a blank."""
    rows = [line.split() for line in text.strip().splitlines()]
    return {(r, c): Decimal(cell) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell != "."}


def _along(text: str) -> set[tuple[str, int, tuple[int, ...]]]:
    """What is found along the rows: the operator, the result's column, the operands' columns."""
    return {
        (one.operator, one.result[1], tuple(column for _, column in one.operands))
        for one in derived(_grid(text))
        if {row for row, _ in one.operands} == {one.result[0]}
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("812 1000 81.2\n455 620 73.39\n977 1310 74.58", {("division", 2, (0, 1))}, id="per cent"),
        pytest.param("0.812 812 1000\n0.7339 455 620\n0.7458 977 1310", {("division", 0, (1, 2))}, id="share first"),
        pytest.param(
            "1253 1000 25.3\n1377 1288 6.9\n1562 1719 -9.1\n2811 2404 16.9\n3377 2988 13.0",
            {("relative-change", 2, (0, 1))},
            id="growth, and decline",
        ),
        pytest.param(
            "813 422 655 630\n377 918 421 572\n905 644 716 755\n288 731 514 511\n640 359 822 607",
            {("average", 3, (0, 1, 2))},
            id="mean of all before",
        ),
        pytest.param("812 1000 80.2\n455 620 70.39\n977 1310 78.58", set(), id="nothing"),
    ],
)
def test_what_line_after_line_bears_out_is_found(text: str, found: set[tuple[str, int, tuple[int, ...]]]) -> None:
    assert _along(text) == found


@given(st.lists(st.lists(st.integers(1, 9999), min_size=4, max_size=6), min_size=3, max_size=6))
def test_operands_are_printed_and_never_the_result(rows: list[list[int]]) -> None:
    grid = {(r, c): Decimal(value) for r, row in enumerate(rows) for c, value in enumerate(row)}
    for one in derived(grid):
        assert one.result not in one.operands
        assert grid.keys() >= {one.result, *one.operands}


_PLAN = ["甲县 100 60 160", "乙县 105 70 175", "丙县 88 41 129", "丁县 230 17 247", "戊县 64 39 103"]


def test_a_total_that_no_word_announces_is_noted_and_its_slip_too() -> None:
    draft = Draft()
    draft.table(["单位", "上年人数", "扩招", "本年人数"], _PLAN)
    assert draft.statuses("implied-total") == ["pass"]
    slipped = Draft()
    rows = [*_PLAN, *(f"{name} {first} {second} {first + second}" for name, first, second in _MORE), "癸县 70 41 121"]
    slipped.table(["单位", "上年人数", "扩招", "本年人数"], rows)
    found = slipped.checks("implied-total")
    assert [(check.status, check.expected, check.actual) for check in found] == [
        ("pass", "", ""),
        ("note", "121", "111"),
    ]


_MORE = [("己县", 83, 29), ("庚县", 175, 48), ("辛县", 59, 37), ("壬县", 141, 66), ("子县", 97, 58), ("丑县", 262, 13)]
