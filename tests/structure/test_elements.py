"""Header and closing: every element where it stands, in all the forms that documents print."""

import pytest

from pipeline.model import Reading
from pipeline.structure import structure
from tests.structure.documents import NOTICE, kinds, outline, values


def test_a_notice() -> None:
    found = values(outline(NOTICE))
    assert found["title"] == "某市人民政府办公室关于印发某市水务改革行动方案的通知"
    assert found["document_number"] == "某府办发〔2019〕8号"
    assert found["addressees"] == "各区人民政府，市政府各部门"
    assert found["date_issued"] == "2019-03-05"
    assert found["issuer"] == found["signature"] == "某市人民政府办公室"
    assert found["notes"] == "此件公开发布"
    assert found["attachments_note"] == "附件：1.任务分工表；2.联系人名单"


@pytest.mark.parametrize(
    "number",
    [
        "国办发[2018]2号",
        "穗残联[2016] 11 号",
        "某发〔2019〕2 号",
        "某政﹝2008﹞3号",
        "某政【2008】3号",
        "(84)国函字56号",
        "某府发（2011）7号",
        "令第61号",
    ],
)
def test_numbers(number: str) -> None:
    assert values(outline(NOTICE.replace("某府办发〔2019〕8号", number)))["document_number"] == number


def test_number_in_parentheses_loses_them() -> None:
    found = outline(NOTICE.replace("某府办发〔2019〕8号", "（某府办发〔2019〕8号）"))
    assert values(found)["document_number"] == "某府办发〔2019〕8号"


def test_no_number_no_addressees() -> None:
    text = "某局关于停水的通告\n因检修管网，部分区域停水，请相互转告。\n某市水务局\n2020年5月6日\n"
    found = values(outline(text))
    assert (found["genre"], found["issuer"], found["date_issued"]) == ("通告", "某市水务局", "2020-05-06")
    assert "document_number" not in found
    assert "addressees" not in found


def test_title_over_several_lines_is_one_value() -> None:
    found = outline(NOTICE.replace("关于印发某市", "\n关于印发某市"))
    title = found.metadata.title
    assert title is not None
    assert title.value == "某市人民政府办公室关于印发某市水务改革行动方案的通知"
    assert title.raw == "某市人民政府办公室\n关于印发某市水务改革行动方案的通知"
    assert len(title.spans) == 2


def test_joint_issuers_sign_on_lines_of_their_own() -> None:
    found = outline(NOTICE.replace("某市人民政府办公室\n2019", "某市水务局\n某市财政局\n2019"))
    assert values(found)["issuer"] == "某市水务局；某市财政局"
    signature = found.metadata.signature
    assert signature is not None
    assert len(signature.spans) == 2


def test_joint_issuers_on_one_line() -> None:
    found = outline(NOTICE.replace("某市人民政府办公室\n2019", "某市水务局\u3000\u3000某市财政局\n2019"))
    assert values(found)["issuer"] == "某市水务局；某市财政局"


def test_signature_and_date_on_one_line() -> None:
    found = values(outline(NOTICE.replace("某市人民政府办公室\n2019", "某市人民政府办公室  2019")))
    assert (found["signature"], found["date_issued"]) == ("某市人民政府办公室", "2019-03-05")


@pytest.mark.parametrize(
    ("date", "code"), [("二〇\u3000\u3000年\u3000月\u3000日", "date-blank"), ("2019年2月30日", "date-damaged")]
)
def test_blank_and_damaged_dates_are_findings(date: str, code: str) -> None:
    found = outline(NOTICE.replace("2019年3月5日", date))
    assert code in {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    ("date", "codes"),
    [
        ("2019年3月5日", set()),
        ("二〇一九年三月五日", {"chinese-date-late"}),
        ("二〇〇九年三月五日", set()),
        ("2009年3月5日", {"arabic-date-early"}),
        ("1996年3月5日", set()),
        ("2019年03月05日", {"date-padded"}),
    ],
)
def test_dates_are_judged_by_the_rules_of_their_day(date: str, codes: set[str]) -> None:
    assert {finding.code for finding in outline(NOTICE.replace("2019年3月5日", date)).findings} == codes


