"""Line breaks inside numbers: a margin's break joins two digits, any other blank parts them."""

from pipeline.model import Block, Metadata, Outline
from pipeline.quantities import quantities
from pipeline.quantities.passages import passage
from pipeline.run import parse
from tests.quantities.writing import outline_of


def view(text: str) -> str:
    return passage(text, Block("paragraph", 0, len(text)), {}).view


def test_a_margin_breaks_a_number_in_two() -> None:
    assert view("全年安排专项补助资金共计人民币1\n200万元").endswith("1200万元")


def test_short_lines_and_blanks_part_numbers() -> None:
    assert view("合计1\n200万元") == "合计1 200万元"
    assert view("全年安排专项补助资金共计人民币1 200万元").endswith("1 200万元")


def test_the_printed_form_keeps_its_break() -> None:
    text = "全年安排专项补助资金共计人民币1\n200万元"
    outline = outline_of(text.replace("\n", " "))
    (found,) = quantities(text, outline)
    assert (found.raw, str(found.value)) == ("1\n200万元", "12000000")


def test_a_paragraph_cut_by_the_end_of_a_page_is_read_whole() -> None:
    text = "集装箱吞吐量连续保持第一，达到3000\n12\n万标准箱，增长5%。"
    cut, on = text.index("\n12"), text.index("万标准箱")
    blocks = (
        Block("paragraph", 0, cut),
        Block("furniture", cut + 1, cut + 3),
        Block("paragraph", on, len(text), joins=True),
    )
    found = quantities(text, Outline(Metadata(), blocks, (), (), ()))
    assert [str(one.value) for one in found] == ["30000000", "5"]


def test_prose_in_drawn_cells_is_read_line_by_line_and_other_cells_are_not() -> None:
    drawn = (
        "某市造林任务表\n"
        "┌────┬──────────┬──────────┐\n"
        "│单位│任务      │要求      │\n"
        "├────┼──────────┼──────────┤\n"
        "│甲县│造林30万亩│每村一名护│\n"
        "│    │，验收2次。│林员，巡查│\n"
        "│    │          │3次。     │\n"
        "├────┼──────────┼──────────┤\n"
        "│乙县│25万亩    │无        │\n"
        "└────┴──────────┴──────────┘\n"
    )
    found = parse(drawn.encode(), "t.txt").quantities
    assert [(one.quantity_id, one.raw, one.indicator) for one in found] == [
        ("q1", "30万亩", "造林"),
        ("q2", "2次", "验收"),
        ("q3", "3次", "巡查"),
    ]
