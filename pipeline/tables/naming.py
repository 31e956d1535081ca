"""The names of rows and columns: header paths without units, units from header cells and unit notes."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model import Cell, Span
from pipeline.notation.forms import fold
from pipeline.notation.units import unit
from pipeline.tables.headers import Header
from pipeline.tables.places import Places
from pipeline.tables.vocabulary import key, words
from pipeline.tables.words import name

JOINT = " > "
# Units in notes are short; what is longer is a sentence that happens to hold the word 单位.
LONGEST_UNIT = 14
# A unit that the vocabulary does not know is taken for one where it is as short as units are.
LONGEST_UNKNOWN = 4

_LAST_PAREN = re.compile(r"[(（［\[]([^()（）\[\]［］]*(?:[(（][^()（）]*[)）])?)[)）］\]]\s*\Z")
_SYMBOL = re.compile(r"[A-Za-z%％℃‰/／²³㎡㎞]{1,8}\Z")
# A unit as notes print it, parentheses closed: dB（A）, 台（套）; a currency may stand apart from its unit (新台幣 元).
_UNIT = r"(?:[^\s　()（）\[\]、，,；;：:]|[(（][^()（）]*[)）]){1,14}"
_NOTE = re.compile(
    r"(?P<scope>[^\s　:：()（）,，;；]{0,6}?)(?:计量|計量)?(?:单\s*位|單\s*位)\s*[:：]\s*"
    rf"(?P<unit>{_UNIT}(?:\s*[、，,；;：:]\s*{_UNIT}|[\s　]+{_UNIT})*)"
)
_PERCENT = ("%", "％", "‰")
_LISTED = re.compile(r"\s*[、，,；;：:]\s*")
_BLANK = re.compile(r"[\s　]+")


class Named(NamedTuple):
    """A header cell's name and the unit it prints."""

    name: str
    unit: str


class UnitNote(NamedTuple):
    """``项目单位:个``: scope 项目, units 个."""

    scope: str
    units: tuple[str, ...]


def split_unit(cell: Cell, pieces: list[str], *, unit_row: bool = False) -> Named:
    """A header cell's text as name and unit: the last parentheses, a last line, or a whole cell in a row of units."""
    label = name(cell.text)
    match = _LAST_PAREN.search(label)
    if match and (printed := _unit_in(match.group(1))):
        return Named(label[: match.start()].strip(), printed)
    if unit_row and is_unit(label):
        return Named("", label)
    if len(pieces) > 1 and _SYMBOL.fullmatch(pieces[-1].strip()) and is_unit(pieces[-1]):
        return Named(name(label[: -len(pieces[-1].strip())]), pieces[-1].strip())
    if label[-1:] in _PERCENT:
        return Named(label[:-1].rstrip() or label, label[-1])
    return Named(label, "")


def _unit_in(inside: str) -> str:
    """The unit that parentheses hold: 元, 单位：元; empty where they hold something else."""
    inside = inside.strip()
    if unit(inside):
        return inside
    note = unit_note(inside)
    return note.units[0] if note and not note.scope and len(note.units) == 1 else ""


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else; 年, 月 and 单位 are names.

    >>> is_unit("万元"), is_unit("(辆)"), is_unit("十月"), is_unit("单位")
    (True, True, False, False)
    """
    bare = text.strip("()（） ")
    found = unit(bare)
    names = bare in _NUMBERING or key(bare) in words().unit_words
    return found is not None and found.dimension not in _CALENDAR and not names


# 年, 月, 日 head the parts of dates.
_CALENDAR = ("months",)
# 案号 over 字 and 号: the parts of a number.
_NUMBERING = ("号", "號", "字")


def _unit_rows(places: Places, head: Header) -> set[int]:
    """The rows of the header, below its first, whose printed cells right of the row names are all units."""
    found = set()
    for row in range(head.titles + 1, head.rows):
        printed = [c for c in places.row(row) if c.row == row and c.text and c.column >= head.columns]
        if printed and all(is_unit(cell.text) for cell in printed):
            found.add(row)
    return found


def column_names(places: Places, head: Header, text: str) -> tuple[tuple[str, ...], list[str]]:
    """For every column the path of its header cells, outer to inner, and the unit they print.

    What names rows is counted in no unit: there 省（市） is a name, and a unit note is not one.
    """
    unit_rows = _unit_rows(places, head)
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
                    pieces = [text[start:end] for start, end in cell.spans]
                    read[at] = split_unit(cell, pieces, unit_row=cell.row in unit_rows)
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
    listed = [part for listed in _LISTED.split(match.group("unit")) for part in _blank_apart(listed)]
    units = tuple(part for part in listed if 0 < len(part) <= LONGEST_UNIT)
    known = any(unit(part) for part in units)
    # A scope before 单位 may as well be a kind of body (建设单位：某局): only a unit tells.
    if not units or (not known and (match.group("scope") or len(units[0]) > LONGEST_UNKNOWN)):
        return None
    return UnitNote(match.group("scope"), units)


def _blank_apart(printed: str) -> list[str]:
    """A listed unit; what follows a blank belongs to it where both together are one (新台幣 元), else is no unit."""
    bare = [_unwrapped(part) for part in _BLANK.split(printed)]
    return [joined] if unit(joined := "".join(bare)) else bare[:1]


def _unwrapped(part: str) -> str:
    """Without the parentheses around the whole: (千元)."""
    return part[1:-1] if part[:1] in "(（[［" and part[-1:] in ")）]］" else part


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
    return Span(match.start(), match.end()) if match and unit_note(match.group()) else None


def governed(paths: tuple[str, ...], printed: list[str], note: UnitNote | None, numeric: set[int]) -> tuple[str, ...]:
    """The unit of every column: its header's own, else the note's, within the note's scope."""
    units = list(printed)
    if note is None:
        return tuple(units)
    scoped = {c for c in range(len(paths)) if note.scope and note.scope in paths[c]}
    reach = scoped or numeric
    percent = next((u for u in note.units if fold(u) == "%"), "")
    plain = [u for u in note.units if fold(u) != "%"]
    for column in sorted(reach):
        if units[column]:
            continue
        last = paths[column].rpartition(JOINT)[2]
        share = percent and any(word in last for word in words().percents)
        units[column] = percent if share or not plain else _told(plain, paths[column])
    return tuple(units)


def _told(units: list[str], path: str) -> str:
    """Which of several units a note gives a column (单位：户、万元): the one that its name tells of.

    Where no name tells, the only one of them that is not money; the first where there is no choice.
    """
    if len(units) == 1:
        return units[0]
    kinds = {one: found.dimension if (found := unit(one)) else "" for one in units}
    for step in reversed(path.split(JOINT)):
        for one in units:
            if one in step or any(word in step for word in words().measured.get(kinds[one], ())):
                return one
    others = [one for one in units if kinds[one] != "money"]
    return others[0] if len(others) == 1 else ""


def unit_column(paths: tuple[str, ...]) -> int | None:
    """The column whose cells name each row's unit."""
    found = [c for c, path in enumerate(paths) if key(path.rpartition(JOINT)[2]) in words().unit_words[:2]]
    plain = [c for c, path in enumerate(paths) if key(path) in ("单位", "單位")]
    return (found or plain or [None])[0]  # type: ignore[list-item]
