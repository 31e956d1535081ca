"""Tables that a plain text holds as HTML: their cells, and where those point."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.markup import read_markup
from tests.tables.reading import found, parsed, shown

CASES = {
    "a header cell over two columns, a row header over two rows, a line broken within a cell": (
        """
<table class="rates">
  <thead><tr><th colspan="2">税目</th><th>税率</th></tr></thead>
  <tbody>
    <tr><td rowspan="2">合同</td><td>借款<br>合同</td><td>0.05</td></tr>
    <tr><td>租赁合同</td><td>0.1&nbsp;</td></tr>
  </tbody>
</table>
""",
        1,
        "0,0 1×2 税目|0,2 1×1 税率|1,0 2×1 合同|1,1 1×1 借款合同|1,2 1×1 0.05|2,1 1×1 租赁合同|2,2 1×1 0.1",
    ),
    "cells without rows in the head, tags left open, capitals": (
        "<TABLE>\n<thead><th>县<th>户数</thead>\n<tr><td>甲县<td>12\n<tr><td>乙县<td>30\n</TABLE>",
        1,
        "0,0 1×1 县|0,1 1×1 户数|1,0 1×1 甲县|1,1 1×1 12|2,0 1×1 乙县|2,1 1×1 30",
    ),
    "a table within a cell is that cell's text; style sheets are none": (
        "<table><style>td { color: red }</style>"
        "<tr><td>甲</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr>"
        "<tr><td>乙</td><td>3</td></tr></table>",
        0,
        "0,0 1×1 甲|0,1 1×1 12|1,0 1×1 乙|1,1 1×1 3",
    ),
    "spans that are no counts": (
        '<table><tr><td rowspan="x">甲</td><td colspan="">1</td></tr><tr><td>乙</td><td>2</td></tr></table>',
        0,
        "0,0 1×1 甲|0,1 1×1 1|1,0 1×1 乙|1,1 1×1 2",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_cells(name: str) -> None:
    text, header_rows, expected = CASES[name]
    (table,) = parsed(text)
    assert (table.source, table.header_rows, shown(table)) == ("html", header_rows, expected)


@pytest.mark.parametrize("name", CASES)
def test_cells_point_at_their_characters(name: str) -> None:
    text = "前文\n" + CASES[name][0]
    (table,) = parsed(text)
    for cell in table.grid.cells:
        assert "".join(span.of(text) for span in cell.spans) == cell.text


def test_a_table_that_a_sentence_speaks_of_is_none() -> None:
    assert parsed("页面用<table>排版，</table>不是表格。\n<table> 没有结束") == ()


def test_text_outside_the_cells_is_said() -> None:
    given_text = "<table>散落<tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    (finding,) = found(given_text).findings
    assert (finding.code, given_text[finding.start : finding.end]) == ("table-outside-text", "散落")


@given(
    st.lists(
        st.sampled_from(
            ["<table>", "</table>", "<tr>", "<td>", "</td>", "<th colspan=2>", "甲", "1", "&lt;", "<br>", "\n", "<"]
        )
    )
)
def test_whatever_the_tags(parts: list[str]) -> None:
    """Nothing raises; every letter is in one cell or outside, once."""
    text = "<table>" + "".join(parts) + "</table>"
    drawing = read_markup(text, 0, len(text))
    told = "".join(span.of(text) for cell in drawing.grid.cells for span in cell.spans)
    told += "".join(span.of(text) for span in drawing.outside)
    letters = re.sub(r"<[^<>]*>", "", text)
    assert told.count("甲") == letters.count("甲")
