"""Reading a sentence: every amount with its comparator, role, indicator, change, commitment and period.

What a number's own words leave out comes from the words before it in the sentence: the thing measured, the commitment,
the period. The amounts are read in order, and what was read of the earlier ones is the memory of the later ones.
"""

import re

from pipeline.model import Comparator
from pipeline.quantities.amount import Amount
from pipeline.quantities.bounds import bound_after, comparator
from pipeline.quantities.changes import change
from pipeline.quantities.commitments import modality, promises
from pipeline.quantities.indicators import indicator
from pipeline.quantities.listed import list_names
from pipeline.quantities.phrases import BOUNDARY, Phrase, masked, name_of, noun_after
from pipeline.quantities.roles import DURATION, RATE_UNITS, SHARE_UNITS, dimension, is_condition, is_count, role
from pipeline.quantities.sentence import Reading, Sentence
from pipeline.quantities.times import mentions, period

__all__ = ["read_sentence"]

_LASTING = ("时间", "，", ",")
_LASTING_FROM_START = ("累计", "来", "间", "共")  # 五年累计…，…: a span of all that follows
_INCLUDED = re.compile(r"[(](?:含|包括|不含)[^()]{1,12}[)]")  # 2名以上（含2名）检查人员
_INCLUDING = re.compile(r"\A不?含(?![量税水氧硫铅糖铁盐碱沙碳酒义])")  # （含污水处理费0.95元）
_ANNOUNCING = (
    "如下",
    "下列",
    "以下",
    "包括",
    "其中",
    "分别",
    "即",
    "看",
    "说明",
    "提示",
    "注意",
    "要求",
    "规定",
    "通知",
)
_LIMITS = ("上限", "下限")
_SOON = 8  # so near stands 分别 before the first of its numbers, whose units may differ (分别达到4.7个、27.3张)
_OR = ("或", "或者")  # 25层或90米以上: one bound in two units
_OPENING_CASE = ("", "在", "连续", "或者", "或", "且", "近", "最近", "过去")
_CASE_CLOSES = re.compile(r"[^，,。;；:：]{0,20}(?:的|者|(?<!同)时)?[,，;；]")
_LIST_GAP = re.compile(r"(?:[、,，∶:×*]|和|与|及|以及|或|或者)+")


def read_sentence(view: str, start: int, end: int, amounts: list[Amount], articles: list[int]) -> list[Reading]:
    """The readings of the amounts of the sentence ``view[start:end]``, in order.

    ``articles`` are the ends of 一人, 一个 and the like.
    """
    times = mentions(view, start, end)
    if times:  # 每人每月50元 makes no other number monthly
        spans = [(amount.start, amount.number) for amount in amounts if amount.start < amount.number]
        times = [one for one in times if not any(first <= one.start < last for first, last in spans)]
    sentence = Sentence(view, start, end, masked(view, start, end), times, promises(view, start, end), articles)
    at = 0
    while at < len(amounts):
        size = _chain(sentence, amounts, at)
        _read_chain(sentence, amounts[at : at + size], amounts[at + size] if at + size < len(amounts) else None)
        at += size
    return sentence.done


def _chain(sentence: Sentence, amounts: list[Amount], at: int) -> int:
    """How many amounts from ``at`` on stand in one list with nothing between them but list marks."""
    size = 1
    apart = sentence.view.find("分别", max(sentence.start, amounts[at].start - _SOON), amounts[at].start) >= 0
    while at + size < len(amounts):
        first, second = amounts[at + size - 1], amounts[at + size]
        gap = sentence.view[bound_after(sentence.view, first)[1] if apart else first.end : second.start]
        if not (
            0 < len(gap) <= 2
            and _LIST_GAP.fullmatch(gap)
            and (
                (apart and gap not in (",", "，"))
                or first.unit.partition("/")[0] == second.unit.partition("/")[0]
                or (gap in _OR and bound_after(sentence.view, second)[0] != "=")
            )
        ):
            break
        size += 1
    return size


