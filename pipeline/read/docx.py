"""Word documents: paragraphs with the numbers that Word generates, tables with merged cells, notes, heads and feet.

Read from the archive's XML itself: see docs/adr for what python-docx does not tell.
"""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.catalogue import messages
from pipeline.model import Finding, Reading
from pipeline.read.archive import Package
from pipeline.read.failures import unreadable
from pipeline.read.wordnumbers import WordNumbers
from pipeline.read.wordstyles import W, WordStyles, switch
from pipeline.read.wordwriter import WordWriter

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# The strict form of the format (ISO/IEC 29500-1, strict) says the same in namespaces of its own.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R_ID[1:-3].encode()),
)
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
    body = _root(package, "word/document.xml").find(W + "body")
    if body is not None and body.find(W + "altChunk") is not None and not list(body.iter(W + "t")):
        return _chunk(package)
    styles = WordStyles(_part(package, "word/styles.xml"))
    writer = WordWriter(WordNumbers(_part(package, "word/numbering.xml"), styles), styles)
    findings: tuple[Finding, ...] = ()
    if body is not None:
        around = list(_around(package, body))
        for _, lines in (one for one in around if one[0] == "header"):
            writer.around(lines)
        writer.body(body)
        writer.end()
        for kind in ("footnote", "endnote"):
            notes = _part(package, f"word/{kind}s.xml")
            writer.notes(kind, notes.findall(W + kind) if notes is not None else [])
        for _, lines in (one for one in around if one[0] == "footer"):
            writer.around(lines)
        findings = _tracked(body, writer.length)
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


def _part(package: Package, path: str) -> "_Element | None":
    return _root(package, path) if path in package.members else None


def _root(package: Package, path: str) -> "_Element":
    from lxml import etree

    data = package.member(path)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise unreadable(package.name, "damaged", format="docx", detail=str(error)) from error


def _tracked(body: "_Element", length: int) -> tuple[Finding, ...]:
    """What a reader must know of a document whose changes have not been accepted."""
    count = sum(1 for _ in body.iter(*_TRACKED))
    return (messages("read").finding("tracked-changes", 0, length, count=count),) if count else ()


def _around(package: Package, body: "_Element") -> "Iterator[tuple[str, _Element]]":
    """The heads and feet that are printed, each part once: those of first and even pages only where they differ."""
    relations = _part(package, "word/_rels/document.xml.rels")
    targets = {one.get("Id"): one.get("Target") or "" for one in relations} if relations is not None else {}
    even = switch(_part(package, "word/settings.xml"), "evenAndOddHeaders")
    seen: set[str] = set()
    for section in body.iter(W + "sectPr"):
        first = switch(section, "titlePg")
        for kind in ("header", "footer"):
            for reference in section.findall(f"{W}{kind}Reference"):
                path = posixpath.normpath(posixpath.join("word", targets.get(reference.get(_R_ID), "")))
                shown = {"first": first, "even": even}.get(reference.get(W + "type") or "", True)
                if shown and path in package.members and path not in seen:
                    seen.add(path)
                    yield kind, _root(package, path)
