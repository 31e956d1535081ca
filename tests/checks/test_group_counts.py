"""Counts in the titles of groups of rows, and in captions, against the rows."""

import pytest

from pipeline.run import parse


def _statuses(first: str, second: str, caption: str = "事项清单") -> list[str]:
    rows = f'<tr><td colspan="3">{first}</td></tr>' if first else ""
    rows += "<tr><td>1</td><td>供水许可</td><td>市水务局</td></tr><tr><td>2</td><td>取水许可</td><td>市水务局</td></tr>"
    rows += f'<tr><td colspan="3">{second}</td></tr>' if second else ""
    rows += "<tr><td>3</td><td>采伐许可</td><td>市林业局</td></tr>"
    head = "<tr><th>序号</th><th>事项</th><th>部门</th></tr>"
    page = f"<html><body><p>某市人民政府</p><p>{caption}</p><table>{head}{rows}</table></body></html>"
    checks = parse(page.encode(), "a.html", "a").checks
    return [check.status for check in checks if check.rule == "stated-count"]


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("一、下放事项（共2项）", "二、取消事项（共1项）", ["pass", "pass"]),
        ("一、下放事项（共3项）", "二、取消事项（共1项）", ["fail", "pass"]),
        ("一、下放事项", "二、取消事项", []),
        ("一、下放事项（2019年）", "二、取消事项（1-1）", []),
    ],
)
def test_a_groups_title_is_held_against_its_rows(first: str, second: str, outcome: list[str]) -> None:
    assert _statuses(first, second) == outcome


def test_a_group_left_out_is_no_contradiction() -> None:
    page = (
        "<html><body><table><tr><th>序号</th><th>事项</th></tr><tr><td colspan='2'>一、甲类（共2项）</td></tr>"
        "<tr><td colspan='2'>二、乙类（共1项）</td></tr><tr><td>1</td><td>取水许可</td></tr></table></body></html>"
    )
    checks = parse(page.encode(), "a.html", "a").checks
    assert [check.status for check in checks if check.rule == "stated-count"] == ["pass"]


def test_a_caption_counts_all_rows() -> None:
    assert _statuses("", "", "附件事项清单（共3项）") == ["pass"]
    assert _statuses("", "", "附件事项清单（共4项）") == ["fail"]
