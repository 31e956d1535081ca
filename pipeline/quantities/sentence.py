"""The sentence as the rules see it: where clauses, phrases and amounts lie in it, and what was read so far."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.model import Comparator, Role
from pipeline.quantities.amount import Amount
from pipeline.quantities.bounds import bound_after, bound_before
from pipeline.quantities.phrases import BOUNDARY, name_of
from pipeline.quantities.times import Mention

# No phrase that follows a number is longer.
LONGEST_PHRASE = 60

BRACKET_OR_MARK = BOUNDARY | frozenset("(（")
_MARK = re.compile(rf"[{''.join(sorted(BOUNDARY))}]")
_OPENING = re.compile("[(（]")
_JOINED = re.compile(r"(?:和|与|及|或|或者|以及)\Z")
# 一人、二人; 提前一年实现; 试验一小时后: what stands behind one that is not part of a name
_AFTER_ONE = (*"、，,和及与或并;；(内后的", "实现", "完成")
_SHORTEST_WITH_ONE = 3  # characters of a name on either side of one
_REPEATED = re.compile(r"(?:以上|以下|以内)?[(〔](?:不?含|不?包括|不?包含|即|折合|约|约合)?")


@dataclass(slots=True)
class Reading:
    """What the context says of one amount."""

    amount: Amount
    comparator: Comparator
    role: Role = "measure"
    indicator: str = ""
    change: str = ""
    modality: str = ""
    period: str = ""
    rule: str = ""
    begin: int = 0
    end: int = 0
    subject: str = ""  # the name before a duration that stands between it and its number


class Promises(NamedTuple):
    """Commitment words of a sentence: where each begins (``near``), where each that reaches far ends (``far``)."""

    near: list[tuple[int, str]]
    far: list[tuple[int, str]]


@dataclass(slots=True)
class Sentence:
    """``view[start:end]`` and the readings of its amounts so far.

    ``articles`` are the ends of what is counted as one (一人). ``mask`` is its text with
    closed brackets filled; ``span`` is a duration that is the period of what follows: where
    it ends and its words (三年翻一番).
    """

    view: str
    start: int
    end: int
    mask: str = ""
    times: list[Mention] = field(default_factory=list)
    promises: Promises = field(default_factory=lambda: Promises([], []))
    articles: list[int] = field(default_factory=list)
    done: list[Reading] = field(default_factory=list)
    span: tuple[int, str] = (0, "")
    marks: list[int] = field(init=False)
    openings: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.marks = [self.start + match.start() for match in _MARK.finditer(self.mask)]
        self.openings = [self.start + match.start() for match in _OPENING.finditer(self.mask)]

    def floor(self, amount: Amount) -> int:
        """Where the words that belong to the amount begin: after the last clause mark, bracket or amount."""
        lowest = max(self.start, self.done[-1].end if self.done else self.start)
        if self.mask[amount.start - self.start] == "\ufffc":
            inside = (at for at in range(amount.start - 1, lowest - 1, -1) if self.view[at] in BRACKET_OR_MARK)
            return next(inside, lowest - 1) + 1
        return max(
            lowest, _before(self.marks, amount.start), _before(self.openings, amount.start), self._article(amount.start)
        )

    def _article(self, at: int) -> int:
        """置所长一人、组长四人: where the last counted one before ``at`` ends; 占一次能源消费比重 holds none."""
        place = bisect_right(self.articles, at)
        end = self.articles[place - 1] if place else 0
        if end <= self.start:
            return 0
        within_name = (
            at - end > _SHORTEST_WITH_ONE
            and not self.view.startswith(_AFTER_ONE, end)
            and end - self.clause(end) > _SHORTEST_WITH_ONE
            and not self.view.startswith("每", self.clause(end))
            and self.view.find(")", end, at) < 0
        )
        return 0 if within_name else end

    def clause(self, at: int) -> int:
        """The beginning of the clause at ``at``."""
        return max(self.start, _before(self.marks, at))

    def clause_before(self, at: int) -> str:
        """The words of the clause before the one at ``at``, without the time that they begin with."""
        marks = [mark for mark in self.marks if mark < at]
        if not marks:
            return ""
        begin = marks[-2] + 1 if len(marks) > 1 else self.start
        timed = [mention.end for mention in self.times if begin <= mention.start and mention.end <= marks[-1]]
        return self.view[max([begin, *timed]) : marks[-1]]

    def time_around(self, amount: Amount) -> Mention | None:
        """The time expression that the amount is a part of: “十四五”前三年."""
        return next((one for one in self.times if one.start < amount.start and amount.end <= one.end), None)

    def stop(self, end: int) -> int:
        """Where the clause at ``end`` ends."""
        if end >= self.end:
            return end
        place = bisect_left(self.marks, end)
        mark = self.marks[place] if place < len(self.marks) else self.end
        return min(mark, self.end, end + LONGEST_PHRASE)

    def before_next(self, end: int, stop: int, following: Amount | None) -> int:
        """The next amount ends the phrase, unless it is a threshold within it (一个投资超3000万元的项目)."""
        if following is None or following.start >= stop:
            return stop
        sign, begin = bound_before(self.view, following, end)
        if _JOINED.search(self.view, end, begin):
            return following.start  # 两名警察和|两名以上协管员
        threshold = sign != "=" or bound_after(self.view, following)[0] == ">="
        inside = threshold and re.match(r"的?[\u4e00-\u9fff]{2}", self.view[bound_after(self.view, following)[1] :][:4])
        return stop if inside and "、" not in self.view[end:begin] else following.start

    def repeats(self, amount: Amount) -> bool:
        """Whether a bracket right behind the last amount holds this one: the same bound in other words."""
        if not self.done or self.view[amount.end : amount.end + 1] not in (")", "〕"):
            return False
        return _REPEATED.fullmatch(self.view, self.done[-1].amount.end, amount.start) is not None

    def before_bracket(self, at: int) -> str:
        """工程界（30席）: the name stands before the bracket."""
        begin = at
        if self.view[begin - 1 : begin] == ")":  # 工业界（第二）（17席）
            begin = max(self.view.rfind("(", self.start, begin), self.start)
        while (
            begin > self.start
            and self.view[begin - 1] not in BOUNDARY
            and self.view[begin - 1] not in "、()"
            and at - begin < 30
        ):
            begin -= 1
        if any(begin < reading.end <= at for reading in self.done):
            return ""
        return name_of(self.view[begin:at])


def _before(places: list[int], at: int) -> int:
    """One past the last of the places before ``at``; 0 where there is none."""
    place = bisect_left(places, at)
    return places[place - 1] + 1 if place else 0
