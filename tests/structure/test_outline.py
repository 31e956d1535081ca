"""Parts, sections, headings, references, and what is around the text."""

import pytest

from tests.structure.documents import NOTICE, kinds, outline, parts, tree, values


def body(*lines: str) -> str:
    return "\n".join(["某市关于某事的意见", "各区人民政府：", "现提出如下意见。", *lines]) + "\n"


def test_parts_of_a_notice() -> None:
    found = outline(NOTICE)
    assert parts(found) == [
        ("main", "", "某市人民政府办公室关于印发某市水务改革行动方案的通知", ""),
        ("attachment", "", "某市水务改革行动方案", ""),
        ("annex", "附件1", "任务分工表", "p2"),
    ]
    assert found.parts[0].end <= found.parts[1].start


def test_a_list_of_annexes_is_no_annex_and_no_section() -> None:
    found = outline(NOTICE)
    assert tree(found) == [
        "一、|总体要求",
        "  （一）|指导思想",
        "  （二）|工作目标",
        "二、|重点任务",
        "  1.|健全制度",
        "  2.",
    ]
    assert ("attachments_note", "2.联系人名单") in kinds(found, NOTICE)


@pytest.mark.parametrize("label", ["附件1", "附件1：", "附 件 1", "附件一", "附表1", "附錄1"])
def test_annex_labels(label: str) -> None:
    found = outline(NOTICE.replace("附件1\n任务", f"{label}\n任务"))
    assert found.parts[-1].kind == "annex"
    assert found.parts[-1].label == label.rstrip("：")
    assert found.parts[-1].title == "任务分工表"


def test_annex_title_on_the_label_line() -> None:
    found = outline(NOTICE.replace("附件1\n任务", "附件1：任务") + "第二行。\n第三行。\n")
    assert (found.parts[-1].label, found.parts[-1].title) == ("附件1", "任务分工表")


def test_files_to_fetch_are_no_annexes() -> None:
    found = outline(
        NOTICE.replace("附件1\n任务分工表\n各单位分工如下。\n", "附件1：任务分工表.doc\n附件2：名单.xlsx\n")
    )
    assert [part.kind for part in found.parts] == ["main", "attachment"]


def test_a_detached_annex() -> None:
    found = outline("附件4\n某省健康产业发展\n行动计划\n一、主要目标\n到2030年，取得进展。\n")
    assert parts(found) == [("annex", "附件4", "某省健康产业发展行动计划", "")]


def test_levels_are_depth() -> None:
    found = outline(body("一、甲", "1.乙", "2.丙", "二、丁", "（一）戊", "1.己", "（二）庚", "三、辛"))
    assert [section.level for section in found.sections] == [1, 2, 2, 1, 2, 3, 2, 1]


def test_numbers_that_run_on_across_parents_are_no_gap() -> None:
    found = outline(body("一、甲事", "（一）乙事", "（二）丙事", "二、丁事", "（三）戊事", "（四）己事"))
    assert [section.number for section in found.sections] == [1, 1, 2, 2, 3, 4]
    assert found.findings == ()


def test_gaps_and_repeats_are_findings() -> None:
    found = outline(body("一、甲事", "二、乙事", "二、丙事", "五、丁事"))
    assert [(finding.code, finding.end - finding.start) for finding in found.findings] == [
        ("number-repeated", 2),
        ("number-gap", 2),
    ]
    assert [section.level for section in found.sections] == [1, 1, 1, 1]


def test_chapters_and_articles() -> None:
    text = (
        "某某条例\n第一编　总则\n第一章　一般规定\n第一节　目的\n第一条　为了节水，制定本条例。\n"
        "第二条　下列行为禁止：\n（一）浪费；\n（二）污染。\n第十条之一　另有规定。\n"
    )
    assert tree(outline(text)) == [
        "第一编|总则",
        "  第一章|一般规定",
        "    第一节|目的",
        "      第一条",
        "      第二条",
        "        （一）",
        "        （二）",
        "      第十条之一",
    ]


