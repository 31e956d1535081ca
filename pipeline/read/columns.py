"""Pages set in columns: where the right one begins, and the lines of both below one another.

Positions as in ``runs``. A line here is what stands on one height without a gap wider than ``GAP``.
"""

from collections import Counter
from collections.abc import Sequence

from pipeline.read.runs import PrintedLine

# Blanks on a line, in sizes of its print, from which on what stands behind them may be of another column.
GAP = 1.5
# A column of text holds so many lines, three in five of them as long as the column is wide and that no word or two:
# what stands in rows (names and figures, contents and their pages) is none.
_FEWEST = 8
_FULL_SHARE = (3, 5)
_NARROWEST = 10
# How far short of its column's edge a full line may end, in sizes of the print.
_SHORT = 2.1
# One line in so many may run across both columns: titles, notes at the foot.
_ACROSS = 4


def by_columns(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines, which go down the page, in the order in which columns are read; empty where the page has none.

    Guarantees: every line is there once; what runs across comes before the lines below it and after those above it;
    lines of the right column are ``moved`` to stand below those of the left one.
    """
    begin = _second(lines)
    if begin is None:
        return []
    found: list[PrintedLine] = []
    right: list[PrintedLine] = []
    shift = begin - min(line.left for line in lines if _side(line, begin) < 0)
    for line in lines:
        side = _side(line, begin)
        if side > 0:
            right.append(line._replace(left=line.left - shift, right=line.right - shift, moved=shift))
            continue
        if side == 0:
            found += right
            right = []
        found.append(line)
    return found + right


def _side(line: PrintedLine, begin: float) -> int:
    """-1 for what stands left of where the right column begins, 1 for what stands in it, 0 for what runs across."""
    if line.left >= begin - line.size / 2:
        return 1
    return -1 if line.right <= begin - line.size / 2 else 0


def _second(lines: Sequence[PrintedLine]) -> float | None:
    """Where the right column begins: the start that most of its lines share."""
    if len(lines) < 2 * _FEWEST:
        return None
    edge = min(line.left for line in lines)
    starts = Counter(round(line.left) for line in lines if line.left > edge + _NARROWEST * line.size)
    if not starts:
        return None
    begin, count = max(starts.items(), key=lambda item: (item[1], -item[0]))
    left = [line for line in lines if _side(line, begin) < 0]
    right = [line for line in lines if _side(line, begin) > 0]
    across = len(lines) - len(left) - len(right)
    if count * 2 < len(right) or across * _ACROSS > len(lines) or not (_is_text(left) and _is_text(right)):
        return None
    beside = min(left[-1].bottom, right[-1].bottom) - max(left[0].top, right[0].top)
    return begin if beside > 0 else None


def _is_text(column: Sequence[PrintedLine]) -> bool:
    if len(column) < _FEWEST:
        return False
    edge, width = max(line.right for line in column), max(line.right - line.left for line in column)
    full = sum(line.right >= edge - _SHORT * line.size for line in column)
    share, of = _FULL_SHARE
    return full * of >= len(column) * share and width >= _NARROWEST * column[0].size
