"""OFD files and damaged archives, built here by hand."""

from contextlib import suppress

import pytest

from pipeline.model import UnreadableInputError
from pipeline.read import convertible, read
from tests.read.packages import package
from tests.read.test_docx import W, paragraph

OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def placed(x: float, y: float, text: str, delta: str = "") -> str:
    code = f'<ofd:TextCode X="0" Y="4" DeltaX="{delta}">{text}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{x} {y} 50 5" Size="4">{code}</ofd:TextObject>'


def stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    data = f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject Boundary="{x0} {y0} 1 1">{data}</ofd:PathObject>'


def ofd(content: str, template: str = "") -> bytes:
    def page(shown: str, first: str = "") -> str:
        return f"<ofd:Page {OFD}>{first}<ofd:Content><ofd:Layer>{shown}</ofd:Layer></ofd:Content></ofd:Page>"

    named = '<ofd:TemplatePage ID="7" BaseLoc="T.xml"/>'
    pages = '<ofd:Pages><ofd:Page BaseLoc="C.xml"/></ofd:Pages>'
    return package(
        OFD_xml=f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        D__Document_xml=f"<ofd:Document {OFD}><ofd:CommonData>{named}</ofd:CommonData>{pages}</ofd:Document>",
        D__C_xml=page(content, '<ofd:Template TemplateID="7"/>' if template else ""),
        D__T_xml=page(template),
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


def test_ofd_shows_what_its_template_holds() -> None:
    rules = [stroke(20, y, 60, y) for y in (50, 60, 70)] + [stroke(x, 50, x, 70) for x in (20, 40, 60)]
    head = placed(30, 20, "某市人民政府文件")
    texts = placed(21, 52, "项目") + placed(41, 52, "金额") + placed(21, 62, "道路") + placed(41, 62, "12")
    assert read(ofd(texts, head + "".join(rules)), "a").text == "某市人民政府文件\n项目\t金额\n道路\t12\n"


def test_ofd_objects_with_a_matrix_of_their_own() -> None:
    half = placed(40, 30, "关于某事").replace("Size=", 'CTM="0.5 0 0 0.5 0 0" Size=')
    (piece,) = read(ofd(half), "a").pieces
    assert piece.locator == "page 1 box 113,86,136,91"


def test_ofd_signs_below_one_another_are_a_line() -> None:
    down = placed(20, 30, "竖排文字").replace('DeltaX=""', 'DeltaY="5 5 5"')
    assert read(ofd(down + placed(40, 30, "关于某事的通知")), "a").text == "关于某事的通知\n竖排文字\n"


def test_ofd_places_that_are_none_of_any_page() -> None:
    wild = placed(20, 30, "甲").replace("20 30", "nan 1e308")
    assert read(ofd(wild), "a").text == "甲\n"


@pytest.mark.parametrize("data", [package(word__document_xml="<w:broken"), package(other="x"), package(OFD_xml="<a/>")])
def test_damaged_or_foreign_archives_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableInputError):
        read(data, "a")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (package(xl__workbook_xml="<a/>"), "the file is xlsx"),
        (package(ppt__presentation_xml="<a/>"), "the file is pptx"),
        (package(content_xml="<a/>"), "the file is ODF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9, "locked with a password"),
    ],
)
def test_files_that_are_not_read_are_called_what_they_are(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableInputError, match=said):
        read(data, "a")


def test_paths_written_as_windows_does() -> None:
    document = f"<w:document {W}><w:body>{paragraph('正文')}</w:body></w:document>"
    assert read(package(**{"word\\document.xml": document}), "a").text == "正文\n"


MAIL = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="x"

--x
Content-Type: text/html; charset="gb2312"
Content-Transfer-Encoding: quoted-printable

<html><body><p>=B9=D8=D3=DA=CD=A8=D6=AA</p></body></html>
--x--
"""


def test_a_web_archive_is_its_page() -> None:
    assert "关于通知" in read(MAIL.encode(), "a.doc").text
    assert read("Note: 一\n\n正文\n".encode(), "a").media_type == "text/plain"


@pytest.mark.parametrize("space", ["word/2003/wordml", "2006/xmlPackage"])
def test_word_as_one_xml_file_is_converted_or_says_what_it_needs(space: str) -> None:
    data = f'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/{space}"/>'.encode()
    assert convertible(data) == ("application/msword", ".xml")
    with pytest.raises(UnreadableInputError, match="LibreOffice"):
        read(data, "a")


def test_a_text_that_speaks_of_pdf_is_none() -> None:
    assert read("文件以%PDF-开头。\n".encode(), "a").media_type == "text/plain"


def test_any_damaged_byte_of_an_archive_is_read_or_named() -> None:
    text = "".join(paragraph(f"第{number}段，内容各不相同。") for number in range(40))
    whole = package(word__document_xml=f"<w:document {W}><w:body>{text}</w:body></w:document>")
    for at in range(len(whole)):
        for value in (whole[at] ^ 0xFF, 0):
            with suppress(UnreadableInputError):
                read(whole[:at] + bytes([value]) + whole[at + 1 :], "a")
