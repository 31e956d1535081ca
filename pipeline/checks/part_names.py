"""What the names of wholes and parts say of each other."""

from collections.abc import Sequence

from pipeline.checks.measures import same_kind
from pipeline.checks.names import core
from pipeline.checks.settings import settings
from pipeline.model import Quantity

_NAME = 3  # characters that make a name worth taking up: 总产值, 增加值
_LOOKED = 16  # figures before a part that it may be said to be among
_TAIL = 2  # characters at the end of names that parts of one list share


def is_average(quantity: Quantity) -> bool:
    """Whether a figure is so much a head, a mu or a day: 人均可支配收入, 亩产. Those of the parts make no whole."""
    return any(word in quantity.indicator for word in settings().averages)


def takes_up(part: Quantity, whole: Quantity) -> bool:
    """Whether a part's name ends with the whole's, which may lack its first two characters: 市级招商活动, 招商活动."""
    name = core(whole.indicator)
    return bool(name) and any(core(part.indicator).endswith(name[at:]) for at in (0, 2) if len(name) - at >= _NAME)


def ends_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two names end in the same two characters: 渔业产值, 总产值."""
    return core(one.indicator)[-_TAIL:] == core(other.indicator)[-_TAIL:] != ""


def among(lead: str, figures: Sequence[Quantity]) -> bool:
    """Whether the words before a figure say that it is among what another one names: 专任教师中."""
    return "中" in lead and any((name := core(one.indicator)) and f"{name}中" in lead for one in figures[-_LOOKED:])


def parallel(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are named as parts of one list: 第一产业增加值, 第二产业增加值; 东市, 西市."""
    mine, yours = core(one.indicator), core(other.indicator)
    if not mine or mine == yours or not same_kind(one.unit, other.unit):
        return False
    even = len(mine) == len(yours) and mine[-1] == yours[-1]
    return even or (min(len(mine), len(yours)) > _TAIL and mine[-_TAIL:] == yours[-_TAIL:])
