"""其中 columns and serial numbers."""

import pytest

from tests.checks.builders import Draft


def _table(*rows: str) -> Draft:
    draft = Draft()
    draft.table(["序号", "单位", "项目总数 [个]", "其中工业 [个]"], list(rows), serial=True, part_columns=((3, 2),))
    return draft


def test_parts_hold_in_every_row() -> None:
    found = _table("1 甲 5 3", "2 乙 4 4", "3 丙 6 ---").checks("part-of-whole")
    assert [check.status for check in found] == ["pass"]
    assert len(found[0].evidence) == 4


def test_a_part_beyond_its_whole_names_its_row() -> None:
    found = _table("1 甲 5 3", "2 乙 4 14").checks("part-of-whole")
    assert [(check.status, check.row_path, check.expected, check.actual) for check in found] == [
        ("fail", "乙", "4", "14")
    ]


@pytest.mark.parametrize(
    ("serials", "status"),
    [
        ("123", "pass"),
        ("124", "fail"),
        ("133", "fail"),
        ("223", "fail"),
        ("121", "fail"),
        ("567", "pass"),
        ("312", "fail"),
    ],
)
def test_serial_numbers_count(serials: str, status: str) -> None:
    assert _table(*(f"{serial} 甲{place} 5 3" for place, serial in enumerate(serials))).statuses("serial-numbers") == [
        status
    ]


def test_counting_may_begin_anew_behind_a_subtotal() -> None:
    assert _table("1 甲 1 1", "2 乙 1 1", "小计 2 2", "1 丙 3 1").statuses("serial-numbers") == ["pass"]
