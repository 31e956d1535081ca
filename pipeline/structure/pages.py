"""What the pages left in a text taken from them: their numbers, also glued to the line below, and running heads.

14上海市“十四五”… is page 14 and a line.
"""

import re
from collections import Counter, defaultdict
from itertools import pairwise

from pipeline.notation.pagenumbers import MARKED, MARKS, OF_ALL
from pipeline.structure.printed import Line

_GLUED = re.compile(r"(\d{1,4})(?=[^\d\s.．、,，）)%％:：年月日时号个万亿条第至—～/-])")
# A page number with the running head behind it: 31 北京市规划. Only where the head recurs.
_HEADED = re.compile(r"(\d{1,4})[ \u3000](?=\D)")
_LONGEST_NUMBER = 4
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}")
# So many numbers that each follow the one before are page numbers; fewer may be amounts that happen to begin lines.
_ENOUGH_PAGES = 3
# A page may lack its number: one that follows within this many is still of the sequence.
_SKIPPED = 4
# A running head is of such a length, ends no sentence, and recurs so often beside the numbers of pages.
_HEAD_SHORTEST, _HEAD_LONGEST, _HEAD_REPEATS = 4, 40, 3
_SENTENCE_END = frozenset("。；：:;，,")
# Hints of lines that pages left, and the id of the rule that told each.
PAGE_LINES = {"page": "glued-page-number", "page-line": "page-number", "running": "running-head"}


def pages_apart(lines: list[Line], width: int) -> list[Line]:
    """The lines of a text set in pages, what the pages left as lines of their own with a hint of ``PAGE_LINES``.

    ``width`` is that of the text's lines in columns, two to a Chinese character.

    Guarantees: no character is lost; all other lines are as they were.
    """
    return _heads_apart(_numbers_apart(marked_apart(lines)), width)


def marked_apart(lines: list[Line]) -> list[Line]:
    """The lines, those that are nothing but a page's number and say so with the hint of one."""
    if not any(line.text[:1] in MARKS and _is_marked(line) for line in lines):
        return lines
    return [line._replace(hint="page-line") if _is_marked(line) else line for line in lines]


def _is_marked(line: Line) -> bool:
    return not line.hint and len(line.text) <= _HEAD_LONGEST and MARKED.fullmatch(line.text) is not None


def _numbers_apart(lines: list[Line]) -> list[Line]:
    recurring = _recurring(lines)
    numbered = [(index, *number) for index, line in enumerate(lines) if (number := _number(line, recurring))]
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
        rest = line.text[width:].lstrip(" \u3000")
        found.append(line._replace(end=cut, text=line.text[:width], hint="page" if rest else "page-line"))
        if rest:
            begin = line.stop - len(rest)
            found.append(line._replace(start=begin, at=begin, text=rest, indent=0, gap=0))
    return found


def _number(line: Line, recurring: frozenset[str]) -> tuple[int, int] | None:
    """The number that a line begins with or is, where it can be a page's, and where it ends."""
    text = line.text
    if line.table or line.hint or not text[0].isdecimal():
        return None
    if len(text) <= _LONGEST_NUMBER and text.isdecimal():
        return int(text), len(text)
    if of_all := OF_ALL.fullmatch(text):
        return int(of_all[1]), len(text)
    headed = _HEADED.match(text)
    if headed and text[headed.end() :] in recurring:
        return int(headed[1]), headed.end(1)
    glued = _GLUED.match(text)
    return (int(glued[1]), glued.end(1)) if glued else None


def _recurring(lines: list[Line]) -> frozenset[str]:
    """What stands behind a number and a blank on several lines, the number another each time."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if not line.table and len(line.text) <= _HEAD_LONGEST and (match := _HEADED.match(line.text)):
            numbers[line.text[match.end() :]].add(match[1])
    return frozenset(text for text, found in numbers.items() if len(found) >= _ENOUGH_PAGES)


def _heads_apart(lines: list[Line], width: int) -> list[Line]:
    """The lines that stand beside the numbers of several pages, above or below them, and do not fill the width."""
    beside = [
        index + (above.hint in PAGE_LINES)
        for index, (above, below) in enumerate(pairwise(lines))
        if (above.hint in PAGE_LINES) != (below.hint in PAGE_LINES)
    ]
    counted = Counter(lines[index].text for index in beside)
    found = list(lines)
    for index in beside:
        text = lines[index].text
        short = _HEAD_SHORTEST <= len(text) < width // 2 - 1
        if counted[text] >= _HEAD_REPEATS and short and text[-1] not in _SENTENCE_END:
            found[index] = lines[index]._replace(hint="running")
    return found


def _before_decimals(lines: list[Line], pages: dict[int, int]) -> dict[int, int]:
    """Pages that the sequence lacks, their number before a decimal label: 617.4.1 is page 61 and 7.4.1."""
    found: dict[int, int] = {}
    for (first, width), (last, _) in pairwise(sorted(pages.items())):
        number = str(int(lines[first].text[:width].partition("/")[0]) + 1)
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
