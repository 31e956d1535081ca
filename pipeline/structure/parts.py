"""The parts of a circular: the notice, the texts that it prints or forwards, the annexes."""

import re
from typing import NamedTuple

from pipeline.model import PartKind
from pipeline.structure.annexes import annex_key, annex_label
from pipeline.structure.closing import Closing, below, imprint
from pipeline.structure.header import Header, is_addressees
from pipeline.structure.numbering import Numbering
from pipeline.structure.printed import Line
from pipeline.structure.roles import Role, Roles, told

_TITLE_LINE_LONGEST = 60
_MOST_TITLE_LINES = 4
_LISTED_LONGEST = 120  # an entry of a list of annexes is a title, at most two lines of print
_ENDS = frozenset("。；;，,：:、")
# （二○○四年六月十六日… begins a remark; （2021—2025年） ends a title.
_ADOPTED = re.compile(r"[（(]\s?\S{4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月")
# A second line with a gap inside is a row of names (张三　某局), not more of a title; letter-spaced print has no
# two characters together.
_COLUMNS = re.compile(r"\S{2}[ \t\u3000\xa0]+\S{2}")
_MOST_ADOPTION_LINES = 6
_QUOTED = re.compile(r"《([^《》]{4,80}(?:《[^《》]{1,60}》[^《》]{0,40})?)》")
_OUTSIDE = ("navigation", "duplicate", "furniture")


class PartLines(NamedTuple):
    """A part as lines ``[first, stop)``; ``title`` are the indices of its title lines, ``title_at`` where a title that
    shares the label's line begins."""

    kind: PartKind
    label: str
    first: int
    stop: int
    title: tuple[int, ...]
    title_at: int = -1


def divide(
    lines: list[Line], roles: Roles, head: Header, ends: list[Closing], numbering: Numbering, text: str
) -> tuple[list[PartLines], Roles, Closing | None]:
    """The parts in reading order, the roles that dividing gave, and the notice's own closing.

    Guarantees: parts are disjoint, in order, and begin where the one before ends.
    """
    given: Roles = {}
    main = ends[0] if ends else None
    after = main.dated + 1 if main else len(lines)
    for closing in ends:
        given.update({at: Role("field", "signature-above-date", "signature") for at in closing.signatures})
        given[closing.dated] = Role("field", "date-line", "date_issued")
        more = below(lines, roles, closing.dated + 1, len(lines))
        given.update(more)
        if closing is main:
            after = max([after, *(at + 1 for at in more)])
    given.update({at: role for at, role in imprint(lines, roles).items() if at not in given})
    starts = _starts(lines, roles, given, head, after, main, numbering, text)
    detached = bool(starts) and starts[0].kind == "annex" and starts[0].first <= _first_free(lines, roles)
    parts: list[PartLines] = []
    if not detached:
        parts.append(PartLines("main", "", 0, starts[0].first if starts else len(lines), head.title))
    bounds = [start.first for start in starts[1:]] + [len(lines)]
    parts += [start._replace(stop=stop) for start, stop in zip(starts, bounds, strict=False)]
    if parts:
        parts[0] = parts[0]._replace(first=0)
    return parts, given, main


def _first_free(lines: list[Line], roles: Roles) -> int:
    return next((i for i in range(len(lines)) if i not in roles or roles[i].kind not in _OUTSIDE), 0)


def _starts(
    lines: list[Line],
    roles: Roles,
    given: Roles,
    head: Header,
    after: int,
    main: Closing | None,
    numbering: Numbering,
    text: str,
) -> list[PartLines]:
    names = {_key(name) for name in _QUOTED.findall(text[: lines[after - 1].end])} if lines and after else set()
    closed = main is not None
    starts: list[PartLines] = []
    resumed = frozenset[int]() if closed else _resumed(lines, numbering)
    index = 0
    while index < len(lines):
        line = lines[index]
        role = roles.get(index)
        if (role and role.kind not in ("caption", "paragraph", "title")) or line.table or index in given:
            index += 1
            continue
        label = annex_label(line.text) if len(line.text) <= 80 else None
        if label and (index >= after or not closed) and (index >= head.body or index <= _first_free(lines, roles)):
            if label.listed or not _has_content(lines, roles, given, index):
                index = _listed(lines, given, roles, index, len(lines), numbering)
                continue
            given[index] = Role("label", "annex-label")
            if index in resumed:
                index += 1
                continue
            title = () if label.title_at >= 0 else _title(lines, roles, given, index + 1, numbering)
            starts.append(PartLines("annex", label.label, index, 0, title, label.title_at))
            index = (title[-1] if title else index) + 1
            continue
        if label and closed and index < after and index >= head.body:
            index = _listed(lines, given, roles, index, main.first if main else after, numbering)
            continue
        if (
            index >= after
            and closed
            and index >= head.body
            and _begins(lines, roles, given, index, starts, names, numbering)
        ):
            title = _title(lines, roles, given, index, numbering)
            starts.append(PartLines("attachment", "", index, 0, title))
            index = (title[-1] if title else index) + 1
            continue
        index += 1
    return starts


def _resumed(lines: list[Line], numbering: Numbering) -> frozenset[int]:
    """Labels of annexes printed between the articles of a rule: the next article follows the last one above."""
    open_labels: list[int] = []
    found: set[int] = set()
    article = 0
    for index, line in enumerate(lines):
        if line.table or not line.text or line.text[0] not in "第附（(":
            continue
        label = numbering.label(line.text)
        if label and label.style == "tiao":
            if label.number == article + 1 and article:
                found.update(open_labels)
            open_labels.clear()
            article = label.number or article
        elif annex_label(line.text):
            open_labels.append(index)
    return frozenset(found)