def test_articles_without_a_blank_follow_the_sequence() -> None:
    text = "某某办法\n第一条 为了节水，制定本办法。\n第二条市、区人民政府负责实施。\n第九条规定的事项除外。\n"
    assert tree(outline(text)) == ["第一条", "第二条"]


def test_a_sentence_and_who_is_in_charge_is_no_heading() -> None:
    found = outline(
        body("一、任务", "（一）支持设置受理窗口。（负责部门：某局）", "（二）各区应当落实。（负责部门：某局）")
    )
    assert [section.heading for section in found.sections] == ["任务", "", ""]


def test_articles_of_taiwan_rules_and_hard_wraps() -> None:
    lines = ["某處暫行組織規程"]
    for number in range(1, 8):
        lines += [
            f"第 {number} 條",
            "本處為辦理各項業務需要，得設企劃、檔案管理、資訊及行政管理五組分別掌",
            "理前條所列事項，並得分科辦事",
            "；副主任二人。",
        ]
    found = outline("\n".join(lines))
    assert [section.label for section in found.sections] == [f"第 {n} 條" for n in range(1, 8)]
    assert found.sections[0].text.startswith("本處為辦理")
    assert len([block for block in found.blocks if block.kind == "paragraph"]) == 7
    assert found.blocks[2].locator == "lines 3–5"


def test_decimal_numbers() -> None:
    text = body(
        "1　总则",
        "1.1　目的",
        "保障安全。",
        "1.2　分级",
        "1.2.1　一级：出现重大险情，以及超过处置能力的情形。",
        "2　职责",
        "2.1　成员",
        "共3.5亿元。",
    )
    found = outline(text)
    assert [(s.label, s.level) for s in found.sections] == [
        ("1", 1),
        ("1.1", 2),
        ("1.2", 2),
        ("1.2.1", 3),
        ("2", 1),
        ("2.1", 2),
    ]
    assert found.sections[0].heading == "总则"


@pytest.mark.parametrize(
    "line",
    [
        "3.8米直径的管道。",
        "2025年，目标完成。",
        "一是加强领导。",
        "第十一条规定的事项。",
        "1.5亿元资金。",
        "——坚持创新。",
    ],
)
def test_no_labels(line: str) -> None:
    assert tree(outline(body("一、甲事", "正文。", line))) == ["一、|甲事"]


def test_items_of_a_list_have_no_headings() -> None:
    found = outline(body("一、有关事项", "（一）变更名称；", "（二）变更资本；", "（三）其他事项。"))
    assert [section.heading for section in found.sections] == ["有关事项", "", "", ""]


def test_unclear_openings_follow_their_siblings() -> None:
    weak = "扎实推进基层应急救援队伍能力建设，完善救援物资储备制度"
    alone = outline(
        body("一、情况", f"（一）{weak}。各地抓紧落实。", "（二）各地应当报送。", "（三）财政部门必须拨付。")
    )
    assert alone.sections[1].heading == ""
    among = outline(
        body("一、情况", f"（一）{weak}。各地抓紧落实。", "（二）健全网络。及时更新。", "（三）强化培训。每年组织。")
    )
    assert [section.heading for section in among.sections[1:]] == [weak, "健全网络", "强化培训"]


def test_siblings_that_all_open_alike_have_headings() -> None:
    first = "集中力量推进关键核心技术攻关，牢牢掌握发展自主权"
    second = "适度超前部署新型基础设施建设，筑牢产业发展根基"
    third = "持续提升公共服务均等化水平，不断满足群众需要"
    found = outline(
        body(
            "一、安排", *(f"（{n}）{h}。有关单位抓紧。" for n, h in zip("一二三", (first, second, third), strict=True))
        )
    )
    assert [section.heading for section in found.sections[1:]] == [first, second, third]


