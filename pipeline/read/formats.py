"""Which reader takes which bytes: one ordered table of signatures."""

import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.catalogue import messages
from pipeline.model import Reading, SourceFile, UnreadableInputError
from pipeline.read.decoding import Decoded, decode
from pipeline.read.failures import unreadable
from pipeline.read.plain import read_plain
from pipeline.read.webarchive import is_web_archive

_HEAD = 4096
_SAMPLE = 16_384  # characters that tell text from other files
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
# Names in an OLE file's directory: the text that a word processor wrote (.doc, .wps); a document behind a password.
_WORD_STREAM, _LOCKED_STREAM = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
# A Word document as one XML file: of Word 2003, and the parts of a docx written one after another.
_FLAT = (
    b"http://schemas.microsoft.com/office/word/2003/wordml",
    b"http://schemas.microsoft.com/office/2006/xmlPackage",
)
# A PDF begins so, or at least soon; a text that speaks of such files does not name a version.
_PDF = re.compile(rb"%PDF-\d")
# What other programs' files begin with; named so that the message can say what the file is.
_FOREIGN = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"SQLite format 3", "SQLite"),
)
_FOREIGN_MARKS = tuple(mark for mark, _ in _FOREIGN)
# Control characters that no text holds; more than one in this many characters is no text.
_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_TEXT_PER_CONTROL = 100
# More broken places than one in this many bytes are not damage but another kind of file.
_BYTES_PER_BREAK = 20
# A row of comments reads as one that holds the others: a pattern for each would be tried in every way to part them.
_COMMENTS, _DIRECTIONS = r"<!--.*-->\s*", r"<\?.*\?>\s*"
_MARKUP = re.compile(
    rf"\s*(?:{_COMMENTS}(?:{_DIRECTIONS})?|{_DIRECTIONS}(?:{_COMMENTS})?)?"
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|script|div|table|p|span|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_BYTE = re.compile(rb"[^\x00 \t\r\n\xef\xbb\xbf\xff\xfe]")
_SIGN = re.compile("[^\ufeff\u200b \t\r\n\u3000]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


class Format(NamedTuple):
    """A row of the table: ``takes`` looks at the bytes, ``read`` reads them."""

    name: str
    takes: Callable[[bytes], bool]
    read: Callable[[bytes, str], Reading]


def read(data: bytes, name: str) -> Reading:
    """The text of a file and what its format says about its structure.

    Shape: ``name`` is only for messages; what the file is, its bytes decide.
    Raises: UnreadableInputError for what holds no text: empty, binary, scanned, damaged or of an unknown format.
    """
    if not _BYTE.search(data):
        raise unreadable(name, "empty")
    for form in FORMATS:
        if form.takes(data):
            return form.read(data, name)
    return _read_text(data, name)


def read_file(file: SourceFile) -> Reading:
    """The reading of one file; a converted one keeps its own media type, and a finding says that it was converted.

    Raises: UnreadableInputError as ``read`` does.
    """
    reading = read(file.data, file.name)
    if file.original is None:
        return reading
    said = messages("read").finding("converted", 0, 0, media_type=file.media_type)
    return replace(reading, media_type=file.media_type, findings=(*reading.findings, said))


def convertible(data: bytes) -> tuple[str, str]:
    """What a word processor must convert before it can be read: its media type and usual suffix; else empty ones.

    >>> convertible(rb"{\\rtf1 x}"), convertible(b"plain")
    (('application/rtf', '.rtf'), ('', ''))
    """
    if data.startswith(_RTF):
        return "application/rtf", ".rtf"
    if data.startswith(_OLE) and _WORD_STREAM in data:
        return "application/msword", ".doc"
    if _is_flat(data):
        return "application/msword", ".xml"
    return "", ""


def _read_text(data: bytes, name: str) -> Reading:
    declared = _DECLARED.search(data[:_HEAD])
    decoded = decode(data, declared[1].decode("ascii") if declared else "")
    _demand_text(decoded, data, name)
    if _MARKUP.match(decoded.text[:_HEAD]):
        from pipeline.read.html import read_html

        return read_html(decoded)
    return read_plain(decoded)


def _demand_text(decoded: Decoded, data: bytes, name: str) -> None:
    """Raises: UnreadableInputError where the characters are no text."""
    if not _SIGN.search(decoded.text):
        raise unreadable(name, "empty")
    if b"\x00" in data and not decoded.likely:
        raise unreadable(name, "binary", kind="binary data")
    sample = decoded.text[:_SAMPLE].rstrip("\x00")
    encoded = data[:_SAMPLE].rstrip(b"\x00") if decoded.encoding == "utf-8" else sample.encode("utf-8", "replace")
    strewn = (len(encoded) - len(encoded.translate(None, _CONTROL)) - 1) * _TEXT_PER_CONTROL > len(sample)
    if strewn or len(decoded.breaks) * _BYTES_PER_BREAK > len(data):
        raise unreadable(name, "binary", kind="binary data")


def _is_flat(data: bytes) -> bool:
    head = data[:_HEAD]
    return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and any(space in head for space in _FLAT)


def _is_foreign(data: bytes) -> bool:
    return data.startswith(_FOREIGN_MARKS)


def _refuse_foreign(data: bytes, name: str) -> Reading:
    raise unreadable(name, "binary", kind=next(kind for mark, kind in _FOREIGN if data.startswith(mark)))


def _refuse_legacy(data: bytes, name: str) -> Reading:
    if _LOCKED_STREAM in data:
        raise unreadable(name, "locked")
    raise unreadable(name, "legacy" if convertible(data)[0] else "sheet")


def _read_web(data: bytes, name: str) -> Reading:
    from pipeline.read.webarchive import read_web_archive

    reading = read_web_archive(data)
    if reading is None:
        raise unreadable(name, "binary", kind="MHTML")
    return reading


def _read_archive(data: bytes, name: str) -> Reading:
    from pipeline.read.archive import read_archive

    return read_archive(data, name)


def _read_pdf(data: bytes, name: str) -> Reading:
    from pipeline.read.pdf import read_pdf

    return read_pdf(data, name)


FORMATS: tuple[Format, ...] = (
    Format("pdf", lambda data: _PDF.search(data[:1024]) is not None, _read_pdf),
    Format("zip", lambda data: data.startswith(b"PK\x03\x04"), _read_archive),
    Format("legacy", lambda data: data.startswith((_OLE, _RTF)) or _is_flat(data), _refuse_legacy),
    Format("web archive", is_web_archive, _read_web),
    Format("foreign", _is_foreign, _refuse_foreign),
)

__all__ = ["FORMATS", "Format", "UnreadableInputError", "convertible", "read", "read_file"]
