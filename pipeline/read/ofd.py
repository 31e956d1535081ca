"""OFD documents (GB/T 33190-2016): characters and rules of each page where the file places them."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.model import Reading
from pipeline.read.archive import Package
from pipeline.read.failures import unreadable
from pipeline.read.paging import PageSource, reading_of
from pipeline.read.rulings import Rule, rules_of
from pipeline.read.runs import Run

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFD = "{http://www.ofdspec.org/2016}"
# OFD measures in millimetres, the geometry in points.
_POINTS = 72 / 25.4
_A4_HEIGHT = 297.0
# Where a line of print stands around its base line, in sizes of the print; letters are half as wide as square signs.
_ABOVE, _LETTER = 0.88, 0.5
_SQUARE = "\u2e80"
# The size that a text is taken for where the file states none, in millimetres.
_SIZE = 4.0


def read_ofd(package: Package) -> Reading:
    """The text of all pages, a line per paragraph, ruled tables cell by cell, each block with its page and box.

    Raises: UnreadableInputError where the archive is damaged or shows no text.
    """
    sources = [_source(_root(package, path)) for path in _pages(package)]
    reading = reading_of(sources, "application/ofd")
    if not reading.pieces:
        raise unreadable(package.name, "no-text", format="OFD")
    return reading


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


def _source(page: "_Element") -> PageSource:
    box = page.find(f"{_OFD}Area/{_OFD}PhysicalBox")
    sides = _numbers(box.text) if box is not None else []
    height = sides[3] if len(sides) == 4 else _A4_HEIGHT
    runs = (run for thing in page.iter(_OFD + "TextObject") for run in _runs(thing))
    rules = (rule for thing in page.iter(_OFD + "PathObject") for rule in _rules(thing))
    return PageSource(height * _POINTS, tuple(runs), tuple(rules))


def _runs(thing: "_Element") -> Iterator[Run]:
    """Every character of a text object: where DeltaX sets it, else one after the other.

    Source: GB/T 33190-2016, 11.3 (TextCode, DeltaX).
    """
    left, top = _corner(thing)
    size = (_numbers(thing.get("Size")) or [_SIZE])[0]
    for code in thing.iter(_OFD + "TextCode"):
        text = " ".join((code.text or "").splitlines())
        x = left + (_numbers(code.get("X")) or [0.0])[0]
        base = top + (_numbers(code.get("Y")) or [0.0])[0]
        steps = _steps(code.get("DeltaX"))
        for index, sign in enumerate(text):
            width = size if sign >= _SQUARE else size * _LETTER
            box = x, base - _ABOVE * size, x + width, base + (1 - _ABOVE) * size
            yield Run(sign, *(side * _POINTS for side in box))
            x += steps[index] if index < len(steps) else width


def _rules(thing: "_Element") -> Iterator[Rule]:
    """The rules of a path.

    Source: GB/T 33190-2016, 9.1 (AbbreviatedData: M and L with the place that they lead to, C closes the outline).
    """
    left, top = _corner(thing)
    data = thing.find(_OFD + "AbbreviatedData")
    words = (data.text or "").split() if data is not None else []
    outlines: list[list[tuple[float, float]]] = []
    for at, word in enumerate(words):
        if word in ("M", "S"):
            outlines.append([])
        place = _numbers(" ".join(words[at + 1 : at + 3])) if word in ("M", "S", "L") else []
        if outlines and len(place) == 2:
            outlines[-1].append(((left + place[0]) * _POINTS, (top + place[1]) * _POINTS))
        elif outlines and outlines[-1] and word == "C":
            outlines[-1].append(outlines[-1][0])
    stroked = thing.get("Stroke") != "false"
    for outline in outlines:
        if len(outline) > 1:
            yield from rules_of(outline, stroked)


def _corner(thing: "_Element") -> tuple[float, float]:
    box = _numbers(thing.get("Boundary"))
    return (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)


def _steps(words: str | None) -> list[float]:
    """The distances from each character to the next; ``g 3 4.2`` says 4.2 three times."""
    found: list[float] = []
    parts = (words or "").split()
    while parts:
        if parts[0] == "g" and len(parts) > 2 and parts[1].isdigit():
            found += _numbers(parts[2]) * min(int(parts[1]), 10_000)
            parts = parts[3:]
        else:
            found += _numbers(parts[0])
            parts = parts[1:]
    return found


def _numbers(words: str | None) -> list[float]:
    """The numbers of a list parted by blanks; empty where one of them is none."""
    try:
        return [float(word) for word in (words or "").split()]
    except ValueError:
        return []
