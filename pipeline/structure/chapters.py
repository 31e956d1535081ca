"""Chapters that are numbered like lists: 一、一般规定 and （一）不动产抵押 over articles that run on across them."""

from collections.abc import Sequence

from pipeline.structure.numbering import Label
from pipeline.structure.printed import Line

# Outer to inner: the style of the label, and the rank that it takes over articles: that of 章 and of 节.
_STYLES = (("han-paren", 4), ("han-dun", 3))
_LONGEST = 40  # characters of a chapter's heading
_ENDS = "。；;：:，,、"
_FEWEST = 2


def chapters(labelled: Sequence[tuple[int, Label]], lines: Sequence[Line]) -> dict[int, Label]:
    """The labels of lines that head articles, by line, each with the rank and the style of a chapter.

    ``labelled`` are the lines of a part that begin with a label, in order. A chapter's heading stands alone on its
    line, right above an article or another such heading, and their numbers count up from 1. Otherwise articles come
    before 一、 and （一）, which are their items.
    """
    found: dict[int, Label] = {}
    for style, rank in _STYLES:
        heads = _counted([one for at, one in enumerate(labelled) if _heads(labelled, at, style, lines, found)])
        others = sum(label.style == style for _, label in labelled) - len(heads)
        if len(heads) >= _FEWEST and (style == "han-paren" or not others):
            found |= {
                index: label._replace(style=f"{style}-chapter", kind="title", rank=rank) for index, label in heads
            }
    return found


def _heads(
    labelled: Sequence[tuple[int, Label]], at: int, style: str, lines: Sequence[Line], found: dict[int, Label]
) -> bool:
    """Whether a label's line is a heading alone, and the next line an article or a heading found before."""
    index, label = labelled[at]
    if label.style != style or at + 1 == len(labelled):
        return False
    below, next_label = labelled[at + 1]
    name = lines[index].text[label.width :].strip()
    alone = bool(name) and len(name) <= _LONGEST and name[-1] not in _ENDS
    return alone and below == index + 1 and (next_label.style.startswith("tiao") or below in found)


def _counted(heads: list[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Those whose numbers go on from the one before, or begin anew."""
    counted: list[tuple[int, Label]] = []
    for index, label in heads:
        if label.number == 1 or (counted and label.number == (counted[-1][1].number or 0) + 1):
            counted.append((index, label))
    return counted
