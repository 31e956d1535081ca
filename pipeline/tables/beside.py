"""What stands beside a table: its caption and its unit note, from the blocks before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Block, Span
from pipeline.notation.lines import lines, trim
from pipeline.tables.naming import note_span, unit_note
from pipeline.tables.vocabulary import is_continued
from pipeline.tables.words import name

# A caption of several lines, a label, a unit note: no table has more than these between the text and itself.
MOST_BLOCKS = 5
# A unit note at the end of a longer line is part of a sentence.
LONGEST_LINE = 60
CAPTIONS = ("caption", "title", "label")
_NAMING = re.compile(r"[^\W\d_]")
# What a Markdown heading begins with, and a comment that says where a table was.
_MARKUP = re.compile(r"\A\s*#+\s*|<!--.*?-->", re.DOTALL)


class Beside(NamedTuple):
    """Caption and unit note with their places, empty and None where there are none."""

    caption: str = ""
    caption_span: Span | None = None
    unit_note: str = ""
    unit_note_span: Span | None = None
    continued: bool = False


def beside(text: str, blocks: Sequence[Block], index: int) -> Beside:
    """What belongs to the table block ``blocks[index]``."""
    above = list(reversed(blocks[max(0, index - MOST_BLOCKS) : index]))
    note = _note(text, above)
    if above and above[0].kind == "unit-note":
        above = above[1:]
    captions: list[Block] = []
    for block in above:
        same = not captions or captions[0].kind == block.kind
        if block.kind not in CAPTIONS or not same or not _NAMING.search(text, block.start, block.end):
            break
        captions.insert(0, block)
    caption = name("".join(_MARKUP.sub("", text[block.start : block.end]).strip() for block in captions))
    if note is not None:
        caption = caption.removesuffix(name(note.of(text))).strip()
    span = Span(captions[0].start, captions[-1].end) if captions and caption else None
    mark = any(is_continued(text[block.start : block.end]) for block in above[: len(captions) + 1])
    return Beside(caption, span, note.of(text) if note else "", note, mark)


def _note(text: str, above: Sequence[Block]) -> Span | None:
    """The unit note: a block of its own, else on the short line right above the table."""
    if not above:
        return None
    nearest = above[0]
    if nearest.kind == "unit-note":
        note = trim(text, nearest.start, nearest.end)
        return note if unit_note(note.of(text)) else None
    line = lines(text[nearest.start : nearest.end])
    if nearest.kind == "table" or not line or line[-1].end - line[-1].start > LONGEST_LINE:
        return None
    return note_span(text, nearest.start + line[-1].start, nearest.end)
