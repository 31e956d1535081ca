"""Wholes that the text breaks down: 37项招商活动。其中，市级10项，各县区19项，部门8项。"""

import re
from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct

from pipeline.checks.facts import Facts
from pipeline.checks.measures import same_kind, scale
from pipeline.checks.names import core
from pipeline.checks.settings import settings
from pipeline.model import Quantity

_PART = re.compile(r"其中|分别为|包括|含")
# Between the whole and 其中: the whole's growth rate, a comma, a full stop; nothing that names another thing.
_MOST_BETWEEN = 40
_CLOSE = ")）"


class Breakdown(Struct, frozen=True):
    """A whole and the parts that the text names after 其中, in order; ``start``–``end`` is the stretch that says so."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    start: int
    end: int

    @property
    def mixed(self) -> bool:
        """Whether the parts are amounts in several currencies."""
        return len({scale(quantity.unit)[1] for quantity in (self.whole, *self.parts)}) > 1


def breakdowns(facts: Facts) -> Iterator[Breakdown]:
    """Every whole with the parts that follow its 其中.

    Guarantees: conditions, rates and shares are neither whole nor part; a part in brackets belongs to the one before.
    """
    quantities = [quantity for quantity in facts.circular.quantities if _amount(quantity)]
    for sentence in facts.sentences:
        for mark in _PART.finditer(facts.text, sentence.start, sentence.end):
            if mark[0] != "其中":
                continue
            found = _breakdown(facts, quantities, mark.start(), mark.end())
            if found is not None:
                yield found


def _amount(quantity: Quantity) -> bool:
    return quantity.role in ("measure", "count") and quantity.value is not None and not quantity.change


def _breakdown(facts: Facts, quantities: list[Quantity], mark: int, after: int) -> Breakdown | None:
    before = [quantity for quantity in quantities if mark - _MOST_BETWEEN <= quantity.end <= mark]
    end = _end(facts, mark, after)
    parts = [quantity for quantity in quantities if after <= quantity.start < end]
    top = [part for part in parts if not _bracketed(facts.text, after, part.start)]
    if not before or not top:
        return None
    whole = _whole(facts.text, before, top[0])
    if whole is None:
        return None
    kept = tuple(takewhile(lambda part: same_kind(part.unit, whole.unit) or _currency(part, whole), top))
    return Breakdown(whole, kept, whole.start, end) if kept else None


def _whole(text: str, before: list[Quantity], part: Quantity) -> Quantity | None:
    """The nearest amount before 其中 that a part could be of: of the same kind, else another currency."""
    last = before[-1]
    if same_kind(last.unit, part.unit) or _currency(last, part):
        return last
    return next((quantity for quantity in reversed(before) if same_kind(quantity.unit, part.unit)), None)


def _currency(one: Quantity, other: Quantity) -> bool:
    return all(len(scale(quantity.unit)[1]) == 3 and scale(quantity.unit)[1].isascii() for quantity in (one, other))


def _end(facts: Facts, mark: int, after: int) -> int:
    """Where the list of parts ends: the bracket that 其中 opens in, else the sentence."""
    sentence = facts.sentence_at(after) or facts.sentence_at(mark)
    limit = sentence.end if sentence else after
    if mark and facts.text[mark - 1] == "(":
        closing = _closing(facts.text, mark, limit)
        return closing if closing > 0 else limit
    return limit


def _closing(text: str, at: int, limit: int) -> int:
    depth = 1
    for place in range(at, limit):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place
    return -1


def _bracketed(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def exhaustive(breakdown: Breakdown) -> bool:
    """Whether the words say that the parts are all there are.

    Either every part repeats the whole's name with words of its own (招商活动: 市级招商活动), or the whole's name lists
    the parts (内、外资: 内资, 外资), or the parts are known complements (城镇, 乡村).
    """
    names = [core(part.indicator) for part in breakdown.parts]
    whole = core(breakdown.whole.indicator)
    if len(names) < 2 or not all(names):
        return False
    if any(part.comparator != "=" for part in breakdown.parts) or breakdown.whole.comparator != "=":
        return False
    repeats = len(whole) >= 2 and all(name.endswith(whole) and name != whole for name in names)
    return (
        (
            repeats
            and len(set(names)) == len(names)
            and not any(char.isdigit() or char in "亿万" for n in names for char in n)
        )
        or _listed(breakdown.whole.indicator, names)
        or _complements(names)
    )


_LIST = re.compile(r"([\u4e00-\u9fff])、([\u4e00-\u9fff])([\u4e00-\u9fff]+)$")


def _listed(indicator: str, names: list[str]) -> bool:
    found = _LIST.search(indicator)
    return found is not None and {found[1] + found[3], found[2] + found[3]} == set(names)


def _complements(names: list[str]) -> bool:
    return any(
        len(group) == len(names) and all(any(word in name for name in names) for word in group)
        for group in settings().complementary
    )
