"""Shares that name their part or their whole: 其中东市4200万元，占33.6%; 第一产业增加值占地区生产总值的比重为9.6%."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import pairwise

from pipeline.checks.breakdowns import breakdowns
from pipeline.checks.facts import Facts
from pipeline.checks.growth import ALIKE, IS_SHARE, MOST_BEFORE, PARAGRAPHS, RATES, Growth, bears, called
from pipeline.checks.levels import NEAR
from pipeline.checks.measures import same_kind, worth
from pipeline.checks.names import CLOSE, core, likeness
from pipeline.checks.part_names import among, is_average
from pipeline.checks.settings import settings
from pipeline.checks.shares_in_turn import shares_in_turn
from pipeline.model import Quantity

RATE_WORD = re.compile(r"(?:化?率|进度|比例|比重|占比)$")  # 抽查200批次，合格190批次，合格率95%
ADJOINING = 12  # characters between two figures that can only speak of one thing
_OWN_SHARE = re.compile(r"[^\d。;占]{0,8}占[^\d。;,]{0,16}")
_OF_NAMED = re.compile(r"[,(]占([^\d。;,()的]{2,20})的?(?:比[重例])?[为达]?")
# ，占一般公共预算支出的; 第一产业增加值占地区生产总值的比重为
_SHARE_OF = re.compile(
    r"(?:[,(]|(?:^|(?<=[。;,:\n]))(?P<part>[^\d。;,:()\n]{2,20}))占(?P<whole>[^\d。;,()的]{2,20})的?(?:比[重例])?[为达]?$"
)
_SCOPE = re.compile(r"全(?:国|省|市|县|区|州|乡|镇|村|校|院)")
_ENDS = re.compile(r"[。;\n]")
_DONE = ("", "的", "到位", "完成", "完毕")  # 已整改到位141个，整改率90.4%
_MOST_DEEDS = 5  # figures of a sentence that a rate behind them may be of


def shares(facts: Facts) -> Iterator[Growth]:
    """Every share with its part and its whole, by the words that tell them; the surest reading of a rate first."""
    yield from _of_breakdowns(facts)
    yield from _of_named(facts)
    yield from _of_stated(facts)
    yield from shares_in_turn(facts)
    for sentence in facts.sentences:
        if len(sentence.quantities) > ALIKE:  # a whole, a part and a share
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
        starts = sorted(parts)
        # 60岁以上72万人，占22%，其中65岁以上52万人，占16%: shares of what both are part of.
        own = bool(figures) and _shared(facts.text, (whole, *figures), whole)
        shared = whole.start
        for before, share in pairwise(figures):
            if share.unit != "%" or share.change or share.comparator != "=":
                continue
            part = parts.get(before.start)
            earlier = starts[bisect_right(starts, shared) : bisect_left(starts, before.start)]
            if part is None or not _is_share(facts.text[part.end : share.start], whole):
                stem = RATE_WORD.sub("", core(share.indicator))
                alike = [one for one in breakdown.parts if len(stem) > 1 and core(one.indicator).startswith(stem)]
                part = alike[0] if len(alike) == 1 and stem != core(share.indicator) else None
            if own and part is not None and not bears(part, share, whole):
                continue
            other = _borne_by_another(facts, part, share, whole) if part is not None else None
            if part is not None and other is not None:
                yield Growth(share, (part, other), worth(other), worth(part), bound=False)
            elif part is not None and part.comparator == whole.comparator == "=":
                # 规模以上企业50家，盈利企业36家，占72%: the share may be that of a part without a share of its own.
                sure = part is not before or all(worth(parts[start]) < worth(part) for start in earlier)
                shared = part.start
                yield Growth(share, (part, whole), worth(whole), worth(part), sure)


def _borne_by_another(facts: Facts, part: Quantity, share: Quantity, whole: Quantity) -> Quantity | None:
    """参考1820人，合格1766人，优秀420人，优秀率23.1%: a figure before the whole that bears what it does not."""
    sentence = facts.sentence_at(whole.start)
    if sentence is None or bears(part, share, whole):
        return None
    before = facts.quantities_in(sentence.start, whole.start)
    kin = (one for one in before if same_kind(one.unit, part.unit) and one.comparator == "=" and not one.change)
    return next((one for one in kin if bears(part, share, one)), None)


def _of_named(facts: Facts) -> Iterator[Growth]:
    """三项支出合计98.7亿元，占一般公共预算支出的47%; 第一产业增加值占GDP的比重为9.6%: by names of figures before."""
    for at, share in enumerate(facts.quantities):
        if share.unit != "%" or share.change or share.comparator != "=":
            continue
        lead = _SHARE_OF.search(facts.text, max(0, share.start - NEAR), share.start)
        if lead is None:
            continue
        before = [
            one for one in facts.quantities[max(0, at - MOST_BEFORE) : at] if one.start > share.start - PARAGRAPHS
        ]
        if lead["part"]:
            parts = called(lead["part"], before)
        else:
            parts = _speaks_of(facts.text, before) if before and before[-1].end == lead.start() else []
        kin = [one for one in before if parts and one is not parts[0] and same_kind(one.unit, parts[0].unit)]
        wholes = called(lead["whole"], kin) or called(_SCOPE.sub("", lead["whole"]), kin)
        if parts and wholes and worth(parts[0]) <= worth(wholes[0]):
            bound = _within_scope(facts, lead["whole"], wholes[0])
            # 完成168亿元，占年度计划的80%，其中产业完成98亿元，占年度计划的81.7%: of its own plan.
            planned = any(word in lead["whole"] for word in settings().planned)
            bound = bound and not (planned and "其中" in facts.text[wholes[0].end : parts[0].start])
            yield Growth(share, (parts[0], wholes[0]), worth(wholes[0]), worth(parts[0]), bound)


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
        before = [one for one in facts.quantities[max(0, at - MOST_BEFORE) : at - 1] if one.end <= sign]
        part = before[-1] if before and not any(stop in clause for stop in "。;,") else None
        if part and same_kind(part.unit, whole.unit) and worth(part) <= worth(whole) and not part.change:
            yield Growth(share, (part, whole), worth(whole), worth(part), sign - part.end <= 1)


def _is_share(between: str, whole: Quantity) -> bool:
    """Whether the words between a part and a rate say that it is the part's share: ，占; ，占收入的比重为."""
    named = _OF_NAMED.fullmatch(between)
    return IS_SHARE.fullmatch(between) is not None or (
        named is not None and likeness(named[1], whole.indicator) >= CLOSE
    )


