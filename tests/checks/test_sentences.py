"""Sentences as circulars write them, parsed as a whole: relations that must be proved, traps that must stay quiet."""

from pathlib import Path

import pytest

from pipeline.model import Check
from pipeline.run import parse

HERE = Path(__file__).parent
_NOTICE = "某市人民政府关于做好有关工作的通知\n\n各县（市、区）人民政府：\n{}\n\n某市人民政府\n2021年3月5日\n"


def _lines(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(kind, sentence) for kind, _, sentence in (line.partition("|") for line in lines if line[:1] != "#")]


def _checks(sentence: str) -> list[Check]:
    circular = parse(_NOTICE.format(sentence).encode(), "notice.txt")
    start = circular.text.index(sentence)
    return [check for check in circular.checks if any(one.start >= start for one in check.evidence)]


@pytest.mark.parametrize(("rule", "sentence"), _lines("proved.txt"))
def test_a_relation_that_holds_is_proved(rule: str, sentence: str) -> None:
    outcomes = {(check.rule, check.status) for check in _checks(sentence)}
    assert (rule, "pass") in outcomes
    assert "fail" not in {status for _, status in outcomes}


@pytest.mark.parametrize(("kind", "sentence"), _lines("quiet.txt"))
def test_a_trap_stays_quiet(kind: str, sentence: str) -> None:
    assert [check.message for check in _checks(sentence) if check.status == "fail"] == [], kind


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("stated-count", "以下三项措施：加强领导；加大投入。"),
        ("stated-count", "分为以下三个阶段：一是准备；二是实施；三是总结；四是验收。"),
        ("stated-count", "要抓好五项工作：一是准备；二是实施；三是总结；四是验收。"),
        ("proportion", "全年接待游客300万人次，同比增长30%，上年为250万人次。"),
        ("proportion", "共抽查200批次，合格190批次，合格率93%。"),
        ("proportion", "与2012年末的84600户相比，增加5076户，增长7%。"),
        ("proportion", "巡查发现的250处隐患中，已整改到位235处，整改率91%。"),
        ("body-sum", "招收高中生5000人，其中公办4200人，民办800人；招收中职生6000人，其中公办4800人，民办2100人。"),
        ("body-sum", "用电80亿度，其中第一产业1亿度，第二产业52亿度，第三产业14亿度，居民生活16亿度。"),
        ("body-sum", "医院有职工620人，其中医生240人，护士410人。"),
        ("proportion", "新增支出640万元。其中财政承担480万元，占75%；个人承担160万元，占35%。"),
        ("proportion", "完成投资900万元，其中管网450万元，占50%；泵站225万元，占52%；其他225万元。"),
        ("proportion", "查出问题80个。查出的问题中，管理类60个，占75%；资金类20个，占15%。"),
        ("body-sum", "销售额296亿元，增长5%。按消费类型分，餐饮收入36亿元，增长8%；商品零售270亿元，增长4%。"),
        ("difference", "应考560人，实考542人，缺考28人。"),
        ("difference", "核定载客40人，实载47人，超员8人。"),
        ("difference", "送审金额3200万元，审定金额2960万元，核减340万元。"),
        ("difference", "火灾由31起下降到28起，下降4起。"),
        ("body-sum", "总分100分，其中商务部分20分，技术部分45分，价格部分40分。"),
        ("body-sum", "总投资9.6亿元，其中车购税3.4亿元，省补资金2.2亿元，市级配套0.8亿元，县级自筹3.8亿元。"),
        ("body-sum", "三个县承担任务40万吨：东县12万吨、西县10万吨、南县9万吨。"),
        ("body-sum", "出动救援人员128人（公安46人、消防32人、医疗28人、交通24人）。"),
        ("proportion", "全市有养老机构240家。其中，普惠机构180家，增长12.5%，占全市养老机构的比例85%。"),
        ("period-length", "委托管理期限为90年，即2013年6月1日至2023年6月1日。"),
        ("period-length", "会议定于3月1日至3月5日召开，会期7天。"),
        ("body-sum", "设组长1名，副组长2名，成员5名，共9人。"),
        ("body-sum", "甲项目投资3.5亿元，乙项目投资2.5亿元，共投资7亿元。"),
        ("unit-conversion", "造林面积2000公顷（3.5万亩）。"),
        ("stated-count", "要从设防标准、抗震设计和施工质量四个环节上把好关。"),
        ("period-length", "从2015年3月1日开始，至2015年8月31日结束，为期三个月。"),
        ("part-of-whole", "全县农业总产值282万元，其中：种植业1130万元。"),
        ("part-of-whole", "全市有企业120家（其中国有企业210家）。"),
        ("body-sum", "财政赤字2.38万亿元，其中中央财政赤字1.65万亿元，地方财政赤字8300亿元。"),
        ("body-sum", "全市改造危房1250户，其中C级危房800户、D级危房460户。"),
        ("body-sum", "总投资3100万元，其中中央补助1500万元、省级补助1000万元、市县配套700万元。"),
        (
            "body-sum",
            "地区生产总值260.6亿元。其中，第一产业增加值20亿元，增长3%；第二产业增加值110亿元，增长7%；第三产业增加值120亿元。",
        ),
        ("body-sum", "粮食总产量183万吨，平均亩产400公斤，其中夏粮产量60万吨，秋粮产量133万吨。"),
        ("body-sum", "收入86.4亿元，加上级补助收入110亿元、上年结转5.6亿元、调入资金12亿元，收入总计224亿元。"),
        ("body-sum", "重点项目36个，总投资450亿元。其中，电源15个、280亿元，电网12个、110亿元，油气9个、70亿元。"),
        ("difference", "全市人口出生率为12.16‰，人口死亡率为4.47‰，人口自然增长率为6.79‰。"),
        ("proportion", "项目348个。已完成286个，占82.2%；在建45个，占12.9%；未开工17个，占5.9%。"),
        ("stated-count", "做到统一规划、统一标准、统一管理、统一验收“三统一”。"),
        ("stated-count", "做到“四个到位”：技术指导到位、质量检查到位、竣工验收到位。"),
        ("stated-count", "按照“三步走”战略：第一步，到2025年打基础；第二步，到2030年上台阶。"),
        ("body-sum", "储备粮投放1200吨，其中大米700吨、面粉400吨、食用油200吨。"),
        ("difference", "政府性基金收入总计60亿元，支出总计58亿元，结余5亿元。"),
        ("proportion", "预算支出210亿元，其中教育支出42亿元。教育、文化支出合计98.7亿元，占预算支出的57%。"),
        ("proportion", "常住人口250万人，其中城镇人口150万人，城镇化率为72%。"),
        ("proportion", "下达资金500万元，其中东市200万元，占40%；西市300万元，占70%。"),
        ("body-sum", "计划招聘教师2500名，其中初中1200名，小学1100名，幼儿园300名。"),
        ("period-length", "聘期3年（2023年9月至2027年8月）。"),
        ("product", "购置设备20台，每台5万元，共计110万元。"),
        ("body-sum", "三次产业结构为10.2：45.1：54.7。"),
        ("period-length", "10月1日至7日放假调休，共8天。"),
        ("period-length", "实施产业发展三年行动计划（2021-2025年）。"),
        ("period-length", "自2020年6月1日起施行，有效期5年，至2026年5月31日止。"),
        ("period-length", "整治行动自2023年3月1日起至2023年5月31日止，为期5个月。"),
        ("proportion", "城镇居民人均可支配收入22258元，比上年增加1894元，增长19.3%。"),
        ("proportion", "由2015年的40亿元增加到2020年的60亿元，增长60%。"),
        ("proportion", "完成投资80亿元，占年度计划100亿元的90%。"),
        ("proportion", "财政收入120亿元，比2014年的100亿元增长25%。"),
        ("stated-count", "全省迈上台阶，钾、钠、镁、氯五大产业集群逐步形成。"),
        ("stated-count", "优化建设东岭、西岭、南岭、北岭五大煤炭基地。"),
        ("stated-count", "财政收入超亿元的乡镇达5个（东镇、西镇、南镇、北镇）。"),
        ("body-sum", "缴费比例为20%，其中12%计入统筹基金，9%计入个人账户。"),
        ("proportion", "检查企业240家，发现问题企业36家，占15.6%。"),
        ("proportion", "注册资本1000万元，甲方出资600万元，占60%，乙方出资400万元，占45%。"),
        ("proportion", "2020年GDP为1200亿元，是2015年600亿元的2.5倍。"),
        ("body-sum", "全镇辖12个村、3个社区，共16个村（社区）。"),
        ("body-sum", "一期投资3.5亿元，二期投资4.2亿元，总投资8.2亿元。"),
        ("body-sum", "接待游客120万人次，其中境内游客100万人次，境外游客25万人次。"),
        ("stated-count", "成立3个工作组，分别为综合组、宣传组、后勤组、督查组。"),
        ("period-length", "有效期三年，自2020年1月1日至2021年12月31日。"),
        ("product", "每平方米补助300元，改造面积2000平方米，共计80万元。"),
        ("proportion", "用电量由20亿千瓦时增加到30亿千瓦时，翻了一番。"),
        ("difference", "粮食产量由2015年的40万吨增加到2020年的50万吨，增加12万吨。"),
        ("difference", "城镇化率达到62%，比2015年的55%提高9个百分点。"),
        ("body-sum", "中央财政补助3000万元，省级财政补助2000万元，合计6000万元。"),
        ("body-sum", "男职工320人，女职工280人，职工总数620人。"),
        ("body-sum", "编制总数56名，其中行政编制40名，事业编制18名。"),
        ("body-sum", "三次产业结构由12：45：43调整为10：42：58。"),
        ("stated-count", "新建桥梁4座：东湖桥、西河桥、南门桥。"),
        ("stated-count", "实施五大工程，即：强基工程、育苗工程、头雁工程、暖心工程。"),
        ("period-length", "会期5天，自5月11日至13日。"),
        ("product", "补助标准每户2000元，共补助150户，共计35万元。"),
        ("unit-conversion", "面积3000亩（折合300公顷）。"),
        ("repeated-figure", "实施“六项保障措施”。要落实好“五项保障措施”。"),
    ],
)
def test_a_contradiction_is_found(rule: str, sentence: str) -> None:
    assert (rule, "fail") in {(check.rule, check.status) for check in _checks(sentence)}


