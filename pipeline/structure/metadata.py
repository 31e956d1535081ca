"""The elements of the document as fields: value in normal form, as printed, and where."""

import re
from itertools import pairwise

from pipeline.model import Field, Metadata, Span
from pipeline.notation.dates import find_dates
from pipeline.notation.lines import INVISIBLE
from pipeline.structure.closing import SEAL, SEALED_FOR, Closing
from pipeline.structure.header import Header
from pipeline.structure.printed import Line
from pipeline.structure.roles import FOOTNOTE, Roles, genre_of, is_agency, places_by
from pipeline.structure.titles import bodies_of

_BLANK = re.compile(r"\s+")
_BETWEEN = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])")
_BREAK = re.compile(rf"[\s{INVISIBLE}]*[\r\n][\s>{INVISIBLE}]*")
_WITHIN = re.compile(
    r"；(?![附《\d０-９一二三四五六七八九十]|[（(][\d０-９一二三四五六七八九十]{1,3}[）)])"
)  # what goes on with the entry of the line above
_LED_TO = re.compile(r"[:：]；")  # 附件： alone on the line above its first entry
_MARK_ENDS = re.compile(r"\s*(?:文\s?件|电\s?报)$")  # what the mark of who issues says beside the name
_ORDER = re.compile(
    r"(\S+)[ \t\u3000]+令"
)  # 某某部　令, the last or the middle one of those who give an order together
_DISPATCH = re.compile(r"(第\s?\d{1,4}/(?:19|20)\d\d\s?[號号])\S{2,20}批示")
_CIRCULAR_NUMBER = re.compile(r"\S{2,20}(?=第\s?\d{1,4}/\d{4})")  # 教育局通告第12/2019號 says what it is
_APART = re.compile(r"[\s\u3000]+")
_WIDE = re.compile(r"[\s\u3000]{2,}")  # between bodies side by side, set to the width of the line
# What a page states where the text prints nothing; the text's own words always win.
_FROM_PAGE = (
    "index_number", "topic_class", "date_published", "validity", "subject_words", "document_number", "title",
    "addressees", "urgency", "secrecy",
)  # fmt: skip
_RANGE_BEFORE = re.compile(r"\d\s*[-—–~～至]\s*$")
_SITE = re.compile(r"(?:^|\s+[-–—_|]\s*)[^-–—_|]*(?:网|网站|平台)$")
# What pages write where they have nothing to say.
_NONE = frozenset(("", "无", "暂无", "-", "--", "—", "/", "None", "null"))
# A title says something in Chinese, and not that it has none (x, Untitled, 无标题文档).
_NAMES = re.compile(r"^(?!(?:无标题|新建|未命名)).*(?:[\u3400-\u9fff].*){3}", re.DOTALL)
# Letter-spaced print (国 务 院 工 作 规 则): three single characters and more, each with a blank after it.
_SPACED = re.compile(r"(?:[\u4e00-\u9fff][ \u3000\xa0]{1,3}){2,}[\u4e00-\u9fff](?![\u4e00-\u9fff])")
_TAIL = frozenset({"cc", "signature", "notes", "subject_words", "date_printed", "printed_by", "date_published"})
# What stands before a title by accident of how the text was taken: marks, never a quotation or a bracket.
_STRAY = "#!+*|·•>-—– "
_SEVERAL = ("issuer_mark", "issuer", "addressees")  # elements that may take several lines
_SET_OFF = re.compile(r"[ \u3000]*([、，；])[ \u3000]*")  # marks that a scan sets off by blanks
_DATES = frozenset({"date_issued", "date_published", "date_printed"})


def metadata(
    text: str,
    lines: list[Line],
    head: Header,
    closing: Closing | None,
    roles: Roles,
    page: dict[str, Field],
) -> Metadata:
    """The elements of the notice; ``page`` is what the page states beside the text."""
    found: dict[str, Field] = {}
    if head.title:
        found["title"] = _title(text, lines, head)
    _told(text, lines, head, roles, found)
    if closing:
        _close(text, lines, closing, found)
    for key in _FROM_PAGE:
        if key not in found and key in page:
            found[key] = page[key]
    if "date_issued" not in found or not found["date_issued"].value:
        if head.date:
            start, end, value = head.date
            found["date_issued"] = Field(
                value, text[start:end], Span(start, end), (Span(start, end),), "date-in-header"
            )
        elif "date_issued" in page:
            found["date_issued"] = page["date_issued"]
    _in_title(text, found)
    _genre(found)
    _issuer(text, found, page)
    return Metadata(**found)


