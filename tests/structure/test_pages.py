"""Texts taken from pages: hard wraps, page numbers glued to lines, contents with leaders."""

import pytest

from pipeline.model import Piece, Reading
from pipeline.read import read
from pipeline.structure import structure
from tests.structure.documents import kinds, outline

LINE = "坚持以人民为中心的发展思想统筹推进城市建设和管理各项重点任务落"


def page(number: int) -> str:
    label = "（一）（二）（三）（四）（五）"[3 * number - 3 : 3 * number]
    return f"{number}{LINE}\n{LINE}\n{LINE}\n实见效。\n{label}加强领导。完善机制。\n"


def paged() -> str:
    return f"某市规划纲要\n目 录\n一、总则{'.' * 80}1\n" + "".join(map(page, range(1, 6)))


def test_glued_page_numbers_are_furniture_and_not_lost() -> None:
    text = paged()
    shown = kinds(outline(text), text)
    assert [part for kind, part in shown if kind == "furniture"] == ["1", "2", "3", "4", "5"]
    assert "".join("".join(part.split()) for _, part in shown) == "".join(text.split())


def test_wrapped_lines_are_one_paragraph() -> None:
    text = paged()
    paragraphs = [part for kind, part in kinds(outline(text), text) if kind == "paragraph" and "实见效" in part]
    assert paragraphs == [f"{LINE}\n{LINE}\n{LINE}\n实见效。"] * 5


def test_dot_leaders_are_contents() -> None:
    text = paged()
    assert [part[:4] for kind, part in kinds(outline(text), text) if kind == "contents"] == ["一、总则"]


def test_numbers_that_count_nothing_stay_in_the_text() -> None:
    text = paged().replace("\n2坚持", "\n7坚持").replace("\n3坚持", "\n2坚持").replace("\n4坚持", "\n40坚持")
    shown = [part for kind, part in kinds(outline(text), text) if kind == "furniture"]
    assert "40" not in shown


def test_what_the_format_calls_a_line_decides() -> None:
    shown = (
        ("running-head", "某公报"),
        ("contents", "总则\t1"),
        ("", "第一条　为了管理，制定本办法。"),
        ("footnote", "尾注"),
        ("hidden", "批"),
    )
    text = "".join(line + "\n" for _, line in shown)
    starts = [text.index(line) for _, line in shown]
    pieces = tuple(Piece(at, at + len(line), "p", hint) for at, (hint, line) in zip(starts, shown, strict=True))
    blocks = structure(Reading(text, "utf-8", "application/x", pieces)).blocks
    assert [block.kind for block in blocks] == ["furniture", "contents", "paragraph", "note", "duplicate"]


def halves(text: str) -> list[tuple[str, bool]]:
    return [(text[block.start : block.end], block.joins) for block in outline(text).blocks if block.kind == "paragraph"]


def cut(mark: str, text: str = "") -> str:
    """Five pages, each a paragraph that begins on it and goes on at the head of the next, ``mark`` between them."""
    pages = [
        f"（{'一二三四五'[n]}）加强领导。\n{LINE}\n{text or LINE}\n{mark.format(n + 1)}\n实见效。\n" for n in range(5)
    ]
    return "某市规划纲要\n" + "".join(pages)


def test_a_paragraph_cut_by_the_end_of_a_page_says_so() -> None:
    for mark in ("{}", "— {} —", "第{}页", "\n{}\n\f", "{} 某市规划纲要", "某市规划纲要\n{}", "{}\n某市规划纲要"):
        text = cut(mark)
        assert halves(text) == [(f"{LINE}\n{LINE}", False), ("实见效。", True)] * 5, mark
        furniture = [part for kind, part in kinds(outline(text), text) if kind == "furniture"]
        assert len(furniture) == 5 * (1 + ("某市" in mark)), mark


def test_a_paragraph_that_ends_with_its_page_does_not_go_on() -> None:
    assert not any(joins for _, joins in halves(cut("{}", f"{LINE[:-1]}。")))


def test_no_label_is_read_within_a_paragraph_that_goes_on() -> None:
    text = cut("{}", f"{LINE[:-3]}增长、").replace("实见效。", "（三）项实见效。")
    assert [section.label for section in outline(text).sections] == [f"（{n}）" for n in "一二三四五"]


def test_numbers_of_a_shattered_table_are_no_pages() -> None:
    text = paged() + "合计\n400\n55\n80\n"
    assert [part for kind, part in kinds(outline(text), text) if kind == "furniture"] == ["1", "2", "3", "4", "5"]


