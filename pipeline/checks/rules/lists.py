"""stated-count inside the text: 11个城市 against the names before it, 五个方面 against 一是 … 五是 or the nodes below.

What is no complete list is left alone: one that ends in 等 and falls short, one whose items cannot be told apart.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.checks.facts import Facts
from pipeline.checks.listings import INTRODUCES, INTRODUCTION, Listing, listings
from pipeline.checks.measures import dimension, span
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.model import Quantity, Section, Span
from pipeline.notation.numerals import integer
from pipeline.notation.traditional import simplified

_MOST_LISTED = 60
_LONG = 5  # a list of so many nodes is no chance; its count may stand far above it
_NEAR = 60  # between a count and the first node that it announces
_GOES_ON = re.compile(r"[^。;\n]{0,40}:")  # 分別掌理|下列事項：, the paragraph's next line
_NOUN = 8  # characters of what is counted, up to the colon before the first node
_SLIP = 1  # a list is one short by mistake, several short on purpose
# 甲、乙、丙三级体系: a count that is no quantity of the text. 、 leads, so that the search leaps from mark to mark.
_TALLY = re.compile(
    r"、[^。;:,\n、]{1,24}?(?:等)?“?(?<![第前后本上这那该每\d.零〇一二两三四五六七八九十百千万])"
    r"([两三四五六七八九十]|十[一二三四五六七八九]|\d{1,2})(?=[\u4e00-\u9fff])"
)
_SOME_OF = re.compile(r"[^,。;]{0,8}(?:中的|之中的)")  # 四项工作中的前三项
_TALLY_NOUN = 6
_COUNTED = frozenset({"", "count"})  # dimensions of units that count things; "" is a measure word of its own
_EACH = "各"
_BORNE = 2  # characters of a noun that its items' names end with (阶段)
_CALLED = re.compile(r"[:：(（。\n]")


class Count(NamedTuple):
    """A stated number of things that a list may hold."""

    place: Span
    value: int
    name: str
    section: str
    unit: str


def listed_counts(facts: Facts) -> Iterator[Relation]:
    """Every count of the text against the list beside it.

    Guarantees: a list that ends in 等 never fails, nor one whose items are parted by 、 or ，alone, unless they are
    names: of one sort or one length beside the count or in the bracket behind it, or short ones right before a count
    that is one more. Nor do counts of meetings, copies or groups, which the list may describe instead, nor a count
    that exceeds the list by several without 以下 before it. What is listed below a count is its list where a colon, a
    noun like 工作 or the items' names say so.
    """
    starts = [section.start for section in facts.circular.sections]
    previous = 0
    for quantity in facts.quantities:
        previous, last = quantity.end, previous
        if _counts(facts, quantity):
            yield from _judge(facts, quantity, last, starts)
    yield from _tallies(facts)


def _judge(facts: Facts, quantity: Quantity, floor: int, starts: Sequence[int]) -> Iterator[Relation]:
    name = f"{quantity.raw}{quantity.indicator}"
    count = Count(span(quantity), int(quantity.value or 0), name, quantity.section_id, quantity.unit)
    found = list(listings(facts.text, quantity.start, quantity.end, floor))
    nodes = _nodes(facts, quantity, starts)
    found += [nodes] if nodes is not None else []
    if not any(one.admits(count.value) for one in found) and (own := [one for one in found if one.announced]):
        found = own[:1]
    equal = next((listing for listing in found if listing.admits(count.value)), None)
    if equal is not None:
        yield _relation(count, equal, count.value, holds=True)
    elif (
        found
        and all(listing.complete for listing in found)
        and not _SOME_OF.match(facts.text, quantity.end)
        and (simplified(quantity.unit) in settings().statements or any(listing.alike for listing in found))
    ):
        announced = INTRODUCES.search(facts.text, max(0, quantity.start - INTRODUCTION), quantity.start)
        if found[0].loose and (count.value < found[0].least or quantity.raw[:1].isdigit()):
            return
        if announced or count.value - found[0].least <= _SLIP:
            yield _relation(count, found[0], found[0].least, holds=False)


def _tallies(facts: Facts) -> Iterator[Relation]:
    """Counts behind a list that no quantity of the text holds: proved where they agree, else left alone."""
    taken = {quantity.start for quantity in facts.quantities}
    for match in _TALLY.finditer(facts.text):
        place, value = Span(*match.span(1)), integer(match[1].replace("两", "二"))
        noun = facts.text[place.end : place.end + _TALLY_NOUN]
        if place.start in taken or value is None or value <= 1 or not noun.startswith(settings().tally_units):
            continue
        sentence = facts.sentence_at(place.start)
        end = place.start - facts.text.startswith("“", place.start - 1)
        for listing in listings(facts.text, end, end, sentence.start if sentence else end):
            if sentence is not None and listing.admits(value) and listing.evidence[0].end <= place.start:
                name = match[1] + re.split(r"[^\u4e00-\u9fff]", noun)[0]
                yield _relation(Count(place, value, name, sentence.block.section_id, ""), listing, value, holds=True)
                break


def _counts(facts: Facts, quantity: Quantity) -> bool:
    """Whether a quantity may count the items of a list: things, that is, not metres, nor so many of each."""
    return (
        quantity.role in ("count", "measure")
        and quantity.comparator == "="
        and quantity.value is not None
        and 1 < quantity.value <= _MOST_LISTED
        and quantity.value == int(quantity.value)
        and quantity.unit not in settings().not_listed
        and dimension(quantity.unit) in _COUNTED
        and not facts.text.endswith(_EACH, 0, quantity.start)
    )


def _relation(count: Count, found: Listing, listed: int, holds: bool) -> Relation:
    return Relation(
        rule="stated-count",
        status="pass" if holds else "fail",
        evidence=(count.place, *found.evidence),
        fields={"raw": count.name, "count": str(listed)},
        expected=str(count.value),
        actual=str(listed),
        difference=Decimal(listed - count.value),
        unit=count.unit,
        section_id=count.section,
        severity=None if holds else "warning",
        confidence="certain" if found.complete else "likely",
        sentence="stated-count-list-pass" if holds else "stated-count-list-fail",
    )


def _nodes(facts: Facts, quantity: Quantity, starts: Sequence[int]) -> Listing | None:
    """The run of numbered nodes that opens directly behind the paragraph of the count."""
    sentence = facts.sentence_at(quantity.start)
    if sentence is None:
        return None
    index = bisect_left(starts, sentence.block.end)
    sections = facts.circular.sections
    if index >= len(sections) or sections[index].number != 1:
        return None
    rest = facts.text[quantity.end : sentence.block.end].strip()
    if wrapped := facts.text[sentence.block.end : sections[index].start].strip():
        if not _GOES_ON.fullmatch(wrapped):
            return None
        rest += wrapped
    if len(rest) > _NEAR and not ((quantity.value or 0) >= _LONG and rest.endswith(("如下:", "以下:"))):
        return None
    run = _run(sections, index)
    if len(rest) > _NEAR and len(run) != quantity.value:
        return None
    named = _bear(facts.text, quantity, run, rest)
    own = len(run) > 1 and (named or _announces(facts.text, quantity, rest))
    return Listing(len(run), len(run), tuple(_label(node) for node in run), complete=own, alike=named, announced=own)


def _bear(text: str, quantity: Quantity, nodes: Sequence[Section], rest: str) -> bool:
    """Whether every node is called what is counted: 分三个阶段。（一）动员阶段(3月)。, 分3组：一、第一组：…"""
    noun = text[quantity.end : quantity.end + _BORNE]
    names = [_named(text, node) for node in nodes]
    unit = quantity.unit[-1:] or "?"
    return all(name.endswith(noun) for name in names) or (
        rest.endswith(":") and all(name.endswith(unit) for name in names)
    )


def _announces(text: str, quantity: Quantity, rest: str) -> bool:
    """Whether the words around a count, ``rest`` behind it, say that the nodes below are what it counts."""
    if rest.endswith(":"):
        below = INTRODUCES.search(text, max(0, quantity.start - INTRODUCTION), quantity.start)
        return below is not None or len(rest) <= _NOUN
    return len(rest) <= _NOUN and rest.rstrip("。").endswith(settings().counted_nouns)  # 主要抓了九个方面工作。


def _named(text: str, node: Section) -> str:
    """What a node is called: its heading, or what stands before its colon (一、第一组：…), its bracket or its end."""
    begin = node.start + len(node.label)
    return _CALLED.split(node.heading or text[begin : node.end].strip(), maxsplit=1)[0].strip()


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
