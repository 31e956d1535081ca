"""Shares that name their part or their whole: 其中东市4200万元，占33.6%; 第一产业增加值占地区生产总值的比重为9.6%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from pipeline.checks.breakdowns import breakdowns
from pipeline.checks.facts import Facts
from pipeline.checks.levels import NEAR
from pipeline.checks.measures import based, same_kind
from pipeline.checks.names import CLOSE, SAME, core, likeness
from pipeline.checks.part_names import among, is_average
from pipeline.checks.settings import settings
from pipeline.model import Quantity

RATES = {"%": Decimal(100), "％": Decimal(100), "倍": Decimal(1)}
RATE_WORD = re.compile(r"(?:化?率|进度|比例|比重|占比)$")  # 抽查200批次，合格190批次，合格率95%
ADJOINING = 12  # characters between two figures that can only speak of one thing
_IS_SHARE = re.compile(r"(?:[^\d。;,(]{0,8}[,(])?(?:占比?|比重|占总数|占总量|占总额)[为达的]?")
_OWN_SHARE = re.compile(r"[^\d。;占]{0,8}占[^\d。;,]{0,16}")
_OF_NAMED = re.compile(r"[,(]占([^\d。;,()的]{2,20})的?(?:比[重例])?[为达]?")
# ，占一般公共预算支出的; 第一产业增加值占地区生产总值的比重为
_SHARE_OF = re.compile(
    r"(?:[,(]|(?:^|(?<=[。;,:\n]))(?P<part>[^\d。;,:()\n]{2,20}))占(?P<whole>[^\d。;,()的]{2,20})的?(?:比[重例])?[为达]?$"
)
_AMONG = re.compile(r"(?:^|(?<=[。\n]))\s*([^\d。;,:\n]{2,16})中,[^。\n]*$")  # 全市常住人口中，
_SCOPE = re.compile(r"全(?:国|省|市|县|区|州|乡|镇|村|校|院)")
_ENDS = re.compile(r"[。;\n]")
_PARAGRAPHS = 1000  # characters before a share in which the figures that it names stand
_ALIKE = 2  # shares that a whole must bear out; a part and its share are two figures
_DONE = ("", "的", "到位", "完成", "完毕")  # 已整改到位141个，整改率90.4%
_MOST_DEEDS = 5  # figures of a sentence that a rate behind them may be of
_TELLING = 20  # a whole so small bears out shares by chance
_MOST_BEFORE = 24  # figures among which they are sought


class Growth(NamedTuple):
    """A printed rate and the figures that it follows from: what was, what was added (negative: taken away).

    ``bound``: the words leave no doubt that the rate is that of the two figures. A share is its part on its whole.
    """

    rate: Quantity
    figures: tuple[Quantity, Quantity]
    base: Decimal
    added: Decimal
    bound: bool


def shares(facts: Facts) -> Iterator[Growth]:
    """Every share with its part and its whole, by the words that tell them; the surest reading of a rate first."""
    yield from _of_breakdowns(facts)
    yield from _of_named(facts)
    yield from _of_stated(facts)
    yield from _in_turn(facts)
    for sentence in facts.sentences:
        if len(sentence.quantities) > _ALIKE:  # a whole, a part and a share
            yield from _of_deeds(facts.text, sentence.quantities)
            yield from _in_sentence(facts.text, [one for one in sentence.quantities if one.value is not None])


def _of_breakdowns(facts: Facts) -> Iterator[Growth]:
    """其中东市4200万元，占33.6%; 其中城镇人口150万人，城镇化率为60%: shares that a part has of its whole."""
    for breakdown in breakdowns(facts):
        whole, last = breakdown.whole, breakdown.parts[-1:]
        if breakdown.mixed or not last or is_average(whole):
            continue
        figures = facts.quantities_in(whole.end, max(breakdown.end, last[0].end + ADJOINING))
        parts = {part.start: part for part in breakdown.parts}
        # 60岁以上72万人，占22%，其中65岁以上52万人，占16%: shares of what both are part of.
        own = bool(figures) and _shared(facts.text, (whole, *figures), whole)
        shared = whole.start
        for before, share in pairwise(figures):
            if share.unit != "%" or share.change or share.comparator != "=":
                continue
            part = parts.get(before.start)
            earlier = [_value(one) for one in breakdown.parts if one.start < before.start and one.start > shared]
            if part is None or not _is_share(facts.text[part.end : share.start], whole):
                stem = RATE_WORD.sub("", core(share.indicator))
                alike = [one for one in breakdown.parts if len(stem) > 1 and core(one.indicator).startswith(stem)]
                part = alike[0] if len(alike) == 1 and stem != core(share.indicator) else None
            if own and part is not None and not _bears(part, share, whole):
                continue
            other = _borne_by_another(facts, part, share, whole) if part is not None else None
            if part is not None and other is not None:
                yield Growth(share, (part, other), _value(other), _value(part), bound=False)
            elif part is not None and part.comparator == whole.comparator == "=":
                # 规模以上企业50家，盈利企业36家，占72%: the share may be that of a part without a share of its own.
                sure = part is not before or all(value < _value(part) for value in earlier)
                shared = part.start
                yield Growth(share, (part, whole), _value(whole), _value(part), sure)


def _borne_by_another(facts: Facts, part: Quantity, share: Quantity, whole: Quantity) -> Quantity | None:
    """参考1820人，合格1766人，优秀420人，优秀率23.1%: a figure before the whole that bears what it does not."""
    sentence = facts.sentence_at(whole.start)
    if sentence is None or _bears(part, share, whole):
        return None
    before = facts.quantities_in(sentence.start, whole.start)
    kin = (one for one in before if same_kind(one.unit, part.unit) and one.comparator == "=" and not one.change)
    return next((one for one in kin if _bears(part, share, one)), None)


def _of_named(facts: Facts) -> Iterator[Growth]:
    """三项支出合计98.7亿元，占一般公共预算支出的47%; 第一产业增加值占GDP的比重为9.6%: by names of figures before."""
    for at, share in enumerate(facts.quantities):
        if share.unit != "%" or share.change or share.comparator != "=":
            continue
        lead = _SHARE_OF.search(facts.text, max(0, share.start - NEAR), share.start)
        if lead is None:
            continue
        before = [
            one for one in facts.quantities[max(0, at - _MOST_BEFORE) : at] if one.start > share.start - _PARAGRAPHS
        ]
        if lead["part"]:
            parts = _called(lead["part"], before)
        else:
            parts = _speaks_of(facts.text, before) if before and before[-1].end == lead.start() else []
        kin = [one for one in before if parts and one is not parts[0] and same_kind(one.unit, parts[0].unit)]
        wholes = _called(lead["whole"], kin) or _called(_SCOPE.sub("", lead["whole"]), kin)
        if parts and wholes and _value(parts[0]) <= _value(wholes[0]):
            bound = _within_scope(facts, lead["whole"], wholes[0])
            # 完成168亿元，占年度计划的80%，其中产业完成98亿元，占年度计划的81.7%: of its own plan.
            planned = any(word in lead["whole"] for word in settings().planned)
            bound = bound and not (planned and "其中" in facts.text[wholes[0].end : parts[0].start])
            yield Growth(share, (parts[0], wholes[0]), _value(wholes[0]), _value(parts[0]), bound)


def _speaks_of(text: str, before: list[Quantity]) -> list[Quantity]:
    """The level that the last of some figures speaks of: 24万所，比上年增加1万所，增长4.5%，占…: 24万所."""
    for at in range(len(before) - 1, -1, -1):
        if at + 1 < len(before) and _ENDS.search(text, before[at].end, before[at + 1].start):
            return []
        if not before[at].change:
            return before[at : at + 1]
    return []


def _within_scope(facts: Facts, name: str, whole: Quantity) -> bool:
    """Whether a figure is said to be of the area that a name names: 占全国产量的 is no share of a county's."""
    scope = _SCOPE.match(name)
    sentence = facts.sentence_at(whole.start)
    return scope is None or (sentence is not None and scope[0] in facts.text[sentence.start : whole.start])


