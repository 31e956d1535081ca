"""PDF with a text layer, a line per printed line; needs pypdfium2, which is imported only here."""

from importlib import import_module

from pipeline.model import Piece, Reading
from pipeline.read.failures import unreadable

_PACKAGE = "pypdfium2"


def read_pdf(data: bytes, name: str) -> Reading:
    """The text of all pages in the order in which the file gives it.

    Guarantees: page breaks are form feeds; every line that shows something is a piece with its page and line.
    Raises: UnreadableInputError where the package is not installed, the file is damaged, locked or has no text.
    """
    try:
        pdfium = import_module(_PACKAGE)
    except ImportError as error:
        raise unreadable(name, "missing", format="PDF", package=_PACKAGE) from error
    try:
        document = pdfium.PdfDocument(data)
        pages = [str(page.get_textpage().get_text_range()) for page in document]
    except pdfium.PdfiumError as error:
        raise unreadable(name, "damaged", format="PDF", detail=str(error)) from error
    return _reading(pages, name)


def _reading(pages: list[str], name: str) -> Reading:
    out: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for number, page in enumerate(pages, 1):
        for at, line in enumerate(page.splitlines(), 1):
            text = line.rstrip("\r\n\ufffe")
            if text.strip():
                pieces.append(Piece(length, length + len(text), f"page {number} line {at}"))
            out.append(text + "\n")
            length += len(text) + 1
        out.append("\f")
        length += 1
    if not pieces:
        raise unreadable(name, "no-text", format="PDF")
    return Reading("".join(out), "utf-8", "application/pdf", tuple(pieces))
