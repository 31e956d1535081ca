"""Totals by columns and rows: every figure counts, rounding must show, what was not understood is left alone."""

from decimal import Decimal

import pytest

from tests.checks.builders import Draft

EXACT = ["合计 6 4.5", "甲 1 1.5", "乙 2 1.25", "丙 3 1.75"]
COLUMNS = ["单位", "项目 [个]", "投资 [亿元]"]


def _table(rows: list[str], columns: list[str] = COLUMNS, **more: object) -> Draft:
    draft = Draft()
    draft.table(columns, rows, **more)  # type: ignore[arg-type]
    return draft


def test_each_column_of_an_exact_table_passes_with_all_its_evidence() -> None:
    found = _table(EXACT).checks("table-column-total")
    assert [(check.status, check.expected, check.actual) for check in found] == [
        ("pass", "6", "6"),
        ("pass", "4.5", "4.5"),
    ]
    assert all(len(check.evidence) == 4 for check in found)


@pytest.mark.parametrize(
    ("row", "old", "new", "column"),
    [
        (0, " 6", " 7", "项目"),
        (1, " 1 ", " 11 ", "项目"),
        (2, "1.25", "1.26", "投资"),
        (3, "1.75", "17.5", "投资"),
        (0, "4.5", "45", "投资"),
    ],
)
def test_any_change_of_a_figure_fails_in_its_column(row: int, old: str, new: str, column: str) -> None:
    rows = list(EXACT)
    rows[row] = rows[row].replace(old, new)
    fails = [check for check in _table(rows).checks("table-column-total") if check.status == "fail"]
    assert [check.column_path for check in fails] == [column]
    assert fails[0].difference not in (None, 0)


def test_a_total_may_stand_last() -> None:
    assert _table([*EXACT[1:], EXACT[0]]).statuses("table-column-total") == ["pass", "pass"]


def test_a_missing_mark_counts_for_nothing_and_is_no_evidence() -> None:
    found = _table(["合计 3 3", "甲 3 ---", "乙 --- 3"]).checks("table-column-total")
    assert [(check.status, len(check.evidence)) for check in found] == [("pass", 2), ("pass", 2)]


def test_a_figure_that_was_not_read_proves_nothing() -> None:
    assert _table(["合计 9", "甲 3人左右", "乙 4"], ["单位", "人数 [人]"]).statuses("table-column-total") == []


def test_rounding_explains_several_small_differences_but_not_one_among_exact_sums() -> None:
    rounded = ["合计 10.1 20.0", "甲 3.33 6.67", "乙 3.33 6.67", "丙 3.43 6.67"]
    found = _table(rounded, ["单位", "面积 [亩]", "投资 [亿元]"]).checks("table-column-total")
    assert [check.status for check in found] == ["pass", "pass"]
    assert [check.tolerance for check in found] == [Decimal("0.02"), Decimal("0.02")]
    lonely = [row + last for row, last in zip(rounded, [" 6", " 1", " 2", " 3"], strict=True)]
    lonely = [row.replace("6.67", "5.5") if index else row.replace("20.0", "16.5") for index, row in enumerate(lonely)]
    found = _table(lonely, ["单位", "面积 [亩]", "投资 [亿元]", "项目 [个]"]).checks("table-column-total")
    assert (found[0].status, found[0].severity) == ("fail", "warning")


def test_subtotals_are_added_up_once() -> None:
    rows = ["合计 10", "甲 1", "乙 2", "小计 3", "丙 3", "丁 4", "小计 7"]
    assert _table(rows, COLUMNS[:2]).statuses("table-column-total") == ["pass", "pass", "pass"]
    rows[2] = "乙 5"
    assert "fail" in _table(rows, COLUMNS[:2]).statuses("table-column-total")


def test_subtotals_may_stand_before_their_rows() -> None:
    rows = ["总计 10", "小计 3", "甲 1", "乙 2", "小计 7", "丙 3", "丁 4"]
    assert _table(rows, COLUMNS[:2]).statuses("table-column-total") == ["pass", "pass", "pass"]


def test_parts_of_a_row_are_not_added_again() -> None:
    rows = ["合计 7", "甲 3", "其中女 2", "乙 4"]
    assert _table(rows, COLUMNS[:2], part_rows=((3, 2),)).statuses("table-column-total") == ["pass"]


def test_rates_and_prices_are_no_sums() -> None:
    rows = ["合计 6 33.3", "甲 1 50", "乙 2 20", "丙 3 30"]
    found = _table(rows, ["单位", "人数 [人]", "增长率 [%]"]).checks("table-column-total")
    assert [check.column_path for check in found] == ["人数"]


def test_a_total_column_adds_up_its_row() -> None:
    draft = _table(["甲 3 1 2", "乙 9 4 5"], ["单位", "合计 [个]", "工业 [个]", "农业 [个]"], column_roles={1: "total"})
    assert draft.statuses("table-row-total") == ["pass", "pass"]
    draft = _table(
        ["甲 3 1 2", "乙 8 4 5", "丙 5 2 3"], ["单位", "合计 [个]", "工业 [个]", "农业 [个]"], column_roles={1: "total"}
    )
    assert [(check.row_path, check.status) for check in draft.checks("table-row-total")] == [
        ("甲", "pass"),
        ("乙", "fail"),
        ("丙", "pass"),
    ]