def _of_deeds(text: str, figures: tuple[Quantity, ...]) -> Iterator[Growth]:
    """抽查200批次，合格190批次，合格率95%: a rate that names what was done, behind what there was and what was done.

    Which of more than two figures it is of, the figures tell: 送审6.48亿元，审定5.93亿元，核减0.55亿元，核减率8.5%.
    """
    for at, rate in enumerate(figures):
        if at < ALIKE or rate.unit != "%" or rate.change or rate.comparator != "=":
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
        if len(kin) == ALIKE and kin[0] is figures[at - 2] and len(deed) > 1:
            whole, part = kin
            told = tuple(deed + ending for ending in _DONE)
            if text[whole.end : part.start].endswith(told) and worth(part) <= worth(whole):
                bound = rate.start - part.end <= ADJOINING
                yield Growth(rate, (part, whole), worth(whole), worth(part), bound)
        elif len(kin) > ALIKE and rate.start - last.end <= ADJOINING:
            pairs = ((whole, part) for part in reversed(kin) for whole in kin if worth(whole) > worth(part))
            for whole, part in pairs:
                if bears(part, rate, whole):
                    yield Growth(rate, (part, whole), worth(whole), worth(part), bound=False)
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
    largest: dict[str, list[Quantity]] = {}  # the two largest before, by their unit, tell whether one alone is enough
    for place in range(1, len(figures) - 1):
        if not (before := figures[place - 1]).change:
            largest[before.unit] = nlargest(ALIKE, (*largest.get(before.unit, ()), before), key=worth)
        part, share = figures[place], figures[place + 1]
        lead = text[figures[place - 1].end : part.start]
        if "中" in lead and among(lead, figures[:place]):
            return
        if share.unit != "%" or share.comparator != "=" or not IS_SHARE.fullmatch(text, part.end, share.start):
            continue
        above = [one for one in largest.get(part.unit, ()) if worth(one) >= worth(part)]
        if whole is None or whole.unit != part.unit or worth(whole) < worth(part):
            whole = above[0] if len(above) == 1 and not _shared(text, figures, above[0]) else None
        if whole is not None and part.unit not in RATES and not part.change:
            yield Growth(share, (part, whole), worth(whole), worth(part), bound=True)
