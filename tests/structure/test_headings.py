"""Headings told from body text: a case a rule, each list as a writer would print it, with its headings after |."""

import pytest

from tests.structure.documents import outline, tree

LISTS = {
    "a figure leaves it to the siblings": """
一、关于30万吨乙烯项目问题。你省请求尽快审核。|关于30万吨乙烯项目问题
二、关于水稻补贴问题。你省请求纳入补贴。|关于水稻补贴问题
三、关于机场建设问题。你省请求给予支持。|关于机场建设问题
""",
    "figures alone are provisions": """
一、全年完成投资30亿元。各单位抓紧落实。|
二、新增就业2000人。各单位抓紧落实。|
""",
    "one sentence among many is none": """
一、凡年满十八周岁的公民都要参加植树。|
二、每年三月定为全省的植树造林活动月。在此期间要加强领导。|
三、植树限于国有林和集体林的营造。|
四、植树要统一规划并讲究科学。|
""",
    "unless it is as short as a name": """
一、凡年满十八周岁的公民都要参加植树。|
二、完善管理结构。按照要求设立机构并配备人员。|完善管理结构
三、植树限于国有林和集体林的营造，不得占用耕地。|
四、植树要统一规划并讲究科学。|
""",
    "clauses of one sentence": """
一、有下列情形的，予以处理：|
（一）提供原物。提供确有困难的，可以提供复制件；|
（二）注明制作方法和时间；|
（三）违法清算损害他人利益的|
""",
    "names before a colon in clauses": """
（一）国家级人才：院士和重大工程入选者；|
（二）省级人才：省级工程入选者；|
（三）市级人才：市级专家和后备人才。|
""",
    "a long name before a colon follows its siblings": """
1.预警产品：风险评估与监测预警产品。|预警产品
2.新型应急指挥通信和信息感知产品：指挥调度平台。|新型应急指挥通信和信息感知产品
3.防护产品：人员防护产品和设施防护系统。|防护产品
""",
    "questions": """
一、领取保险金需要符合什么条件？|领取保险金需要符合什么条件？
失业人员符合下列条件的可以领取。
二、保险金能领多久？|保险金能领多久？
每满一年，领取期限为一个月。
""",
    "a wide blank sets a heading off": """
（一）压实责任　各区要落实河长责任。|压实责任
（二）加快整改　对三个断面限期整改。|加快整改
""",
    "one narrow blank does so only with its siblings": """
1.压实责任 各区要落实河长责任制度。|压实责任
2.加快整改 对三个断面限期完成整改。|加快整改
3.按时报送 每月五日以前报送进展情况。|按时报送
""",
    "Markdown's bold": """
（一）**压实工作责任** 各区要落实河长责任制度。|压实工作责任
（二）**加快问题整改**各单位限期完成。|加快问题整改
""",
    "a cut quotation is no heading": """
一、将第九条修改为：“（一）原告出具的检索报告|
二、将第十条修改为：“（二）被告出具的检索报告|
""",
    "what a meeting did": """
一、会议听取了财政局的汇报。会议指出，要抓好增收。|
二、会议审议并通过了防震规划。会议要求抓好落实。|
""",
    "clauses that 或 joins": """
(a) 年滿十八歲；|
(b) 持有居民身份證；或|
(c) 持有工作簽證；及|
(d) 未曾被定罪。|
""",
    "a request behind a comma": """
一、公告期限|公告期限
自发布之日起一个工作日。
二、凡提出询问，请按以下方式联系。|
某县人民医院
""",
    "what counts from one again is another list": """
一、本表由各县填报，必须按月报送。|
二、本表每月三日以前报送市局。|
一、目的：为掌握各县灾情，制定本说明。|目的
二、范围：凡辖区内受灾的工程均属之。|范围
三、时间：以每年一月一日至十二月底为准。|时间
""",
    "requests and provisions in traditional signs": """
1. 課程應於五月開課。學員依時出席。|
2. 請於四月九日或之前交回附件。逾期不受理。|
3. 本校依照規則辦理。如有查詢，請致電。|
""",
    "what stands before its first item on the line": """
一、票价标准。城区公交实行单一票制，每人次2元。|票价标准
二、优惠政策。（一）老年人免费乘车；（二）学生凭证半价。|优惠政策
三、本批复自五月一日起执行。|
""",
    "Latin letters and figures are half as wide": """
（一）On-site Service（上门服务）。专员每季度走访一次。|On-site Service（上门服务）
（二）On-line Service（线上服务）。专员一天内答复诉求。|On-line Service（线上服务）
""",
    "a phrase that ends the text is no body of the last item": """
（一）将总投资由十二亿元调整为十四亿元。|
（二）将工期延长六个月。|
妥否，请批示。
""",
}


@pytest.mark.parametrize("case", LISTS.values(), ids=LISTS.keys())
def test_headings(case: str) -> None:
    lines = [line.partition("|") for line in case.strip().splitlines()]
    found = outline("某项工作安排\n" + "\n".join(text for text, _, _ in lines) + "\n")
    assert [section.heading for section in found.sections] == [heading for _, mark, heading in lines if mark]


def test_a_number_before_a_year_is_a_label() -> None:
    assert tree(outline("问答\n1.2025年度指标有多少？\n答：三千个。\n2.申请条件是什么？\n答：见办法。\n")) == [
        "1.|2025年度指标有多少？",
        "2.|申请条件是什么？",
    ]


def test_items_run_together_on_a_line_have_no_heading() -> None:
    assert tree(outline("某市意见\n一、要求\n（1）材料一式三份。（2）同时报送电子版。\n")) == ["一、|要求", "  （1）"]


def test_the_last_clause_of_a_list_with_more_text_below_is_no_heading() -> None:
    lines = "某市意见\n一、事项\n（一）由市财政局拨付资金。\n（二）严禁提高标准，确保前后一致。\n各单位应当配合。\n"
    assert tree(outline(lines)) == ["一、|事项", "  （一）", "  （二）"]


def test_letters_are_labels_only_in_a_row() -> None:
    listed = "某区目录\n甲、鼓励类\nA. 集成电路\na) 芯片设计\nb) 芯片制造\nB. 生物医药\n乙、限制类\nⅠ. 水泥\nⅡ. 玻璃\n"
    assert tree(outline(listed)) == [
        "甲、|鼓励类",
        "  A.|集成电路",
        "    a)|芯片设计",
        "    b)|芯片制造",
        "  B.|生物医药",
        "乙、|限制类",
        "  Ⅰ.|水泥",
        "  Ⅱ.|玻璃",
    ]
    assert tree(outline("某区协议\n甲、乙双方同意如下。\n甲、乙双方各执一份。\n")) == []