def _listed(lines: list[Line], given: Roles, roles: Roles, index: int, stop: int, numbering: Numbering) -> int:
    """A list of annexes (附件说明) from ``index``: the label's line and the numbered ones under it."""
    given[index] = Role("contents", "annex-list", "attachments_note")
    index += 1
    while index < stop and index not in roles and index not in given:
        line = lines[index]
        label = annex_label(line.text)
        if not (numbering.label(line.text) or (label and label.title_at >= 0)) or len(line.text) > _LISTED_LONGEST:
            break
        given[index] = Role("contents", "annex-list", "attachments_note")
        index += 1
    return index


def _has_content(lines: list[Line], roles: Roles, given: Roles, index: int) -> bool:
    """Whether something that could be an annex's text follows its label before the next label."""
    seen = 0
    for at in range(index + 1, min(len(lines), index + 12)):
        role = roles.get(at)
        if lines[at].table:
            return True
        if role and role.kind in _OUTSIDE:
            continue
        if at in given and given[at].field in ("signature", "date_issued"):
            return seen >= 2
        if annex_label(lines[at].text):
            return seen >= 2
        seen += 1
        if len(lines[at].text) > _TITLE_LINE_LONGEST or seen >= 3:
            return True
    return seen >= 2


def _begins(
    lines: list[Line],
    roles: Roles,
    given: Roles,
    index: int,
    starts: list[PartLines],
    names: set[str],
    numbering: Numbering,
) -> bool:
    """Whether a text that the notice prints begins here."""
    line = lines[index]
    if not starts:
        return _is_text(lines, roles, index, numbering)
    if starts[-1].kind != "attachment" or len(line.text) > _TITLE_LINE_LONGEST or numbering.label(line.text):
        return False
    if index - starts[-1].first < 3 or line.text[-1] in _ENDS:
        return False
    named = _key(line.text) in names
    return (named or line.hint == "center") and _restarts(lines, index, numbering)


def _restarts(lines: list[Line], index: int, numbering: Numbering) -> bool:
    """Whether the next label counts from one again, a few lines on."""
    for at in range(index + 1, min(len(lines), index + 8)):
        label = numbering.label(lines[at].text) if lines[at].text else None
        if label:
            return label.number == 1
    return False


def _is_text(lines: list[Line], roles: Roles, index: int, numbering: Numbering) -> bool:
    """Whether what follows is a text of its own and not the page's last words: a sentence, a label or a table."""
    for at in range(index, min(len(lines), index + 8)):
        role = roles.get(at)
        if role and role.kind in _OUTSIDE:
            continue
        if lines[at].table or lines[at].text[-1] == "。" or numbering.label(lines[at].text):
            return True
    return False


def _title(lines: list[Line], roles: Roles, given: Roles, index: int, numbering: Numbering) -> tuple[int, ...]:
    """The lines of a title that begin at ``index``: short, without end marks, up to the first line of text."""
    title: list[int] = []
    while index < len(lines) and len(title) < _MOST_TITLE_LINES:
        line = lines[index]
        role = roles.get(index)
        if line.table or index in given or (role and role.kind not in ("caption", "paragraph", "title")):
            break
        text = line.text
        if len(text) > _TITLE_LINE_LONGEST or text[-1] in _ENDS or numbering.label(text) or is_addressees(text):
            break
        if annex_label(text) or (title and _COLUMNS.search(text)):
            break
        if _ADOPTED.match(text):
            _adoption(lines, given, index)
            break
        element = told(line, "head")
        if element:
            given[index] = Role("field", element.rule, element.field if element.field == "notes" else "document_number")
            break
        if (
            title
            and line.gap
            and lines[title[-1]].gap == 0
            and line.hint != "center"
            and lines[title[-1]].hint == "center"
        ):
            break
        title.append(index)
        if role is None:
            given[index] = Role("title", "part-title")
        index += 1
        if role and role.kind == "caption":
            break
    return tuple(title)


def _adoption(lines: list[Line], given: Roles, index: int) -> None:
    """The remark under a title that says who adopted the text when (题注), over the lines up to its parenthesis."""
    for at in range(index, min(len(lines), index + _MOST_ADOPTION_LINES)):
        given[at] = Role("field", "adoption", "notes")
        if lines[at].text[-1] in "）)":
            break


def _key(name: str) -> str:
    return "".join(name.split()).strip("《》“”")


def parents(parts: list[PartLines], lines: list[Line], text: str) -> list[int | None]:
    """For each part the index of the one it belongs to: an annex to the last part above that mentions it, else to the
    text printed last."""
    cited = {
        at: _cited(text[lines[part.first].start : lines[part.stop - 1].end])
        for at, part in enumerate(parts)
        if part.kind != "annex"
    }
    found: list[int | None] = []
    hosts: list[int] = []
    for index, part in enumerate(parts):
        if part.kind != "annex":
            found.append(None)
            hosts.append(index)
            continue
        key = annex_key(part.label)
        citing = next((at for at in reversed(hosts) if key in cited[at]), None)
        found.append(citing if citing is not None else hosts[-1] if hosts else None)
    return found


_CITED = re.compile(r"附\s*[件表錄录图圖]\s*(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?")


def _cited(text: str) -> set[str]:
    return {annex_key(match[0]) for match in _CITED.finditer(text)}
