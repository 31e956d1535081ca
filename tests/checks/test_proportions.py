"""Growth and multiples against their base; parts by definition; sums over the nodes below; periods in words."""

import pytest

from pipeline.model.quantity import Role
from tests.checks.builders import Draft

Figure = tuple[str, str, Role, str]


def _statuses(text: str, *figures: Figure, rule: str = "proportion") -> list[str]:
    draft = Draft()
    draft.part("main", "公报")
    draft.line(text)
    for raw, indicator, role, change in figures:
        draft.quantity(raw, indicator, role, change=change)
    return draft.statuses(rule)


@pytest.mark.parametrize(("rate", "statuses"), [("25%", ["pass"]), ("26%", ["fail"])])
def test_a_rate_follows_from_the_figure_and_its_growth(rate: str, statuses: list[str]) -> None:
    figures: list[Figure] = [
        ("500元", "人均收入", "measure", ""),
        ("100元", "人均收入", "measure", "增长"),
        (rate, "人均收入", "rate", "增长"),
    ]
    assert _statuses(f"人均收入500元，比上年增加100元，增长{rate}。", *figures) == statuses
    assert _statuses(f"人均收入500元，比上年增加100元，实际增长{rate}。", *figures) == statuses[: rate == "25%"]


@pytest.mark.parametrize(("times", "statuses"), [("3倍", ["pass"]), ("4倍", ["fail"])])
def test_a_multiple_of_growth_follows_from_base_and_target(times: str, statuses: list[str]) -> None:
    found = _statuses(
        f"线路长度从100公里增加到400公里，增长{times}。",
        ("100公里", "线路长度", "measure", ""),
        ("400公里", "线路长度", "measure", ""),
        (times, "线路长度", "rate", "增长"),
    )
    assert found == statuses


def test_the_growth_of_something_else_is_left_alone() -> None:
    found = _statuses(
        "成交额从100元增加到400元，企业数量增长5倍。",
        ("100元", "成交额", "measure", ""),
        ("400元", "成交额", "measure", ""),
        ("5倍", "企业数量", "rate", "增长"),
    )
    assert found == []


@pytest.mark.parametrize(("result", "statuses"), [("1500元", ["pass"]), ("1600元", [])])
def test_a_multiple_of_a_named_base(result: str, statuses: list[str]) -> None:
    draft = Draft()
    draft.part("main", "通知")
    draft.line("全市保障标准为1000元。")
    draft.quantity("1000元", "全市保障标准")
    draft.line(f"边缘家庭标准按保障标准的1.5倍确定，为{result}。")
    draft.quantity("1.5倍", "边缘家庭标准")
    draft.quantity(result, "边缘家庭标准")
    assert draft.statuses("proportion") == statuses


@pytest.mark.parametrize(("part", "statuses"), [("40亿元", ["pass"]), ("60亿元", ["fail"])])
def test_industry_is_part_of_the_second_sector(part: str, statuses: list[str]) -> None:
    draft = Draft()
    draft.part("main", "公报")
    draft.line("第二产业增加值50亿元。")
    draft.quantity("50亿元", "第二产业增加值")
    draft.line(f"工业增加值{part}。")
    draft.quantity(part, "工业增加值")
    assert draft.statuses("part-of-whole") == statuses


@pytest.mark.parametrize(("last", "statuses"), [("7套", ["pass"]), ("8套", [])])
def test_a_total_over_the_nodes_below(last: str, statuses: list[str]) -> None:
    draft = Draft()
    draft.part("main", "公告")
    draft.section("1", "一、", "房源", "本批共12套。")
    draft.quantity("12套", "本批房源")
    draft.section("1.1", "（一）", "", "甲苑，5套。")
    draft.quantity("5套", "甲苑")
    draft.section("1.2", "（二）", "", f"乙苑，{last}。")
    draft.quantity(last, "乙苑")
    assert draft.statuses("body-sum") == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("从2011年开始逐年增加，分3年落实，至2013年达到目标。", ["pass"]),
        ("从2011年开始逐年增加，分5年落实，至2013年达到目标。", ["fail"]),
        ("2025年选房，应在3个工作日内（即3月31日-4月2日内）办理。", ["pass"]),
        ("2025年选房，应在4个工作日内（即3月31日-4月2日内）办理。", []),  # a holiday may explain it
    ],
)
def test_periods_in_stages_and_in_working_days(text: str, statuses: list[str]) -> None:
    assert _statuses(text, rule="period-length") == statuses


def test_classes_are_counted_behind_their_list() -> None:
    assert _statuses("应急状态分为国家级（Ⅰ级）和省级（Ⅱ级）两级。", rule="stated-count") == ["pass"]


def test_the_sole_annex_bears_the_listed_title() -> None:
    draft = Draft()
    draft.part("main", "批复")
    draft.field("attachments_note", "附件：会议制度")
    draft.part("annex", "会议制度", "附件")
    assert draft.statuses("annex-title") == ["pass"]