def test_colon_headings_of_a_list() -> None:
    found = outline(
        body(
            "一、元旦：1月1日放假，共3天。", "二、春节：2月4日至10日放假调休。", "三、端午节：6月7日放假，与周末连休。"
        )
    )
    assert [section.heading for section in found.sections] == ["元旦", "春节", "端午节"]


def test_contents_are_no_sections() -> None:
    text = "应急预案\n目　　录\n1　总则\n2　职责\n1　总则\n1.1　目的\n保障安全。\n"
    text += "1.2　依据\n有关规定。\n2　职责\n各负其责。\n"
    found = outline(text)
    assert [section.label for section in found.sections] == ["1", "1.1", "1.2", "2"]
    assert [kind for kind, _ in kinds(found, text)].count("contents") == 3


def test_style_sheets_that_markdown_takes_over_are_furniture() -> None:
    text = "# 关于某事的通知\n<style>\np { color: red }\n\n</style>\n各单位：\n请认真执行。\n"
    shown = kinds(outline(text), text)
    assert [part for kind, part in shown if kind == "furniture"] == ["<style>", "p { color: red }", "</style>"]
    assert [kind for kind, _ in shown if kind != "furniture"] == ["title", "addressees", "paragraph"]


def test_page_marks_are_furniture() -> None:
    text = body("一、甲事", "正文一。", "- 1 -", "正文二。", "第 2 页 共 9 页")
    assert [shown for kind, shown in kinds(outline(text), text) if kind == "furniture"] == ["- 1 -", "第 2 页 共 9 页"]


def test_markdown_marks_are_no_part_of_what_is_said() -> None:
    text = "# 某市关于某事的意见\n\n各区人民政府：\n\n现提出意见。\n\n## 一、甲事\n\n**（一）乙事**\n\n正文。\n"
    found = outline(text)
    assert tree(found) == ["一、|甲事", "  （一）|乙事"]
    assert ("heading", "**（一）乙事**") in kinds(found, text)


def test_captions_units_and_notes_of_a_table() -> None:
    text = body("附件1", "单位：万元", "经费表", "┌─┬─┐", "│a│b│", "├─┼─┤", "│1│2│", "└─┴─┘", "注：含税。")
    shown = [kind for kind, _ in kinds(outline(text), text)]
    assert shown[-5:] == ["label", "unit-note", "caption", "table", "note"]


def test_references() -> None:
    found = outline(NOTICE)
    seen = [(r.kind, r.raw, r.target, r.resolved) for r in found.references]
    assert ("annex", "附件1", "附件1", "p3") in seen
    assert ("annex", "2", "附件2", "") in seen
    assert ("document", "《某市水务改革行动方案》", "某市水务改革行动方案", "p2") in seen
    assert ("document", "某政发〔2018〕20号", "某政发〔2018〕20号", "") in seen
    assert all(NOTICE[r.start : r.end] == r.raw for r in found.references)


def test_several_annexes_named_at_once() -> None:
    found = outline(body("任务见附件2、3和4，另行通知。"))
    assert [r.target for r in found.references] == ["附件2", "附件3", "附件4"]


def gap_codes(body: str) -> list[str]:
    return [one.code for one in outline(NOTICE.replace("1.健全制度", body + "1.健全制度")).findings]


def test_items_on_one_line_leave_no_gap() -> None:
    assert gap_codes("1.制定计划； 2.落实经费；\n3.按月报送进度。\n") == []
    assert gap_codes("1.制定计划；\n3.按月报送进度。\n") == ["number-gap"]
    assert gap_codes("注：①计划由各区制定。\n②经费由市里落实。\n") == []


def test_an_article_put_in_later_repeats_no_number() -> None:
    assert gap_codes("第一条　本法所称用水。\n第一条\n之一\n　节约用水。\n第二条　取水。\n") == []


def test_a_list_of_numbers_cut_by_a_line_break_is_no_section() -> None:
    found = outline(NOTICE.replace("2.各区应当", "修正第 3、5～9、\n154、155、172 條條文。\n2.各区应当"))
    assert "154、" not in [section.label for section in found.sections]


