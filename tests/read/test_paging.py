"""Print put back into paragraphs and tables, on pages set here by hand."""

from itertools import chain

from pipeline.model import Reading
from pipeline.read.paging import PageSource, reading_of
from pipeline.read.rulings import Rule, ruled_tables
from pipeline.read.runs import Run
from pipeline.read.typeset import printed_lines
from tests.read.pages import FULL, HEIGHT, LEFT, SIZE, page, ruled, runs


def read(*pages: PageSource) -> Reading:
    return reading_of(pages, "application/pdf")


def shown(*pages: PageSource) -> list[tuple[str, str]]:
    reading = read(*pages)
    return [(piece.hint, reading.text[piece.start : piece.end]) for piece in reading.pieces]


def grid(reading: Reading) -> list[list[str]]:
    (table,) = reading.tables
    rows = [["" for _ in range(table.grid.columns)] for _ in range(table.grid.rows)]
    for cell in table.grid.cells:
        rows[cell.row][cell.column] = cell.text
        assert "".join(span.of(reading.text) for span in cell.spans) == cell.text
    return rows


def test_a_line_reads_from_left_to_right_whatever_the_order_of_the_file() -> None:
    first, second = runs("甲", 100), runs("乙丙", 100, LEFT + 20)
    (line,) = printed_lines([*second, *first])
    assert line.text == "甲 乙丙"


def test_wide_gaps_are_kept_as_wide_blanks() -> None:
    (line,) = printed_lines([*runs("甲方", 100), *runs("乙方", 100, LEFT + 60)])
    assert line.text == "甲方　　　　乙方"


def test_small_raised_signs_stay_on_their_line() -> None:
    raised = Run("2", LEFT + 10, 99, LEFT + 14, 104)
    (line,) = printed_lines([*runs("米", 100), raised, *runs("以上", 100, LEFT + 14)])
    assert line.text == "米2以上"


def test_columns_are_read_one_after_the_other() -> None:
    left = [run for row in range(10) for run in runs(f"左{row}", 100 + 15 * row)]
    right = [run for row in range(10) for run in runs(f"右{row}", 100 + 15 * row, 300)]
    texts = [line.text for line in printed_lines([*left, *right])]
    assert texts[:2] == ["左0", "左1"]
    assert texts[10] == "右0"


def test_full_lines_go_on_and_short_ones_end() -> None:
    full, half = "字" * FULL, "字" * 9 + "。"
    assert shown(page(full, half, full, half)) == [("", full + half)] * 2


def test_a_full_line_that_ends_a_clause_goes_on_unless_items_follow() -> None:
    clause, full = "字" * (FULL - 1) + "；", "字" * FULL
    assert [text for _, text in shown(page(clause, full, "句。"))] == [clause + full + "句。"]
    assert [text for _, text in shown(page(clause, "（二）条款；", full, full))][:2] == [clause, "（二）条款；"]


def test_an_indent_begins_a_paragraph_behind_a_full_line() -> None:
    full = "字" * (FULL - 1) + "。"
    paragraphs = shown(page("  " + full[2:], full, "  " + full[2:], "句。"))
    assert [text for _, text in paragraphs] == [full[2:] + full, full[2:] + "句。"]


def test_space_begins_a_paragraph_where_the_text_is_set_so() -> None:
    full, short = "字" * (FULL - 1) + "。", "短句。"
    lines = [full, full, short, "", full, short, "", full, short]
    assert [text for _, text in shown(page(*lines))] == [full + full + short, full + short, full + short]


def test_a_paragraph_goes_on_over_a_page_break_and_its_page_number() -> None:
    full = "字" * FULL
    first, second = page(full, full, full, foot="—1—"), page("到此为止。", "下一段。", full, foot="—2—")
    assert shown(first, second) == [
        ("page-number", "—1—"),
        ("", full * 3 + "到此为止。"),
        ("", "下一段。"),
        ("", full),
        ("page-number", "—2—"),
    ]
    (number, whole, *_) = read(first, second).pieces
    assert number.locator == "page 1 box 140,770,170,780"
    assert whole.locator == "page 1 box 50,150,250,190; page 2 box 50,150,100,160"


def test_a_head_on_every_page_is_a_running_head_and_figures_in_the_text_are_no_page_numbers() -> None:
    pages = [page("12", "字" * 15 + "。", head=f"某市规划 第{number}章") for number in range(4)]
    assert [hint for hint, _ in shown(*pages)] == ["running-head", "", ""] * 4


def test_a_centred_line_is_said_to_be() -> None:
    full = "字" * FULL
    assert shown(page(" " * 7 + "关于的通知", full, full))[0] == ("center", "关于的通知")


def test_a_line_is_full_where_the_word_behind_it_had_no_room() -> None:
    full = "字" * FULL
    texts = [text for _, text in shown(page(full, "字" * 15, "（2026—2030年）字", full))]
    assert texts == [full + "字" * 15 + "（2026—2030年）字", full]


