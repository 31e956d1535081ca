"""The parts of a circular: the notice, the texts that it prints or forwards, the annexes."""

from typing import NamedTuple

from pipeline.model import PartKind
from pipeline.structure.annexes import AnnexLabel, annex_label
from pipeline.structure.annexlists import OUTSIDE, has_content, listed, resumed
from pipeline.structure.announced import QUOTED, announced, closes_notice
from pipeline.structure.closing import Closing, below, imprint
from pipeline.structure.header import Header
from pipeline.structure.numbering import Numbering
from pipeline.structure.parttitles import NO_TITLE_ENDS, TITLE_LINE_LONGEST, name_key, part_title
from pipeline.structure.printed import Line
from pipeline.structure.roles import Role, Roles
from pipeline.structure.separate import label_of
from pipeline.structure.titles import bodies_of

_SENTENCES = 3  # of a text without a title
_TABLE_ROWS = 3  # label, title and something below them


class PartLines(NamedTuple):
    """A part as lines ``[first, stop)``; ``title`` are the indices of its title lines, ``title_at`` where a title that
    shares the label's line begins, ``named`` a title that stands in the part's first table."""

    kind: PartKind
    label: str
    first: int
    stop: int
    title: tuple[int, ...]
    title_at: int = -1
    named: str = ""


def divide(
    lines: list[Line],
    roles: Roles,
    head: Header,
    ends: list[Closing],
    numbering: Numbering,
    text: str,
    files: dict[int, str],
) -> tuple[list[PartLines], Roles, Closing | None]:
    """The parts in reading order, the roles that dividing gave, and the notice's own closing.

    ``files`` are the lines that begin a file of their own, with its name: a part begins there in any case.

    Guarantees: parts are disjoint, in order, and begin where the one before ends.
    """
    given: Roles = {}
    main = ends[0] if ends else None
    after = main.last + 1 if main else len(lines)
    for closing in ends:
        given.update({at: Role("field", "signature-above-date", "signature") for at in closing.signatures})
        given[closing.dated] = Role("field", "date-line", "date_issued")
        more = below(lines, roles, closing.last + 1, len(lines))
        given.update(more)
        if closing is main:
            after = max([after, *(at + 1 for at in more)])
    given.update({at: role for at, role in imprint(lines, roles).items() if at not in given})
    closed = main.first if main else -1
    begun = None if files else announced(lines, roles, head, closed if main else len(lines), numbering)
    if begun is not None:
        after = closed = begun
        title = "".join(lines[at].text for at in head.title)
        main = main if main and closes_notice(main, lines, begun, bodies_of(title)) else None
    starts = _starts(lines, roles, given, head, after, closed, numbering, text, files)
    detached = bool(starts) and starts[0].kind == "annex" and starts[0].first <= _first_free(lines, roles)
    parts: list[PartLines] = []
    if not detached:
        parts.append(PartLines("main", "", 0, starts[0].first if starts else len(lines), head.title))
    bounds = [start.first for start in starts[1:]] + [len(lines)]
    parts += [start._replace(stop=stop) for start, stop in zip(starts, bounds, strict=False)]
    if parts:
        parts[0] = parts[0]._replace(first=0)
    return parts, given, main


def _in_table(line: Line, text: str) -> PartLines | None:
    """An annex whose label and title are the first rows of its own table, each in one cell."""
    rows = text[line.start : line.end].split("\n", 2)
    first = rows[0].strip()
    label = annex_label(first) if first else None
    if label is None or label.listed or label.title_at >= 0 or "\t" in first or len(rows) < _TABLE_ROWS:
        return None
    title = rows[1].strip()
    named = title if title and "\t" not in title and len(title) <= TITLE_LINE_LONGEST else ""
    return PartLines("annex", label.label, 0, 0, (), -1, named)


def _first_free(lines: list[Line], roles: Roles) -> int:
    return next((i for i in range(len(lines)) if i not in roles or roles[i].kind not in OUTSIDE), 0)


