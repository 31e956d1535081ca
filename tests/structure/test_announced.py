"""Texts that a notice prints before it is signed, and annexes that stand above the signature."""

from tests.structure.documents import outline, parts, tree, values

RULES = "某区湖泊保护办法\n第一条　为保护湖泊，制定本办法。\n第二条　湖泊实行名录管理。\n"
NOTICE = "某区人民政府关于公布《某区湖泊保护办法》的公告\n现将《某区湖泊保护办法》公布，全文如下：\n"
SIGNED = "某区人民政府\n2020年3月2日\n"


def test_a_text_printed_above_the_signature_is_a_part() -> None:
    found = outline(NOTICE + RULES + SIGNED)
    assert [part[:3] for part in parts(found)] == [
        ("main", "", "某区人民政府关于公布《某区湖泊保护办法》的公告"),
        ("attachment", "", "某区湖泊保护办法"),
    ]
    assert values(found)["date_issued"] == "2020-03-02"


def test_a_text_that_no_signature_sets_off_is_a_part() -> None:
    assert [part[2] for part in parts(outline(NOTICE + RULES))][1:] == ["某区湖泊保护办法"]


def test_a_text_that_is_only_named_is_no_part() -> None:
    text = (
        NOTICE.replace("，全文如下：", "，请遵照执行。") + "一、学习《某区湖泊保护办法》。\n二、加强巡查。\n" + SIGNED
    )
    assert len(outline(text).parts) == 1


def test_the_signature_of_a_text_that_is_passed_on_is_its_own() -> None:
    passed = (
        "某县教育局关于转发《关于做好校园防火工作的通知》的通知\n现将《关于做好校园防火工作的通知》转发如下。\n"
        "关于做好校园防火工作的通知\n各区教育局：\n现就有关事项通知如下。\n一、开展检查。\n二、加强演练。\n某市教育局\n2018年5月4日\n"
    )
    found = outline(passed)
    assert len(found.parts) == 2
    assert values(found)["issuer"] == "某县教育局"
    assert "date_issued" not in values(found)


def test_a_text_passed_on_that_passes_on_another() -> None:
    text = (
        "某县政府办公室关于转发《某市政府办公室转发市水务局关于河道管理意见的通知》的通知\n各乡镇：\n"
        "现将《某市政府办公室转发市水务局关于河道管理意见的通知》转发给你们。\n某县政府办公室\n2013年4月22日\n"
        "某市政府办公室转发市水务局关于河道管理意见的通知\n各县：\n市水务局《关于河道管理的意见》已经市政府同意，现转发。\n"
        "某市政府办公室\n2013年4月8日\n关于河道管理的意见\n河道管理事关安全。\n一、严格许可。采砂须持证。\n二、强化执法。打击非法采砂。\n"
    )
    assert [part[2] for part in parts(outline(text))][1:] == [
        "某市政府办公室转发市水务局关于河道管理意见的通知",
        "关于河道管理的意见",
    ]


def test_an_annex_above_the_signature() -> None:
    text = (
        "某县教育局关于举办运动会的通知\n各中小学：\n定于十月举办运动会。\n附件：运动会竞赛规程\n附件：\n运动会竞赛规程\n"
        "一、时间\n十月十二日，共三天。\n二、项目\n田径、跳绳。\n某县教育局\n2024年9月2日\n"
    )
    found = outline(text)
    assert [part[:3] for part in parts(found)][1:] == [("annex", "附件", "运动会竞赛规程")]
    assert values(found)["date_issued"] == "2024-09-02"


def test_an_entry_of_the_list_of_annexes_over_two_lines() -> None:
    text = (
        "某市科技局关于申报项目的通知\n各单位：\n请按时申报。\n附件：1.某市科技计划项目申报\n指南（农业领域）\n2.承诺书\n"
        "某市科技局\n2023年4月10日\n附件1\n某市科技计划项目申报指南（农业领域）\n支持良种选育。项目期两年。\n"
    )
    found = outline(text)
    note = "附件：1.某市科技计划项目申报指南（农业领域）；2.承诺书"
    assert values(found)["attachments_note"] == note
    assert tree(found) == []


def test_the_names_below_a_list_of_names_are_no_title() -> None:
    text = (
        "某县关于命名文明单位的决定\n各单位：\n决定命名三个单位。\n附件：2018年度文明单位名单\n某县人民政府\n2019年3月1日\n"
        "附件\n2018年度文明单位名单\n（共3个，排名不分先后）\n县税务局\n县供电公司\n第一中学\n"
    )
    assert parts(outline(text))[-1][2] == "2018年度文明单位名单"
