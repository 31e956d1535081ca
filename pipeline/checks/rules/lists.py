"""stated-count inside the text: 11个城市 against the names before it, 五个方面 against 一是 … 五是 or the nodes below.

What is no complete list is left alone: one that ends in 等 and falls short, one whose items cannot be told apart.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from pipeline.checks.facts import Facts
from pipeline.checks.measures import span
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Quantity, Section, Span
from pipeline.notation.numerals import integer

_MOST_LISTED = 60
_WINDOW = 400  # characters: no list of names is longer before or behind its count
_CHAPTER = 20000  # a list of 一是 … 五是 may take a chapter
_LONG = 5  # a list of so many nodes is no chance; its count may stand far above it
_NEAR = 60  # between a count and the 一是 or the first node that it announces
_OPENERS = re.compile(r"[。；;：:！!?？\n\r，,]")
_STOP = re.compile(r"[。\n\r]")
_JOINS = re.compile(r"以及|或者|[和与及或]")
_BRACKETS = re.compile(r"\([^()]*\)")
_QUOTE = re.compile(r"“[^“”]{1,30}”")
_QUOTED = re.compile(r"(?:“[^“”]{1,30}”){2,20}$")
_ORDINAL = re.compile(r"([一二三四五六七八九十]{1,3})(?:是|要|、)(?=[^、])")
_INTRODUCES = re.compile(r"(?:以下|如下|下列|下述)$")


class Listing(Struct, frozen=True):
    """A list that belongs to a count: its least and most items (和 may part two or stand within a name).

    ``complete`` says that its end is its end: no 等, and items that can be told apart.
    """

    least: int
    most: int
    evidence: tuple[Span, ...]
    complete: bool


def listed_counts(facts: Facts) -> Iterator[Relation]:
    """Every count of the text against the list beside it.

    Guarantees: a list that ends in 等 never fails; nor does one whose items are parted by 、 or ，alone.
    """
    starts = [section.start for section in facts.circular.sections]
    previous = 0
    for quantity in facts.quantities:
        previous, last = quantity.end, previous
        if not _counts(quantity):
            continue
        found = (
            _ordinals(facts, quantity)
            or _bracket(facts, quantity)
            or _colon(facts, quantity)
            or _before(facts, quantity, last)
            or _nodes(facts, quantity, starts)
        )
        if found is not None:
            yield from _judge(quantity, found)


def _counts(quantity: Quantity) -> bool:
    return (
        quantity.role in ("count", "measure")
        and quantity.comparator == "="
        and quantity.value is not None
        and 1 < quantity.value <= _MOST_LISTED
        and quantity.value == int(quantity.value)
        and quantity.unit not in settings().not_listed
    )


def _judge(quantity: Quantity, found: Listing) -> Iterator[Relation]:
    value = int(quantity.value or 0)
    if found.least <= value <= found.most:
        yield _relation(quantity, found, value, holds=True)
    elif found.complete:
        yield _relation(quantity, found, found.least, holds=False)


def _relation(quantity: Quantity, found: Listing, count: int, holds: bool) -> Relation:
    return Relation(
        rule="stated-count",
        status="pass" if holds else "fail",
        evidence=(span(quantity), *found.evidence),
        fields={"raw": f"{quantity.raw}{quantity.indicator}", "count": str(count)},
        expected=str(quantity.value),
        actual=str(count),
        difference=None if quantity.value is None else count - quantity.value,
        unit=quantity.unit,
        section_id=quantity.section_id,
        severity=None if holds else "warning",
        sentence="stated-count-list-pass" if holds else "stated-count-list-fail",
    )


def _unbracketed(text: str) -> str:
    """Brackets and what they hold blanked out, lengths kept."""
    return _BRACKETS.sub(lambda match: " " * len(match[0]), text)


def _ordinals(facts: Facts, quantity: Quantity) -> Listing | None:
    """一是 … 五是 behind the count, in the same paragraph or the ones below it up to the next heading."""
    limit = min(len(facts.text), quantity.end + _CHAPTER)
    first = facts.text.find("一是", quantity.end, quantity.end + _NEAR)
    if first < 0:
        return None
    found: list[Span] = []
    opens_line = _opens_line(facts.text, first)
    for match in _ORDINAL.finditer(facts.text, first, limit):
        if opens_line and not _opens_line(facts.text, match.start()):
            continue
        number = integer(match[1])
        if number == len(found) + 1 and facts.text[match.end() - 1] == "是":
            found.append(Span(*match.span()))
        elif number == 1 and found:
            break
    return Listing(len(found), len(found), tuple(found), complete=False) if len(found) > 1 else None


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _bracket(facts: Facts, quantity: Quantity) -> Listing | None:
    """6个(甲、乙 …) directly behind the count or its noun."""
    at = facts.text.find("(", quantity.end, quantity.end + len(quantity.indicator) + 2)
    end = facts.text.find(")", at, at + _WINDOW) if at >= 0 else -1
    if end < 0:
        return None
    return _items(facts.text, at + 1, end, "、")


def _colon(facts: Facts, quantity: Quantity) -> Listing | None:
    """5项：甲；乙；丙。 Semicolons part the items where there are any, else 、, else commas."""
    limit = _STOP.search(facts.text, quantity.end, quantity.end + len(quantity.indicator) + 6)
    near = limit.start() if limit else quantity.end + len(quantity.indicator) + 6
    colon = facts.text.find(":", quantity.end, near)
    stop = _STOP.search(facts.text, colon, colon + _WINDOW * 2) if colon >= 0 else None
    if stop is None:
        return None
    body = _unbracketed(facts.text[colon + 1 : stop.start()])
    for sign in (";", "、", ","):
        if sign in body:
            return _items(facts.text, colon + 1, stop.start(), sign)
    return None


def _before(facts: Facts, quantity: Quantity, previous: int) -> Listing | None:
    """甲、乙和丙3个 …: the names from the last break, or the figure before, to the count."""
    start = max(0, quantity.start - _WINDOW)
    text = _unbracketed(facts.text[start : quantity.start])
    at = max(quantity.start - len(_OPENERS.split(text)[-1]), previous)
    return _items(facts.text, at, quantity.start, "、")


def _items(text: str, start: int, end: int, sign: str) -> Listing | None:
    body = _unbracketed(text[start:end]).rstrip()
    quoted = _QUOTED.search(body)
    if quoted and sign == "、" and len(_QUOTE.findall(quoted[0])) > 1:
        count = len(_QUOTE.findall(quoted[0]))
        return Listing(count, count, (Span(start + quoted.start(), start + quoted.end()),), complete=False)
    if sign not in body and not _JOINS.search(body):
        return None
    joins = len(_JOINS.findall(body)) if sign == "、" else 0
    count = body.strip(sign).count(sign) + 1
    open_end = any(word in body[-8:] for word in settings().open_list)
    return Listing(count, count + joins, (Span(start, end),), complete=sign == ";" and not open_end and count > 1)


def _nodes(facts: Facts, quantity: Quantity, starts: list[int]) -> Listing | None:
    """The run of numbered nodes that opens directly behind the paragraph of the count."""
    sentence = facts.sentence_at(quantity.start)
    if sentence is None:
        return None
    rest = facts.text[quantity.end : sentence.block.end].strip()
    index = bisect_left(starts, sentence.block.end)
    sections = facts.circular.sections
    if index >= len(sections) or sections[index].number != 1:
        return None
    if len(rest) > _NEAR and not ((quantity.value or 0) >= _LONG and rest.endswith(("如下:", "以下:"))):
        return None
    if facts.text[sentence.block.end : sections[index].start].strip():
        return None
    run = _run(sections, index)
    ahead = facts.text[max(0, quantity.start - 6) : quantity.start]
    announced = bool(_INTRODUCES.search(ahead)) and rest.endswith(":")
    if len(rest) > _NEAR and len(run) != quantity.value:
        return None
    return Listing(len(run), len(run), tuple(_label(node) for node in run), complete=announced and len(run) > 1)


def _run(sections: tuple[Section, ...], index: int) -> list[Section]:
    first = sections[index]
    run = [first]
    for section in sections[index + 1 :]:
        if section.level < first.level or section.part_id != first.part_id:
            break
        if section.level == first.level and section.parent_id == first.parent_id and section.rule == first.rule:
            if section.number != len(run) + 1:
                break
            run.append(section)
    return run


def _label(section: Section) -> Span:
    return Span(section.start, section.start + len(section.label))
