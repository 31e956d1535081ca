"""Wholes that the text breaks down: 37项招商活动。其中，市级10项，各县区19项，部门8项。"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from pipeline.checks.facts import Facts
from pipeline.checks.levels import change
from pipeline.checks.measures import TIME, based, dimension, same_kind, scale
from pipeline.checks.names import core
from pipeline.checks.part_ends import part_ends
from pipeline.checks.part_names import among, ends_alike, is_average, parallel, takes_up
from pipeline.model import Quantity

# 其中 names parts; 从分行业看： names all classes of what was said before.
_SORTS = "行业|产业|门类|类[型别]|方式|所在地|经营地|地区|区域|领域|用途|城乡|学段|级次|渠道|来源|品种|形态"
_BY_CLASS = (
    r"[从按分](?:[^,。;:\d\n]{1,8}(?:看|分):"
    rf"|(?!别)[^,。;:\d\n]{{0,8}}(?:{_SORTS})[^,。;:\d\n]{{0,2}}(?:看|分|统计),)"
)
CLASSED = re.compile(_BY_CLASS)
_MARK = re.compile(
    r"(?=[其从按分含包内])(?:其中(?![心央间期])|(?:(?<=[,(])(?:含|包括)|(?<=\()内(?=[一二两三四五六七八九十\d]))"
    rf"(?=[^\d,。;)]{{0,16}}\d)|{_BY_CLASS})"
)
_CLASSES = re.compile(r"[从按分]")
_OVERLAPPING = re.compile(r"经济类型|登记注册|注册类型|控股|所有制")  # 国有控股 may be 股份制 as well
_TIMED = re.compile(r"[年月季]")
_PARTING = re.compile(r"[。;\n]")
_OTHERWISE = re.compile(r"\s*[从按分][^。;:\d\n]{1,10}[分看计类]")  # 按客源地分，: the whole in another way
_STOP = re.compile(r"[。\n]")
# Between the whole and 其中: the whole's growth rate, a comma, a full stop; nothing that names another thing.
_MOST_BETWEEN = 40
_FAR = 300  # a classification follows the paragraph's opening figure with other breakdowns between
# 10亿元项目2个: the amount tells which projects; 200万元的标准: what each is given.
_ATTRIBUTE = re.compile(r"[^\d,。;、:()\s]{1,8}\d|的?标准")
_PAIR = 2
_DIGIT = re.compile(r"\d")
_MOST_BEFORE = 6  # figures in the stretch before 其中


class Breakdown(Struct, frozen=True):
    """A whole and the parts that the text names after 其中, in order; ``start``–``end`` is the stretch that says so,
    ``classes`` whether the parts are given as all classes of the whole (从分行业看), ``paired`` whether the same parts
    make another whole exactly (36个项目，投资450亿元，其中甲类15个、280亿元，…)."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    start: int
    end: int
    classes: bool = False
    paired: bool = False

    @property
    def mixed(self) -> bool:
        """Whether the parts are amounts in several currencies."""
        return not all(same_kind(part.unit, self.whole.unit) for part in self.parts)


def breakdowns(facts: Facts) -> Iterator[Breakdown]:
    """Every whole with the parts that follow its 其中.

    Guarantees: conditions, rates and shares are neither whole nor part; a part in brackets belongs to the one before.
    """
    quantities = [quantity for quantity in facts.quantities if _amount(facts.text, quantity)]
    starts = [quantity.start for quantity in quantities]
    last: Breakdown | None = None
    listed: set[int] = set()  # where the parts of the breakdown before stand
    marks = list(_MARK.finditer(facts.text))
    for mark, end in zip(marks, part_ends(facts, marks), strict=True):
        first = bisect_left(starts, mark.start())
        parts = quantities[first : bisect_left(starts, end)]
        before = quantities[max(0, first - _MOST_BEFORE) : first]
        if not parts or facts.sentence_at(mark.start()) is None:
            continue
        if not _CLASSES.match(mark[0]):
            if listed:  # 小学100人，其中公办80人；初中90人，其中公办70人: a part is no whole of its like
                named = {core(part.indicator) for part in parts}
                before = [one for one in before if one.start not in listed or core(one.indicator) not in named]
            found = _breakdowns(facts.text, before, parts, mark.start(), end)
            if len(found) == 1 and found[0].parts == tuple(parts):
                found = [_continued(facts, quantities, starts, found[0])]
            last = found[-1] if found else last
            listed = {part.start for one in found for part in one.parts} or listed
        else:
            found = _classified(facts, quantities, starts, last, mark)
            last = found[-1] if found else last
        yield from found


def _amount(text: str, quantity: Quantity) -> bool:
    """Whether the figure is an amount of something: no condition, rate, share, length of time or attribute."""
    return (
        quantity.role in ("measure", "count")
        and quantity.value is not None
        and not change(text, quantity)
        and dimension(quantity.unit) not in TIME
        and not (dimension(quantity.unit) == "money" and _ATTRIBUTE.match(text, quantity.end))
    )


