"""Laws of the stage: spans, order, sections' labels, other kinds of blocks, any text at all."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Block, Metadata, Outline, Quantity, Section, exact
from pipeline.quantities import quantities
from pipeline.quantities.exclusions import RULES
from tests.quantities.writing import outline_of, read

PIECES = st.sampled_from(
    [
        *(
            "到2030年，",
            "力争",
            "增长",
            "5%",
            "以上",
            "、",
            "分别",
            "3000万元",
            "(",
            ")",
            "（含）",
            "每人每月",
            "的",
            "项目",
        ),
        *(
            "至",
            "二十",
            "万",
            "第",
            "号",
            "。",
            "；",
            "不低于",
            "近",
            "多",
            "个",
            "占",
            "三分之一",
            "翻一番",
            "\n",
            " ",
        ),
        *("1.5", "亿", "元", "比上年", "1∶3", "-"),
    ]
)


def hold(text: str, found: tuple[Quantity, ...]) -> None:
    assert all(text[quantity.start : quantity.end] == quantity.raw for quantity in found)
    assert [quantity.quantity_id for quantity in found] == [f"q{place}" for place in range(1, len(found) + 1)]
    assert all(one.end <= other.start for one, other in pairwise(found))
    for quantity in found:
        assert (quantity.value is None) == (quantity.low is not None) == (quantity.high is not None)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_laws_hold_on_texts_made_of_the_vocabulary(text: str) -> None:
    hold(text, read(text))


@given(st.text(max_size=80))
def test_laws_hold_on_any_text(text: str) -> None:
    hold(text, read(text))


@pytest.mark.corpus
def test_laws_hold_on_real_documents(corpus: Path) -> None:
    for path in sorted(corpus.rglob("*.md"))[::12]:
        text = path.read_text(encoding="utf-8")
        hold(text, read(text))


def test_only_running_text_is_read() -> None:
    text = "投资300亿元。"
    for kind in ("title", "table", "caption", "unit-note", "note", "label", "contents", "furniture", "unclassified"):
        assert quantities(text, outline_of(text, kind)) == ()
    assert len(quantities(text, outline_of(text, "heading"))) == 1


def test_a_section_label_is_no_quantity() -> None:
    text = "三、投资300亿元。"
    section = Section("p1", "p1.3", "", 1, "三、", 3, "", text[2:], 0, len(text))
    outline = Outline(Metadata(), (Block("paragraph", 0, len(text), "p1", "p1.3"),), (), (section,), ())
    found = quantities(text, outline)
    assert [(q.raw, q.section_id, q.part_id) for q in found] == [("300亿元", "p1.3", "p1")]


def test_step_is_in_base_units() -> None:
    assert [q.step for q in read("投资300亿元，建房4.72万套，修路三百五十公里。")] == [
        exact(10**8),
        exact(100),
        exact(10),
    ]


def test_every_rule_of_exclusion_has_its_own_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_every_quantity_carries_its_rule() -> None:
    assert all(q.rule for q in read("储备项目200个，投资超500万元，9个月完成。"))