@pytest.mark.parametrize(
    ("printed", "written", "codes"),
    [
        ("某府办发〔2019〕8号", "某府办发[2019]8号", {"number-brackets"}),
        ("某府办发〔2019〕8号", "某府办发〔2019〕第8号", {"number-ordinal"}),
        ("某府办发〔2019〕8号", "某府办发（2019）008号", {"number-brackets", "number-padded"}),
        ("2.联系人名单", "2.联系人名单。", {"annex-list-punctuation"}),
    ],
)
def test_elements_are_judged_by_the_rules_of_2012(printed: str, written: str, codes: set[str]) -> None:
    late = NOTICE.replace(printed, written, 1)
    assert {finding.code for finding in outline(late).findings} == codes
    early = late.replace("2019年3月5日", "二〇〇九年三月五日")
    assert outline(early).findings == ()
    unnumbered = late.replace(late.splitlines()[1] + "\n", "").replace("2019年3月5日", "2019年03月05日")
    assert outline(unnumbered).findings == ()


END = "抄送：市委办公室，市人大常委会办公室，\n市政协办公室。\n某市人民政府办公室\n2019年3月6日印发\n（共印90份）\n"


def test_the_imprint_at_the_end() -> None:
    found = outline(NOTICE + END)
    named = values(found)
    assert named["cc"] == "市委办公室，市人大常委会办公室，市政协办公室"
    assert named["printed_by"] == "某市人民政府办公室"
    assert named["date_printed"] == "2019-03-06"
    assert [block.kind for block in found.blocks][-5:] == ["field"] * 5
    assert found.findings == ()


@pytest.mark.parametrize(
    ("printed", "written", "code"),
    [("市政协办公室。", "市政协办公室", "copies-stop"), ("6日印发", "6日印", "printed-word")],
)
def test_the_imprint_is_judged(printed: str, written: str, code: str) -> None:
    assert [finding.code for finding in outline(NOTICE + END.replace(printed, written)).findings] == [code]


def test_how_a_document_is_disclosed_is_none_of_its_text() -> None:
    found = outline(NOTICE + "公开方式：主动公开\n")
    assert (found.blocks[-1].kind, found.blocks[-1].rule) == ("field", "disclosure")


def test_the_one_who_signs_beside_the_number() -> None:
    found = values(outline(NOTICE.replace("〔2019〕8号", "〔2019〕8号　　签发人：张三")))
    assert (found["document_number"], found["signers"]) == ("某府办发〔2019〕8号", "张三")


@pytest.mark.parametrize("seal", ["（代章）", "（印）", "（公 章）", "(签章)"])
def test_that_it_is_sealed_is_no_part_of_the_name(seal: str) -> None:
    found = values(outline(NOTICE.replace("某市人民政府办公室\n2019", f"某市人民政府办公室{seal}\n2019")))
    assert found["issuer"] == "某市人民政府办公室"


@pytest.mark.parametrize(
    ("mark", "issuer"),
    [
        ("某市中心医院文件\n", "某市中心医院"),
        ("某市水务局\n某市财政局　文件\n某市民政局\n", "某市水务局；某市财政局；某市民政局"),
    ],
)
def test_the_mark_names_who_issues_where_nobody_signs(mark: str, issuer: str) -> None:
    text = "某医发〔2021〕33号\n关于调整委员会成员的通知\n各科室：\n现作如下调整。\n2021年6月8日\n"
    assert values(outline(mark + text))["issuer"] == issuer


def test_a_telegram() -> None:
    top = "发电单位 某市防汛指挥部　　签批盖章 张三\n等级 特急·明电　某汛电〔2019〕8号　某机发 11号\n"
    whole = outline(top + NOTICE.replace("某府办发〔2019〕8号\n", ""))
    assert not [one for one in whole.references if one.target == "某汛电〔2019〕8号"]  # its own number
    found = values(whole)
    assert [found[key] for key in ("issuer_mark", "signers", "urgency", "document_number")] == [
        "某市防汛指挥部",
        "张三",
        "特急",
        "某汛电〔2019〕8号",
    ]


