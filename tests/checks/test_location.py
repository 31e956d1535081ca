"""Where the error is."""

import pytest

from tests.checks.builders import Draft


@pytest.mark.parametrize(
    ("printed", "message"),
    [("48", "疑为84之误"), ("85", "疑为84之误"), ("8", "疑为84之误"), ("999", "若为84，两处都相符")],
)
def test_the_cell_where_two_failed_sums_cross_is_named(printed: str, message: str) -> None:
    draft = Draft()
    draft.table(
        ["单位", "合计 [个]", "工业 [个]", "农业 [个]"],
        ["合计 200 100 100", f"甲 94 {printed} 10", "乙 30 6 24", "丙 76 10 66"],
        column_roles={1: "total"},
    )
    notes = draft.checks("error-location")
    assert [(check.row_path, check.column_path, check.expected) for check in notes] == [("甲", "工业", "84")]
    assert message in notes[0].message


def test_one_failed_sum_alone_names_no_cell() -> None:
    draft = Draft()
    draft.table(["单位", "工业 [个]", "农业 [个]"], ["合计 3 3", "甲 1 1", "乙 3 2"])
    assert draft.checks("error-location") == []
