"""A cut never falls inside a word; jieba is asked only where it might."""

import subprocess
import sys

import pytest

from pipeline.quantities.words import is_doubtful, word_start
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "cut", "rest"),
    [
        ("支持保障性住房", 4, "保障性住房"),
        ("从业人员", 1, "从业人员"),
        ("对外直接投资", 1, "对外直接投资"),
        ("对世界经济增长", 1, "世界经济增长"),
        ("和农村居民", 1, "农村居民"),
        ("由市商务局", 1, "市商务局"),
    ],
)
def test_a_doubtful_cut_moves_to_where_a_word_begins(text: str, cut: int, rest: str) -> None:
    assert text[word_start(text, cut) :] == rest


def test_a_cut_behind_a_word_of_two_characters_is_not_asked_about() -> None:
    assert not is_doubtful("引进投资", 2)
    assert not is_doubtful("投资", 0)
    assert not is_doubtful("A股", 1)


def test_the_seed_needs_no_dictionary() -> None:
    """The cold start on a well-marked circular never pays for jieba."""
    program = (
        "import sys; from pathlib import Path; from pipeline.run import parse;"
        "parse(next(Path('raw').glob('*.txt')).read_bytes(), 'x');"
        "sys.exit(bool({'jieba', 'pandas', 'lxml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