def _of_stated(facts: Facts) -> Iterator[Growth]:
    """抽查资金568.3亿元，占45个部门预算总额820亿元的69.3%: the whole stands between 占 and 的, whatever else does."""
    for at in range(2, len(facts.quantities)):
        whole, share = facts.quantities[at - 1 : at + 1]
        if share.unit != "%" or share.change or share.comparator != "=" or facts.text[whole.end : share.start] != "的":
            continue
        sign = facts.text.rfind("占", max(0, whole.start - NEAR), whole.start)
        clause = facts.text[sign : whole.start] if sign >= 0 else "。"
        before = [one for one in facts.quantities[max(0, at - _MOST_BEFORE) : at - 1] if one.end <= sign]
        part = before[-1] if before and not any(stop in clause for stop in "。;,") else None
        if part and same_kind(part.unit, whole.unit) and _value(part) <= _value(whole) and not part.change:
            yield Growth(share, (part, whole), _value(whole), _value(part), sign - part.end <= 1)


def _called(name: str, figures: list[Quantity]) -> list[Quantity]:
    """The one plain figure that bears a name; none where two differ."""
    if not core(name):  # 占全国的10%: of what there is in all
        return []
    found = [one for one in figures if one.unit not in RATES and not one.change and one.comparator == "="]
    same = [one for one in found if likeness(name, one.indicator) == SAME]
    same = same or [one for one in found if core(one.indicator).endswith(core(name))]
    same = same or [one for one in found if likeness(name, one.indicator) >= CLOSE]  # 规划总投资: 总投资
    return same[-1:] if len({(based(one), one.period) for one in same}) == 1 else []


