"""Periods in ISO 8601: no text crashes the reading; equal periods read alike."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.isotimes import iso_period
from tests.quantities.writing import read

FORM = re.compile(
    r"|R/P(?:T1H|[\d.]+[YMWD])|P[\d.]+[YMWD]"
    r"|(?:\.\./)?(?:\d{4}(?:-\d\d){0,2}|--\d\d-\d\d)(?:/(?:\.\.|\d{4}(?:-\d\d){0,2}|--\d\d-\d\d))?"
)
WORDS = st.lists(
    st.sampled_from(
        [
            "到",
            "自",
            "2025年",
            "6月",
            "底",
            "18日",
            "至",
            "“十四五”",
            "期间",
            "每年",
            "每",
            "近",
            "3年",
            "以来",
            "8月11日",
        ]
    ),
    max_size=6,
)


@given(WORDS.map("".join))
def test_every_form_is_iso(printed: str) -> None:
    assert FORM.fullmatch(iso_period(printed))


@given(st.text(max_size=30))
def test_any_text_has_a_form_or_none(printed: str) -> None:
    assert isinstance(iso_period(printed), str)


@given(st.integers(4, 15))
def test_plans_follow_each_other(place: int) -> None:
    numerals = [
        "",
        "一",
        "二",
        "三",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
        "十",
        "十一",
        "十二",
        "十三",
        "十四",
        "十五",
        "十六",
    ]
    this, following = (iso_period(f"“{numerals[at]}五”时期") for at in (place, place + 1))
    assert int(this[-4:]) + 1 == int(following[:4])


def test_a_quantity_carries_it() -> None:
    assert [quantity.period_iso for quantity in read("到2030年，产值达到5亿元。今年投资2亿元。")] == ["../2030", ""]
