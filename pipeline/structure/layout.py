"""What stands around the text: page furniture, contents, captured metadata, captions and notes of tables."""

import re

from pipeline.model import BlockKind
from pipeline.notation.forms import fold
from pipeline.structure.annexes import annex_label
from pipeline.structure.numbering import Numbering
from pipeline.structure.pages import PAGE_LINES
from pipeline.structure.printed import Line
from pipeline.structure.roles import Role, Roles, captured_labels, told

# A run of dots is looked at from its first one alone; what stands behind it, from its last ones.
_LEADERS = re.compile(r"(?<![.…·．‧])[.…·．‧]{4,}+\s*+[\dIVXⅠ-Ⅻ]{0,4}$|(?:\.{4}|…{2}|．{4}).{0,4}\d{1,4}$")
_CONTENTS = re.compile(r"目\s*[录錄次]")
_MOST_CONTENTS = 400
_CAPTURED = re.compile(r"[\s*-]{0,40}([^:：*]{2,16}?)\**\s*[:：]\**\s*(.*)")
_CAPTURED_HEADING = re.compile(r"(?:原件固化|基本信息|正文|文件信息)|\**(?:分类|标签|摘要)\**[:：]\**\s*")
_KEY = re.compile(r"[A-Za-z_]{2,20}\s?[:：]")
_WORD = re.compile(r"\w")
_RULED = re.compile(r"[-=*_]{3,}")
# Captured metadata stands at the very top, and fewer labels than this may be anything.
_TOP, _FEWEST_LABELS = 30, 2
_UNIT = re.compile(r"[（(]?(?:[^\s:：。]{0,8}?(?:計量)?单\s?位|[^\s:：。]{0,6}單\s?位)\s?[:：]\s?\S.{0,20}")
# A line of Markdown that is links and nothing else is a page's own; it is read in one way only.
_TARGET = r"\([^()\s]*+(?:\([^()]*+\)[^()\s]*+)?\)"
_IMAGE = rf"!\[[^\[\]]*\]{_TARGET}"
_LINKS = re.compile(rf"_?(?:\[(?:{_IMAGE})?[^\[\]]*\]{_TARGET}[\s|>·_]*+|{_IMAGE}(?:(?!!\[)[^。\[\]]){{0,20}})++")
_STYLE, _STYLE_END = re.compile(r"<(?:style|script)[\s>]"), re.compile(r"</(?:style|script)>")
_NOTE_GOES_ON = re.compile(r"[（(]?(\d{1,2})\s?[.．、)）]")
_NOTE = re.compile(r"[（(]?(?:注|備註|附註|備考|备注|说明|說明|资料来源)\s?\d{0,2}\s?[:：]")
_HISTORY, _FIRST_ITEM = re.compile(r"(?:[歷历]史|修正)?沿革\s?[:：]?"), re.compile(r"1\s?[.．、]")
_FOOTNOTES, _FOOTNOTE = re.compile(r"[注附脚]\s*[释注]\s?[:：]?"), re.compile(r"[\[［]\d{1,2}[\]］]")
_CAPTION_LONGEST = 60
_DATED = re.compile(r"月\s?\S{1,3}\s?日[)）]?$")  # the day that closes a text stands above the table of its annex
_SENTENCE_END = frozenset("。；：:;，,")
_SET_LONGEST = 80
_SET_SENTENCE = 40  # the longest that ends as a sentence does: 特此通知。
# What a format's own word for a line makes of it.
_GIVEN: dict[str, BlockKind] = {
    "nav": "navigation",
    "hidden": "duplicate",
    "page-number": "furniture",
    "running-head": "furniture",
    "field": "field",
    "footnote": "note",
    "contents": "contents",
}


