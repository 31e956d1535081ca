"""Which rows and columns name the others: tables as lines of cells, and what a reader takes for their names."""

import pytest

from tests.tables.reading import parsed


def grid(*rows: str) -> str:
    """A drawing of rows whose cells are parted by ``|``, every cell ten ideographs wide at most, ruled off."""
    cells = [row.split("|") for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    lines = ["│" + "│".join(c + "　" * (w - len(c)) for c, w in zip(row, widths, strict=True)) + "│" for row in cells]
    rule = [corner.join("─" * w for w in widths) for corner in "┬┼┴"]
    return "\n".join([f"┌{rule[0]}┐", f"\n├{rule[1]}┤\n".join(lines), f"└{rule[2]}┘"])


@pytest.mark.parametrize(
    ("rows", "header_rows", "header_columns", "serials"),
    [
        (("序号|名称|金额", "1|甲|5", "2|乙|7"), 1, 2, (0,)),
        (("项号|书件|份数", "一|图样|三", "二|证书|三"), 1, 2, (0,)),
        (("类别|序号|指标", "基础|1|住所", "基础|2|就业"), 1, 1, ()),
        (("水深|流量|面积", "15|13|9", "10|9|6", "8|7|5"), 1, 1, ()),  # falling numbers name
        (("流量|水深|面积", "15|13|9", "10|9|6", "15|7|5"), 1, 0, ()),  # numbers that come again do not
        (("月份|产量", "十一月|30", "十二月|20", "一月|10"), 1, 1, ()),
        (("期限（单位：天）|利率（单位：％）", "三十以内|二", "六十以内|三"), 1, 1, ()),
        (("＼规格浓度|500mL|800mL", "甲液|31元|56元", "乙液|35元|63元"), 1, 1, ()),
        (("轻声|β＝0.01v", "重声|β＝0.02v"), 0, 1, ()),  # formulas above formulas
        (("在校期间办理的，每人收费|甲乘乙", "在家期间办理的，每人收费|甲乘丙"), 0, 1, ()),
        (("项目|一类|二类|三类|四类||", "甲||||||", "乙||||||"), 1, 1, ()),  # columns left free
        (("姓名||性别||民族|", "学历||职称||电话|"), 0, 0, ()),
        (("供方年　月　日|需方年　月　日", "机关|年　月　日"), 0, 0, ()),
        (("申请人|（签章）", "资料|性别：生日：电话：", "审查|"), 0, 0, ()),
    ],
)
def test_names_are_found(rows: tuple[str, ...], header_rows: int, header_columns: int, serials: tuple[int]) -> None:
    (table,) = parsed(grid(*rows))
    assert (table.header_rows, table.header_columns, table.serial_columns) == (header_rows, header_columns, serials)


def test_a_serial_column_behind_group_names_is_left_out() -> None:
    text = """
┌──┬──┬──┬──┐
│类别│序号│指标│分值│
├──┼──┼──┼──┤
│基础│1   │住所│10  │
│    ├──┼──┼──┤
│    │2   │就业│20  │
└──┴──┴──┴──┘
""".strip("\n")
    (table,) = parsed(text)
    assert (table.header_columns, table.serial_columns) == (3, (1,))
    assert [o.row_path for o in table.observations] == ["基础 > 住所", "基础 > 就业"]


def test_rows_held_together_by_a_label_alone_are_no_header() -> None:
    text = """
┌──┬───┬───┐
│主机│甲种油│按马力│
│    ├───┼───┤
│    │乙种油│按时数│
├──┼───┼───┤
│副机│甲种油│按马力│
└──┴───┴───┘
""".strip("\n")
    (table,) = parsed(text)
    assert (table.header_rows, table.header_columns) == (0, 2)
    assert table.observations[1].row_path == "主机 > 乙种油"


def test_a_group_title_in_the_body_is_no_header() -> None:
    text = """
┌──┬──┬──┐
│项目│上限│下限│
├──┴──┴──┤
│　　重金属　　　│
├──┬──┬──┤
│铅　│ 3.0│ 1.0│
├──┼──┼──┤
│镉　│ 2.4│ 0.6│
└──┴──┴──┘
""".strip("\n")
    (table,) = parsed(text)
    assert (table.header_rows, table.column_paths) == (1, ("项目", "上限", "下限"))
    assert [str(o.value) for o in table.observations] == ["3", "1", "2.4", "0.6"]


def test_a_heading_that_spans_figures_is_a_heading() -> None:
    text = """
┌──┬─────┬─────┐
│轨距│1067毫米　│762毫米 　│
├──┼──┬──┼──┬──┤
│等级│甲　│乙　│甲　│乙　│
├──┼──┼──┼──┼──┤
│坡度│25  │35  │62.5│62.5│
└──┴──┴──┴──┴──┘
""".strip("\n")
    (table,) = parsed(text)
    assert table.header_rows == 2
    assert table.column_paths[1] == "1067毫米 > 甲"


def test_rows_cut_each_in_its_own_way_are_a_form() -> None:
    text = """
┌──┬──┬──┬──┬──┐
│借方│账号│甲行│住址│　　│
├──┼──┴──┴──┴──┤
│用途│　　　　　　　　　　│
├──┴──┬──┬─────┤
│抵押　　　│数量│　　　　　│
├──┬──┴──┴──┬──┤
│金额│　　　　　　　　│大写│
├──┴─────┬──┴──┤
│日期　　　　　　│签章　　　│
└────────┴─────┘
""".strip("\n")
    (table,) = parsed(text)
    assert (table.header_rows, table.header_columns) == (0, 0)


def test_units_are_where_cells_print_units() -> None:
    (table,) = parsed(grid("单位|类别|十月|高度（单位：毫米）|费用（新台币元）", "甲|一类|1|2|3", "乙|二类|4|5|6"))
    assert table.column_paths == ("单位", "类别", "十月", "高度", "费用")
    assert table.units == ("", "", "", "毫米", "新台币元")


def test_a_row_of_units_gives_units() -> None:
    text = """
┌──┬──┬──┐
│品名│数量│金额│
│　　├──┼──┤
│　　│(辆)│万元│
├──┼──┼──┤
│甲车│3   │70  │
└──┴──┴──┘
""".strip("\n")
    (table,) = parsed(text)
    assert (table.header_rows, table.column_paths) == (2, ("品名", "数量", "金额"))
    assert table.units == ("", "辆", "万元")


def test_a_rows_own_unit_comes_before_the_notes() -> None:
    (table,) = parsed("单位：万元\n" + grid("项目|2006年|2007年", "收入|300|400", "人均（元）|5|6"))
    assert [(o.row_path, o.unit) for o in table.observations if o.column == 1] == [
        ("收入", "万元"),
        ("人均（元）", "元"),
    ]


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("单位：新台币   元", "新台币元"),
        ("单位：dB（A）", "dB（A）"),
        ("（上限单位：毫克/公升）如下", "毫克/公升"),
        ("单位：（千元）", "千元"),
        ("分包单位：（盖章）　　工程名称：", ""),
        ("建设单位：某局", ""),
    ],
)
def test_unit_notes(note: str, unit: str) -> None:
    (table,) = parsed(note + "\n" + grid("项目|下限|上限", "甲|3|1", "乙|4|2"))
    assert table.units[-1] == unit


@pytest.mark.parametrize(
    ("note", "units"),
    [
        ("单位：户、万元", ("", "户", "户", "万元")),
        ("单位：万元、户", ("", "户", "户", "万元")),
        ("单位：公里、万元", ("", "公里", "公里", "万元")),
        ("单位：万元", ("", "万元", "万元", "万元")),
    ],
)
def test_a_column_bears_the_unit_its_name_tells_of(note: str, units: tuple[str, ...]) -> None:
    (table,) = parsed(note + "\n" + grid("县区|甲类|乙类|补助资金", "东县|3|1|20", "西县|4|2|30"))
    assert table.units == units
