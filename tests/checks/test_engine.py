"""What holds for every check: its confidence, the rules that are switched off, the order in which people read."""

from collections.abc import Iterable

import pytest

from pipeline.checks import checks, rule_names
from tests.checks.builders import Draft


def _table(*rows: str) -> Draft:
    draft = Draft()
    draft.table(["单位", "数量"], list(rows))
    return draft


def _confidences(rows: Iterable[str]) -> list[tuple[str, str]]:
    return [(check.status, check.confidence) for check in _table(*rows).checks("table-column-total")]


def test_a_total_among_totals_that_hold_is_certain_one_alone_is_likely() -> None:
    assert _confidences(["合计 6", "甲 1", "乙 2", "丙 4"]) == [("fail", "likely")]
    draft = Draft()
    draft.table(["单位", "数量", "其他", "再其他"], ["合计 6 7 8", "甲 1 3 3", "乙 2 4 5", "丙 4 0 0"])
    found = {check.status: check.confidence for check in draft.checks("table-column-total")}
    assert found == {"pass": "certain", "fail": "certain"}


def test_a_rule_that_is_switched_off_gives_no_check_and_changes_no_other() -> None:
    circular = _table("合计 6", "甲 1", "乙 2", "丙 3").circular()
    every = checks(circular)
    assert {check.rule for check in every} == {"table-column-total"}
    assert checks(circular, off=("table-column-total",)) == ()
    assert checks(circular, off=("numbering",)) == every


@pytest.mark.parametrize("name", rule_names())
def test_every_rule_has_words(name: str) -> None:
    from pipeline.catalogue import messages

    assert any(code.startswith(name) for code in messages("checks").entries)


def test_a_figure_that_a_line_breaks_is_said_in_one_line() -> None:
    draft = Draft()
    draft.line("推进“五\n大攻坚任务”。")
    draft.quantity("五\n大", "攻坚任务", role="count")
    draft.line("围绕“五大攻坚任务”。")
    draft.quantity("五大", "攻坚任务", role="count")
    assert [check.message for check in draft.checks()] == ["“攻坚任务”两处数字相同：五大，五大。"]
