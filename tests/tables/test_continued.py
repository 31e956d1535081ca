"""Tables cut by a page break: what is put together, what is said of it, and what stays apart."""

import pytest

from pipeline.model import TableFindings
from pipeline.run import parse

PLAN = "某市人民政府关于下达任务的通知\n\n各区人民政府：\n    现将任务下达如下。\n\n任务分解表\n单位：万元\n"
FIRST = "┌──┬──┬──┐\n│区名│甲类│乙类│\n├──┼──┼──┤\n│东区│ 1  │ 2  │\n├──┼──┼──┤\n│西区│ 3  │ 4  │\n└──┴──┴──┘\n"
HEADED = "┌──┬──┬──┐\n│区名│甲类│乙类│\n├──┼──┼──┤\n│南区│ 5  │ 6  │\n├──┼──┼──┤\n│合计│ 9  │ 12 │\n└──┴──┴──┘\n"
BARE = "┌──┬──┬──┐\n│南区│ 5  │ 6  │\n├──┼──┼──┤\n│合计│ 9  │ 12 │\n└──┴──┴──┘\n"
OTHER = HEADED.replace("甲类", "丙类").replace("乙类", "丁类")
NARROW = "┌──┬──┐\n│区名│甲类│\n├──┼──┤\n│南区│ 5  │\n└──┴──┘\n"
TITLED = HEADED.replace("┌──┬──┬──┐\n", "┌────────┐\n│任务分解表（续）│\n├──┬──┬──┤\n")
UNCLOSED = FIRST.rpartition("└")[0]


def read(first: str, between: str, second: str) -> TableFindings:
    circular = parse((PLAN + first + between + second).encode(), "plan.txt")
    return TableFindings(circular.tables, tuple(f for f in circular.findings if f.code.startswith("table-")))


@pytest.mark.parametrize(
    ("first", "between", "second", "confidence"),
    [
        (FIRST, "－ 3 －\n\n续表\n单位：万元\n", HEADED, "1"),
        (FIRST, "\n任务分解表（续）\n", HEADED, "1"),
        (FIRST, "\n续 表\n", BARE, "0.7"),
        (FIRST, "\n", TITLED, "1"),
        (UNCLOSED, "－ 3 －\n\n", HEADED, "0.9"),
    ],
)
def test_both_pages_are_one_table(first: str, between: str, second: str, confidence: str) -> None:
    found = read(first, between, second)
    (table,) = found.tables
    assert (table.rows, table.header_rows, table.caption, str(table.confidence)) == (5, 1, "任务分解表", confidence)
    assert [(o.row_path, o.row_role, str(o.value), o.unit) for o in table.observations if o.column == 2] == [
        ("东区", "data", "2", "万元"),
        ("西区", "data", "4", "万元"),
        ("南区", "data", "6", "万元"),
        ("合计", "total", "12", "万元"),
    ]
    codes = [finding.code for finding in found.findings]
    assert codes.count("table-joined") == 1
    assert ("table-header-repeated" in codes) == (second != BARE)


@pytest.mark.parametrize("second", [OTHER, NARROW])
def test_another_table_stays_apart_and_is_told(second: str) -> None:
    found = read(FIRST, "\n续表\n", second)
    assert len(found.tables) == 2
    assert [finding.code for finding in found.findings] == ["table-continued"]


@pytest.mark.parametrize(
    ("first", "between"), [(FIRST, "\n任务分解表二\n"), (FIRST, "\n    以下各区另行安排，不在此列。\n\n续表\n")]
)
def test_without_a_page_break_nothing_is_joined(first: str, between: str) -> None:
    found = read(first, between, HEADED)
    assert len(found.tables) == 2
    assert "table-joined" not in [finding.code for finding in found.findings]


def test_every_character_of_both_pages_is_in_a_cell_or_told() -> None:
    found = read(FIRST, "\n续表\n", HEADED)
    (table,) = found.tables
    printed = sorted("".join("".join(cell.text.split()) for cell in table.grid.cells))
    assert printed == sorted("区名甲类乙类东区12西区34南区56合计912")
    (told,) = [finding for finding in found.findings if finding.code == "table-header-repeated"]
    assert "区名 甲类 乙类" in told.message