def test_articles_on_one_line_are_taken_apart() -> None:
    first = "第一条 为加强管理，制定本办法。 第二条 本办法适用于本市河道。"
    found = outline(f"某市河道管理办法\n{first}\n依照第三条 规定办理。第三条 河长负责。\n")
    assert tree(found) == ["第一条", "第二条", "第三条"]
    assert [section.text for section in found.sections] == [
        "为加强管理，制定本办法。",
        "本办法适用于本市河道。\n依照第三条 规定办理。",
        "河长负责。",
    ]


def test_a_sentence_about_a_chapter_is_no_chapter() -> None:
    found = outline("某市设备标准\n第一章 总则\n第一条 制定本标准。\n第二条 其他设备，\n第二章规定于其他设备准用之。\n")
    assert tree(found) == ["第一章|总则", "  第一条", "  第二条"]


def test_parts_of_a_text_are_numbered_nodes() -> None:
    found = outline(
        "某市办事指南\n第一部分：合法缴纳\n一、条件\n符合条件。\n第二部分：违规补缴\n一、后果\n承担责任。\n"
    )
    assert tree(found) == ["第一部分|合法缴纳", "  一、|条件", "第二部分|违规补缴", "  一、|后果"]


def test_a_lone_sentence_names_no_article() -> None:
    articles = [
        "第一条 纳税人应当申报。",
        "第二条 税款按年征收。具体期限另定。",
        "第三条 逾期的，处以罚款。",
        "第四条 本办法施行。",
    ]
    found = outline("\n".join(["某市税收办法", *articles]) + "\n")
    assert [section.heading for section in found.sections] == ["", "", "", ""]


def test_an_annex_that_the_list_above_names() -> None:
    rule = "某市执勤规范\n第一条 本规范施行。\n附件：1、酒驾查处规程\n2、超速查处规程\n"
    first = "附件1：酒驾查处规程\n一、配备仪器。\n二、及时指挥。\n"
    found = outline(rule + first + "附件2：超速查处规程\n一、设置标志。\n二、及时拦截。\n")
    assert [(part.kind, part.label, part.title) for part in found.parts[1:]] == [
        ("annex", "附件1", "酒驾查处规程"),
        ("annex", "附件2", "超速查处规程"),
    ]


def test_a_title_ends_where_the_list_of_annexes_ends_it() -> None:
    text = NOTICE.replace("附件1\n任务分工表\n各单位分工如下。\n", "附件1\n任务分工表\n甲组分工情况\n┌─┐\n│甲│\n└─┘\n")
    found = outline(text)
    assert found.parts[-1].title == "任务分工表"


def test_annexes_to_an_annex() -> None:
    text = NOTICE + "清单见附件1-1。\n附件1-1\n隐患清单\n1.通道\n附件1-2\n问题台账\n1.堵塞\n附件2\n联系人名单\n张三。\n"
    found = outline(text)
    assert [(part.label, part.parent_id) for part in found.parts[2:]] == [
        ("附件1", "p2"),
        ("附件1-1", "p3"),
        ("附件1-2", "p3"),
        ("附件2", "p2"),
    ]


def test_who_wrote_a_forwarded_text_is_no_part_of_its_title() -> None:
    found = outline(
        NOTICE.replace("某市水务改革行动方案\n为", "关于水务改革的意见\n市水务局\n（二〇一九年三月一日）\n为")
    )
    assert found.parts[1].title == "关于水务改革的意见"
    assert found.metadata.notes is not None
    assert found.metadata.notes.value == "此件公开发布"


def test_serial_numbers_alone_on_their_lines_are_a_shattered_table() -> None:
    rows = "".join(f"{n}\n指标{n}\n定义{n}\n" for n in range(1, 25))
    found = outline(f"某市指标体系\n一、宜居\n{rows}二、健康\n{rows}")
    assert found.sections == ()


