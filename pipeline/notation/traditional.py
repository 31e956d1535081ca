"""Traditional signs: vocabularies are written in simplified ones and read both, sign by sign; places stay places."""

import re
from functools import cache

from msgspec import Struct

from pipeline.vocab import load


class TraditionalSigns(Struct, frozen=True, forbid_unknown_fields=True):
    """``vocab/traditional.toml``; its header explains the field."""

    pairs: str


@cache
def simplified_signs() -> dict[str, str]:
    """Each traditional sign with its simplified one."""
    return {pair[1]: pair[0] for pair in load("traditional", TraditionalSigns).pairs.split()}


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(simplified_signs())}]")


def traditional_signs(text: str) -> list[str]:
    """The traditional signs in a text, in reading order."""
    return _traditional().findall(text)


def simplified(text: str) -> str:
    """The text in simplified signs, as long as before.

    >>> simplified("二十個學分"), simplified("公頃")
    ('二十个学分', '公顷')
    """
    signs = simplified_signs()
    return _traditional().sub(lambda sign: signs[sign[0]], text)
