"""One page of a PDF as pdfium sees it: its characters with their boxes, and the straight rules that are drawn on it."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.read.rulings import Rule, rules_of
from pipeline.read.runs import Run

# Forms within forms, at most.
_DEEPEST = 5
_BREAKS, _SPACE = (0x0A, 0x0D), 0x20
# A line turned by less than so many degrees is upright or sideways, as a page laid askew into a scanner.
_ASKEW = 10
# What pdfium gives for a hyphen at the end of a line, and for a glyph that the file does not explain.
_HYPHEN, _UNMAPPED = 0xFFFE, 0


class PdfPage:
    """Reads one page, upright as most of its characters stand, however the file turns it (a wide table on its side).

    ``unmapped`` counts the glyphs of which the file does not say what they stand for.
    """

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._page = pdfium, page
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._text = page.get_textpage()
        self._angles = self._measured()
        self._turned = self._upright_turn(page.get_rotation() // 90)
        self.unmapped = 0

    @property
    def height(self) -> float:
        """The page's height as it is shown, in points."""
        return float(self._right - self._left if self._turned % 2 else self._top - self._bottom)

    @property
    def pictured(self) -> bool:
        """Whether a picture is on the page."""
        return any(True for _ in self._page.get_objects(filter=[self._pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST))

    def runs(self) -> Iterator[Run]:
        """Every character that shows or is a blank, in the order of the file."""
        pdfium, text = self._pdfium, self._text
        box = pdfium.FS_RECTF()
        waiting = 0  # the first half of a character beyond the basic plane
        for index in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if code in _BREAKS or (code == _SPACE and pdfium.FPDFText_IsGenerated(text, index)):
                continue  # pdfium's own guesses at lines and words
            if 0xD800 <= code < 0xDC00:
                waiting = code
                continue
            if waiting and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((waiting - 0xD800) << 10) + code - 0xDC00
            waiting = 0
            pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
            turn = (self._angles[index] + 90 * self._turned) % 360
            yield Run(self._sign(code), *self._upright(box.left, box.bottom, box.right, box.top), turn)

    def _measured(self) -> list[int]:
        """How far each character is turned in the file's own space, in degrees clockwise."""
        angle, text = self._pdfium.FPDFText_GetCharAngle, self._text
        return [self._baseline(index) if angle(text, index) > 0 else 0 for index in range(text.count_chars())]

    def _baseline(self, index: int) -> int:
        """The turn of a character's line, from 0 to 359, what is close to a quarter turn as that.

        pdfium's own angle takes slanted print (italics made of upright letters) for turned.
        """
        matrix = self._pdfium.FS_MATRIX()
        self._pdfium.FPDFText_GetMatrix(self._text, index, ctypes.byref(matrix))
        degrees = -math.degrees(math.atan2(matrix.b, matrix.a))
        quarter = round(degrees / 90) * 90
        return (quarter if abs(degrees - quarter) < _ASKEW else round(degrees)) % 360

    def _upright_turn(self, shown: int) -> int:
        """The quarter turns, clockwise, that put most characters upright; those of the page where it has none."""
        turns, count = Counter(self._angles).most_common(1)[0] if self._angles else (0, 0)
        return -turns // 90 % 4 if count and not turns % 90 else shown

    def _sign(self, code: int) -> str:
        if code == _HYPHEN:
            return "-"
        if code == _UNMAPPED or 0xD800 <= code < 0xE000:
            self.unmapped += 1
            return "\ufffd"
        sign = chr(code)
        return " " if sign.isspace() else sign

    def rules(self) -> Iterator[Rule]:
        """Straight rules along the axes: strokes, edges of stroked boxes, and filled shapes too thin to be areas."""
        pdfium = self._pdfium
        for thing in self._page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
            fill, stroke = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(thing, ctypes.byref(fill), ctypes.byref(stroke))
            if not fill.value and not stroke.value:
                continue
            matrix = thing.get_matrix()
            for outline in self._outlines(thing):
                points = [self._point(*matrix.on_point(x, y)) for x, y in outline]
                yield from rules_of(points, bool(stroke.value))

    def _outlines(self, path: Any) -> list[list[tuple[float, float]]]:
        """The path's polygons; what has curves is none."""
        pdfium = self._pdfium
        found: list[list[tuple[float, float]]] = []
        curved = False
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not found:
                found.append([])
            curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
            found[-1].append((x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                found[-1].append(found[-1][0])
        return [] if curved else found

    def _point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file's space as it is shown, from the upper left corner."""
        across, up = x - self._left, y - self._bottom
        width, height = self._right - self._left, self._top - self._bottom
        return ((across, height - up), (up, across), (width - across, up), (height - up, width - across))[self._turned]

    def _upright(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self._point(left, bottom), self._point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