def test_a_page_number_before_the_label_of_an_annex() -> None:
    found = outline("12附件2\n指标体系\n一、宜居\n空气良好。\n")
    assert [(part.kind, part.label, part.title) for part in found.parts] == [("annex", "附件2", "指标体系")]
    assert found.blocks[0].kind == "furniture"


def test_items_wrapped_below_their_number_are_whole() -> None:
    lines = [
        "某處組織規程",
        "第 1 條",
        "本處設下列各課：",
        "一、總務課：掌理文書、出納、財產保管、公共關係、工友管理及其他不屬",
        "    各課事項，並辦理其他交辦事項，置課長一人、專員二人、課員十",
        "    四人。",
        "二、業務課：掌理業務推展。",
        "三、會計課：掌理歲計、會計、統計及決算之編製，並依規定派員查核帳冊",
        "    及憑證。",
    ]
    found = outline("\n".join(lines))
    items = [section for section in found.sections if section.level == 2]
    assert [(item.heading, item.text[-6:]) for item in items] == [
        ("總務課", "課員十四人。"),
        ("業務課", "理業務推展。"),
        ("會計課", "帳冊及憑證。"),
    ]
    assert not any("\n" in item.text for item in items)


def test_a_paragraph_set_in_below_a_heading_stays_apart() -> None:
    lines = ["某方案", "1.加强组织领导", "  各地要高度重视。", "2.完善工作机制", "  建立台账。"]
    found = outline("\n".join(lines))
    assert [section.heading for section in found.sections] == ["加强组织领导", "完善工作机制"]


@pytest.mark.parametrize("version", ["（试行）", "（2021—2025年）"])
def test_the_last_entry_of_a_list_of_annexes_goes_on_in_brackets(version: str) -> None:
    found = outline(NOTICE.replace("2.联系人名单\n", f"2.联系人名单\n{version}\n"))
    assert values(found)["attachments_note"] == f"附件：1.任务分工表；2.联系人名单{version}"
    assert parts(found) == parts(outline(NOTICE))


def test_the_name_of_a_table_in_the_text_is_no_list_of_annexes() -> None:
    table = "附表：结果一览表\n序号\t名称\t数量\n1\t水表\t20\n2\t阀门\t30\n"
    found = outline(NOTICE.replace("附件：1.任务分工表\n2.联系人名单\n", table))
    assert "attachments_note" not in values(found)
    assert [block.kind for block in found.blocks if block.rule == "caption-above-table"] == ["caption"]


def test_the_first_entry_of_an_annex_goes_on_no_title() -> None:
    found = outline(NOTICE.replace("各单位分工如下。", "水务局：监督供水。\n财政局：拨付经费"))
    assert found.parts[-1].title == "任务分工表"
    found = outline(NOTICE.replace("各单位分工如下。", "水务局：监督供水\n财政局：拨付经费"))
    assert found.parts[-1].title == "任务分工表"


def test_annexes_that_are_called_by_one_sign() -> None:
    text = NOTICE.replace("附件：1.", "附:1.").replace("（见附件1）", "").replace("\n附件1\n", "\n附1\n")
    found = outline(text)
    listed = [ref for ref in found.references if ref.kind == "annex"]
    assert [(ref.target, ref.resolved) for ref in listed] == [("附件1", "p3"), ("附件2", "")]


def test_the_number_of_minutes_names_no_other_document() -> None:
    text = "某市人民政府专题会议纪要\n\n〔2020〕18号\n\n关于研究供水问题的会议纪要\n会议议定以下事项。\n"
    assert outline(text).references == ()
    assert outline(text.replace("\n\n", "\n")).references == ()


