"""What stands beside a table: its caption and its unit note, from the blocks before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Block, Span
from pipeline.tables.naming import unit_note
from pipeline.tables.words import name

# A caption of several lines, a label, a unit note: no table has more than these between the text and itself.
MOST_BLOCKS = 5


class Beside(NamedTuple):
    """Caption and unit note with their places, empty and None where there are none."""

    caption: str = ""
    caption_span: Span | None = None
    unit_note: str = ""
    unit_note_span: Span | None = None
    continued: bool = False


def beside(text: str, blocks: Sequence[Block], index: int, continued: Sequence[str]) -> Beside:
    """What belongs to the table block ``blocks[index]``."""
    captions: list[Block] = []
    note: Block | None = None
    mark = False
    for block in reversed(blocks[max(0, index - MOST_BLOCKS) : index]):
        words = text[block.start : block.end]
        if block.kind == "unit-note" and note is None and not captions:
            note = block
        elif block.kind == "caption" or (block.kind == "title" and block.part_id == blocks[index].part_id):
            if captions and captions[-1].kind != block.kind:
                break
            captions.append(block)
        else:
            break
        mark = mark or any(word in words for word in continued)
    captions.reverse()
    caption = name("".join(text[block.start : block.end].strip() for block in captions))
    span = Span(captions[0].start, captions[-1].end) if captions else None
    if note is not None:
        return Beside(caption, span, text[note.start : note.end].strip(), Span(note.start, note.end), mark)
    if captions and unit_note(caption):
        return Beside(caption, span, caption, span, mark)
    return Beside(caption, span, "", None, mark)
