"""The gate: nothing that was reached on the hand-made labels is lost again."""

import tomllib
from pathlib import Path

import pytest

from tests.score import score

FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.corpus
def test_no_measure_falls_below_its_floor(gold: Path) -> None:
    measures = score(gold)
    assert set(FLOORS) <= set(measures), "a floor whose measure the scorer does not know"
    reached = {name: measures[name]["f1"] for name in FLOORS}
    assert {name: share for name, share in reached.items() if share < FLOORS[name]} == {}