def test_the_mark_of_several_bodies() -> None:
    mark = "某市水务局\n某市财政局　文件\n某市民政局\n"
    found = outline(mark + NOTICE)
    assert values(found)["issuer_mark"] == "某市水务局；某市财政局　文件；某市民政局"
    field = found.metadata.issuer_mark
    assert field is not None
    assert len(field.spans) == 3


def test_minutes_name_body_and_day_in_one_line() -> None:
    top = "专题会议纪要\n〔2019〕第8号\n某市人民政府办公室　　2019年3月5日\n"
    text = top + "关于河道治理的会议纪要\n一、关于范围。会议同意。\n"
    found = values(outline(text))
    assert (found["issuer"], found["date_issued"]) == ("某市人民政府办公室", "2019-03-05")
    assert (found["title"], found["document_number"]) == ("关于河道治理的会议纪要", "〔2019〕第8号")
    assert outline(text).findings == ()


def test_a_forwarded_text_keeps_its_header_to_itself() -> None:
    text = (
        "国务院办公厅转发某局关于防震意见报告的通知\n国办发〔1996〕2号\n各省人民政府：\n某局的报告已经同意，现转发给你们。\n"
        "国务院办公厅\n一九九六年二月五日\n关于防震意见的报告\n国务院：\n现将有关情况报告如下。\n一、基本情况\n情况良好。\n"
        "国家地震局\n一九九六年一月二十五日\n"
    )
    found = outline(text)
    assert values(found)["date_issued"] == "1996-02-05"
    assert values(found)["addressees"] == "各省人民政府"
    assert values(found)["issuer"] == "国务院办公厅"
    assert [part.kind for part in found.parts] == ["main", "attachment"]


def test_an_order_signed_by_a_person() -> None:
    text = (
        "某国国务院令\n第999号\n《水条例》已经通过，现予公布，自2019年3月1日起施行。\n总理\u3000\u3000张三\n2018年11月6日\n"
        "水条例\n（2018年9月6日国务院第23次常务会议通过）\n第一章 总则\n第一条 为了节水，制定本条例。\n"
    )
    found = outline(text)
    assert values(found)["genre"] == "令"
    assert values(found)["document_number"] == "第999号"
    assert values(found)["date_issued"] == "2018-11-06"
    assert found.parts[1].title == "水条例"
    assert ("notes", "（2018年9月6日国务院第23次常务会议通过）") in kinds(found, text)


def test_what_a_page_states_gives_way_to_the_print() -> None:
    fields = (
        ("发文字号", "网〔2020〕1号"),
        ("索引号", "000/1"),
        ("成文日期", "2020年1月1日"),
        ("发布日期", "2019-03-09"),
        ("主题词", "无"),
    )
    found = values(structure(Reading(NOTICE, "utf-8", "text/html", fields=fields)))
    assert found["document_number"] == "某府办发〔2019〕8号"
    assert found["date_issued"] == "2019-03-05"
    assert found["index_number"] == "000/1"
    assert found["date_published"] == "2019-03-09"
    assert "subject_words" not in found


def test_a_captured_header_is_read_and_set_aside() -> None:
    text = "# 网页标题\n\n**发布日期**: 2019-03-09\n**发布机构**: 某网站\n**原文链接**: http://a\n\n---\n\n" + NOTICE
    found = outline(text)
    assert values(found)["date_published"] == "2019-03-09"
    assert values(found)["issuer"] == "某市人民政府办公室"
    assert values(found)["title"].startswith("某市人民政府办公室关于印发")


def test_end_matter() -> None:
    text = NOTICE.replace("（此件公开发布）", "抄送：市委各部门，市人大办公室。\n某市人民政府办公室  2019年3月8日印发")
    found = values(outline(text))
    assert found["cc"] == "市委各部门，市人大办公室"
    assert found["date_printed"] == "2019-03-08"
    assert found["printed_by"] == "某市人民政府办公室"


def test_end_matter_at_the_foot_of_the_last_page() -> None:
    text = NOTICE + "主题词：水务 改革 方案\n抄送：市委办公室。\n某市人民政府办公室  2019年3月8日印发\n"
    found = values(outline(text))
    assert found["subject_words"] == "水务 改革 方案"
    assert found["cc"] == "市委办公室"
    assert found["date_printed"] == "2019-03-08"
    assert found["date_issued"] == "2019-03-05"


