"""Dates: every printed form gives the day it means; what is no date gives none."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.notation.dates import find_dates

HAN = "〇一二三四五六七八九"


def read(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.value, m.status) for m in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2018 年 4 月 30 日", "2018-04-30"),
        ("2026年 4月 20\u00a0日", "2026-04-20"),
        ("2020 年\n6 月 3 日", "2020-06-03"),
        ("２０２６年４月３日", "2026-04-03"),
        ("二〇〇七年七月十日", "2007-07-10"),
        ("二○○四年一月三十一日", "2004-01-31"),
        ("二零一零年十二月廿九日", "2010-12-29"),
        ("二OO七年元月", "2007-01"),
        ("二0一八年", "2018"),
        ("一九九六年", "1996"),
        ("中華民國一百零二年五月三日", "2013-05-03"),
        ("民國89年12月29日", "2000-12-29"),
        ("2020-02-25", "2020-02-25"),
        ("2018.4.30", "2018-04-30"),
    ],
)
def test_forms(text: str, value: str) -> None:
    assert read(f"于{text}印发") == [(text, value, "date")]


@pytest.mark.parametrize("text", ["十年", "3000年", "20年", "7月10日", "年初", "1.2018", "第十一次", "2018-2020"])
def test_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["一九\u3000\u3000年", "二〇\u3000\u3000年\u3000月\u3000日", "20__年__月__日", "×年×月×日", "年 月 日"]
)
def test_blank_forms_have_no_value(text: str) -> None:
    assert read(text) == [(text, "", "blank")]


def test_half_blank_keeps_what_is_known() -> None:
    assert read("2018年  月  日") == [("2018年  月  日", "2018", "blank")]


@pytest.mark.parametrize(
    ("text", "value"), [("2007年2月30日", "2007-02"), ("2007年13月", "2007"), ("二〇〇七年七月?日", "2007-07")]
)
def test_damaged_dates_keep_what_is_certain(text: str, value: str) -> None:
    assert read(text) == [(text, value, "damaged")]


def test_range_within_the_text() -> None:
    text = "2007年7月至2008年3月"
    assert [m.value for m in find_dates(text, 6)] == ["2008-03"]
    assert [m.value for m in find_dates(text, 0, 7)] == ["2007-07"]


def han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else HAN[tens]) + ("十" if tens else "") + (HAN[ones] if ones else "")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["", " ", "\u3000", "\u00a0"]))
def test_every_day_in_every_script(day: date, gap: str) -> None:
    year = "".join(HAN[int(digit)] for digit in str(day.year))
    chinese = f"{year}年{gap}{han(day.month)}月{gap}{han(day.day)}日"
    arabic = f"{day.year}{gap}年{gap}{day.month}{gap}月{gap}{day.day}{gap}日"
    for text in (chinese, arabic, day.isoformat()):
        assert read(text) == [(text, day.isoformat(), "date")]


@given(st.text("〇一二三十年月日0123456789 \n.-/民國_×?", max_size=60))
def test_never_raises_and_mentions_are_disjoint(text: str) -> None:
    mentions = find_dates(text)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(m.start < m.end <= len(text) for m in mentions)
