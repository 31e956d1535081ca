"""Places in a circular's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of ``Circular.text``.

    Units: Unicode code points. Encoded in JSON as the array ``[start, end]``.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers.

        >>> Span(1, 3).of("合计14")
        '计1'
        """
        return text[self.start : self.end]
