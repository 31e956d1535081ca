"""Laws and articles that a text names: whose they are, and what is only printed."""

from pipeline.model import Reference
from pipeline.read import read
from pipeline.structure import structure

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
        ("第三十七条第二款", "第37条第2款", ""),
        ("本办法第一条", "第1条", sections["第一条"]),
        ("第三条", "第3条", sections["第三条"]),
        ("第二条", "第2条", sections["第二条"]),
        ("第十条", "第10条", ""),
        ("第十一条", "第11条", ""),
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