def _read_chain(sentence: Sentence, chain: list[Amount], following: Amount | None) -> None:
    head = chain[0]
    floor = sentence.floor(head)
    signs = [comparator(sentence.view, amount, floor if amount is head else amount.start) for amount in chain]
    begin = signs[0][1]
    left = sentence.mask[floor - sentence.start : begin - sentence.start]
    if "\ufffc" in left:
        left = sentence.view[floor:begin] if len(left) <= 60 else left
    phrase = Phrase(left if sentence.mask[head.start - sentence.start] != "\ufffc" else sentence.view[floor:begin])
    if sentence.view[floor - 1 : floor] == "(":
        phrase.name = _INCLUDING.sub("", phrase.name)
    if not phrase.name and sentence.view[floor - 1 : floor] == "(" and not sentence.repeats(head):
        phrase.name = sentence.before_bracket(floor - 1)
    if not phrase.name and begin == floor and sentence.view[floor - 1 : floor] == ":":
        phrase.name = _labelled(sentence, floor)
    if phrase.gap and signs[0][0] != "=" and head.unit in SHARE_UNITS:
        phrase.gap = False  # 低于预算80%的，: a bound over its base
    shared: Comparator = signs[-1][0] if len(chain) > 1 and not chain[-1].vague else "="
    if len(chain) > 1 and signs[0][0] != "=" and signs[0][1] < head.start:
        shared = signs[0][0] if shared == "=" else shared
    tail = phrase.tail + sentence.view[begin : head.start]
    listed = list_names(sentence, phrase, chain, tail)
    for place, amount in enumerate(chain):
        sign, first, end = signs[place]
        reading = Reading(amount, shared if sign == "=" and len(chain) > 1 else sign, begin=first, end=end)
        _parallel(sentence, reading)
        things_from = end if place + 1 == len(chain) else signs[-1][2]
        _fill(sentence, reading, phrase, left, tail, floor, listed[place] if listed else None, following, things_from)
        sentence.done.append(reading)
    if len(chain) > 1 and sentence.view[chain[-2].end : chain[-1].start] in _OR:
        _alternative(*sentence.done[-2:])
    read = sentence.done[-len(chain) :]
    if read[-1].role == "condition" and all(one.comparator == read[-1].comparator != "=" for one in read):
        for one in read:
            one.role, one.change = "condition", ""  # 首次突破1亿元、5亿元的企业: each of them


def _alternative(first: Reading, second: Reading) -> None:
    """高度达25层或90米以上的建筑: what bounds one of two alternatives, and what is bounded, holds for the other."""
    if second.role == "condition" and first.comparator == second.comparator:
        first.role, first.change = "condition", ""
    named = next((one for one in (first, second) if one.rule == "before"), None)
    if first.role == "condition" and named:
        first.indicator = second.indicator = named.indicator


def _labelled(sentence: Sentence, floor: int) -> str:
    """办结时限：10个工作日: the words before the colon name what stands behind it, unless they only announce it."""
    label = name_of(sentence.clause_before(floor + 1))
    return "" if label.endswith(_ANNOUNCING) else label


def _parallel(sentence: Sentence, reading: Reading) -> None:
    """5亿元(5000万美元)以上: what follows the bracket bounds both."""
    amount = reading.amount
    if sentence.view[amount.end : amount.end + 1] in ("(", "（"):
        close = sentence.view.find(")", amount.end, amount.end + 20)
        if close > 0 and reading.comparator == "=":
            bounded = Amount(amount.start, close + 1, 0, 0, None, None, None, amount.step, amount.unit, True)
            reading.comparator, end = bound_after(sentence.view, bounded)
            reading.end = end if reading.comparator != "=" else reading.end
    elif sentence.repeats(amount):
        reading.comparator = sentence.done[-1].comparator


def _lower_bound(sentence: Sentence, reading: Reading) -> Reading | None:
    """50克以上不满500克: what the last number bounds from below, where this one bounds it from above."""
    last = sentence.done[-1] if sentence.done else None
    if last is None or last.end != reading.begin or last.amount.unit != reading.amount.unit:
        return None
    return last if last.comparator in (">", ">=") and reading.comparator in ("<", "<=") else None


