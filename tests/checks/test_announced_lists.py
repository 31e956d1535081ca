"""Counts of what is listed below them: nodes and 一是 on lines of their own, names right before the count."""

import pytest

from pipeline.run import parse

NODES = "（一）降低成本。{0}\n（二）加强服务。{0}\n（三）严格监管。{0}\n".format("各单位要认真落实。")
ORDINALS = "一是降低成本。{0}\n二是加强服务。{0}\n三是严格监管。{0}\n".format("各单位要认真落实。")
STAGES = "（一）动员部署阶段（3月）。\n（二）集中整治阶段（4月）。查处案件。\n（三）总结提升阶段（5月）。\n"
GROUPS = "一、综合组：负责协调。\n二、执法组：负责查处。\n三、宣传组：负责报道。\n"


def _statuses(body: str) -> list[str]:
    text = f"某市人民政府关于某项工作的通知\n\n各区人民政府：\n\n{body}\n某市人民政府\n2020年1月3日\n"
    return [check.status for check in parse(text.encode(), "a.txt", "a").checks if check.rule == "stated-count"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("一年来，主要做了{}个方面工作：\n", NODES),
        ("一年来，主要抓了{}个方面工作。\n", NODES),
        ("情形分下列{}种：\n", NODES),
        ("重点把握{}个方面：\n", ORDINALS),
        ("将做好以下{}方面工作。\n", ORDINALS),
        ("整治分{}个阶段，自3月起，至5月结束。\n", STAGES),
        ("办公室设{}组，分别承担\n下列事项：\n", GROUPS),
    ],
)
def test_what_a_count_announces_below_is_counted(above: str, below: str) -> None:
    assert _statuses(above.format("三") + below) == ["pass"]
    assert _statuses(above.format("四") + below) == ["fail"]


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("重点发展农业、工业、服务业三大产业。", ["pass"]),
        ("重点发展农业、工业、服务业四大产业。", ["fail"]),
        ("存在以下两个方面的问题：\n一是账目不清。\n二是票据不全。\n三、整改要求\n限期整改。", ["pass"]),
        ("抓好教育、卫生、文化等四大工程。", []),
        ("主要开展三项工作：一是验证技术；二是验证市场。\n\n关于规范统一、加强管理，正在研究。", ["fail"]),
        ("分为五种，即国内民事申请表、国内经济申请表、涉外民事申请表和涉外经济申请表。", ["fail"]),
        ("一是抓收入；二是保支出；三是防风险。围绕上述三个方面，确保完成任务。", ["pass"]),
        ("一是抓收入；二是保支出；三是防风险。围绕上述四个方面，确保完成任务。", ["fail"]),
        ("一是抓收入；二是保支出；三是防风险。抓好四个方面工作。", []),
        ("分为四种，即国内民事申请表、国内经济申请表、涉外民事申请表和涉外经济申请表。", ["pass"]),
        ("二种成分以上产品的定价原则如下：\n（一）按成分定价。\n（二）按用量定价。\n（三）按疗效定价。", []),
        ("整治分四个阶段，自3月起。\n（一）准备情况。\n（二）动员部署阶段（3月）。\n", []),
        ("完成4个项目，总投资3亿元。\n" + NODES, []),
    ],
)
def test_what_is_no_list_of_the_count_alarms_no_one(body: str, outcome: list[str]) -> None:
    assert _statuses(body) == outcome
