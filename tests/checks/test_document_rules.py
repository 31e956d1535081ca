"""Annexes, titles, numbers, section numbering."""

import pytest

from pipeline.model import Field, Reference
from pipeline.run import parse
from tests.checks.builders import Draft


def _notice(name: str = "全市造林绿化攻坚行动方案", title: str = "全市造林绿化攻坚行动方案") -> Draft:
    draft = Draft()
    draft.part("main", f"市政府关于印发{name}的通知")
    draft.field("document_number", "某府发〔2007〕19号")
    draft.line(f"现将《{name}》印发给你们。")
    draft.field("date_issued", "二〇〇七年七月十日", "2007-07-10")
    draft.part("attachment", title)
    return draft


def test_a_missing_annex_is_unverifiable_and_says_what_it_would_prove() -> None:
    draft = _notice()
    draft.line("推介9个大项目（见附件2）。")
    draft.quantity("9个", "大项目")
    draft.line("（见附件1）")
    draft.part("annex", "目标表", "附件1")
    found = {check.expected: check for check in draft.checks("annex-present")}
    assert (found["附件1"].status, found["附件2"].status) == ("pass", "unverifiable")
    assert "9个大项目" in found["附件2"].message


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("全市造林绿化攻坚行动方案", ["pass"]),
        ("全市植林绿化攻坚行动方案", ["fail"]),
        ("机关食堂管理办法", []),
    ],
)
def test_the_text_that_is_printed_bears_the_name_that_the_notice_gives(name: str, statuses: list[str]) -> None:
    assert _notice(name).statuses("title-match") == statuses


@pytest.mark.parametrize(
    ("date", "status"), [("2007-07-10", "pass"), ("2008-01-04", "note"), ("2008-07-10", "fail"), ("2006-12-30", "fail")]
)
def test_the_year_of_the_number_is_the_year_of_the_date(date: str, status: str) -> None:
    draft = _notice()
    printed = draft.fields["date_issued"]
    draft.fields["date_issued"] = Field(date, printed.raw, printed.span)
    assert draft.statuses("number-year") == [status]


@pytest.mark.parametrize(
    ("labels", "statuses"),
    [("一二三", ["pass"]), ("一二四", ["fail"]), ("一二二", ["fail"]), ("一二一二", ["pass"])],
)
def test_siblings_are_numbered_without_a_gap(labels: str, statuses: list[str]) -> None:
    draft = _notice()
    for place, label in enumerate(labels):
        draft.section(str(place + 1), f"{label}、", f"标题{place}")
    assert draft.statuses("numbering") == statuses


@pytest.mark.parametrize(
    ("labels", "statuses"),
    [
        ("第65條 第66條 第66-1條 第66-2條 第67條", ["pass"]),
        ("第六十五条 第六十六条 第六十六条之一 第六十七条", ["pass"]),
        ("第65條 第66條 第66-2條 第67條", ["note"]),
        ("第65條 第66條 第66條 第67條", ["note"]),
    ],
)
def test_an_article_put_in_behind_another_is_no_gap(labels: str, statuses: list[str]) -> None:
    draft = _notice()
    for place, label in enumerate(labels.split()):
        draft.section(str(place + 1), label, f"标题{place}")
    assert draft.statuses("numbering") == statuses


@pytest.mark.parametrize(
    ("title", "statuses"), [("重点工程任务分工表", ["pass"]), ("重点工程任务分解表", ["fail"]), ("名单", [])]
)
def test_an_annex_bears_the_title_that_the_list_gives(title: str, statuses: list[str]) -> None:
    draft = _notice()
    note = draft.line("附件：1.重点工程任务分工表")
    draft.references.append(
        Reference("annex", "1", "附件1", draft.part("annex", title, "附件1"), note.start + 3, note.start + 4)
    )
    assert draft.statuses("annex-title") == statuses


@pytest.mark.parametrize(("below", "statuses"), [("", ["unverifiable"]), ("\n附件\n\n成员名单\n\n组长：某某\n", [])])
def test_the_sole_annex_that_is_listed_and_not_there_cannot_be_verified(below: str, statuses: list[str]) -> None:
    text = f"某县政府关于某事的通知\n\n各乡镇：\n\n通知如下。\n\n附件：成员名单\n\n某县政府\n2022年4月18日\n{below}"
    found = [check for check in parse(text.encode(), "a.txt", "a").checks if check.rule == "annex-present"]
    assert [check.status for check in found] == statuses
