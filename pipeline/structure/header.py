"""The header (版头和标题): title, number, addressees and what else stands above the body."""

import re
from typing import NamedTuple

from pipeline.notation.dates import find_dates
from pipeline.notation.forms import fold
from pipeline.structure.annexes import annex_label
from pipeline.structure.numbering import Numbering
from pipeline.structure.printed import Line
from pipeline.structure.roles import Role, Roles, agencies, genre_of, is_agency, told

# The header of a document with everything in it has about twenty lines; captures add some.
_MOST_LINES = 60
_TITLE_LONGEST = 120
_MOST_TITLE_LINES = 6
# A title that names no kind of document is told by standing alone at the top: a few short lines.
_MOST_PLAIN_LINES, _PLAIN_LONGEST = 3, 40
_SCRAP_LONGEST = 4  # a line as short as this above a title is a page's own (首页, 大 中 小)
_FORM_LINE = re.compile(r"[:：＿_。，]")
_ADDRESSEES_LONGEST = 600
_BODY_FROM = 80  # a line longer than this, or a sentence, is body
_NOT_ADDRESSEES = re.compile(
    r"(?:如下|以下|下列|通知|决定|意见|为了|根据|现将|现就|[。；;]|^[-*#]|意义|原则|要求|内容)"
)
_ABOUT = re.compile(r"关于|印发|转发|批转|有关")


class Header(NamedTuple):
    """``body`` is the index of the first line below the header; ``places`` the lines and offsets of each element."""

    roles: Roles
    title: tuple[int, ...]
    places: dict[str, list[tuple[int, int, str]]]
    date: tuple[int, int, str] | None
    body: int


def header(lines: list[Line], roles: Roles, numbering: Numbering) -> Header:
    """The header of a text.

    Guarantees: only lines above the body get a role; each element's places are in reading order.
    """
    given: Roles = {}
    places: dict[str, list[tuple[int, int, str]]] = {}
    free: list[int] = []
    date: tuple[int, int, str] | None = None
    body = len(lines)
    seen = 0
    for index, line in enumerate(lines):
        if index in roles:
            continue
        seen += 1
        if seen > _MOST_LINES or _is_body(line, numbering, bool(free)):
            body = index
            break
        element = told(line, "head")
        if element and not element.field.startswith("="):
            given[index] = Role("field", element.rule, element.field)
            places.setdefault(element.field, []).append((line.at + element.start, line.at + element.end, element.rule))
        elif free and is_addressees(line.text):
            given[index] = Role("field", "addressees-colon", "addressees")
            end = line.at + len(line.text.rstrip(":： \t"))
            places["addressees"] = [(line.at, end, "addressees-colon")]
            body = index + 1
            break
        elif (found := _date_line(line)) is not None:
            given[index] = Role("field", "date-in-header", "date_issued")
            date = date or found
        elif free or annex_label(line.text) is None:
            free.append(index)
    title = _title(lines, free, given)
    given.update({index: Role("title", "title") for index in title})
    for index in free:
        if index < body and index not in given:
            given[index] = _beside(lines, index, title)
    return Header(given, title, places, date, body)


def is_addressees(text: str) -> bool:
    """Whether a line names those to whom the document goes (主送机关): it ends with a colon and names bodies."""
    if text[-1] not in ":：" or len(text) > _ADDRESSEES_LONGEST or len(text) < 3:
        return False
    return not _NOT_ADDRESSEES.search(text) and any(word in text for word in agencies().audience)


def _is_body(line: Line, numbering: Numbering, titled: bool) -> bool:
    if line.table:
        return True
    text = line.text
    if titled and annex_label(text):
        return True
    if text[-1] in "。；;" and told(line, "head") is None:
        return titled or len(text) > _BODY_FROM
    if len(text) > _BODY_FROM and not is_addressees(text) and told(line, "head") is None:
        return genre_of(text) is None or len(text) > _TITLE_LONGEST
    return numbering.label(text) is not None and told(line, "head") is None


def _date_line(line: Line) -> tuple[int, int, str] | None:
    if len(line.text) > 40:
        return None
    dates = find_dates(line.text)
    if len(dates) == 1 and dates[0].value.count("-") == 2:
        rest = line.text[: dates[0].start] + line.text[dates[0].end :]
        if not rest.strip(" （）()　:0123456789"):
            return line.at + dates[0].start, line.at + dates[0].end, dates[0].value
    return None


def _title(lines: list[Line], free: list[int], given: Roles) -> tuple[int, ...]:
    """The best run of free lines: a circular's full title before a law's name before anything at the top."""
    best: tuple[int, tuple[int, ...]] = (-1, ())
    for run in _runs(lines, free, given):
        start = 0
        for stop in range(1, len(run) + 1):
            if stop - start > _MOST_TITLE_LINES:
                start += 1
            while stop - start > 1 and len(lines[run[start]].text) <= _SCRAP_LONGEST:
                start += 1
            text = "".join(lines[index].text for index in run[start:stop])
            genre = genre_of(text)
            if (
                genre is None
                or text.count("《") != text.count("》")
                or (stop < len(run) and _goes_on(lines[run[stop]].text))
            ):
                continue
            score = {"circular": 2, "law": 1, "report": 1}[genre.family]
            score += 2 * (genre.family == "circular" and bool(_ABOUT.search(text)))
            if score >= best[0]:
                best = (score, tuple(run[start:stop]))
            start = stop
        if best[0] < 0 and run:
            short = len(run) <= _MOST_PLAIN_LINES and all(
                len(lines[at].text) <= _PLAIN_LONGEST and not _FORM_LINE.search(lines[at].text) for at in run
            )
            best = (0, tuple(run) if short else tuple(run[:1]))
    return best[1]


def _goes_on(text: str) -> bool:
    """Whether a line continues a title that already ends in the name of a kind: 关于…意见 / 的通知."""
    return len(text) <= 30 and text[0] in "的》（(和与及" and bool(genre_of(text) or text[0] in "（(")


def _runs(lines: list[Line], free: list[int], given: Roles) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in free:
        if runs and runs[-1][-1] == index - 1 and not _apart(lines[index - 1], lines[index]):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _apart(above: Line, line: Line) -> bool:
    """Whether the format sets one of two lines off as a heading, so that they are no lines of one title."""
    return (above.hint[:1] == "h") != (line.hint[:1] == "h")


def _beside(lines: list[Line], index: int, title: tuple[int, ...]) -> Role:
    """The role of a header line that is no element: the title once more, or a line of text."""
    full = "".join(fold("".join(lines[at].text for at in title)).split())
    own = "".join(fold(lines[index].text).split())
    if own and (own in full or full in own):
        return Role("title", "title-repeated")
    return Role("field", "issuer-line", "issuer") if is_agency(own) else Role("paragraph", "header-line")
