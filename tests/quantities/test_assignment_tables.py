"""Assignments that tables list: a row a task."""

import pytest

from pipeline.run import parse

TABLE = """某市人民政府关于下达任务的通知

各区人民政府：

现将任务分工印发给你们。

任务分工表
| 序号 | 重点任务 | 牵头单位 | 配合单位 | 完成时限 |
|---|---|---|---|---|
| 1 | 制定实施方案 | 市发改委 | 市财政局、市住建局 | 2020年3月底 |
| 2 | 建设数据平台 | {lead} | 各区政府 | |
"""


def _written(text: str) -> list[str]:
    circular = parse(text.encode(), "a.md", "a")
    assert all(circular.text[one.start : one.end] == one.raw for one in circular.assignments)
    return [f"{one.organ} {one.role} {one.action} {one.deadline_iso}".rstrip() for one in circular.assignments]


def test_each_row_is_a_task_of_the_bodies_in_it() -> None:
    assert _written(TABLE.format(lead="市大数据局")) == [
        "市发改委 lead 制定实施方案 2020-03",
        "市财政局 support 制定实施方案 2020-03",
        "市住建局 support 制定实施方案 2020-03",
        "市大数据局 lead 建设数据平台",
        "各区政府 support 建设数据平台",
    ]


@pytest.mark.parametrize("lead", ["张某某", "另行确定", ""])
def test_what_is_no_body_is_made_responsible_for_nothing(lead: str) -> None:
    assert [line for line in _written(TABLE.format(lead=lead)) if " lead 建设" in line] == []


def test_a_table_of_figures_makes_nobody_responsible() -> None:
    text = "某市计划\n\n| 责任单位 | 项目数 |\n|---|---|\n| 东区政府 | 12 |\n| 西区政府 | 15 |\n"
    assert _written(text) == []
