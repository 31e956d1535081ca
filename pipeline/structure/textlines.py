"""What a line is that no element, heading or table claims: told by what it shows, and only by default plain text."""

import re

from pipeline.structure.numbering import Numbering
from pipeline.structure.pages import PAGE_LINES
from pipeline.structure.printed import Line
from pipeline.structure.roles import Role, Roles, is_agency

# Two letters or one Chinese character: scraps of charts, stray signs and lone numbers hold no word.
_WORD = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
# What a PDF without a map of its letters gives: numbers of glyphs. Where they are half of the line, nobody reads it.
_GLYPH = "(cid:"
_GLYPH_WIDTH = 8
_SENTENCE = frozenset("。！？!?；;…")
_CLOSING_MARKS = "”’」』）)】*\"'"
_OPEN = frozenset("，、,（(")
_MARKED = frozenset("—-－•●◆■▲★※·○◇□△*")
# A place to write in: a line of strokes, a box to tick, a day without figures, where to sign or seal.
_BLANK = re.compile(
    r"[_＿]{2,}|□|(?:^|[\s\u3000：:）)])\d{0,4}\s*年[\s\u3000]*月[\s\u3000]*日"
    r"|[（(]\s?(?:签\s?[章字名]|盖\s?章|公\s?章|签字盖章|签名盖章)[^（）()]{0,6}[）)]|(?:签字|盖章|签章|签名)\s?[：:]?\s*$"
)
_BLANK_SIGNS = ("_", "＿", "□", "月", "签", "盖", "章")
# 身份证号：　　　　邮编： has two names and no value.
_OPEN_LABELS = re.compile(r"(?:[^\s：:，。；]{1,14}[：:][\s\u3000]*){1,6}")
_LABEL_LONGEST = 20
_LEADS = re.compile(r"如[下左]|以下|下列|[“《]|是[：:]$")
_NAMED = re.compile(r"[^\s：:，。；、“”《》]{1,14}(?:[\s\u3000]{1,4}[^\s：:，。；]{1,4}){0,2}[：:][\s\u3000]?\S")
_COLUMNS = re.compile(r"\S(?:[ \u00a0]{2}|[\t\u3000])[ \t\u3000\u00a0]*+\S")
_NOTE = re.compile(r"[（(]?(?:注|备注|資料來源|资料来源|数据来源|附注|附註|說明|说明)\s?\d{0,2}\s?[：:]")
_CITED = re.compile(r"《[^《》]+》(?:[（(][^（）()]*[）)])?")
# So many short lines one below the other, none of which ends a sentence, are a list: names, places, goods.
_BRACKETED = re.compile(r"[（(][^（）()]{1,60}[）)]")
_STROKES = re.compile(r"[-─━—_＿=~*\s\u3000]{4,}|`{3,}")  # also what fences code in Markdown
_INSERTED = re.compile(r"之[一二三四五六七八九十]{1,3}")  # 第一百二十条 / 之一
_SHORT, _FEWEST_IN_LIST = 40, 3
_PROSE_LONGEST_ENTRY, _PROSE = 60, re.compile(r"[，；。]")


def text_role(index: int, lines: list[Line], roles: Roles, numbering: Numbering, owned: bool) -> Role:
    """The role of line ``index``; ``owned`` says that it stands under a numbered node.

    Guarantees: the rule ``text`` is given only where the line shows nothing of what it is.
    """
    text = lines[index].text
    if _GLYPH in text and text.count(_GLYPH) * _GLYPH_WIDTH * 2 > len(text):
        return Role("unclassified", "unread-glyphs")
    last = text.rstrip(_CLOSING_MARKS)[-1:] if text[-1:] in _CLOSING_MARKS else text[-1:]
    if last in _SENTENCE:
        return Role("paragraph", "sentence")
    if any(sign in text for sign in _BLANK_SIGNS) and _BLANK.search(text) and "。" not in text:
        return Role("form", "blank-to-fill")
    if not _WORD.search(text) and _STROKES.fullmatch(text):
        return Role("form", "blank-to-fill") if _COLUMNS.search(text) else Role("furniture", "ruled-line")
    if not _WORD.search(text):
        return Role("paragraph", "section-text") if owned else Role("unclassified", "no-words")
    if text[:1] and numbering.label(text):
        return Role("paragraph", "numbered-line")
    if last in "：:":
        return _open_label(index, lines, text)
    shown = _shown(text, last) or _printed(index, lines) or _in_list(index, lines, roles)
    return Role("paragraph", shown or "text")


def _open_label(index: int, lines: list[Line], text: str) -> Role:
    """A line that ends with a colon: labels without values where such stand beside it, else what leads to a text."""
    several = text.count("：") > 1
    if _OPEN_LABELS.fullmatch(text) and not _LEADS.search(text) and (several or len(text) <= _LABEL_LONGEST):
        beside = [lines[at].text for at in (index - 1, index + 1) if 0 <= at < len(lines) and lines[at].text]
        if several or any(_OPEN_LABELS.fullmatch(other) or _BLANK.search(other) for other in beside):
            return Role("form", "label-to-fill")
    return Role("paragraph", "lead-in")


def _shown(text: str, last: str) -> str:
    """The rule for what the line alone shows, empty where it shows nothing."""
    if _NOTE.match(text):
        return "note-line"
    if text[0] in _MARKED:
        return "marked-line"
    if "。" in text or (len(text) > _PROSE_LONGEST_ENTRY and _PROSE.search(text)):
        return "prose"
    if "](" in text:
        return "link-line"
    if last in _OPEN:
        return "cut-line"
    if _NAMED.match(text):
        return "name-and-value"
    if is_agency(text):
        return "body-name"
    if _BRACKETED.fullmatch(text):
        return "bracketed"
    if _CITED.fullmatch(text):
        return "cited-name"
    return "columns" if _COLUMNS.search(text) else ""


def _printed(index: int, lines: list[Line]) -> str:
    """The rule for what the print shows: a paragraph that a page's end cuts, a line set apart by the format."""
    line = lines[index]
    below = index + 1
    while below < len(lines) and lines[below].hint in PAGE_LINES:
        below += 1
    if line.joins or (below < len(lines) and lines[below].joins):
        return "cut-line"
    if line.hint[:1] == "h" or line.hint == "center":
        return "set-apart"
    return "label-rest" if _INSERTED.fullmatch(line.text) else ""


def _in_list(index: int, lines: list[Line], roles: Roles) -> str:
    """The rule ``list`` where the line is one of several short ones that stand together."""
    count = 1
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and at not in roles and _is_entry(lines[at]) and count < _FEWEST_IN_LIST:
            count += 1
            at += step
    return "list" if count >= _FEWEST_IN_LIST and _is_entry(lines[index]) else ""


def _is_entry(line: Line) -> bool:
    return not line.table and 0 < len(line.text) <= _SHORT and line.text[-1] not in "。；：:;，、"
