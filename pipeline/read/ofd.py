"""OFD documents (GB/T 33190-2016): characters and rules of each page where the file places them."""

import math
import posixpath
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model import Reading
from pipeline.notation.numerals import at_most
from pipeline.read.archive import Package
from pipeline.read.failures import unreadable
from pipeline.read.paging import PageSource, reading_of
from pipeline.read.rulings import Rule, rules_of
from pipeline.read.runs import Run

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFD = "{http://www.ofdspec.org/2016}"
# The namespace of files written before the standard was.
_EARLY = b'"http://www.ofdspec.org"', b'"http://www.ofdspec.org/2016"'
# OFD measures in millimetres, the geometry in points.
_POINTS = 72 / 25.4
_A4_HEIGHT = 297.0
# Where a line of print stands around its base line, in sizes of the print; letters are half as wide as square signs.
_ABOVE, _LETTER = 0.88, 0.5
_SQUARE = "\u2e80"
# The size that a text is taken for where the file states none, in millimetres.
_SIZE = 4.0
# No place on a page has a greater number; one that has is damaged.
_FURTHEST = 1e6
# A line turned by less than so many degrees is upright.
_ASKEW = 10
# What draws a curve in a path.
_CURVES = frozenset("QBA")


def read_ofd(package: Package) -> Reading:
    """The text of all pages, a line per paragraph, ruled tables cell by cell, each block with its page and box.

    A page shows what it holds and what its templates do (the head of a letter, the rules of a form).
    Raises: UnreadableInputError where the archive is damaged or shows no text.
    """
    reading = reading_of([_source(layers) for layers in _pages(package)], "application/ofd")
    if not reading.pieces:
        raise unreadable(package.name, "no-text", format="OFD")
    return reading


def _root(package: Package, path: str) -> "_Element":
    from lxml import etree

    data = package.member(path).replace(*_EARLY)
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise unreadable(package.name, "damaged", format="OFD", detail=str(error)) from error


def _pages(package: Package) -> "Iterator[list[_Element]]":
    """Every page in reading order: its templates, itself, and its document, which says how large pages are."""
    for place in _root(package, "OFD.xml").iter(_OFD + "DocRoot"):
        path = (place.text or "").strip().lstrip("/")
        folder = posixpath.dirname(path)
        document = _root(package, path)
        templates = {one.get("ID"): _root(package, _path(folder, one)) for one in document.iter(_OFD + "TemplatePage")}
        for one in document.iter(_OFD + "Page"):
            page = _root(package, _path(folder, one))
            named = [template.get("TemplateID") for template in page.iter(_OFD + "Template")]
            yield [*(templates[name] for name in named if name in templates), page, document]


def _path(folder: str, element: "_Element") -> str:
    base = element.get("BaseLoc") or ""
    return posixpath.normpath(base.lstrip("/") if base.startswith("/") else posixpath.join(folder, base))


def _source(layers: "list[_Element]") -> PageSource:
    *shown, document = layers
    boxes = (_numbers(box.text) for holder in (shown[-1], document) for box in holder.iter(_OFD + "PhysicalBox"))
    height = next((sides[3] for sides in boxes if len(sides) == 4), _A4_HEIGHT)
    runs = (run for thing in _things(shown, "TextObject") for run in _runs(thing))
    rules = (rule for thing in _things(shown, "PathObject") for rule in _rules(thing))
    pictured = any(True for _ in _things(shown, "ImageObject"))
    return PageSource(height * _POINTS, tuple(runs), tuple(rules), pictured)


def _things(layers: "Iterable[_Element]", kind: str) -> "Iterator[_Element]":
    return (thing for layer in layers for thing in layer.iter(_OFD + kind))


