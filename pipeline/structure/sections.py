"""The numbered nodes of a part as a tree: levels by depth, headings, own text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model import Finding, Section
from pipeline.notation.forms import fold
from pipeline.notation.numerals import integer
from pipeline.structure.chapters import chapters
from pipeline.structure.gaps import FAR, Draft, gaps, sibling_key
from pipeline.structure.headings import Node, heading_spans
from pipeline.structure.nodetext import body, ends_of, first_paragraph, names_below, unbroken
from pipeline.structure.numbering import Label, Numbering, as_letter
from pipeline.structure.printed import Line
from pipeline.structure.roles import Roles

# 154、155、172: a list of numbers that a line break cut, not a label.
_LISTED_NUMBERS = re.compile(r"\s?\d{1,4}(?:-\d{1,2})?\s?[、～~]")
_FEWEST_SERIALS, _SERIALS_PER_LABEL = 20, 3
# 甲、乙双方 and B. 某某 begin lines that no list has numbered: letters are labels only in a row, so is 一 with a blank.
_LETTERED = ("han-blank", "stem", "roman", "latin-capital", "latin-small", "latin-paren", "roman-paren")
_TREE_KINDS = ("paragraph", "heading")
_ENDS_NODE = ("closing-phrase", "letter-heading")  # 特此通知 ends the text, 說明： begins another, not the last item's


# 本意见自某日起施行 below the last item is said of the whole text.
_IN_FORCE = re.compile(
    r"本[^，。自由]{1,10}(?:自[^，。]{2,20}起(?:施行|实施|执行|生效)|有效期|由[^，。]{2,30}负责解释)"
)


class _Open(NamedTuple):
    """A node on the stack: its place in the list of nodes and the key that its siblings share."""

    node: int
    key: str
    rank: int
    colon: bool


class PartSections(NamedTuple):
    """The sections of a part; ``owner`` names the section of each line, ``heads`` the lines that are a heading only."""

    sections: list[Section]
    owner: dict[int, str]
    heads: dict[int, str]
    findings: list[Finding]


def sections_of(
    part_id: str, first: int, stop: int, lines: list[Line], roles: Roles, numbering: Numbering
) -> PartSections:
    """The sections of the lines ``[first, stop)`` that have no other role."""
    drafts = _drafts(part_id, first, stop, lines, roles, numbering)
    owner, own = _owners(drafts, first, stop, lines, roles)
    openings = [first_paragraph(draft, lines, held) for draft, held in zip(drafts, own, strict=True)]
    bodies = [body(draft, lines, opening) for draft, opening in zip(drafts, openings, strict=True)]
    spans = _headings(drafts, own, openings, bodies)
    below = names_below(drafts, lines, own)
    ends = ends_of(drafts, lines, own)
    sections: list[Section] = []
    heads: dict[int, str] = {}
    ids = [draft.section_id for draft in drafts]
    for position, draft in enumerate(drafts):
        line = lines[draft.line]
        start, end = spans[position]
        opening, printed = openings[position], bodies[position]
        heading = printed[start:end]
        named = below.get(position)
        rest = (
            (printed[:start].strip("【[（( ") + printed[end:].lstrip("】）)") if heading else printed)
            .lstrip("。:： \u3000*")
            .strip()
        )
        if not rest or not printed.strip("* "):
            heads |= dict.fromkeys(opening, draft.label.style)
        texts = [rest] if rest else []
        if len(own[position]) > len(opening):
            told = {*opening, named}
            texts += [unbroken(lines[at].text) for at in own[position] if at not in told and not lines[at].table]
        if named is not None:
            heading = lines[named].text
            heads[named] = draft.label.style
        sections.append(
            Section(
                part_id,
                draft.section_id,
                ids[draft.parent] if draft.parent >= 0 else "",
                draft.level,
                draft.label.text,
                draft.label.number,
                heading.strip("* \u3000"),
                "\n".join(texts),
                line.at,
                ends[position],
                draft.label.style,
            )
        )
    return PartSections(sections, owner, heads, gaps(drafts, lines))


def _drafts(part_id: str, first: int, stop: int, lines: list[Line], roles: Roles, numbering: Numbering) -> list[Draft]:
    drafts: list[Draft] = []
    if _is_shattered(first, stop, lines, numbering):
        return drafts
    stack: list[_Open] = []
    counts: dict[str, int] = {}
    row: dict[str, int] = {}
    articles = tops = 0
    labelled = list(_labelled(first, stop, lines, roles, numbering))
    heads = chapters(labelled, lines)
    for index, plain in labelled:
        label = as_letter(heads.get(index, plain), row)
        if label.text[0].isdecimal() and _LISTED_NUMBERS.match(lines[index].text, label.width):
            continue
        if label.kind == "title" and lines[index].text[-1] in "。；，":
            continue  # 第二章规定于……准用之: a sentence about a chapter
        if label.style == "tiao-close" and label.number != articles + 1:
            continue
        if label.style == "decimal-top":
            under = any(node.key == "han-dun" for node in stack)  # 一、 is the outer level already
            if under or label.number != tops + 1 or not _has_decimals(label, index, stop, lines, numbering):
                continue
            tops += 1
        if label.style in _LETTERED and not _in_a_row(label, row, index, stop, lines, numbering):
            continue
        if label.style.startswith("tiao"):
            articles = label.number or articles
        _unwind(stack, label)
        parent = stack[-1].node if stack else -1
        parent_id = drafts[parent].section_id if parent >= 0 else part_id
        counts[parent_id] = counts.get(parent_id, 0) + 1
        drafts.append(Draft(index, label, parent, len(stack) + 1, f"{parent_id}.{counts[parent_id]}"))
        stack.append(_Open(len(drafts) - 1, sibling_key(label), label.rank, lines[index].text[-1] in "：:"))
    return drafts


def _labelled(
    first: int, stop: int, lines: list[Line], roles: Roles, numbering: Numbering
) -> Iterator[tuple[int, Label]]:
    """The lines that may be nodes of the tree and begin with a label."""
    for index in range(first, stop):
        role = roles.get(index)
        if (role is not None and role.kind not in _TREE_KINDS) or lines[index].table or lines[index].joins:
            continue
        label = numbering.label(lines[index].text)
        if label is not None:
            yield index, label


def _is_shattered(first: int, stop: int, lines: list[Line], numbering: Numbering) -> bool:
    """Whether the lines are a table's cells, one a line: serial numbers alone on theirs, many to each label."""
    serial = 0
    labels = 0
    for index in range(first, stop):
        text = lines[index].text
        if text.isdecimal() and integer(text) == serial + 1:
            serial += 1
        elif text and numbering.label(text):
            labels += 1
    return serial >= _FEWEST_SERIALS and serial >= _SERIALS_PER_LABEL * labels


