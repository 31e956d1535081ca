"""Articles and chapters that a text names (第十条第二款, 本办法第五条), apart from those that it prints."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.model import Part, Reference, Section
from pipeline.notation.forms import fold
from pipeline.notation.numerals import integer
from pipeline.structure.roles import is_law, law_words

_INTEGER = r"(?:[一二三四五六七八九十百千零〇]{1,8}|[0-9０-９]{1,4})"
_LATER = rf"(?:\s?之\s?{_INTEGER})?"
# A number that stands in a pair (第4-1條) is that of an article put in later.
_ARTICLE = re.compile(
    rf"第\s?(?P<number>{_INTEGER}(?:[-－][0-9０-９]{{1,2}})?)\s?(?P<unit>[条條章节節]){_LATER}"
    rf"(?:\s?第\s?[（(]?\s?{_INTEGER}\s?[）)]?\s?[款项項目节節]{_LATER}){{0,3}}"
)
_STEP = re.compile(_INTEGER)
_HEAD = re.compile(r"第[0-9]+条(?:之[0-9]+)?")
_ITEM = re.compile(r"第([0-9]{1,4})项$")
_LATER_NUMBER = re.compile(r"-([0-9]{1,2})条")
_TO_SIMPLIFIED = str.maketrans("條項節", "条项节")
_BLANK = re.compile(r"\s")
# What may follow an article that opens a line yet is named, not printed: 第十条规定的…, 第十条、第十一条….
_RUNS_ON = frozenset("规規的之、和至及或所中，,与與")
# What joins one article to the next of the same law.
_JOINS = re.compile(r"\s?(?:[、和及至或与與到,，—-]|以及|或者|並|并)\s?")
# What may stand before an article of the same text: a mark, or a word that leads to what it governs.
_LEADS = frozenset("依按照据據反合用将將有在由除述于於交犯，。、；：（(“「\n")
_INSIDE = ("本编", "本編", "本章", "本节", "本節")  # 本节第一百四十条 is an article of the same text
_REPEALS = ("刪除", "删除")
_QUOTES = frozenset('“‘「『"')
_WIDE = frozenset("\u3000\xa0")
_SPACES = frozenset(" \t\u3000\xa0")
_MARKUP = " \t\u3000\xa0*#>|"
_FARTHEST_LEAD = 6  # indents and markup before a label
_HAN_RUN, _LONGEST_NAME = re.compile(r"[\u4e00-\u9fff]{2,}$"), 24
# What leads to the name of a law; the name begins behind the last of these words.
_LED = re.compile(
    r".*(?:依照|根据|根據|按照|依据|依據|违反|違反|适用|適用|符合|执行|執行|参照|參照|援用|依|按|将|將|的|除|(?<![国國所])有(?![效限关關线線])"
    r"|(?<![关關])[于於]|存在|构成|包括|结合|应当|主张|具备|承担|超过|提交|引用|比照|审理|犯(?!罪)|在|(?<!自)由|(?<!行)为|以(?!及)|对(?!外)|就(?![业業]))"
)
_AND = re.compile("以及|或者|[和与與及]")
_CITED = tuple("条條款项項目")
_STATE = "中华人民共和国"
_AMENDS = re.compile(r"修改|修正|修订|廢止|废止")


class Named(NamedTuple):
    """A law or document in the text: where it ends, its name, and the part it resolves to (empty: not here)."""

    end: int
    name: str
    part_id: str


class _Owner(NamedTuple):
    """Whose article a mention names: a part of this circular, or another law by its name; both empty where unsaid."""

    part_id: str = ""
    name: str = ""


def article_references(
    text: str, parts: tuple[Part, ...], sections: Sequence[Section], named: Sequence[Named]
) -> Iterator[Reference]:
    """Every article (kind ``article``) and chapter (``section``) that the text names, in reading order.

    Guarantees:
    1. ``raw`` is ``text[start:end]``; a word for the text itself (本办法) belongs to it, another law's name does not.
    2. It resolves to an article of this circular only where the text says whose it is, or can mean no other; to the
       item (第二项) where that is one section under the article, else to the article.
    3. Another law's article has that law's name in its target, where the text gives it right before.
    4. An article's own label (第三条 at the head of its line) is none.
    """
    labels = {section.start for section in sections}
    own = _own(sections)
    items = _items(sections)
    after = {name.end: name for name in named}
    before_end, before_owner = -1, _Owner()
    place = 0
    for match in _ARTICLE.finditer(text):
        while place + 1 < len(parts) and parts[place + 1].start <= match.start():
            place += 1
        if match.start() in labels or _printed(text, match.start(), match.end()):
            continue
        start, owner = _owner(text, match.start(), parts[place] if parts else None, after)
        if start == match.start() and before_end >= 0 and _JOINS.fullmatch(text, before_end, start):
            owner = before_owner
        before_end, before_owner = match.end(), owner
        target = _normal(match[0])
        kind = "article" if match["unit"] in "条條" else "section"
        resolved = own.get((owner.part_id, target if kind == "section" else _head(target)), "")
        item = _ITEM.search(target)
        if resolved and item:
            resolved = items.get((resolved, int(item[1]))) or resolved
        yield Reference(kind, text[start : match.end()], owner.name + target, resolved, start, match.end())


def _printed(text: str, start: int, end: int) -> bool:
    """Whether it is a label: at the head of its line or of a quotation, or set off by wide blanks on both sides."""
    before = text[max(0, start - _FARTHEST_LEAD) : start]
    head = before.rpartition("\n")[2].strip(_MARKUP)
    at_head = not head and ("\n" in before or start <= _FARTHEST_LEAD)
    if at_head or head[-1:] in _QUOTES:
        return text[end : end + 1] not in _RUNS_ON
    if text[end - 1] in "章节節" and text[end : end + 1] in _SPACES:
        return True  # a table of contents run together
    return not _WIDE.isdisjoint(text[max(0, start - 2) : start]) and not _WIDE.isdisjoint(text[end : end + 2])


def _owner(text: str, start: int, part: Part | None, after: Mapping[int, Named]) -> tuple[int, _Owner]:
    """Where the mention begins, 本办法 included, and whose article it is."""
    if start in after:
        named = after[start]
        return start, _Owner(named.part_id, "" if named.part_id else named.name)
    words = law_words()
    for word in words.genres:
        at = start - len(word) - 1
        if at >= 0 and text.startswith("本" + word, at):
            titled = part is not None and (not part.title or word in part.title)
            return at, _Owner(part.part_id if part is not None and titled else "")
    if part is not None and text[max(0, start - 2) : start] in _INSIDE:
        return start - 2, _Owner(part.part_id)
    lead = text[start - 1] if start else "\n"
    if part is None or lead not in _LEADS or text[max(0, start - 2) : start] in _REPEALS or _AMENDS.search(part.title):
        return start, _Owner("", _law_before(text, start))
    return start, _Owner(part.part_id)


def _law_before(text: str, start: int) -> str:
    """The name of a law right before a mention without marks around it (依照刑法第十条), empty where there is none."""
    run = _HAN_RUN.search(text, max(0, start - _LONGEST_NAME), start)
    if run is None:
        return ""
    state = run[0].rfind(_STATE)
    name = run[0][state:] if state >= 0 else _LED.sub("", run[0])
    for mark in reversed(list(_AND.finditer(name))):
        before = name[: mark.start()]
        if is_law(before) or before[-1:] in _CITED:  # 刑法和刑事诉讼法; 功能业务与组织调整条例 is one
            name = name[mark.end() :]
            break
    return name if is_law(name) else ""


def _items(sections: Sequence[Section]) -> dict[tuple[str, int], str]:
    """The items (项) under each article by number; a number that two of them bear leads nowhere."""
    found: dict[tuple[str, int], str] = {}
    for section in sections:
        if section.parent_id and section.number is not None:
            key = (section.parent_id, section.number)
            found[key] = "" if key in found else section.section_id
    return found


def _own(sections: Sequence[Section]) -> dict[tuple[str, str], str]:
    """Articles and chapters (第二章第一节) by part and name; a name that two of them bear leads nowhere."""
    found: dict[tuple[str, str], str] = {}
    chapters: dict[str, str] = {}
    for section in sections:
        label = _ARTICLE.match(section.label) if section.label.startswith("第") else None
        if label:
            name = _normal(label[0])
            if label["unit"] in "章节節":
                name = chapters[section.section_id] = chapters.get(section.parent_id, "") + name
            key = (section.part_id, name)
            found[key] = "" if key in found else section.section_id
    return found


@lru_cache(maxsize=4096)
def _normal(name: str) -> str:
    """The name with Arabic numbers and simplified units.

    >>> _normal("第三十七條第二項"), _normal("第 4-1 條"), _normal("第五条之一")
    ('第37条第2项', '第4条之1', '第5条之1')
    """
    plain = _BLANK.sub("", fold(name)).translate(_TO_SIMPLIFIED).replace("(", "").replace(")", "")
    plain = _LATER_NUMBER.sub(r"条之\1", plain)
    return _STEP.sub(lambda step: str(integer(step[0]) or step[0]), plain)


def _head(target: str) -> str:
    """The article alone, without the paragraph and item in it."""
    head = _HEAD.match(target)
    return head[0] if head else target
