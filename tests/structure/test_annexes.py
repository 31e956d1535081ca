"""Annexes and what names them: one sentence is a text, numbers are whole, a list names annexes of annexes."""

import pytest

from tests.structure.documents import outline, parts, values

SHORT = """某市民政局关于做好救助工作的通知
各县民政局：
请按附件1、附件1-1执行。
附件：1.救助标准
1-1.救助台账
2.情况表
某市民政局
2020年4月7日
附件1：救助标准
标准为每人每月680元。
附件1-1：救助台账
台账由专人负责。
附件2：情况表
本表每月报送一次。
"""


def test_one_sentence_is_the_text_of_an_annex() -> None:
    found = outline(SHORT)
    assert parts(found)[1:] == [
        ("annex", "附件1", "救助标准", "p1"),
        ("annex", "附件1-1", "救助台账", "p2"),
        ("annex", "附件2", "情况表", "p1"),
    ]


def test_a_list_names_the_annex_of_an_annex() -> None:
    named = [(reference.target, reference.resolved) for reference in outline(SHORT).references]
    assert named == [
        ("附件1", "p2"),
        ("附件1-1", "p3"),
        ("附件1", "p2"),
        ("附件1-1", "p3"),
        ("附件2", "p4"),
    ]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("式样见附表一、附图。", ["附表1"]),
        ("格式如附表三十五，份数如附表十一、附表十二。", ["附表35", "附表11", "附表12"]),
        ("附件三项共五页。", []),
        ("标准见附件A。", []),
        ("内容见附表1-1、1-2。", ["附表1-1", "附表1-2"]),
        ("见附件1、附件2和3、3-1。", ["附件1", "附件2", "附件3", "附件3-1"]),
        ("见附件：\n一、总则", ["附件"]),
    ],
)
def test_the_number_of_an_annex_is_whole(text: str, targets: list[str]) -> None:
    named = [reference.target for reference in outline(text).references if reference.kind == "annex"]
    assert named == targets


def test_an_annex_of_another_word_is_named_where_it_is_printed() -> None:
    text = (
        "某市评估规程\n1 总则\n1.1 流程\n流程见附录A，样式见附图2。\n1.2 指标\n指标见附录 B。\n"
        "附录A\n评估流程\n流程分三步。\n附录 B\n指标体系\n指标分三类。\n"
    )
    named = [(one.target, one.resolved) for one in outline(text).references]
    assert named == [("附录A", "p2"), ("附录B", "p3")]


def test_an_annex_that_a_letter_counts() -> None:
    text = (
        "某市卫健委关于评比的通知\n各县卫健委：\n标准见附件A。\n某市卫健委\n2023年3月6日\n"
        "附件A：评分标准\n一、首页\n二、病历\n"
    )
    assert [(one.target, one.resolved) for one in outline(text).references] == [("附件A", "p2")]


def test_how_many_a_list_holds_goes_on_its_title() -> None:
    text = (
        "某市人民政府关于取消事项的决定\n各县人民政府：\n现予公布。\n附件：\n1.取消事项目录（2项）\n2.调整事项目录\n（5项）\n"
        "某市人民政府\n2019年12月12日\n附件1\n取消事项目录\n（2项）\n名称核准、资质认定取消。\n附件2\n调整事项目录\n（共计5项）\n"
        "水资源论证下放。\n"
    )
    found = outline(text)
    assert [part.title for part in found.parts][1:] == ["取消事项目录（2项）", "调整事项目录（共计5项）"]
    assert values(found)["attachments_note"] == "附件：1.取消事项目录（2项）；2.调整事项目录（5项）"


def test_contents_name_nothing() -> None:
    text = (
        "某市发展规划\n目录\n第一章 总则............1\n附件1 任务表............9\n第一章 总则\n加快发展。\n"
        "附件1\n任务表\n任务有三项。\n"
    )
    assert outline(text).references == ()
