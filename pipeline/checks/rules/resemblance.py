"""When two titles are one, when one is a misprint of the other, and when they are two."""

import re
from functools import cache
from typing import Literal

from pipeline.checks.names import core

Likeness = Literal["same", "misprint", "reworded", "other"]

_LOOSE = re.compile(r"[\-—–―－~～_的]|(?<=.)(?:19|20)?年$")
# Two titles of one kind (…管理办法) have about half of their pairs of characters in common.
_MOSTLY = 0.7
_KIND = 2  # characters at the end of a title that say what kind of text it is
_SLIP = 1  # a misprint changes, drops or adds about one character; more is another wording


@cache
def likeness_of_titles(one: str, other: str) -> Likeness:
    """How two titles compare, whatever their blanks, brackets, dashes and 的; one may carry an issuer or a note.

    >>> likeness_of_titles("某局关于扩大规模问题请示", "关于扩大规模问题的请示")
    'same'
    >>> likeness_of_titles("全市造林绿化攻坚行动方案", "全市植林绿化攻坚行动方案")
    'misprint'
    >>> likeness_of_titles("地质险情调查专家组意见", "地质险情调查意见"), likeness_of_titles("奖励办法", "考核办法")
    ('reworded', 'other')
    """
    mine, yours = _LOOSE.sub("", core(one)), _LOOSE.sub("", core(other))
    if not mine or not yours:
        return "other"
    if _within(mine, yours) or _within(yours, mine):
        return "same"
    if _common(mine, yours) < _MOSTLY:
        return "other"
    stem = max(len(mine), len(yours)) - _KIND
    another_kind = mine[:stem] == yours[:stem] and mine[-1] != yours[-1]  # 任务分工表, 任务分工方案
    return "misprint" if abs(len(mine) - len(yours)) <= _SLIP and not another_kind else "reworded"


def _within(short: str, long: str) -> bool:
    return long.startswith(short) or long.endswith(short)


def _common(one: str, other: str) -> float:
    mine = {one[at : at + 2] for at in range(len(one) - 1)}
    yours = {other[at : at + 2] for at in range(len(other) - 1)}
    return 2 * len(mine & yours) / (len(mine) + len(yours)) if mine and yours else 0.0