def test_the_title_names_more_issuers_than_the_page() -> None:
    fields = (("发布机构", "某市水务局"),)
    text = "某市水务局 某市财政局关于节水的意见\n为做好节水工作，提出以下意见。\n一、加强领导\n"
    assert values(structure(Reading(text, "utf-8", "text/html", fields=fields)))["issuer"] == "某市水务局；某市财政局"


def test_a_text_that_is_no_circular() -> None:
    assert [finding.code for finding in outline("今天天气很好。\n我们去公园玩。\n").findings] == ["not-a-circular"]
    assert outline(NOTICE).findings == ()


@pytest.mark.parametrize(
    "date", ["2019-03-05", "2019.3.5", "2019年3月5号", "二ΟΟ九年三月五日", "二ＯО九年三月五日", "2019 年⏎3 月 5 日"]
)
def test_dates_that_sign(date: str) -> None:
    found = values(outline(NOTICE.replace("2019年3月5日", date.replace("⏎", "\n"))))
    assert found["date_issued"].endswith("-03-05")
    assert found["issuer"] == "某市人民政府办公室"


@pytest.mark.parametrize("number", ["某部 某总局公告2022年第28号", "某政发〔二〇〇八〕十二号", "〔2019〕2 号"])
def test_rarer_numbers(number: str) -> None:
    assert values(outline(NOTICE.replace("某府办发〔2019〕8号", number)))["document_number"] == number


def test_addressees_over_two_lines() -> None:
    found = values(outline(NOTICE.replace("各区人民政府，市政府", "各区人民政府，\n市政府")))
    assert found["addressees"] == "各区人民政府，市政府各部门"
    assert found["title"] == "某市人民政府办公室关于印发某市水务改革行动方案的通知"


def test_a_seal_and_the_foot_of_a_page_beside_the_signature() -> None:
    found = values(
        outline(NOTICE.replace("某市人民政府办公室\n2019年3月5日", "某市人民政府办公室\n— 2 —\n2019年3月5日（印章）"))
    )
    assert (found["issuer"], found["date_issued"]) == ("某市人民政府办公室", "2019-03-05")
    assert found["signature"] == "某市人民政府办公室"


def test_who_published_a_rule_and_when() -> None:
    found = values(
        outline("某类人员待遇规定\n1981年4月6日 国务院发布\n发布之日施行\n为了解决困难，制定本规定。\n一、发给工资。\n")
    )
    assert (found["date_issued"], found["issuer"]) == ("1981-04-06", "国务院")


@pytest.mark.parametrize(
    ("signed", "issuer"),
    [
        ("某市老旧小区改造领导小组\n（市住房和城乡建设局代章）\n2019年3月5日", "某市老旧小区改造领导小组"),
        ("甲县人民政府　　乙县人民政府\n2019年3月5日　　2019年3月5日", "甲县人民政府；乙县人民政府"),
    ],
)
def test_who_seals_for_whom_and_a_day_for_each_body(signed: str, issuer: str) -> None:
    found = values(outline(NOTICE.replace("某市人民政府办公室\n2019年3月5日", signed)))
    assert (found["issuer"], found["date_issued"]) == (issuer, "2019-03-05")


def test_who_issues_one_a_line_above_the_title() -> None:
    names = ["民政部", "教育部", "财政部", "人力资源社会保障部", "国家卫生健康委员会"]
    found = values(outline("\n".join(names) + "\n关于加强乡村服务的意见\n各省民政厅：\n现提出意见。\n"))
    assert found["title"].split("\u3000") == [*names[:-1], names[-1] + "关于加强乡村服务的意见"]
    assert found["issuer"] == "；".join(names)


def test_an_office_gives_an_order() -> None:
    text = (
        "中华人民共和国主席令\n第八号\n《湖泊法》已由会议通过，现予公布。\n中华人民共和国主席　某某\n2021年10月23日\n"
    )
    assert values(outline(text))["issuer"] == "中华人民共和国主席"


@pytest.mark.parametrize("number", ["某政发〔2020〕　　号", "某政发〔    〕12号"])
def test_a_number_left_blank_is_a_finding(number: str) -> None:
    found = outline(NOTICE.replace("某府办发〔2019〕8号", number))
    assert values(found)["document_number"] == number
    assert "number-blank" in [finding.code for finding in found.findings]


