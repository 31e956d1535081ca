"""Shares, growth rates, averages and differences in tables: the header says so, the figures say which."""

import pytest

from tests.checks.builders import Draft

_GROWTH = ["甲 1250 1000 25.0", "乙 3141 2718 15.6", "丙 1618 1414 14.4", "丁 2236 1732 29.1", "戊 2645 2449 8.0"]


def _outcomes(columns: list[str], rows: list[str], rule: str) -> list[str]:
    draft = Draft()
    draft.table(columns, rows)
    return draft.statuses(rule)


def test_growth_follows_from_this_year_and_last() -> None:
    columns = ["项目", "本年", "上年", "增长%"]
    assert _outcomes(columns, _GROWTH, "table-growth") == ["pass"] * 5
    assert _outcomes(columns, [*_GROWTH[:4], "戊 2645 2449 9.0"], "table-growth") == ["pass"] * 4 + ["fail"]


def test_a_share_of_another_column_and_of_its_own_total() -> None:
    rows = ["甲 812 1000 81.2", "乙 1307 2718 48.1", "丙 1001 1414 70.8"]
    assert _outcomes(["项目", "完成", "计划", "完成率%"], rows, "table-share") == ["pass"] * 3
    rows = ["合计 5000 100.0", "甲 812 16.2", "乙 1307 26.1", "丙 2881 57.6"]
    assert _outcomes(["项目", "投资", "占比%"], rows, "table-share") == ["pass"] * 4
    off = [*rows[:3], "丙 2881 56.6"]
    assert _outcomes(["项目", "投资", "占比%"], off, "table-share") == ["pass"] * 3 + ["fail"]
    evened = [*rows[:3], "丙 2881 57.7"]
    assert _outcomes(["项目", "投资", "占比%"], evened, "table-share") == ["pass"] * 3


def test_so_much_a_head_and_what_is_left() -> None:
    rows = ["甲 8120 310 26.19", "乙 13070 455 28.73", "丙 10010 377 26.55"]
    assert _outcomes(["村", "收入", "人口", "人均收入"], rows, "table-average") == ["pass"] * 3
    rows = ["甲 8120 3100 5020", "乙 13070 4550 8520", "丙 10010 3770 6240"]
    assert _outcomes(["村", "收入", "支出", "结余"], rows, "table-difference") == ["pass"] * 3


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["甲 812 1000 25.0", "乙 1307 2718 15.6", "丙 1001 1414 14.4"], id="follows from nothing printed"),
        pytest.param(["甲 1250 1000 25.0"], id="one row proves nothing"),
        pytest.param(["甲 1250 1000 25.0", "乙 3141 2718 15.6", "丙 1618 1414 99.9"], id="too few to contradict"),
    ],
)
def test_what_is_not_borne_out_is_never_wrong(rows: list[str]) -> None:
    assert "fail" not in _outcomes(["项目", "本年", "上年", "增长%"], rows, "table-growth")


def test_growth_a_year_between_the_years_of_two_columns() -> None:
    columns = ["指标", "2020年", "2025年", "年均增长 [%]"]
    rows = ["甲 1500 1800 3.7", "乙 520 800 9.0", "丙 180 250 6.8", "丁 220 450 15.4"]
    assert _outcomes(columns, rows, "table-growth") == ["pass"] * 4
    assert sorted(_outcomes(columns, [*rows[:2], "丙 180 250 7.8", rows[3]], "table-growth")) == ["fail"] + ["pass"] * 3
    assert _outcomes(["指标", "2020年", "本年", "年均增长 [%]"], rows, "table-growth") == []


@pytest.mark.parametrize(
    ("columns", "rows", "rule"),
    [
        (
            ["项目", "原价", "新价", "调整幅度%"],
            ["甲 18 22 22.2", "乙 14 22 57.1", "丙 260 220 -15.4", "丁 620 540 -12.9", "戊 8 10 25.0"],
            "table-growth",
        ),
        (
            ["月份", "月初存粮", "当月出库", "月末存粮期末数"],
            ["甲 5842 1265 4577", "乙 4577 1584 2993", "丙 2993 1732 1261", "丁 1261 1135 126", "戊 1126 326 800"],
            "table-difference",
        ),
        (
            ["日期", "最高", "最低", "峰谷差"],
            ["甲 468.3 238.1 230.2", "乙 474.6 240.5 234.1", "丙 480.9 243.2 237.7", "丁 486.2 244.9 241.3"],
            "table-difference",
        ),
    ],
)
def test_lines_whose_names_say_what_they_follow_from(columns: list[str], rows: list[str], rule: str) -> None:
    assert _outcomes(columns, rows, rule) == ["pass"] * len(rows)


def test_a_share_printed_with_zeros_is_as_exact_as_it_is_printed() -> None:
    rows = ["合计 2000 100.00", "甲 600 30.00", "乙 500 25.00", "丙 380 19.00", "丁 300 15.00", "戊 220 12.00"]
    assert _outcomes(["县", "人口", "比重%"], rows, "table-share") == ["pass"] * 5 + ["fail"]
