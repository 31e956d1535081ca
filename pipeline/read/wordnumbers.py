"""The numbers that Word generates in front of paragraphs (自动编号), worked out from numbering.xml and styles.xml."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = "〇一二三四五六七八九"
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    )
)
_PLACE = re.compile(r"%(\d)")


class _Level(NamedTuple):
    start: int
    form: str
    text: str


def chinese(number: int) -> str:
    """A number below 100 in Chinese numerals.

    >>> chinese(10), chinese(19), chinese(20), chinese(31)
    ('十', '十九', '二十', '三十一')
    """
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")


class WordNumbers:
    """The counters of one document; ``label`` is asked once for each paragraph, in reading order."""

    def __init__(self, numbering: "_Element | None", styles: "_Element | None") -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._styles = _style_lists(styles)
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: "_Element") -> None:
        for abstract in numbering.iter(_W + "abstractNum"):
            key = abstract.get(_W + "abstractNumId") or ""
            for level in abstract.iter(_W + "lvl"):
                at = _value(level, "start"), _value(level, "numFmt"), _value(level, "lvlText")
                depth = level.get(_W + "ilvl") or "0"
                if depth.isdigit():
                    start = int(at[0]) if at[0].isdigit() else 1
                    self._levels[key, int(depth)] = _Level(start, at[1] or "decimal", at[2])
        for number in numbering.iter(_W + "num"):
            self._lists[number.get(_W + "numId") or ""] = _value(number, "abstractNumId")

    def label(self, paragraph: "_Element") -> str:
        """What Word prints in front of the paragraph; empty where it prints nothing or a bullet."""
        found = _list_of(paragraph.find(_W + "pPr"))
        if found is None:
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            found = self._styles.get(style.get(_W + "val") or "") if style is not None else None
        if found is None or found[0] not in self._lists:
            return ""
        key, depth = self._lists[found[0]], found[1]
        level = self._levels.get((key, depth))
        if level is None or level.form in ("bullet", "none"):
            return ""
        self._counts[key, depth] = self._counts.get((key, depth), level.start - 1) + 1
        for deeper in range(depth + 1, 9):
            self._counts.pop((key, deeper), None)
        return _PLACE.sub(lambda match: self._printed(key, int(match[1]) - 1), level.text)

    def _printed(self, key: str, depth: int) -> str:
        level = self._levels.get((key, depth))
        if level is None:
            return ""
        count = self._counts.get((key, depth), level.start)
        if level.form in _CHINESE:
            return chinese(count)
        if level.form == "decimalEnclosedCircle" and 1 <= count <= 20:
            return chr(0x2460 + count - 1)
        if level.form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
            return chr((97 if level.form == "lowerLetter" else 65) + count - 1)
        return str(count)


def _value(element: "_Element", name: str) -> str:
    child = element.find(_W + name)
    return (child.get(_W + "val") or "") if child is not None else ""


def _list_of(properties: "_Element | None") -> tuple[str, int] | None:
    """The list and depth that paragraph properties name."""
    found = properties.find(_W + "numPr") if properties is not None else None
    if found is None:
        return None
    number, depth = _value(found, "numId"), _value(found, "ilvl")
    return number, int(depth) if depth.isdigit() else 0


def _style_lists(styles: "_Element | None") -> dict[str, tuple[str, int]]:
    if styles is None:
        return {}
    found: dict[str, tuple[str, int]] = {}
    for style in styles.iter(_W + "style"):
        listed = _list_of(style.find(_W + "pPr"))
        if listed is not None:
            found[style.get(_W + "styleId") or ""] = listed
    return found