class _Space(NamedTuple):
    """Where an object's own places lie on the page: its boundary's corner, and its matrix (CTM).

    Source: GB/T 33190-2016, 8.5.
    """

    left: float
    top: float
    matrix: tuple[float, ...]

    @classmethod
    def of(cls, thing: "_Element") -> "_Space":
        box, matrix = _numbers(thing.get("Boundary")), _numbers(thing.get("CTM"))
        corner = (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)
        return cls(*corner, tuple(matrix) if len(matrix) == 6 else (1, 0, 0, 1, 0, 0))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place on the page, in points."""
        a, b, c, d, e, f = self.matrix
        return (self.left + a * x + c * y + e) * _POINTS, (self.top + b * x + d * y + f) * _POINTS

    @property
    def turn(self) -> int:
        """How far lines are turned, in degrees clockwise; 0 where they are almost upright."""
        degrees = round(math.degrees(math.atan2(self.matrix[1], self.matrix[0])))
        return degrees % 360 if abs(degrees) >= _ASKEW else 0


def _runs(thing: "_Element") -> Iterator[Run]:
    """Every character of a text object: where DeltaX and DeltaY set it, else one after the other.

    Source: GB/T 33190-2016, 11.3 (TextCode, DeltaX, DeltaY, HScale).
    """
    space = _Space.of(thing)
    size = (_numbers(thing.get("Size")) or [_SIZE])[0]
    scale = (_numbers(thing.get("HScale")) or [1.0])[0]
    for code in thing.iter(_OFD + "TextCode"):
        text = " ".join((code.text or "").splitlines())
        x, base = (_numbers(code.get("X")) or [0.0])[0], (_numbers(code.get("Y")) or [0.0])[0]
        across, down = _steps(code.get("DeltaX")), _steps(code.get("DeltaY"))
        turn = 90 if any(down) and not any(across) else space.turn  # signs below one another are a line on its side
        for index, sign in enumerate(text):
            width = size * scale if sign >= _SQUARE else size * scale * _LETTER
            corners = space.point(x, base - _ABOVE * size), space.point(x + width, base + (1 - _ABOVE) * size)
            (left, right), (top, bottom) = (sorted(sides) for sides in zip(*corners, strict=True))
            yield Run(sign, left, top, right, bottom, turn)
            base += down[index] if index < len(down) else 0.0
            x += across[index] if index < len(across) else 0.0 if down else width


def _rules(thing: "_Element") -> Iterator[Rule]:
    """The rules of a path; what has curves is none.

    Source: GB/T 33190-2016, 9.1 (AbbreviatedData: M and L with the place that they lead to, C closes the outline).
    """
    space = _Space.of(thing)
    data = thing.find(_OFD + "AbbreviatedData")
    words = (data.text or "").split() if data is not None else []
    if not _CURVES.isdisjoint(words):
        return
    outlines: list[list[tuple[float, float]]] = []
    for at, word in enumerate(words):
        if word in ("M", "S"):
            outlines.append([])
        place = _numbers(" ".join(words[at + 1 : at + 3])) if word in ("M", "S", "L") else []
        if outlines and len(place) == 2:
            outlines[-1].append(space.point(*place))
        elif outlines and outlines[-1] and word == "C":
            outlines[-1].append(outlines[-1][0])
    stroked = thing.get("Stroke") != "false"
    for outline in outlines:
        if len(outline) > 1:
            yield from rules_of(outline, stroked)


def _steps(words: str | None) -> list[float]:
    """The distances from each character to the next; ``g 3 4.2`` says 4.2 three times."""
    found: list[float] = []
    parts = (words or "").split()
    while parts:
        if parts[0] == "g" and len(parts) > 2 and parts[1].isdigit():
            found += _numbers(parts[2]) * at_most(parts[1], 10_000)
            parts = parts[3:]
        else:
            found += _numbers(parts[0])
            parts = parts[1:]
    return found


def _numbers(words: str | None) -> list[float]:
    """The numbers of a list parted by blanks; empty where one of them is none, or none of any page."""
    try:
        found = [float(word) for word in (words or "").split()]
    except ValueError:
        return []
    return found if all(abs(number) < _FURTHEST for number in found) else []
