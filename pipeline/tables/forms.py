"""Forms: grids of labels beside blanks to fill in. They have neither header rows nor row names.

A grid is a form where any rule of ``RULES`` says so; each looks at the grid below its title rows.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable

from pipeline.model import Cell
from pipeline.tables.places import Places
from pipeline.tables.values import is_number

# Labels of a header are words, not sentences.
LONGEST_LABEL = 60
# One blank heading in a row may be a corner or remarks without a name; labels that take turns with blanks are fields.
LEAST_FIELDS = 2
# So many printed labels before the first blank one head columns; the blanks behind them are columns left free.
ENOUGH_LABELS = 3
# From so many rows on it tells whether most rows of the body are cut into columns alike, as rows of data are.
ENOUGH_ROWS = 4
ALIKE_SHARE = 0.5

_NUMBERED = re.compile(r"\d{1,2}[.．、]")
# Blanks to write on: between words (本页为　年期; a heading's blanks only spread its characters), lines, dates.
_FILL_IN = re.compile(r"[\u4e00-\u9fff]{2,}[\s　]+[\u4e00-\u9fff]{2,}|[＿_]{2,}|年[\s　]+月[\s　]+日")
_WRITTEN_ON = re.compile(r"[^\s＿_]{2,}[\s　]+[^\s＿_]|[＿_]{2,}")
_COLON = re.compile(r"[:：]")
_FIELD = re.compile(r"[:：](?=[\s　]*(?:\S{0,12}[:：]|\Z))")
_IN_PARENTHESES = re.compile(r"[(（][^()（）]*[)）]")


def is_form(places: Places, titles: int) -> bool:
    """Whether the grid below its ``titles`` title rows is a form."""
    if titles >= places.grid.rows - 1:
        return True
    return any(rule(places, titles) for rule in RULES)


def _titles_are_fields(places: Places, titles: int) -> bool:
    return sum(_asks(places.at[row][0].text) for row in range(titles)) > 1


def _too_few_labels(places: Places, titles: int) -> bool:
    """A first row that names no columns: one cell, or one label before blanks."""
    top = places.row(titles)
    printed = [cell for cell in top if cell.text]
    if len(top) > 1 and len(printed) > 1:
        return False
    return places.grid.columns == 1 or not printed or (len(printed) == 1 and len(top) > 1 and top[0] is printed[0])


def _labels_beside_blanks(places: Places, titles: int) -> bool:
    top = places.row(titles)
    fields = sum(bool(label.text) and not blank.text for label, blank in itertools.pairwise(top))
    labels = next((i for i, cell in enumerate(top) if not cell.text), len(top))
    free = not any(cell.text for cell in top[labels:]) and all(cell.row_span == 1 for cell in top)
    if free and labels >= ENOUGH_LABELS:
        return False
    return fields >= LEAST_FIELDS or (fields > 0 and not places.figure_columns(places.block(titles)))


def _sentences(places: Places, titles: int) -> bool:
    """A first row of sentences; a grid of one block has no header to be sentences."""
    long = [cell for cell in places.row(titles) if len(cell.text) > LONGEST_LABEL]
    return places.block(titles) < places.grid.rows and any("。" in cell.text for cell in long)


def _labels_ask(places: Places, titles: int) -> bool:
    printed = [cell for cell in places.row(titles) if cell.text]
    return 2 * sum(_asks(cell.text) for cell in printed) > len(printed)


def _asks(text: str) -> bool:
    """Whether a text has a colon outside parentheses: （单位：米） asks for nothing."""
    return _COLON.search(_IN_PARENTHESES.sub("", text)) is not None


def _numbered_fields(places: Places, titles: int) -> bool:
    return _NUMBERED.match(places.row(titles)[0].text) is not None and any(
        _NUMBERED.match(cell.text) for cell in _body(places, titles)
    )


def _blanks_to_write_on(places: Places, titles: int) -> bool:
    """A first row with blanks to fill in, above row names and more blanks."""
    body = _body(places, titles)
    if any(is_number(cell.text) for cell in body):
        return False
    if not any(cell.column and _FILL_IN.search(cell.text.strip()) for cell in places.row(titles)):
        return False
    return len(places.row(titles)) == LEAST_FIELDS or (
        any(cell.column for cell in body) and all(cell.column == 0 or _WRITTEN_ON.search(cell.text) for cell in body)
    )


def _label_and_fields(places: Places, titles: int) -> bool:
    """Two cells a row, label and what to fill in: several fields with colons stand in one cell."""
    rows = [places.row(row) for row in range(titles, places.grid.rows)]
    if len(rows[0]) != LEAST_FIELDS:
        return False
    return any(len(row) > 1 and len(_FIELD.findall(row[-1].text)) >= LEAST_FIELDS for row in rows[1:])


def _rows_unlike(places: Places, titles: int) -> bool:
    """Most rows of the body are cut into columns each in its own way."""
    grid = places.grid
    cuts = [
        tuple(cell.column for cell in cells)
        for row in range(places.block(titles), grid.rows)
        if len(cells := places.row(row)) > 1
    ]
    if len(cuts) < ENOUGH_ROWS or places.figure_columns(places.block(titles)):
        return False
    return Counter(cuts).most_common(1)[0][1] < ALIKE_SHARE * len(cuts)


def _blank_below_labels(places: Places, titles: int) -> bool:
    """The rows that a group label at the left holds together are labels and the blanks below them."""
    end = places.block(titles)
    if end - titles < 2 or end >= places.grid.rows:
        return False
    below = [cell for cell in places.row(end - 1) if cell.row == end - 1]
    return bool(below) and not any(cell.text for cell in below) and len(below) == len(places.row(end - 1)) - 1


def _body(places: Places, titles: int) -> list[Cell]:
    below = places.block(titles)
    return [cell for cell in places.grid.cells if cell.row >= below and cell.text]


RULES: tuple[Callable[[Places, int], bool], ...] = (
    _titles_are_fields,
    _too_few_labels,
    _labels_beside_blanks,
    _sentences,
    _labels_ask,
    _numbered_fields,
    _blanks_to_write_on,
    _label_and_fields,
    _rows_unlike,
    _blank_below_labels,
)
