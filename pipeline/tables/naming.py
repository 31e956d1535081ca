"""The names of rows and columns: header paths without units, units from header cells and unit notes."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model import Cell, Span
from pipeline.notation.forms import fold
from pipeline.notation.units import unit
from pipeline.tables.headers import Header
from pipeline.tables.places import Places
from pipeline.tables.vocabulary import is_serial, key, words
from pipeline.tables.words import name

JOINT = " > "
# Units in notes are short; what is longer is a sentence that happens to hold the word 单位.
LONGEST_UNIT = 14

_LAST_PAREN = re.compile(r"[(（［\[]([^()（）\[\]［］]*)[)）］\]]\s*\Z")
_SYMBOL = re.compile(r"[A-Za-z%％℃‰/／²³㎡㎞]{1,8}\Z")
_UNIT = r"[^\s　]{1,14}"
_NOTE = re.compile(
    r"(?P<scope>[^\s　:：()（）,，;；]{0,6}?)(?:计量|計量)?(?:单\s*位|單\s*位)\s*[:：]\s*"
    rf"(?P<unit>{_UNIT}(?:\s*[、，,；;：:]\s*{_UNIT})*)"
)
_LISTED = re.compile(r"\s*[、，,；;：:]\s*")


class Named(NamedTuple):
    """A header cell's name and the unit it prints."""

    name: str
    unit: str


class UnitNote(NamedTuple):
    """``项目单位:个``: scope 项目, units 个."""

    scope: str
    units: tuple[str, ...]


def split_unit(cell: Cell, pieces: list[str]) -> Named:
    """A header cell's text as name and unit: the last parentheses, a last line or a whole cell that is a unit."""
    label = name(cell.text)
    match = _LAST_PAREN.search(label)
    if match and unit(match.group(1).strip()):
        return Named(label[: match.start()].strip(), match.group(1).strip())
    if unit(label) and (_SYMBOL.fullmatch(label) or len(label) > 1):
        return Named("", label)
    if len(pieces) > 1 and _SYMBOL.fullmatch(pieces[-1].strip()):
        return Named(name(label[: -len(pieces[-1].strip())]), pieces[-1].strip())
    return Named(label, "")


def column_names(places: Places, head: Header, text: str) -> tuple[tuple[str, ...], list[str]]:
    """For every column the path of its header cells, outer to inner, and the unit they print.

    What names rows is counted in no unit: there 省（市） is a name, and a unit note is not one.
    """
    read: dict[tuple[int, int], Named] = {}
    paths: list[str] = []
    units: list[str] = []
    for column in range(places.grid.columns):
        steps: list[str] = []
        printed = ""
        for cell in places.column(column, head.titles, head.rows):
            if cell.row < head.titles:
                continue
            at = (cell.row, cell.column)
            if at not in read:
                if column < head.columns:  # 县(区) names the rows: a unit in parentheses governs figures only.
                    read[at] = Named("" if corner_note(cell.text) else name(cell.text), "")
                else:
                    read[at] = split_unit(cell, [text[start:end] for start, end in cell.spans])
            label, found = read[at]
            printed = found or printed
            if label and (not steps or steps[-1] != label):
                steps.append(label)
        paths.append(JOINT.join(steps))
        units.append(printed)
    return tuple(paths), units


def row_path(places: Places, head: Header, row: int) -> str:
    """The names of a row, outer to inner, serial numbers left out."""
    steps: list[str] = []
    for column in range(head.columns):
        if column in head.serials:
            continue
        cell = places.at[row][column]
        label = name(cell.text)
        if label and (column == 0 or places.at[row][column - 1] is not cell or column - 1 in head.serials):
            steps.append(label)
    if not steps and head.serials:
        label = name(places.at[row][head.serials[0]].text)
        return "" if label.isdigit() else label
    return JOINT.join(steps)


def unit_note(text: str) -> UnitNote | None:
    """What a unit note says.

    >>> unit_note("项目单位:个"), unit_note("单位：亿元、％")
    (UnitNote(scope='项目', units=('个',)), UnitNote(scope='', units=('亿元', '％')))
    """
    match = _NOTE.search(text)
    if match is None:
        return None
    listed = [part.strip("()（）[]［］ ") for part in _LISTED.split(match.group("unit"))]
    units = tuple(part for part in listed if part and len(part) <= LONGEST_UNIT)
    return UnitNote(match.group("scope"), units) if units else None


def corner_note(text: str) -> bool:
    """Whether a cell above the row names holds the table's unit note and nothing else.

    >>> corner_note("（单位：人民币元）"), corner_note("单位"), corner_note("建设单位：某局代建 项目")
    (True, False, False)
    """
    bare = text.strip("()（）[]［］ \u3000\n")
    match = _NOTE.fullmatch(bare)
    return match is not None and not match.group("scope")


def note_span(text: str, start: int, end: int) -> Span | None:
    """Where a unit note stands in ``text[start:end]``."""
    match = _NOTE.search(text, start, end)
    return Span(match.start(), match.end()) if match else None


def governed(paths: tuple[str, ...], printed: list[str], note: UnitNote | None, numeric: set[int]) -> tuple[str, ...]:
    """The unit of every column: its header's own, else the note's, within the note's scope."""
    units = list(printed)
    if note is None:
        return tuple(units)
    scoped = {c for c in range(len(paths)) if note.scope and note.scope in paths[c]}
    reach = scoped or numeric
    percent = next((u for u in note.units if fold(u) == "%"), "")
    plain = next((u for u in note.units if fold(u) != "%"), "")
    for column in sorted(reach):
        if units[column]:
            continue
        last = paths[column].rpartition(JOINT)[2]
        share = percent and any(word in last for word in words().percents)
        units[column] = percent if share or not plain else plain
    return tuple(units)


def unit_column(paths: tuple[str, ...]) -> int | None:
    """The column whose cells name each row's unit."""
    found = [c for c, path in enumerate(paths) if key(path.rpartition(JOINT)[2]) in words().unit_words[:2]]
    plain = [c for c, path in enumerate(paths) if key(path) in ("单位", "單位")]
    return (found or plain or [None])[0]  # type: ignore[list-item]


def is_serial_path(path: str) -> bool:
    """Whether a column's path names a serial column."""
    return is_serial(path)
