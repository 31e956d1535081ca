"""Lists of annexes (附件说明) and labels in the middle of a rule, told from the labels that annexes begin with."""

import re

from pipeline.structure.annexes import AnnexLabel, annex_key, annex_label
from pipeline.structure.numbering import Numbering
from pipeline.structure.parttitles import TITLE_LINE_LONGEST, name_key
from pipeline.structure.printed import Line
from pipeline.structure.roles import Role, Roles
from pipeline.structure.titles import VERSION

_LISTED_LONGEST = 120  # an entry of a list of annexes is a title, at most two lines of print
_ENTRY = re.compile(
    r"(?:附\s?[件表圖图]?\s?[\d０-９一二三四五六七八九十]{0,3}\s?[:：]?\s?)?(?:[\d０-９一二三四五六七八九十]{1,3}\s?[.．、:：])?\s*"
    r"[《“]?(.*?)[》”]?[。；;，,]?"
)
_AHEAD, _ENOUGH = 12, 3  # lines that are looked at for an annex's text, and how many of them are one
_COUNTED = re.compile(r"(附[件表錄录图圖]?)(\d{1,3})")
OUTSIDE = ("navigation", "duplicate", "furniture")


def resumed(lines: list[Line], numbering: Numbering) -> frozenset[int]:
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


def listed(
    lines: list[Line], given: Roles, roles: Roles, index: int, stop: int, numbering: Numbering, names: set[str]
) -> int:
    """A list of annexes from ``index``: the label's line and the numbered ones under it; the index after it.

    The names in the list are added to ``names``.
    """
    at = index
    own: set[str] = set()
    if index in roles and roles[index].kind == "caption":
        return index + 1  # 附表：……一览表 right above its table is that table's name
    while at < stop and (at == index or (at not in roles and at not in given) or _ends_page(roles, at)):
        if at > index and _ends_page(roles, at):
            at += 1
            continue
        text = lines[at].text
        label = annex_label(text)
        numbered = numbering.label(text) or (label and label.title_at >= 0)
        if at > index and (not numbered or len(text) > _LISTED_LONGEST):
            if not _goes_on(lines, at, stop, numbering):
                break
            text = lines[at - 1].text + text
        entry = _ENTRY.fullmatch(text)
        name = name_key(entry[1]) if entry else ""
        if name and name in own:
            break  # the list names it; here the annex itself begins
        given[at] = Role("contents", "annex-list", "attachments_note")
        own.add(name)
        at += 1
    names |= own - {""}
    return at


def _ends_page(roles: Roles, at: int) -> bool:
    """Whether a line is a page's number, within the list or below it."""
    return at in roles and roles[at].kind == "furniture"


def _goes_on(lines: list[Line], at: int, stop: int, numbering: Numbering) -> bool:
    """Whether a line is the rest of the entry above it: （试行）, or the entry that counts on stands right below."""
    above, text = lines[at - 1].text, lines[at].text
    if VERSION.fullmatch(text):
        return True
    if (
        at + 1 >= stop
        or text[-1] in "。；：:"
        or len(text) > TITLE_LINE_LONGEST
        or lines[at].table
        or lines[at + 1].table
    ):
        return False
    label = annex_label(above)
    before = numbering.label(above[label.title_at :] if label and label.title_at >= 0 else above)
    after = numbering.label(lines[at + 1].text)
    return bool(before and after and before.number is not None and after.number == before.number + 1)


def _counts_on(before: str, label: str) -> bool:
    """Whether an annex's label is the next one: 附表2 after 附表1."""
    one, next_one = (_COUNTED.fullmatch(annex_key(name)) for name in (before, label))
    return bool(one and next_one and one[1] == next_one[1] and int(next_one[2]) == int(one[2]) + 1)


def has_content(lines: list[Line], roles: Roles, given: Roles, index: int, label: AnnexLabel, before: str = "") -> bool:
    """Whether something that could be an annex's text follows its label before the next label.

    A label alone on its line needs only a title below it: of a form often nothing else is left. So does the label that
    counts on from ``before``, the label of the annex above. A whole sentence is a text.
    """
    alone = label.title_at < 0 and label.label[-1] not in "件附" and lines[index].text[-1] not in ":："
    needed = 1 if alone or _counts_on(before, label.label) else 2
    seen = 0
    for at in range(index + 1, min(len(lines), index + _AHEAD)):
        role = roles.get(at)
        if lines[at].table:
            return True
        if role and role.kind in OUTSIDE:
            continue
        if (at in given and given[at].field in ("signature", "date_issued")) or annex_label(lines[at].text):
            return seen >= needed
        seen += 1
        if len(lines[at].text) > TITLE_LINE_LONGEST or seen >= _ENOUGH or lines[at].text[-1] == "。":
            return True
    return seen >= needed
