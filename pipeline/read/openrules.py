"""Tables with rules above, below and under their head alone (三线表): the walls and floors that their columns show.

Positions as in ``runs``.

    ─────────────────────   a rule as wide as the next ones
    指标   │ 2019年 │ 2020年   the strokes are what is found: walls where no line has a sign, in the head
    ─────────────────────   only where its own lines leave them free
    产值   │ 100.5 │ 110.2
    ·······│·······│·······   floors between the lines below the head
    税收   │  20.1 │  22.2
    ─────────────────────
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.read.rulings import SNAP, Rule, merged
from pipeline.read.runs import Run

_Row = Sequence[Run]
# In sizes of the print: a gap on a line that may part columns, and the strip that all lines below the head leave free.
_GAP, _STRIP = 1.0, 0.25
# Rules shorter than this, in points, are strokes to write on; a table has a head and at least two lines.
_SHORTEST, _FEWEST_LINES = 120.0, 2


def open_rules(rules: Sequence[Rule], rows: Sequence[_Row]) -> list[Rule]:
    """The walls and floors of the page's tables without walls, in addition to its rules.

    Shape: ``rows`` are the runs that show of each line, from left to right, lines from the top down.
    """
    long = [rule for rule in merged(rule for rule in rules if rule.across) if rule.end - rule.start >= _SHORTEST]
    long.sort(key=lambda rule: (round(rule.start / SNAP), round(rule.end / SNAP), rule.at))
    found: list[Rule] = []
    for _, group in groupby(long, key=lambda rule: (round(rule.start / SNAP), round(rule.end / SNAP))):
        floors = list(group)
        if len(floors) > 2:
            for bands in _tables(floors, rows):
                found += _drawn(floors[0], bands)
    return found


def _tables(floors: Sequence[Rule], rows: Sequence[_Row]) -> Iterator[list[tuple[Rule, Rule, list[_Row]]]]:
    """Stretches of bands between rules, two at least, each of lines of which most hold several things apart."""
    bands: list[tuple[Rule, Rule, list[_Row]]] = []
    for above, below in pairwise(floors):
        inside = [row for row in rows if above.at < row[0].middle < below.at and _within(row, above)]
        if inside and 2 * sum(map(_is_parted, inside)) > len(inside):
            bands.append((above, below, inside))
            continue
        yield bands
        bands = []
    yield bands


def _within(row: _Row, rule: Rule) -> bool:
    return rule.start - SNAP <= row[0].left and row[-1].right <= rule.end + SNAP


def _is_parted(row: _Row) -> bool:
    return any(after.left - before.right >= _GAP * after.height for before, after in pairwise(row))


def _drawn(rule: Rule, bands: Sequence[tuple[Rule, Rule, list[_Row]]]) -> list[Rule]:
    body = [row for _, _, rows in bands[1:] for row in rows]
    strips = _strips(body) if len(body) >= _FEWEST_LINES else []
    if not strips or any(row[0].left > strips[0] for row in body):
        return []  # a line that names nothing: a cell of several lines, which only walls would tell
    top, bottom = bands[0][0].at, bands[-1][1].at
    found = [Rule(False, rule.start, top, bottom), Rule(False, rule.end, top, bottom)]
    for number, (above, below, rows) in enumerate(bands):
        between = [(upper[0].middle + lower[0].middle) / 2 for upper, lower in pairwise(rows)]
        if number:
            found += (Rule(True, at, rule.start, rule.end) for at in between)
        for row, (start, end) in zip(rows, pairwise((above.at, *between, below.at)), strict=True):
            free = (at for at in strips if not any(run.left < at < run.right for run in row))
            found += (Rule(False, at, start, end) for at in free if not _spans(row, at))
    return found


def _strips(rows: Sequence[_Row]) -> list[float]:
    """The middles of the strips that no line has a sign in, from left to right."""
    found: list[float] = []
    reached = 0.0
    for run in sorted((run for row in rows for run in row), key=lambda run: run.left):
        if reached and run.left - reached >= _STRIP * run.height:
            found.append((reached + run.left) / 2)
        reached = max(reached, run.right)
    return found


def _spans(row: _Row, at: float) -> bool:
    """Whether words of a head reach over a strip: they stand across it, though no sign of theirs lies on it."""
    before = [run for run in row if run.right <= at]
    after = [run for run in row if run.left >= at]
    return bool(before and after) and after[0].left - before[-1].right < _STRIP * after[0].height
