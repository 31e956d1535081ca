"""The running text that the stage reads: a block without its line breaks, every character still at its place."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import NamedTuple

from pipeline.model import Block, Outline, Section, Table
from pipeline.notation.lines import INVISIBLE

READ_KINDS = frozenset({"paragraph", "heading", "form"})

# A line broken by its margin is at least half as long as one of the standard's pages (GB/T 9704: 28 characters).
SHORTEST_FULL_LINE = 14

# A cell with fewer characters holds a name or a list of names, not a clause.
SHORTEST_PROSE = 12
# From the start, and the first of what stands before alone: searched at every place, a cell would be read as often.
_CLAUSE = re.compile(r"(?>.*?[\u4e00-\u9fff]{2}).*[，。；;]|(?>.*?[，。；;]).*[\u4e00-\u9fff]{2}", re.DOTALL)
_SHARE_OF = re.compile(r"[\u4e00-\u9fff]{2}的(?:[百千万]分之|[\d.]+\s*[%％‰])")

# Markdown's marks of emphasis are no more part of what a sentence says than blanks are.
_BLANKS = re.compile(rf"(?:[\s{INVISIBLE}]|(?<!\*)\*\*(?!\*))+")
# Widths as in `fold`, but a full-width comma stays: it parts clauses where a half-width one may part thousands.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，．"}
_COMMON = tuple((sign, chr(ord(sign) - 0xFEE0)) for sign in "（）：；！？％／")
_WIDE_LETTER = re.compile("[＂-＄＆＇＊＋－０-９＜-＞＠-～]")  # those beside _COMMON
_WIDE_DIGIT = re.compile("[０-９．]")
_WIDE_POINT = re.compile(r"(?<=[0-9０-９])．(?=[0-9０-９])")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:，\d{3})*，000(?!\d)")  # 20，000，000股
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


class Passage(NamedTuple):
    """A block's text as the rules see it (``view``: widths folded, blanks gone) and where each character stands.

    ``offsets`` has one entry per character of ``view``; a blank between two digits or letters is kept as one space.
    """

    view: str
    offsets: range | list[int]
    part_id: str
    section_id: str
    labels: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``view[start:end]`` stands in the text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def passages(text: str, outline: Outline, holding: re.Pattern[str], tables: Iterable[Table] = ()) -> Iterator[Passage]:
    """Every paragraph that holds a match of ``holding`` as printed, in reading order, labels marked.

    A paragraph is a block of running text, or several where the ends of pages cut it, or a cell of ``tables`` that
    holds prose: a clause at least, with the mark that parts it from the next.
    """
    labels = _label_spans(text, outline.sections)
    starts = tuple(labels)
    for blocks in merge(_paragraphs(outline.blocks), _cells(text, tables), key=lambda blocks: blocks[0].start):
        if any(holding.search(text, block.start, block.end) for block in blocks):
            yield _whole([passage(text, block, labels, starts) for block in blocks])


def _cells(text: str, tables: Iterable[Table]) -> Iterator[list[Block]]:
    """The cells with prose, table by table in the order of their first lines, each line as a block."""
    for table in tables:
        body = (cell for cell in table.grid.cells if cell.row >= table.grid.header_rows and cell.spans)
        prose = [cell for cell in body if _is_prose(cell.text)]
        for cell in sorted(prose, key=lambda cell: cell.spans[0].start):
            yield [
                Block("paragraph", line.start, line.end, part_id=table.part_id, section_id=table.section_id)
                for line in cell.spans
            ]


def _is_prose(cell: str) -> bool:
    """Whether a cell says something of its number: a clause with its mark, or what a share is of (价款的万分之三)."""
    return (len(cell) >= SHORTEST_PROSE and _CLAUSE.match(cell) is not None) or _SHARE_OF.search(cell) is not None


def _paragraphs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    held: list[Block] = []
    for block in blocks:
        if block.kind not in READ_KINDS or block.field:
            continue
        if not block.joins and held:
            yield held
            held = []
        held.append(block)
    if held:
        yield held


def _whole(halves: list[Passage]) -> Passage:
    """The halves of a paragraph as one passage; what stands between them in the text is not in its view."""
    first = halves[0]
    if len(halves) == 1:
        return first
    labels: list[tuple[int, int]] = []
    length = 0
    for half in halves:
        labels += [(start + length, end + length) for start, end in half.labels]
        length += len(half.view)
    offsets = [at for half in halves for at in half.offsets]
    return first._replace(view="".join(half.view for half in halves), offsets=offsets, labels=tuple(labels))


def passage(text: str, block: Block, labels: dict[int, int], starts: tuple[int, ...] = ()) -> Passage:
    """The block as a passage; ``labels`` maps the starts of section labels, in order, to their ends."""
    source = text[block.start : block.end]
    if _WIDE_DIGIT.search(source):
        source = _WIDE_COMMA.sub(",", _WIDE_POINT.sub(".", source))
    if "，000" in source:
        source = _THOUSANDS.sub(lambda match: match[0].replace("，", ","), source)
    view, offsets = _without_blanks(_narrow(source), block.start)
    inside = starts[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
    marked = tuple((bisect_left(offsets, start), bisect_left(offsets, labels[start])) for start in inside)
    return Passage(view, offsets, block.part_id, block.section_id, marked)


def _at_margin(folded: str, blank: re.Match[str]) -> bool:
    """Whether the blank is the line break that a margin makes: it may stand between two digits of one number."""
    line = blank.start() - max(folded.rfind("\n", 0, blank.start()), 0)
    return blank[0] == "\n" and line >= SHORTEST_FULL_LINE


def _narrow(source: str) -> str:
    """Widths folded; the signs that Chinese text is full of are replaced one by one, which is ten times as fast."""
    if _WIDE_LETTER.search(source):
        return source.translate(_WIDTHS)
    for wide, narrow in _COMMON:
        source = source.replace(wide, narrow)
    return source


def _label_spans(text: str, sections: tuple[Section, ...]) -> dict[int, int]:
    found = {
        section.start: section.start + len(section.label)
        for section in sections
        if section.label and text.startswith(section.label, section.start)
    }
    return dict(sorted(found.items()))


def _without_blanks(folded: str, start: int) -> tuple[str, range | list[int]]:
    if folded.isprintable() and " " not in folded and "**" not in folded:
        return folded, range(start, start + len(folded))
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for blank in _BLANKS.finditer(folded):
        pieces.append(folded[at : blank.start()])
        offsets.extend(range(start + at, start + blank.start()))
        at = blank.end()
        before, after = folded[blank.start() - 1 : blank.start()], folded[at : at + 1]
        if before.isdigit() and after.isdigit() and _at_margin(folded, blank):
            continue
        if after.isascii() and after.isalnum() and before.isascii() and (before.isalnum() or before in ".,"):
            pieces.append(" ")
            offsets.append(start + blank.start())
    if not pieces:
        return folded, range(start, start + len(folded))
    pieces.append(folded[at:])
    offsets.extend(range(start + at, start + len(folded)))
    return "".join(pieces), offsets