@pytest.mark.parametrize("number", ["2018年1号", "〔十六届〕第8号", "府教學字第0960112345號", "第12期"])
def test_numbers_without_a_year_in_brackets(number: str) -> None:
    assert values(outline(NOTICE.replace("某府办发〔2019〕8号", number)))["document_number"] == number


def test_the_issue_of_a_gazette_is_not_the_number_of_what_it_prints() -> None:
    assert values(outline("（2019年第4期）\n" + NOTICE))["document_number"] == "某府办发〔2019〕8号"


def test_lines_that_name_things_and_their_values_are_no_header() -> None:
    found = values(outline("招标公告\n项目名称：某河治理\n招标人：某县水务局\n某县水务局\n2021年5月18日\n"))
    assert (found["title"], found["issuer"]) == ("招标公告", "某县水务局")


def test_letters_of_taiwan_state_their_elements_above_the_text() -> None:
    lines = [
        "檔　　號：",
        "保存年限：",
        "某某縣政府　函",
        "",
        "受文者：某某國民小學",
        "發文日期：中華民國112年3月15日",
        "發文字號：府教國字第1120056789號",
        "速別：普通件",
        "附件：如主旨",
        "",
        "主旨：檢送實施計畫1份，請查照辦理。",
        "說明：",
        "一、依計畫辦理。",
        "二、請於4月30日前提報成果。",
    ]
    found = outline("\n".join(lines))
    elements = values(found)
    assert elements["title"] == "某某縣政府　函"
    assert elements["issuer"] == "某某縣政府"
    assert elements["addressees"] == "某某國民小學"
    assert elements["date_issued"] == "2023-03-15"
    assert elements["document_number"] == "府教國字第1120056789號"
    assert [part.kind for part in found.parts] == ["main"]


def test_end_matter_between_rules_and_before_an_annex() -> None:
    ends = "抄送：市委办公室，市人大常委会办\n公室，市政协办公室。\n{rule}\n某市人民政府办公室\n2019年3月6日印发\n"
    for rule in ("──────────", "----------"):
        found = outline(NOTICE.replace("（此件公开发布）\n", ends.format(rule=rule)))
        named = values(found)
        assert named["cc"] == "市委办公室，市人大常委会办公室，市政协办公室"
        assert (named["printed_by"], named["date_printed"]) == ("某市人民政府办公室", "2019-03-06")
        assert [part.title for part in found.parts][1] == "某市水务改革行动方案"
        foot = outline(NOTICE + "主题词：水务  改革\n" + rule + "\n" + ends.format(rule=rule))
        assert values(foot)["cc"] == "市委办公室，市人大常委会办公室，市政协办公室"
        assert values(foot)["subject_words"] == "水务  改革"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("某市发展和改革委员会\n某市水务局　令\n", "某市发展和改革委员会；某市水务局"),
        ("某市发展和改革委员会\n某市水务局　令\n某市财政局\n", "某市发展和改革委员会；某市水务局；某市财政局"),
        ("某市发展和改革委员会\n某市水务局\n某市财政局\n令\n", "某市发展和改革委员会；某市水务局；某市财政局"),
    ],
)
def test_several_bodies_give_an_order(head: str, issuer: str) -> None:
    text = "第12号\n《某市供水办法》已经通过，现予公布。\n某市发展和改革委员会主任：张　三\n局长：李四\n2020年1月8日\n"
    found = outline(head + text)
    named = values(found)
    assert (named["issuer"], named["document_number"], named["genre"]) == (issuer, "第12号", "令")
    assert named["signature"] == "某市发展和改革委员会主任：张　三；局长：李四"
    assert found.parts[0].title == named["title"]


def test_what_a_scan_spaces_out() -> None:
    text = (
        "某市水利厅关于上报工程设计的请示\n某 水 规 计 〔 2 0 1 6 〕 8 8 号\n省人民政府:\n工程存在下列问题:\n"
        "1 、 坝体渗漏 ;\n2 、 能力不足 。\n妥否,请批示。\n附件: 1 . 设计报告\n2 . 审查意见\n"
        "某市水利厅\n2016 年 9 月 1 2 日\n"
    )
    found = outline(text)
    named = values(found)
    assert (named["document_number"], named["date_issued"]) == ("某水规计〔2016〕88号", "2016-09-12")
    assert named["attachments_note"] == "附件: 1 . 设计报告；2 . 审查意见"
    assert [part.kind for part in found.parts] == ["main"]
    assert [section.label for section in found.sections] == ["1 、", "2 、"]


