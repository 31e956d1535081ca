"""The facts that the rules argue from: sentences with their quantities, tables as numbers, sections as a tree."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from pipeline.checks.matrix import Matrix, matrix
from pipeline.model import Block, Circular, Part, Quantity, Reference, Section, Span, exact
from pipeline.notation.forms import fold
from pipeline.notation.numerals import integer

# 四大攻坚任务 in quotation marks. The mark leads the pattern, so that the search leaps from mark to mark.
_QUOTED_COUNT = re.compile(
    r"[“\"「]([一二两三四五六七八九十]{1,2}|\d{1,2})(大|项|条)([\u4e00-\u9fff]{2,12})(?=[”\"」])"
)
_ASPECTS = "个方面"
_ASPECT_COUNT = re.compile(r"(?<![\d第一二三四五六七八九十])([一二两三四五六七八九十]{1,3}|\d{1,2})$")
_LONGEST_ASPECT = 4  # a numeral of three characters and the one before it
_CLASSES = "分为"
_CLASS_COUNT = re.compile(r"[^。;\n]*?(?<=[级类档种段)])([一二两三四五六七八九十])(级|类|档|种)(?=[,。;\n])")
_LONGEST_LIST = 120
_END = re.compile(r"[。！？；\n\r]")
# What people read as running text; tables, contents lists and page furniture state no relations.
_PROSE = frozenset({"paragraph", "heading", "form", "title", "note", "field", "unclassified"})


class Sentence(Struct, frozen=True):
    """A stretch of running text up to 。！？； or the line's end, with the quantities that stand in it.

    It may go on in the paragraph's second half, on the next page; ``block`` is the one that it ends in.
    """

    start: int
    end: int
    block: Block
    quantities: tuple[Quantity, ...]


class Facts(Struct, frozen=True):
    """Everything that a rule may look at; gathered once a circular.

    ``text`` is the circular's, folded, place by place; blank where a page's own lines part two halves of a paragraph.
    """

    circular: Circular
    text: str
    quantities: tuple[Quantity, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Matrix, ...]
    parts: dict[str, Part]
    sections: dict[str, Section]
    children: dict[tuple[str, str], tuple[Section, ...]]
    references: tuple[Reference, ...]

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The quantities that begin in ``[start, end)``."""
        first = bisect_left(self.quantities, start, key=lambda quantity: quantity.start)
        return self.quantities[first : bisect_left(self.quantities, end, key=lambda quantity: quantity.start)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds ``offset``."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None

    def children_of(self, section: Section) -> tuple[Section, ...]:
        """The numbered nodes directly below a section."""
        return self.children.get((section.part_id, section.section_id), ())

    def ancestors(self, section_id: str) -> tuple[Section, ...]:
        """The section and what holds it, inner to outer."""
        chain: list[Section] = []
        section = self.sections.get(section_id)
        while section is not None and len(chain) < len(self.sections):
            chain.append(section)
            section = self.sections.get(section.parent_id)
        return tuple(chain)

    def year(self) -> int | None:
        """The year of the circular's date, else of its number."""
        for field in (self.circular.metadata.date_issued, self.circular.metadata.document_number):
            found = re.search(r"(?:19|20)\d\d", fold(field.value)) if field else None
            if found:
                return int(found[0])
        return None


def gather(circular: Circular) -> Facts:
    """The facts of one circular.

    Guarantees: sentences are disjoint, in order and not blank; a quantity is in the sentence that it begins in.
    """
    text = _without_page_ends(fold(circular.text), circular)
    quantities = _with_names(circular, text)
    children: dict[tuple[str, str], list[Section]] = defaultdict(list)
    for section in circular.sections:
        children[section.part_id, section.parent_id].append(section)
    return Facts(
        circular=circular,
        text=text,
        quantities=quantities,
        sentences=_sentences(circular, quantities),
        tables=tuple(matrix(table) for table in circular.tables),
        parts={part.part_id: part for part in circular.parts},
        sections={section.section_id: section for section in circular.sections},
        children={key: tuple(value) for key, value in children.items()},
        references=circular.references,
    )


def _with_names(circular: Circular, text: str) -> tuple[Quantity, ...]:
    """The quantities in text order, and the counts in quoted names (“四大攻坚任务”) that were left out as such."""
    if not circular.blocks:
        return circular.quantities
    found = _outside_tables(circular)
    taken = {quantity.start for quantity in found}
    for start, printed, word, name in (*_quoted_counts(text), *_aspect_counts(text), *_class_counts(text)):
        value = integer(printed.replace("两", "二"))
        if start not in taken and value is not None:
            found.append(_count(circular, Span(start, start + len(printed) + len(word)), value, word, name))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _outside_tables(circular: Circular) -> list[Quantity]:
    """The quantities of running text: what the prose of a cell says is compared with nothing yet."""
    tables = [block for block in circular.blocks if block.kind == "table"]
    if not tables:
        return list(circular.quantities)
    starts = [block.start for block in tables]
    places = ((quantity, bisect_right(starts, quantity.start) - 1) for quantity in circular.quantities)
    return [quantity for quantity, place in places if place < 0 or quantity.start >= tables[place].end]


def _quoted_counts(text: str) -> Iterator[tuple[int, str, str, str]]:
    for match in _QUOTED_COUNT.finditer(text):
        yield match.start(1), match[1], match[2], match[3]


def _class_counts(text: str) -> Iterator[tuple[int, str, str, str]]:
    """分为国家级和省级两级: the count behind the classes that it counts."""
    at = text.find(_CLASSES)
    while at >= 0:
        found = _CLASS_COUNT.match(text, at, min(len(text), at + _LONGEST_LIST))
        if found:
            yield found.start(1), found[1], found[2], ""
        at = text.find(_CLASSES, at + 1)


def _aspect_counts(text: str) -> Iterator[tuple[int, str, str, str]]:
    at = text.find(_ASPECTS)
    while at >= 0:
        near = max(0, at - _LONGEST_ASPECT)
        numeral = _ASPECT_COUNT.search(text[near:at])
        if numeral:
            yield near + numeral.start(), numeral[0], _ASPECTS[0], _ASPECTS[1:]
        at = text.find(_ASPECTS, at + 1)


def _count(circular: Circular, place: Span, value: int, unit: str, name: str) -> Quantity:
    start, end = place
    block = circular.blocks[max(0, bisect_right(circular.blocks, start, key=lambda block: block.start) - 1)]
    return Quantity(
        quantity_id="",
        section_id=block.section_id,
        raw=circular.text[start:end],
        value=exact(value),
        low=None,
        high=None,
        unit=unit,
        comparator="=",
        role="count",
        modality="",
        indicator=name,
        change="",
        period="",
        start=start,
        end=end,
        part_id=block.part_id,
    )


def _without_page_ends(text: str, circular: Circular) -> str:
    """The text with blanks for what stands between the two halves of a paragraph."""
    pieces: list[str] = []
    done = 0
    for halves in _paragraphs(circular):
        for above, below in pairwise(halves):
            pieces += (text[done : above.end], " " * (below.start - above.end))
            done = below.start
    return "".join((*pieces, text[done:])) if pieces else text


def _paragraphs(circular: Circular) -> Iterator[list[Block]]:
    """The blocks of prose in text order, the halves of a paragraph that the end of a page cut together."""
    held: list[Block] = []
    for block in sorted(circular.blocks, key=lambda block: block.start):
        if block.kind not in _PROSE:
            continue
        if not block.joins and held:
            yield held
            held = []
        held.append(block)
    if held:
        yield held


def _sentences(circular: Circular, quantities: tuple[Quantity, ...]) -> tuple[Sentence, ...]:
    starts = [quantity.start for quantity in quantities]
    found: list[Sentence] = []
    for halves in _paragraphs(circular):
        for start, end in _stretches(circular.text, halves):
            held = quantities[bisect_left(starts, start) : bisect_left(starts, end)]
            last = next(block for block in halves if end <= block.end)
            found.append(Sentence(start, end, last, tuple(held)))
    return tuple(found)


def _stretches(text: str, halves: list[Block]) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, not blank; one that a page cuts reaches from its first half into its second."""
    begun = -1
    for block in halves:
        at = block.start
        while at < block.end:
            mark = _END.search(text, at, block.end)
            end = mark.end() if mark else block.end
            begun = at if begun < 0 else begun
            if mark or block is halves[-1]:
                if not text[begun:end].isspace():
                    yield begun, end
                begun = -1
            at = end