@pytest.mark.parametrize(
    "lines",
    [
        "第一条 擅自占用林地的，并处二十万元罚款。\n\n第二条 擅自采伐林木的，并处二十万元罚款。",
        "一类企业给予补助资金300万元。\n\n二类企业给予补助资金500万元。\n\n三类企业给予补助资金300万元。",
    ],
)
def test_equal_figures_of_one_name_are_no_restatement_where_the_name_has_several(lines: str) -> None:
    assert [check.message for check in _checks(lines) if check.rule == "repeated-figure"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "提交设备明细表、构造图二份。",
        "提交设备明细表和构造图各两个。",
        "甲板与栏杆相距二公尺，便于通行。",
        "信号、噪声比二微伏时可产生输出。",
    ],
)
def test_copies_of_each_and_measures_count_no_list(sentence: str) -> None:
    assert [check.message for check in _checks(sentence) if check.rule == "stated-count"] == []


def test_parts_that_exceed_their_whole_together_are_noted_and_prove_nothing_one_by_one() -> None:
    found = _checks("总投资10亿元，其中甲项目6亿元，乙项目3亿元，丙项目4亿元。")
    assert [(check.rule, check.status, check.actual) for check in found] == [("body-sum", "note", "1300000000")]


@pytest.mark.parametrize(
    "sentence",
    [
        "可由一方按扣除标准的100%扣除，也可由双方各按扣除标准的50%扣除。",
        "标线宽三十公分，每隔二十公分至五十公分横写一组，间隔三十公分。",
    ],
)
def test_figures_that_only_fit_by_chance_prove_nothing(sentence: str) -> None:
    assert [check.message for check in _checks(sentence)] == []


