"""Counts beside their lists, lengths beside their dates, totals that say 共, structures of 100."""

import pytest

from pipeline.model.quantity import Role
from tests.checks.builders import Draft


def _count(text: str, raw: str, indicator: str, *after: str) -> list[str]:
    draft = Draft()
    draft.part("attachment", "方案")
    draft.line(text)
    draft.quantity(raw, indicator, role="count")
    for line in after:
        draft.line(line)
    return draft.statuses("stated-count")


@pytest.mark.parametrize(
    ("text", "raw", "indicator", "statuses"),
    [
        ("选择北京、天津和沈阳、大连4个城市试点。", "4个", "城市", ["pass"]),
        ("由教育部、工业和信息化部、财政部3个部门组成。", "3个", "部门", ["pass"]),
        ("推介软件园、生物园等6个产业园区。", "6个", "产业园区", []),
        ("建设东部（甲、乙）、西部等2个区域。", "2个", "区域", ["pass"]),
        ("超亿元的乡镇6个（甲镇、乙镇、丙镇、丁镇、戊乡、己乡）。", "6个", "乡镇", ["pass"]),
        ("激励方面3项：权属改革；全程服务；利益捆绑。", "3项", "激励", ["pass"]),
        ("激励方面4项：权属改革；全程服务；利益捆绑。", "4项", "激励", ["fail"]),
        ("实现“小升规”“规改股”“股上市”3个目标。", "3个", "目标", ["pass"]),
        ("存在四个方面问题：一是能力不足；二是发展较慢；三是鸿沟；四是治理。", "四个", "方面问题", ["pass"]),
    ],
)
def test_a_count_against_the_list_beside_it(text: str, raw: str, indicator: str, statuses: list[str]) -> None:
    assert _count(text, raw, indicator) == statuses


@pytest.mark.parametrize(("nodes", "statuses"), [(3, ["pass"]), (4, ["fail"])])
def test_a_count_against_the_nodes_that_open_below_it(nodes: int, statuses: list[str]) -> None:
    draft = Draft()
    draft.part("attachment", "办法")
    draft.line("符合以下3个条件之一的，可以申请：")
    draft.quantity("3个", "条件", role="count")
    for place in range(nodes):
        draft.section(str(place + 1), f"（{'一二三四'[place]}）", "", "属于某种情形；")
    assert draft.statuses("stated-count") == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("2018年12月30日至2019年1月1日放假调休，共3天。", ["pass"]),
        ("2月4日至10日放假调休，共7天。", ["pass"]),
        ("2月4日至10日放假调休，共8天。", ["fail"]),
        ("产业发展三年行动计划（2021-2023年）", ["pass"]),
        ("产业发展三年行动计划（2021-2025年）", ["fail"]),
        ("于2003年3月5日设立，2004年8月8日停止，共监测了5个月时间。", ["fail"]),
        ("于2004年3月5日设立，2004年8月8日停止，共监测了5个月时间。", ["pass"]),
        ("第三年（2021-2022年）", []),
    ],
)
def test_a_length_against_its_first_and_last_day(text: str, statuses: list[str]) -> None:
    draft = Draft()
    draft.line(text)
    assert draft.statuses("period-length") == statuses


def _figures(text: str, *figures: tuple[str, str], role: Role = "count") -> list[str]:
    draft = Draft()
    draft.line(text)
    for raw, indicator in figures:
        draft.quantity(raw, indicator, at=indicator + raw, role=role)
    return draft.statuses("body-sum")


def test_totals_that_say_all_are_proved_and_never_refuted() -> None:
    parts = (("6项", "提出"), ("5项", "又提出"))
    assert _figures("提出6项。又提出5项。以上共计11项。", *parts, ("11项", "共计")) == ["pass"]
    assert _figures("提出6项。又提出5项。以上共计12项。", *parts, ("12项", "共计")) == []


@pytest.mark.parametrize(
    ("ratio", "statuses"), [("12.89：56.87：30.24", ["pass"]), ("8.3∶41.4∶50.4", ["pass"]), ("8.3∶41.4∶53.3", ["fail"])]
)
def test_a_structure_makes_a_hundred(ratio: str, statuses: list[str]) -> None:
    assert _figures(f"三次产业结构调整为{ratio}。") == statuses


def test_figures_in_brackets_and_ends_of_ranges_add_up_apart() -> None:
    draft = Draft()
    draft.table(["职称", "员额"], ["合计 5(3)", "主任 2(1)", "组员 3(2)"])
    marked = [check for check in draft.checks("table-column-total") if "()" in check.message and check.status == "pass"]
    assert [check.actual for check in marked] == ["3"]
    draft = Draft()
    draft.table(["职称", "员额"], ["合计 5-9", "主任 2", "组员 3-7"])
    assert [(check.status, check.actual) for check in draft.checks("table-column-total")] == [
        ("pass", "5"),
        ("pass", "9"),
    ]
