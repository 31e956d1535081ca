"""Noun phrases around a number: what stands before it and after it, without the words that are part of neither."""

import re
from functools import cache

from pipeline.quantities.vocabulary import alternatives, entries, inverted, words
from pipeline.quantities.words import word_start

BOUNDARY = frozenset("，,。;；:：!！?？")
# A thing measured has a short name; more text than this before a number is not its name.
LONGEST_NAME = 48

# A thing counted has at least a name of two characters.
SHORTEST_COUNTED = 2

_FILLER = "\ufffc"
_CLOSED_BRACKET = re.compile(r"[(（][^()（）]*[)）]")


def masked(view: str, start: int, end: int) -> str:
    """``view[start:end]`` with closed parentheses filled, so that clause marks inside them do not cut the phrase."""
    text = view[start:end]
    return _CLOSED_BRACKET.sub(lambda match: _FILLER * len(match[0]), text) if "(" in text or "（" in text else text


_BEFORE_HAVING = "所国私公享拥占具保持现含没固特稀只未实备另留"  # 国有, 实有: words that end in 有


@cache
def _trailing() -> re.Pattern[str]:
    listed = {*words().trailing.split(), *inverted(words().bounds.before), *inverted(words().changes)}
    listed |= set(inverted(words().change_nouns))
    found = alternatives(word[::-1] for word in listed - {"得"})
    kept = alternatives(word[::-1] for word in {*words().inside.split()} - listed)  # 供应: 应 is part of the word
    return re.compile(rf"(?:(?!{kept})(?:{found})|得(?![所取获])|有(?![{_BEFORE_HAVING}])|[、“”‘’\"《》]|{_FILLER})*")


@cache
def _leading() -> re.Pattern[str]:
    leading = words().leading.split()
    kept = alternatives({*words().inside.split(), *words().names.opening.split()} - {*leading})
    return re.compile(rf"(?:(?!{kept})(?:{alternatives(leading)})|[、”’\"》—·\-*#]|{_FILLER})+")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?P<noun>{alternatives(words().inside.split())})|{alternatives(words().verbs.split())}")


_RATIOS = (
    "城乡居民收入比",
    "城乡居民人均收入比",
    "城乡收入比",
    "性别比",
    "性別比",
    "抚养比",
)  # 比 compares nothing there
_COMPARISON = re.compile(
    r"(?:(?<![占可之对分])比(?![例重率较值])|(?<!(?<!占)比)较(?![大小多少高低强好快为])|(?:(?<![参合相])与|(?<![合协共相会])同)(?=[去上]|“|\d{4}))"
    r"(?:去年|上年|上一年|同期|“[^”]*”时?期?末?|\d{4}年?[^，,]{0,4}?|全国|全省|年度计划|[^，,]{1,8}?)?(?:同期|相比|比较|时期)?\Z"
)
_GAP = re.compile(r"(?<![不得能应])(?:高于|低于|超过|高出|领先|快于|优于|好于)[^，,]{0,14}\Z")
_OPEN_TIME = re.compile(
    r"(?:到|至|截至|自|从|在)?(?:\d{4}年(?:底|末|初|起|以来|度)?(?:\d{1,2}月(?:底|末|\d{1,2}日)?)?(?:[以之]?前(?![一二三四五六七八九十\d期景沿身人]))?|今年|去年|全年|上年(?!结转|度?实际)|年末|年底|“[一二三四五六七八九十]{1,3}五”(?:时期|期间|以来)|(?:前[一二三]|第?[一二三四])季度|[上下]半年|今后|近(?=[\d一二三四五六七八九十两几年来期]))+[,，]?(?:以来|期间)?|[\u4e00-\u9fff]{0,4}年度内"
)


@cache
def _over() -> re.Pattern[str]:
    return re.compile(rf"[应按]?(?:{alternatives(inverted(words().bounds.over))})")


@cache
def _ends_granting() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words().roles.grants.split())})\Z")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{alternatives(inverted(words().bounds.part))})(?!部分)(?=[^，,]{{2,}}\Z)")


_TIME_ENDS = frozenset("年底末初度期半在现前来间")  # the last signs of what _LATE_TIME finds
_SUMS = re.compile(r"[量额数值价]\Z")
_LATE_TIME = re.compile(
    r"(?:(?:19|20)\d\d年?(?:底|末|初|度)?|[去今上]年(?:同期|底|末|度)?|年[初末底]|[上下]半年|[一二三四]季度|现在?|目前|当前|本世纪以来|“[^”]{1,6}”(?:时期|期间|末)|以来)\Z"
)


def _without_tail(name: str) -> str:
    match = _trailing().match(name[::-1])
    return name[: len(name) - match.end()] if match else name


# Every word of [bounds.over] and [bounds.part], and of _GAP, holds one of these; and of _COMPARISON one of those.
_BOUND_SIGNS = frozenset("不低高超过大多少小于出先优至未达最")
_COMPARING_SIGNS = frozenset("比较与同")
_CLOSING = {"”": "“", "》": "《"}