def test_an_indented_line_that_a_long_word_left_short_is_not_centred() -> None:
    full = "字" * FULL
    lines = ["  " + full[2:], full, "  " + "字" * 16, "2026—2030字" + full[10:], full]
    assert shown(page(*lines)) == [("", full[2:] + full), ("", "字" * 16 + "2026—2030字" + full[10:] + full)]


def test_latin_words_are_kept_apart_where_lines_join() -> None:
    words = [(100, "information"), (115, "technologies"), (130, "in use")]
    lines = [Run(text, LEFT, top, LEFT + (80 if top == 130 else 200), top + 10) for top, text in words]
    assert shown(PageSource(HEIGHT, tuple(lines), ()))[0][1] == "information technologies in use"


def test_where_no_two_lines_end_alike_no_line_is_full() -> None:
    assert [text for _, text in shown(page("关于某事的通知", "各区："))] == ["关于某事的通知", "各区："]


def test_two_long_lines_that_end_almost_alike_show_the_margin() -> None:
    above, below = "字" * 25, "字" * 23 + "，"
    assert [text for _, text in shown(page(above, below, "句。"))] == [above + below + "句。"]


def test_short_lines_that_end_alike_are_no_margin_where_a_full_line_goes_on() -> None:
    short = ["关于某事的意见一", "某市水务局办公室"]
    full = "字" * FULL
    texts = [text for _, text in shown(page(*short, full, "到此为止。"))]
    assert texts == [*short, full + "到此为止。"]


def test_blanks_that_set_in_a_line_are_none_of_the_line_above() -> None:
    above = [*runs("某市人民政府", 100), *runs(" " * 10, 115), *runs("二月", 115, LEFT + 10 * SIZE)]
    assert [line.text for line in printed_lines(above)] == ["某市人民政府", "二月"]


def test_positions_that_no_rule_parts_are_one_cell() -> None:
    rules = [
        *ruled((100, 140), (50, 150, 250)),
        Rule(True, 120, 150, 250),  # parts the right column only
    ]
    (table,) = ruled_tables(rules)
    assert table.cells == ((0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1))
    assert [table.cell_at(60, 130), table.cell_at(200, 130), table.cell_at(20, 130)] == [0, 2, -1]


def test_borders_drawn_twice_and_rules_that_fall_short_are_one_table() -> None:
    doubled = [*ruled((100, 120, 140), (50, 150, 250)), Rule(True, 121, 51, 249), Rule(False, 151.5, 102, 138)]
    (table,) = ruled_tables(doubled)
    assert len(table.cells) == 4


def test_a_frame_and_a_lone_rule_are_no_tables() -> None:
    assert ruled_tables(ruled((100, 140), (50, 250))) == []
    assert ruled_tables([Rule(True, 100, 50, 250), Rule(True, 120, 50, 250)]) == []


def test_an_outline_that_is_no_rectangle_falls_apart() -> None:
    rules = [*ruled((100, 140), (50, 250)), Rule(True, 120, 50, 150), Rule(False, 150, 100, 120)]
    (table,) = ruled_tables(rules)
    assert table.positions == (0, 1, 2, 2)


def test_a_table_stands_in_its_place_with_its_cells_in_the_text() -> None:
    rules = ruled((200, 220, 240), (50, 150, 250))
    cells = [*runs("项目", 205), *runs("金额", 205, 160), *runs("道路", 225), *runs("12", 225, 160)]
    source = PageSource(HEIGHT, (*runs("表前的话。", 150), *cells, *runs("表后的话。", 300)), tuple(rules))
    reading = read(source)
    assert [piece.hint for piece in reading.pieces] == ["", "table", ""]
    assert grid(reading) == [["项目", "金额"], ["道路", "12"]]


def split_table() -> tuple[PageSource, PageSource]:
    """A table whose row on 桥梁 the page cuts, with its head repeated on the second page."""
    above = ruled((700, 720, 740), (50, 150, 250))
    below = ruled((100, 120, 140, 160), (50, 150, 250))
    upper = [*runs("项目", 705), *runs("内容", 705, 160), *runs("桥梁", 725), *runs("新建大桥", 725, 160)]
    lower = [
        *runs("项目", 105), *runs("内容", 105, 160), *runs("一座。", 125, 160),
        *runs("道路", 145), *runs("9", 145, 160),
    ]  # fmt: skip
    foot = runs("1", 780, 145)
    return PageSource(HEIGHT, (*upper, *foot), tuple(above)), PageSource(HEIGHT, tuple(lower), tuple(below))


def test_a_table_over_two_pages_is_one_and_loses_nothing() -> None:
    reading = read(*split_table())
    assert grid(reading) == [["项目", "内容"], ["桥梁", "新建大桥一座。"], ["道路", "9"]]
    rest = [(piece.hint, reading.text[piece.start : piece.end]) for piece in reading.pieces[1:]]
    assert rest == [("running-head", "项目"), ("running-head", "内容"), ("page-number", "1")]
    assert [finding.code for finding in reading.findings] == ["table-over-pages"]


