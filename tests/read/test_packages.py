"""OFD files and damaged archives, built here by hand."""

import pytest

from pipeline.model import UnreadableInputError
from pipeline.read import read
from tests.read.packages import package

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
