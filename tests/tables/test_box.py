"""Drawn tables, each with the cells a reader sees: ``row,column row_span×column_span text``."""

import pytest

from pipeline.tables.box import read_grid

CASES = {
    "partial rules, blanks collapsed": (
        """
┌─┬─────┬───────────┐
│序│ 单位 │ 指 标 │
│号│ ├─────┬─────┤
│ │ │ 外资 │ 内资 │
├─┼─────┼─────┼─────┤
│1 │ 甲区 │ 4.7 │ 31 │
└─┴─────┴─────┴─────┘
""",
        "0,0 2×1 序号|0,1 2×1 单位|0,2 1×2 指 标|1,2 1×1 外资|1,3 1×1 内资|"
        "2,0 1×1 1|2,1 1×1 甲区|2,2 1×1 4.7|2,3 1×1 31",
    ),
    "rows without rules, told apart by their figures": (
        """
┌────┬───┐
│种类│費額│
├────┼───┤
│甲費│五○│
│    │   │
│乙費│八○│
└────┴───┘
""",
        "0,0 1×1 种类|0,1 1×1 費額|1,0 1×1 甲費|1,1 1×1 五○|2,0 1×1 乙費|2,1 1×1 八○",
    ),
    "three names, one count: one row": (
        """
┌────┬───┐
│職稱│員額│
├────┼───┤
│甲員│一三│
│乙員│    │
└────┴───┘
""",
        "0,0 1×1 職稱|0,1 1×1 員額|1,0 1×1 甲員乙員|1,1 1×1 一三",
    ),
    "rows told apart by their numbering": (
        """
┌─────┬────┐
│因素 │意義│
├─────┼────┤
│（一）甲│長長│
│     │的話│
│（二）乙│短話│
└─────┴────┘
""",
        "0,0 1×1 因素|0,1 1×1 意義|1,0 1×1 （一）甲|1,1 1×1 長長的話|2,0 1×1 （二）乙|2,1 1×1 短話",
    ),
    "a corner drawn with strokes is one cell": (
        """
┌────┬──┐
│月    │甲│
├───┐│  │
│  日 ＼│  │
├────┼──┤
│一    │1 │
└────┴──┘
""",
        "0,0 1×1 月日 ＼|0,1 1×1 甲|1,0 1×1 一|1,1 1×1 1",
    ),
    "no sides, blank first column lost": (
        """
──┬──┬──
名│量│价
──┼──┼──
│2│
──┴──┴──
""",
        "0,0 1×1 名|0,1 1×1 量|0,2 1×1 价|1,0 1×1 |1,1 1×1 2|1,2 1×1 ",
    ),
    "columns one beside the other without room": (
        """
┌──┬┬┐
│甲│││
├──┼┼┤
│乙│││
└──┴┴┘
""",
        "0,0 1×1 甲|0,1 1×1 |0,2 1×1 |1,0 1×1 乙|1,1 1×1 |1,2 1×1 ",
    ),
    "a stray stroke in a cell, a top corner lost": (
        """
──┬───┐
│甲  │a     │
├──┼───┤
│乙  │丙│丁│
└──┴───┘
""",
        "0,0 1×1 甲|0,1 1×1 a|1,0 1×1 乙|1,1 1×1 丙丁",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cells(case: str) -> None:
    drawing, want = CASES[case]
    text = drawing.strip("\n")
    cells = read_grid(text, 0, len(text)).grid.cells
    assert "|".join(f"{c.row},{c.column} {c.row_span}×{c.column_span} {c.text}" for c in cells) == want


def test_text_outside_the_frame_is_told() -> None:
    text = "甲┏━┯━┓\n乙┃a│b┃丙\n  ┗━┷━┛"
    drawing = read_grid(text, 0, len(text))
    assert [text[a:b] for a, b in drawing.outside] == ["甲", "乙", "丙"]
    assert [cell.text for cell in drawing.grid.cells] == ["a", "b"]


def test_spans_point_at_the_lines_of_a_cell() -> None:
    text = "前文\n┌─┐\n│甲│\n│ 乙│\n└─┘"
    cell = read_grid(text, 3, len(text)).grid.cells[0]
    assert [span.of(text) for span in cell.spans] == ["甲", "乙"]
    assert cell.text == "甲乙"


def test_lines_with_thousands_of_lost_strokes_keep_their_text() -> None:
    text = "┌" + "─┬" * 3000 + "─┐\n" + "│a" * 2000 + "│\n" + "└" + "─┴" * 3000 + "─┘"
    drawing = read_grid(text, 0, len(text))
    assert sum(len(cell.text) for cell in drawing.grid.cells) == 2000
    assert drawing.unsure == 1