def test_a_table_that_no_reading_bears_out_is_left_alone() -> None:
    rows = ["合计 100 200", "甲 1 2", "乙 3 4"]
    assert "fail" not in _table(rows).statuses("table-column-total")


def test_totals_that_all_lost_their_last_digit_are_a_note() -> None:
    draft = _table(
        ["甲 10 9 1", "乙 20 19 3", "丙 5 4 9", "丁 3 4 7"],
        ["单位", "工业 [个]", "农业 [个]", "合计 [个]"],
        column_roles={3: "total"},
    )
    found = {check.row_path: check.status for check in draft.checks("table-row-total")}
    assert found == {"甲": "note", "乙": "note", "丙": "pass", "丁": "pass"}


@pytest.mark.parametrize(("figure", "statuses"), [("1", ["pass"] * 4), ("9", ["pass", "pass", "fail", "pass"])])
def test_a_subtotal_is_read_as_the_others_are(figure: str, statuses: list[str]) -> None:
    """The rows behind the third subtotal happen to make it too; that the rows before it do not is still seen."""
    draft = Draft()
    draft.part("main", "编制表")
    rows = [
        "甲 1",
        "乙 4",
        "小计 5",
        "甲 2",
        "乙 5",
        "小计 7",
        f"甲 {figure}",
        "乙 5",
        "小计 6",
        "甲 2",
        "乙 4",
        "小计 6",
    ]
    draft.table(["职称", "员额 [人]"], rows)
    assert draft.statuses("table-column-total") == statuses


def test_totals_that_all_fail_are_believed_where_a_slip_explains_each() -> None:
    draft = Draft()
    draft.part("main", "表")
    draft.table(["地区", "甲 [亩]", "乙 [亩]"], ["东 300 150", "西 500 260", "合计 900 400"])
    assert draft.statuses("table-column-total") == ["fail", "fail"]


def test_a_figure_that_begins_with_its_point_counts() -> None:
    draft = Draft()
    draft.part("main", "表")
    draft.table(["地区", "水量 [吨]"], ["东 ‧五", "西 2", "合计 2.5"])
    assert draft.statuses("table-column-total") == ["pass"]


@pytest.mark.parametrize(("total", "statuses"), [("5(9)", ["pass", "pass"]), ("5(8)", ["pass", "fail"])])
def test_counts_in_brackets_add_up_among_themselves(total: str, statuses: list[str]) -> None:
    draft = Draft()
    draft.part("main", "编制表")
    draft.table(["职称", "员额"], ["甲 2(4)", "乙 3(5)", f"合计 {total}"])
    assert draft.statuses("table-column-total")[-1:] == statuses[-1:]


def test_a_point_in_brackets_beside_whole_numbers_is_no_decimal() -> None:
    draft = Draft()
    draft.part("main", "编制表")
    draft.table(["职称", "员额"], ["甲 2(15.21)", "乙 3(16)", "合计 5(31.37)"])
    assert "fail" not in draft.statuses("table-column-total")


def test_a_total_column_adds_up_the_columns_of_its_name() -> None:
    columns = ["县", "小学招生数", "小学班数", "初中招生数", "初中班数", "招生合计"]
    rows = ["甲县 1215 27 1050 21 2265", "乙县 630 14 525 11 1155", "丙县 765 17 690 14 1455"]
    assert _table(rows, columns, column_roles={5: "total"}).statuses("table-row-total") == ["pass"] * 3
    rows[2] = "丙县 765 17 690 14 1445"
    found = _table(rows, columns, column_roles={5: "total"}).statuses("table-row-total")
    assert found == ["pass", "pass", "fail"]


def test_a_score_in_all_adds_up_the_scores_beside_it() -> None:
    columns = ["单位", "报价 [万元]", "商务得分", "技术得分", "价格得分", "总分"]
    rows = ["甲 4998 18.5 36.8 38.6 93.9", "乙 5120 17.8 35.4 37.2 90.4", "丙 4928 16.2 31.5 39.4 87.1"]
    assert _table(rows, columns).statuses("table-row-total") == ["pass"] * 3
    assert _table([*rows[:2], "丙 4928 16.2 31.5 39.4 87.7"], columns).statuses("table-row-total") == [
        "pass",
        "pass",
        "fail",
    ]
    weighted = ["甲 80 86 83", "乙 76 81 78.5", "丙 90 70 80"]
    assert _table(weighted, ["姓名", "笔试", "面试", "总分"]).statuses("table-row-total") == []


def test_an_area_is_a_total_where_the_others_make_it() -> None:
    columns = ["地区", "人口 [人]", "企业 [家]"]
    rows = ["全市 3284 96", "甲县 1215 40", "乙县 1304 35", "丙县 765 21"]
    assert _table(rows, columns).statuses("table-column-total") == ["pass", "pass"]
    assert _table([*rows[:3], "丙县 765 12"], columns).statuses("table-column-total") == ["pass", "fail"]
    assert _table([*rows[:3], "丙县 705 12"], columns).statuses("table-column-total") == []
