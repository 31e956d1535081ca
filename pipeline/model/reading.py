"""What the ``read`` stage hands on: the text, and what the format itself said about its structure."""

from msgspec import Struct

from pipeline.model.judgement import Finding
from pipeline.model.table import Grid

_FORMATS = {
    "text/html": "html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/msword": "docx",
    "application/rtf": "docx",
    "application/pdf": "pdf",
    "application/ofd": "ofd",
}


class SourceFile(Struct, frozen=True):
    """A file of a circular: the name that outputs give it, and its bytes.

    Where another program had to convert it, ``data`` is what that program gave, ``original`` the file as received and
    ``media_type`` what the original is.
    """

    name: str
    data: bytes
    original: bytes | None = None
    media_type: str = ""


class Piece(Struct, frozen=True, gc=False):
    """A block that the source's format marks (an HTML element, a docx paragraph, a PDF box), in reading order.

    ``locator`` is its address in the source: ``/html/body/p[3]``, ``paragraph 12``, ``page 2 box 72,90,520,110``.
    ``hint`` is what the format calls it (``h1``, ``p``, ``nav``, ``hidden``, ``table``); empty where it says nothing.
    """

    start: int
    end: int
    locator: str
    hint: str = ""


class SourceTable(Struct, frozen=True, gc=False):
    """A table that the format gives cell by cell (HTML, docx), its cells already pointing into the text.

    ``header_rows`` is how many rows the format marks as header (``th``, ``thead``), 0 where it marks none.
    """

    start: int
    end: int
    grid: Grid


class Reading(Struct, frozen=True, gc=False):
    """A source as text.

    Guarantees:
    1. For plain text ``text`` is the decoded file character for character (line ends kept, a byte order mark left out).
    2. ``pieces`` are disjoint and in order; empty for plain text, where lines are the only pieces there are.
    3. ``files`` are the later files of a circular that came in several: where each begins, and its name.
    4. ``fields`` are metadata that the format states apart from its text (a page's metadata table), label to value.
    """

    text: str
    encoding: str
    media_type: str
    pieces: tuple[Piece, ...] = ()
    tables: tuple[SourceTable, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[tuple[int, str], ...] = ()

    @property
    def format(self) -> str:
        """The media type's short name, as tables and rules name it: ``html``, ``docx``, ``pdf``, ``ofd``, ``text``."""
        return _FORMATS.get(self.media_type, "text")