class Phrase:
    """The words before a number: the ``name`` of what is measured and the ``tail`` between it and the number."""

    __slots__ = ("gap", "name", "tail")

    def __init__(self, text: str) -> None:
        match = _trailing().match(text[::-1])
        cut = len(text) - (match.end() if match else 0)
        name, self.tail = text[:cut], text[cut:]
        if self.tail[:1] in _CLOSING and name.count(_CLOSING[self.tail[0]]) > name.count(self.tail[0]):
            name, self.tail = name + self.tail[0], self.tail[1:]  # 工业“标准地”: the mark closes what the name opens
        self.gap = False
        if name[-1:] in _TIME_ENDS and (time := _LATE_TIME.search(name)):
            match = _trailing().match(name[: time.start()][::-1])
            cut = time.start() - (match.end() if match else 0)
            name, self.tail = name[:cut], name[cut:] + self.tail
        signs = set(name)  # most names hold no sign that the patterns below begin with
        if not signs.isdisjoint(_BOUND_SIGNS) and (over := _over().search(name)):
            granting = _ends_granting().search(name[: over.start()]) is not None
            subject = name_of(_without_tail(name[: over.start()]))
            if len(subject) > 1 and not granting and subject[-1] not in "但可按并且":
                name = _without_tail(name[: over.start()])
            else:
                name = name[over.end() :]
        plain = signs.isdisjoint(_COMPARING_SIGNS) or name.endswith(_RATIOS)
        comparison = None if plain else _COMPARISON.search(name)
        if comparison:
            match = _trailing().match(name[: comparison.start()][::-1])
            cut = comparison.start() - (match.end() if match else 0)
            name, self.tail = name[:cut], name[cut:] + self.tail
        elif signs.isdisjoint(_BOUND_SIGNS):
            pass
        elif (base := _part().search(name)) and (self.tail.startswith("的") or _SUMS.search(name)):
            name, self.tail = name[: base.start()], name[base.start() :] + self.tail
        elif name.endswith("领先") and self.tail.startswith("的"):
            pass  # 技术领先的2座电站: no distance to anything
        elif gap := _GAP.search(name):
            self.gap = True
            self.tail = name[gap.start() :] + self.tail
            name = name[: gap.start()].removesuffix("分别")
        if "按" in name and (rule := _RULED.match(name)):
            name = name[rule.end() :]
        self.name = "" if name.endswith(("以及", "或者")) else name_of(name)


_RULED = re.compile(r".*(?:已|均|仍|统一)按照?(?=.{4})")  # 财政已按|教育支出占生产总值的4%编制预算
_BASIS = re.compile(r"\A(?:依照|依据|按照|根据)[^，,]{1,40}规定(?!的)")
# 可将|处方用药量放宽至3个月; 对单位处以|违法所得一倍的罚款; 以|全体议员三分之二多数通过: who does it stands before
_LED = re.compile(
    r".*(?:(?:可以?|应当?|要|须|需|已|拟)[将把]|处以|(?:部门|机关|机构)处(?![理置分罚])|(?:偿付|付给)[^，,]{1,8}?以|(?:以|经|由|获得?|有)(?=全体|出席|到会|在场))(?=..)"
)
_LED_SIGN = re.compile("[将把处付席场]|全体|到会")  # one of these is in all that _LED finds, and in few names
_LABEL = re.compile(
    r"\A(?:\*\*)?(?:【[^【】]{1,40}】|[①-⑳⑴-⒇]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[.．]\d{1,2})+[.．、]?|\d{1,2}[.．、]|第[一二三四五六七八九十百零\d]{1,6}[条章节](?:\*\*)?|[一二三四五六七八九十]{1,3}(?:[是.．]|、(?![二三四]、?[三四]?次?产业)))"
)


def name_of(text: str) -> str:
    """The name within ``text``: no words that only lead to it, no time, at most ``LONGEST_NAME`` characters."""
    text = _behind(_LABEL, text[-LONGEST_NAME:])
    while text:
        rest = _behind(_BASIS, _behind(_OPEN_TIME, text))
        rest = _behind(_LED, rest) if _LED_SIGN.search(rest) else rest
        match = _leading().match(rest)
        rest = rest[word_start(rest, match.end()) :] if match else rest
        if rest == text or (len(rest) == 1 and len(text) <= SHORTEST_COUNTED + 1):
            break  # 建设期, 培育库: the word that leads to names is part of this one
        text = rest
    name = balanced(text.replace(_FILLER, ""))
    return name if (len(name) > 1 and _LETTER.search(name)) or name in entries(words().names.short) else ""


def _behind(opening: re.Pattern[str], text: str) -> str:
    """The text without what it opens with."""
    found = opening.match(text)
    return text[found.end() :] if found else text


_LETTER = re.compile(r"[^\W\d_]")


def balanced(text: str) -> str:
    """Without quotation marks or brackets whose partner is not in the text, at either end."""
    if _PAIRED.search(text):
        text = _paired(text)
    return text.strip("、,，的 ·—-×±÷_．")


