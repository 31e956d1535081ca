"""Figures of the text against the totals that they restate: linked by words, never by value."""

import pytest

from pipeline.model import Check, exact
from pipeline.model.quantity import Comparator
from pipeline.run import parse
from tests.checks.builders import Draft


def _plan(
    figure: str,
    indicator: str,
    comparator: Comparator = "=",
    caption: str = "目标分解表",
    cite: str = "（见附件1）",
    other: str = "30亿元",
) -> list[Check]:
    draft = Draft()
    draft.part("attachment", "行动方案")
    draft.section("1", "一、", "目标")
    draft.section("1.1", "1.", "", f"{indicator}{figure}。")
    draft.quantity(figure, indicator, comparator=comparator)
    draft.section("1.2", "2.", "", f"利用内资{other}{cite}。")
    draft.quantity(other, "利用内资")
    draft.part("annex", caption, "附件1")
    draft.table(
        ["单位", "实际利用内资 [亿元]", "储备项目 > 在谈 [个]", "储备项目 > 包装 [个]", "签约项目 > 项目总数 [个]"],
        ["合计 30 20 60 40", "甲 10 5 20 15", "乙 20 15 40 25"],
        caption=caption,
    )
    return draft.checks("body-vs-table")


@pytest.mark.parametrize(
    ("figure", "indicator", "status", "column"),
    [
        ("80个", "储备项目", "pass", "储备项目"),
        ("81个", "储备项目", "fail", "储备项目"),
        ("40个", "签约超亿元项目", "pass", "签约项目 > 项目总数"),
        ("30个", "签约超亿元项目", "fail", "签约项目 > 项目总数"),
    ],
)
def test_a_figure_is_held_against_the_total_or_the_group_of_its_name(
    figure: str, indicator: str, status: str, column: str
) -> None:
    found = [check for check in _plan(figure, indicator) if check.section_id == "1.1"]
    assert [(check.status, check.column_path) for check in found] == [(status, column)]


def test_the_evidence_is_on_both_sides() -> None:
    found = _plan("80个", "储备项目")[0]
    assert len(found.evidence) == 3
    assert (found.expected, found.actual, found.difference) == ("80", "80", exact(0))


@pytest.mark.parametrize(
    ("figure", "comparator", "caption", "outcome"),
    [
        ("40个", ">=", "目标分解表", ("pass", "info")),
        ("50个", ">=", "目标分解表", ("fail", "error")),
        ("30个", ">=", "目标分解表", ("fail", "warning")),
        ("30个", ">=", "完成情况表", ("pass", "info")),
    ],
)
def test_bounds_are_respected_and_a_breakdown_restates_them(
    figure: str, comparator: Comparator, caption: str, outcome: tuple[str, str]
) -> None:
    found = [check for check in _plan(figure, "签约项目", comparator, caption) if check.section_id == "1.1"]
    assert [(check.status, check.severity) for check in found] == [outcome]


def test_units_are_converted() -> None:
    assert [check.status for check in _plan("80个", "储备项目", other="300000万元") if check.section_id == "1.2"] == [
        "pass"
    ]
    assert [check.status for check in _plan("80个", "储备项目", other="30000万元") if check.section_id == "1.2"] == [
        "fail"
    ]


def test_without_a_citation_a_difference_is_no_contradiction() -> None:
    assert [check.status for check in _plan("81个", "储备项目", cite="") if check.section_id == "1.1"] == []


def test_other_words_or_another_unit_link_nothing() -> None:
    assert [check for check in _plan("81个", "扩能改造工程") if check.section_id == "1.1"] == []
    assert [check for check in _plan("81亿元", "储备项目") if check.section_id == "1.1"] == []