def _in_turn(facts: Facts) -> Iterator[Growth]:
    """项目348个。已完成286个，占82.2%；在建45个，占12.9%: the whole that most shares in a row bear out."""
    figures = [one for one in facts.quantities if one.role != "condition"]  # 0—14岁人口55万人
    for run in _runs(facts.text, figures):
        first, unit = figures[run[0]], figures[run[0]].unit
        most = max(_value(figures[at]) for at in run)
        before = [
            one for one in figures[max(0, run[0] - _MOST_BEFORE) : run[0]] if one.start > first.start - _PARAGRAPHS
        ]
        wholes = [one for one in before if one.unit == unit and one.comparator == "=" and _value(one) >= most]
        wholes += _named_above(facts.text, figures[: run[0]], first)
        held = [(sum(_bears(figures[at], figures[at + 1], whole) for at in run), whole.start) for whole in wholes]
        count, start = max(held, default=(0, 0))
        whole = next((one for one in wholes if one.start == start), None)
        made = 2 * count >= len(run) and whole is not None and _value(whole) in _sums(figures, run)
        if whole is not None and (count >= _ALIKE or made):
            sure = made or (len(run) - count <= 1 and _value(whole) > _TELLING)
            for at in run:
                yield Growth(figures[at + 1], (figures[at], whole), _value(whole), _value(figures[at]), sure)


def _named_above(text: str, figures: Sequence[Quantity], first: Quantity) -> list[Quantity]:
    """全市常住人口中，男性…人，占50.9%: the last figure before of the name of what the parts are said to be of."""
    lead = _AMONG.search(text, max(0, first.start - 2 * NEAR), first.start)
    if lead is None:
        return []
    return _called(lead[1], [one for one in figures if one.unit == first.unit and one.end <= lead.start()])


def _sums(figures: Sequence[Quantity], run: list[int]) -> tuple[Decimal, ...]:
    """What the parts make together, and what they make with one more behind them that bears no share."""
    total = sum((_value(figures[at]) for at in run), Decimal(0))
    last = figures[run[0]].unit, run[-1] + _ALIKE
    more = figures[last[1]] if last[1] < len(figures) and figures[last[1]].unit == last[0] else None
    return (total,) if more is None else (total, total + _value(more))


def _runs(text: str, figures: Sequence[Quantity]) -> Iterator[list[int]]:
    """The places of parts of one unit whose shares stand right behind them, one part after the other."""
    run: list[int] = []
    for at, (part, share) in enumerate(pairwise(figures)):
        if share.unit != "%" or share.change or share.comparator != "=" or part.value is None or part.unit in RATES:
            continue
        if not _IS_SHARE.fullmatch(text, part.end, share.start):
            continue
        if run and (at - run[-1] != _ALIKE or part.unit != figures[run[-1]].unit):
            if len(run) > 1:
                yield run
            run = []
        run.append(at)
    if len(run) > 1:
        yield run


