"""The whole stage: on the seed's table, on tables of our own, and on the hand-made gold."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.model import Block, Cell, Grid, Metadata, Outline, Reading, SourceTable, Span, exact
from pipeline.notation.boxes import STROKES
from pipeline.notation.regions import table_regions
from pipeline.tables import tables
from pipeline.tables.box import read_grid
from tests.tables.reading import parsed


def test_the_seeds_table(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    region = table_regions(text)[0]
    (table,) = parsed("招商引资攻坚目标分解表\n项目单位:个\n" + text[region.start : region.end])
    assert (table.rows, table.columns, table.header_rows, len(table.grid.cells)) == (17, 9, 2, 147)
    assert table.caption == "招商引资攻坚目标分解表"
    assert table.column_paths[4] == "储备项目 > 包装项目"
    assert table.column_paths[8] == "签约项目 > 其中工业项目"
    assert table.units == ("", "", "亿美元", "亿元", "个", "个", "个", "个", "个")
    assert (table.serial_columns, table.header_columns, table.part_columns) == ((0,), 2, ((8, 7),))
    total = [o for o in table.observations if o.row_role == "total"]
    assert [str(o.value) for o in total] == ["14", "194", "1000", "400", "600", "800", "400"]
    missing = [o for o in table.observations if o.status == "missing"]
    assert [(o.row_path, o.text, o.value) for o in missing] == [("南关区", "---", None)]
    assert len(table.observations) == 15 * 7


def test_words_of_tables() -> None:
    text = """
甲乙名额表
单位：万元
┌──────────┐
│某某处名额表        │
├───┬──┬───┤
│职称  │员额│备考  │
├─┬─┼──┼───┤
│人│长│一  │      │
│事├─┼──┼───┤
│室│员│二○│      │
│  │  │(四)│      │
├─┴─┼──┼───┤
│小 计 │二一│      │
├───┼──┼───┤
│合　计│二一│      │
├───┴──┴───┤
│附注：略            │
└──────────┘
""".strip("\n")
    (table,) = parsed(text)
    assert (table.header_rows, table.header_columns) == (2, 2)
    assert table.caption == "甲乙名额表"
    assert [(o.row_path, o.row_role, str(o.value), o.aside) for o in table.observations if o.column == 2] == [
        ("人事室 > 长", "data", "1", None),
        ("人事室 > 员", "data", "20", exact(4)),
        ("小计", "subtotal", "21", None),
        ("合计", "total", "21", None),
    ]
    assert table.units[2] == "万元"


def test_a_form_has_no_header() -> None:
    (table,) = parsed("┌──┬──┬──┬──┐\n│姓名│    │性别│    │\n├──┼──┴──┴──┤\n│住址│          │\n└──┴────────┘")
    assert (table.header_rows, table.header_columns) == (0, 0)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("| 县区 | 投资（亿元） |\n|---|---:|\n| 甲 | 1.5 |\n| 合计 | 1.5 |", "markdown"),
        ("县区\t年份\t投资（亿元）\n甲\t2007\t1.5\n合计\t\t1.5", "tabs"),
        ("县区  年份  投资（亿元）\n  甲  2007  1.5\n  乙  2008  2.5\n合计  2008  1.5", "blanks"),
        (
            "+----+------------+\n|县区|投资（亿元）|\n+----+------------+\n|甲  |1.5         |\n+----+------------+\n",
            "ascii",
        ),
    ],
)
def test_written_tables_mean_the_same(text: str, source: str) -> None:
    (table,) = parsed(text)
    assert (table.source, table.header_rows, table.units[-1]) == (source, 1, "亿元")
    assert str(table.observations[-1].value) == "1.5"
    assert table.column_paths[-1] == "投资"


def test_an_escaped_bar_is_a_character() -> None:
    text = "| 名 | 说明 |\n|---|---|\n| 甲 | a\\|b |\n"
    (table,) = parsed(text)
    cell = table.grid.cells[-1]
    assert (table.columns, cell.text, [span.of(text) for span in cell.spans]) == (2, "a|b", ["a", "|b"])


def test_a_heading_that_ends_in_a_percent_sign_gives_the_unit() -> None:
    (table,) = parsed("区名\t2006年\t增长%\n甲\t10\t20\n乙\t5\t…\n")
    assert (table.column_paths, table.units) == (("区名", "2006年", "增长"), ("", "", "%"))


def test_a_table_given_by_the_format_keeps_its_cells() -> None:
    text = "县区\n投资\n甲\n1.5"
    places = [(0, 0, 0, 2), (0, 1, 3, 5), (1, 0, 6, 7), (1, 1, 8, 11)]
    cells = tuple(Cell(r, c, 1, 1, text[a:b], (Span(a, b),)) for r, c, a, b in places)
    reading = Reading(text, "utf-8", "text/html", tables=(SourceTable(0, 11, Grid(2, 2, 1, cells)),))
    outline = Outline(Metadata(), (Block("table", 0, 11),), (), (), ())
    (table,) = tables(reading, outline).tables
    assert (table.source, table.column_paths) == ("html", ("县区", "投资"))
    assert [(o.row_path, str(o.value)) for o in table.observations] == [("甲", "1.5")]


def test_a_given_table_whose_last_cell_is_blank_keeps_its_spans() -> None:
    text = "指标\t产量\n上年\t今年\n粮食\t12\t\n"
    places = [(0, 0, 2, 1, 0, 2), (0, 1, 1, 2, 3, 5), (1, 1, 1, 1, 6, 8), (1, 2, 1, 1, 9, 11), (2, 0, 1, 1, 12, 14)]
    places += [(2, 1, 1, 1, 15, 17), (2, 2, 1, 1, 18, 18)]
    cells = tuple(Cell(*p[:4], text[p[4] : p[5]], (Span(p[4], p[5]),) if p[4] < p[5] else ()) for p in places)
    reading = Reading(text, "utf-8", "text/html", tables=(SourceTable(0, len(text), Grid(3, 3, 0, cells)),))
    outline = Outline(Metadata(), (Block("table", 0, 17),), (), (), ())
    (table,) = tables(reading, outline).tables
    assert (table.source, table.header_rows) == ("html", 2)
    assert table.column_paths == ("指标", "产量 > 上年", "产量 > 今年")


def test_what_names_rows_has_no_unit() -> None:
    (table,) = parsed("省（市）\t人数（人）\t金额\n甲\t12\t1\n乙\t120（扩招）\t2\n合计\t132\t3")
    assert (table.column_paths, table.units) == (("省（市）", "人数", "金额"), ("", "人", ""))
    assert [str(o.value) for o in table.observations if o.column == 1] == ["12", "120", "132"]


def test_a_unit_note_in_the_corner_is_the_tables() -> None:
    (table,) = parsed("（单位：万元）\t面值\t发行价\n每股\t1.00\t2.50\n合计\t20\t50")
    assert (table.unit_note, table.column_paths) == ("（单位：万元）", ("", "面值", "发行价"))
    assert table.units == ("", "万元", "万元")


def test_rows_numbered_under_any_heading_have_names() -> None:
    (table,) = parsed("坐标编号\tX坐标\tY坐标\n1\t15.5\t3.5\n2\t14.5\t3.5\n3\t14\t3\n")
    assert (table.header_rows, table.header_columns, table.observations[0].row_path) == (1, 1, "1")


def test_a_row_that_splits_a_wide_heading_is_header() -> None:
    text = """
