"""Commitment words (力争, 确保, 预期目标): which one governs a number."""

import re
from functools import cache

from pipeline.quantities.amount import Amount
from pipeline.quantities.sentence import Promises, Sentence
from pipeline.quantities.vocabulary import alternatives, entries, words

_FAR = re.compile(r"(预期)(?:性|主要)?目标|主要(预期)目标")
_NOT_MODALITY = re.compile(
    r"预期(?:性|寿命|收入)|一般(?:公务|工商|商业|预算|债券|公众|职工|家庭|建筑|程序|固体|固废|农|居民|企业|民事|人|公共|贸易|性|工业|纳税|债|项目|应|不(?!超|少|低|高|得))|拟[定订人]|拟建(?=[、的和])|计划(?!建设|投资|实施|新增|完成|到|用|安排|培育|新建|引进|总投资)|争取(?:煤炭|国家)"
)


_INSIDE = tuple("模虚动")  # 模拟, 虚拟


@cache
def _modality_words() -> re.Pattern[str]:
    return re.compile(alternatives(words().modality.words.split()))


def promises(view: str, start: int, end: int) -> Promises:
    """The commitment words of ``view[start:end]``; 模拟 and 虚拟 hold none."""
    near = [
        (match.start(), match[0])
        for match in _modality_words().finditer(view, start, end)
        if not _NOT_MODALITY.match(view, match.start()) and view[match.start() - 1 : match.start()] not in _INSIDE
    ]
    far = [(match.end(), match[1] or match[2]) for match in _FAR.finditer(view, start, end)]
    return Promises(near, far)


def modality(sentence: Sentence, amount: Amount, condition: bool) -> str:
    clause = sentence.clause(amount.start)
    if not sentence.promises.near and not sentence.promises.far:
        return ""
    own = _last(sentence, clause, amount.start)
    if own:
        return own[0]
    if condition:
        return ""
    far = next((word for end, word in sentence.promises.far if end <= amount.start), "")
    if far:
        return far
    segment = max(sentence.view.rfind(mark, sentence.start, amount.start) for mark in ";；") + 1
    carried = _last(sentence, max(segment, sentence.start), clause, opening=True)
    return carried[0] if carried and carried[0] not in entries(words().modality.near) else ""


def _last(sentence: Sentence, start: int, end: int, *, opening: bool = False) -> tuple[str, int] | None:
    return next(
        (
            (word, at)
            for at, word in reversed(sentence.promises.near)
            if start <= at < end and (not opening or _opens(sentence, at))
        ),
        None,
    )


def _opens(sentence: Sentence, at: int) -> bool:
    clause = sentence.clause(at)
    return at == clause or any(mention.start == clause and mention.end == at for mention in sentence.times)
