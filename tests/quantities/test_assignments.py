"""Assignments: who leads, who helps, what is to be done, by when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities import assignments
from tests.quantities.writing import outline_of

CASES = {
    "a body and a verb": (
        "由市农业局牵头，市财政局、市水务局配合，编制灌溉方案。",
        ["市农业局 lead", "市财政局 support", "市水务局 support", "= 编制灌溉方案"],
    ),
    "labels in a bracket, with a term": (
        "开放公共数据。（牵头单位：市数据局、市公安局；配合单位：各区政府；完成时限：2025年12月底）",
        ["市数据局 lead", "市公安局 lead", "各区政府 support", "= 开放公共数据", "by 2025年12月底"],
    ),
    "marks of emphasis around name and bracket": (
        "**1.修缮桥梁**。全年修缮危桥30座。**（责任单位：市交通局、市财政局）**",
        ["市交通局 lead", "市财政局 lead", "= 全年修缮危桥30座"],
    ),
    "two bodies joined by 和, a name that holds one": (
        "由市公安机关和交通运输部门牵头，市发展和改革委配合，整治货车超载。",
        ["市公安机关 lead", "交通运输部门 lead", "市发展和改革委 support", "= 整治货车超载"],
    ),
    "joined by 会同": (
        "由市发改委会同市财政局负责，2026年6月底前出台细则。",
        ["市发改委 lead", "市财政局 support", "= 2026年6月底前出台细则", "by 2026年6月底前"],
    ),
    "a body that begins its sentence, a deadline without its year": (
        "市水利局负责疏浚河道，6月30日前完成。",
        ["市水利局 lead", "= 疏浚河道，6月30日前完成", "by 6月30日前"],
    ),
    "a sign before the sentence, as damaged files have": (
        "!.上诉案件由高级人民法院负责审理。",
        ["高级人民法院 lead", "= 上诉案件由高级人民法院负责审理"],
    ),
    "a deadline in the bracket that names the body": (
        "完成排查。（市应急局牵头，各区政府配合，2021年底前完成）清理河道。（责任单位：市水利局，完成时限：2021年5月）",
        [
            "市应急局 lead",
            "各区政府 support",
            "= 完成排查",
            "by 2021年底前",
            "市水利局 lead",
            "= 清理河道",
            "by 2021年5月",
        ],
    ),
    "two tasks in one sentence": (
        "由市交通局牵头，修缮桥梁；由市教育局牵头，新建学校。",
        ["市交通局 lead", "= 修缮桥梁", "市教育局 lead", "= 新建学校"],
    ),
    "a bracket with two bodies, one of them joined": (
        "扩大保税维修。（海关总署、商务部负责）推进试点。（国家发展改革委会同有关部门负责）",
        ["海关总署 lead", "商务部 lead", "= 扩大保税维修", "国家发展改革委 lead", "有关部门 support", "= 推进试点"],
    ),
    "the body behind 由, a label of its own": (
        "具体工作由市政府办公厅负责。完善数据归集。（负责部门：市数据局）",
        ["市政府办公厅 lead", "= 具体工作", "市数据局 lead", "= 完善数据归集"],
    ),
    "商 within a name, and between two": (
        "由市商务局牵头，市水务局配合，制定办法。由市财政局商市发改委负责，审核预算。",
        ["市商务局 lead", "市水务局 support", "= 制定办法", "市财政局 lead", "市发改委 support", "= 审核预算"],
    ),
    "each body its own task in one sentence": (
        "市应急局负责统筹协调，消防支队负责灭火救援，气象局具体负责监测预报。",
        ["市应急局 lead", "= 统筹协调", "消防支队 lead", "= 灭火救援", "气象局 lead", "= 监测预报"],
    ),
    "those who help behind 会同": (
        "由市财政局牵头，会同市发改委、市住建局等部门制定方案。",
        ["市财政局 lead", "市发改委 support", "市住建局 support", "= 制定方案"],
    ),
    "what each has to do, and how": (
        "市住建局要牵头组织验收，市财政局要积极配合。本办法由市税务局负责解释。",
        ["市住建局 lead", "市财政局 support", "= 组织验收", "市税务局 lead", "= 本办法由市税务局负责解释"],
    ),
    "others in a bracket by their duties": (
        "推进秸秆还田。（市农业局牵头，市财政局、市水利局等部门按职责分工负责）",
        ["市农业局 lead", "市财政局 support", "市水利局 support", "= 推进秸秆还田"],
    ),
    "what each body of a sentence is to do": (
        "市民政局负责养老服务工作，市财政局会同市审计局负责资金监管；镇政府负责对设施进行巡查。",
        [
            "市民政局 lead",
            "= 养老服务工作",
            "市财政局 lead",
            "市审计局 support",
            "= 资金监管",
            "镇政府 lead",
            "= 对设施进行巡查",
        ],
    ),
    "a deed told on both sides of the body, a topic before it": (
        "本细则由市科技局负责解释。编制灌区规划由市水利局负责，市财政局协助。",
        ["市科技局 lead", "= 本细则由市科技局负责解释", "市水利局 lead", "市财政局 support", "= 编制灌区规划"],
    ),
    "each by its duties, led by another body and not; a body with a bracket": (
        "推广节水（市水利局牵头，市住建局按职责分工负责）。开展义诊。（市卫健局、市残联按职责分工负责）"
        "修缮泵站。（市水利局牵头，各县（市、区）政府配合）",
        [
            "市水利局 lead",
            "市住建局 support",
            "= 推广节水",
            "市卫健局 lead",
            "市残联 lead",
            "= 开展义诊",
            "市水利局 lead",
            "各县(市、区)政府 support",
            "= 修缮泵站",
        ],
    ),
    "answerable to, not responsible for": (
        "行政机关对立法会负责，三是支持检测机构牵头制订标准，成员由科技部、财政部负责同志担任，科室负责人应当及时向本机构负责。",
        [],
    ),
    "no body": ("支持企业牵头组建联合体，医院负责人参与研究，由一个部门牵头、多个部门协同。", []),
}


def written(text: str) -> list[str]:
    lines: list[str] = []
    for found in assignments(text, outline_of(text)):
        assert text[found.start : found.end] == found.raw
        for tail in (f"= {found.action}", f"by {found.deadline}"):
            if tail in lines:
                lines.remove(tail)
        lines.append(f"{found.organ} {found.role}")
        lines += [f"= {found.action}"] + ([f"by {found.deadline}"] if found.deadline else [])
    return lines


@pytest.mark.parametrize("title", CASES)
def test_assignments(title: str) -> None:
    text, expected = CASES[title]
    assert written(text) == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "由",
                "市商务局",
                "牵头",
                "配合",
                "会同",
                "（",
                "）",
                "责任单位：",
                "、",
                "，",
                "。",
                "；",
                "负责",
                "!.",
                "本办法",
                "某",
            ]
        ),
        max_size=25,
    )
)
def test_any_order_of_the_words_keeps_the_spans(pieces: list[str]) -> None:
    written("".join(pieces))