def test_lines_set_to_the_margins_tell_no_width() -> None:
    text = """某办〔2015〕9号　　　　　　　　　　　　　　　　签发人：张某
某市委办公室印发《若干规定》的通知
各市（州）、县（市、区）党委和人民政府，市委各部委，市级
机关各部门：
　　《若干规定》已经市委、市政府领导同志同意，现印发给你
们，请遵照执行。
　　各地各部门贯彻落实情况，请于今年五月底前由主要负责同
志签字报送市委办公室。
某市委办公室
2015年3月18日
某市委办公室　　　　　　　　　　　　　　　2015年3月19日印发
"""
    found = outline(text)
    assert values(found)["addressees"] == "各市（州）、县（市、区）党委和人民政府，市委各部委，市级机关各部门"
    lines = [text[block.start : block.end] for block in found.blocks if block.kind == "paragraph"]
    assert [line[:8] for line in lines] == ["《若干规定》已经", "各地各部门贯彻落"]


def test_a_remark_below_the_signature_is_no_text_of_its_own() -> None:
    text = "某市应急管理局\n处罚决定书\n（某）应急罚〔2022〕第14号\n决定罚款。\n某市应急管理局\n2022年4月8日\n"
    found = outline(text + "本文书一式两份：一份备案，一份交被处罚单位。\n")
    assert [part.kind for part in found.parts] == ["main"]
    assert values(found)["document_number"] == "（某）应急罚〔2022〕第14号"
    assert found.findings == ()
    more = "为了安全，制定本方案。\n各单位应当培训。\n各区应当检查。\n"
    assert [part.kind for part in outline(text + more).parts] == ["main", "attachment"]


def test_tables_listed_behind_the_annex_that_names_them() -> None:
    text = """附件2
某市危房改造方案
现制定方案（任务见附表1）。
一、标准
附表1：任务分配表
县区\t任务
甲县\t300
乙区\t500
附表2：农户档案表
户主姓名：＿＿＿＿
"""
    found = parts(outline(text))
    assert found == [
        ("annex", "附件2", "某市危房改造方案", ""),
        ("annex", "附表1", "任务分配表", "p1"),
        ("annex", "附表2", "农户档案表", "p1"),
    ]


STANDARD = """ICS 13.060.30
DB99
某 省 地 方 标 准
DB99/T 1234—2020
农村污水排放标准
Discharge standard of water pollutants for rural domestic sewage treatment facilities in villages
2020-05-08 发布    2020-08-01 实施
某省市场监督管理局    发 布

1　范围
本标准规定了排放要求。
2　控制要求
2.1　分级
2.1.1　分为一级和二级（分级见附录A）。
2.2　限值
附录B）不适用。

附　录　A
（资料性附录）
分级建议
A.1　一般规定
A.1.1　应综合考虑。
A.2　特殊规定
位于水源保护区的，应从严。
"""


def test_a_standard_and_its_annexes() -> None:
    found = outline(STANDARD)
    named = values(found)
    assert (named["title"], named["document_number"]) == ("农村污水排放标准", "DB99/T 1234—2020")
    assert (named["issuer"], named["date_published"]) == ("某省市场监督管理局", "2020-05-08")
    assert named["topic_class"] == "ICS 13.060.30"
    assert parts(found)[1:] == [("annex", "附\u3000录\u3000A", "分级建议", "p1")]
    assert tree(found)[5:] == ["A.1|一般规定", "  A.1.1", "A.2|特殊规定"]
    beside = outline(STANDARD.replace("附　录　A\n（资料性附录）\n分级建议\n", ""))
    assert [section.level for section in beside.sections if section.label[0] == "A"] == [1, 2, 1]


def test_a_value_behind_its_name_is_no_part_of_the_heading() -> None:
    found = outline(
        body(
            "一、项目情况",
            "1.项目编号：某采2023-015",
            "2.预算金额：120万元",
            "二、主题：节水",
            "请参加。",
            "三、其他：＿＿＿＿",
        )
    )
    assert [section.heading for section in found.sections] == ["项目情况", "项目编号", "预算金额", "主题：节水", "其他"]
    assert [section.text for section in found.sections][1:3] == ["某采2023-015", "120万元"]


