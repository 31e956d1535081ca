"""Sums found blindly in other people's spreadsheets (AggreCol, EDBT 2022): precision and recall per operator."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.checks.unlabelled import sums

Key = tuple[tuple[int, int], frozenset[tuple[int, int]]]

# Floors: the figures reached, rounded down; they only rise.
LEAST_PRECISION = Decimal("0.89")
LEAST_RECALL = Decimal("0.83")


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


def _found(table: dict[str, Any]) -> set[Key]:
    return {(one.total, frozenset(one.terms)) for one in sums(_grid(table))}


@pytest.mark.corpus
def test_sums_of_the_suite(suites: Path, record_property: Callable[[str, object], None]) -> None:
    gold: dict[str, int] = defaultdict(int)
    hits: dict[str, int] = defaultdict(int)
    given = 0
    for line in (suites / "aggrecol" / "tables.jsonl").read_text(encoding="utf-8").splitlines():
        table = json.loads(line)
        found = _found(table)
        given += len(found)
        for operator, keys in _gold(table).items():
            gold[operator] += len(keys)
            hits[operator] += len(keys & found)
    precision = Decimal(hits["Sum"]) / given
    recall = Decimal(hits["Sum"]) / gold["Sum"]
    record_property("operators", {name: f"{hits[name]} of {count}" for name, count in sorted(gold.items())})
    record_property("sums", f"precision {precision:.3f} recall {recall:.3f}")
    assert (precision >= LEAST_PRECISION, recall >= LEAST_RECALL) == (True, True), (precision, recall)
