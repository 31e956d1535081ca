"""One page of a PDF as pdfium sees it: its characters with their boxes, and the straight rules that are drawn on it."""

import ctypes
from collections.abc import Iterator
from typing import Any

from pipeline.read.rulings import Rule, rules_of
from pipeline.read.typeset import Run

# Forms within forms, at most.
_DEEPEST = 5
_BREAKS, _SPACE = (0x0A, 0x0D), 0x20
# What pdfium gives for a hyphen at the end of a line, and for a glyph that the file does not explain.
_HYPHEN, _UNMAPPED = 0xFFFE, 0


class PdfPage:
    """Reads one page. ``unmapped`` counts the glyphs of which the file does not say what they stand for."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._page = pdfium, page
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._turned = page.get_rotation() // 90
        self.unmapped = 0

    @property
    def height(self) -> float:
        """The page's height as it is shown, in points."""
        return float(self._right - self._left if self._turned % 2 else self._top - self._bottom)

    def runs(self) -> Iterator[Run]:
        """Every character that shows or is a blank, in the order of the file."""
        pdfium, text = self._pdfium, self._page.get_textpage()
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
            yield Run(self._sign(code), *self._upright(box.left, box.bottom, box.right, box.top))

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
