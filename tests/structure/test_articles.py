"""Laws and articles that a text names: whose they are, and what is only printed."""

import pytest

from pipeline.model import Reference
from pipeline.read import read
from pipeline.structure import structure
from tests.structure.documents import outline

RULES = """某市养犬管理办法
第一章　总则
第一条　根据《中华人民共和国动物防疫法》第三十七条第二款和《某省养犬条例》，制定本办法。
第二条　本办法第一条、第三条所称的犬，见《工作方法》。
第二章　管理
第三条　违反第二条规定的，依照中华人民共和国行政处罚法的规定处理；民法典第十条、第十一条和本办法第四条另有规定的除外。
第四条　本规定第一条不适用，第二章至第三章除外，第三条之一也除外。
将“第五条　旧条文”一并废止。
"""


def found(text: str, *kinds: str) -> list[Reference]:
    outline = structure(read(text.encode(), "rules.txt"))
    assert all(text[one.start : one.end] == one.raw for one in outline.references)
    return [one for one in outline.references if one.kind in kinds]


def test_laws_are_told_from_documents() -> None:
    assert [one.target for one in found(RULES, "law")] == [
        "中华人民共和国动物防疫法",
        "某省养犬条例",
        "中华人民共和国行政处罚法",
    ]
    assert [one.target for one in found(RULES, "document")] == ["工作方法"]


def test_articles_resolve_to_their_own_text_only() -> None:
    sections = {one.label: one.section_id for one in structure(read(RULES.encode(), "rules.txt")).sections}
    assert [(one.raw, one.target, one.resolved) for one in found(RULES, "article", "section")] == [
        ("第三十七条第二款", "中华人民共和国动物防疫法第37条第2款", ""),
        ("本办法第一条", "第1条", sections["第一条"]),
        ("第三条", "第3条", sections["第三条"]),
        ("第二条", "第2条", sections["第二条"]),
        ("第十条", "民法典第10条", ""),
        ("第十一条", "民法典第11条", ""),
        ("本办法第四条", "第4条", sections["第四条"]),
        ("本规定第一条", "第1条", ""),
        ("第二章", "第2章", sections["第二章"]),
        ("第三章", "第3章", ""),
        ("第三条之一", "第3条之1", ""),
    ]


def test_a_printed_text_keeps_its_kind_and_its_articles_are_its_own() -> None:
    text = (
        "某市人民政府关于印发某市养犬条例的通知\n某政发〔2019〕5号\n各县人民政府：\n现将《某市养犬条例》印发给你们，"
        "其中《某市养犬条例》第一条自下月起施行。\n某市人民政府\n2019年9月3日\n\n某市养犬条例\n\n"
        "第一条　养犬须登记。\n第二条　本条例自公布之日起施行。\n"
    )
    assert {(one.kind, one.resolved) for one in found(text, "law", "document")} == {("document", "p2")}
    assert [(one.raw, one.resolved) for one in found(text, "article")] == [("第一条", "p2.1")]


def test_items_resolve_to_their_sections() -> None:
    text = (
        "某市供水办法\n第一条　供水单位应当具备下列条件：\n（一）有合格的水源；\n（二）有相应的设施。\n"
        "第二条　违反第一条第（二）项、第一条第一款第一项和第一条第三项的，责令改正。\n"
    )
    assert [(one.raw, one.target, one.resolved) for one in found(text, "article")] == [
        ("第一条第（二）项", "第1条第2项", "p1.1.2"),
        ("第一条第一款第一项", "第1条第1款第1项", "p1.1.1"),
        ("第一条第三项", "第1条第3项", "p1.1"),
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("依照中华人民共和国水法第七条办理。", "中华人民共和国水法第7条"),
        ("违反刑法第十条的，从其规定。", "刑法第10条"),
        ("根据《某省供水条例》第七条办理。", "某省供水条例第7条"),
        ("该办法第七条已经废止。", "第7条"),
        ("用水单位有水法第七条规定情形的，从重处罚。", "水法第7条"),
        ("本标准依某省功能业务与组织调整条例第五条制定。", "某省功能业务与组织调整条例第5条"),
        ("违反企业国有资产法第九条的，依法处理。", "企业国有资产法第9条"),
        ("该行为可以认定为水法第七条规定的取水。", "水法第7条"),
        ("不属于文明行为促进条例第三条规定的情形。", "文明行为促进条例第3条"),
        ("当事人就对外贸易法第四条提出异议。", "对外贸易法第4条"),
    ],
)
def test_whose_article_it_is(text: str, target: str) -> None:
    assert [one.target for one in found(f"某市供水意见\n各区：\n{text}\n", "article")] == [target]


