"""What a node prints: its first paragraph, whole where a page cut it, and the name that stands on the line below."""

import re

from pipeline.structure.gaps import Draft
from pipeline.structure.printed import Line

# 第一条 alone on its line, its name on the next (标的), the text below: two articles and more, three of five.
_NAME_LONGEST, _FEWEST_NAMED, _NAMED_NUMERATOR, _NAMED_DENOMINATOR = 24, 2, 3, 5
_MARKS = 8  # signs of Markdown behind a label
_NO_NAME = re.compile(r"[，。]|[；;,：:、．.？！]$")
_BREAK = re.compile(r"[ \t\u3000\xa0]*\r?\n\s*")


def first_paragraph(draft: Draft, lines: list[Line], own: list[int]) -> list[int]:
    """The lines of a node's first paragraph: the one with its label, and those that the end of a page cut off it."""
    first = [draft.line]
    for at in own if len(own) > 1 else ():
        if at > draft.line and not lines[at].joins:
            break
        if at > draft.line:
            first.append(at)
    return first


def body(draft: Draft, lines: list[Line], first: list[int]) -> str:
    """The text of a node's first paragraph, without its label."""
    whole = lines[first[0]].text if len(first) == 1 else "".join(lines[at].text for at in first)
    text = whole[draft.label.width :]
    return unbroken(text) if "\n" in text else text


def unbroken(text: str) -> str:
    """A paragraph without the line breaks that it was set with; between Latin words or figures each is a blank."""
    if "\n" not in text:
        return text

    def blank(cut: re.Match[str]) -> str:
        beside = text[max(0, cut.start() - 1) : cut.start()] + text[cut.end() : cut.end() + 1]
        return " " * beside.isascii()

    return _BREAK.sub(blank, text)


def names_below(drafts: list[Draft], lines: list[Line], own: list[list[int]]) -> dict[int, int]:
    """The lines that name nodes whose label stands alone on the line above: of every chapter, and of articles where
    they are written so and text follows the name."""
    found: dict[int, int] = {}
    articles = 0
    for position, draft in enumerate(drafts):
        text = lines[draft.line].text
        bare = len(text) <= draft.label.width + _MARKS and not text[draft.label.width :].strip("* ")
        articles += draft.label.kind == "article" and bare
        if not bare or draft.label.kind == "item" or len(own[position]) < 2:
            continue
        line = lines[own[position][1]]
        short = not line.table and len(line.text) <= _NAME_LONGEST and not _NO_NAME.search(line.text)
        parent = position + 1 < len(drafts) and drafts[position + 1].parent == position
        followed = draft.label.kind == "title" or parent or len(own[position]) > len(("label", "name"))
        if short and followed and own[position][1] == draft.line + 1:
            found[position] = draft.line + 1
    named = [position for position in found if drafts[position].label.kind == "article"]
    if len(named) < _FEWEST_NAMED or len(named) * _NAMED_DENOMINATOR < articles * _NAMED_NUMERATOR:
        found = {position: at for position, at in found.items() if position not in named}
    return found


def ends_of(drafts: list[Draft], lines: list[Line], own: list[list[int]]) -> list[int]:
    """Where each node ends: the end of its last line or of its last descendant."""
    ends = [
        max([lines[draft.line].stop, *(lines[at].end for at in own[position])]) for position, draft in enumerate(drafts)
    ]
    for position in range(len(drafts) - 1, -1, -1):
        parent = drafts[position].parent
        if parent >= 0:
            ends[parent] = max(ends[parent], ends[position])
    return ends
