"""Amounts of change (增长5%, 减少三分之一): the kind of change and the name of what changes."""

import re
from functools import cache

from pipeline.quantities.amount import Amount
from pipeline.quantities.phrases import Phrase
from pipeline.quantities.roles import SHARE_UNITS, dimension
from pipeline.quantities.vocabulary import alternatives, inverted, words

_CHANGE_OBJECT = re.compile(r"(?:.*?)(提高|增加|减少|降低|上调|下调|削减|压减)(?!到|至|了|值|但)([^，,、]{2,})\Z")
_LEVEL = re.compile(r"到|至|达|为|占")


@cache
def _change_words() -> tuple[re.Pattern[str], dict[str, str]]:
    table = inverted(words().changes) | inverted(words().change_nouns)
    listed = alternatives(table)
    no_change = rf"[加增]减|新增|[至最][少多]|减按|加按|减免|(?:{listed})(?:到|至|为|了到|成)"
    return re.compile(rf"(?:{no_change})|({listed})(?![的于])"), table


def change(amount: Amount, phrase: Phrase, left: str, tail: str) -> tuple[str, str]:
    if amount.kind == "fold":
        return "翻番", phrase.name
    pattern, table = _change_words()
    told = reversed(list(pattern.finditer(phrase.tail, phrase.tail.rfind("但") + 1))) if phrase.tail else ()
    match = next((found for found in told if found[1]), None)
    if match and "比重" not in tail[match.end() :]:
        return table[match[1]], phrase.name
    level = _LEVEL.search(tail)
    if level or (amount.kind != "fraction" and (amount.unit in SHARE_UNITS or amount.unit == "百分点")):
        return "", phrase.name
    taken = None if left.endswith(("起", "后", "前", "内")) else _CHANGE_OBJECT.match(left)
    if (
        taken
        and Phrase(taken[2]).name
        and (amount.kind == "fraction" or dimension(amount.unit) not in ("count", "people", "area", "length"))
    ):
        return table[taken[1]], Phrase(taken[2]).name
    return "", phrase.name
