"""What a number without a name of its own measures: what was named before it."""

import re
from functools import cache
from itertools import pairwise

from pipeline.quantities.phrases import Phrase
from pipeline.quantities.roles import DURATION, dimension
from pipeline.quantities.sentence import Sentence
from pipeline.quantities.vocabulary import entries, words

_MANNER = re.compile(r"(?:保持|呈现|继续)?(?:快速|稳定|平稳|持续|较快|稳步|高速)\Z")  # 交易额保持快速|增长，由…
_SETTINGS = ("前提下", "基础上", "情况下", "背景下", "过程中", "同时")  # 在确保质量的前提下，建成500万套
# 进出口总值创历史新高，达到5379亿元; 人均收入保持全国领先，超过7万元: what is said of the thing before its figure
_TOPPED = re.compile(
    r"(.{3,40}?)(?:再?创(?:下|造|出)?(?:历史|同期|近年)?新高|(?:连续|持续|继续|始终)?(?:保持|稳居|位居|跃居|居|位列)(?:全国|全省|世界|全球|西部|中部)[^\d]{1,8})"
)
LONGEST_BEFORE = 30  # the name in a clause before the number's


@cache
def no_names() -> frozenset[str]:
    """Words that stand where a name does and are none (各市, 可比价)."""
    return frozenset(words().names.none.split())


def inherited(sentence: Sentence, before: int) -> str:
    """What a number at ``before`` measures where its own words name nothing; empty where nothing was named."""
    return measured_before(sentence, before) or _last_name(sentence) or _clause_before(sentence, before)


def measured_before(sentence: Sentence, before: int) -> str:
    """后机与前机的距离，不得小于50米: the clause directly before is what is measured, and nothing in it is yet."""
    clause = sentence.clause_before(before)
    if topped := _TOPPED.fullmatch(clause):
        clause = topped[1]
    elif not clause.endswith(entries(words().names.measured)):
        return ""
    at = sentence.view.rfind(clause, sentence.start, before)
    return "" if any(at < reading.end for reading in sentence.done) else Phrase(clause).name


def _clause_before(sentence: Sentence, before: int) -> str:
    """The name in the clause before, where nothing measured came yet: 提高基本养老金，人均增加1680元."""
    if sentence.done:
        return ""
    clauses = list(pairwise([sentence.start, *(mark + 1 for mark in sentence.marks if mark < before)]))
    for begin, end in reversed(clauses):
        timed = any(mention.start <= begin and end <= mention.end + 1 for mention in sentence.times)
        name = "" if timed else _MANNER.sub("", Phrase(sentence.view[begin : end - 1]).name)
        if name and name not in no_names() and not name.endswith(_SETTINGS):
            return name if len(name) <= LONGEST_BEFORE else ""
    return ""


def _last_name(sentence: Sentence) -> str:
    return next(
        (
            reading.indicator
            for reading in reversed(sentence.done)
            if reading.indicator
            and reading.rule != "gap"
            and dimension(reading.amount.unit) not in DURATION
            and not (reading.role == "condition" and dimension(reading.amount.unit) == "age")
        ),
        "",
    )