def test_a_sum_across_the_end_of_a_page_is_one_sum() -> None:
    line = "各地区要按照统一部署，加强组织领导，落实工作责任，细化工作措施，强化督促检查，确保取"
    sums = "全市安排补助资金600万元，其中甲县补助资金200万元，乙县获得补助资金300万元，丙县获得"
    pages = [f"（{'一二三四五'[n]}）加强领导。\n{line}\n{sums}\n— {n + 1} —\n补助资金1{n}0万元。\n" for n in range(5)]
    found = [
        check
        for check in parse("".join(("某市规划纲要\n", *pages)).encode(), "x.txt").checks
        if check.rule == "body-sum"
    ]
    assert [(check.status, str(check.difference)) for check in found] == [
        ("fail" if n else "pass", str(n * 100_000)) for n in range(5)
    ]


@pytest.mark.parametrize("sentence", ["引进项目12个，其中工业5个、农业4个、服务业4个。"])
def test_parts_that_exceed_their_whole_together_are_a_note(sentence: str) -> None:
    assert [(check.rule, check.status) for check in _checks(sentence)] == [("body-sum", "note")]


def test_a_name_is_held_against_the_printed_title_once() -> None:
    text = (
        "某市人民政府办公室关于印发某市消防安全管理办法的通知\n各县人民政府：\n"
        "《某市消防安全管理办法》已经批准，现将《某市消防安全管理办法》印发给你们。\n某市人民政府办公室\n2021年3月5日\n"
        "某市消防安全管理办法\n第一条 为加强管理，制定本办法。\n第二条 本办法自印发之日起施行。\n"
    )
    found = [check for check in parse(text.encode(), "x.txt").checks if check.rule == "title-match"]
    assert [(check.status, len(check.evidence)) for check in found] == [("pass", 4)]