def test_who_is_responsible_in_a_heading_is_a_name() -> None:
    found = outline(body("（一）主要负责人履行职责情况。", "1.专题研究6次。", "（二）改革情况。", "取消23项。"))
    assert found.sections[0].heading == "主要负责人履行职责情况"


def test_full_width_decimals_are_decimals() -> None:
    found = outline(
        body(
            "１　总则", "１．１　编制目的。", "１．２　适用范围。", "２　职责", "２．１　指挥部。", "２．１．１　组成。"
        )
    )
    assert tree(found) == ["１|总则", "  １．１", "  １．２", "２|职责", "  ２．１|指挥部", "    ２．１．１"]
    assert [section.number for section in found.sections] == [1, 1, 2, 2, 1, 1]
    blank = outline(body(*("\u00a0\u00a0" + line for line in ("1 总则", "1.1 编制目的。", "1.2 适用范围。"))))
    assert [section.label for section in blank.sections] == ["1", "1.1", "1.2"]


def wrapped(*paragraphs: str) -> str:
    """Paragraphs set in by two signs, in lines of 28 signs."""
    lines: list[str] = []
    for paragraph in paragraphs:
        text = "　　" + paragraph if paragraph[-1] in "。；" else paragraph
        lines += [text[at : at + 28] for at in range(0, len(text), 28)]
    return "\n".join(lines) + "\n"


SENTENCE = "对防范化解金融风险、营造诚实守信金融生态环境、维护良好金融秩序成效较好的地区予以支持。"


def test_a_paragraph_that_a_page_cuts_has_no_heading_for_it() -> None:
    text = wrapped("某市关于某事的意见", "各区人民政府：", *(f"{sign}、{SENTENCE}" for sign in "一二三四"))
    lines = text.splitlines()
    cut = next(at for at, line in enumerate(lines) if "三、" in line)
    lines.insert(cut + 1, "— 1 —")
    found = outline("\n".join(lines) + "\n")
    assert [(section.heading, section.text.replace("\n", "")) for section in found.sections] == [("", SENTENCE)] * 4


def test_a_sentence_that_fills_its_line_ends_no_paragraph_that_goes_on_flush() -> None:
    filled = "各地区要抓紧立法工作，努力推进有关法规尽早出台"[-22:]  # with label, indent and stop one line exactly
    text = wrapped(
        "某市关于某事的意见", "各区人民政府：", *(f"（{sign}）{filled}。各地也要抓紧。{SENTENCE}" for sign in "一二三")
    )
    assert text.splitlines()[2].endswith("。")
    assert [section.heading for section in outline(text).sections] == ["", "", ""]


def test_elements_below_a_line_as_wide_as_the_text_stay_apart() -> None:
    title = "关于印发某某市将健康融入所有政策工作实施方案（试行）的通知"[-28:]
    text = wrapped(title, "某府办发〔2019〕8号", "各镇人民政府、街道办事处：", SENTENCE, SENTENCE, SENTENCE)
    named = values(outline(text))
    assert (named["title"], named["document_number"]) == (title, "某府办发〔2019〕8号")
    below = values(outline(text.replace("某府办发〔2019〕8号\n", "")))
    assert (below["title"], below["addressees"]) == (title, "各镇人民政府、街道办事处")


def test_a_heading_has_no_line_breaks() -> None:
    name = "建立健全部门协同联动机制，统筹推进基础设施建设与公共服务能力提升"
    found = outline(
        wrapped("某市关于某事的意见", "各区人民政府：", *(f"{sign}、{name}。{SENTENCE}" for sign in "一二三"))
    )
    assert {section.heading for section in found.sections} == {name}
    assert {section.text for section in found.sections} == {SENTENCE}
    cut = outline(
        "规程\n第 1 條\n本規程依法訂定 Some\n  words 之。\n" + "這是用來佔滿整行寬度之文字十分冗長乏味，\n" * 8
    )
    assert "\n" not in cut.sections[0].heading


