"""Word files, built here by hand: what Word prints of them, line by line and cell by cell."""

from pipeline.model import Reading
from pipeline.read import read
from tests.read.packages import package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, extra: str = "") -> str:
    return f"<w:p>{extra}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'
DOWN, ON, WIDE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
HEAD = "<w:trPr><w:tblHeader/></w:trPr>"
TABLE = (
    f"<w:tbl><w:tr>{HEAD}{cell('单位', DOWN)}{cell('指标', WIDE)}</w:tr>"
    f"<w:tr>{cell('', ON)}{cell('外资')}{cell('内资')}</w:tr>"
    f"<w:tr>{cell('甲区')}{cell('1')}{cell('2')}</w:tr></w:tbl>"
)
DOCUMENT = (
    f"<w:document {W}><w:body>{paragraph('某市人民政府关于某事的通知', CENTRED)}{paragraph('总体要求', NUMBERED)}"
    f"{paragraph('正文。')}<w:p><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t><w:delText>删</w:delText></w:r></w:p>"
    f"{paragraph('工作任务', NUMBERED)}{TABLE}</w:body></w:document>"
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
)
NOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator">{paragraph("-")}</w:footnote>'
    f"<w:footnote>{paragraph('脚注文字')}</w:footnote></w:footnotes>"
)


def test_docx_with_generated_numbers_breaks_and_footnotes() -> None:
    reading = read(package(word__document_xml=DOCUMENT, word__numbering_xml=NUMBERING, word__footnotes_xml=NOTES), "a")
    pieces = [(piece.hint, piece.locator, reading.text[piece.start : piece.end]) for piece in reading.pieces]
    assert pieces[:6] == [
        ("center", "paragraph 1", "某市人民政府关于某事的通知"),
        ("", "paragraph 2", "一、 总体要求"),
        ("", "paragraph 3", "正文。"),
        ("", "paragraph 4", "上行"),
        ("", "paragraph 4", "下行"),
        ("", "paragraph 5", "二、 工作任务"),
    ]
    assert pieces[-1] == ("footnote", "footnote 1", "脚注文字")
    assert "删" not in reading.text


def test_docx_merged_cells_are_one_cell() -> None:
    reading = read(package(word__document_xml=DOCUMENT), "a")
    (table,) = reading.tables
    cells = {(cell.row, cell.column): cell for cell in table.grid.cells}
    assert (table.grid.rows, table.grid.columns, table.grid.header_rows) == (3, 3, 1)
    assert (cells[0, 0].text, cells[0, 0].row_span) == ("单位", 2)
    assert (cells[0, 1].text, cells[0, 1].column_span) == ("指标", 2)
    assert cells[2, 2].text == "2"
    assert all("".join(span.of(reading.text) for span in cell.spans) == cell.text for cell in table.grid.cells)


def test_docx_that_wraps_a_web_archive() -> None:
    page = "<html><body><p>某市人民政府令</p><p>第一条　为了规范管理，制定本办法。</p></body></html>"
    archive = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page}"
    document = f"<w:document {W}><w:body><w:altChunk/></w:body></w:document>"
    assert "某市人民政府令\n" in read(package(word__document_xml=document, **{"word__afchunk.mht": archive}), "a").text


def shown(body: str, **members: str) -> Reading:
    document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return read(package(word__document_xml=document, **members), "a")


def lines(reading: Reading) -> list[tuple[str, str]]:
    return [(piece.hint, reading.text[piece.start : piece.end]) for piece in reading.pieces]


SPACES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def level(depth: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, *numbers: str) -> str:
    abstract = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    return f"<w:numbering {W}>{abstract}{''.join(numbers)}</w:numbering>"


