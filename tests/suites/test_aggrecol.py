"""Aggregations found blindly in other people's spreadsheets (AggreCol, EDBT 2022): each operator's figures."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.checks.unlabelled import sums
from pipeline.checks.unlabelled.derived import derived

Key = tuple[tuple[int, int], frozenset[tuple[int, int]]]

# Floors: the figures reached, precision and recall, rounded down; they only rise.
FLOORS = {
    "Sum": (Decimal("0.89"), Decimal("0.84")),
    "Division": (Decimal("0.80"), Decimal("0.79")),
    "RelativeChange": (Decimal("0.85"), Decimal("0.87")),
    "Average": (Decimal("0.49"), Decimal("0.48")),
}
_OPERATORS = {"average": "Average", "division": "Division", "relative-change": "RelativeChange"}


def _number(text: str, form: str) -> Decimal | None:
    """A cell as a number; ``form`` is what the suite says of the table: group mark and decimal mark (Space Comma)."""
    plain = re.sub(r"[\s$]", "", text)
    plain = plain.replace(".", "").replace(",", ".") if form.endswith("Comma") else plain.replace(",", "")
    negative = plain.startswith("(") and plain.endswith(")")
    plain = plain.strip("()").rstrip("%")
    if not re.fullmatch(r"[-+]?\d*\.?\d+", plain):
        return None
    return -Decimal(plain) if negative else Decimal(plain)


def _grid(table: dict[str, Any]) -> dict[tuple[int, int], Decimal]:
    return {
        (row, column): value
        for row, cells in enumerate(table["table"])
        for column, text in enumerate(cells)
        if (value := _number(text, table["number_format"])) is not None
    }


def _gold(table: dict[str, Any]) -> dict[str, set[Key]]:
    """The annotated aggregations; blanks within a spreadsheet's range add nothing and are left out on both sides."""
    found: dict[str, set[Key]] = defaultdict(set)
    printed = set(_grid(table))
    for one in table["aggregations"]:
        total = (int(one["aggregator_index"][0]), int(one["aggregator_index"][1]))
        terms = frozenset((int(row), int(column)) for row, column in one["aggregatee_indices"]) & printed
        found[one["operator"]].add((total, terms))
    return found


def _found(table: dict[str, Any]) -> dict[str, set[Key]]:
    grid = _grid(table)
    found: dict[str, set[Key]] = {"Sum": {(one.total, frozenset(one.terms)) for one in sums(grid)}}
    for other in derived(grid):
        found.setdefault(_OPERATORS[other.operator], set()).add((other.result, frozenset(other.operands)))
    return found


@pytest.mark.corpus
def test_aggregations_of_the_suite(suites: Path, record_property: Callable[[str, object], None]) -> None:
    gold: dict[str, int] = defaultdict(int)
    given: dict[str, int] = defaultdict(int)
    hits: dict[str, int] = defaultdict(int)
    for line in (suites / "aggrecol" / "tables.jsonl").read_text(encoding="utf-8").splitlines():
        table = json.loads(line)
        found, annotated = _found(table), _gold(table)
        for operator in FLOORS:
            keys = found.get(operator, set())
            given[operator] += len(keys)
            gold[operator] += len(annotated[operator])
            hits[operator] += len(keys & annotated[operator])
    for operator, floor in FLOORS.items():
        precision, recall = Decimal(hits[operator]) / given[operator], Decimal(hits[operator]) / gold[operator]
        record_property(operator, f"precision {precision:.3f} recall {recall:.3f}")
        assert (precision >= floor[0], recall >= floor[1]) == (True, True), (operator, precision, recall)
