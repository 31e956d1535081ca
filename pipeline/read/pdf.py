"""PDF with a text layer: paragraphs, tables by their rules, page numbers and running heads; needs pypdfium2."""

from importlib import import_module
from typing import Any

from pipeline.catalogue import messages
from pipeline.model import Finding, Reading
from pipeline.read.failures import unreadable
from pipeline.read.paging import PageSource, reading_of

_PACKAGE = "pypdfium2"


def read_pdf(data: bytes, name: str) -> Reading:
    """The text of all pages, a line per paragraph, ruled tables cell by cell.

    Guarantees: every character of the text layer is in the text once, what is filled into forms too; each block is a
    piece with its page and box.
    Raises: UnreadableInputError where the package is not installed, the file is damaged, locked or has no text.
    """
    try:
        pdfium = import_module(_PACKAGE)
    except ImportError as error:
        raise unreadable(name, "missing", format="PDF", package=_PACKAGE) from error
    try:
        document = pdfium.PdfDocument(data)
        sources, unmapped = _sources(document)
    except pdfium.PdfiumError as error:
        if pdfium.raw.FPDF_GetLastError() == pdfium.raw.FPDF_ERR_PASSWORD:
            raise unreadable(name, "locked") from error
        raise unreadable(name, "damaged", format="PDF", detail=str(error)) from error
    reading = reading_of(sources, "application/pdf", _said(unmapped))
    if not reading.pieces:
        raise unreadable(name, "no-text", format="PDF")
    return reading


def _sources(document: Any) -> tuple[list[PageSource], int]:
    from pipeline.read.pdfpage import PdfPage

    sources, unmapped = [], 0
    for index in range(len(document)):
        page = _filled_in(document, index)
        view = PdfPage(page)
        runs = tuple(view.runs())
        sources.append(PageSource(view.height, runs, tuple(view.rules()), not runs and view.pictured))
        unmapped += view.unmapped
        page.close()
    return sources, unmapped


def _filled_in(document: Any, index: int) -> Any:
    """A page, with what is filled into its forms and typed onto it (free text) as part of what it shows."""
    import pypdfium2.raw as pdfium

    page = document[index]
    kinds = set()
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        kinds.add(pdfium.FPDFAnnot_GetSubtype(annotation))
        pdfium.FPDFPage_CloseAnnot(annotation)
    if kinds.isdisjoint((pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)):
        return page
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _said(unmapped: int) -> tuple[Finding, ...]:
    return (messages("read").finding("unmapped-glyphs", 0, 0, count=unmapped),) if unmapped else ()
