"""The document's title, told from the other lines at its top."""

import re

from pipeline.notation.dates import find_dates
from pipeline.notation.forms import fold
from pipeline.structure.numbering import Numbering
from pipeline.structure.printed import Line
from pipeline.structure.roles import Roles, agencies, genre_of, is_agency

_MOST_TITLE_LINES = 6
# A title that names no kind of document is told by standing alone at the top: a few short lines.
_MOST_PLAIN_LINES, _PLAIN_LONGEST = 3, 40
_SCRAP_LONGEST = 4  # a line as short as this above a title is a page's own (首页, 大 中 小)
_FORM_LINE = re.compile(r"[:：＿_。，]")
_COLUMNS = re.compile(r"\S[ \t\u3000\xa0]{2,}\S.*\S[ \t\u3000\xa0]{2,}\S")
# What may end a title on a line of its own besides the kind of document; others so short head a table's columns.
_TITLE_TAILS = frozenset(("方案", "规划", "计划", "纲要", "措施", "要点", "指南", "目录", "名单", "预案", "标准"))
_HEAD_LONGEST = 2
_HAN, _FEWEST_HAN = re.compile(r"[\u3400-\u9fff]"), 3
# A clause, a sentence or its beginning, a line to be filled in, a remark in brackets, a heading that any text may have.
_NO_TITLE = re.compile(
    r"[，。]|[；;：:]$|[＿_]{2}|^[（(【\[].*[）)】\]]$|^(?:前\s*言|序\s*言|引\s*言|目\s*[录錄次])$"
    r"|^(?:为(?:了|贯彻|进一步|加强|规范|深入|切实|全面)|根据|按照|依据|现将)"
)
# A line that goes on a title: （试行）, （2016—2020年）, （征求意见稿）.
VERSION = re.compile(
    r"[（(](?:试\s?行|暂\s?行|草\s?案|征求意见稿|送审稿|讨论稿|修订稿?|[\d—－-]{4,9}年[版度]?|(?:共计?)?\s?\d{1,5}\s?[项个件家名条户种人])[）)]"
)
_CUT_ENDS = "及和与與暨"  # a title's line that ends so goes on
_DATE_LONGEST = 20
_REPORT, _LAW, _CIRCULAR = 1, 2, 3  # a page names reports on the way to them; a circular names the law it announces
_OPENING = re.compile(r"(.{2,60}?)(?:关于|關於|印发|转发|批转)")
_BODIES = re.compile(
    r"(.{2,80}?)(?:关于|關於|印发|转发|批转|对(?=.{4,}答复)|公告|通告|令|[\s\u3000]+[书書]?函\Z"
    r"|(?:第[\d一二三四五六七八九十百]{1,5}次)?(?:常务|党组|专题|办公|全体|协调)?会议纪要\Z)"
)
_DISPATCH = re.compile(
    r"\d/\d{4}\s?[號号]([^\s，。]{2,16}[長长]官?)批示$"
)  # of Macau: who gives it stands behind the number
_JOINT = re.compile(r"[\s\u3000]+|、(?=[^、]{2,})")
_ABOUT = re.compile(r"关于|關於|印发|转发|批转|有关")
_DAY_MARKS = 2  # of a date with its day: 2021-01-27


def title_lines(lines: list[Line], free: list[int], stated: str) -> tuple[int, ...]:
    """The best run of free lines: a circular's full title before a law's name before anything at the top."""
    best: tuple[int, tuple[int, ...]] = (-1, ())
    longest = 0  # of reports, which pages name in short on the way to them, the fullest name counts
    for run in _runs(lines, free):
        start = 0
        for stop in range(1, len(run) + 1):
            if stop - start > _MOST_TITLE_LINES:
                start += 1
            while stop - start > 1 and _is_scrap(lines[run[start]].text):
                start += 1
            text = "".join(lines[index].text for index in run[start:stop])
            score = _score(text)
            if score < 0 or (stop < len(run) and _goes_on(lines[run[stop]].text)):
                continue
            length = len(text) if score == _REPORT else 0
            if (score, length) >= (best[0], longest):
                best, longest = (score, _with_issuers(lines, run, _from_its_issuer(lines, run[start:stop]))), length
            start = stop
        if best[0] < 0:
            best = (0, plain) if (plain := _plain_title(lines, run)) else best
    centred = all(lines[index].hint == "center" for index in best[1])
    if best[0] == 0 and stated and not centred and not _same(stated, "".join(lines[at].text for at in best[1])):
        return ()
    return best[1]


def _is_scrap(text: str) -> bool:
    """Whether a line above a title is a page's own word, or a name in Latin letters; 民政部 is the first of those who
    issue."""
    return not _HAN.search(text) or (len(text) <= _SCRAP_LONGEST and not is_agency(text))


def _with_issuers(lines: list[Line], run: list[int], title: tuple[int, ...]) -> tuple[int, ...]:
    """The title with all bodies that stand above it, one a line, where it begins with one of them."""
    first = run.index(title[0])
    if is_agency(lines[title[0]].text):
        while first and is_agency(lines[run[first - 1]].text):
            first -= 1
    return (*run[first : run.index(title[0])], *title)


def _from_its_issuer(lines: list[Line], title: list[int]) -> tuple[int, ...]:
    """The title from the line on that begins with who issues and what about; the names of others above belong to it."""
    for place in range(len(title) - 1, 0, -1):
        opening = _OPENING.match(lines[title[place]].text)
        if opening and all(is_agency(name) for name in opening[1].split()):
            while place and all(is_agency(name) for name in lines[title[place - 1]].text.split()):
                place -= 1
            return tuple(title[place:])
    return tuple(title)


