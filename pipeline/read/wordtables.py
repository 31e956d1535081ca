"""The rows and cells of a Word table as they are printed: what is merged, wrapped in controls, deleted or left out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.notation.numerals import at_most
from pipeline.read.wordruns import MC
from pipeline.read.wordstyles import W, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

# Around paragraphs, rows and cells: content controls, markup of other programs, tracked insertions, what a newer Word
# reads (its Fallback says the same to an older one).
WRAPPERS = frozenset(
    (
        *(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")),
        *(MC + name for name in ("AlternateContent", "Choice")),
    )
)
# Word lets no table have more columns.
_MOST_COLUMNS = 63


class WordCell(NamedTuple):
    """A printed cell: its element (None for columns that a row leaves out) and the columns it spans.

    ``continues`` is the cell above going on (vertical merge); its own text Word does not show.
    """

    element: "_Element | None"
    columns: int
    opens: bool = False
    continues: bool = False


def rows_of(table: "_Element") -> "list[_Element]":
    """The printed rows, in order; a row whose deletion is tracked is none."""
    rows = _unwrapped(table, W + "tr")
    return [row for row in rows if row.find(f"{W}trPr/{W}del") is None]


def cells_of(row: "_Element") -> list[WordCell]:
    """The cells of a row, left to right; cells merged in the old way (hMerge) are one."""
    found = [WordCell(None, before)] if (before := _count(row.find(W + "trPr"), "gridBefore")) else []
    for cell in _unwrapped(row, W + "tc"):
        properties = cell.find(W + "tcPr")
        columns = max(1, _count(properties, "gridSpan"))
        if _merge(properties, "hMerge") == "continue" and found:
            found[-1] = found[-1]._replace(columns=found[-1].columns + columns)
            continue
        merge = _merge(properties, "vMerge")
        found.append(WordCell(cell, columns, merge == "restart", merge == "continue"))
    return found


def head_rows(rows: "list[_Element]") -> int:
    """How many rows at the top repeat on every page."""
    heads = [bool(switch(row.find(W + "trPr"), "tblHeader")) for row in rows]
    return heads.index(False) if False in heads else 0


def is_data(table: "_Element") -> bool:
    """Whether a table holds data; one with a table inside, or of one row or column, only lays out the page."""
    if any(_unwrapped(cell, W + "tbl") for row in rows_of(table) for cell in _unwrapped(row, W + "tc")):
        return False
    rows = [cells_of(row) for row in rows_of(table)]
    return len(rows) > 1 and max(map(len, rows)) > 1


def _unwrapped(holder: "_Element", tag: str) -> "list[_Element]":
    return list(_descend(holder, tag))


def _descend(holder: "_Element", tag: str) -> "Iterator[_Element]":
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _descend(child, tag)


def _merge(properties: "_Element | None", name: str) -> str:
    """A cell's part in a merge: ``restart``, ``continue``, or empty."""
    if properties is None or properties.find(W + name) is None:
        return ""
    return value(properties, name) or "continue"


def _count(properties: "_Element | None", name: str) -> int:
    text = value(properties, name)
    return at_most(text, _MOST_COLUMNS) if text.isascii() and text.isdecimal() else 0
