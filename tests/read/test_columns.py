"""Pages set in columns, and words turned against the page, set here by hand."""

from itertools import chain

from pipeline.read.paging import PageSource
from pipeline.read.runs import Run
from tests.read.pages import FULL, HEIGHT, page, runs
from tests.read.test_paging import read, shown


def columns(*, by_row: bool) -> PageSource:
    """A title across two columns of ten lines, each column a paragraph; set row by row or column by column."""
    title = runs("某市人民政府公报二〇二〇年第一期", 60, 130)
    rows = [(runs("左" * 18, 100 + 15 * row), runs("右" * 18, 100 + 15 * row, 270)) for row in range(10)]
    if by_row:
        return PageSource(HEIGHT, (*title, *(run for row in rows for side in row for run in side)), ())
    sides = [run for at in (0, 1) for row in rows for run in row[at]]
    return PageSource(HEIGHT, (*title, *sides), ())


def test_columns_of_text_are_read_down_whatever_the_order_of_the_file() -> None:
    reading = read(columns(by_row=True))
    assert reading == read(columns(by_row=False))
    assert reading.text.splitlines() == ["某市人民政府公报二〇二〇年第一期", "左" * 180 + "右" * 180]
    assert reading.pieces[1].locator == "page 1 box 50,100,450,245"


def test_what_stands_in_rows_is_no_column_of_text() -> None:
    rows = [[*runs(f"第{row}项", 100 + 15 * row), *runs("12", 100 + 15 * row, 270)] for row in range(10)]
    assert shown(PageSource(HEIGHT, tuple(chain.from_iterable(rows)), ()))[0][1] == "第0项" + "　" * 12 + "12"


def test_turned_words_stand_aside_and_part_nothing() -> None:
    full = "字" * FULL
    text = page(full, full, "到此为止。")
    mark = [
        Run(sign, 100 + 30 * at, 160 + 30 * at, 130 + 30 * at, 190 + 30 * at, 45) for at, sign in enumerate("内部资料")
    ]
    assert shown(text._replace(runs=(*mark, *text.runs))) == [
        ("", full * 2 + "到此为止。"),
        ("running-head", "内部资料"),
    ]