def _told(text: str, lines: list[Line], head: Header, roles: Roles, found: dict[str, Field]) -> None:
    """The elements that are lines of their own: those of the header, the end matter, the list of annexes."""
    for key, places in head.places.items():
        if key == "document_number":  # the issue of a gazette or of minutes is a number where there is no other
            places = [place for place in places if place[2] != "number-issue"] or places
        found[key] = _printed(text, places if key in _SEVERAL else places[:1])
    for index, role in sorted(roles.items()):
        if role.kind == "field" and role.field in _TAIL and role.rule != "adoption":  # a printed text's own 题注
            whole = ((role.field, 0, len(lines[index].text)),) if role.rule == "printed-by" else ()
            if role.rule == "cc-goes-on" and "cc" in found:
                found["cc"] = _longer(found["cc"], text, lines[index])
                continue
            for key, start, end in places_by(role.rule, lines[index]) or whole:
                found.setdefault(key, _whole(text, lines[index].at + start, lines[index].at + end, key, role.rule))
    notes = sorted(index for index, role in roles.items() if role.field == "attachments_note")
    if notes:
        last = next((one for one, after in pairwise(notes) if after > one + 1), notes[-1])
        span = Span(lines[notes[0]].at, lines[last].stop)
        raw = span.of(text)
        value = _LED_TO.sub("：", _WITHIN.sub("", _BREAK.sub("；", raw)))
        found["attachments_note"] = Field(value, raw, span, (span,), "annex-list")


def title_of(lines: list[Line], title: tuple[int, ...]) -> str:
    """The title that stands on the lines ``title``, as one line."""
    value = "".join(_BETWEEN.sub("", _line_of_title(lines, title, place)) for place in range(len(title)))
    return FOOTNOTE.sub("", unspaced(value).lstrip(_STRAY))


def _title(text: str, lines: list[Line], head: Header) -> Field:
    spans = tuple(Span(lines[index].at, lines[index].stop) for index in head.title)
    value = title_of(lines, head.title)
    whole = Span(spans[0].start, spans[-1].end)
    return Field(value, whole.of(text), whole, spans, "title")


def _line_of_title(lines: list[Line], title: tuple[int, ...], place: int) -> str:
    """A line of the title, with a blank behind it where the next one names another body: one a line is a list."""
    text = lines[title[place]].text
    following = lines[title[place + 1]].text if place + 1 < len(title) else ""
    order = _ORDER.fullmatch(following)
    joint = _are_bodies(text) and (is_agency(order[1]) if order else _are_bodies(following))
    bodies = _WIDE.sub("\u3000", text) if _are_bodies(text) else unspaced(text)
    return bodies + ("\u3000" if joint else "")


def _are_bodies(text: str) -> bool:
    """Whether a line names bodies and nothing else, one or several side by side."""
    return bool(text) and all(is_agency(name) for name in text.split())


def unspaced(title: str) -> str:
    """A title without the blanks that only space its letters, and without Markdown's marks inside it.

    >>> unspaced("国 务 院 工 作 规 则"), unspaced("某市民政局 某市财政局关于做好救助工作的通知")
    ('国务院工作规则', '某市民政局 某市财政局关于做好救助工作的通知')
    """
    return _SPACED.sub(lambda match: _BLANK.sub("", match[0]), title).replace("**", "")


def _printed(text: str, places: list[tuple[int, int, str]]) -> Field:
    spans = tuple(Span(start, end) for start, end, _ in places)
    raws = [span.of(text) for span in spans]
    values = [_SET_OFF.sub(r"\1", unspaced(_BETWEEN.sub("", raw).strip())) for raw in raws]
    rule = places[0][2]
    if rule == "number-spaced":
        values = ["".join(value.split()) for value in values]
    if rule == "published-clock":
        values = [_normal("date_published", value) for value in values]
    return Field("；".join(values), "；".join(raws), spans[0] if len(spans) == 1 else None, spans, rule)


def _longer(field: Field, text: str, line: Line) -> Field:
    """A field that goes on in another line."""
    raw = text[line.at : line.stop]
    spans = (*field.spans, Span(line.at, line.stop))
    return Field(field.value + raw.rstrip("。 "), f"{field.raw}；{raw}", None, spans, field.rule)


def _whole(text: str, start: int, end: int, key: str, rule: str) -> Field:
    raw = text[start:end]
    value = _normal(key, raw) if key in _DATES else raw.rstrip("。 ")
    span = Span(start, end)
    return Field(value, raw, span, (span,), rule)


def _close(text: str, lines: list[Line], closing: Closing, found: dict[str, Field]) -> None:
    date = closing.date
    found["date_issued"] = Field(date.value, text[date.start : date.end], date.span, (date.span,), "date-line")
    signed = [index for index in closing.signatures if not SEALED_FOR.fullmatch(lines[index].text)]
    spans = [Span(lines[index].at, lines[index].stop) for index in signed]
    if closing.own_line:
        spans.append(Span(*closing.own_line))
    if spans:
        raws = [span.of(text) for span in spans]
        names = [name for raw in raws for name in _names(raw)]
        found["signature"] = Field(
            "；".join(names),
            "；".join(raws),
            spans[0] if len(spans) == 1 else None,
            tuple(spans),
            "signature-above-date",
        )