def number(name: int, override: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="0"/>{override}</w:num>'


def item(text: str, depth: int = 0, name: int = 1) -> str:
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr></w:pPr>'
    return paragraph(text, properties)


def numbered(body: str, levels: str, *numbers: str, styles: str = "") -> list[str]:
    members = {"word__numbering_xml": numbering(levels, *(numbers or (number(1),)))}
    if styles:
        members["word__styles_xml"] = f"<w:styles {W}>{styles}</w:styles>"
    return shown(body, **members).text.splitlines()


OUTLINE = (
    level(0, "chineseCounting", "第%1章　")
    + level(1, "decimal", "%1.%2　", "<w:isLgl/>")
    + level(2, "lowerLetter", "(%3)")
)


def test_levels_count_each_within_the_one_above() -> None:
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁", 2) + item("戊") + item("己", 1) + item("庚", 2)
    assert numbered(body, OUTLINE) == ["第一章　甲", "1.1　乙", "1.2　丙", "(a)丁", "第二章　戊", "2.1　己", "(a)庚"]


def test_a_level_that_never_restarts_runs_across_those_above() -> None:
    articles = level(0, "chineseCounting", "第%1章　") + level(
        1, "chineseCounting", "第%2条　", '<w:lvlRestart w:val="0"/>'
    )
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert numbered(body, articles) == ["第一章　甲", "第一条　乙", "第二章　丙", "第二条　丁"]


def test_lists_of_one_kind_count_on_unless_one_sets_its_start() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = item("甲") + item("乙", name=2) + item("丙", name=3) + item("丁", name=3)
    numbers = number(1), number(2), number(3, again)
    assert numbered(body, level(0, "decimal", "%1、"), *numbers) == ["1、甲", "2、乙", "1、丙", "2、丁"]


def test_a_list_may_write_a_level_in_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalEnclosedCircle", "%1")}</w:lvlOverride>'
    assert numbered(item("甲") + item("乙"), level(0, "decimal", "%1、"), number(1, own)) == ["①甲", "②乙"]


def test_numbers_of_styles_and_of_those_they_are_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="条"/><w:pPr><w:numPr><w:ilvl w:val="0"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="条二"/><w:basedOn w:val="a"/></w:style>'
    )
    none = '<w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    body = "".join(paragraph(text, f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>') for text, style in ("甲a", "乙b"))
    assert numbered(body + paragraph("丙", none), level(0, "chineseCounting", "第%1条　"), styles=styles) == [
        "第一条　甲",
        "第二条　乙",
        "丙",
    ]


def test_a_number_with_a_tab_stands_apart_from_a_figure() -> None:
    tab = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    assert numbered(item("5亿元以上"), tab) == ["1. 5亿元以上"]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def field(code: str, result: str | None = None) -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText>{code}</w:instrText></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        f"<w:p>{run('共')}<w:del><w:r><w:delText>五</w:delText></w:r></w:del><w:ins>{run('六')}</w:ins>{run('项')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('上半')}</w:p>{paragraph('下半')}"
        f"<w:tbl><w:tr>{cell('甲')}{cell('1')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cell('乙')}{cell('2')}</w:tr>"
        f"<w:tr>{cell('丙')}{cell('3')}</w:tr></w:tbl>"
    )
    reading = shown(body)
    assert reading.text == "共六项\n上半下半\n甲\t1\n丙\t3\n"
    assert [(finding.code, "4" in finding.message) for finding in reading.findings] == [("tracked-changes", True)]


def test_hidden_text_is_kept_apart() -> None:
    style = '<w:style w:type="character" w:styleId="h"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
    hidden = run("约", "<w:vanish/>") + run("略", '<w:rStyle w:val="h"/>')
    body = f"<w:p>{run('投资')}{hidden}{run('三亿元')}</w:p><w:p>{run('见', VISIBLE)}</w:p>"
    reading = shown(body, word__styles_xml=f"<w:styles {W}>{style}</w:styles>")
    assert lines(reading) == [("", "投资三亿元"), ("hidden", "约略"), ("", "见")]


VISIBLE = '<w:vanish w:val="0"/>'
BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
TICKED = BEGIN.replace("/></w:r>", "><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>")


def test_fields_show_their_results_and_rings_their_numbers() -> None:
    ringed = field("eq \\o\\ac(○,3)")
    assert shown(f"<w:p>{run('第')}{field('PAGE', '7')}{run('页')}{ringed}{TICKED}{END}</w:p>").text == "第7页③☑\n"


def test_symbols_breaks_and_fractions() -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t><w:br w:type="page"/><w:t>下</w:t>'
        "<w:tab/><w:t>页</w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath></w:p>"
    )
    assert shown(body).text == "≥5\n下\t页1/3\n"


