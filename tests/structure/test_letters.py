"""Letters of Taiwan, orders of Macau: what they state above the text, the words that head it, who signs below."""

from tests.structure.documents import outline, parts, tree, values

LETTER = """某某市政府教育局　函

受文者：某某市立第一國民中學
發文日期：中華民國108年5月20日
發文字號：某教中字第1083045678號
附件：實施計畫1份、報名表1份

主旨：檢送本局實施計畫1份，請　查照。
說明：
一、依據教育部108年4月30日函辦理。
二、活動經費由本局支應。
辦法：
一、請各校逕送報名表。
二、帶隊教師請惠予公假登記。

正本：某某市各公私立國民中學
副本：某某市立科學教育館、本局中等教育科

局長　王　大　同
"""


def test_the_annexes_that_a_letter_states_above_its_text_are_no_annex() -> None:
    found = outline(LETTER)
    assert [part.kind for part in found.parts] == ["main"]
    assert values(found)["attachments_note"] == "附件：實施計畫1份、報名表1份"
    plain = values(outline(LETTER.replace("實施計畫1份、報名表1份\n", "如主旨\n")))
    assert "attachments_note" not in plain


def test_the_words_that_head_a_letters_text_belong_to_no_item() -> None:
    found = outline(LETTER)
    assert tree(found) == ["一、", "二、", "一、", "二、"]
    assert found.sections[1].text == "活動經費由本局支應。"
    assert [block.kind for block in found.blocks if block.rule == "letter-heading"] == ["heading", "heading"]


def test_who_gets_a_letter_and_who_signs_it_below_the_text() -> None:
    found = outline(LETTER)
    elements = values(found)
    assert elements["addressees"] == "某某市立第一國民中學"
    assert elements["cc"] == "某某市立科學教育館、本局中等教育科"
    assert elements["signature"] == "局長　王　大　同"
    assert elements["issuer"] == "某某市政府教育局"
    assert found.sections[-1].text == "帶隊教師請惠予公假登記。"
    assert found.findings == ()  # the rules of GB/T 9704 do not hold for it


def test_the_office_that_signs_below_the_day_begins_no_text() -> None:
    order = """某某县人民政府令
第12号
《某某县城市管理办法》已经通过，现予公布。
二○○九年五月六日
县长　张大同
某某县城市管理办法
第一条　为了加强管理，制定本办法。
第二条　本办法自公布之日起施行。
"""
    found = outline(order)
    assert values(found)["signature"] == "县长　张大同"
    assert [part[:3] for part in parts(found)[1:]] == [("attachment", "", "某某县城市管理办法")]


def test_a_list_of_offices_at_the_end_signs_nothing() -> None:
    text = "某市人民政府关于成立小组的通知\n各区人民政府：\n现通知如下：\n组长　张三\n办公室主任　王五\n"
    assert "signature" not in values(outline(text))


def test_names_and_values_below_a_number_are_the_texts_own() -> None:
    text = (
        "某市水务局关于设备采购结果的公告\n一、项目编号：某采001\n二、采购人\n名　　称：某市水厂\n地　　址：人民路1号\n"
    )
    found = outline(text)
    assert {block.rule for block in found.blocks} & {"captured-label"} == set()
    assert values(found)["title"] == "某市水务局关于设备采购结果的公告"


HONG_KONG = """香港特別行政區政府
教育局
教育局通告第12/2019號
分發名單：　各資助中小學校監 － 備辦
　　　　　　各組主管 － 備考
檔號：EDB(SD)/ADM/150
日期：2019年8月16日

學校發展津貼及
全方位學習津貼安排

（注意：本通告應交學校校監閱覽。）
1.　本通告旨在公布安排。
2.　津貼的適用範圍如下：
(a)　體驗學習活動，包括：
(i)　人文學科；
(ii)　科學；
(b)　消耗品。
3.　查詢請致電。

教育局局長
（陳大文代行）
2019年8月16日
"""


def test_a_circular_of_hong_kong() -> None:
    found = outline(HONG_KONG)
    elements = values(found)
    assert elements["title"] == "學校發展津貼及全方位學習津貼安排"
    assert elements["document_number"] == "教育局通告第12/2019號"
    assert (elements["genre"], elements["issuer"]) == ("通告", "教育局")
    assert elements["addressees"] == "各資助中小學校監 － 備辦；各組主管 － 備考"
    assert elements["index_number"] == "EDB(SD)/ADM/150"
    assert (elements["signature"], elements["date_issued"]) == ("教育局局長", "2019-08-16")
    assert tree(found) == ["1.", "2.", "  (a)", "    (i)", "    (ii)", "  (b)", "3."]


def test_letters_in_brackets_count_and_the_ninth_is_no_roman_one() -> None:
    items = [f"({letter}) 第{letter}類物品。" for letter in "abcdefghij"]
    found = outline("某市關於物品的通告\n1. 物品如下：\n" + "\n".join(items) + "\n")
    assert [section.number for section in found.sections] == [1, *range(1, 11)]
    assert {section.level for section in found.sections[1:]} == {2}
    lone = outline("某市關於物品的通告\n1. 物品如下：\n(a) 只此一類。\n")
    assert tree(lone) == ["1."]


MACAU = """澳門特別行政區
第 58/2017 號行政長官批示
行政長官行使職權，作出本批示。
一、核准附於本批示的《資助批給規章》。
二、本批示自公佈翌日起生效。
二零一七年三月六日
行政長官　崔某某
附件
資助批給規章
第一章
一般規定
第一條
標的
本規章訂定資助批給制度。
第二條
資助對象
一、下列實體可申請資助：
（一）私人實體；
（二）居民。
二、公共部門不得申請資助。
"""


