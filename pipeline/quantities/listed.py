"""Names and amounts that a list matches one to one: 营业总收入、利润总额分别增长97.3%、27.7%."""

import re
from functools import cache

from pipeline.quantities.amount import Amount
from pipeline.quantities.phrases import Phrase
from pipeline.quantities.sentence import Sentence
from pipeline.quantities.vocabulary import alternatives, words

# 普及率, 参与率, 缓和: the sign is part of a word there
_ITEM_MARK = re.compile(r"、|以及|(?<![普涉触波顾])及(?![时格第其])|(?<![饱总温缓共中])和(?![谐解])|(?<![参给赋授])与")

_NUMBERED = re.compile(
    r"(?P<numbers>第?[一二三四五](?:(?:、|和)第?[一二三四五])+)(?P<thing>次?产业.*)"
)  # 一、二、三产业增加值


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
        return [number + numbered["thing"] for number in re.split("[、和]", numbered["numbers"])]
    items = [item for item in _ITEM_MARK.split(names) if item]
    head = _head().search(items[-1]) if len(items) > 1 else None
    if head and head.start() and not any(_WITH_HEAD.search(item) or _head().search(item) for item in items[:-1]):
        items[:-1] = [item + head[0] for item in items[:-1]]  # 粮食、蔬菜|产量
    return items


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words().names.heads.split())})\Z")


# a name with a noun of its own that measures: 社会消费品零售总额、固定资产投资
_WITH_HEAD = re.compile(
    r"(?:[率量数额值价费税款次比]|GDP|投入|消费|能耗|贷款|存款|规模|收支|支出|标准|养老金|面积|指数|就业|外贸|外资)\Z"
)