def _bears(part: Quantity, share: Quantity, whole: Quantity) -> bool:
    """Whether a part of a whole makes the share, to the last place printed."""
    off = abs(_value(part) * 100 / _value(whole) - (share.value or 0)) if _value(whole) else Decimal(1)
    return off <= (share.step or Decimal(1)) / 2


def _is_share(between: str, whole: Quantity) -> bool:
    """Whether the words between a part and a rate say that it is the part's share: ，占; ，占收入的比重为."""
    named = _OF_NAMED.fullmatch(between)
    return _IS_SHARE.fullmatch(between) is not None or (
        named is not None and likeness(named[1], whole.indicator) >= CLOSE
    )


def _of_deeds(text: str, figures: tuple[Quantity, ...]) -> Iterator[Growth]:
    """抽查200批次，合格190批次，合格率95%: a rate that names what was done, behind what there was and what was done.

    Which of more than two figures it is of, the figures tell: 送审6.48亿元，审定5.93亿元，核减0.55亿元，核减率8.5%.
    """
    for at, rate in enumerate(figures):
        if at < _ALIKE or rate.unit != "%" or rate.change or rate.comparator != "=":
            continue
        deed = RATE_WORD.sub("", rate.indicator)
        if deed == rate.indicator:
            continue
        last = figures[at - 1]
        kin = [
            one
            for one in figures[max(0, at - _MOST_DEEDS) : at]
            if same_kind(one.unit, last.unit) and _level(text, one, deed)
        ]
        if len(kin) == _ALIKE and kin[0] is figures[at - 2] and len(deed) > 1:
            whole, part = kin
            told = tuple(deed + ending for ending in _DONE)
            if text[whole.end : part.start].endswith(told) and _value(part) <= _value(whole):
                bound = rate.start - part.end <= ADJOINING
                yield Growth(rate, (part, whole), _value(whole), _value(part), bound)
        elif len(kin) > _ALIKE and rate.start - last.end <= ADJOINING:
            pairs = ((whole, part) for part in reversed(kin) for whole in kin if _value(whole) > _value(part))
            for whole, part in pairs:
                if _bears(part, rate, whole):
                    yield Growth(rate, (part, whole), _value(whole), _value(part), bound=False)
                    break


def _level(text: str, one: Quantity, deed: str) -> bool:
    """Whether a figure is a plain amount, or one of what was done (核减)."""
    plain = not one.change or (deed != "" and text.endswith(deed, 0, one.start))
    return one.value is not None and plain and one.comparator == "=" and one.unit not in RATES


def _shared(text: str, figures: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether a share of its own stands behind a figure (60岁以上72万人，占22%): what follows may be of its whole."""
    after = figures[figures.index(whole) + 1]
    return after.unit == "%" and _OWN_SHARE.fullmatch(text, whole.end, after.start) is not None


def _in_sentence(text: str, figures: list[Quantity]) -> Iterator[Growth]:
    """检查企业240家，发现问题企业36家，占15%: shares of the one figure before that a part beside them can be of."""
    whole: Quantity | None = None
    for place in range(1, len(figures) - 1):
        part, share = figures[place], figures[place + 1]
        if among(text[figures[place - 1].end : part.start], figures[:place]):
            return
        if share.unit != "%" or share.comparator != "=" or not _IS_SHARE.fullmatch(text, part.end, share.start):
            continue
        above = [
            one for one in figures[:place] if one.unit == part.unit and not one.change and _value(one) >= _value(part)
        ]
        if whole not in above:
            whole = above[0] if len(above) == 1 and not _shared(text, figures, above[0]) else None
        if whole is not None and part.unit not in RATES and not part.change:
            yield Growth(share, (part, whole), _value(whole), _value(part), bound=True)


def _value(quantity: Quantity) -> Decimal:
    return based(quantity) or Decimal(0)
