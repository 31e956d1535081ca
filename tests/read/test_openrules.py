"""Tables without walls, set here by hand: rules above, below and under the head, columns by what stands in them."""

from collections.abc import Sequence

from pipeline.read.paging import PageSource
from pipeline.read.rulings import Rule
from pipeline.read.runs import Run
from tests.read.pages import HEIGHT, page, runs
from tests.read.test_paging import grid, read, shown

ROWS = [("指标", "单位", "合计"), ("地区生产总值", "亿元", "100"), ("财政收入", "亿元", "20"), ("人口", "万人", "3")]
PLACES = (55, 119, 200)  # 地区生产总值 reaches as far as 115: little is left free


def lines(*tops: float) -> list[Rule]:
    return [Rule(True, top, 50, 250) for top in tops]


def texts(rows: Sequence[tuple[str, ...]], places: tuple[int, ...] = PLACES, top: int = 105) -> list[Run]:
    every = [
        (text, top + 20 * at, place) for at, row in enumerate(rows) for text, place in zip(row, places, strict=True)
    ]
    return [run for text, height, place in every for run in runs(text, height, place)]


def test_columns_are_told_by_what_all_lines_leave_free() -> None:
    source = PageSource(HEIGHT, tuple(texts(ROWS)), tuple(lines(100, 120, 180)))
    assert grid(read(source)) == [list(row) for row in ROWS]


def test_words_of_the_head_reach_over_the_columns_below_them() -> None:
    head = [*runs("区", 105, 55), *runs("二〇二〇年指标", 105, 130)]
    below = [*runs("甲", 125, 55), *runs("1", 125, 130), *runs("2", 125, 190), *runs("乙", 145, 55)]
    below += [*runs("3", 145, 130), *runs("4", 145, 190)]
    (table,) = read(PageSource(HEIGHT, (*head, *below), tuple(lines(100, 120, 160)))).tables
    cells = [(cell.row, cell.column, cell.column_span, cell.text) for cell in table.grid.cells]
    assert cells[:3] == [(0, 0, 1, "区"), (0, 1, 2, "二〇二〇年指标"), (1, 0, 1, "甲")]


def test_text_between_rules_is_no_table() -> None:
    prose = page("字" * 20, "字" * 20, "字" * 20, "句。", top=105)._replace(rules=tuple(lines(100, 118, 165)))
    assert [hint for hint, _ in shown(prose)] == [""]


def test_a_line_that_names_nothing_leaves_the_text_as_it_is() -> None:
    rows = [("指标", "单位", "合计"), ("产值", "亿元", "100"), ("", "以上", ""), ("人口", "万人", "3")]
    assert not read(PageSource(HEIGHT, tuple(texts(rows)), tuple(lines(100, 120, 180)))).tables


def test_a_table_with_walls_below_one_without() -> None:
    walled = [*lines(300, 320, 340), *(Rule(False, x, 300, 340) for x in (50, 150, 250))]
    below = texts([("县", "亩"), ("甲", "3")], (55, 160), 305)
    wide = texts(ROWS)
    tables = read(PageSource(HEIGHT, (*wide, *below), (*lines(100, 120, 180), *walled))).tables
    assert [(table.grid.rows, table.grid.columns) for table in tables] == [(4, 3), (2, 2)]