def layout(lines: list[Line], numbering: Numbering) -> tuple[Roles, list[tuple[str, str, int]]]:
    """Roles of what is around the text, and the captured elements as (key, value, index of the line)."""
    roles: Roles = {}
    captured = _captured(lines, numbering, roles)
    _contents(lines, numbering, roles)
    _history(lines, numbering, roles)
    _footnotes(lines, roles)
    _style_sheets(lines, roles)
    for index, line in enumerate(lines):
        if index in roles:
            continue
        if line.hint in PAGE_LINES:
            roles[index] = Role("furniture", PAGE_LINES[line.hint])
        elif line.hint in _GIVEN:
            roles[index] = Role(_GIVEN[line.hint], f"format-{line.hint}")
        elif line.table:
            roles[index] = Role("table", f"table-{line.table}")
            _beside_table(lines, index, numbering, roles)
        elif line.text[0] in "[!_" and _LINKS.fullmatch(line.text):
            roles[index] = Role("navigation", "link-alone")
        elif _is_leader(line.text):
            roles[index] = Role("contents", "dot-leaders")
    return roles, captured


def _history(lines: list[Line], numbering: Numbering, roles: Roles) -> None:
    """The history of a law (沿革) below its text, who made and amended it when: no items of its last article."""
    named = [at for at, line in enumerate(lines) if "沿革" in line.text and _HISTORY.fullmatch(line.text)]
    first = named[-1] if named else None
    if first is None or first + 1 == len(lines) or not _FIRST_ITEM.match(lines[first + 1].text):
        return
    for at in range(first, len(lines)):
        label = numbering.label(lines[at].text) if not lines[at].table else None
        if lines[at].table or (label and label.kind != "item" and lines[at].gap):
            break
        roles[at] = Role("note", "history-below")


def _footnotes(lines: list[Line], roles: Roles) -> None:
    """The notes below a text, each behind its number in square brackets, as communiqués print them (注释：[1]…)."""
    short = [at for at, line in enumerate(lines[:-1]) if len(line.text) <= len("注　释：")]
    for index in short:
        if not _FOOTNOTES.fullmatch(lines[index].text):
            continue
        at = index + 1
        while at < len(lines) and (_FOOTNOTE.match(lines[at].text) or _NOTE.match(lines[at].text)):
            roles[at] = Role("note", "footnote")
            at += 1
        if at > index + 1:
            roles[index] = Role("note", "footnote")


def _style_sheets(lines: list[Line], roles: Roles) -> None:
    """The style sheets and scripts that Markdown takes over from a page, from tag to tag."""
    opened: int | None = None
    for index, line in enumerate(lines):
        if opened is None and line.text[:1] == "<" and _STYLE.match(line.text):
            opened = index
        if opened is not None and _STYLE_END.search(line.text):
            roles.update({at: Role("furniture", "style-sheet") for at in range(opened, index + 1)})
            opened = None


def _is_leader(text: str) -> bool:
    """Whether dots lead to a page number; the plain search first, since hardly any line has such dots."""
    dotted = "...." in text or "……" in text or "····" in text or "．．．．" in text or "‧‧‧‧" in text
    return dotted and _LEADERS.search(text) is not None


def _captured(lines: list[Line], numbering: Numbering, roles: Roles) -> list[tuple[str, str, int]]:
    """Label and value lines at the very top of a capture; none where there are too few of them."""
    labels = captured_labels()
    found: list[tuple[str, str, int]] = []
    marks = _front_matter(lines)
    for index, line in enumerate(lines[:_TOP]):
        if (line.hint and line.hint[0] != "h") or line.hint == "hidden":
            continue
        if numbering.label(line.text):
            break  # 名称： and 地址： below a number are the text's own
        match = _CAPTURED.match(line.text)
        label = "".join(match[1].split()) if match else ""
        label = label.lower() if label.isascii() else label
        if match and label in labels:
            found.append((labels[label], match[2], index))
            marks[index] = Role("field" if labels[label] else "furniture", "captured-label", labels[label])
        elif match and label == "附件" and index - 1 in marks:
            names = bool(match[2]) and annex_label(line.text) is not None  # not 附件：如主旨
            marks[index] = Role("field" if names else "furniture", "captured-label", "attachments_note" * names)
        elif _CAPTURED_HEADING.fullmatch(line.text) or _RULED.fullmatch(line.text):
            marks[index] = Role("furniture", "capture")
        elif found and len(line.text) > _CAPTION_LONGEST and "：" not in line.text[:20]:
            break
    if len(found) >= _FEWEST_LABELS:
        roles.update(marks)
        return found
    return []