@pytest.mark.parametrize(
    "remark",
    [
        "(2019年4月23日某市第十三届人民代表大会\n常务委员会第十次会议通过)",
        "（2012年9月26日某市第十一届人民代表大会常务委员会\n第三次会议通过\u3000根据2019年11月29日某市人民代表大会\n常务委员会《决定》修正）",
    ],
)
def test_a_remark_of_adoption_over_several_lines(remark: str) -> None:
    found = outline(
        f"某市人民代表大会常务委员会关于供水的\n决定\n{remark}\n\n一、全市应当节约用水。\n二、本决定自公布之日起施行。\n"
    )
    named = values(found)
    assert named["title"] == "某市人民代表大会常务委员会关于供水的决定"
    assert named["notes"] == remark.replace("\n", "").strip("（()）")
    assert [block.rule for block in found.blocks].count("adoption") == 1
    open_ended = outline("某市供水条例\n（2019年4月23日起\n第一条　应当节约用水。\n第二条　本条例自公布之日起施行。\n")
    assert "notes" not in values(open_ended)


def test_a_communique_with_footnotes() -> None:
    text = (
        "某市2020年国民经济和社会发展统计公报[1]\n\n某市统计局\n国家统计局某市调查队\n2021年3月30日\n\n"
        "2020年，全市经济稳定恢复。\n一、综合\n地区生产总值[2]1523亿元。\n二、农业\n粮食产量152万吨。\n\n"
        "注释：\n[1]均为初步统计数。\n[2]按现价计算。\n资料来源：财政数据来自市财政局。\n"
    )
    found = outline(text)
    named = values(found)
    assert (named["title"], named["genre"]) == ("某市2020年国民经济和社会发展统计公报", "公报")
    assert (named["issuer"], named["date_issued"]) == ("某市统计局；国家统计局某市调查队", "2021-03-30")
    assert found.sections[-1].text == "粮食产量152万吨。"
    assert [block.kind for block in found.blocks][-4:] == ["note"] * 4


def test_a_paper_of_law_is_not_judged_as_a_circular() -> None:
    text = (
        "某县行政复议决定书\n某府复〔2019〕8号\n申请人不服处罚，本机关决定维持。\n某县人民政府\n二〇一九年四月十五日\n"
    )
    assert outline(text).findings == ()
    assert outline(text.replace("决定书", "的决定")).findings != ()


def test_a_papers_number_above_its_title_is_none_of_it() -> None:
    report = "某县十八届人民代表大会第二次会议文件（八）\n关于某县预算执行情况的报告\n各位代表：\n现将报告提请审议。\n"
    assert values(outline(report))["title"] == "关于某县预算执行情况的报告"
    contract = "合同编号：某-2020-013\n技术服务合同\n根据法律的规定，双方订立本合同。\n第一条 完成安全鉴定。\n"
    named = values(outline(contract))
    assert (named["title"], named["document_number"]) == ("技术服务合同", "某-2020-013")


@pytest.mark.parametrize("stroke", ["\n", "\r", "\r\n"])
def test_elements_are_read_whatever_ends_the_lines(stroke: str) -> None:
    text = "某市人民政府关于防汛的通知\n某政发〔2020〕3号\n各区人民政府：\n请认真落实。\n某市人民政府\n2020年5月1日\n"
    named = values(outline(text.replace("\n", stroke)))
    assert (named["document_number"], named["date_issued"]) == ("某政发〔2020〕3号", "2020-05-01")


def test_bodies_side_by_side_on_the_lines_of_a_title() -> None:
    title = "某省教育厅　　　某省公安厅\n某省财政厅　某省民政厅\n关于印发某市"
    found = values(outline(NOTICE.replace("某市人民政府办公室关于印发某市", title)))
    assert found["title"] == "某省教育厅　某省公安厅　某省财政厅　某省民政厅关于印发某市水务改革行动方案的通知"


