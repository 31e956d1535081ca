"""The facts that the rules argue from: sentences with their quantities, tables as numbers, sections as a tree."""

import re
from bisect import bisect_right
from collections import defaultdict

from msgspec import Struct

from pipeline.checks.matrix import Matrix, matrix
from pipeline.model import Block, Circular, Part, Quantity, Reference, Section
from pipeline.notation.forms import fold

_END = re.compile(r"[。！？；\n\r]")
# What people read as running text; tables, contents lists and page furniture state no relations.
_PROSE = frozenset({"paragraph", "heading", "title", "note", "field", "unclassified"})


class Sentence(Struct, frozen=True):
    """A stretch of running text up to 。！？； or the line's end, with the quantities that stand in it."""

    start: int
    end: int
    block: Block
    quantities: tuple[Quantity, ...]


class Facts(Struct, frozen=True):
    """Everything that a rule may look at; gathered once a circular."""

    circular: Circular
    text: str
    sentences: tuple[Sentence, ...]
    tables: tuple[Matrix, ...]
    parts: dict[str, Part]
    sections: dict[str, Section]
    children: dict[tuple[str, str], tuple[Section, ...]]
    references: tuple[Reference, ...]

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
    text = fold(circular.text)
    children: dict[tuple[str, str], list[Section]] = defaultdict(list)
    for section in circular.sections:
        children[section.part_id, section.parent_id].append(section)
    return Facts(
        circular=circular,
        text=text,
        sentences=_sentences(circular, text),
        tables=tuple(matrix(table) for table in circular.tables),
        parts={part.part_id: part for part in circular.parts},
        sections={section.section_id: section for section in circular.sections},
        children={key: tuple(value) for key, value in children.items()},
        references=circular.references,
    )


def _sentences(circular: Circular, text: str) -> tuple[Sentence, ...]:
    quantities = sorted(circular.quantities, key=lambda quantity: quantity.start)
    starts = [quantity.start for quantity in quantities]
    found: list[Sentence] = []
    for block in sorted(circular.blocks, key=lambda block: block.start):
        if block.kind not in _PROSE:
            continue
        at = block.start
        while at < block.end:
            mark = _END.search(circular.text, at, block.end)
            end = mark.end() if mark else block.end
            if text[at:end].strip():
                held = quantities[bisect_right(starts, at - 1) : bisect_right(starts, end - 1)]
                found.append(Sentence(at, end, block, tuple(held)))
            at = end
    return tuple(found)
