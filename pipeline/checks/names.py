"""When two names mean the same: indicator words of the text against the names in a table's header."""

import re
from functools import cache

from pipeline.checks.settings import settings
from pipeline.notation.forms import fold

_NOISE = re.compile(r"[\s“”‘’\"'《》〈〉()（）\[\]【】:：,，、.。;；·]+")
_EVERYWHERE = re.compile(r"^全[国省市县区州]")
_SHORTEST = 2  # one character (额, 数) is no name
SAME, CLOSE, LOOSE = 3, 2, 1


@cache
def core(name: str) -> str:
    """A name without blanks, quotation marks, brackets and the words that only say that it is a part.

    >>> core("其中 工业项目（个）"), core("“五大 攻坚任务”")
    ('工业项目个', '五大攻坚任务')
    """
    plain = _NOISE.sub("", fold(name))
    for word in settings().part_words:
        plain = plain.removeprefix(word)
    return plain


def placeless(name: str) -> str:
    """A name without the area that it is of in all: 全市能源消费总量 is what a table of the city calls 能源消费总量."""
    return _EVERYWHERE.sub("", name)


@cache
def likeness(indicator: str, name: str) -> int:
    """How surely ``indicator``, words of the text, names what ``name``, words of a table, names: 3 to 0.

    3 the same words; 2 one ends or begins with the other; 1 the name's two halves stand in the indicator in order, with
    other words (a condition) between.

    >>> likeness("外资", "实际利用外资"), likeness("签约投资超3000万元项目", "签约项目"), likeness("内资", "外资")
    (2, 1, 0)
    """
    mine, other = core(indicator), core(name)
    if len(mine) < _SHORTEST or len(other) < _SHORTEST:
        return 0
    if mine == other:
        return SAME
    short, long = sorted((mine, other), key=len)
    if long.endswith(short) or (len(short) > _SHORTEST and long.startswith(short)):
        return CLOSE
    return LOOSE if _halves(short, long) else 0


def _halves(short: str, long: str) -> bool:
    """Whether ``short`` cut in two, each half of two characters or more, opens and closes ``long``."""
    return any(
        long.startswith(short[:cut]) and long.endswith(short[cut:])
        for cut in range(_SHORTEST, len(short) - _SHORTEST + 1)
    )
