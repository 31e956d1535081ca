"""Word documents: paragraphs with the numbers that Word generates, tables with merged cells, notes, heads and feet.

Read from the archive's XML itself: see docs/adr for what python-docx does not tell.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.catalogue import messages
from pipeline.model import Finding, Reading
from pipeline.read.archive import Package
from pipeline.read.failures import unreadable
from pipeline.read.wordnumbers import WordNumbers
from pipeline.read.wordparts import R_ID, WordParts
from pipeline.read.wordstyles import W, WordStyles, switch
from pipeline.read.wordwriter import WordWriter

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TRACKED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))


def read_docx(package: Package) -> Reading:
    """The document's text, a line per paragraph or printed line, tables cell by cell, as Word prints it.

    Guarantees:
    1. Spans of cells point into the text; a merged cell is one cell of the grid.
    2. Text whose deletion is tracked is out, text whose insertion is tracked is in; a finding counts both.
    3. Heads come before the text and feet after it, each once however many pages repeat it.
    4. Text that Word hides is in the text once, with the hint ``hidden``.
    Raises: UnreadableInputError where the document's XML is damaged or holds no text.
    """
    parts = WordParts(package)
    body = parts.document.find(W + "body")
    if body is not None and body.find(W + "altChunk") is not None and not list(body.iter(W + "t")):
        return _chunk(package)
    styles = WordStyles(parts.kind("styles"))
    writer = WordWriter(WordNumbers(parts.kind("numbering"), styles), styles)
    findings: tuple[Finding, ...] = ()
    if body is not None:
        around = list(_around(parts, body))
        for _, lines in (one for one in around if one[0] == "header"):
            writer.around(lines)
        writer.body(body)
        writer.end()
        for kind in ("footnote", "endnote"):
            writer.notes(kind, _notes(parts, body, kind))
        for _, lines in (one for one in around if one[0] == "footer"):
            writer.around(lines)
        findings = _said(body, writer.length)
    if not writer.text.strip():
        raise unreadable(package.name, "no-text", format="docx")
    return Reading(writer.text, "utf-8", _MEDIA, tuple(writer.pieces), tuple(writer.tables), findings=findings)


def _chunk(package: Package) -> Reading:
    """A document that only wraps a web archive (MHTML), as some exporters write it: the page in it.

    Raises: UnreadableInputError where the archive holds no page.
    """
    from pipeline.read.webarchive import read_web_archive

    for path in sorted(package.members):
        if path.startswith("word/") and path.endswith((".mht", ".mhtml", ".html", ".htm")):
            reading = read_web_archive(package.member(path))
            if reading is not None:
                return reading
    raise unreadable(package.name, "no-text", format="docx")


def _said(body: "_Element", length: int) -> tuple[Finding, ...]:
    """What a reader must know: that changes have not been accepted, that files set into the document are not read."""
    counts = {
        "tracked-changes": sum(1 for _ in body.iter(*_TRACKED)),
        "files-set-in": sum(1 for _ in body.iter(W + "altChunk", W + "subDoc")),
    }
    return tuple(messages("read").finding(code, 0, length, count=count) for code, count in counts.items() if count)


def _around(parts: WordParts, body: "_Element") -> "Iterator[tuple[str, _Element]]":
    """The heads and feet that are printed, each part once: those of first and even pages only where they differ."""
    even = switch(parts.kind("settings"), "evenAndOddHeaders")
    seen: set[str] = {""}
    for section in body.iter(W + "sectPr"):
        first = switch(section, "titlePg")
        for kind in ("header", "footer"):
            for reference in section.findall(f"{W}{kind}Reference"):
                path = parts.path(reference.get(R_ID))
                shown = {"first": first, "even": even}.get(reference.get(W + "type") or "", True)
                if shown and path not in seen:
                    seen.add(path)
                    yield kind, parts.at(path)


def _notes(parts: WordParts, body: "_Element", kind: str) -> "list[_Element]":
    """Footnotes or endnotes as they are numbered: in the order in which the text refers to them, then any others."""
    part = parts.kind(f"{kind}s")
    found = part.findall(W + kind) if part is not None else []
    places = {mark.get(W + "id"): at for at, mark in reversed(list(enumerate(body.iter(f"{W}{kind}Reference"))))}
    return sorted(found, key=lambda note: places.get(note.get(W + "id"), len(places)))