def _paired(text: str) -> str:
    for opening, closing in ("“”", "《》", "()", "（）", "‘’"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text


_PAIRED = re.compile("[“”《》()（）‘’]")
_NOUN_END = re.compile(rf"[{''.join(sorted(BOUNDARY))}、(（)）〔〕{_FILLER}]")
_CLASSICAL_OF = re.compile("之(?![前后内间中外上下])")  # 三个月以上之复健疗养
_AND_BEFORE = re.compile(r"\A(?:以及|或者|和(?![美谐平睦解])|[与及或])+")
_BOUNDED = re.compile("(?:以上)?(?:以下)?(?:以内)?(?:左右)?(?:人民币)?")
_JOINED_ON = re.compile("(?:以及|或者|或|(?<![饱总温缓共])和)\\Z")  # 5个海外分中心和|2个服务站点
# 1000万以上|一般不高于3%
_ADVERBS = re.compile("(?:一般|虽然|逐步|顺利|全部|(?<![平人年月日户])均|(?<![首成古])都|[也仍不未])+\\Z")
# 45个部门|及其所属126家单位, 12个部门|年初预算未细化: what stands beside, or when
_APART = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:及其|年[初末底]|(?:19|20)\d\d年)")
_WHEN = re.compile("时(?![间长段速效代期刻钟机])")
_AMONG = re.compile("(?<=..)(?<![高初途集其空水手期当])中\\Z")  # 618个药品和制剂中
_SHORT_BRACKET = re.compile(r"[^\ufffc]{1,3}\ufffc{3,8}(?!\ufffc)")


def _to_mark(text: str) -> str:
    return next((text[:at] for at, sign in enumerate(text) if sign in BOUNDARY), text)


def noun_after(view: str, start: int, end: int) -> str:
    """The noun phrase that follows a number, to the next mark or predicate, with a short bracket (县（市）)."""
    text = masked(view, start, end)
    bracket = _SHORT_BRACKET.match(text)
    stop = _NOUN_END.search(text, bracket.end() if bracket else 0)
    cut = stop.start() if stop else len(text)
    if text[cut : cut + 1] == "、" and text.startswith(("有", "具有", "具备"), 0) and "的" in text[cut:]:
        return balanced(_to_mark(text[text.rindex("的") + 1 :]))
    if text[cut : cut + 1] == _FILLER and _AND_BEFORE.match(text):
        return ""  # 副主任二人和|委员七人: the next item, with its own number
    phrase = _behind(_AND_BEFORE, view[start : start + cut])
    phrase = _behind(_BOUNDED, phrase)
    if phrase.startswith("者") or _WHEN.match(phrase):
        return ""  # 年满60周岁以上者: who meets the bound, 水温20度时启动: when, no thing
    if phrase.startswith("的") or _CLASSICAL_OF.match(phrase):
        phrase = phrase[1:]
    phrase = _JOINED_ON.sub("", phrase)
    phrase = phrase.removesuffix("之一")
    if (apart := _APART.search(phrase)) and "的" not in phrase[apart.end() :]:
        phrase = phrase[: apart.start()]
    found = (match for match in _verbs().finditer(phrase) if match.start() and not match["noun"])
    predicate = next((match for match in found if match.start() >= SHORTEST_COUNTED or _is_short(phrase[:1])), None)
    if predicate and predicate.end() == len(phrase) and predicate[0] in entries(words().verbal_nouns):
        predicate = None
    rest = phrase[predicate.start() :] if predicate else ""
    stated = predicate is not None and (predicate[0] in ("是", "将", "把", "对于") or predicate[0][-1] == "了")
    whole = predicate is not None and (len(predicate[0]) > 1 or predicate[0] == "均")
    if predicate and (stated or "的" not in (rest.rstrip("的") if whole else rest)):
        phrase = phrase[: predicate.start()]
    if "的" in phrase and len(phrase) > 24:
        phrase = phrase[phrase.rindex("的") + 1 :] or phrase
    return balanced(_AMONG.sub("", _ADVERBS.sub("", _without_deed(phrase))))


def _is_short(sign: str) -> bool:
    """Whether one sign alone is a name (县, 桥)."""
    return sign in entries(words().names.short)


@cache
def _deeds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    done, named = alternatives(words().deeds.done.split()), alternatives(words().deeds.named.split())
    manner = alternatives(words().deeds.manner.split())
    return re.compile(rf"(?:的|等)?(?:{manner})*(?:{done})\Z"), re.compile(rf"的[^的]{{0,6}}(?:{done}|{named})\Z")


def _without_deed(phrase: str) -> str:
    """重点园区招商 and 子基金的投资决策工作: what is done with the things is not what is counted."""
    done, named = _deeds()
    deed = named.search(phrase) or done.search(phrase)
    return phrase[: deed.start()] if deed and deed.start() >= SHORTEST_COUNTED else phrase
