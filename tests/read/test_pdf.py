"""PDF files, drawn here with pdfium itself: characters, rules, turned pages, files without text."""

import ctypes
import io

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from pipeline.model import Reading, UnreadableInputError
from pipeline.read import read
from pipeline.run import parse
from tests import laws

WIDTH, HEIGHT = 400, 600


# How print must be drawn to stand upright on a page that is shown turned: what x and y of the page as shown become.
TURNS = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, 1, -1, 0, WIDTH, 0),
    180: (-1, 0, 0, -1, WIDTH, HEIGHT),
    270: (0, -1, 1, 0, 0, HEIGHT),
}


def document(
    words: list[tuple[float, float, str]], boxes: list[tuple[float, float, float, float]], turn: int = 0
) -> bytes:
    """One page with words at (x, y) and stroked boxes (x, y, width, height) as it is shown, y upwards."""
    file = pypdfium2.PdfDocument.new()
    page = file.new_page(WIDTH, HEIGHT)
    for x, y, text in words:
        word = pdfium.FPDFPageObj_NewTextObj(file, b"Helvetica", ctypes.c_float(12))
        letters = (ctypes.c_ushort * (len(text) + 1))(*map(ord, text), 0)
        pdfium.FPDFText_SetText(word, letters)
        pdfium.FPDFPageObj_Transform(word, 1, 0, 0, 1, x, y)
        pdfium.FPDFPageObj_Transform(word, *TURNS[turn])
        pdfium.FPDFPage_InsertObject(page, word)
    for box in boxes:
        path = pdfium.FPDFPageObj_CreateNewRect(*map(ctypes.c_float, box))
        pdfium.FPDFPath_SetDrawMode(path, 0, True)
        pdfium.FPDFPageObj_Transform(path, *TURNS[turn])
        pdfium.FPDFPage_InsertObject(page, path)
    page.set_rotation(turn)
    pdfium.FPDFPage_GenerateContent(page)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


BOXES = [(x, y, 100.0, 30.0) for x in (50.0, 150.0) for y in (400.0, 430.0)]
WORDS = [(60.0, 440.0, "item"), (160.0, 440.0, "sum"), (60.0, 410.0, "road"), (160.0, 410.0, "12.5")]
CELLS = [(0, 0, "item"), (0, 1, "sum"), (1, 0, "road"), (1, 1, "12.5")]


def cells(reading: Reading) -> list[tuple[int, int, str]]:
    (table,) = reading.tables
    return [(cell.row, cell.column, cell.text) for cell in table.grid.cells]


def test_words_and_a_ruled_table() -> None:
    data = document([(50.0, 500.0, "before it"), *WORDS, (50.0, 300.0, "behind it")], BOXES)
    reading = read(data, "a.pdf")
    assert [reading.text[piece.start : piece.end] for piece in reading.pieces][::2] == ["before it", "behind it"]
    assert cells(reading) == CELLS
    circular = parse(data, "a.pdf")
    laws.every_law(circular)
    assert [(table.source, table.rows, table.columns) for table in circular.tables] == [("pdf", 2, 2)]


@pytest.mark.parametrize("turn", TURNS)
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    assert cells(read(document(WORDS, BOXES, turn), "a.pdf")) == CELLS


@pytest.mark.parametrize("turn", [90, 270])
def test_a_table_set_on_its_side_is_read_as_if_the_page_were_turned(turn: int) -> None:
    file = pypdfium2.PdfDocument(document(WORDS, BOXES, turn))
    file[0].set_rotation(0)
    out = io.BytesIO()
    file.save(out)
    assert cells(read(out.getvalue(), "a.pdf")) == CELLS


def test_rules_above_and_below_are_enough_where_the_columns_stand_apart() -> None:
    rows = [("item", "2007", "2008"), ("road", "12", "15"), ("bridge", "30", "31"), ("sum", "42", "46")]
    words = [
        (50 + 100.0 * at, 500 - 20.0 * row, text) for row, texts in enumerate(rows) for at, text in enumerate(texts)
    ]
    (table,) = parse(document(words, []), "a.pdf").tables
    assert [cell.text for cell in table.grid.cells] == [text for row in rows for text in row]


def test_what_is_typed_onto_a_page_is_read() -> None:
    file = pypdfium2.PdfDocument(document([(50.0, 500.0, "name")], []))
    page = file[0]
    typed = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_FREETEXT)
    pdfium.FPDFAnnot_SetRect(typed, ctypes.byref(pdfium.FS_RECTF(150, 420, 300, 400)))
    drawn = "q BT /F 12 Tf 2 5 Td (filled in) Tj ET Q"
    pdfium.FPDFAnnot_SetAP(typed, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, (ctypes.c_ushort * 99)(*map(ord, drawn)))
    pdfium.FPDFPage_CloseAnnot(typed)
    out = io.BytesIO()
    file.save(out)
    assert read(out.getvalue(), "a.pdf").text == "name\nfilled in\n"


def test_a_file_without_text_is_named_as_a_scan() -> None:
    with pytest.raises(UnreadableInputError, match="no text layer"):
        read(document([], BOXES), "a.pdf")


def test_a_damaged_file_is_named() -> None:
    with pytest.raises(UnreadableInputError, match="damaged"):
        read(document(WORDS, [])[:200], "a.pdf")
