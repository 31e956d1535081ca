"""Page numbers that a text taken from pages has glued to the line below: 14上海市“十四五”… is page 14 and a line."""

import re
from itertools import pairwise

from pipeline.structure.printed import Line

_GLUED = re.compile(r"(\d{1,4})(?=[^\d\s.．、,，）)%％:：年月日时号个万亿条第至—～-])")
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}")
# So many numbers that each follow the one before are page numbers; fewer may be amounts that happen to begin lines.
_ENOUGH_PAGES = 3
# A page may lack its number: one that follows within this many is still of the sequence.
_SKIPPED = 4


def unglued(lines: list[Line]) -> list[Line]:
    """The lines, page numbers at their start apart as lines of their own with the hint ``page``.

    Guarantees: no character is lost; lines without a page number are as they were.
    """
    numbered = [
        (index, int(match[1]), match.end())
        for index, line in enumerate(lines)
        if not line.table and (match := _GLUED.match(line.text))
    ]
    pages = _sequence(numbered)
    if len(pages) < _ENOUGH_PAGES:
        return lines
    pages |= _before_decimals(lines, pages)
    found: list[Line] = []
    for index, line in enumerate(lines):
        width = pages.get(index)
        if width is None:
            found.append(line)
            continue
        cut = line.at + width
        found.append(line._replace(end=cut, text=line.text[:width], hint="page"))
        rest = line.text[width:]
        found.append(line._replace(start=cut, at=cut, text=rest, indent=0, gap=0))
    return found


def _before_decimals(lines: list[Line], pages: dict[int, int]) -> dict[int, int]:
    """Pages that the sequence lacks, their number before a decimal label: 617.4.1 is page 61 and 7.4.1."""
    found: dict[int, int] = {}
    for (first, width), (last, _) in pairwise(sorted(pages.items())):
        number = str(int(lines[first].text[:width]) + 1)
        for index in range(first + 1, last):
            text = lines[index].text
            if text.startswith(number) and _DECIMAL.match(text, len(number)):
                found[index] = len(number)
                break
    return found


def _sequence(numbered: list[tuple[int, int, int]]) -> dict[int, int]:
    """The longest run of numbers that count pages, by index of the line: where each ends in it."""
    best: dict[int, int] = {}
    for first in range(min(len(numbered), 2 * _SKIPPED)):
        run: dict[int, int] = {}
        last = numbered[first][1] - 1
        for index, number, width in numbered[first:]:
            if last < number <= last + _SKIPPED:
                run[index] = width
                last = number
        if len(run) > len(best):
            best = run
    return best