def test_neither_a_second_copy_nor_the_pages_links_are_what_the_circular_names() -> None:
    body = (
        "<p>某市人民政府关于做好防汛工作的通知</p><p>各区人民政府：</p>"
        "<p>根据《某市防汛条例》第三条，要抓好落实，做到责任到人，措施到位；重大情况及时报告，确保安全。</p>"
        "<p>各区要结合实际，细化方案，压实责任，强化督导；工作情况按月报送，不得迟报、漏报。</p>"
    )
    links = "<ul><li><a href='/a'>《某市防汛条例》解读</a></li></ul>"
    page = f"<html><body>{links}<div>{body}</div><div style='display:none'>{body}</div></body></html>"
    found = structure(read(page.encode(), "page")).references
    assert [(reference.kind, reference.raw) for reference in found] == [
        ("law", "《某市防汛条例》"),
        ("article", "第三条"),
    ]


def test_a_line_is_full_where_the_next_word_did_not_fit() -> None:
    text = paged().replace(f"{LINE}\n实见效", f"{LINE[:-3]}\n12.69万亿元，落实见效")
    paragraphs = [part for kind, part in kinds(outline(text), text) if kind == "paragraph" and "落实见效" in part]
    assert paragraphs == [f"{LINE}\n{LINE}\n{LINE[:-3]}\n12.69万亿元，落实见效。"] * 5


def test_a_line_is_full_where_a_sign_and_its_mark_did_not_fit() -> None:
    wrapped = f"（一）{LINE[:-5]}\n到，以达到要求。"
    text = paged().replace("（一）加强领导。完善机制。", wrapped)
    assert wrapped in [part for _, part in kinds(outline(text), text)]


FULL = "统筹推进城市建设和管理各项重点任务落实见效加快形成新的格局完善各项工"
ROW = "指标名称 单位 二〇二〇年 二〇二五年 年均增长 属性 全市生产总值 亿元 千 万 预期性 常住人口 万人 百 千 预期性"


def test_a_text_between_tables_that_are_longer_lines_is_joined() -> None:
    text = "某市总体规划\n" + "".join(f"3.{n} 优化布局\n{FULL}\n{FULL}\n作机制。\n{ROW}\n{ROW}\n" for n in range(1, 7))
    whole = FULL[:-6] + "作机制建设"
    text += f"3.7 {whole}\n{FULL}\n机制。\n"
    found = outline(text)
    assert [section.heading for section in found.sections] == ["优化布局"] * 6 + [whole]
    assert found.sections[0].text == f"{FULL}{FULL}作机制。\n{ROW}\n{ROW}"
    assert found.sections[-1].text == f"{FULL}机制。"


def test_paragraphs_longer_than_short_lines_tell_no_width() -> None:
    text = "某市供水办法\n" + "".join(f"第{n}条\n{FULL}\n{FULL}{FULL}工作机制。\n" for n in "一二三四五六七八九")
    assert outline(text).sections[0].text == f"{FULL}\n{FULL}{FULL}工作机制。"


@pytest.mark.parametrize(
    "form",
    ["— {} —", "-{}-", "·{}·", "~ {} ~", "第{}页", "第 {} 页 共 9 页", "（第{}页）", "{}/9", "{}", "Page {} of 9"],
)
def test_page_numbers_as_pages_print_them(form: str) -> None:
    text = f"某市规划纲要\n{LINE}\n" + "".join(
        f"{sign}{LINE}\n{sign * 2}实见效。\n{form.format(number)}\n{sign}{LINE}\n"
        for number, sign in enumerate("甲乙丙丁", 1)
    )
    shown = [part for kind, part in kinds(outline(text), text) if kind == "furniture"]
    assert shown == [form.format(number) for number in (1, 2, 3, 4)]


def test_a_page_number_that_says_so_is_one_in_any_text() -> None:
    text = "某市规划纲要\n第一段话。\n— 3 —\n第二段话。\n"
    assert ("furniture", "— 3 —") in kinds(outline(text), text)


SENTENCE = (
    "各区应当加强对道路管理工作的领导，将养护经费列入预算，2007年安排300万元，2008年安排500万元，2009年安排600万元。"
)


@pytest.mark.parametrize("width", [16, 20, 28, 32, 40, 55])
def test_lines_cut_after_so_many_signs(width: int) -> None:
    """As programs cut them that count signs: a line with figures is as long as any other, and not as wide."""
    whole = ["　　" + SENTENCE.replace("道路", sign + "路") for sign in "甲乙丙丁"]
    cut = ["\n".join(text[at : at + width] for at in range(0, len(text), width)) for text in whole]
    text = "某市规划纲要\n" + "\n".join(cut) + "\n"
    paragraphs = ["".join(part.split()) for kind, part in kinds(outline(text), text) if kind == "paragraph"]
    assert paragraphs == [text.strip() for text in whole]
