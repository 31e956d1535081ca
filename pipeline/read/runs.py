"""What stands on a page of print: runs of characters as the file places them, and lines of them.

All positions are in points, from the page's upper left corner: ``left < right``, ``top < bottom``.
"""

from typing import NamedTuple


class Run(NamedTuple):
    """Characters that the file places together, and the box they fill.

    ``turn`` is how far their line is turned against the page, in degrees clockwise; 0 where it is almost upright.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turn: int = 0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


class PrintedLine(NamedTuple):
    """A line as printed. ``size`` is that of its letters, ``table`` the index of the ruled table it stands for.

    ``moved`` is how far left of its place a line of a right-hand column was put, below the lines it goes on with.
    ``turned`` lines (a watermark, words along the margin) stand aside of the text.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    table: int = -1
    moved: float = 0.0
    turned: bool = False

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2