def _has_decimals(label: Label, index: int, stop: int, lines: list[Line], numbering: Numbering) -> bool:
    """Whether 1 总则 is followed by 1.1, or by the next bare number before any other: rows of a list are not."""
    for at in range(index + 1, min(stop, index + FAR)):
        below = numbering.label(lines[at].text) if lines[at].text else None
        if below and below.style in ("decimal", "decimal-top"):
            same = fold(below.text).partition(".")[0] == fold(label.text)
            return same or (below.number == (label.number or 0) + 1 and at > index + 1)
    return index + 1 < stop


def _in_a_row(
    label: Label, row: dict[str, int], index: int, stop: int, lines: list[Line], numbering: Numbering
) -> bool:
    """Whether a letter follows the last one of its style, or is the first of a list: the second begins a line below,
    or the style has numbered a list above. ``row`` holds the last of each style, and takes this one."""
    last = row.get(label.style, 0)
    if label.number != 1 and label.number != last + 1:
        return False
    if not last and (label.number != 1 or not _second_below(label, index, stop, lines, numbering)):
        return False
    row[label.style] = label.number
    return True


def _second_below(label: Label, index: int, stop: int, lines: list[Line], numbering: Numbering) -> bool:
    for at in range(index + 1, min(stop, index + FAR)):
        below = numbering.label(lines[at].text) if lines[at].text else None
        if below and below.style == label.style:
            return below.number == 2
    return False


