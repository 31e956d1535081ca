"""Lines: every character is in a line or is a line break; texts with rare breaks read like those without."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.notation.lines import lines

BREAKS = ("\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029")


@given(st.text(st.sampled_from("甲乙 \n\r\f\v\x85\u2028\u2029")))
def test_what_is_between_lines_is_one_break(text: str) -> None:
    found = lines(text)
    for before, after in pairwise(found):
        assert text[before.end : after.start] in BREAKS
    if found:
        assert found[0].start == 0
        assert text[found[-1].end :] in ("", *BREAKS)
    else:
        assert text == ""


@given(st.lists(st.text(st.sampled_from("甲乙 ")), max_size=6), st.sampled_from(BREAKS))
def test_every_break_gives_the_same_lines(printed: list[str], mark: str) -> None:
    text = mark.join([*printed, "末"])
    assert [span.of(text) for span in lines(text)] == [*printed, "末"]
    assert [span.of(text + mark) for span in lines(text + mark)] == [*printed, "末"]
