"""Any single damaged figure of the seed makes a check fail that names the place; harmless edits raise no alarm."""

from pathlib import Path

import pytest

from pipeline.model import Check, Circular
from pipeline.run import parse
from tests.conftest import ROOT
from tests.damage import SEED_FIGURES, Damage, harmless, sentence_damages, table_damages, values

SEED = ROOT / "raw" / "changfufa-2007-19.txt"


def parsed(data: bytes) -> Circular:
    return parse(data, SEED.name)


@pytest.fixture(scope="module")
def whole() -> Circular:
    return parsed(SEED.read_bytes())


def names(check: Check, text: str) -> str:
    """All that a failing check shows a person: its words, its paths and the text it points at."""
    evidence = " ".join(text[start:end] for start, end in check.evidence)
    return " ".join((check.message, check.row_path, check.column_path, evidence))


def is_seen(damage: Damage) -> bool:
    circular = parsed(damage.text.encode())
    fails = [names(check, circular.text) for check in circular.checks if check.status == "fail"]
    return any(word in shown for shown in fails for word in damage.names)


def test_the_seed_as_it_is_fails_nothing(whole: Circular) -> None:
    assert [check.message for check in whole.checks if check.status == "fail"] == []


def test_every_number_of_the_table_is_guarded(whole: Circular) -> None:
    damages = list(table_damages(whole))
    # 15 rows of 7 numbers less one missing mark, and 14 serial numbers.
    assert len(damages) == 15 * 7 - 1 + 14
    assert [damage.name for damage in damages if not is_seen(damage)] == []


@pytest.mark.parametrize("figure", SEED_FIGURES)
def test_every_figure_of_the_body_is_guarded(whole: Circular, figure: str) -> None:
    damages = sentence_damages(whole.text, {figure: SEED_FIGURES[figure]})
    assert [damage.name for damage in damages if not is_seen(damage)] == []


@pytest.mark.parametrize("edit", dict(harmless(SEED.read_text(encoding="utf-8"))))
def test_a_harmless_edit_changes_no_value(whole: Circular, edit: str) -> None:
    data = dict(harmless(SEED.read_text(encoding="utf-8")))[edit]
    again = parsed(data)
    for before, after in zip(values(whole), values(again), strict=True):
        assert after == before


def test_the_seed_is_unchanged_in_raw(gold: Path) -> None:
    assert SEED.read_bytes() == (gold.parent / "circulars" / SEED.name).read_bytes()