def test_each_article_of_two_laws_is_its_own_laws() -> None:
    text = "某市供水意见\n各区：\n依照水法第三条以及防洪法第九条办理，不适用合同法和民法通则第二条。\n"
    assert [one.target for one in found(text, "article")] == ["水法第3条", "防洪法第9条", "民法通则第2条"]


@pytest.mark.parametrize(
    ("text", "raw", "target"),
    [
        ("按照某府发[2019] 8号文件要求办理。", "某府发[2019] 8号", "某府发〔2019〕8号"),
        ("你局某水函〔2020〕第3号文收悉。", "某水函〔2020〕第3号", "某水函〔2020〕3号"),
        ("某府办发〔2015〕12号同时废止。", "某府办发〔2015〕12号", "某府办发〔2015〕12号"),
        ("《供水规定》（某市人民政府令第9号）废止。", "某市人民政府令第9号", "某市人民政府令第9号"),
        ("见某府发〔2019〕\r\n    8号文。", "某府发〔2019〕\r\n    8号", "某府发〔2019〕8号"),
        ("1998年3月12日原某某局令第51号公布的办法废止。", "某某局令第51号", "某某局令第51号"),
        (
            "根据中华人民共和国某某部公告2020年第3号执行。",
            "中华人民共和国某某部公告2020年第3号",
            "中华人民共和国某某部公告2020年第3号",
        ),
        ("並根據第6/1999號行政法規第二條的規定。", "第6/1999號行政法規", "第6/1999號行政法規"),
    ],
)
def test_documents_by_their_number(text: str, raw: str, target: str) -> None:
    document = f"某市供水意见\n某府发〔2021〕1号\n各区：\n{text}\n"
    assert [(one.raw, one.target) for one in found(document, "document")][-1] == (raw, target)
    assert "某府发〔2021〕1号" not in [one.target for one in found(document, "document")]


def _levels(text: str) -> list[tuple[str, int]]:
    return [(section.label, section.level) for section in outline(text).sections]


def test_chapters_numbered_like_lists_stand_above_articles() -> None:
    general = "第一条　有下列情形之一的，应予支持：\n（一）已经登记；\n（二）已经交付。\n第二条　其他情形不予支持。\n"
    secured = "（一）不动产\n第三条　自登记时设立。\n（二）动产\n第四条　自交付时设立。\n"
    text = f"某法院关于担保的解释\n一、一般规定\n{general}二、担保物权\n{secured}三、附则\n第五条　自公布之日起施行。\n"
    assert _levels(text) == [
        *[("一、", 1), ("第一条", 2), ("（一）", 3), ("（二）", 3), ("第二条", 2)],
        *[("二、", 1), ("（一）", 2), ("第三条", 3), ("（二）", 2), ("第四条", 3), ("三、", 1), ("第五条", 2)],
    ]
    assert outline(text).findings == ()


def test_items_of_articles_are_no_chapters() -> None:
    groups, people = "本局設下列各組：\n一、綜合組\n二、企劃組\n", "本局置下列人員：\n一、局長\n二、組長\n"
    text = f"某局組織規程\n第 1 條\n{groups}第 2 條\n{people}第 3 條\n本規程施行。\n"
    assert [level for label, level in _levels(text) if label in ("一、", "二、")] == [2, 2, 2, 2]


def test_the_laws_in_general_are_no_law() -> None:
    assert found("某市供水意见\n各区：\n遵守中华人民共和国各项法律和法规。\n", "law") == []


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("根据《中\n华人民共和国水法》和《某省供水\n管理\n办法》办理。", ["中华人民共和国水法", "某省供水管理办法"]),
        ("按照《中共某省委 某省人民政府关于\n供水的意见》办理。", ["中共某省委 某省人民政府关于供水的意见"]),
        ("《某省供 数据来源于部门\n水办法》", []),
        ("《某省│\n│供水办法》", []),
        ("《某省\n供水。\n按照《某市供水办法》办理。", ["某市供水办法"]),
    ],
)
def test_a_name_goes_on_over_the_end_of_a_line(text: str, targets: list[str]) -> None:
    references = outline(f"某市供水意见\n各区：\n{text}\n").references
    assert [one.target for one in references if one.kind in ("law", "document")] == targets


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("属于第一条规定情形的", "p1.1.1"),
        ("违反本章第一条规定的", "p1.1.1"),
        ("不符合本实施细则第一条规定的", "p1.1.1"),
        ("适用本章第二节规定的", ""),
    ],
)
def test_words_that_lead_to_an_article_of_the_same_text(words: str, target: str) -> None:
    text = f"某市供水实施细则\n第一章　总则\n第一条　取水应当申请。\n第二条　{words}，从其规定。\n"
    assert [one.resolved for one in found(text, "article", "section")] == [target]
