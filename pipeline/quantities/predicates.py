"""Verbs around a number: which of them govern the name before it, which end the noun after it."""

import re
from functools import cache

from pipeline.quantities.phrases import SHORTEST_COUNTED, name_of
from pipeline.quantities.sentence import Sentence
from pipeline.quantities.vocabulary import alternatives, words


@cache
def _names_kept() -> re.Pattern[str]:
    """认定标准, 培训中心: the verb is part of the name."""
    return re.compile(alternatives(words().names.kept.split()))


@cache
def governing() -> re.Pattern[str]:
    """Verbs whose object is what the number measures."""
    return re.compile(alternatives(words().roles.governing.split()))


_NOUNS_AS_WELL = ("培训", "资助", "接待")  # 开展职业技能培训3万人次; 每年培训3万人次 names nothing

# 惠及461万人次: the verb alone says what is counted; 办理复核案件的警察: it says of whom
_ALSO_DESCRIBING = ("办理", "惠及")
_OF = re.compile("[的之]|手续|业务|注册")


def _describes(verb: re.Match[str]) -> bool:
    alone = verb.end() == len(verb.string)
    return verb[0] in _ALSO_DESCRIBING and (alone or _OF.search(verb.string, verb.end()) is not None)


@cache
def _start_verb() -> re.Pattern[str]:
    return re.compile(
        rf"[\u4e00-\u9fff]{{2}}了[\u4e00-\u9fff]|的?(?!{alternatives(words().inside.split())})(?:{alternatives(words().verbs.split())})"
    )


def governed(sentence: Sentence, name: str) -> str:
    """The name in the words before a number: what its last governing verb has behind it."""
    found = (one for one in reversed(list(governing().finditer(name))) if not _describes(one))
    match = next(found, None)
    if match and _names_kept().match(name, match.end()):
        return name
    if match and len(name) - match.end() >= 2:
        return name_of(name[match.end() :])
    called = match and match[0] in _NOUNS_AS_WELL and match.start() >= SHORTEST_COUNTED
    return "" if match and match.end() == len(name) and not called else name


def predicate(sentence: Sentence, end: int) -> bool:
    """Whether a predicate begins at ``end``, so that no noun follows the number."""
    return bool(_start_verb().match(sentence.view, end))