def test_a_name_set_off_by_two_blanks() -> None:
    items = ["一、洪峰  一次洪水過程中最大之瞬時流量。", "二、上限  水庫水位之最高限度以水尺為準。"]
    assert [section.heading for section in outline(body(*items)).sections] == ["洪峰", "上限"]


def test_a_page_ends_within_a_list_of_annexes() -> None:
    found = outline(NOTICE.replace("2.联系人名单\n", "第 1 页 共 3 页\n2.联系人名单\n"))
    assert (parts(found), tree(found)) == (parts(outline(NOTICE)), tree(outline(NOTICE)))
    assert [block.kind for block in found.blocks if block.field == "attachments_note"] == ["contents"] * 2


def test_signs_without_width_change_nothing() -> None:
    lines = ["1 总则", "1.1 编制目的。", "1.2 适用范围。"]
    found = outline(body(*("\u200b" + line for line in lines)))
    assert [section.label for section in found.sections] == ["1", "1.1", "1.2"]
    listed = values(outline(NOTICE.replace("\n2.联系人", "\n\u200b2.联系人")))
    assert listed["attachments_note"] == "附件：1.任务分工表；2.联系人名单"


def test_a_name_within_a_name_is_the_text_that_prints_it() -> None:
    text = """某局令
第44号
《某局关于修改〈某登记办法〉的决定》已经通过，现予公布。
某局
2017年12月29日
某局关于修改《某登记办法》的决定
某局决定对《某登记办法》作如下修改：
一、删除第七条。
"""
    named = [(ref.raw[:4], ref.resolved) for ref in outline(text).references if ref.kind == "document"]
    assert named[0] == ("《某局关", "p2")


def test_a_decimal_label_before_a_quotation() -> None:
    text = "某市发展规划\n1.1 “十三五”成就\n全市经济总量翻番。\n1.2 面临形势\n机遇大于挑战。\n"
    assert tree(outline(text)) == ["1.1|“十三五”成就", "1.2|面临形势"]


def test_a_numbered_sentence_opens_a_text_without_a_title() -> None:
    assert tree(outline("1．应按规定的格式填写。\n2．应一式两份。\n")) == ["1．", "2．"]


ARTICLE = """某市仲裁办法
第一条　机构应当具备下列条件：
（一）有名称；
（二）有聘任的人员。
机构的章程依照本办法制定。
章程应当公布。
第二条　人员有下列情形之一的，必须回避：
（一）公开征集。
采取推荐的方式。
（二）按下列方式：
1.推荐。
2.自荐。
有前款情形，又有下列情形的，从重处理：
（一）再犯。
第三条　本办法自公布之日起施行。
"""


def test_a_paragraph_below_the_last_item_is_the_articles() -> None:
    own = {section.section_id: section.text for section in outline(ARTICLE).sections}
    assert own["p1.1"] == "机构应当具备下列条件：\n机构的章程依照本办法制定。\n章程应当公布。"
    assert own["p1.1.2"] == "有聘任的人员。"
    assert own["p1.2"] == "人员有下列情形之一的，必须回避：\n有前款情形，又有下列情形的，从重处理："
    assert own["p1.2.1"] == "公开征集。\n采取推荐的方式。"
    assert own["p1.2.2.2"] == "自荐。"
    assert own["p1.2.3"] == "再犯。"


def test_the_day_in_force_below_the_last_item_is_said_of_the_whole_text() -> None:
    text = "某市供水意见\n一、健全制度\n完善制度。\n二、{}\n{}本意见自2023年9月1日起施行，有效期五年。\n"
    below = outline(text.format("抓好落实", "各区要抓好落实。\n")).sections[-1]
    assert (below.heading, below.text) == ("抓好落实", "各区要抓好落实。")
    assert outline(text.format("附则", "")).sections[-1].text == "本意见自2023年9月1日起施行，有效期五年。"
