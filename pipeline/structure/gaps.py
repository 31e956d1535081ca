"""Numbers of sections that skip or repeat."""

import re
from typing import NamedTuple

from pipeline.catalogue import messages
from pipeline.model import Finding
from pipeline.notation.forms import fold
from pipeline.structure.numbering import Label
from pipeline.structure.printed import Line

# 第十条之一, 第 4-1 條: articles put in later have the number of the one before.
_INSERTED = re.compile(r"之|-\d")
_INSERTED_BELOW = re.compile(r"之[一二三四五六七八九十]{1,3}")
# The number of a label in digits, or the sign that stands for it.
_BARE = re.compile(r"[0-9０-９]+|[②-⑳⑵-⒇⒉-⒛㈡-㈩]")
_NEAR = 3  # lines above the first numbered one in which a first item may run in
FAR = 60  # lines between a chapter's heading and its first section, tables and figures among them


class Draft(NamedTuple):
    """A node before its heading is known. ``line`` is the index of its line."""

    line: int
    label: Label
    parent: int
    level: int
    section_id: str


def sibling_key(label: Label) -> str:
    """What siblings share: the style, for 1.2.3 also how many steps it has."""
    if label.style == "decimal-annex":
        return "decimal0"  # A.1 stands beside 1, not under it
    if label.style.startswith("decimal"):
        return f"decimal{label.text.count('.') + label.text.count('．')}"
    return "tiao" if label.style == "tiao-close" else label.style


def gaps(drafts: list[Draft], lines: list[Line]) -> list[Finding]:
    """Findings where numbers skip or repeat.

    A sequence may run on across parents, and its items may share a line: only what neither explains is a finding.
    One twice is a new list, unless nothing stands between the two that could open it.
    """
    findings: list[Finding] = []
    last: dict[tuple[int, str], int] = {}
    running: dict[str, tuple[int, int]] = {}
    catalogue = messages("structure")
    for draft in drafts:
        number = draft.label.number
        key = sibling_key(draft.label)
        if number is None or _is_inserted(draft, lines):
            continue
        before = last.get((draft.parent, key))
        follows, above = running.get(key, (0, draft.line - _NEAR))
        last[draft.parent, key] = number
        running[key] = (number, draft.line)
        at_once = number == before == 1 and draft.line == above + 1 and lines[above].text[-1] not in "：:"
        if (number in (1, follows + 1, (before or 0) + 1) and not at_once) or _runs_in(draft, lines, above):
            continue
        start = lines[draft.line].at
        findings.append(
            catalogue.finding(
                "number-repeated" if number == before else "number-gap",
                start,
                start + len(draft.label.text),
                label=draft.label.text,
                expected=(before if before is not None else follows) + 1,
            )
        )
    return findings


def _is_inserted(draft: Draft, lines: list[Line]) -> bool:
    """Whether it is an article put in later (第十条之一), 之一 perhaps on a line of its own."""
    if _INSERTED.search(draft.label.text):
        return True
    alone = draft.label.style == "tiao" and draft.line + 1 < len(lines)
    return alone and _INSERTED_BELOW.fullmatch(lines[draft.line + 1].text) is not None


def _runs_in(draft: Draft, lines: list[Line], above: int) -> bool:
    """Whether the number before it stands within a line above, from line ``above`` on: several items on one line."""
    number = draft.label.number or 0
    label = fold(draft.label.text)
    before = _BARE.sub(lambda digits: _written(number - 1, digits[0]), label, count=1)
    if before == label:
        return False
    first = max(0, above, draft.line - FAR)
    return any(before in fold(lines[at].text) for at in range(first, draft.line) if not lines[at].table)


def _written(number: int, like: str) -> str:
    """The number as ``like`` is written: as a digit, or as a sign for the whole (②)."""
    return chr(ord(like) - 1) if not like.isdecimal() else str(number)
