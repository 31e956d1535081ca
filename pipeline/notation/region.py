"""What a stretch of text that holds a table is called."""

from typing import Literal, NamedTuple

RegionKind = Literal["box", "ascii", "markdown", "tabs", "blanks", "html"]


class TableRegion(NamedTuple):
    """The lines ``[start, end)`` of one table: from the first character of a line to the end of a line's text."""

    start: int
    end: int
    kind: RegionKind