def test_whom_to_ask_in_brackets_is_a_remark_below_the_date() -> None:
    remark = "（联系单位：某市水务局办公室，联系电话：88881234）"
    found = outline(NOTICE.replace("（此件公开发布）", remark))
    assert values(found)["notes"] == remark.strip("（）")
    assert [part.title for part in found.parts][1] == "某市水务改革行动方案"


@pytest.mark.parametrize(
    ("mark", "number"),
    [("某市水务局", "某水函〔2022〕88号"), ("某市人民政府\n专题会议纪要", "〔2021〕第12期")],
)
def test_a_mark_above_the_number_needs_no_more_words(mark: str, number: str) -> None:
    text = f"{mark}\n{number}\n关于研究供水问题的会议纪要\n某市水务局　2021年6月11日\n会议同意改造供水管网。\n"
    found = values(outline(text))
    assert (found["issuer_mark"], found["document_number"]) == (mark.replace("\n", ""), number)
    assert found["title"] == "关于研究供水问题的会议纪要"


def test_the_remark_and_the_annexes_of_a_text_passed_on_are_its_own() -> None:
    text = (
        "某市人民政府转发某省水利厅关于做好供水工作的通知\n某政〔2016〕6号\n各县人民政府：\n现转发给你们，请贯彻执行。\n"
        "某市人民政府\n2016年10月2日\n某省水利厅关于做好供水工作的通知\n各市人民政府：\n一、健全机制。\n二、落实经费。\n"
        "附件：任务分工表\n某省水利厅\n2016年9月3日\n（此件公开发布）\n附件\n任务分工表\n各单位分工如下，请遵照执行。\n"
    )
    found = outline(text)
    assert [part.title for part in found.parts][1:] == ["某省水利厅关于做好供水工作的通知", "任务分工表"]
    assert "notes" not in values(found)
    assert "attachments_note" not in values(found)


def test_marks_that_a_scan_sets_off_by_blanks() -> None:
    found = outline(NOTICE.replace("各区人民政府，市政府各部门：", "各县 、 区人民政府 ， 市政府各部门 ："))
    assert values(found)["addressees"] == "各县、区人民政府，市政府各部门"


def test_papers_of_law_name_who_issues_them_above_their_kind() -> None:
    text = "某市生态环境局\n行政处罚决定书\n某环罚〔2023〕16号\n当事人：某公司\n地址：某路6号\n一、违法事实\n排污。\n"
    found = values(outline(text))
    assert (found["title"], found["genre"]) == ("某市生态环境局行政处罚决定书", "决定书")


def test_who_signs_right_below_the_day() -> None:
    found = outline(NOTICE.replace("某市人民政府办公室\n2019年3月5日", "2019年3月5日\n某市人民政府办公室"))
    assert values(found)["signature"] == values(found)["issuer"] == "某市人民政府办公室"
    assert values(found)["notes"] == "此件公开发布"
    assert [part.title for part in found.parts][1] == "某市水务改革行动方案"


def test_the_word_beside_several_names_is_no_name() -> None:
    found = values(outline("某市医疗保障局\n某市财政局\n文件\n" + NOTICE))
    assert found["issuer_mark"] == "某市医疗保障局；某市财政局"


def test_the_title_of_a_bulletin_stands_below_who_issues_it() -> None:
    text = (
        "审计结果公告\n2023年第2号（总第41号）\n某市审计局办公室　2023年8月18日\n某市2022年度预算执行的审计结果\n"
        "市审计局对预算执行情况进行了审计。\n一、基本情况\n总收入12亿元。\n"
    )
    found = values(outline(text))
    assert (found["issuer_mark"], found["document_number"]) == ("审计结果公告", "2023年第2号（总第41号）")
    assert (found["title"], found["issuer"]) == ("某市2022年度预算执行的审计结果", "某市审计局办公室")


def test_a_name_in_latin_letters_is_no_line_of_the_title() -> None:
    found = values(outline("PEOPLE'S GOVERNMENT OF MOU CITY\n" + NOTICE))
    assert found["title"] == "某市人民政府办公室关于印发某市水务改革行动方案的通知"