def test_a_text_box_is_read_once_and_on_lines_of_its_own() -> None:
    box = f"<w:txbxContent>{paragraph('框一')}{paragraph('框二')}</w:txbxContent>"
    alternate = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert shown(f"<w:p>{run('正')}<w:r>{alternate}</w:r>{run('文')}</w:p>").text == "正文\n框一\n框二\n"


def test_content_controls_around_text_rows_and_cells() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{cell('甲')}{control(cell('1'))}</w:tr>"
    body = control(paragraph("上")) + f"<w:tbl>{row}{control(row)}</w:tbl><w:p>{control(run('下'))}</w:p>"
    reading = shown(body)
    assert reading.text == "上\n甲\t1\n甲\t1\n下\n"
    assert (reading.tables[0].grid.rows, reading.tables[0].grid.columns) == (2, 2)


def test_columns_left_out_and_cells_merged_the_old_way() -> None:
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    across, going = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    body = (
        f"<w:tbl><w:tr>{cell('项')}{cell('额', across)}{cell('', going)}</w:tr>"
        f"<w:tr>{before}{cell('1')}{cell('2')}</w:tr></w:tbl>"
    )
    (table,) = shown(body).tables
    cells = [(cell.row, cell.column, cell.column_span, cell.text) for cell in table.grid.cells]
    assert cells == [(0, 0, 1, "项"), (0, 1, 2, "额"), (1, 0, 1, ""), (1, 1, 1, "1"), (1, 2, 1, "2")]


def test_a_table_that_only_frames_others_is_layout() -> None:
    inner = f"<w:tbl><w:tr>{cell('甲')}{cell('1')}</w:tr><w:tr>{cell('乙')}{cell('2')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('说明')}{inner}{paragraph('末')}</w:tc></w:tr></w:tbl>"
    reading = shown(body)
    assert reading.text == "说明\n甲\t1\n乙\t2\n末\n"
    assert [table.grid.rows for table in reading.tables] == [2]


def test_heads_and_feet_come_once_around_the_text_and_notes_before_the_feet() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:footerReference w:type="default" r:id="r2"/>'
    relations = "".join(
        f'<Relationship Id="{name}" Target="{target}"/>'
        for name, target in (("r1", "header1.xml"), ("r2", "footer1.xml"))
    )
    reading = shown(
        f"{paragraph('正文')}{section}</w:sectPr>",
        word__header1_xml=f"<w:hdr {W}>{paragraph('某市人民政府公报')}</w:hdr>",
        word__footer1_xml=f"<w:ftr {W}>{paragraph('— 1 —')}</w:ftr>",
        word__endnotes_xml=f"<w:endnotes {W}><w:endnote>{paragraph('尾注')}</w:endnote></w:endnotes>",
        **{"word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>"},
    )
    assert lines(reading) == [
        ("running-head", "某市人民政府公报"),
        ("", "正文"),
        ("footnote", "尾注"),
        ("page-number", "— 1 —"),
    ]


def test_headings_and_contents_by_the_names_of_styles() -> None:
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("2", "heading 1"), ("9", "toc 1"))
    )
    body = paragraph("总则\t1", '<w:pPr><w:pStyle w:val="9"/></w:pPr>') + paragraph(
        "总则", '<w:pPr><w:pStyle w:val="2"/></w:pPr>'
    )
    reading = shown(body, word__styles_xml=f"<w:styles {W}>{named}</w:styles>")
    assert lines(reading) == [("contents", "总则\t1"), ("h1", "总则")]


def test_the_strict_form_reads_alike() -> None:
    document = f"<w:document {W}><w:body>{paragraph('正文')}</w:body></w:document>"
    strict = document.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(package(word__document_xml=strict), "a") == read(package(word__document_xml=document), "a")


def test_a_tables_title_row_is_a_line_above_it() -> None:
    body = (
        f"<w:tbl><w:tr>{cell('附件1', WIDE)}</w:tr><w:tr>{cell('县')}{cell('亩')}</w:tr>"
        f"<w:tr>{cell('甲')}{cell('12')}</w:tr></w:tbl>"
    )
    reading = shown(body)
    assert lines(reading) == [("center", "附件1"), ("table", "县\t亩\n甲\t12\n")]
    assert [table.grid.rows for table in reading.tables] == [2]
