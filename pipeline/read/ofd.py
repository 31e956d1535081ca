"""OFD documents (GB/T 33190-2016): the text objects of each page, joined to lines by where they stand."""

import posixpath
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.model import Piece, Reading
from pipeline.read.archive import Package
from pipeline.read.failures import unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFD = "{http://www.ofdspec.org/2016}"


def read_ofd(package: Package) -> Reading:
    """The text of all pages, top to bottom and left to right, a line per printed line.

    Units: positions are in hundredths of a millimetre.
    Raises: UnreadableInputError where the archive is damaged or shows no text.
    """
    out: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for number, path in enumerate(_pages(package), 1):
        placed = sorted(_texts(_root(package, path)))
        for line, (top, group) in enumerate(groupby(placed, key=lambda text: text[0]), 1):
            text = "".join(part for _, _, part in group)
            if text.strip():
                pieces.append(Piece(length, length + len(text), f"page {number} line {line} top {top}"))
                out.append(text + "\n")
                length += len(text) + 1
    if not out:
        raise unreadable(package.name, "no-text", format="OFD")
    return Reading("".join(out), "utf-8", "application/ofd", tuple(pieces))


def _root(package: Package, path: str) -> "_Element":
    from lxml import etree

    try:
        return etree.fromstring(package.member(path), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise unreadable(package.name, "damaged", format="OFD", detail=str(error)) from error


def _pages(package: Package) -> list[str]:
    """The paths of all pages in reading order."""
    found: list[str] = []
    for place in _root(package, "OFD.xml").iter(_OFD + "DocRoot"):
        path = (place.text or "").strip().lstrip("/")
        folder = posixpath.dirname(path)
        for page in _root(package, path).iter(_OFD + "Page"):
            base = page.get("BaseLoc") or ""
            found.append(posixpath.normpath(base.lstrip("/") if base.startswith("/") else posixpath.join(folder, base)))
    return found


def _texts(page: "_Element") -> list[tuple[int, int, str]]:
    """Every run of text as (top, left, text); texts whose tops differ by less than a millimetre share a line."""
    found: list[tuple[int, int, str]] = []
    for thing in page.iter(_OFD + "TextObject"):
        box = [_hundredths(part) for part in (thing.get("Boundary") or "").split()]
        left, top = (box[0], box[1]) if len(box) >= 2 else (0, 0)
        for code in thing.iter(_OFD + "TextCode"):
            at = top + _hundredths(code.get("Y") or "0")
            found.append(
                (round(at, -2), left + _hundredths(code.get("X") or "0"), " ".join((code.text or "").splitlines()))
            )
    return found


def _hundredths(number: str) -> int:
    whole, _, part = number.partition(".")
    sign = -1 if whole.startswith("-") else 1
    digits = whole.lstrip("-") or "0"
    return sign * (int(digits) * 100 + int((part + "00")[:2])) if digits.isdigit() and (part + "0").isdigit() else 0