def _fill(
    sentence: Sentence,
    reading: Reading,
    phrase: Phrase,
    left: str,
    tail: str,
    floor: int,
    listed: str | None,
    following: Amount | None,
    things_from: int,
) -> None:
    """``things_from`` is where the thing counted may begin: behind the last amount of a list (两个或者三个地区)."""
    amount, end = reading.amount, reading.end
    clause_left = sentence.view[floor : amount.start]
    repeated = sentence.repeats(amount)
    condition = is_condition(sentence.view, amount, clause_left, reading.begin, end, reading.comparator)
    if repeated:
        condition = sentence.done[-1].role == "condition"
    elif (lower := _lower_bound(sentence, reading)) and (condition or lower.role == "condition"):
        condition, lower.role = True, "condition"
    reading.change, name = ("", phrase.name) if phrase.gap else change(amount, phrase, left, tail)
    if included := _INCLUDED.match(sentence.view, things_from):
        things_from, following = included.end(), None
    if sentence.view.startswith(_LIMITS, reading.begin):  # 补贴上限为1万元
        name += sentence.view[reading.begin : reading.begin + 2]
    stop = sentence.stop(things_from)
    until = sentence.before_next(things_from, stop, following)
    noun = noun_after(sentence.view, things_from, until) if things_from < stop else ""
    if following and following.start == end and amount.unit == "个" and dimension(following.unit) == "money":
        noun = noun_after(sentence.view, end, stop)  # 3个万亿元产业集群: the money is part of the name
    elif following and following.start == end and following.unit not in RATE_UNITS:
        noun = noun_after(
            sentence.view, following.end, sentence.stop(following.end)
        )  # 5批次19组…: one thing, two counts
    reading.indicator, reading.rule = indicator(sentence, reading, name, tail, noun, condition, phrase.gap)
    if listed is not None:
        reading.indicator, reading.rule = listed, "list"
    if repeated:
        reading.indicator, reading.rule = sentence.done[-1].indicator, "repeated"
    counted = is_count(sentence.view, amount, left, noun)
    reading.role = role(amount, condition, reading.change, phrase.gap, counted, reading.indicator)
    if reading.role in ("condition", "count", "share"):
        reading.change = ""
    if reading.role == "share" and amount.kind == "fold":
        reading.change = "翻番"
    if condition:
        _within_case(sentence, reading)
    reading.modality = modality(sentence, amount, condition)
    reading.period = governing_period(sentence, reading, floor, condition)


def _within_case(sentence: Sentence, reading: Reading) -> None:
    """24小时内降雨量达50毫米以上的，: the time that opens the clause of a case is part of it."""
    last = sentence.done[-1] if sentence.done else None
    if last is None or dimension(last.amount.unit) not in DURATION or dimension(reading.amount.unit) == "age":
        return
    clause = sentence.clause(reading.begin)
    opens = sentence.view[clause : last.begin] in _OPENING_CASE and last.end > clause
    if opens and last.role == "measure" and _CASE_CLOSES.match(sentence.view, reading.end):
        last.role, last.indicator, last.rule = "condition", reading.indicator, "inherited"
        sentence.span = (0, "")


def governing_period(sentence: Sentence, reading: Reading, floor: int, condition: bool) -> str:
    amount = reading.amount
    if dimension(amount.unit) in DURATION:
        if not reading.indicator and reading.comparator == "=" and not condition:
            _open_span(sentence, amount)
        if not reading.indicator or condition:
            return ""
    if sentence.repeats(amount):
        return sentence.done[-1].period
    own = period(sentence.view, sentence.times, floor, amount.start, inherit=not condition)
    if (
        sentence.span[1]
        and sentence.span[0] <= amount.start
        and not any(m.start >= sentence.span[0] for m in sentence.times if m.end <= amount.start)
    ):
        gap = sentence.view[sentence.span[0] : amount.start]
        if (
            not condition
            and (not any(sign in BOUNDARY for sign in gap) or gap.startswith(_lasting(sentence)) or "其中" in gap)
            and not set("。;；") & set(gap)
        ):
            return sentence.span[1]
    return own


def _lasting(sentence: Sentence) -> tuple[str, ...]:
    """What behind a span of time makes it hold past the end of its clause."""
    end, words = sentence.span
    return (*_LASTING, *_LASTING_FROM_START) if end - len(words) == sentence.start else _LASTING


def _open_span(sentence: Sentence, amount: Amount) -> None:
    begin = amount.start
    if sentence.view.endswith("时隔", sentence.start, begin):
        return  # 时隔66年再次获批2所高校: when it came, not how long it took
    if whole := sentence.time_around(amount):
        sentence.span = (whole.end, whole.text)
        return
    for word in ("利用", "最近", "近", "经过", "过去", "今后", "未来", "用", "每隔", "每"):
        if sentence.view.endswith(word, sentence.start, begin):
            begin -= len(word)
            break
    tail = 2 if sentence.view.startswith("时间", amount.end) else 0
    sentence.span = (amount.end, sentence.view[begin : amount.end + tail])
