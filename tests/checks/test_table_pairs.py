"""Two tables of one circular that print the same figures."""

from tests.checks.builders import Draft

_ROWS = ["甲县 120", "乙县 88", "丙县 64", "丁县 57", "戊县 43"]


def _outcomes(first: list[str], second: list[str]) -> list[str]:
    draft = Draft()
    draft.table(["县区名称", "投资总额"], first)
    draft.table(["县区名称", "投资总额"], second)
    return draft.statuses("table-vs-table")


def test_tables_that_repeat_each_other_agree_but_for_a_misprint() -> None:
    assert _outcomes(_ROWS, _ROWS[:3]) == ["pass"]
    assert _outcomes(_ROWS, ["甲县 102", *_ROWS[1:]]) == ["pass", "note"]


def test_tables_of_other_years_are_left_alone() -> None:
    assert _outcomes(_ROWS, ["甲县 131", "乙县 95", "丙县 70", "丁县 57", "戊县 48"]) == []
    assert _outcomes(_ROWS[:3], ["甲县 131", *_ROWS[1:3]]) == ["pass"]
