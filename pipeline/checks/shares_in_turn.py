"""Shares in a row behind their parts (已完成286个，占82.2%；在建45个，占12.9%): the figures tell their whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.facts import Facts
from pipeline.checks.growth import ALIKE, IS_SHARE, MOST_BEFORE, PARAGRAPHS, RATES, Growth, bears, called
from pipeline.checks.levels import NEAR
from pipeline.checks.measures import worth
from pipeline.model import Quantity

_AMONG = re.compile(r"(?:^|(?<=[。\n]))\s*([^\d。;,:\n]{2,16})中,[^。\n]*$")  # 全市常住人口中，
_TELLING = 20  # a whole so small bears out shares by chance


def shares_in_turn(facts: Facts) -> Iterator[Growth]:
    """项目348个。已完成286个，占82.2%；在建45个，占12.9%: the whole that most shares in a row bear out."""
    figures = [one for one in facts.quantities if one.role != "condition"]  # 0—14岁人口55万人
    for run in _runs(facts.text, figures):
        first, unit = figures[run[0]], figures[run[0]].unit
        most = max(worth(figures[at]) for at in run)
        before = [one for one in figures[max(0, run[0] - MOST_BEFORE) : run[0]] if one.start > first.start - PARAGRAPHS]
        wholes = [one for one in before if one.unit == unit and one.comparator == "=" and worth(one) >= most]
        wholes += _named_above(facts.text, figures, run[0])
        held = [(sum(bears(figures[at], figures[at + 1], whole) for at in run), whole.start) for whole in wholes]
        count, start = max(held, default=(0, 0))
        whole = next((one for one in wholes if one.start == start), None)
        made = 2 * count >= len(run) and whole is not None and worth(whole) in _sums(figures, run)
        if whole is not None and (count >= ALIKE or made):
            sure = made or (len(run) - count <= 1 and worth(whole) > _TELLING)
            for at in run:
                yield Growth(figures[at + 1], (figures[at], whole), worth(whole), worth(figures[at]), sure)


def _named_above(text: str, figures: Sequence[Quantity], at: int) -> list[Quantity]:
    """全市常住人口中，男性…人，占50.9%: the last figure before of the name of what the parts are said to be of."""
    first = figures[at]
    lead = _AMONG.search(text, max(0, first.start - 2 * NEAR), first.start)
    if lead is None:
        return []
    return called(lead[1], [one for one in figures[:at] if one.unit == first.unit and one.end <= lead.start()])


def _sums(figures: Sequence[Quantity], run: list[int]) -> tuple[Decimal, ...]:
    """What the parts make together, and what they make with one more behind them that bears no share."""
    total = sum((worth(figures[at]) for at in run), Decimal(0))
    last = figures[run[0]].unit, run[-1] + ALIKE
    more = figures[last[1]] if last[1] < len(figures) and figures[last[1]].unit == last[0] else None
    return (total,) if more is None else (total, total + worth(more))


def _runs(text: str, figures: Sequence[Quantity]) -> Iterator[list[int]]:
    """The places of parts of one unit whose shares stand right behind them, one part after the other."""
    run: list[int] = []
    for at, (part, share) in enumerate(pairwise(figures)):
        if share.unit != "%" or share.change or share.comparator != "=" or part.value is None or part.unit in RATES:
            continue
        if not IS_SHARE.fullmatch(text, part.end, share.start):
            continue
        if run and (at - run[-1] != ALIKE or part.unit != figures[run[-1]].unit):
            if len(run) > 1:
                yield run
            run = []
        run.append(at)
    if len(run) > 1:
        yield run
