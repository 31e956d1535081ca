"""Several files of one circular read as one: nothing lost, every span where it was."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Cell, Grid, Piece, Reading, SourceTable, Span
from pipeline.read import join

HTML = Reading(
    "附表\n甲\n",
    "utf-8",
    "text/html",
    (Piece(0, 2, "/p[1]"), Piece(3, 4, "/table", "table")),
    (SourceTable(3, 4, Grid(1, 1, 0, (Cell(0, 0, 1, 1, "甲", (Span(3, 4),)),))),),
)


def test_a_notice_and_its_annex() -> None:
    notice = Reading("通知\n正文", "gb18030", "text/plain")
    whole = join([("notice.txt", notice), ("annex.html", HTML)])
    assert whole.text == "通知\n正文\n附表\n甲\n"
    assert whole.encoding == "gb18030；utf-8"
    assert [(Span(p.start, p.end).of(whole.text), p.locator) for p in whole.pieces] == [
        ("通知", "notice.txt line 1"),
        ("正文", "notice.txt line 2"),
        ("附表", "annex.html /p[1]"),
        ("甲", "annex.html /table"),
    ]
    (cell,) = whole.tables[0].grid.cells
    assert cell.spans[0].of(whole.text) == "甲"


def test_one_file_is_itself() -> None:
    assert join([("a.html", HTML)]) is HTML


@given(st.lists(st.text(), min_size=2))
def test_plain_texts_keep_every_character(texts: list[str]) -> None:
    whole = join([("f", Reading(text, "utf-8", "text/plain")) for text in texts])
    assert whole.text.replace("\n", "") == "".join(texts).replace("\n", "")
    assert whole.pieces == ()
