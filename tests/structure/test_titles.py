"""The title where no kind of document is named, where a page states it, and what is none."""

import pytest

from pipeline.model import Piece, Reading
from pipeline.structure import structure
from tests.structure.documents import outline, values

BODY = "本市今年继续做好供水工作，各单位要认真落实，确保供水安全，有关情况及时报告市人民政府办公室，不得延误。\n"


def page(lines: list[tuple[str, str]], **fields: str) -> Reading:
    """A page of lines, each with what the page calls it, and fields that it states apart."""
    pieces: list[Piece] = []
    text = ""
    for number, (hint, line) in enumerate(lines):
        pieces.append(Piece(len(text), len(text) + len(line), f"/p[{number}]", hint))
        text += line + "\n"
    return Reading(text, "utf-8", "text/html", tuple(pieces), (), tuple(fields.items()))


def title_of(reading: Reading) -> str:
    return values(structure(reading)).get("title", "")


@pytest.mark.parametrize(
    "line", ["某市城市供水专项规划", "房屋租赁合同（二）", "怎么申领社会保障卡？", "无烟日活动安排"]
)
def test_a_short_line_at_the_top_is_a_title(line: str) -> None:
    assert values(outline(f"{line}\n{BODY}"))["title"] == line


@pytest.mark.parametrize(
    "line",
    [
        "某市水务局",
        "2021年9月",
        "前　言",
        "低  中等  次高  高",
        "甲方：",
        "（草案）",
        "调，坚持以租为主",
        "编号：＿＿＿＿",
    ],
)
def test_other_lines_at_the_top_are_none(line: str) -> None:
    assert "title" not in values(outline(f"{line}\n{BODY}"))


def test_words_over_columns_do_not_go_on_a_title() -> None:
    found = outline(f"2021年城市体检指标体系\n目 标\n序号\n指 标\n解 释\n{BODY}")
    assert values(found)["title"] == "2021年城市体检指标体系"


def test_where_a_law_was_announced_is_not_its_title() -> None:
    found = values(outline(f"# 某省预算条例\n2019年1月20日 某省人民代表大会公告\n2019年10月1日 施行\n{BODY}"))
    assert found["title"] == "某省预算条例"


def test_of_reports_the_fullest_name_counts() -> None:
    found = values(outline("某省2026年政府工作报告\n首页\n>\n政府工作报告\n各位代表：\n" + BODY))
    assert found["title"] == "某省2026年政府工作报告"


def test_the_page_names_what_the_text_does_not() -> None:
    lines = [("", "第一部分 办理条件"), ("", BODY.strip())]
    assert title_of(page(lines, title="社会保险费补缴指引 - 某市人民政府网站")) == "社会保险费补缴指引"


def test_the_print_wins_over_the_page() -> None:
    lines = [("", "某市水务局关于停水的通告"), ("", BODY.strip())]
    assert title_of(page(lines, title="通知公告")) == "某市水务局关于停水的通告"


def test_a_page_that_states_its_own_name_states_no_title() -> None:
    assert title_of(page([("", BODY.strip())], title="某市人民政府")) == ""
    assert title_of(page([("", BODY.strip())], title="某市人民政府门户网站")) == ""


def test_a_title_above_the_element_with_the_text() -> None:
    lines = [("nav", "首页"), ("nav", "通知公告"), ("nav", "某市水务局关于停水的通告"), ("", BODY.strip())]
    assert title_of(page(lines)) == "某市水务局关于停水的通告"
    assert title_of(page([("nav", "纳税担保书"), ("", "一、制作要点"), ("", BODY.strip())])) == "纳税担保书"
    assert title_of(page([("nav", "首页"), ("nav", "政务公开栏目"), ("nav", "联系方式"), ("", BODY.strip())])) == ""


def test_a_capture_states_title_and_date() -> None:
    fields = "- **文件名称**：某市产业规划（2021—2025年）\n- **发布日期**：2021—2025年期间\n- **文件编号**：无"
    found = values(outline(f"## 文档.md\n### 基本信息\n{fields}\n---\n{BODY}"))
    assert found["title"] == "某市产业规划（2021—2025年）"
    assert "date_published" not in found
    assert "document_number" not in found


def test_links_alone_on_a_line_are_the_page_s_own() -> None:
    found = outline(
        f"Title: 停水通告 - 某市人民政府网\nURL Source: https://a/b\n[首页](https://a/b)\n*   [![图](x.png)微博](https://c)\n{BODY}"
    )
    assert values(found)["title"] == "停水通告"
    assert [block.kind for block in found.blocks] == ["field", "furniture", "navigation", "navigation", "paragraph"]


def test_words_of_the_page_above_the_title_are_none_of_the_document() -> None:
    lines = [("", "高级搜索 收起"), ("", "某市水务局关于停水的通告"), ("", "发布日期：2020-05-06  浏览次数：-")]
    found = structure(page([*lines, ("", BODY.strip())]))
    assert [block.kind for block in found.blocks] == ["navigation", "title", "field", "paragraph"]
    assert values(found)["date_published"] == "2020-05-06"


def test_the_day_a_report_was_given() -> None:
    found = values(outline(f"政府工作报告\n——2019年3月5日在某省第十三届人民代表大会第二次会议上\n各位代表：\n{BODY}"))
    assert found["date_issued"] == "2019-03-05"


def test_who_adopted_a_text_when_is_no_part_of_its_title() -> None:
    title = "某市国民经济和社会发展\n第十五个五年规划纲要\n"
    text = f"{title}2026年1月27日某市第十六届\n人民代表大会第五次会议批准\n一、发展基础\n过去五年成绩显著。\n"
    found = outline(text).metadata.title
    assert found is not None
    assert found.value == "某市国民经济和社会发展第十五个五年规划纲要"


def test_a_centred_title_counts_more_than_what_a_pages_head_states() -> None:
    lines = [("", "附件4"), ("center", "某省健康体重管理行动"), ("", "体重与健康密切相关。")]
    assert title_of(page(lines, title="某省实施方案")) == "某省健康体重管理行动"


@pytest.mark.parametrize("name", ["x", "Untitled Document", "无标题文档", "新建网页 1"])
def test_a_pages_head_that_names_nothing_is_no_title(name: str) -> None:
    lines = [("", "某市医保新措一月起实施"), ("", BODY.strip())]
    assert title_of(page(lines, title=name)) == "某市医保新措一月起实施"


def test_a_heading_that_names_who_issues_is_the_first_line_of_the_title() -> None:
    found = values(outline(f"# 某市水务局\n\n关于做好供水工作的通知\n\n各区水务局：\n\n{BODY}"))
    assert (found["title"], found["issuer"]) == ("某市水务局关于做好供水工作的通知", "某市水务局")
