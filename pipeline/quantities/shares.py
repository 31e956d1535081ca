"""What a share, a fraction or a multiple is of, or is the share that."""

import re

from pipeline.quantities.inherited import inherited
from pipeline.quantities.phrases import Phrase
from pipeline.quantities.predicates import governed, predicate
from pipeline.quantities.sentence import Sentence
from pipeline.quantities.vocabulary import entries, words

_OF = re.compile(r"^(.*?)占(.+?)的?\Z")
_REACHED = re.compile(r"^(.{2,}?)(?:达到|不低于|不少于|应当?为|须为)(.{2,}?)的?\Z")  # 注册人数达到常住人口的20%
# 履约保证金为|合同总价的5%; 税收收入完成|年初预算的98%; 预算的102%: a part of a base or of a plan is its subject's
_BASED = re.compile(
    r"^(?:(.{2,}?)(?:(?<![行作认因成人称分视列定名])为|[仅就]是)(?!每|.*的).{2,}"
    r"|(?:(.{2,}?)(?:完成|实现))?(?:年初|调整后?|全年|年度|年)?(?:预算|计划|目标任务|任务|执行)数?)\Z"
)
_HOLDING = ("代表", "持有", "拥有", "享有", "单独持有", "合计持有", "减征", "加征")
_ACCORDING = ("按", "按照", "以", "在")  # 按15%的税率
_RATES = ("税率", "利率", "费率", "汇率")


def of_share(sentence: Sentence, name: str, tail: str, noun: str, end: int, verbal: bool) -> tuple[str, str]:
    """The indicator of a share, and the id of the rule that found it.

    ``name``, ``tail`` and ``noun`` are the words around the share, ``verbal`` says that a verb alone stands before it.
    """
    subject = _of_base(sentence, name, end) if tail.startswith("的") else ""
    return (subject, "before") if subject else _of_whole(sentence, name, tail, noun, end, verbal)


def _of_whole(sentence: Sentence, name: str, tail: str, noun: str, end: int, verbal: bool) -> tuple[str, str]:
    attributive = bool(noun) and sentence.view[end : end + 1] == "的"
    held = name in _HOLDING and not attributive  # 代表十分之一以上表决权的股东
    if attributive and name and noun.endswith(_RATES):
        return name.removesuffix("现行") + noun, "before"  # 制造业现行16%的税率
    if noun and (held or verbal or tail.endswith("、") or (attributive and tail.endswith(_ACCORDING))):
        return noun.partition("的")[0] if held else noun, "after"
    whole = _OF.match(name)
    if whole and not name.endswith(("比重", "比例", "占比", "份额")):
        subject, of = governed(sentence, Phrase(whole[1].strip("约以")).name), whole[2]
        if noun and sentence.view[end : end + 1] == "的" and of.strip("约近") in entries(words().roles.whole):
            return noun, "after"
        if subject:
            return subject, "before"
        if of.strip("约近") in entries(words().roles.whole):
            return inherited(sentence, end), "inherited"
        return of, "before"
    if reached := _REACHED.match(name):
        return governed(sentence, Phrase(reached[1]).name) or name, "before"
    if name in entries(words().roles.generic) or name.startswith("占"):
        before = inherited(sentence, end)
        return (before if before.endswith(name) else before + name), "inherited"
    if name:
        return name, "before"
    if noun and sentence.view[end : end + 1] == "的":
        return noun, "after"
    before = inherited(sentence, end)
    if noun and not predicate(sentence, end) and not before:
        return noun, "after"
    return before, "inherited"


def _of_base(sentence: Sentence, name: str, end: int) -> str:
    """What a part of its base is said of; empty where no base is named."""
    based = _BASED.match(name)
    if based is None:
        return ""
    own = based[1] or based[2]
    return governed(sentence, Phrase(own).name) if own else inherited(sentence, end)
