"""Lists that stand beside a count: before it, behind it, in brackets, as 一是 … 五是, as numbered nodes.

How many items a list has is not always certain: 和 may part two items or stand within a name, a sign may part items or
stand within one. A listing therefore holds a least and a most, and says whether a count beyond them is wrong.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline.checks.settings import settings
from pipeline.model import Span
from pipeline.notation.numerals import integer

_WINDOW = 400  # characters: no list of names is longer before or behind its count
_CHAPTER = 20000  # a list of 一是 … 五是 may take a chapter
_NEAR = 60  # between a count and the 一是 that it announces
_LAST = 12  # characters in which a list says that it goes on
_NOUN = 16  # characters of the noun behind a count, up to the list that it announces
_OPENERS = "。；;：:！!?？\n\r，,"  # behind the last of them a list before a count begins
_STOP = re.compile(r"[。\n\r]")
_JOINS = re.compile(r"以及|或者|会同|联合|[和与及或]")
_ENDS_JOINED = re.compile(r"[和与及或、]\s*“?$")  # 甲、乙和三个丙: the count is one of the items
_BRACKETS = re.compile(r"\([^()]*\)")
_QUOTE = re.compile(r"“[^“”]{1,30}”")
_QUOTED = re.compile(r"(?:“[^“”]{1,30}”){2,20}$")
_NAMED = re.compile(r"“[^“”\n]{1,120}”|《[^《》\n]{1,120}》")
_ORDINAL = re.compile(
    r"(?:第([一二三四五六七八九十]{1,3})[,是]|(?<![\u4e00-\u9fff])([一二三四五六七八九十]{1,3})(?:是|要|、)(?=[^、]))"
)
_ANNOUNCES = re.compile(r"[^。;:,，\n]{0,16}:\s*")  # 三个阶段：一是 …
_ANNOUNCED_ABOVE = re.compile(r"[^。;:,，\n]{0,16}。\s*\n\s*")  # 做好以下三方面工作。 and 一是 on a line of its own
INTRODUCES = re.compile(r"(?:以下|如下|下列|下述|左列)$")
_ABOVE = re.compile(r"(?:上述|以上|前述)$")
INTRODUCTION = 4  # characters before a count that may say so
_FIRST = re.compile(r"一是|第一[,是]")
# What introduces the list behind a count's noun: 三个阶段：, 四个一批”，即, 五类，分别是
_LEADS = re.compile(r"[^。;:,()\n]*?(?:[”’]?[,(]?(?:即|分别[是为]|包括|包含|是指|指的是)|:|——)")
_OPEN_BRACKET = re.compile(r"[,;:。\d]|[和与及或]")  # figures, clauses and 和 make items that cannot be told apart
_LABELLED = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
_FROM = re.compile(r".*(?:从(?![业属事])|围绕|聚焦|针对)")
# 从甲、乙到丙; 甲、乙的丙; 从甲、乙中选出: not all that stands there are items.
_NO_ITEM = re.compile(r"[到至的中里内各每选出提]")
# What a list that 从 opens is summed up as; 从甲、乙、丙提出四项措施 counts other things.
_SUMMED_UP = re.compile(r"[一二两三四五六七八九十\d]{1,3}[个大](?:方面|环节|层面|领域|维度|角度|阶段|层次|重点|关键)")
_LONGEST_EVEN = 4  # longer names are of one length by chance
_LONGEST_NAME = 8  # characters of a name in a list that a count closes
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fff“”]+")
_ANNOUNCED = frozenset(":即—为是")  # what closes the words before a list: 即, 分别为
_FEWEST_ALIKE = 3  # two things end alike by chance
_SIGNS = (";", "、", ",")


class Listing(Struct, frozen=True):
    """A list that belongs to a count: its least and most items, and where it stands.

    ``complete`` says that its end is its end: no 等, and items that can be told apart; ``alike`` that they are names of
    things of one sort (甲桥、乙桥、丙桥); ``loose`` that its first items may belong to something else, so that a list
    longer than the count is no contradiction; ``announced`` that the words between say that it is what is counted.
    """

    least: int
    most: int
    evidence: tuple[Span, ...]
    complete: bool
    alike: bool = False
    loose: bool = False
    announced: bool = False

    def admits(self, count: int) -> bool:
        """Whether the list may have so many items."""
        return self.least <= count <= self.most


def listings(text: str, start: int, end: int, floor: int) -> Iterator[Listing]:
    """Every list that may belong to the count at ``[start, end)``; none before it begins before ``floor``."""
    for found in (
        _ordinals(text, start, end),
        _ordinals_above(text, start),
        *_behind(text, end),
        _bracket(text, end),
        *_before(text, start, floor),
    ):
        if found is not None:
            yield found


def _ordinals(text: str, start: int, end: int) -> Listing | None:
    """一是 … 五是 behind the count, in the same paragraph or the ones below it up to the next heading."""
    first = _FIRST.search(text, end, end + _NEAR)
    if first is None:
        return None
    found: list[Span] = []
    opens_line = _opens_line(text, first.start())
    paragraph = text.find("\n", first.start())
    complete = _ANNOUNCES.fullmatch(text, end, first.start()) is not None
    if opens_line and INTRODUCES.search(text, max(0, start - INTRODUCTION), start):
        complete = complete or _ANNOUNCED_ABOVE.fullmatch(text, end, first.start()) is not None
    for match in _ORDINAL.finditer(text, first.start(), min(len(text), end + _CHAPTER)):
        below = 0 <= paragraph < match.start()
        if (opens_line or below) and not _opens_line(text, match.start()):
            continue
        if below and not opens_line and text[text.find("\n", found[-1].start) : match.start()].strip():
            break  # the list ended with its paragraph
        number = integer(match[1] or match[2])
        if not opens_line:  # a list within an item: whose are the numbers behind it
            complete = complete and not (found and number == 1)
        if number == len(found) + 1 and match[0][-1] != "、":  # 五、 is a heading behind 四是
            found.append(Span(*match.span()))
            complete = complete and (opens_line or not below)
        elif number == 1 and found:
            break
    return Listing(len(found), len(found), tuple(found), complete, announced=complete) if len(found) > 1 else None


def _ordinals_above(text: str, start: int) -> Listing | None:
    """一是 … 三是 in the sentences before 上述三个方面, of the same paragraph."""
    if not _ABOVE.search(text, max(0, start - INTRODUCTION), start):
        return None
    found: list[Span] = []
    for match in _ORDINAL.finditer(text, text.rfind("\n", 0, start) + 1, start):
        number = integer(match[1] or match[2])
        if number == 1:
            found = []
        if number == len(found) + 1 and match[0][-1] in "是,":
            found.append(Span(*match.span()))
    return Listing(len(found), len(found), tuple(found), complete=True, announced=True) if len(found) > 1 else None


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _bracket(text: str, end: int) -> Listing | None:
    """6个(甲、乙 …) directly behind the count or its noun."""
    opening = text.find("(", end, end + _NOUN)
    closing = text.find(")", opening, opening + _WINDOW) if opening >= 0 else -1
    listing = _items(text, opening + 1, closing, "、") if closing >= 0 else None
    body = text[opening + 1 : closing]
    if listing is None or listing.least < _FEWEST_ALIKE or _OPEN_BRACKET.search(body):
        return listing
    *others, last = body.split("、")
    told = len(last) > max(map(len, others)) + 1  # 东桥、西桥、南桥、北桥已通车: the bracket says something of them
    open_end = told or any(word in body for word in settings().open_list)
    return listing if open_end else replace(listing, complete=True, alike=True)


def _behind(text: str, end: int) -> Iterator[Listing | None]:
    """5项：甲；乙；丙。 四类，分别是甲、乙、丙和丁。 Any of the signs may part the items."""
    lead = _LEADS.match(text, end, end + _NOUN + 4)
    stop = _STOP.search(text, lead.end(), lead.end() + _WINDOW * 2) if lead else None
    if lead is None or stop is None:
        return
    first, last = lead.end(), stop.start()
    body = _unbracketed(text[first:last])
    present = [sign for sign in _SIGNS if sign in body]
    for sign in present:
        listing = _items(text, first, last, sign, sole=sign == present[0])
        alike = _all_alike(body) if present == ["、"] and lead[0][-1] in _ANNOUNCED else 0
        yield replace(listing, least=alike, most=alike, complete=True, alike=True) if listing and alike else listing
    comma = body.find(",", body.find("、"))
    if "、" in present and comma > 0:  # 包括甲、乙、丙，…: the list ends where the clause ends
        yield _items(text, first, first + comma, "、")


def _all_alike(body: str) -> int:
    """How many things a list has of three or more whose names end alike (甲桥、乙桥和丙桥), 0 where it says 等."""
    *items, last = body.strip(": ").split("、")
    items = [item.strip() for item in (*items, *_JOINS.split(last, maxsplit=1))]
    ends = {item[-1:] for item in items}
    plain = not any(map(_JOINS.search, items)) and not any(word in body for word in settings().open_list)
    named = len(items) >= _FEWEST_ALIKE and len(ends) == 1 and all(len(item) > 1 for item in items)
    return len(items) if plain and named else 0


def _before(text: str, start: int, floor: int) -> Iterator[Listing | None]:
    """甲、乙和丙3个 …: the names from the last break, or the figure before, to the count."""
    first = max(0, start - _WINDOW)
    body = _unbracketed(text[first:start])
    at = max(first + 1 + max(map(body.rfind, _OPENERS)), floor)
    if label := _LABELLED.match(body, at - first):  # 一、某系统分下列四种: the label is no item
        at = first + label.end()
    since = _FROM.match(body[at - first :])
    opened = since is not None and "、" in body[at - first + since.end() :]
    if since is not None and opened:
        at += since.end()  # 严格从甲、乙三个环节: what stands before 从 is no item
    if _ENDS_JOINED.search(body):
        return
    if opened and _SUMMED_UP.match(text, start) and (complete := _opened(body[at - first :], at, start)):
        yield complete
        return
    if even := _even(body[at - first :], at, start):
        yield even
        return
    if not opened and (names := _names(body[at - first :], at, start)):
        yield names
        return
    yield _items(text, at, start, "、")
    whole = _NAMED.sub(lambda match: "“" + "-" * (len(match[0]) - 2) + "”", text[at:start])
    if whole != text[at:start] and "、" in whole:  # “甲、乙”支持丙、丁、戊3个: a name's own signs part nothing
        yield _counted(whole, at, start, "、")
    yield _alike(body[at - first :], at, start)


def _opened(body: str, start: int, end: int) -> Listing | None:
    """从甲标准、乙设计和丙质量三个环节: 从 opens the list, its count ends it; one 和 before the last item parts it."""
    items = body.rstrip("“ ").split("、")
    joins = [len(_JOINS.findall(item)) for item in items]
    doubtful = sum(joins) != joins[-1] or joins[-1] > 1 or _NO_ITEM.search(body) or not body.isprintable()
    if doubtful or not all(items) or any(word in body for word in settings().open_list):
        return None
    count = len(items) + joins[-1]
    return Listing(count, count, (Span(start, end),), complete=True, alike=True)


def _even(body: str, start: int, end: int) -> Listing | None:
    """优化建设甲西、乙东、丙北三大基地: names of one length right before their count; verbs may open the first."""
    items = body.rstrip("“ ").split("、")
    size = len(items[-1])
    even = all(len(item) == size for item in items[1:]) and len(items[0]) >= size
    if len(items) < _FEWEST_ALIKE or size > _LONGEST_EVEN or not even or _JOINS.search(body) or not body.isprintable():
        return None
    return Listing(len(items), len(items), (Span(start, end),), complete=True, alike=True)


def _names(body: str, start: int, end: int) -> Listing | None:
    """实施“一带一路”建设、京津冀协同发展、长江经济带发展四大战略: short names right before their count."""
    items = body.strip().rstrip("“").split("、")
    short = all(len(item) <= _LONGEST_NAME for item in items[1:]) and all(len(item) > 1 for item in items)
    if len(items) < _FEWEST_ALIKE or not short or not all(map(_PLAIN_NAME.fullmatch, items)):
        return None
    if _JOINS.search(body) or _NO_ITEM.search(items[-1]) or any(word in body for word in settings().open_list):
        return None
    return Listing(len(items), len(items), (Span(start, end),), complete=True, alike=True, loose=True)


def _alike(body: str, start: int, end: int) -> Listing | None:
    """市、区共建甲区、乙区、丙区三个: the last items end alike; where they are fewer than all, the list may be they."""
    items = body.rstrip().split("、")
    alike = 0
    for item in reversed(items):
        if not item or item[-1] != items[-1][-1:] or len(item) == 1:
            break
        alike += 1
    if not 1 < alike < len(items):
        return None
    at = end - len("、".join(items[-alike:]))
    return Listing(alike, alike, (Span(at, end),), complete=False)


def _items(text: str, start: int, end: int, sign: str, sole: bool = True) -> Listing | None:
    return _counted(_unbracketed(text[start:end]), start, end, sign, sole)


def _counted(body: str, start: int, end: int, sign: str, sole: bool = True) -> Listing | None:
    body = body.rstrip()
    quoted = _QUOTED.search(body)
    if quoted and sign == "、" and len(_QUOTE.findall(quoted[0])) > 1:
        count = len(_QUOTE.findall(quoted[0]))
        return Listing(count, count, (Span(start + quoted.start(), start + quoted.end()),), complete=False)
    if sign not in body and not _JOINS.search(body):
        return None
    joins = len(_JOINS.findall(body)) if sign == "、" else 0
    items = body.strip(sign).split(sign)
    count = len(items)
    open_end = any(word in body[-_LAST:] for word in settings().open_list)
    complete = sign == ";" and sole and not open_end and count > 1
    return Listing(count, count + joins, (Span(start, end),), complete)


def _unbracketed(text: str) -> str:
    """Brackets and what they hold blanked out, lengths kept."""
    return _BRACKETS.sub(lambda match: " " * len(match[0]), text)
