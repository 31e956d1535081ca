"""Texts taken from pages: hard wraps, page numbers glued to lines, contents with leaders."""

from pipeline.model import Piece, Reading
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