def test_tables_of_other_widths_stay_apart() -> None:
    first, second = split_table()
    other = second._replace(rules=tuple(ruled((100, 120, 140, 160), (50, 120, 250))))
    assert len(read(first, other).tables) == 2


def test_a_copy_number_on_top_is_no_page_number() -> None:
    full = "字" * FULL
    assert [hint for hint, _ in shown(page(full, full, head="000123", foot="第1页共9页"))][::2] == ["", "page-number"]


def test_a_full_heading_does_not_go_on_with_the_indented_line_below_it() -> None:
    full, heading = "字" * (FULL - 1) + "。", "题" * (FULL - 2)
    texts = [text for _, text in shown(page("  " + heading, "  " + "句" * (FULL - 2), full, "  短句。", full))]
    assert texts[:2] == [heading, "句" * (FULL - 2) + full]


def test_a_title_in_larger_print_goes_on_with_a_centred_line() -> None:
    large, full = 1.6 * SIZE, "字" * FULL
    title = [Run("题", LEFT + at * large, 100, LEFT + (at + 1) * large, 100 + large) for at in range(12)]
    rest = [Run("知", 142 + at * large, 125, 142 + (at + 1) * large, 125 + large) for at in range(1)]
    body = page(full, full, full, full, full, "句。").runs
    assert shown(PageSource(HEIGHT, (*title, *rest, *body), ()))[0][1] == "题" * 12 + "知"


def test_rows_with_wide_gaps_are_not_joined_though_they_end_alike() -> None:
    rows = [
        [*runs(name, top), *runs(sum_, top, 200)] for top, name, sum_ in ((100, "甲区", "1000"), (115, "乙区", "2000"))
    ]
    assert [text for _, text in shown(PageSource(HEIGHT, tuple(chain.from_iterable(rows)), ()))] == [
        "甲区" + "　" * 12 + "1000",
        "乙区" + "　" * 12 + "2000",
    ]


def test_lines_of_contents_are_not_joined_though_they_reach_the_margin() -> None:
    lines = ["第一章" + "." * 16 + "1", "第二章" + "." * 16 + "9"]
    assert [text for _, text in shown(page(*lines))] == lines


def test_a_figure_cut_by_the_end_of_a_line_is_one() -> None:
    assert shown(page("字" * 19 + "2", "007年", "字" * 20))[0][1] == "字" * 19 + "2007年"


def test_a_table_open_at_its_sides_has_all_its_columns() -> None:
    rules = [*(Rule(True, y, 50, 350) for y in (100, 120, 140)), *(Rule(False, x, 100, 140) for x in (150, 250))]
    texts = [
        ("区县", 55, 105),
        ("2007年", 155, 105),
        ("2008年", 255, 105),
        ("甲区", 55, 125),
        ("3", 155, 125),
        ("5", 255, 125),
    ]
    source = PageSource(HEIGHT, tuple(run for text, x, y in texts for run in runs(text, y, x)), tuple(rules))
    assert grid(read(source)) == [["区县", "2007年", "2008年"], ["甲区", "3", "5"]]


def test_floors_on_one_wall_are_a_chart() -> None:
    assert ruled_tables([*(Rule(True, y, 50, 350) for y in (100, 120, 140)), Rule(False, 50, 100, 140)]) == []


def test_pages_that_are_pictures_are_named() -> None:
    picture = PageSource(HEIGHT, (), (), pictured=True)
    (finding,) = read(page("正文。"), picture, PageSource(HEIGHT, (), ()), picture).findings
    assert (finding.code, "pages 2, 4 are" in finding.message_en) == ("pages-without-text", True)


def test_a_date_set_to_the_right_does_not_go_on_with_the_next_page() -> None:
    full = "字" * FULL
    signed = page(full, full, "到此。", " " * 12 + "某市人民政府", " " * 11 + "2020年1月2日")
    assert [text for _, text in shown(signed, page("附件", full, full))][-3:] == ["2020年1月2日", "附件", full * 2]


def test_a_name_that_the_page_cuts_is_one_name() -> None:
    """甲区一街 fills its cell and 道 stands alone on the next page; below a name that fills none, it is another."""
    above, below = ruled((700, 720, 740), (50, 102, 250)), ruled((100, 120, 140), (50, 102, 250))
    upper = [*runs("区县", 705), *runs("亩", 705, 160), *runs("甲区一街", 725, 55), *runs("12", 725, 160)]
    lower = [*runs("道", 105, 55), *runs("乙区", 125, 55), *runs("9", 125, 160)]
    first, second = PageSource(HEIGHT, tuple(upper), tuple(above)), PageSource(HEIGHT, tuple(lower), tuple(below))
    assert grid(read(first, second)) == [["区县", "亩"], ["甲区一街道", "12"], ["乙区", "9"]]
    short = first._replace(runs=tuple(run for run in first.runs if run.text not in "一街"))
    assert grid(read(short, second))[1:3] == [["甲区", "12"], ["道", ""]]
