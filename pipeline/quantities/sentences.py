"""One sentence's amounts with their context: comparator, role, indicator, modality, change, period.

What a number's own words leave out comes from the words before it in the sentence: the thing measured, the commitment,
the period. ``Reader`` goes through the amounts of a sentence in order and keeps that memory.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline.model import Comparator, Role
from pipeline.quantities.amounts import Amount
from pipeline.quantities.bounds import bound_after, bound_before, comparator
from pipeline.quantities.phrases import BOUNDARY, Phrase, masked, name_of, noun_after
from pipeline.quantities.roles import DURATION, RATE_UNITS, SHARE_UNITS, dimension, is_condition, is_count, role
from pipeline.quantities.times import Mention, mentions, period
from pipeline.quantities.vocabulary import alternatives, inverted, words


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


_REPEATED = re.compile(r"(?:以上|以下|以内)?[(](?:含|包括|包含|即|折合|约|约合)?")
_LIST_GAP = re.compile(r"(?:[、,，∶:×*]|和|与|及|以及|或|或者)+")
_ITEM_MARK = re.compile(r"、|和|与|及|以及")


@cache
def _change_words() -> tuple[re.Pattern[str], dict[str, str]]:
    table = inverted(words().changes) | inverted(words().change_nouns)
    listed = alternatives(table)
    return re.compile(rf"(?:新增|减按|加按|减免|(?:{listed})(?:到|至|为|了到|成))|({listed})"), table


@cache
def _modality_words() -> re.Pattern[str]:
    return re.compile(alternatives(words().modality.words.split()))


_FAR = re.compile(r"(预期)(?:性|主要)?目标|主要(预期)目标")
_NOT_MODALITY = re.compile(
    r"预期性|一般(?:公共|贸易|性|工业|纳税|债|项目|应|不)|拟[定订人]|计划(?!建设|投资|实施|新增|完成|到|用|安排|培育|新建|引进|总投资)|争取(?:煤炭|国家)"
)
_CHANGE_OBJECT = re.compile(r"(?:.*?)(提高|增加|减少|降低|上调|下调|削减|压减)(?!到|至|了|值)([^，,、]{2,})\Z")
_GRANTED = re.compile(
    r"(?:的)?(?:(?P<standard>标准)(?:给予|予以|发放|定额扣除|执行|计发|计算)?|给予|予以|发放)(?P<noun>[\u4e00-\u9fff]{0,12})"
)
_WITHIN = re.compile(r"以?内|之内")
_WITHIN_TIME = ("利用", "经过", "通过", "历时", "用", "在", "分", "再用")
_OF = re.compile(r"^(.*?)占(.+?)的?\Z")
_LEVEL = re.compile(r"到|至|达|为|占")


@dataclass(slots=True)
class Reader:
    """Reads one sentence ``view[start:end]``."""

    view: str
    start: int
    end: int
    mask: str = ""
    times: list[Mention] = field(default_factory=list)
    done: list[Reading] = field(default_factory=list)
    span: tuple[int, str] = (0, "")  # a duration that is the period of what follows: where it ends, its words

    def read(self, amounts: list[Amount]) -> list[Reading]:
        """The readings of the sentence's amounts, in order."""
        self.mask = masked(self.view, self.start, self.end)
        self.times = mentions(self.view, self.start, self.end)
        at = 0
        while at < len(amounts):
            size = self._chain(amounts, at)
            self._read_chain(amounts[at : at + size], amounts[at + size] if at + size < len(amounts) else None)
            at += size
        return self.done

    def _chain(self, amounts: list[Amount], at: int) -> int:
        """How many amounts from ``at`` on stand in one list with nothing between them but list marks."""
        size = 1
        while at + size < len(amounts):
            first, second = amounts[at + size - 1], amounts[at + size]
            gap = self.view[first.end : second.start]
            if not (
                0 < len(gap) <= 2
                and _LIST_GAP.fullmatch(gap)
                and first.unit.partition("/")[0] == second.unit.partition("/")[0]
            ):
                break
            size += 1
        return size

    def _floor(self, amount: Amount) -> int:
        """Where the words that belong to the amount begin: after the last clause mark, bracket or amount."""
        at = amount.start - 1
        inside = self.mask[amount.start - self.start] == "\ufffc"
        text = self.view if inside else None
        last = self.done[-1].end if self.done else self.start
        while at >= max(self.start, last):
            sign = text[at] if text else self.mask[at - self.start]
            if sign in BOUNDARY or (inside and sign in "(（") or sign in "(（":
                return at + 1
            at -= 1
        return max(self.start, last)

    def _clause(self, at: int) -> int:
        """The beginning of the clause at ``at``."""
        while at > self.start and self.mask[at - 1 - self.start] not in BOUNDARY:
            at -= 1
        return at

    def _read_chain(self, chain: list[Amount], following: Amount | None) -> None:
        head = chain[0]
        floor = self._floor(head)
        signs = [comparator(self.view, amount, floor if amount is head else amount.start) for amount in chain]
        begin = signs[0][1]
        left = self.mask[floor - self.start : begin - self.start]
        if "\ufffc" in left:
            left = self.view[floor:begin] if len(left) <= 60 else left
        phrase = Phrase(left if self.mask[head.start - self.start] != "\ufffc" else self.view[floor:begin])
        if not phrase.name and self.view[floor - 1 : floor] == "(" and not self._repeats(head):
            phrase.name = self._before_bracket(floor - 1)
        shared: Comparator = signs[-1][0] if len(chain) > 1 else "="
        if len(chain) > 1 and signs[0][0] != "=" and signs[0][1] < head.start:
            shared = signs[0][0] if shared == "=" else shared
        tail = phrase.tail + self.view[begin : head.start]
        list_names = self._list_names(phrase, chain, tail)
        for place, amount in enumerate(chain):
            sign, first, end = signs[place]
            reading = Reading(amount, shared if sign == "=" and len(chain) > 1 else sign, begin=first, end=end)
            self._parallel(reading)
            last = following if place + 1 == len(chain) else chain[place + 1]
            self._fill(reading, phrase, left, tail, floor, list_names[place] if list_names else None, last)
            self.done.append(reading)

    def _before_bracket(self, at: int) -> str:
        """工程界（30席）: the name stands before the bracket."""
        begin = at
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

    def _parallel(self, reading: Reading) -> None:
        """5亿元(5000万美元)以上: what follows the bracket bounds both."""
        amount = reading.amount
        if self.view[amount.end : amount.end + 1] in ("(", "（"):
            close = self.view.find(")", amount.end, amount.end + 20)
            if close > 0 and reading.comparator == "=":
                bounded = Amount(amount.start, close + 1, 0, 0, None, None, None, amount.step, amount.unit, True)
                reading.comparator, end = bound_after(self.view, bounded)
                reading.end = end if reading.comparator != "=" else reading.end
        elif self._repeats(amount):
            reading.comparator = self.done[-1].comparator

    def _repeats(self, amount: Amount) -> bool:
        """Whether a bracket right behind the last amount holds this one: the same bound in other words."""
        if not self.done:
            return False
        gap = self.view[self.done[-1].amount.end : amount.start]
        return bool(_REPEATED.fullmatch(gap)) and self.view[amount.end : amount.end + 1] == ")"

    def _list_names(self, phrase: Phrase, chain: list[Amount], tail: str) -> list[str] | None:
        """One name per amount where A、B分别 or a bare list matches them one to one."""
        if not phrase.name and ("分别" in tail or len(chain) > 1):
            known = [reading.indicator for reading in self.done if reading.role != "condition" and reading.indicator]
            size = len(chain)
            if "分别" in tail and size > 1 and len(known) >= size:
                return known[-size:]
            return None
        if len(chain) < 2:
            return None
        items = [item for item in _ITEM_MARK.split(phrase.name) if item]
        return items if len(items) == len(chain) else None

    def _fill(
        self,
        reading: Reading,
        phrase: Phrase,
        left: str,
        tail: str,
        floor: int,
        listed: str | None,
        following: Amount | None,
    ) -> None:
        amount, end = reading.amount, reading.end
        clause_left = self.view[floor : amount.start]
        repeated = self._repeats(amount)
        condition = is_condition(self.view, amount, clause_left, reading.begin, end, reading.comparator)
        if repeated:
            condition = self.done[-1].role == "condition"
        reading.change, name = ("", phrase.name) if phrase.gap else self._change(amount, phrase, left, tail)
        stop = self._stop(end)
        noun = noun_after(self.view, end, self._before_next(end, stop, following)) if end < stop else ""
        if following and following.start == end and following.unit not in RATE_UNITS:
            noun = noun_after(self.view, following.end, self._stop(following.end))  # 5批次19组…: one thing, two counts
        reading.indicator, reading.rule = self._indicator(reading, name, tail, noun, end, condition, phrase.gap)
        if listed is not None:
            reading.indicator, reading.rule = listed, "list"
        if repeated:
            reading.indicator, reading.rule = self.done[-1].indicator, "repeated"
        counted = is_count(self.view, amount, left, noun)
        reading.role = role(amount, condition, reading.change, phrase.gap, counted, reading.indicator)
        if reading.role in ("condition", "count", "share"):
            reading.change = ""
        if reading.role == "share" and amount.kind == "fold":
            reading.change = "翻番"
        reading.modality = self._modality(amount, condition)
        reading.period = self._period(reading, floor, condition)

    def _before_next(self, end: int, stop: int, following: Amount | None) -> int:
        """The next amount ends the phrase, unless it is a threshold within it (一个投资超3000万元的项目)."""
        if following is None or following.start >= stop:
            return stop
        sign, begin = bound_before(self.view, following, end)
        threshold = sign != "=" or bound_after(self.view, following)[0] == ">="
        inside = threshold and re.match(r"的?[\u4e00-\u9fff]{2}", self.view[bound_after(self.view, following)[1] :][:4])
        return stop if inside and "、" not in self.view[end:begin] else following.start

    def _stop(self, end: int) -> int:
        at = end
        while at < self.end and at - end < 60 and (self.mask[at - self.start] not in BOUNDARY):
            at += 1
        return at

    def _change(self, amount: Amount, phrase: Phrase, left: str, tail: str) -> tuple[str, str]:
        if amount.kind == "fold":
            return "翻番", phrase.name
        pattern, table = _change_words()
        match = next((found for found in reversed(list(pattern.finditer(phrase.tail))) if found[1]), None)
        if match and "比重" not in tail[match.end() :]:
            return table[match[1]], phrase.name
        if amount.unit in SHARE_UNITS or _LEVEL.search(tail) or amount.unit == "百分点":
            if amount.kind != "fraction" or _LEVEL.search(tail):
                return "", phrase.name
        taken = _CHANGE_OBJECT.match(left)
        if (
            taken
            and Phrase(taken[2]).name
            and (amount.kind == "fraction" or dimension(amount.unit) not in ("count", "people", "area", "length"))
        ):
            return table[taken[1]], Phrase(taken[2]).name
        return "", phrase.name

    def _indicator(
        self, reading: Reading, name: str, tail: str, noun: str, end: int, condition: bool, gap: bool
    ) -> tuple[str, str]:
        amount = reading.amount
        unit_kind = dimension(amount.unit)
        told, name = name, self._governed(name)
        if (
            not name
            and self.done
            and self.done[-1].subject
            and self._clause(amount.start) <= self.done[-1].amount.start
        ):
            name = self.done[-1].subject
        if _levels().match(noun):
            noun = ""
        if gap:
            return self._inherited(), "gap"
        if unit_kind in DURATION and not condition:
            return self._of_duration(reading, name, tail, noun, end)
        if (
            amount.unit in SHARE_UNITS
            or amount.kind in ("fraction", "ratio", "fold")
            or amount.unit in ("百分点", "倍")
        ):
            return self._of_share(name, noun, end, bool(told) and not name)
        if condition:
            direct = noun and reading.begin == amount.start and self.view[end : end + 1] != "的" and end > amount.end
            if name and not direct:
                return name, "before"
            if noun and not self._predicate(end) and reading.comparator in (">=", "="):
                return noun, "after"
            last = self.done[-1] if self.done else None
            same = last and any(
                r.role == "condition" and r.amount.unit.partition("/")[0] == amount.unit.partition("/")[0]
                for r in self.done
            )
            told_before = next((r.indicator for r in reversed(self.done) if r.role == "condition" and r.indicator), "")
            return (told_before, "inherited") if same and amount.arabic else ("", "none")
        granted = _GRANTED.match(self.view, end, self._stop(end))
        if granted and (not name or granted["standard"]):
            thing = granted["noun"] if granted["noun"] not in ("发放", "计发", "执行", "计算", "扣除") else ""
            return (thing, "granted") if thing else (self._inherited(), "inherited")
        if noun and not self._predicate(end) and (not name or self._attributive(end, name)):
            return noun, "after"
        if name:
            return name, "before"
        inherited = self._inherited()
        return (inherited, "inherited") if inherited else (noun, "after")

    def _attributive(self, end: int, name: str) -> bool:
        """Whether a noun directly after the number is what it counts, although words stand before it too."""
        return bool(re.match(r"[\u4e00-\u9fffA-Za-z“《的]", self.view[end : end + 1]))

    def _predicate(self, end: int) -> bool:
        return bool(_start_verb().match(self.view, end))

    def _governed(self, name: str) -> str:
        match = None
        for match in _governing().finditer(name):
            pass
        if match and len(name) - match.end() >= 2:
            return name_of(name[match.end() :])
        return "" if match and match.end() == len(name) else name

    def _of_duration(self, reading: Reading, name: str, tail: str, noun: str, end: int) -> tuple[str, str]:
        if reading.change and noun:
            return noun, "after"
        reading.subject = name
        within = _WITHIN.match(self.view, amount_end := reading.amount.end)
        if within and (not name or name.endswith(("起", "后", "前", "日"))):
            return name_of(self.view[within.end() : self._stop(amount_end)]), "within"
        if name.endswith(_WITHIN_TIME) or (noun.startswith(("努力", "期限")) and not name):
            return "", "none"
        ended = self.view[end : end + 1] in "，,。;；:：)、" or end >= self.end
        if name and (tail or reading.comparator != "=" or ended):
            return name, "before"
        if noun and self.view[end : end + 1] == "的" and noun not in ("时间", "努力", "期限", "建设", "发展"):
            return noun, "after"
        if self.view[end : end + 1] == "内" or reading.comparator == "<=":
            after = noun_after(self.view, end, self._stop(end))
            return (after, "after") if after else ("", "none")
        return "", "none"

    def _of_share(self, name: str, noun: str, end: int, governed: bool) -> tuple[str, str]:
        if governed and noun:
            return noun, "after"
        whole = _OF.match(name)
        if whole and not name.endswith(("比重", "比例", "占比", "份额")):
            subject, of = self._governed(Phrase(whole[1].strip("约以")).name), whole[2]
            if noun and self.view[end : end + 1] == "的" and of.strip("约近") in words().roles.whole.split():
                return noun, "after"
            if subject:
                return subject, "before"
            if of.strip("约近") in words().roles.whole.split():
                return self._inherited(), "inherited"
            return of, "before"
        if name in words().roles.generic.split() or name.startswith("占"):
            inherited = self._inherited()
            return (inherited + name if inherited else name), "inherited"
        if name:
            return name, "before"
        if noun and self.view[end : end + 1] == "的":
            return noun, "after"
        inherited = self._inherited()
        if noun and not self._predicate(end) and not inherited:
            return noun, "after"
        return (inherited, "inherited") if inherited else (noun, "after")

    def _inherited(self) -> str:
        return self._last_name() or self._clause_before()

    def _clause_before(self) -> str:
        """The name in the clause before, where nothing measured came yet: 提高基本养老金，人均增加1680元."""
        if self.done:
            return ""
        end = self.start
        stop = next((at for at in range(end, self.end) if self.mask[at - self.start] in BOUNDARY), end)
        name = Phrase(self.view[end:stop]).name
        return name if 1 < len(name) <= 30 else ""

    def _last_name(self) -> str:
        return next(
            (
                reading.indicator
                for reading in reversed(self.done)
                if reading.indicator and reading.rule != "gap" and dimension(reading.amount.unit) not in DURATION
            ),
            "",
        )

    def _modality(self, amount: Amount, condition: bool) -> str:
        clause = self._clause(amount.start)
        own = self._last_modality(clause, amount.start)
        if own:
            return own[0]
        if condition:
            return ""
        far = _FAR.search(self.view, self.start, amount.start)
        if far:
            return far[1] or far[2]
        segment = max(self.view.rfind(mark, self.start, amount.start) for mark in ";；") + 1
        carried = self._last_modality(max(segment, self.start), clause, opening=True)
        return carried[0] if carried and carried[0] not in words().modality.near.split() else ""

    def _last_modality(self, start: int, end: int, *, opening: bool = False) -> tuple[str, int] | None:
        found = None
        for match in _modality_words().finditer(self.view, start, end):
            if _NOT_MODALITY.match(self.view, match.start()) or self.view[match.start() - 1 : match.start()] in tuple(
                "模虚动"
            ):
                continue
            if opening and not self._opens(match.start()):
                continue
            found = match[0], match.start()
        return found

    def _opens(self, at: int) -> bool:
        clause = self._clause(at)
        return at == clause or any(mention.start == clause and mention.end == at for mention in self.times)

    def _period(self, reading: Reading, floor: int, condition: bool) -> str:
        amount = reading.amount
        if dimension(amount.unit) in DURATION:
            if not reading.indicator and reading.comparator == "=" and not condition:
                self._open_span(amount)
            if not reading.indicator or condition:
                return ""
        if self._repeats(amount):
            return self.done[-1].period
        own = period(self.view, self.times, floor, amount.start, inherit=not condition)
        if (
            self.span[1]
            and self.span[0] <= amount.start
            and not any(m.start >= self.span[0] for m in self.times if m.end <= amount.start)
        ):
            gap = self.view[self.span[0] : amount.start]
            if (
                not condition
                and (
                    not any(sign in BOUNDARY for sign in gap)
                    or gap[:3].startswith(("时间", "，", ","))
                    or "其中" in gap
                )
                and not set("。;；") & set(gap)
            ):
                return self.span[1]
        return own

    def _open_span(self, amount: Amount) -> None:
        begin = amount.start
        for word in ("利用", "近", "经过", "用"):
            if self.view.endswith(word, self.start, begin):
                begin -= len(word)
                break
        tail = 2 if self.view.startswith("时间", amount.end) else 0
        self.span = (amount.end, self.view[begin : amount.end + tail])


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words().roles.levels.split())})\Z")


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(alternatives(words().roles.governing.split()))


@cache
def _start_verb() -> re.Pattern[str]:
    return re.compile(rf"(?:的?(?:{alternatives(words().verbs.split())}))")


__all__ = ["RATE_UNITS", "Reader", "Reading"]
