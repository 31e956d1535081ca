"""Totals that the sentence above a table states, the table none."""

import pytest

from pipeline.run import parse

TABLE = """
| 界别 | 人数（人） |
| --- | --- |
| 教育界 | 12 |
| 卫生界 | 8 |
| 商界 | 10 |
{last}
各界人选由市政府审定。
"""


def _statuses(sentence: str, last: str = "") -> list[str]:
    text = f"某市人民政府关于成立咨询会的通知\n\n各区人民政府：\n\n{sentence}\n{TABLE.format(last=last)}"
    checks = parse(text.encode(), "announced.md", "announced").checks
    return [check.status for check in checks if check.rule == "body-sum"]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("咨询会委员共30人，由下列各界人士组成：", ["pass"]),
        ("咨询会委员共31人，由下列各界人士组成：", ["fail"]),
        ("咨询会共有委员30人：", ["pass"]),
        ("报名的31人见后，名单从略：", []),
        ("咨询会委员共31人，由下列各界人士组成。", []),
        ("咨询会委员30人、专家5人，组成如下：", []),
        ("咨询会聘期3年，组成如下：", []),
    ],
)
def test_a_total_above_a_table_is_held_against_its_column(sentence: str, outcome: list[str]) -> None:
    assert _statuses(sentence) == outcome


def test_a_table_with_a_total_of_its_own_is_compared_by_that() -> None:
    assert _statuses("咨询会委员共30人，由下列各界人士组成：", last="| 合计 | 30 |\n") == []
