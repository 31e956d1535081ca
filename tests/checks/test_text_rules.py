"""Relations inside the text."""

import pytest

from pipeline.run import parse
from tests.checks.builders import Draft


def _sentence(text: str, *quantities: tuple[str, str]) -> Draft:
    draft = Draft()
    draft.part("main", "关于某事的通知")
    draft.field("date_issued", "2007年7月10日", "2007-07-10")
    draft.line(text)
    for raw, indicator in quantities:
        draft.quantity(raw, indicator, at=indicator + raw if indicator + raw in text else "")
    return draft


@pytest.mark.parametrize(
    ("figures", "status"),
    [(("37", "10", "19", "8"), "pass"), (("38", "10", "19", "8"), "fail"), (("37", "10", "18", "8"), "fail")],
)
def test_parts_that_repeat_the_name_of_the_whole_add_up(figures: tuple[str, ...], status: str) -> None:
    whole, one, two, three = figures
    draft = _sentence(
        f"组织{whole}项招商活动。其中，市级招商活动{one}项，县区招商活动{two}项，部门招商活动{three}项。",
        (f"{whole}项", "招商活动"),
        (f"{one}项", "市级招商活动"),
        (f"{two}项", "县区招商活动"),
        (f"{three}项", "部门招商活动"),
    )
    assert draft.statuses("body-sum") == [status]


def test_other_parts_need_not_be_all_there_are() -> None:
    draft = _sentence(
        "粮食总产量308525吨，其中：早稻109924吨，晚稻183961吨。",
        ("308525吨", "粮食总产量"),
        ("109924吨", "早稻"),
        ("183961吨", "晚稻"),
    )
    assert (draft.statuses("body-sum"), draft.statuses("part-of-whole")) == ([], ["pass", "pass"])


def test_a_part_greater_than_its_whole_fails() -> None:
    draft = _sentence("总产值282万元，其中：种植业1130万元。", ("282万元", "总产值"), ("1130万元", "种植业"))
    found = draft.checks("part-of-whole")
    assert [(check.status, check.expected, check.actual) for check in found] == [("fail", "2820000", "11300000")]


def test_multipliers_are_read_before_adding() -> None:
    draft = _sentence(
        "财政赤字2.38万亿元，其中中央财政赤字1.55万亿元，地方财政赤字8300亿元。",
        ("2.38万亿元", "财政赤字"),
        ("1.55万亿元", "中央财政赤字"),
        ("8300亿元", "地方财政赤字"),
    )
    assert draft.statuses("body-sum") == ["pass"]


@pytest.mark.parametrize(("year", "status"), [(2015, "fail"), (2024, "note")])
def test_rates_that_were_compared_with_nothing_alarm_no_one(year: int, status: str) -> None:
    sentence = "全市到位内、外资300亿元（其中，外资14亿美元，内资100亿元）。"
    text = f"某市人民政府关于招商的通报\n各县人民政府：\n{sentence}\n某市人民政府\n{year}年3月5日\n"
    found = [check for check in parse(text.encode(), "x.txt").checks if check.rule == "currency-conversion"]
    assert [check.status for check in found] == [status]


@pytest.mark.parametrize(("whole", "status"), [("300", "pass"), ("310", "fail"), ("208", "fail")])
def test_two_currencies_are_joined_by_the_rates_of_the_year_never_by_a_plain_sum(whole: str, status: str) -> None:
    draft = _sentence(
        f"实际利用内、外资{whole}亿元（其中，外资14亿美元，内资194亿元）。",
        (f"{whole}亿元", "实际利用内、外资"),
        ("14亿美元", "外资"),
        ("194亿元", "内资"),
    )
    found = draft.checks("currency-conversion")
    assert [check.status for check in found] == [status]
    assert (found[0].expected, found[0].unit) == ("7.3046–7.8135", "CNY/USD")
    assert draft.statuses("body-sum") == []


def test_parallel_thresholds_are_no_conversion() -> None:
    draft = Draft()
    draft.line("对引进投资5亿元(5000万美元)以上的项目给予重奖。")
    draft.quantity("5亿元", "投资", role="condition", comparator=">=")
    draft.quantity("5000万美元", "投资", role="condition", comparator=">=")
    assert draft.checks() == []


