"""Sentences and the quantities they hold: ``sentences.txt``, a title, a sentence, and a line per quantity."""

from pathlib import Path

import pytest

from tests.quantities.writing import read, written

CASES = [
    block.splitlines() for block in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").split("\n\n")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0].removeprefix("# "))
def test_sentence(case: list[str]) -> None:
    _, sentence, *expected = case
    assert [written(quantity) for quantity in read(sentence)] == [line.strip() for line in expected]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0].removeprefix("# "))
def test_widths_and_line_breaks_change_nothing_that_is_read(case: list[str]) -> None:
    sentence = case[1]
    breaks = sentence.replace("，", "，\n")
    brackets = sentence.replace("(", "（").replace(")", "）")
    digits = sentence.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})

    def values(text: str) -> list[object]:
        return [(q.value, q.low, q.high, q.unit, q.comparator, q.role) for q in read(text.replace("\n", ""))]

    assert values(breaks) == values(brackets) == values(digits) == values(sentence)
