"""What stands on a page of print, put back into lines: runs of characters with their boxes, in the order of the file.

Positions as in ``runs``.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.columns import GAP, by_columns
from pipeline.read.runs import PrintedLine, Run

# A run whose middle lies further than this share of its height from the line's middle stands on another line.
_OFF_LINE = 0.5
# A run that begins this far left of where the line has got to, in its own height, begins a new stretch.
_BACK = 1.5
# Gaps between the runs of a line, in heights: from the first a blank, from the second one blank a character.
_BLANK, _WIDE = 0.3, 1.5
_WIDEST = 12
# Turned characters of one line follow each other within so many of their sizes.
_FAR = 2.5
# A page has columns where so many printed lines, and one in so many, hold two stretches far apart.
_COLUMN_LINES, _COLUMN_SHARE = 8, 2
# From here on characters fill a square: what they measure across is the size of the print.
_SQUARE = "\u2e80"


def printed_lines(runs: Iterable[Run]) -> list[PrintedLine]:
    """The lines of a page in reading order.

    Guarantees:
    1. Every character of a run that is not blank is in exactly one line; a line reads from left to right.
    2. Lines go down the page, those of a column of text before the next one's; other columns keep the order of the
       file. Turned lines come last, each in the order of the file.
    """
    aside: list[Run] = []
    stretches = _stretches(_upright(runs, aside))
    bands = _bands(stretches)
    rows = [[run for stretch in band for run in stretch] for band in bands]
    lines = [_line(row) for row in rows]
    if len(rows) >= _COLUMN_LINES:
        parts = [list(_parts(row)) for row in rows]
        parted = any(len(row) > 1 for row in parts)
        in_columns = by_columns([_line(part) for row in parts for part in row] if parted else lines)
        if in_columns:
            lines = in_columns
        elif _in_columns(bands):
            lines = [_line(stretch) for stretch in stretches]
    return lines + [_turned_line(stretch) for stretch in _turned(aside)]


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """The upright runs that show, line by line: from left to right, lines from the top down."""
    bands = _bands(_stretches(run for run in runs if not run.turn))
    rows = ([run for stretch in band for run in stretch if not run.text.isspace()] for band in bands)
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _upright(runs: Iterable[Run], aside: list[Run]) -> Iterator[Run]:
    """The runs that are not turned; the others are put into ``aside``."""
    for run in runs:
        if run.turn:
            aside.append(run)
        else:
            yield run


def _turned(runs: Iterable[Run]) -> list[list[Run]]:
    """Turned runs that follow one another, as near as characters of a line."""
    found: list[list[Run]] = []
    for run in runs:
        last = found[-1][-1] if found else None
        near = last and last.turn == run.turn and _apart(last, run) <= _FAR * max(run.right - run.left, run.height)
        if near:
            found[-1].append(run)
        else:
            found.append([run])
    return [stretch for stretch in found if any(not run.text.isspace() for run in stretch)]


def _apart(one: Run, other: Run) -> float:
    return max(abs(one.left + one.right - other.left - other.right) / 2, abs(one.middle - other.middle))


def _parts(row: Sequence[Run]) -> Iterator[list[Run]]:
    """What stands on a line, cut at the gaps that may part columns."""
    part: list[Run] = []
    blanks: list[Run] = []
    for run in sorted(row, key=lambda run: run.left):
        if run.text.isspace():
            blanks.append(run)
            continue
        if part and run.left - part[-1].right >= GAP * max(run.height, part[-1].height):
            yield part
            part = []
        part += (*(blanks if part else ()), run)
        blanks = []
    yield part


def _stretches(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that follow one another on one line, in the order of the file, each begun by one that shows."""
    found: list[list[Run]] = []
    last: Run | None = None
    for run in runs:
        if run.text.isspace():
            if last is not None and not _breaks(last, run):  # else it sets in the line that follows
                found[-1].append(run)
            continue
        if last is None or _breaks(last, run):
            found.append([])
        found[-1].append(run)
        last = run
    return found


def _breaks(last: Run, run: Run) -> bool:
    height = max(run.height, last.height)
    return abs(run.middle - last.middle) > _OFF_LINE * height or run.left < last.right - _BACK * height


def _bands(stretches: Sequence[list[Run]]) -> list[list[list[Run]]]:
    """Stretches that stand on one height, from left to right; bands from the top down."""
    bands: list[list[list[Run]]] = []
    for one in sorted(stretches, key=lambda stretch: stretch[0].middle):
        first = bands[-1][0][0] if bands else None
        if first and abs(one[0].middle - first.middle) <= _OFF_LINE * min(one[0].height, first.height):
            bands[-1].append(one)
        else:
            bands.append([one])
    return [sorted(band, key=lambda stretch: stretch[0].left) for band in bands]


def _in_columns(bands: Sequence[Sequence[list[Run]]]) -> bool:
    parted = sum(len(band) == 2 and band[1][0].left - band[0][-1].right > band[0][0].height for band in bands)
    return parted >= _COLUMN_LINES and parted * _COLUMN_SHARE >= len(bands)


def _turned_line(runs: Sequence[Run]) -> PrintedLine:
    """Turned runs as a line, in the order of the file."""
    text = "".join(run.text for run in runs).strip()
    left, top = min(run.left for run in runs), min(run.top for run in runs)
    right, bottom = max(run.right for run in runs), max(run.bottom for run in runs)
    return PrintedLine(text, left, top, right, bottom, _size(runs), turned=True)


def _line(runs: Sequence[Run]) -> PrintedLine:
    """Runs of one height as a line, the gaps between them as blanks."""
    ordered = sorted(runs, key=lambda run: run.left)
    seen = [run for run in ordered if not run.text.isspace()]
    size = _size(seen)
    text = ordered[0].text
    for before, after in pairwise(ordered):
        gap = (after.left - before.right) / size
        if gap >= _BLANK and not before.text[-1].isspace() and not after.text[0].isspace():
            text += " " if gap < _WIDE else "\u3000" * min(int(gap), _WIDEST)
        text += after.text
    top, bottom = min(run.top for run in seen), max(run.bottom for run in seen)
    return PrintedLine(text.strip(), seen[0].left, top, max(run.right for run in seen), bottom, size)


def _size(runs: Sequence[Run]) -> float:
    """The size of the print: how wide its square characters are, else how high its letters."""
    square = [(run.right - run.left) / len(run.text) for run in runs if run.text[0] >= _SQUARE]
    return max(1.0, median(square or [run.height for run in runs]))