def _names(raw: str) -> list[str]:
    """The bodies on a line that signs; blanks within one name (长 春 市) stay within it."""
    bare = SEAL.sub("", raw.replace("&sp;", "")).strip()
    names = [name for name in _APART.split(bare) if name]
    if len(names) > 1 and all(is_agency(name) for name in names):
        return names
    return ["".join(names)] if all(len(name) <= 2 for name in names) else [bare]


def stated(
    text: str, lines: list[Line], captured: list[tuple[str, str, int]], fields: tuple[tuple[str, str, str], ...]
) -> dict[str, Field]:
    """What the page states beside the text, by key: ``captured`` as (key, value, index of the line), ``fields`` as
    (key, label, value). Dates are in ISO form, a title is without the site's name.
    """
    found: dict[str, Field] = {}
    for key, raw, index in captured:
        value = _meant(key, raw)
        if value and key not in found:
            start = text.find(value, lines[index].start, lines[index].end)
            span = Span(start, start + len(value)) if start >= 0 else None
            found[key] = Field(_normal(key, value), value, span, (span,) if span else (), "captured-label")
    for key, _, raw in fields:
        value = _meant(key, raw)
        if value and key not in found:
            found[key] = Field(_normal(key, value), value, None, (), "page-field")
    return found


def _meant(key: str, raw: str) -> str:
    """The value, empty where the page says nothing: no key, a word for nothing, its own name for a title, no date."""
    value = raw.strip(" *\"'")
    if key == "title":
        value = _SITE.sub("", value)
    if not key or value in _NONE or (key == "title" and (is_agency(value) or not _NAMES.search(value))):
        return ""
    return "" if key in _DATES and not _is_point(value) else value


def _is_point(value: str) -> bool:
    """Whether a date stands at the head of the value; 2021—2023年期间 is none."""
    dates = find_dates(value)
    return bool(dates) and not _RANGE_BEFORE.search(value[: dates[0].start])


def _normal(key: str, value: str) -> str:
    if key in _DATES:
        dates = find_dates(value)
        return dates[0].value if dates else value
    return _BLANK.sub(" ", value)


def _in_title(text: str, found: dict[str, Field]) -> None:
    """The number of an order of Macau, which its title holds (第58/2017號行政長官批示)."""
    title = found.get("title")
    match = _DISPATCH.search(text, title.span.start, title.span.end) if title and title.span else None
    if match and "document_number" not in found:
        span = Span(*match.span(1))
        found["document_number"] = Field(match[1], match[1], span, (span,), "number-in-title")


def _genre(found: dict[str, Field]) -> None:
    title = found.get("title")
    genre = genre_of(title.value) if title else None
    number = found.get("document_number")
    if not genre and number and (named := _CIRCULAR_NUMBER.match(number.raw)) and (genre := genre_of(named[0])):
        found["genre"] = Field(genre.genre, genre.genre, None, (), "genre-in-number")
        return
    if title and genre:
        at = title.raw.rfind(genre.name)
        span = Span(title.span.start + at, title.span.start + at + len(genre.name)) if title.span and at >= 0 else None
        found["genre"] = Field(
            genre.genre, genre.name if span else genre.genre, span, (span,) if span else (), "genre-in-title"
        )


def _issuer(text: str, found: dict[str, Field], page: dict[str, Field]) -> None:
    """Who issues: the bodies that sign, else those that the title or the mark names, else the page's word."""
    signature = found.get("signature")
    title = found.get("title")
    if signature and all(is_agency("".join(name.split())) for name in signature.value.split("；")):
        found["issuer"] = Field(signature.value, signature.raw, signature.span, signature.spans, "issuer-signs")
        return
    names = bodies_of(title.value) if title else []
    if title and names:
        start = text.find(names[0], title.span.start, title.span.end) if title.span else -1
        span = Span(start, start + len(names[0])) if start >= 0 and len(names) == 1 else None
        raw = span.of(text) if span else "；".join(names)
        beside = found.get("issuer")
        if beside and beside.rule == "issuer-beside-title" and title.span and _ORDER.search(title.raw):
            below = [one.of(text) for one in beside.spans if one.start >= title.span.end]
            names, span = [*names, *below], None if below else span
            raw = "；".join(names)
        found["issuer"] = Field("；".join(names), raw, span, (span,) if span else (), "issuer-in-title")
        return
    mark = found.get("issuer_mark")
    marked = [_MARK_ENDS.sub("", name) for name in mark.value.split("；")] if mark else []
    if mark and "issuer" not in found and all(is_agency(name) for name in marked):
        found["issuer"] = Field("；".join(marked), mark.raw, mark.span, mark.spans, "issuer-in-mark")
    elif "issuer" in page and "issuer" not in found:
        found["issuer"] = page["issuer"]
    elif "issuer" not in found and (number := found.get("document_number")) and number.span:
        match = _CIRCULAR_NUMBER.match(number.raw)
        genre = genre_of(match[0]) if match else None
        name = match[0].removesuffix(genre.name) if match and genre else ""
        if is_agency(name):
            span = Span(number.span.start, number.span.start + len(name))
            found["issuer"] = Field(name, name, span, (span,), "issuer-in-number")
