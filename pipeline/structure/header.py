"""The header (版头和标题): title, number, addressees and what else stands above the body."""

import re
from typing import NamedTuple

from pipeline.notation.dates import find_dates
from pipeline.notation.forms import fold
from pipeline.structure.annexes import annex_label
from pipeline.structure.numbering import Numbering
from pipeline.structure.printed import Line
from pipeline.structure.roles import Role, Roles, Told, agencies, genre_of, is_agency, told
from pipeline.structure.titles import title_above, title_lines

# The header of a document with everything in it has about twenty lines; captures add some.
_MOST_LINES = 60
_TITLE_LONGEST = 120
_ADDRESSEES_LONGEST = 600
_NAME_LONGEST = 20  # of somebody to whom a letter goes
_BODY_FROM = 80  # a line longer than this, or a sentence, is body
# What opens a text below its title, whatever it ends with (现将……全文如下：).
_OPENS = re.compile(r"现将|现予|现就|为了|根据|依据|按照|经.{2,24}(?:同意|研究|批准)")
# 招标人：某县水务局, two such lines and more, are the text: what a header prints so is told by its own label.
_ENTRY = re.compile(r"[^\s:：，。《》（(]{2,12}[:：]\s?[^\s:：]")
_ONLY_MARK = re.compile(r"文\s?件")  # beside the middle of several names, on a line of its own
_NOT_ADDRESSEES = re.compile(
    r"(?:如下|以下|下列|通知|决定|意见|为了|根据|现将|现就|[。；;]|^[-*#]|意义|原则|要求|内容)"
)


# Where each element stands, with the rule that read it.
Places = dict[str, list[tuple[int, int, str]]]


class Header(NamedTuple):
    """``body`` is the index of the first line below the header; ``places`` the lines and offsets of each element."""

    roles: Roles
    title: tuple[int, ...]
    places: Places
    date: tuple[int, int, str] | None
    body: int


def header(lines: list[Line], roles: Roles, numbering: Numbering, stated: str = "") -> Header:
    """The header of a text; ``stated`` is the title that its page states, which wins over a line that names no kind of
    document.

    Guarantees: only lines above the body get a role; each element's places are in reading order.
    """
    given: Roles = {}
    places: Places = {}
    free: list[int] = []
    date: tuple[int, int, str] | None = None
    body = len(lines)
    seen = 0
    named = False  # a line has named a kind of document
    for index, line in enumerate(lines):
        if index in roles:
            continue
        seen += 1
        if seen > _MOST_LINES or _is_body(line, numbering, bool(free)) or (named and _opens_body(lines, index)):
            body = index
            break
        element = told(line, "head")
        if element and not element.field.startswith("="):
            given[index] = Role("field", element.rule, element.field)
            if element.field == "date_issued":
                date = date or _date_at(line, element)
                element = element._replace(places=element.places[1:])  # who published it, where the line says so
            _place(places, line, element)
        elif (free or index == 0) and (is_addressees(line.text) or _is_whom(line.text, lines, free)):
            first = _addressees_from(lines, free, index)
            given.update({at: Role("field", "addressees-colon", "addressees") for at in range(first, index + 1)})
            end = line.at + len(line.text.rstrip(":： \t"))
            places["addressees"] = [(lines[first].at, end, "addressees-colon")]
            body = index + 1
            break
        elif (found := _date_line(line)) is not None:
            given[index] = Role("field", "date-in-header", "date_issued")
            date = date or found
            _place(places, line, _beside_date(line, found[0]))
        elif free or annex_label(line.text) is None:
            free.append(index)
            named = named or genre_of(line.text) is not None
    _join_marks(lines, free, given, places)
    title = title_lines(lines, [index for index in free if index not in given], stated)
    title = title or (() if stated else title_above(lines, roles, numbering))
    title = _below_imprint(lines, [index for index in free if index < body], given, places, title)
    given.update({index: Role("title", "title") for index in title})
    _unnamed_mark(lines, free, given, places, title)
    for index in free:
        if index < body and index not in given:
            given[index] = _beside(lines, index, title)
            if given[index].field == "issuer" and title and _is_beside(index, title, given):
                _place(
                    places,
                    lines[index],
                    Told("issuer-beside-title", "issuer", (("issuer", 0, len(lines[index].text)),)),
                )
    return Header(given, title, places, date, body)