def _score(text: str) -> int:
    """How plainly a text is the title of a document, -1 where it names no kind of document."""
    genre = genre_of(text)
    if genre is None or text.count("《") != text.count("》"):
        return -1
    if genre.family == "law" and "".join(text.split()) == genre.name:
        return -1  # 解释 or 标准 alone heads a column
    dates = find_dates(text, 0, _DATE_LONGEST)
    if dates and dates[0].start == 0 and dates[0].value.count("-") == _DAY_MARKS:
        return -1  # 2019年1月20日某市人民代表大会公告 tells where a law was printed
    about = genre.family == "circular" and _ABOUT.search(text) is not None
    return {"circular": _CIRCULAR, "law": _LAW, "report": _REPORT}[genre.family] + 2 * about


def _plain_title(lines: list[Line], run: list[int]) -> tuple[int, ...]:
    """A title that names no kind of document: short lines alone at the top, or the first line that can be one."""
    first = next((at for at, index in enumerate(run) if _can_be_title(lines[index])), len(run))
    rest = run[first:]
    short = len(rest) <= _MOST_PLAIN_LINES and all(
        len(lines[at].text) <= _PLAIN_LONGEST and not _FORM_LINE.search(lines[at].text) for at in rest
    )
    if short:
        return tuple(rest)
    stop = 1
    while stop < len(rest) and lines[rest[stop - 1]].text[-1] in _CUT_ENDS:
        stop += 1  # 学校发展津贴及 / 全方位学习津贴安排
    stop += stop < len(rest) and VERSION.fullmatch(lines[rest[stop]].text) is not None
    return tuple(rest[:stop])


def _can_be_title(line: Line) -> bool:
    text = line.text
    if len(_HAN.findall(text)) < _FEWEST_HAN:
        return False
    if line.hint[:1] == "h":
        return True
    return not (_NO_TITLE.search(text) or _COLUMNS.search(text) or is_agency(text) or _is_date(text))


def _is_date(text: str) -> bool:
    dates = find_dates(text, 0, _DATE_LONGEST)
    return len(dates) == 1 and (dates[0].start, dates[0].end) == (0, len(text))


def _opens_with_date(text: str) -> bool:
    """2021年1月27日某市第十五届人民代表大会第五次会议批准: who adopted the text when goes on no title."""
    dates = find_dates(text, 0, _DATE_LONGEST) if text[0].isdigit() else []
    return bool(dates) and dates[0].start == 0 and dates[0].value.count("-") == _DAY_MARKS


def title_above(lines: list[Line], roles: Roles, numbering: Numbering) -> tuple[int, ...]:
    """The title that a page sets above the element with its text, among the page's own words: the last of them that
    names a kind of document, or that is the only one there.
    """
    above: list[int] = []
    for index, line in enumerate(lines):
        if line.table or numbering.label(line.text):
            break
        role = roles.get(index)
        if role is None or role.kind not in ("navigation", "furniture", "field"):
            break
        if role.kind == "navigation" and _can_be_title(line):
            above.append(index)
    named = [index for index in above if _score(lines[index].text) > 0]
    found = named[-1:] or (above if len(above) == 1 else [])
    return tuple(found)


def bodies_of(title: str) -> list[str]:
    """The bodies that a title begins with, or the office that gives an order; none where it begins otherwise.

    >>> bodies_of("某市民政局 某市财政局关于做好救助工作的通知"), bodies_of("中华人民共和国主席令")
    (['某市民政局', '某市财政局'], ['中华人民共和国主席'])
    >>> bodies_of("某县人民政府第28次常务会议纪要")
    ['某县人民政府']
    """
    dispatch = _DISPATCH.search(title)
    if dispatch:
        return [dispatch[1]]
    match = _BODIES.match(title)
    names = [name for name in _JOINT.split(match[1].strip()) if name] if match else []
    return names if all(is_agency(name) or _is_office(title, name) for name in names) else []


def _is_office(title: str, name: str) -> bool:
    """Whether an office gives the order, where no body does."""
    genre = genre_of(title)
    return genre is not None and genre.genre == "令" and name.endswith(tuple(agencies().offices))


def _same(stated: str, text: str) -> bool:
    one, other = ("".join(fold(name).split()) for name in (stated, text))
    return one in other or other in one


def heads_column(text: str) -> bool:
    """Whether a line is so short that it heads a column (序号, 指 标) and goes on no title.

    >>> heads_column("指 标"), heads_column("通 知"), heads_column("方案")
    (True, False, False)
    """
    bare = "".join(text.split())
    return len(bare) <= _HEAD_LONGEST and bare not in _TITLE_TAILS and genre_of(bare) is None


def _goes_on(text: str) -> bool:
    """Whether a line continues a title that already ends in the name of a kind: 关于…意见 / 的通知."""
    return len(text) <= 30 and text[0] in "的》（(和与及" and bool(genre_of(text) or text[0] in "（(")


def _runs(lines: list[Line], free: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in free:
        goes_on = runs and runs[-1][-1] == index - 1 and not _apart(lines[index - 1], lines[index])
        if goes_on and not heads_column(lines[index].text) and not _opens_with_date(lines[index].text):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _apart(above: Line, line: Line) -> bool:
    """Whether the format sets one of two lines off as a heading, so that they are no lines of one title; who issues,
    above what about (关于……), is one."""
    if (above.hint[:1] == "h") == (line.hint[:1] == "h"):
        return False
    return not (_ABOUT.match(line.text) and all(is_agency(name) for name in above.text.split()))
