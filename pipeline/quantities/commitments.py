"""Commitment words (力争, 确保, 预期目标): which one governs a number."""

import re
from functools import cache

from pipeline.quantities.amount import Amount
from pipeline.quantities.sentence import Sentence
from pipeline.quantities.vocabulary import alternatives, words

_FAR = re.compile(r"(预期)(?:性|主要)?目标|主要(预期)目标")
_NOT_MODALITY = re.compile(
    r"预期性|一般(?:公共|贸易|性|工业|纳税|债|项目|应|不)|拟[定订人]|计划(?!建设|投资|实施|新增|完成|到|用|安排|培育|新建|引进|总投资)|争取(?:煤炭|国家)"
)


@cache
def _modality_words() -> re.Pattern[str]:
    return re.compile(alternatives(words().modality.words.split()))


def modality(sentence: Sentence, amount: Amount, condition: bool) -> str:
    clause = sentence.clause(amount.start)
    own = _last(sentence, clause, amount.start)
    if own:
        return own[0]
    if condition:
        return ""
    far = _FAR.search(sentence.view, sentence.start, amount.start)
    if far:
        return far[1] or far[2]
    segment = max(sentence.view.rfind(mark, sentence.start, amount.start) for mark in ";；") + 1
    carried = _last(sentence, max(segment, sentence.start), clause, opening=True)
    return carried[0] if carried and carried[0] not in words().modality.near.split() else ""


def _last(sentence: Sentence, start: int, end: int, *, opening: bool = False) -> tuple[str, int] | None:
    found = None
    for match in _modality_words().finditer(sentence.view, start, end):
        if _NOT_MODALITY.match(sentence.view, match.start()) or sentence.view[
            match.start() - 1 : match.start()
        ] in tuple("模虚动"):
            continue
        if opening and not _opens(sentence, match.start()):
            continue
        found = match[0], match.start()
    return found


def _opens(sentence: Sentence, at: int) -> bool:
    clause = sentence.clause(at)
    return at == clause or any(mention.start == clause and mention.end == at for mention in sentence.times)