def _starts(
    lines: list[Line],
    roles: Roles,
    given: Roles,
    head: Header,
    after: int,
    closed_at: int,
    numbering: Numbering,
    text: str,
    files: dict[int, str],
) -> list[PartLines]:
    names = {name_key(name) for name in QUOTED.findall(text[: lines[after - 1].end])} if lines and after else set()
    closed = closed_at >= 0
    starts: list[PartLines] = []
    between = frozenset[int]() if closed else resumed(lines, numbering)
    index = 0
    while index < len(lines):
        line = lines[index]
        role = roles.get(index)
        end = next((at for at in files if at > index), len(lines))
        if index in files:
            starts.append(_separate(lines, roles, given, index, files[index], numbering, names))
            index = max((starts[-1].first, *starts[-1].title)) + 1
            continue
        if line.table and index >= after and (inside := _in_table(line, text)):
            starts.append(inside._replace(first=index))
        if starts and starts[-1].kind == "attachment" and index in given and given[index].rule == "date-line":
            # a text that is forwarded may forward another: what it names may follow its own signature
            names.update(name_key(name) for name in QUOTED.findall(text, lines[starts[-1].first].start, line.start))
        if (role and role.kind not in ("caption", "paragraph", "title")) or line.table or index in given:
            index += 1
            continue
        label = annex_label(line.text) if len(line.text) <= 80 else None
        before = starts[-1].label if starts else ""
        if label and (index >= after or not closed) and (index >= head.body or index <= _first_free(lines, roles)):
            if label.listed or not has_content(lines, roles, given, index, label, before):
                index = listed(lines, given, roles, index, end, numbering, names)
                continue
            given[index] = Role("label", "annex-label")
            if index in between:
                index += 1
                continue
            title = () if label.title_at >= 0 else part_title(lines, roles, given, index + 1, numbering, names)
            starts.append(PartLines("annex", label.label, index, 0, title, label.title_at))
            index = (title[-1] if title else index) + 1
            continue
        if label and closed and head.body <= index < after and _is_printed(lines, roles, given, index, label, names):
            given[index] = Role("label", "annex-label")
            title = part_title(lines, roles, given, index + 1, numbering, names)
            starts.append(PartLines("annex", label.label, index, 0, title))
            index = title[-1] + 1
            continue
        if label and closed and index < after and index >= head.body:
            index = listed(lines, given, roles, index, closed_at, numbering, names)
            continue
        if (
            index >= after
            and closed
            and index >= head.body
            and _begins(lines, roles, given, index, starts, names, numbering)
        ):
            title = part_title(lines, roles, given, index, numbering, names)
            starts.append(PartLines("attachment", "", index, 0, title))
            index = (title[-1] if title else index) + 1
            continue
        index += 1
    return starts


def _is_printed(lines: list[Line], roles: Roles, given: Roles, index: int, label: AnnexLabel, names: set[str]) -> bool:
    """Whether an annex is printed before the notice is signed: a label alone on its line, below it a title
    that the notice has named, and a text."""
    named = index + 1 < len(lines) and index + 1 not in roles and name_key(lines[index + 1].text) in names
    return named and label.title_at < 0 and has_content(lines, roles, given, index, label)


def _separate(
    lines: list[Line], roles: Roles, given: Roles, index: int, name: str, numbering: Numbering, names: set[str]
) -> PartLines:
    """The part that is a file of its own: an annex by its label, by the list of annexes or by its file's name; else a
    text that the notice prints, where the notice names it so."""
    at = next((i for i in range(index, len(lines)) if i not in roles or roles[i].kind not in OUTSIDE), index)
    label = annex_label(lines[at].text) if 0 < len(lines[at].text) <= TITLE_LINE_LONGEST else None
    if label:
        given[at] = Role("label", "annex-label")
        title = () if label.title_at >= 0 else part_title(lines, roles, given, at + 1, numbering, names)
        return PartLines("annex", label.label, at, 0, title, label.title_at)
    title = part_title(lines, roles, given, at, numbering, names)
    whole = "".join(lines[i].text for i in title)
    told = label_of(whole, name, lines, given)
    return PartLines("annex" if told or name_key(whole) not in names else "attachment", told, at, 0, title)


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
    if starts[-1].kind != "attachment" or len(line.text) > TITLE_LINE_LONGEST or numbering.label(line.text):
        return False
    if index - starts[-1].first < 3 or line.text[-1] in NO_TITLE_ENDS:
        return False
    named = name_key(line.text) in names
    return (named or line.hint == "center") and _restarts(lines, index, numbering)


def _restarts(lines: list[Line], index: int, numbering: Numbering) -> bool:
    """Whether the next label counts from one again, a few lines on."""
    for at in range(index + 1, min(len(lines), index + 8)):
        label = numbering.label(lines[at].text) if lines[at].text else None
        if label:
            return label.number == 1
    return False


def _is_text(lines: list[Line], roles: Roles, index: int, numbering: Numbering) -> bool:
    """Whether what follows is a text of its own and not the page's last words: a sentence, a label or a table.

    What opens with a sentence has no title, and takes more than one or two of them (本文书一式两份，……。).
    """
    seen = 0
    needed = _SENTENCES if lines[index].text[-1:] == "。" and numbering.label(lines[index].text) is None else 1
    for at in range(index, min(len(lines), index + 8)):
        role = roles.get(at)
        if role and role.kind in OUTSIDE:
            continue
        seen += bool(lines[at].table or lines[at].text[-1] == "。" or numbering.label(lines[at].text))
        if seen >= needed:
            return True
    return False