┌──┬─────┬──┐
│    │本次增减  │变后│
├──┼──┬──┼──┤
│    │配股│送股│    │
├──┼──┼──┼──┤
│股份│    │    │    │
├──┼──┼──┼──┤
│总数│    │    │    │
└──┴──┴──┴──┘
""".strip("\n")
    (table,) = parsed(text)
    assert table.header_rows == 2
    assert table.column_paths == ("", "本次增减 > 配股", "本次增减 > 送股", "变后")


@pytest.mark.parametrize(
    ("printed", "value", "low", "high", "unit"),
    [
        ("四万五千元", "45000", "None", "None", "元"),
        ("陆仟伍佰元", "6500", "None", "None", "元"),
        ("百分之三十五", "35", "None", "None", "％"),
        ("200-250mL", "None", "200", "250", "mL"),
        ("三─五", "None", "3", "5", ""),
    ],
)
def test_figures_as_tables_print_them(printed: str, value: str, low: str, high: str, unit: str) -> None:
    width = "─" * 8
    text = f"┌──┬{width}┐\n│名  │值　　　　　　　│\n├──┼{width}┤\n│甲  │{printed}│\n└──┴{width}┘"
    (table,) = parsed(text)
    (o,) = table.observations
    assert (o.text, str(o.value), str(o.low), str(o.high), o.unit) == (printed, value, low, high, unit)


def test_what_the_drawing_does_not_explain_is_said() -> None:
    text = "┌─┬─┐\n│甲│乙│\n│丙│丁\n戊│己│\n"
    outline = Outline(Metadata(), (Block("table", 0, len(text)),), (), (), ())
    found = tables(Reading(text, "utf-8", "text/plain"), outline)
    assert {finding.code for finding in found.findings} >= {"table-uncertain"}
    assert found.tables[0].confidence < 1


@pytest.mark.corpus
def test_no_corpus_table_loses_a_character(corpus: Path) -> None:
    count = 0
    for folder in ("tw-moj-law-box", "td2000-legal-forms-box"):
        for path in sorted((corpus / folder).glob("*.txt")):
            text = path.read_bytes().decode("utf-8-sig", errors="replace")
            for region in table_regions(text):
                drawing = read_grid(text, region.start, region.end)
                kept = "".join(c.text for c in drawing.grid.cells) + "".join(text[a:b] for a, b in drawing.outside)
                want = Counter(c for c in text[region.start : region.end] if c not in STROKES and not c.isspace())
                assert Counter(c for c in kept if not c.isspace()) == want, path.name
                count += 1
    assert count > 500