def test_an_order_of_macau() -> None:
    found = outline(MACAU)
    elements = values(found)
    assert (elements["document_number"], elements["genre"]) == ("第 58/2017 號", "批示")
    assert (elements["issuer"], elements["signature"]) == ("行政長官", "行政長官　崔某某")
    assert [part[:3] for part in parts(found)[1:]] == [("annex", "附件", "資助批給規章")]


def test_chapters_and_articles_named_on_the_line_below() -> None:
    found = outline(MACAU)
    chapter, one, two = found.sections[2:5]
    assert (chapter.heading, one.heading, two.heading) == ("一般規定", "標的", "資助對象")
    assert (chapter.text, one.text, two.text) == ("", "本規章訂定資助批給制度。", "")
    plain = outline(MACAU.replace("標的\n", "").replace("資助對象\n", ""))
    assert [section.heading for section in plain.sections[3:5]] == ["", ""]


def test_the_history_below_a_law_is_none_of_its_last_article() -> None:
    law = "某某規程\n第 1 條\n本規程依法訂定之。\n第 2 條\n本規程自發布日施行。\n\n沿革：\n"
    history = "1.中華民國八十八年六月二十九日令訂定發布全文 2 條\n2.中華民國九十二年一月十日令修正發布\n"
    history += "  第 1 條條文之附表一、\n附表二、第 2  條條文之附表三\n"
    found = outline(law + history)
    assert tree(found) == ["第 1 條", "第 2 條"]
    assert found.sections[1].text == "本規程自發布日施行。"
    assert [part.kind for part in found.parts] == ["main"]
    assert {block.rule for block in found.blocks if block.kind == "note"} == {"history-below"}
    assert len(outline("某某村志\n沿革：\n村建於清代。\n").blocks) == 3


def test_the_front_matter_of_markdown_is_the_files_own() -> None:
    front = '---\ntitle: "某市供水办法"\nstatus: "现行有效"\nkeeper: x\ntags:\n  - 法规\n  - 某市水务局\n---\n'
    found = outline(front + "# 某市供水办法\n\n第一条 为了供水，制定本办法。\n")
    elements = values(found)
    assert (elements["title"], elements["validity"]) == ("某市供水办法", "现行有效")
    assert "issuer" not in elements
    assert {block.rule for block in found.blocks[:8]} == {"front-matter", "captured-label", "capture"}
    rule = outline("---\n某市水务局关于供水的通知\n各区：\n现通知如下。\n---\n")
    assert values(rule)["title"] == "某市水务局关于供水的通知"


def test_a_decision_of_the_fifties() -> None:
    text = """政務院關於統一財政工作的決定
（一九五○年三月三日政務院第二十二次政務會議通過）
各大行政區人民政府，各省、市人民政府：
政務院特作如下決定：
一　成立全國編制委員會。
二　節約。
三　以上各項，遵照執行。
總理　周某某
一九五○年三月三日
"""
    found = outline(text)
    elements = values(found)
    assert (elements["title"], elements["genre"]) == ("政務院關於統一財政工作的決定", "决定")
    assert (elements["issuer"], elements["notes"][:8]) == ("政務院", "一九五○年三月三")
    assert [section.label for section in found.sections] == ["一", "二", "三"]
    assert outline("某市的意见\n各区：\n一　般情况如下。\n三　年之内完成。\n").sections == ()


def test_who_signs_an_announcement_of_taiwan() -> None:
    lines = ["某縣政府　公告", "發文日期：中華民國110年8月3日", "發文字號：府環水字第11002345671號", "附件："]
    text = [
        "主旨：公告修正水區分類。",
        "公告事項：",
        "一、分類如公報。",
        "二、原公告停止適用。",
        "",
        "縣長　林　某　某",
    ]
    found = outline("\n".join([*lines, "", *text]) + "\n")
    assert values(found)["signature"] == "縣長　林　某　某"
    assert found.references == ()


def test_the_month_on_the_cover_of_a_plan_is_its_date() -> None:
    found = outline("某省“十四五”交通发展规划\n二〇二一年九月\n一、基础\n全省完成投资30亿元。\n")
    assert (values(found)["title"], values(found)["date_issued"]) == ("某省“十四五”交通发展规划", "2021-09")


def test_a_letter_to_somebody_whom_its_title_names() -> None:
    text = "某县林业局关于张三申请采伐林木的复函\n张三：\n你提交的申请收悉，答复如下。\n某县林业局\n2023年5月18日\n"
    assert values(outline(text))["addressees"] == "张三"
    assert "addressees" not in values(outline(text.replace("张三：", "申请：").replace("张三申请采伐", "采伐")))


def test_a_paper_of_the_legislative_council_has_a_number_and_no_mark() -> None:
    found = values(
        outline("立法會CB(4)123/2022號文件\n資料文件\n國家安全教育的推行情況\n本文件旨在向委員匯報推行情況。\n")
    )
    assert found["document_number"] == "立法會CB(4)123/2022號文件"
    assert "issuer_mark" not in found


def test_the_remark_that_an_order_laid_down_a_rule() -> None:
    text = (
        "某市政府補助作業要點\n中華民國110年1月15日某市政府文化局文藝字第1103001234號令訂定\n一、本要點自發布日施行。\n"
    )
    assert values(outline(text))["notes"] == "中華民國110年1月15日某市政府文化局文藝字第1103001234號令訂定"
