"""The seed circular: what its structure is, and that harmless edits change none of it."""

from pathlib import Path

import pytest

from pipeline.model import Outline
from pipeline.read import read
from pipeline.structure import structure
from tests.structure.documents import parts, tree, values

VALUES = {
    "title": "长春市人民政府关于印发全市招商引资九个月攻坚行动方案的通知",
    "genre": "通知",
    "document_number": "长府发〔2007〕19号",
    "issuer": "长春市人民政府",
    "addressees": "各县(市)、区人民政府,市政府各委办局、各直属机构",
    "date_issued": "2007-07-10",
    "signature": "长春市人民政府",
}
TREE = """
一、|总体思路
二、|攻坚目标和任务
  (一)|总体目标
    1.
    2.
  (二)|主要任务
    1.|在促进重点产业发展上攻坚
    2.|在促进重点园区建设上攻坚
    3.|在促进企业扩能及延伸产业链上攻坚
    4.|在促进资源利用上攻坚
    5.|在促进城市承载能力提升上攻坚
三、|攻坚活动
四、|保障措施
  (一)|明确工作机制
  (二)|落实攻坚责任
  (三)|加强项目谋划
  (四)|改善招商环境
  (五)|强化督查考核
  (六)|营造招商氛围
""".strip().splitlines()


@pytest.fixture
def found(seed: Path) -> Outline:
    return structure(read(seed.read_bytes(), seed.name))


def test_elements(found: Outline, seed: Path) -> None:
    assert values(found) == VALUES
    text = seed.read_text(encoding="utf-8")
    date = found.metadata.date_issued
    assert date is not None
    assert date.span is not None
    assert date.span.of(text) == date.raw == "二〇〇七年七月十日"


def test_parts(found: Outline) -> None:
    assert parts(found) == [
        ("main", "", VALUES["title"], ""),
        ("attachment", "", "全市招商引资九个月攻坚行动方案", ""),
        ("annex", "附件1", "招商引资攻坚目标分解表", "p2"),
    ]


def test_sections(found: Outline) -> None:
    assert tree(found) == TREE
    assert {section.part_id for section in found.sections} == {"p2"}
    assert found.sections[6].section_id == "p2.2.2.1"
    assert found.sections[6].parent_id == "p2.2.2"
    assert found.sections[6].text.startswith("围绕“汽车扩能")
    assert found.findings == ()


def test_references(found: Outline) -> None:
    annexes = [(r.raw, r.resolved) for r in found.references if r.kind == "annex"]
    assert annexes == [(f"附件{n}", "p3" if n == 1 else "") for n in range(1, 8)]
    documents = [r.target for r in found.references if r.kind == "document"]
    assert documents[0] == "全市招商引资九个月攻坚行动方案"
    assert found.references[0].resolved == "p2"
    assert len(documents) == 6


def test_blocks_of_the_annex(found: Outline) -> None:
    assert [(block.kind, block.rule) for block in found.blocks if block.part_id == "p3"] == [
        ("label", "annex-label"),
        ("caption", "caption-above-table"),
        ("unit-note", "unit-line"),
        ("table", "table-box"),
    ]
    assert found.blocks[-1].locator == "lines 44–80"
    assert found.blocks[0].locator == "line 1"


HARMLESS: dict[str, dict[int, str]] = {
    "full-width": {ord(a): b for a, b in zip("(),:", "（），：", strict=True)},
    "crlf": {10: "\r\n"},
    "indented": {10: "\n\u3000\u3000"},
    "blank-lines": {10: "\n\n"},
}


@pytest.mark.parametrize("edit", HARMLESS)
def test_harmless_edits_change_no_value(edit: str, seed: Path) -> None:
    text = seed.read_text(encoding="utf-8").translate(HARMLESS[edit])
    found = structure(read(text.encode(), "a"))
    folded = str.maketrans("（），：", "(),:")
    assert {key: value.translate(folded) for key, value in values(found).items()} == VALUES
    assert [line.translate(folded) for line in tree(found)] == TREE
    assert len(found.parts) == 3
    assert found.findings == ()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_other_encodings_change_nothing(encoding: str, found: Outline, seed: Path) -> None:
    assert structure(read(seed.read_text(encoding="utf-8").encode(encoding), "a")) == found