def _unwind(stack: list[_Open], label: Label) -> None:
    """Close the nodes that the new one does not stand under."""
    key = sibling_key(label)
    keys = [node.key for node in stack]
    if key in keys:
        del stack[keys.index(key) :]
        return
    if key.startswith("decimal"):
        for position, other in enumerate(keys):
            if other.startswith("decimal") and other > key:
                del stack[position:]
                return
    if stack and label.number == 1 and stack[-1].colon:
        return
    while stack and stack[-1].rank > label.rank and not key.startswith("decimal"):
        stack.pop()


def _owners(
    drafts: list[Draft], first: int, stop: int, lines: list[Line], roles: Roles
) -> tuple[dict[int, str], list[list[int]]]:
    """For each line the section it belongs to, and for each node its own lines."""
    owner: dict[int, str] = {}
    own: list[list[int]] = [[] for _ in drafts]
    starts = {draft.line: position for position, draft in enumerate(drafts)}
    current = -1
    for index in range(first, stop):
        current = starts.get(index, current)
        role = roles.get(index)
        if current < 0:
            continue
        if role is not None and role.kind in ("title", "label", "navigation", "duplicate", "furniture"):
            continue
        if role is not None and role.kind == "field":
            current = -1 if role.field in ("signature", "date_issued") else current
            continue
        if role is not None and role.rule in _ENDS_NODE:
            current = -1
            continue
        plain = (role is None or role.kind in _TREE_KINDS) and not lines[index].table
        if plain and index not in starts and own[current] and not lines[index].joins:
            above = lines[own[current][-1]].text
            current = _back_to_article(drafts, current, above)
            last = current == len(drafts) - 1 and drafts[current].label.kind == "item" and above.endswith("。")
            if last and _IN_FORCE.match(lines[index].text):
                current = -1
                continue
        owner[index] = drafts[current].section_id
        if plain or lines[index].table:
            own[current].append(index)
    return owner, own


def _back_to_article(drafts: list[Draft], current: int, above: str) -> int:
    """The node that a paragraph without a label below ``current`` belongs to: below the last item (项) of an article
    the article (another 款 of it), where the text ``above`` ends a sentence; else ``current``."""
    article = drafts[current].parent
    while article >= 0 and not drafts[article].label.style.startswith("tiao"):
        article = drafts[article].parent
    if article < 0 or not above.endswith("。"):
        return current
    following = drafts[current + 1] if current + 1 < len(drafts) else None
    inside = following is not None and following.section_id.startswith(drafts[article].section_id + ".")
    again = following is not None and following.label.number == 1 and following.parent == article
    return current if inside and not again else article


def _headings(
    drafts: list[Draft], own: list[list[int]], openings: list[list[int]], bodies: list[str]
) -> list[tuple[int, int]]:
    """Where the heading of each node lies in the text of its first paragraph: decided for each list as a whole."""
    lists: list[list[int]] = []
    last: dict[tuple[int, str], list[int]] = {}
    parents = {draft.parent for draft in drafts}
    for position, draft in enumerate(drafts):
        key = (draft.parent, draft.label.style)
        if key not in last or draft.label.number == 1:  # it counts from one again
            last[key] = []
            lists.append(last[key])
        last[key].append(position)
    found: list[tuple[int, int]] = [(0, 0)] * len(drafts)
    for members in lists:
        nodes = [
            Node(
                drafts[position].label,
                bodies[position],
                position in parents or len(own[position]) > len(openings[position]),
                position in parents,
            )
            for position in members
        ]
        for position, span in zip(members, heading_spans(nodes), strict=True):
            found[position] = span
    return found