def _date_at(line: Line, element: Told) -> tuple[int, int, str] | None:
    """The day that an element holds (2019年3月5日在某某会议上): where it stands, and its ISO form."""
    _, start, end = element.places[0]
    found = find_dates(line.text, start, end)
    return (line.at + start, line.at + end, found[0].value) if found else None


def _place(places: Places, line: Line, element: Told) -> None:
    for field, start, end in element.places:
        places.setdefault(field, []).append((line.at + start, line.at + end, element.rule))


def _beside_date(line: Line, date: int) -> Told:
    """The body named before a date on its line (会议纪要的制发机关和日期), if there is one."""
    name = line.text[: date - line.at].rstrip()
    return Told("issuer-beside-date", "issuer", (("issuer", 0, len(name)),) if is_agency(name) else ())


def _join_marks(lines: list[Line], free: list[int], given: Roles, places: Places) -> None:
    """The other bodies of a joint mark (联合行文的发文机关标志), above and below the line that ends in 文件."""
    mark = next((index for index, role in given.items() if role.rule == "issuer-mark"), None)
    if mark is None:
        return
    names = [mark]
    while names[0] - 1 in free and is_agency(lines[names[0] - 1].text):
        names.insert(0, names[0] - 1)
    if len(names) > 1:  # below a mark of one body names of bodies are the title's
        while names[-1] + 1 in free and is_agency(lines[names[-1] + 1].text):
            names.append(names[-1] + 1)
    given.update({index: Role("field", "issuer-mark", "issuer_mark") for index in names})
    named = [index for index in names if not _ONLY_MARK.fullmatch(lines[index].text)] or names
    places["issuer_mark"] = [(lines[index].at, lines[index].stop, "issuer-mark") for index in named]


def _below_imprint(
    lines: list[Line], free: list[int], given: Roles, places: Places, title: tuple[int, ...]
) -> tuple[int, ...]:
    """The title of a bulletin (简报、审计结果公告): its name stands above the issue's number, the title below the line
    with who issues it and the day."""
    number = next((at for at, role in given.items() if role.field == "document_number"), -1)
    day = next((at for at, role in given.items() if role.rule == "date-in-header"), -1)
    beside = any(rule == "issuer-beside-date" for _, _, rule in places.get("issuer", ()))
    below = [index for index in free if index > day and index not in given]
    if not title or not beside or not title[-1] < number < day or "issuer_mark" in places:
        return title
    found = title_lines(lines, below, "")
    if not found:
        return title
    given.update({index: Role("field", "mark-of-bulletin", "issuer_mark") for index in title})
    places["issuer_mark"] = [(lines[title[0]].at, lines[title[-1]].stop, "mark-of-bulletin")]
    return found


def _unnamed_mark(lines: list[Line], free: list[int], given: Roles, places: Places, title: tuple[int, ...]) -> None:
    """The mark of a letter or of minutes, which names who issues without 文件: right above the number, both above the
    title (信函格式、纪要格式)."""
    number = next((at for at, role in given.items() if role.field == "document_number"), -1)
    if "issuer_mark" in places or not title or number > title[0]:
        return
    if number >= 0 and given[number].rule == "number-hongkong":
        return  # it names the office itself, below the government
    names: list[int] = []
    while number - len(names) - 1 in free and _is_mark(lines[number - len(names) - 1].text):
        names.insert(0, number - len(names) - 1)
    if names:
        given.update({index: Role("field", "mark-above-number", "issuer_mark") for index in names})
        spans = [(lines[index].at, lines[index].stop) for index in names]
        if not is_agency(lines[names[-1]].text):  # 某市人民政府 / 专题会议纪要 is one name
            spans = [(spans[0][0], spans[-1][1])]
        places["issuer_mark"] = [(start, end, "mark-above-number") for start, end in spans]


