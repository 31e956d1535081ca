"""What a line is that no element claims."""

import pytest

from tests.structure.documents import kinds, outline

HEAD = "某市关于某事的意见\n各区人民政府：\n现提出如下意见。\n"


def shown(*lines: str) -> list[tuple[str, str]]:
    text = HEAD + "\n".join(lines) + "\n"
    return [(block.kind, block.rule) for block in outline(text).blocks[3:]]


@pytest.mark.parametrize(
    ("line", "kind", "rule"),
    [
        ("各区要加强领导。", "paragraph", "sentence"),
        ("主要包括以下几个方面：", "paragraph", "lead-in"),
        ("姓名：________", "form", "blank-to-fill"),
        ("申请日期：　　年　　月　　日", "form", "blank-to-fill"),
        ("单位负责人（签字）", "form", "blank-to-fill"),
        ("联系地址：人民路一号", "paragraph", "name-and-value"),
        ("某市水务局", "paragraph", "body-name"),
        ("（此页无正文内容）", "paragraph", "bracketed"),
        ("────────", "furniture", "ruled-line"),
        ("(cid:12)(cid:7)(cid:33)(cid:4)", "unclassified", "unread-glyphs"),
        ("城东片区", "paragraph", "text"),
    ],
)
def test_a_line_is_told_by_what_it_shows(line: str, kind: str, rule: str) -> None:
    assert shown(line, "以上请遵照执行。")[0] == (kind, rule)


def test_labels_without_values_are_places_to_write_in() -> None:
    assert shown("项目名称：", "申报单位：", "以上请如实填写。")[:2] == [("form", "label-to-fill")] * 2


def test_short_lines_that_stand_together_are_a_list() -> None:
    assert shown("城东粮库", "城西粮库", "城南粮库", "以上按期完成。")[:3] == [("paragraph", "list")] * 3


def test_strokes_above_a_table_are_no_caption() -> None:
    """Neither a rule nor what fences code in Markdown says what a table holds."""
    for strokes in ("----------", "```"):
        text = f"某市规划方案\n各区应当落实下列任务。\n{strokes}\n| 区 | 亩 |\n| --- | --- |\n| 甲 | 3 |\n"
        assert ("furniture", strokes) in kinds(outline(text), text)


def test_front_matter_states_elements_in_english_too() -> None:
    stated = "title: 某市规划方案\ndocument_number: 某政发〔2020〕3号\nissuer: 某市人民政府\n"
    text = f"---\n{stated}---\n\n各区应当落实任务。\n"
    elements = outline(text).metadata
    assert elements.document_number
    assert elements.document_number.value == "某政发〔2020〕3号"
    assert elements.issuer
    assert elements.issuer.value == "某市人民政府"