def _measures(count: str, headings: int) -> Draft:
    draft = Draft()
    draft.part("attachment", "方案")
    draft.line(f"采取“{count}保障措施”。")
    draft.quantity(count, "保障措施", role="count")
    draft.section("1", "一、", "保障措施")
    for number in range(headings):
        draft.section(f"1.{number + 1}", f"（{'一二三四五六七'[number]}）", f"第{number}项工作")
    return draft


@pytest.mark.parametrize(
    ("count", "headings", "status"), [("六项", 6, "pass"), ("六项", 5, "fail"), ("五项", 6, "fail")]
)
def test_a_stated_count_is_held_against_the_nodes_under_its_heading(count: str, headings: int, status: str) -> None:
    found = _measures(count, headings).checks("stated-count")
    assert [(check.status, len(check.evidence)) for check in found] == [(status, headings + 1)]


def test_a_count_that_no_heading_takes_up_is_left_alone() -> None:
    draft = Draft()
    draft.line("推介软件园等6个重点产业园区。")
    draft.quantity("6个", "重点产业园区", role="count")
    assert draft.checks() == []


def _period(title: str, months: str, first: str = "2007年7月", last: str = "2008年3月") -> list[str]:
    draft = Draft()
    draft.part("main", title)
    draft.line(f"决定从{first}至{last}，开展招商引资攻坚行动。")
    draft.line(f"力争通过{months}的努力，完成任务。各区要利用2个月左右的时间普查。")
    return draft.statuses("period-length")


@pytest.mark.parametrize(
    ("case", "statuses"),
    [
        (("招商引资九个月攻坚行动方案", "9个月"), ["pass", "pass"]),
        (("招商引资八个月攻坚行动方案", "9个月"), ["fail", "pass"]),
        (("招商引资九个月攻坚行动方案", "8个月"), ["pass", "fail"]),
        (("招商引资九个月攻坚行动方案", "9个月", "2007年6月"), ["fail", "fail"]),
        (("造林绿化三个月行动", "9个月"), ["pass"]),
    ],
)
def test_durations_of_the_same_undertaking_agree_with_its_months(case: tuple[str, ...], statuses: list[str]) -> None:
    assert _period(*case) == statuses


@pytest.mark.parametrize(("later", "statuses"), [("五大", ["pass"]), ("5大", ["pass"]), ("六大", ["fail"])])
def test_a_named_count_stays_the_same(later: str, statuses: list[str]) -> None:
    draft = Draft()
    draft.line("推进“五大攻坚任务”。")
    draft.quantity("五大", "攻坚任务", role="count")
    draft.line(f"围绕“{later}攻坚任务”。")
    draft.quantity(later, "攻坚任务", role="count")
    assert draft.statuses("repeated-figure") == statuses


YEARS = "2022年，改造小区56个。\n2023年，改造小区70个。\n2024年，改造小区60个。\n"


@pytest.mark.parametrize(
    ("above", "below", "statuses"),
    [
        ("全市改造小区186个。", "", ["pass"]),
        ("全市改造小区196个。", "累计改造小区186个。", ["fail", "pass"]),
        ("全市改造小区196个。", "", []),
        ("全市改造小区186个，建成公园190个。", "", ["pass"]),
    ],
)
def test_years_add_up_to_a_figure_of_their_name(above: str, below: str, statuses: list[str]) -> None:
    text = f"某市改造计划\n\n一、目标\n\n{above}\n\n二、安排\n\n{YEARS}\n三、任务\n\n{below or '抓好落实。'}\n"
    checks = parse(text.encode(), "a.txt", "a").checks
    assert sorted(check.status for check in checks if check.rule == "body-sum") == statuses


def test_parts_that_make_another_figure_of_the_wholes_name_deny_the_whole() -> None:
    aim, task = "新增停车泊位3万个。", "新增停车泊位{}万个，其中公共泊位1.2万个、配建泊位1.8万个。"
    text = f"某市计划\n\n一、目标\n\n{aim}\n\n二、任务\n\n{task}\n"
    for whole, status in (("3", "pass"), ("3.5", "fail")):
        checks = parse(text.format(whole).encode(), "a.txt", "a").checks
        assert [check.status for check in checks if check.rule == "body-sum"] == [status]