def _breakdowns(text: str, before: list[Quantity], parts: list[Quantity], mark: int, end: int) -> list[Breakdown]:
    """The breakdown behind a mark; several where parts take up the names of several wholes (总产值 …, 增加值 …)."""
    near = [quantity for quantity in before if mark - _MOST_BETWEEN <= quantity.end <= mark]
    top = list(_unbracketed(text, mark, parts))
    top = top[1:] if top and near and top[0].raw == near[-1].raw else top  # 50人（含50人）
    far = [quantity for quantity in before if mark - _FAR <= quantity.end <= mark]
    whole = _whole(text, near, far, top) if near and top else None
    if whole is None:
        return []
    if len(top) > 1 and len(near) > 1:
        if _of_several(near, top, whole):
            return []
        whole = _made(near, top, whole)
    if pairs := _pairs(near, top, end):
        return pairs
    kept = list(takewhile(lambda part: same_kind(part.unit, whole.unit) or _currency(part, whole), top))
    kept = _of_the_whole(text, kept)
    groups: dict[int, tuple[Quantity, list[Quantity]]] = {}
    for part in kept:
        own = [one for one in near if one is not whole and same_kind(one.unit, part.unit) and takes_up(part, one)]
        of = own[-1] if own and not takes_up(part, whole) else whole
        groups.setdefault(of.start, (of, []))[1].append(part)
    return [Breakdown(of, tuple(its), of.start, end) for of, its in groups.values()]


def _made(near: list[Quantity], parts: list[Quantity], whole: Quantity) -> Quantity:
    """The figure before a list that its parts make exactly: 提案318件，立案290件，其中委员246件，集体44件.

    The one that they are said to be of where its first parts, or none of the figures, are made; a figure of its
    name in another section is no other whole, but what it ought to be.
    """
    kin = [part for part in parts if same_kind(part.unit, whole.unit)]
    sums = list(accumulate(based(part) or Decimal(0) for part in kin))
    if len(kin) < len(parts) or len(kin) < _PAIR or based(whole) in sums[1:]:
        return whole
    others = (
        one
        for one in reversed(near)
        if one.section_id == whole.section_id or core(one.indicator) != core(whole.indicator)
    )
    return next((one for one in others if same_kind(one.unit, whole.unit) and based(one) == sums[-1]), whole)


def _of_several(near: list[Quantity], parts: list[Quantity], whole: Quantity) -> bool:
    """建议120件，提案180件，其中A类210件，B类90件: parts of several figures together."""
    listed, kin = (
        [based(one) or Decimal(0) for one in some if same_kind(one.unit, whole.unit)]
        for some in (reversed(near), parts)
    )
    total = sum(kin, Decimal(0))
    return len(kin) >= _PAIR and based(whole) != total and total in list(accumulate(listed))[1:]


def _of_the_whole(text: str, parts: list[Quantity]) -> list[Quantity]:
    """The parts up to those of one of them: 专任教师280人，专任教师中高级职称90人."""
    for at, (before, part) in enumerate(pairwise(parts), 1):
        if among(text[before.end : part.start], parts[:at]):
            return parts[:at]
    return parts


def _pairs(near: list[Quantity], top: list[Quantity], end: int) -> list[Breakdown]:
    """The breakdowns of a number and an amount whose parts stand in turn: 15个、280亿元，12个、110亿元，9个、70亿元."""
    wholes, width = near[-_PAIR:], _PAIR
    if len(wholes) < width or len(top) < 2 * width or len(top) % width or same_kind(wholes[0].unit, wholes[1].unit):
        return []
    if not all(same_kind(part.unit, wholes[place % width].unit) for place, part in enumerate(top)):
        return []
    found = [Breakdown(whole, tuple(top[place::width]), whole.start, end) for place, whole in enumerate(wholes)]
    made = any(sum(based(part) or Decimal(0) for part in one.parts) == based(one.whole) for one in found)
    return [replace(one, paired=made) for one in found]