def _front_matter(lines: list[Line]) -> Roles:
    """What stands between the two rules --- at the top of Markdown, its keys' lists among it (YAML front matter)."""
    if not lines or lines[0].text != "---":
        return {}
    stop = next((at for at in range(1, min(_TOP, len(lines))) if lines[at].text == "---"), 0)
    if not all(_KEY.match(line.text) or line.text[:1] == "-" or line.at > line.start for line in lines[1:stop]):
        return {}
    return {at: Role("furniture", "front-matter") for at in range(stop)}


def _contents(lines: list[Line], numbering: Numbering, roles: Roles) -> None:
    """The lines under 目录 up to the first that an earlier one of them already gave."""
    for index, line in enumerate(lines):
        if len(line.text) > 8 or not _CONTENTS.fullmatch(line.text):
            continue
        first = ""
        entries: Roles = {}
        for at in range(index + 1, min(len(lines), index + _MOST_CONTENTS)):
            key = _entry_key(lines[at].text)
            if lines[at].table or len(key) > _CAPTION_LONGEST or key.endswith("。"):
                break
            if first and key == first:
                roles[index] = Role("contents", "contents-title")
                roles.update(entries)
                break
            first = first or key
            entries[at] = Role("contents", "contents-entry")


def _entry_key(text: str) -> str:
    """A contents entry without blanks, leaders and page number; parentheses of either width alike."""
    return re.sub(r"(?<![.…·．])[.…·．]{2,}+\d*$", "", "".join(fold(text).split()))


def _beside_table(lines: list[Line], index: int, numbering: Numbering, roles: Roles) -> None:
    """The caption and the unit line above a table, the notes under it."""
    above = index - 1
    if above >= 0 and above not in roles and _UNIT.fullmatch(lines[above].text):
        roles[above] = Role("unit-note", "unit-line")
        above -= 1
    if above >= 0 and above not in roles and _is_caption(lines[above], numbering):
        roles[above] = Role("caption", "caption-above-table")
        before = above - 1
        if before >= 0 and before not in roles and _UNIT.fullmatch(lines[before].text):
            roles[before] = Role("unit-note", "unit-line")
    below = index + 1
    items = 0
    while below < len(lines) and below not in roles:
        text = lines[below].text
        note = _NOTE.match(text)
        item = _NOTE_GOES_ON.match(text, note.end() if note else 0)
        if note:
            items = 0
        elif not (items and item and int(item[1]) == items + 1):
            break
        items = int(item[1]) if item else 0
        roles[below] = Role("note", "note-below-table")
        below += 1


def _is_caption(line: Line, numbering: Numbering) -> bool:
    return (
        not line.table
        and line.hint not in ("nav", "hidden", "field")
        and len(line.text) <= _CAPTION_LONGEST
        and _WORD.search(line.text) is not None
        and line.text[-1] not in _SENTENCE_END
        and numbering.label(line.text) is None
        and not _DATED.search(line.text)
        and told(line, "any") is None
    )


def set_lines(lines: list[Line], roles: Roles) -> Roles:
    """Lines that are known wherever they stand: page marks, a site's own words, subject words, the phrase that ends a
    text.
    """
    found: Roles = {}
    for index, line in enumerate(lines):
        size = len(line.text)
        prose = size > _SET_SENTENCE and line.text[-1] == "。"
        if index not in roles and size <= _SET_LONGEST and not prose and not line.text.endswith("；"):
            seen = told(line, "any")
            if seen and seen.field == "=furniture":
                found[index] = Role("furniture", seen.rule)
            elif seen and seen.field in ("=paragraph", "=heading"):
                found[index] = Role("paragraph" if seen.field == "=paragraph" else "heading", seen.rule)
            elif seen:
                found[index] = Role("field", seen.rule, seen.field)
    return found
