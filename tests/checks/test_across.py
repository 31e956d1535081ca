"""Circulars against each other."""

import pytest
from msgspec.structs import replace

from pipeline.checks import across
from pipeline.links import links
from pipeline.model import Circular, Reference
from pipeline.run import parse
from tests.checks.builders import Draft


def _circular(place: int, title: str = "关于造林绿化工作的意见", cites: str = "") -> Circular:
    draft = Draft()
    draft.part("main", title)
    draft.field("document_number", f"某府发〔2007〕{place}号")
    circular = draft.circular()
    references: tuple[Reference, ...] = ()
    if cites:
        span = draft.line(f"按照《{cites}》（某府发〔2007〕1号）要求")
        at = draft.text.index("某府发〔2007〕1号", span.start)
        references = (Reference("document", "某府发〔2007〕1号", "某府发〔2007〕1号", "", at, at + 11),)
        circular = draft.circular()
    return replace(circular, id=str(place), references=references)


def test_a_document_is_cited_under_its_title() -> None:
    for cited, status in (
        ("关于造林绿化工作的意见", "pass"),
        ("关于植林绿化工作的意见", "fail"),
        ("关于防汛的意见", "note"),
    ):
        found = across([_circular(1), _circular(2, cites=cited)])
        assert [(owner, check.rule, check.status) for owner, check in found] == [("2", "cited-document", status)]


def test_numbers_that_are_missing_from_a_sequence() -> None:
    found = across([_circular(place) for place in (1, 2, 5)])
    assert [(check.rule, check.expected, check.actual) for _, check in found] == [("number-sequence", "5", "3")]
    assert "3–4" in found[0][1].message
    assert across([_circular(place) for place in (1, 2, 3)]) == ()


HEAD = "某市人民政府关于造林工作的意见\n某政发〔2015〕{place}号\n各县人民政府：\n"
FOOT = "\n某市人民政府\n2015年3月2日\n"


def _parsed(place: int, words: str, title: str = "关于造林工作的意见") -> Circular:
    text = HEAD.format(place=place).replace("关于造林工作的意见", title) + words + FOOT
    return parse(text.encode(), f"{place}.txt", str(place))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("按照《某市人民政府关于造林工作的意见》（某政发〔2015〕1号）执行。", ["pass"]),
        ("按照《某市人民政府关于造林工作的意见》（某政发〔2015〕9号）执行。", ["fail"]),
        ("按照《某市人民政府关于造林工作的意见》（某政发〔2009〕9号）执行。", ["note"]),
        ("按照2015年3月2日印发的《某市人民政府关于造林工作的意见》（某政发〔2015〕1号）执行。", ["pass", "pass"]),
        ("按照2015年4月2日印发的《某市人民政府关于造林工作的意见》（某政发〔2015〕1号）执行。", ["pass", "fail"]),
    ],
)
def test_a_citation_is_held_against_title_number_and_day(words: str, expected: list[str]) -> None:
    found = across([_parsed(1, "请认真执行。"), _parsed(2, words, "关于防汛的通知")])
    assert [check.status for _, check in found if check.rule == "cited-document"] == expected


def test_a_number_that_two_texts_bear_is_noted() -> None:
    first = _parsed(1, "请认真执行。")
    other = replace(_parsed(1, "请抓好落实。", "关于防汛的通知"), id="b")
    found = across([first, other])
    assert [(owner, check.status) for owner, check in found if check.rule == "number-sequence"] == [("b", "note")]
    copy = replace(_parsed(1, "请认真执行！"), id="b")
    assert [check for _, check in across([first, copy]) if check.rule == "number-sequence"] == []


@pytest.mark.parametrize(("area", "status"), [("30万亩", "pass"), ("300000亩", "pass"), ("35万亩", "note")])
def test_one_figure_in_two_circulars(area: str, status: str) -> None:
    first, second = (
        _parsed(1, "2015年全市造林面积30万亩。"),
        _parsed(2, f"2015年全市造林面积{area}。", "关于防火的通知"),
    )
    assert [check.status for _, check in across([first, second]) if check.rule == "restated-figure"] == [status]
    elsewhere = replace(second, metadata=replace(second.metadata, issuer=None))
    assert [check for _, check in across([first, elsewhere]) if check.rule == "restated-figure"] == []


PLAN = """某市人民政府关于印发某市节水行动方案的通知

某政发〔2020〕12号

各县人民政府：

现将《某市节水行动方案》印发给你们。

某市人民政府
2020年6月1日

某市节水行动方案

一、总体目标

到2025年，全市万元GDP用水量控制在45立方米以内。
"""
NOTICE = """某市人民政府办公室关于做好节水工作的通知

某政办发〔2021〕5号

各县人民政府：

根据《某市节水行动方案》（某政发〔2020〕{place}号），到2025年，万元GDP用水量控制在{level}立方米以内。

某市人民政府办公室
2021年2月3日
"""


@pytest.mark.parametrize(
    ("place", "level", "outcomes"),
    [
        (12, 45, {"cited-document": "pass", "restated-figure": "pass"}),
        (21, 45, {"cited-document": "fail", "restated-figure": "pass"}),
        (12, 48, {"cited-document": "pass", "restated-figure": "note"}),
    ],
)
def test_a_plan_is_cited_by_its_own_title_and_its_notices_number(
    place: int, level: int, outcomes: dict[str, str]
) -> None:
    texts = (PLAN, NOTICE.format(place=place, level=level))
    circulars = links([parse(text.encode(), f"{name}.txt", name) for name, text in zip("ab", texts, strict=True)])
    assert {check.rule: check.status for owner, check in across(circulars) if owner == "b"} == outcomes
    cited = next(one for one in circulars[1].references if one.kind == "document")
    assert cited.resolved == "a"
