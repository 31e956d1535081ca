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
    "names and numbers broken over full lines are one row": (
        """
┌───┬──┬──┐
│月份  │一月│二月│
├───┼──┼──┤
│水库上│二四│二四│
│限高度│五  │三  │
│(米)  │    │    │
└───┴──┴──┘
""",
        "0,0 1×1 月份|0,1 1×1 一月|0,2 1×1 二月|1,0 1×1 水库上限高度(米)|1,1 1×1 二四五|1,2 1×1 二四三",
    ),
    "lines that share a name are rows below it": (
        """
┌────┬───┬──┐
│级别    │名称  │数量│
├────┼───┼──┤
│甲级    │电钻  │ 2  │
│(附表)  │仪器  │ 1  │
│        │工具  │ 3  │
├────┼───┼──┤
│乙级    │仪器  │ 1  │
└────┴───┴──┘
""",
        "0,0 1×1 级别|0,1 1×1 名称|0,2 1×1 数量|1,0 3×1 甲级(附表)|1,1 1×1 电钻|1,2 1×1 2|"
        "2,1 1×1 仪器|2,2 1×1 1|3,1 1×1 工具|3,2 1×1 3|4,0 1×1 乙级|4,1 1×1 仪器|4,2 1×1 1",
    ),
    "a list of names, none of which fills its line": (
        """
┌────┬──────┐
│业别    │范围        │
├────┼──────┤
│米业    │米的买卖。  │
│油业    │油、酱、醋等│
│        │的买卖。    │
│茶业    │茶的买卖。  │
│布业    │布的买卖。  │
│糖业    │糖的买卖。  │
│砖业    │砖的买卖。  │
└────┴──────┘
""",
        "0,0 1×1 业别|0,1 1×1 范围|1,0 1×1 米业|1,1 1×1 米的买卖。|2,0 1×1 油业|2,1 1×1 油、酱、醋等的买卖。|"
        "3,0 1×1 茶业|3,1 1×1 茶的买卖。|4,0 1×1 布业|4,1 1×1 布的买卖。|5,0 1×1 糖业|5,1 1×1 糖的买卖。|"
        "6,0 1×1 砖业|6,1 1×1 砖的买卖。",
    ),
    "a corner drawn with hooks that no rule below hangs on": (
        """
┌───────┬──┬──┐
│方位          │上方│侧方│
├─────┐  │    │    │
│距离      │  │    │    │
├───┐  │  │    │    │
│消耗量│  │  │    │    │
├───────┼──┼──┤
│11以下        │150 │45  │
└───────┴──┴──┘
""",
        "0,0 1×1 方位距离消耗量|0,1 1×1 上方|0,2 1×1 侧方|1,0 1×1 11以下|1,1 1×1 150|1,2 1×1 45",
    ),
    "dashes in cells that are box characters": (
        """
┌──┬──┬─┐
│甲  │一─三│五│
├──┼──┼─┤
│─  │ ─  │─│
├──┼──┼─┤
│乙  │八  │六│
└──┴──┴─┘
""",
        "0,0 1×1 甲|0,1 1×1 一三|0,2 1×1 五|1,0 1×1 |1,1 1×1 |1,2 1×1 |2,0 1×1 乙|2,1 1×1 八|2,2 1×1 六",
    ),
    "a title box further in than the table": (
        """
    ┌────┐
    │甲　　表│
┌─┼─┬──┤
│子│丑│寅  │
└─┴─┴──┘
""",
        "0,0 1×1 |0,1 1×2 甲　　表|1,0 1×1 子|1,1 1×1 丑|1,2 1×1 寅",
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


def test_a_page_number_between_two_rows_is_in_no_cell() -> None:
    text = "┌──┬──┐\n│名  │值  │\n├──┼──┤\n│甲  │ 1  │\n—2—\n│乙  │ 2  │\n└──┴──┘"
    drawing = read_grid(text, 0, len(text))
    assert [text[a:b] for a, b in drawing.outside] == ["—2—"]
    assert [cell.text for cell in drawing.grid.cells] == ["名", "值", "甲", "1", "乙", "2"]


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
