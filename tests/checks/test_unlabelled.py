"""Sums found from the figures alone: every way in which a total may stand beside its terms, and what is chance."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.unlabelled import Place, Sum, sums


def _grid(text: str) -> dict[Place, Decimal]:
    """A grid as drawn: a line a row, ``.`` for a blank."""
    rows = [line.split() for line in text.strip().splitlines()]
    return {(r, c): Decimal(cell) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell != "."}


def _patterns(text: str) -> set[tuple[int, tuple[int, ...]]]:
    """The sums along the rows: the total's column and those of its terms."""
    return {
        (one.total[1], tuple(column for _, column in one.terms))
        for one in sums(_grid(text))
        if {row for row, _ in one.terms} == {one.total[0]}
    }


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        pytest.param("4821 1307 6128\n3955 2744 6699\n1208 7731 8939", {(2, (0, 1))}, id="last"),
        pytest.param("6128 4821 1307\n6699 3955 2744\n8939 1208 7731", {(0, (1, 2))}, id="first"),
        pytest.param(
            "411 507 918 623 305 928 1846\n377 288 665 914 402 1316 1981\n562 719 1281 833 247 1080 2361",
            {(2, (0, 1)), (5, (3, 4)), (6, (2, 5))},
            id="subtotals step aside for their total",
        ),
        pytest.param(
            "918 411 0.45 507 0.55\n665 377 0.57 288 0.43\n1281 562 0.44 719 0.56\n1399 604 0.43 795 0.57",
            {(0, (1, 3))},
            id="shares between",
        ),
        pytest.param("4821 6128 1307\n3955 6699 2744\n1208 8939 7731", {(1, (0, 2))}, id="between its terms"),
        pytest.param("48.2 13.1 61.2\n39.6 27.4 66.9\n12.1 77.3 89.3", {(2, (0, 1))}, id="rounded"),
        pytest.param(
            "4821 . 1307 6128\n3955 11 2744 6710\n1208 7 7731 8946", {(3, (0, 1, 2)), (3, (0, 2))}, id="blank"
        ),
        pytest.param("1 2 3", set(), id="one small line is chance"),
        pytest.param("1 2 3\n1 2 3\n1 2 3", set(), id="the same line again proves nothing"),
        pytest.param("12 31 57\n44 20 99\n71 35 10", set(), id="none"),
    ],
)
def test_sums_along_rows(text: str, patterns: set[tuple[int, tuple[int, ...]]]) -> None:
    assert _patterns(text) == patterns


def test_columns_are_rows_turned() -> None:
    grid = _grid("4821 1307 6128\n3955 2744 6699\n1208 7731 8939")
    turned = {(column, row): value for (row, column), value in grid.items()}
    mirrored = {Sum(one.total[::-1], tuple(term[::-1] for term in one.terms)) for one in sums(turned)}
    assert mirrored == set(sums(grid))


@given(st.lists(st.lists(st.integers(1000, 9999), min_size=3, max_size=3), min_size=4, max_size=9))
def test_a_total_column_is_always_found(rows: list[list[int]]) -> None:
    drawn = {tuple(row) for row in rows}
    text = "\n".join(" ".join(map(str, (*row, sum(row)))) for row in drawn)
    if len(drawn) > 1:
        assert any(total == 3 for total, _ in _patterns(text))


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.decimals(-999, 999, places=1), max_size=40))
def test_every_sum_nearly_adds_up(grid: dict[Place, Decimal]) -> None:
    for one in sums(grid):
        made = sum((grid[term] for term in one.terms), Decimal(0))
        assert abs(made - grid[one.total]) <= max(Decimal("0.35"), abs(grid[one.total]) / 500)
        assert one.total not in one.terms
