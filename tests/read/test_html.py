"""Web pages: the article, the page's own words beside it, metadata, hidden copies, tables on a grid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Reading
from pipeline.read import read

BODY = "".join(
    f"<p>　　第{n}段，要认真做好有关工作，确保各项任务落到实处；有关情况及时报告。</p>" for n in "一二三四五六"
)
PAGE = f"""<!DOCTYPE html><html><head><title>某市人民政府</title><style>p {{ color: red }}</style></head><body>
<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/x">政务公开</a></li></ul></div>
<table><tr><td><b>索 引 号：</b></td><td>000/2020-1</td><td>发布日期：</td><td>2020年06月09日</td></tr></table>
<div id="text"><p style="text-align: center">某市人民政府关于做好<br>某项工作的通知</p>
<p>各区人民政府：</p>{BODY}<p>某市人民政府</p><p>2020年6月3日</p></div>
<div style="display:none">某市人民政府关于做好某项工作的通知各区人民政府：{BODY}</div>
<script>var a = "不是正文。，；";</script><div class="foot">扫一扫在手机打开当前页</div></body></html>"""


def pieces(reading: Reading) -> list[tuple[str, str]]:
    return [(piece.hint, reading.text[piece.start : piece.end]) for piece in reading.pieces]


def test_blocks_become_lines_with_what_the_page_calls_them() -> None:
    reading = read(PAGE.encode(), "a")
    found = pieces(reading)
    assert reading.media_type == "text/html"
    assert ("nav", "首页") in found
    assert ("nav", "扫一扫在手机打开当前页") in found
    assert ("center", "某市人民政府关于做好") in found
    assert ("center", "某项工作的通知") in found
    assert ("", "各区人民政府：") in found
    assert "不是正文" not in reading.text
    assert "color" not in reading.text


def test_metadata_of_the_page() -> None:
    reading = read(PAGE.encode(), "a")
    assert reading.fields == (("索引号", "000/2020-1"), ("发布日期", "2020年06月09日"), ("title", "某市人民政府"))
    assert ("field", "000/2020-1") in pieces(reading)


def test_a_label_without_a_value_takes_none_from_farther_on() -> None:
    page = PAGE.replace("2020年06月09日", "2020年06月09日</td></tr><tr><td>主题词：</td><td>")
    assert "主题词" not in dict(read(page.encode(), "a").fields)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>停水通告 - 某市人民政府网</title><meta name='SiteName' content='某市人民政府网'>", "停水通告"),
        ("<title>某市人民政府网_停水通告</title><meta name='SiteName' content='某市人民政府网'>", "停水通告"),
        ("<title>通知公告</title><meta name='ArticleTitle' content='停水通告'>", "停水通告"),
        ("<title>停水通告</title>", "停水通告"),
    ],
)
def test_the_head_states_a_title(head: str, title: str) -> None:
    reading = read(f"<html><head>{head}</head><body><p>今日停水，请转告。</p></body></html>".encode(), "a")
    assert dict(reading.fields)["title"] == title


def test_a_hidden_copy_is_marked_not_dropped() -> None:
    reading = read(PAGE.encode(), "a")
    hidden = [text for hint, text in pieces(reading) if hint == "hidden"]
    assert hidden[0].startswith("某市人民政府关于做好某项工作的通知各区")
    assert reading.text.count("第一段") == 2


def test_locators_are_paths_into_the_page() -> None:
    from lxml import html

    tree = html.document_fromstring(PAGE)
    reading = read(PAGE.encode(), "a")
    for piece in reading.pieces:
        if piece.hint in ("", "field"):
            found = tree.xpath(piece.locator)
            assert isinstance(found, list)
            assert len(found) == 1


def test_a_page_in_gb18030_that_says_so() -> None:
    page = PAGE.replace("<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    reading = read(page.encode("gb18030"), "a")
    assert reading.encoding == "gb18030"
    assert "各区人民政府：" in reading.text


TABLE = f"""<html><body>{BODY}<table><thead><tr><th rowspan="2">单位</th><th colspan="2">指标</th></tr>
<tr><th>外资<br>（亿元）</th><th>内资</th></tr></thead><tr><td>甲区</td><td>1.5</td><td>2</td></tr>
<tr><td>乙区</td><td colspan="9">3</td></tr><tr><td>丙区</td></tr></table>{BODY}</body></html>"""


def test_a_data_table_keeps_its_grid() -> None:
    reading = read(TABLE.encode(), "a")
    (table,) = reading.tables
    grid = table.grid
    assert (grid.rows, grid.columns, grid.header_rows) == (5, 10, 2)
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    assert cells[0, 0].row_span == 2
    assert cells[0, 1].column_span == 2
    assert cells[1, 1].text == "外资（亿元）"
    assert len(cells[1, 1].spans) == 2
    assert cells[3, 1].column_span == 9
    for cell in grid.cells:
        printed = "".join(span.of(reading.text) for span in cell.spans)
        assert printed == cell.text
        assert all(table.start <= span.start <= span.end <= table.end for span in cell.spans)
    covered = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(covered) == [(row, column) for row in range(grid.rows) for column in range(grid.columns)]


def test_a_row_span_of_zero_reaches_to_the_last_row() -> None:
    rows = "<tr><td rowspan=0>区</td><td>甲</td></tr><tr><td>1</td></tr><tr><td>2</td></tr>"
    (table,) = read(f"<html><body>{BODY}<table>{rows}</table>{BODY}</body></html>".encode(), "a").tables
    assert [(c.row, c.column, c.row_span, c.text) for c in table.grid.cells] == [
        (0, 0, 3, "区"),
        (0, 1, 1, "甲"),
        (1, 1, 1, "1"),
        (2, 1, 1, "2"),
    ]


def test_a_layout_table_is_no_table() -> None:
    inner = f"<table><tr><td>{BODY}</td></tr></table>"
    page = f"<html><body><table><tr><td>{inner}</td><td>边栏</td></tr></table></body></html>"
    assert read(page.encode(), "a").tables == ()


TAGS = st.sampled_from(["p", "div", "table", "tr", "td", "br", "span", "li", "pre", "b", "nav", "thead", "th"])


@given(
    st.lists(
        st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.just("文字，是。"), st.just("&nbsp;")),
        max_size=40,
    )
)
def test_broken_markup_never_raises_and_loses_no_word(parts: list[str]) -> None:
    page = "<html><body>首" + "".join(parts)
    reading = read(page.encode(), "a")
    assert reading.text.count("文字，是。") == page.count("文字，是。")
    ends = [piece.end for piece in reading.pieces]
    starts = [piece.start for piece in reading.pieces]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_markup_that_the_parser_gives_up_on_is_kept_as_it_is() -> None:
    page = "<html><body>" + "<div>" * 3000 + "文字。" + "</div>" * 3000
    assert "文字。" in read(page.encode(), "a").text


def test_forms_after_the_text_are_the_documents_too() -> None:
    form = "<div><p>附表1</p><table><tr><td>姓名</td><td></td></tr><tr><td>单位</td><td></td></tr></table></div>"
    links = "<div><table><tr><td><a href='/a'>甲</a></td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table></div>"
    page = f"<html><body><div><div>{BODY}</div>{form}</div>{links}</body></html>"
    found = {text: hint for hint, text in pieces(read(page.encode(), "a"))}
    assert found["附表1"] == ""
    assert found["甲"] == "nav"


def test_an_empty_field_takes_no_value_from_the_next_row() -> None:
    rows = "<tr><td>主题词：</td><td><span></span></td></tr><tr><td>文号：</td><td>某府〔2020〕1号</td></tr>"
    text = "<p>现将有关事项通知如下，请认真执行。各单位，各部门，要高度重视；抓好落实。</p>" * 3
    page = f"<html><body><table>{rows}</table><div>【打印】</div><div id='zoom'>{text}</div></body></html>"
    assert read(page.encode(), "a").fields == (("文号", "某府〔2020〕1号"),)


def test_a_tables_title_rows_are_lines_above_it() -> None:
    head = "<tr><td colspan='2'>附件1<br>任务表</td></tr><tr><td colspan='2'>单位：亩</td></tr>"
    page = (
        f"<html><body><table>{head}<tr><td>县</td><td>亩</td></tr><tr><td>甲</td><td>12</td></tr></table></body></html>"
    )
    reading = read(page.encode(), "a")
    assert reading.text == "附件1\n任务表\n单位：亩\n县\t亩\n甲\t12\n"
    (table,) = reading.tables
    assert [(cell.row, cell.column, cell.text) for cell in table.grid.cells] == [
        (0, 0, "县"),
        (0, 1, "亩"),
        (1, 0, "甲"),
        (1, 1, "12"),
    ]


def test_a_wide_row_that_leaves_no_table_stays() -> None:
    page = "<html><body><table><tr><td colspan='2'>说明</td></tr><tr><td>县</td><td>亩</td></tr></table></body></html>"
    assert [table.grid.rows for table in read(page.encode(), "a").tables] == [2]


def test_a_cells_words_come_in_the_order_of_the_page() -> None:
    cells = "<td><span><b>甲</b>乙</span>丙<br>丁<p>戊<i>己</i>庚</p>辛</td><td>1</td>"
    reading = read(f"<table><tr>{cells}</tr><tr><td>子</td><td>2</td></tr></table>".encode(), "a")
    (table,) = reading.tables
    assert [span.of(reading.text) for span in table.grid.cells[0].spans] == ["甲乙丙", "丁", "戊己庚", "辛"]


@pytest.mark.parametrize(
    "table", ["<table><tr><td>甲</td><td>{}</td></tr><tr><td>乙</td><td>丙</td></tr></table>", "{}"]
)
def test_text_nested_deeper_than_any_page_is_kept(table: str) -> None:
    deep = "<span>" * 2000 + "深处" + "</span>" * 2000
    assert "深处" in read(table.format(deep).encode(), "a").text


def test_lines_that_a_page_sets_beforehand_are_blocks() -> None:
    reading = read("<body><pre>第一行\n第二行<b>粗</b>\n\n第三行</pre><p>同一\n段</p></body>".encode(), "a")
    assert [text for _, text in pieces(reading)] == ["第一行", "第二行粗", "第三行", "同一 段"]


def test_sentences_of_links_are_not_the_documents() -> None:
    links = "".join(f"<p><a href='{n}'>某市，某区；某县。<b>某镇，某村，某组。</b></a></p>" for n in range(9))
    reading = read(f"<body><div>{links}</div><div>{BODY}</div></body>".encode(), "a")
    assert {hint for hint, text in pieces(reading) if "某镇" in text} == {"nav"}
    assert [hint for hint, text in pieces(reading) if "任务" in text] == [""] * 6


@pytest.mark.parametrize("said", ["<td align=center>{title}</td>", "<td class=bt>{title}</td>"])
def test_a_title_in_a_row_of_its_own_above_the_article(said: str) -> None:
    title = "某市财政局关于下达专项资金的通知"
    rows = f"<tr>{said.format(title=title)}</tr><tr><td>发布时间：2020-05-11　浏览次数：3</td></tr>"
    page = f"<head><title>{title}_某市财政局网站</title></head><table><tr><td>通知公告专栏导航</td></tr></table>"
    reading = read(f"{page}<table>{rows}<tr><td>{BODY}</table>".encode(), "a")
    found = {text: hint for hint, text in pieces(reading)}
    assert found["通知公告专栏导航"] == "nav"
    assert found[title] != "nav"


def test_a_tables_caption_and_what_stands_beside_its_cells_are_lines() -> None:
    rows = "<tr>旁注<td>县</td><td>亩</td></tr><tr><td>甲</td><td>12</td></tr>"
    reading = read(f"<table><caption>表1 任务表（单位：亩）</caption>{rows}</table>".encode(), "a")
    assert reading.text == "表1 任务表（单位：亩）\n旁注\n县\t亩\n甲\t12\n"
    assert [table.grid.rows for table in reading.tables] == [2]


def test_raised_figures_are_signs_of_their_own() -> None:
    row = "<tr><td>m<sup>2</sup></td><td>10<sup>-3</sup></td></tr>"
    page = f"<p>2.5×10<sup>4</sup>吨、CO<sub>2</sub>、A<sup>+</sup>，见注<sup>①</sup></p><table>{row}{row}</table>"
    assert read(page.encode(), "a").text == "2.5×10⁴吨、CO2、A+，见注①\nm²\t10⁻³\nm²\t10⁻³\n"


@pytest.mark.parametrize(
    ("around", "fields"),
    [
        (
            "<dl><dt>索引号</dt><dd>000/2020-1</dd><dt>文 号</dt><dd>某府〔2020〕1号</dd></dl>",
            [("索引号", "000/2020-1"), ("文号", "某府〔2020〕1号")],
        ),
        (
            "<ul><li>[发文机构]某市人民政府</li><li>【成文日期】 2020-06-03</li></ul>",
            [("发文机构", "某市人民政府"), ("成文日期", "2020-06-03")],
        ),
        (
            "<p>发布时间：2020-06-03 09:30　来源：市府办 浏览次数：3</p>",
            [("发布时间", "2020-06-03 09:30"), ("来源", "市府办")],
        ),
        ("<table><tr><th>标题</th><th>发布日期</th></tr><tr><td>甲</td><td>乙</td></tr></table>", []),
    ],
)
def test_labels_of_the_page(around: str, fields: list[tuple[str, str]]) -> None:
    page = f"<body><div>{around}</div><div id='zoom'>{BODY}</div></body>"
    assert list(read(page.encode(), "a").fields) == fields


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        ("<td align='right'>某县人民政府办公室<br>2019年3月4日</td>", ""),
        ("<td><a href='/a'>某县人民政府办公室</a></td><td>2019年3月4日</td>", "nav"),
        ("<td>某县人民政府办公室</td>", "nav"),
    ],
)
def test_a_signature_in_a_row_of_its_own(row: str, hint: str) -> None:
    page = f"<table><tr><td><a href='/'>首页</a></td></tr><tr><td>{BODY * 3}</td></tr><tr>{row}</tr></table>"
    found = {text: hint for hint, text in pieces(read(page.encode(), "a"))}
    assert found["某县人民政府办公室"] == hint


@pytest.mark.parametrize(
    ("page", "spans"),
    [
        (b"<p class='a'>\xe5\xb8\x82\xff\xe5\xba\x9c</p>", [(1, 2)]),
        (b"<p class='\xff'>\xe5\xb8\x82\xff\xe5\xba\x9c</p>", [(0, 0), (0, 0)]),
    ],
)
def test_broken_bytes_point_into_the_text_of_the_page(page: bytes, spans: list[tuple[int, int]]) -> None:
    page = b"<meta charset='utf-8'><p>" + "通知如下，请认真执行。".encode() * 9 + b"</p>" + page
    reading = read(page, "a")
    begin = reading.text.index("市")
    assert [(one.start, one.end) for one in reading.findings] == [
        (begin + start, begin + end) if end else (0, 0) for start, end in spans
    ]


def test_a_page_of_nothing_but_a_comment_is_its_source() -> None:
    assert read("<!-- 通知 --><!DOCTYPE html>".encode(), "a").text == "<!-- 通知 --><!DOCTYPE html>"


def test_the_head_of_an_order_above_the_element_with_its_text() -> None:
    head = "<div>某省人民政府令</div><div>第 256 号</div>"
    links = "<div><a href='/a'>某府〔2019〕3号</a></div><div>政策文件</div>"
    page = f"<body><div>{links}<div>{head}<div id='zoom'>{BODY}</div></div></div></body>"
    found = {text: hint for hint, text in pieces(read(page.encode(), "a"))}
    assert (found["某省人民政府令"], found["第 256 号"]) == ("center", "center")
    assert (found["某府〔2019〕3号"], found["政策文件"]) == ("nav", "nav")


SITE = "<ul>" + "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("首页", "公开", "服务", "互动")) + "</ul>"
FOOT = "<div><p>主办单位：某市人民政府办公室</p><p>联系电话：0000-1234567</p></div>"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (
            "<p>市政府决定：任命某某为局长。</p><p>某市人民政府</p><p>2021年3月1日</p><div><a>打印</a></div>",
            "2021年3月1日",
        ),
        ("<p>附件：<a href='1.pdf'>预算.pdf</a></p><p><a href='2.xls'>预算表.xls</a></p>", "预算表.xls"),
    ],
)
def test_a_short_notice_begins_with_its_title_and_ends_at_the_foot_of_the_site(text: str, inside: str) -> None:
    title = "某市人民政府关于某某任职的通知"
    page = f"<head><title>{title}-某市</title></head><body>{SITE}<div><h1>{title}</h1>{text}</div>{FOOT}</body>"
    found = {text: hint for hint, text in pieces(read(page.encode(), "a"))}
    assert (found[title], found[inside]) == ("h1", "")
    assert {found.get(name) for name in ("首页", "打印", "主办单位：某市人民政府办公室")} <= {"nav", None}


def test_a_form_without_a_site_around_it_is_all_document() -> None:
    page = "<head><title>企业法人开业登记申请书</title></head><p>附表1</p><h1>企业法人开业登记申请书</h1><p>名称</p>"
    assert {hint for hint, _ in pieces(read(page.encode(), "a"))} == {"", "h1"}
