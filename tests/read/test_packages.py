"""Word and OFD files, built here by hand: paragraphs, generated numbers, merged cells, footnotes."""

import io
import zipfile

import pytest

from pipeline.model import UnreadableInputError
from pipeline.read import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, text in members.items():
            archive.writestr(path.replace("__", "/").replace("_xml", ".xml"), text)
    return buffer.getvalue()


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
    shown = [(piece.hint, piece.locator, reading.text[piece.start : piece.end]) for piece in reading.pieces]
    assert shown[:6] == [
        ("center", "paragraph 1", "某市人民政府关于某事的通知"),
        ("", "paragraph 2", "一、总体要求"),
        ("", "paragraph 3", "正文。"),
        ("", "paragraph 4", "上行"),
        ("", "paragraph 4", "下行"),
        ("", "paragraph 5", "二、工作任务"),
    ]
    assert shown[-1] == ("footnote", "footnote 2", "脚注文字")
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


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def placed(x: float, y: float, text: str, delta: str = "") -> str:
    code = f'<ofd:TextCode X="0" Y="4" DeltaX="{delta}">{text}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{x} {y} 50 5" Size="4">{code}</ofd:TextObject>'


def stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    data = f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject Boundary="{x0} {y0} 1 1">{data}</ofd:PathObject>'


def ofd(content: str) -> bytes:
    return package(
        OFD_xml=f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        D__Document_xml=f'<ofd:Document {OFD}><ofd:Pages><ofd:Page BaseLoc="C.xml"/></ofd:Pages></ofd:Document>',
        D__C_xml=f"<ofd:Page {OFD}><ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>",
    )


def test_ofd_lines_by_place() -> None:
    texts = placed(36, 40, "的通知") + placed(20, 60, "各区：") + placed(20, 40, "关于某事", "g 2 4 4")
    reading = read(ofd(texts), "a")
    assert reading.text == "关于某事的通知\n各区：\n"
    assert [piece.locator for piece in reading.pieces] == ["page 1 box 57,115,136,126", "page 1 box 57,171,91,183"]


def test_ofd_table_by_its_rules() -> None:
    rules = [stroke(20, y, 60, y) for y in (50, 60, 70)] + [stroke(x, 50, x, 70) for x in (20, 40, 60)]
    texts = placed(21, 52, "项目") + placed(41, 52, "金额") + placed(21, 62, "道路") + placed(41, 62, "12")
    (table,) = read(ofd("".join(rules) + texts), "a").tables
    cells = [(cell.row, cell.column, cell.text) for cell in table.grid.cells]
    assert cells == [(0, 0, "项目"), (0, 1, "金额"), (1, 0, "道路"), (1, 1, "12")]


@pytest.mark.parametrize("data", [package(word__document_xml="<w:broken"), package(other="x"), package(OFD_xml="<a/>")])
def test_damaged_or_foreign_archives_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableInputError):
        read(data, "a")