def _classified(
    facts: Facts, quantities: list[Quantity], starts: list[int], last: Breakdown | None, mark: re.Match[str]
) -> list[Breakdown]:
    """从分行业看：… takes up the whole of the breakdown before it, else the one amount of the sentence before it."""
    text, at = facts.text, bisect_left(starts, mark.start())
    stop = _STOP.search(text, mark.end())
    end = stop.start() if stop else len(text)
    listed = quantities[bisect_left(starts, mark.end()) : bisect_left(starts, end)]
    if last is not None and mark.start() - last.end <= _FAR and "\n" not in text[last.end : mark.start()]:
        whole: Quantity | None = last.whole
    else:
        whole = _subject(facts.text, quantities[max(0, at - _MOST_BEFORE) : at], mark.start())
    if whole is None or "其中" in text[mark.end() : end]:
        return []
    heads = _heads(text, [part for part in listed if same_kind(part.unit, whole.unit)])
    if len(heads) < _PAIR:
        return []
    made = sum((based(part) or Decimal(0) for part in heads), Decimal(0)) == based(whole)
    # 3月份，总额34亿元。按所在地分，一季度城镇94亿元: of another time.
    timed = _TIMED.search(text, mark.end(), heads[0].start) or any(
        one.period not in ("", whole.period) for one in heads
    )
    if not made and (timed or _OVERLAPPING.search(mark[0])):
        return []
    return [Breakdown(whole, tuple(heads), whole.start, end, classes=True)]


def _heads(text: str, parts: list[Quantity]) -> list[Quantity]:
    """The parts, those of one clause as its first where the list has several clauses: 甲100亿元，…；乙80亿元，…."""
    first = [part for before, part in pairwise(parts) if ";" in text[before.end : part.start]]
    return [parts[0], *first] if first else parts


def _subject(text: str, before: list[Quantity], mark: int) -> Quantity | None:
    """The amount that the sentence right before a classification is about, where it holds no other of its kind."""
    whole = before[-1] if before else None
    if whole is None or mark - whole.end > _MOST_BETWEEN or "\n" in text[whole.end : mark]:
        return None
    start = max(text.rfind(sign, before[0].start, whole.start) for sign in "。\n")
    alike = [one for one in before if one.start > start and same_kind(one.unit, whole.unit)]
    return whole if len(alike) == 1 and whole.comparator == "=" else None


def _whole(text: str, near: list[Quantity], far: list[Quantity], parts: list[Quantity]) -> Quantity | None:
    """The amount before 其中 that a part could be of: the one that its name takes up, else the nearest of its kind."""
    part = parts[0]
    kin = [quantity for quantity in near if same_kind(quantity.unit, part.unit)]
    named = [quantity for quantity in far if same_kind(quantity.unit, part.unit) and takes_up(part, quantity)]
    if kin and not named and is_average(kin[-1]) and not is_average(part):
        # 总产量183万吨，平均亩产400公斤，其中夏粮产量…: of the output, not of the yield
        kin = [one for one in kin if ends_alike(part, one)] or kin
    if kin and not named and text[kin[-1].end] != "(" and not ends_alike(part, kin[-1]):
        # 总产值69亿元，增加值37亿元。其中，渔业产值60亿元: the whole whose name ends as the part's does.
        most = max(based(one) or Decimal(0) for one in parts if same_kind(one.unit, part.unit))
        alike = [one for one in far if same_kind(one.unit, part.unit) and ends_alike(part, one)]
        alike = [one for one in alike if not _PARTING.search(text, one.end, kin[-1].start)]
        named = [one for one in alike if (based(one) or Decimal(0)) >= most]
    if named or kin:
        return (named or kin)[-1]
    return near[-1] if _currency(near[-1], part) else None


def _currency(one: Quantity, other: Quantity) -> bool:
    return all(len(scale(quantity.unit)[1]) == 3 and scale(quantity.unit)[1].isascii() for quantity in (one, other))


def _continued(facts: Facts, quantities: list[Quantity], starts: list[int], breakdown: Breakdown) -> Breakdown:
    """The breakdown with the parts behind its semicolon: 第一产业增加值…，增长3%；第二产业增加值…；….

    Nothing is taken up once the parts make the whole.
    """
    whole, parts, end = breakdown.whole, list(breakdown.parts), breakdown.end
    first = parts[0]
    left = (based(whole) or Decimal(0)) - sum((based(part) or Decimal(0) for part in parts), Decimal(0))
    while left > 0 and facts.text[end - 1] == ";" and (sentence := facts.sentence_at(end)) is not None:
        more = quantities[bisect_left(starts, end) : bisect_left(starts, sentence.end)]
        if not more or _DIGIT.search(facts.text, end, more[0].start) or not parallel(first, more[0]):
            break
        if _OTHERWISE.match(facts.text, end, more[0].start):
            break
        listed = list(takewhile(lambda part: parallel(first, part), more))
        left -= sum((based(part) or Decimal(0) for part in listed), Decimal(0))
        parts, end = parts + listed, sentence.end
    return Breakdown(whole, tuple(parts), breakdown.start, end)


def _unbracketed(text: str, at: int, parts: list[Quantity]) -> Iterator[Quantity]:
    """The parts that stand in no bracket opened behind ``at``; brackets are counted once, from part to part."""
    depth = 0
    for part in parts:
        depth += text.count("(", at, part.start) - text.count(")", at, part.start)
        at = part.start
        if depth <= 0:
            yield part
