"""The numbers that Word generates in front of paragraphs (自动编号), worked out from numbering.xml and styles.xml."""

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.notation.numerals import at_most
from pipeline.read.wordnumerals import numeral
from pipeline.read.wordstyles import W, WordStyles, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%(\d)")
_SILENT = ("bullet", "none")
_LAST = 32_767  # the last number that Word lets a list begin with
_DEPTHS = 9


class _Level(NamedTuple):
    """A level of a list: where it starts, how it writes, and the depth above which it does not begin anew."""

    start: int
    form: str
    text: str
    apart: bool
    figures: bool  # also the levels above it are written in figures
    restart: int
    style: str


class _List(NamedTuple):
    """A ``w:num``: the counters that it shares, its levels, and the starts that it sets itself."""

    counters: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class WordNumbers:
    """The counters of one document; ``label`` is asked once for each paragraph, in reading order."""

    def __init__(self, numbering: "_Element | None", styles: WordStyles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: "_Element") -> None:
        abstracts = {one.get(W + "abstractNumId") or "": one for one in numbering.findall(W + "abstractNum")}
        named = {value(one, "styleLink"): key for key, one in abstracts.items()}
        for number in numbering.findall(W + "num"):
            key = value(number, "abstractNumId")
            # A list that only names a list style has the levels of the one that defines that style.
            key = named.get(value(abstracts.get(key), "numStyleLink") or "-", key)
            levels = _levels(abstracts.get(key))
            starts: dict[int, int] = {}
            for override in number.findall(W + "lvlOverride"):
                levels |= _levels(override)
                depth, start = override.get(W + "ilvl") or "0", value(override, "startOverride")
                if depth.isdecimal() and start.isdecimal():
                    starts[at_most(depth, _DEPTHS)] = at_most(start, _LAST)
            self._lists[number.get(W + "numId") or ""] = _List(key, levels, starts)

    def label(self, paragraph: "_Element") -> str:
        """What Word prints in front of the paragraph, with the blank after it; empty for a bullet or no number."""
        name, depth = self._place(paragraph)
        listed = self._lists.get(name)
        level = listed.levels.get(depth) if listed else None
        if listed is None or level is None:
            return ""
        self._count(name, listed, depth, level)
        if level.form in _SILENT:
            return ""
        text = _PLACE.sub(lambda match: self._printed(listed, int(match[1]) - 1, level.figures), level.text)
        return text + " " if text and level.apart and not text[-1].isspace() else text

    def _place(self, paragraph: "_Element") -> tuple[str, int]:
        """The list and depth of a paragraph: its own, else its style's; a list style finds its depth by name."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        name, depth = value(own, "numId"), value(own, "ilvl")
        if not name:
            for key, style in self._styles.of(paragraph):
                given = style.find(f"{W}pPr/{W}numPr")
                name = value(given, "numId")
                if name:
                    depth = depth or value(given, "ilvl") or str(self._depth(name, key))
                    break
        return name, at_most(depth, _DEPTHS) if depth.isdecimal() else 0

    def _depth(self, name: str, style: str) -> int:
        levels = self._lists[name].levels if name in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def _count(self, name: str, listed: _List, depth: int, level: _Level) -> None:
        place = listed.counters, depth
        if depth in listed.starts and (name, depth) not in self._begun:
            self._counts[place] = listed.starts[depth]
        else:
            self._counts[place] = self._counts.get(place, level.start - 1) + 1
        self._begun.add((name, depth))
        for deeper in range(depth + 1, _DEPTHS):
            below = listed.levels.get(deeper)
            if below is None or depth < below.restart:
                self._counts.pop((listed.counters, deeper), None)

    def _printed(self, listed: _List, depth: int, figures: bool) -> str:
        level = listed.levels.get(depth)
        if level is None:
            return ""
        count = self._counts.get((listed.counters, depth), level.start)
        return str(count) if figures else numeral(count, level.form)


def _levels(holder: "_Element | None") -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in holder.findall(W + "lvl") if holder is not None else ():
        depth, start, restart = level.get(W + "ilvl") or "0", value(level, "start"), value(level, "lvlRestart")
        if depth.isdecimal():
            found[at_most(depth, _DEPTHS)] = _Level(
                at_most(start, _LAST) if start.isdecimal() else 0,
                value(level, "numFmt") or "decimal",
                value(level, "lvlText"),
                value(level, "suff") != "nothing",
                bool(switch(level, "isLgl")),
                at_most(restart, _DEPTHS) if restart.isdecimal() else _DEPTHS,
                value(level, "pStyle"),
            )
    return found