@pytest.mark.parametrize(
    ("figure", "indicator", "columns"),
    [
        ("12户", "全县改造农村危房", ["合计"]),
        ("5户", "D级危房", ["D级"]),
        ("7户", "C级危房", ["C级"]),
        ("8户", "C级危房", []),
        ("12户", "脱贫", []),
    ],
)
def test_a_figure_that_agrees_with_the_total_of_its_class_or_of_all_is_proved(
    figure: str, indicator: str, columns: list[str]
) -> None:
    draft = Draft()
    draft.part("notice", "关于改造农村危房的通知")
    draft.section("1", "一、", "", f"{indicator}{figure}。")
    draft.quantity(figure, indicator)
    draft.part("annex", "农村危房改造任务表", "附件1")
    header = ["县 ", "合计 [户]", "C级 [户]", "D级 [户]"]
    draft.table(
        header, ["合计 12 7 5", "甲 8 4 4", "乙 4 3 1"], caption="农村危房改造任务表", column_roles={1: "total"}
    )
    assert [(check.status, check.column_path) for check in draft.checks("body-vs-table")] == [
        ("pass", column) for column in columns
    ]


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("到2025年，全市用电量达到250亿千瓦时。", ["pass"]),
        ("到2025年，全市用电量达到260亿千瓦时。", ["fail"]),
        ("到2025年，全市用电量达到250亿千瓦时，较2020年新增70亿千瓦时。", ["pass"]),
        ("到2030年，全市用电量达到300亿千瓦时。", []),
        ("到2025年，工业用电量达到150亿千瓦时。", []),
    ],
)
def test_a_target_beside_the_table_of_targets_is_that_of_its_row_and_year(sentence: str, outcomes: list[str]) -> None:
    table = """专栏1 主要指标
┌────┬──────┬───┬───┬────┐
│指标    │单位        │2020年│2025年│年均增长│
├────┼──────┼───┼───┼────┤
│用电量  │亿千瓦时    │180   │250   │6.8     │
├────┼──────┼───┼───┼────┤
│装机容量│万千瓦      │520   │800   │9.0     │
└────┴──────┴───┴───┴────┘
"""
    text = f"某市能源规划\n\n一、目标\n\n{sentence}\n\n{table}\n二、措施\n\n加强领导。\n"
    circular = parse(text.encode(), "a.txt", "a")
    assert [check.status for check in circular.checks if check.rule == "body-vs-table"] == outcomes


@pytest.mark.parametrize(("middle", "status"), [("1000", "pass"), ("1100", "fail")])
def test_a_sentence_that_sums_a_table_up_differs_in_no_figure(middle: str, status: str) -> None:
    draft = Draft()
    draft.part("notice", "关于做好教师招聘的通知")
    draft.section("1", "一、", "", f"初中1200名，小学{middle}名，幼儿园300名。")
    for figure, indicator in (("1200名", "初中"), (f"{middle}名", "小学"), ("300名", "幼儿园")):
        draft.quantity(figure, indicator)
    draft.part("annex", "名额分配表", "附件1")
    header = ["市 ", "初中 [名]", "小学 [名]", "幼儿园 [名]"]
    draft.table(header, ["合计 1200 1000 300", "甲 700 600 200", "乙 500 400 100"], caption="名额分配表")
    found = {check.column_path: check.status for check in draft.checks("body-vs-table")}
    assert found == {"初中": "pass", "小学": status, "幼儿园": "pass"}


@pytest.mark.parametrize(
    ("figures", "statuses"),
    [
        (("120", "128", "100"), ["pass"] * 3),
        (("120", "128", "110"), ["pass", "pass", "fail"]),
        (("105", "101", "80"), ["pass"] * 3),
        (("120", "101", "90"), []),
        (("300", "310", "320"), []),
    ],
)
def test_figures_row_by_row_are_of_the_column_that_most_bear_out(figures: tuple[str, ...], statuses: list[str]) -> None:
    draft = Draft()
    draft.part("notice", "关于项目进展的通报")
    names = ("甲省项目", "乙省项目", "丙省项目")
    draft.section("1", "一、", "", "，".join(f"{name}{one}个" for name, one in zip(names, figures, strict=True)) + "。")
    for name, one in zip(names, figures, strict=True):
        draft.quantity(f"{one}个", name, at=f"{name}{one}个")
    draft.part("annex", "项目表", "附件1")
    header = ["省 ", "规划数 [个]", "完成 [个]"]
    draft.table(header, ["甲省 120 105", "乙省 128 101", "丙省 100 80"], caption="项目表")
    assert draft.statuses("body-vs-table") == statuses


def test_a_cell_that_the_text_and_the_total_both_deny_is_named() -> None:
    draft = Draft()
    draft.part("notice", "关于项目进展的通报")
    draft.section("1", "一、", "", "甲省项目120个，乙省项目128个，丙省项目100个。")
    for name, figure in (("甲省项目", "120个"), ("乙省项目", "128个"), ("丙省项目", "100个")):
        draft.quantity(figure, name)
    draft.part("annex", "项目表", "附件1")
    draft.table(
        ["省 ", "规划数 [个]", "完成 [个]"], ["合计 348 286", "甲省 120 105", "乙省 128 101", "丙省 10 80"], "项目表"
    )
    (found,) = draft.checks("error-location")
    assert (found.row_path, found.column_path, found.expected, found.actual) == ("丙省", "规划数", "100", "10")


def test_a_short_notice_without_sections_cites_its_annex() -> None:
    text = """某市水利局关于下达任务的通知

各县水利局：

现将任务下达给你们（见附件1），全市共建设节水型企业20家。

附件：1.任务分解表

某市水利局
2021年3月1日

附件1

任务分解表

县区    企业（家）    小区（个）
甲县    8     10
乙县    7     12
合计    15    22
"""
    checks = parse(text.encode(), "a.txt", "a").checks
    found = [(check.status, check.expected, check.actual) for check in checks if check.rule == "body-vs-table"]
    assert found == [("fail", "20", "15")]
