"""Names and amounts that a list matches one to one: 营业总收入、利润总额分别增长97.3%、27.7%."""

import re

from pipeline.quantities.amount import Amount
from pipeline.quantities.phrases import Phrase
from pipeline.quantities.sentence import Sentence

# 普及率, 参与率, 缓和: the sign is part of a word there
_ITEM_MARK = re.compile(r"、|以及|(?<![普涉触波顾])及(?![时格第其])|(?<![饱总温缓共中])和(?![谐解])|(?<![参给赋授])与")

_NUMBERED = re.compile(r"(?P<numbers>[一二三四五](?:、[一二三四五])+)(?P<thing>次?产业.*)")  # 一、二、三产业增加值


def list_names(sentence: Sentence, phrase: Phrase, chain: list[Amount], tail: str) -> list[str] | None:
    """One name per amount where A、B分别 or a bare list matches them one to one."""
    last = sentence.done[-1] if sentence.done else None
    if not phrase.name and "分别" in tail and last and last.subject and last.end == chain[0].start - len(tail):
        items = _items(last.subject)  # 营业总收入、利润总额五年分别增长97.3%、27.7%
        if len(items) == len(chain):
            return items
    if not phrase.name and ("分别" in tail or len(chain) > 1):
        known = [reading.indicator for reading in sentence.done if reading.role != "condition" and reading.indicator]
        size = len(chain)
        if "分别" in tail and size > 1 and len(known) >= size:
            return known[-size:]
        return None
    if len(chain) < 2:
        return None
    items = _items(phrase.name)
    return items if len(items) == len(chain) else None


def _items(names: str) -> list[str]:
    if numbered := _NUMBERED.fullmatch(names):
        return [number + numbered["thing"] for number in numbered["numbers"].split("、")]
    return [item for item in _ITEM_MARK.split(names) if item]
