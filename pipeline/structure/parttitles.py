"""The lines that a part's title takes, and what stands between it and the text: who wrote it, when it was adopted."""

import re

from pipeline.structure.annexes import annex_label
from pipeline.structure.header import is_addressees
from pipeline.structure.numbering import Numbering
from pipeline.structure.printed import Line
from pipeline.structure.roles import Role, Roles, genre_of, is_agency, told
from pipeline.structure.titles import VERSION, heads_column

TITLE_LINE_LONGEST = 60
_MOST_TITLE_LINES = 4
NO_TITLE_ENDS = frozenset("。；;，,：:、")
# （二○○四年六月十六日… begins a remark; （2021—2025年） ends a title.
_ADOPTED = re.compile(r"[（(]\s?\S{4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月")
# A second line with a gap inside is a row of names (张三　某局), not more of a title; letter-spaced print has no
# two characters together.
_COLUMNS = re.compile(r"\S{2}[ \t\u3000\xa0]+\S{2}")
_MOST_ADOPTION_LINES = 6
_INNER = str.maketrans("〈〉", "《》")  # within 《》 a name stands in 〈〉
_ENTRY = re.compile(r"[^\s:：，。《》（(]{2,12}[:：]\s?[^\s:：].*")  # 小学：每班5万元 is the first line of the text
_NATURE = re.compile(r"[（(](?:规范性|资料性)(?:附录)?[）)]")  # what an annex of a standard is
_LISTS = ("名单", "名单）", "名单)")
# （共5个，排名不分先后） says how a list is made, and belongs to no title.
_REMARK = re.compile(r"[（(][^（）()]*(?:排名|为序|排序|共\s?\d+)[^（）()]*[）)]")


def part_title(
    lines: list[Line], roles: Roles, given: Roles, index: int, numbering: Numbering, names: set[str]
) -> tuple[int, ...]:
    """The lines of a title that begin at ``index``: short, without end marks, up to the first line of text.

    ``names`` are names of texts, as ``name_key`` writes them: a title that is one of them is complete.
    Guarantees: lines get a role in ``given`` only where they are part of the title or stand right below it.
    """
    title: list[int] = []
    while index < len(lines) and len(title) < _MOST_TITLE_LINES:
        line = lines[index]
        role = roles.get(index)
        if line.table or index in given or (role and role.kind not in ("caption", "paragraph", "title")):
            break
        whole = "".join(lines[at].text for at in title)
        if _ends_title(line, whole, numbering):
            break
        if not title and _NATURE.fullmatch(line.text):
            index += 1
            continue
        if _ADOPTED.match(line.text):
            _adoption(lines, given, index)
            break
        element = told(line, "head")
        if element:
            given[index] = Role("field", element.rule, element.field if element.field == "notes" else "document_number")
            break
        if title and genre_of(whole) and is_agency(line.text):
            given[index] = Role("field", "author-below-title", "issuer")
            index += 1
            continue
        complete = bool(title) and (name_key(whole) in names or _is_set_apart(line, lines[title[-1]]))
        if complete and not VERSION.fullmatch(line.text):
            break
        title.append(index)
        if role is None:
            given[index] = Role("title", "part-title")
        index += 1
        if role and role.kind == "caption":
            break
    return tuple(title)


def _ends_title(line: Line, whole: str, numbering: Numbering) -> bool:
    text = line.text
    if len(text) > TITLE_LINE_LONGEST or text[-1] in NO_TITLE_ENDS or numbering.label(text) or is_addressees(text):
        return True
    if whole.endswith(_LISTS) and not text.endswith(_LISTS) and text[0] not in "及和与（(":
        return True  # the first of those whom the list names
    if whole and (_REMARK.fullmatch(text) or _ENTRY.fullmatch(text)):
        return True
    return bool(annex_label(text) or (whole and (_COLUMNS.search(text) or heads_column(text))))


def _is_set_apart(line: Line, above: Line) -> bool:
    """Whether a blank line and the end of the centred lines divide two lines."""
    return line.gap > 0 and above.gap == 0 and line.hint != "center" and above.hint == "center"


def _adoption(lines: list[Line], given: Roles, index: int) -> None:
    """The remark under a title that says who adopted the text when (题注), over the lines up to its parenthesis."""
    for at in range(index, min(len(lines), index + _MOST_ADOPTION_LINES)):
        given[at] = Role("field", "adoption", "notes")
        if lines[at].text[-1] in "）)":
            break


def name_key(name: str) -> str:
    """A text's name as a key: without blanks and the marks around it, a name within it as the title prints it.

    >>> name_key("《某 办法》"), name_key("任务分工表"), name_key("关于修改〈某办法〉的决定")
    ('某办法', '任务分工表', '关于修改《某办法》的决定')
    """
    return "".join(name.split()).translate(_INNER).strip("《》“”")
