"""Annexes that came as files of their own: each is a part, labelled by its print, the list of annexes or its name."""

import pytest

from pipeline.model import Outline
from pipeline.read import join, read
from pipeline.structure import structure

NOTICE = """某市林业局关于印发造林检查验收办法的通知
某林发〔2019〕3号

各县（市）林业局：
    现将《某市造林检查验收办法》印发给你们，请认真执行。
    附件：1.造林任务表
          2.验收记录样式

                                   某市林业局
                                   2019年3月1日
"""
RULE = "某市造林检查验收办法\n第一条  为了规范造林检查，制定本办法。\n第二条  本办法自发布之日起施行。\n"
TABLE = "┌──┬──┐\n│县│亩│\n├──┼──┤\n│甲│12│\n└──┴──┘\n"


def outline(**files: str) -> Outline:
    return structure(join([(name.replace("_", "."), read(text.encode(), name)) for name, text in files.items()]))


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("b_txt", f"2019年造林任务表\n{TABLE}", ("annex", "附件1", "2019年造林任务表")),
        ("b_txt", "验收记录样式\n记录人填写。\n", ("annex", "附件2", "验收记录样式")),
        ("b_txt", "附件2\n验收记录样式\n记录人填写。\n", ("annex", "附件2", "验收记录样式")),
        ("附件3：说明_docx", "有关事项的说明\n记录人填写。\n", ("annex", "附件3", "有关事项的说明")),
        ("附件1_xls", TABLE, ("annex", "附件1", "")),
        ("b_txt", RULE, ("attachment", "", "某市造林检查验收办法")),
        ("b_txt", "其他\n记录人填写。\n", ("annex", "", "其他")),
    ],
)
def test_a_file_of_its_own_is_a_part_of_its_own(name: str, text: str, part: tuple[str, str, str]) -> None:
    main, other = outline(notice_txt=NOTICE, **{name: text}).parts
    assert (main.kind, main.title) == ("main", "某市林业局关于印发造林检查验收办法的通知")
    assert (other.kind, other.label, other.title) == part


def test_cited_annexes_lead_to_the_files() -> None:
    found = outline(notice_txt=NOTICE, a_txt=RULE, b_txt=f"造林任务表\n{TABLE}", c_txt="验收记录样式\n填写。\n")
    assert [(part.kind, part.label) for part in found.parts] == [
        ("main", ""),
        ("attachment", ""),
        ("annex", "附件1"),
        ("annex", "附件2"),
    ]
    assert {(one.target, one.resolved) for one in found.references if one.kind == "annex"} == {
        ("附件1", "p3"),
        ("附件2", "p4"),
    }


def test_a_list_of_annexes_ends_with_its_file() -> None:
    unsigned = NOTICE.split("\n\n    ")[0].split("\n\n                ")[0]
    found = outline(notice_txt=unsigned, b_txt="1.造林任务表\n甲县造林12亩。\n")
    assert [part.kind for part in found.parts] == ["main", "annex"]
    assert found.parts[1].start == len(unsigned) + 1