def _is_mark(text: str) -> bool:
    genre = genre_of(text)
    return is_agency(text) or (genre is not None and genre.genre == "纪要")


def is_addressees(text: str) -> bool:
    """Whether a line names those to whom the document goes (主送机关): it ends with a colon and names bodies."""
    if text[-1] not in ":：" or len(text) > _ADDRESSEES_LONGEST or len(text) < 3:
        return False
    return not _NOT_ADDRESSEES.search(text) and any(word in text for word in agencies().audience)


def _is_whom(text: str, lines: list[Line], free: list[int]) -> bool:
    """Whether a line ends with a colon and names whom a line of the title names (关于张某申请的复函 / 张某：)."""
    name = text[:-1].strip()
    if text[-1] not in ":：" or not 2 <= len(name) <= _NAME_LONGEST or genre_of(name) or _NOT_ADDRESSEES.search(name):
        return False
    return any(genre_of(lines[at].text) is not None and name in lines[at].text for at in free)


def _addressees_from(lines: list[Line], free: list[int], index: int) -> int:
    """The first line of the addressees that end on line ``index``: lines above that go on (，、) are theirs."""
    first = index
    while first - 1 in free and lines[first - 1].text[-1] in "，、,":
        first -= 1
    return first


def _is_body(line: Line, numbering: Numbering, titled: bool) -> bool:
    if line.table:
        return True
    text = line.text
    if titled and annex_label(text):
        return True
    if text[-1] in "。；;" and told(line, "head") is None:
        return titled or len(text) > _BODY_FROM or numbering.label(text) is not None
    if len(text) > _BODY_FROM * (1 + text.isascii()) and not is_addressees(text) and told(line, "head") is None:
        return genre_of(text) is None or len(text) > _TITLE_LONGEST
    return numbering.label(text) is not None and told(line, "head") is None


def _opens_body(lines: list[Line], index: int) -> bool:
    """Whether the text opens below its title: with 现将……, or with two lines that name a thing and its value."""
    line = lines[index]
    if _OPENS.match(line.text):
        return not is_addressees(line.text)
    entries = _ENTRY.match(line.text) and index + 1 < len(lines) and _ENTRY.match(lines[index + 1].text)
    return bool(entries) and told(line, "head") is None


def _date_line(line: Line) -> tuple[int, int, str] | None:
    if len(line.text) > 40:
        return None
    dates = find_dates(line.text)
    if len(dates) == 1 and dates[0].value.count("-") == 1 and line.text[-1] == "月":  # the month on a plan's cover
        alone = line.text[: dates[0].start] + line.text[dates[0].end :]
        return (line.at + dates[0].start, line.at + dates[0].end, dates[0].value) if not alone.strip() else None
    if len(dates) == 1 and dates[0].value.count("-") == 2:
        rest = (line.text[: dates[0].start] + line.text[dates[0].end :]).strip(" （）()　:0123456789")
        if not rest or (line.text.endswith("日") and is_agency(rest)):
            return line.at + dates[0].start, line.at + dates[0].end, dates[0].value
    return None


def _is_beside(index: int, title: tuple[int, ...], given: Roles) -> bool:
    """Whether a body's name stands above the title, elements at most between them, or below it, bodies between."""
    if index < title[0]:
        return all(at in given and given[at].kind == "field" for at in range(index + 1, title[0]))
    return all(at in given and given[at].field == "issuer" for at in range(title[-1] + 1, index))


def _beside(lines: list[Line], index: int, title: tuple[int, ...]) -> Role:
    """The role of a header line that is no element: the title once more, or a line of text."""
    full = "".join(fold("".join(lines[at].text for at in title)).split())
    own = "".join(fold(lines[index].text).split())
    if full and own and (own in full or full in own):
        return Role("title", "title-repeated")
    if title and index < title[0] and lines[index].locator[:1] == "/":
        return Role("navigation", "page-words-above-title")
    return Role("field", "issuer-line", "issuer") if is_agency(own) else Role("paragraph", "header-line")
