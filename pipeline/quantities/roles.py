"""Roles (作用): whether a number is set, a threshold, a count of listed things, a share or a rate."""

import re
from functools import cache

from pipeline.model import Comparator, Role
from pipeline.notation.units import names
from pipeline.quantities.amount import Amount
from pipeline.quantities.vocabulary import alternatives, words

SHARE_UNITS = frozenset(["%", "‰", "‱", "成"])
RATE_UNITS = SHARE_UNITS | {"百分点", "倍", "", "千分点", "基点"}
DURATION = frozenset(["duration", "months"])

_CLOSING = re.compile(r"[^，,。;；:：]{0,12}?的[,，;；:：]")
_CLOSING_LATER = re.compile(r"[^，,。;；:：]{0,16}[，,][^，,。;；:：]{0,40}的[,，;；:：]")
_CLOSING_FAR = re.compile(r"[^，,。;；:：]{0,40}的[,，;；:：。]")  # 累计三次拒不接受适当工作的
_RATED = re.compile(r"的[\u4e00-\u9fff]{1,6}率(?=[,，。;；、])")  # 每分钟三度的转向率
_LIVED = re.compile(r"(?:寿命|平均年龄)[^，,。;；]*\Z")  # 人均预期寿命从80.2岁提升至82.5岁
_LIVED_REACH = 30
_GREATEST_RATE = 1000  # nothing grows or falls by a greater factor
_SUPPOSING = ("如果", "若", "如遇", "凡", "倘")
# 死亡3人以上，或者重伤10人以上的，; 下降8℃以上，且降至4℃以下时，: further cases join until the close
_CLOSING_JOINED = re.compile(
    r"[^，,。;；:：]{0,16}[，,](?:或者?|并?且)[^，,。;；:：]{0,40}(?:[，,][^，,。;；:：]{0,40}){0,3}?(?:的|者|(?<!同)时)[,，;；:：]"
)
_JOINED_CASE = re.compile(r"[^，,。;；:：]{0,16}[，,][^，,。;；:：]{0,40}(?:的|(?<!同)时)[,，;；:：]")
_SHORTEST_CASE = 3  # 且|气温降至4℃以下, not 或|2.5MPa以上
_DISTANT = re.compile(r"(?:超过|超出|高于|低于)[^，,。;；:：]{2,12}\Z")
_MEASURED = frozenset(["length", "ratio", "points", "temperature"])
_OBLIGED = re.compile("应(?![用急届对变付纳])|须|不得")
_CASE = re.compile(r"(?:者|时)[,，;；:：。]")  # 未滿十五人者，超過三公尺時，
_SEVERAL = 2  # 两个以上: whether there are several at all
_EACH = re.compile(
    r"每(?:增加|满|超过|超|连续|多|减少|提高|新增|增|缴|断|招|录|引进|延长|提前|逾期)[^，,。;；、:每]{0,8}\Z"
)
_TO_BOUND = re.compile(r"至[^，,。;；:：]{1,14}[)](?:/[年月])?的[\u4e00-\u9fff]")
_TO_UPPER = re.compile(r"(?:未满|不满|不足|不到|但不|且不)[\d一二三四五六七八九十百千两]")  # 五百以上未满一千的
_RANGE_WITHIN = re.compile(r"(?:范围|半径)以?内")
# What is limited, not the upper bound of the same (零点八米以上一点五米以下).
_NOUN = re.compile(
    r"(?![一二三四五六七八九十百千两]+[万亿]*[元年个月日倍]|[零一二三四五六七八九十百千两点]+[^，。、；]{0,5}以[下内])[\u4e00-\u9fffA-Za-z“《]"
)
_MODIFIER = re.compile(r"(?:/[年月])?的(?![,，;；:：。])(?P<noun>[\u4e00-\u9fff“])")
_HAVING = re.compile(r"(?:、(?:具备|具有|拥有|符合|且)|且|并且)[^，,。;；]{2,40}的[\u4e00-\u9fff]")


@cache
def dimension(unit: str) -> str:
    """The dimension of a unit's head; ``count`` where the vocabulary does not know it."""
    known = names().get(unit.partition("/")[0])
    if known:
        return known.dimension
    return "duration" if unit in ("工作日", "小时", "自然日") else "count"


@cache
def _grants() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words().roles.grants.split())})(?:的|了|其|在|以)?\Z")


@cache
def _amount_nouns() -> re.Pattern[str]:
    return re.compile(rf"的?(?:{alternatives(words().roles.amounts.split())})")


@cache
def _verb_start() -> re.Pattern[str]:
    return re.compile(rf"(?!{alternatives(words().inside.split())})(?:{alternatives(words().verbs.split())})")


@cache
def _listed_units() -> frozenset[str]:
    return frozenset(words().count.units.split())


@cache
def _count_noun() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words().count.nouns.split())})\Z")


def is_condition(view: str, amount: Amount, before: str, begin: int, end: int, sign: Comparator) -> bool:
    """Whether the number is a threshold.

    ``before`` are its clause's words before the number; its bounding words begin at ``begin`` and end at ``end``.
    """
    kind = dimension(amount.unit)
    left = before[: len(before) - (amount.start - begin)]
    lived = kind == "age" and _LIVED.search(view, max(0, amount.start - _LIVED_REACH), amount.start)
    if (kind == "age" and not lived) or view[begin : amount.start] in ("满", "年满"):
        return True
    if (_EACH.search(before) or (before.endswith("每") and kind not in DURATION)) and "/" not in amount.unit:
        return True
    if kind == "money" and not before and view[amount.start - 1 : amount.start] == "个":
        return True  # 3个万亿元产业集群
    if lived or view.startswith("限额", amount.end):
        return False
    if _CLOSING.match(view, end) and (sign != "=" or view.startswith("的", end)) and not _grants().search(left):
        return True
    if sign != "=" and before.startswith(_SUPPOSING):
        return True
    if _closes_case(view, amount, left, end, sign, kind):
        return True
    if sign == "<=" and _RANGE_WITHIN.match(view, amount.end):
        return True
    if _TO_BOUND.match(view, end):
        return True
    if sign in ("=", "~"):
        return _lasting(view, amount, left, end, kind)
    if kind == "ratio" and begin == amount.start and end == amount.end:
        return False
    return _limits_noun(view, amount, left, end, kind) or (
        bool(_CLOSING_LATER.match(view, end)) and sign in (">", ">=", "<") and not _grants().search(left)
    )


def _lasting(view: str, amount: Amount, left: str, end: int, kind: str) -> bool:
    """连续两年…的, 累计三次拒不接受…的: a time, or times, that a case takes."""
    if kind in DURATION and left.endswith("连续"):
        return bool(_CLOSING_LATER.match(view, end))
    return amount.unit == "次" and left.endswith(("累计", "连续")) and bool(_CLOSING_FAR.match(view, end))


def _closes_case(view: str, amount: Amount, left: str, end: int, sign: Comparator, kind: str) -> bool:
    """未满十五人者，; 两个以上: whether there are several at all; 五百以上未满一千的: the lower of two bounds."""
    if sign != "=" and view.startswith(("并且", "且", "并"), end) and _CLOSING_FAR.match(view, end):
        return True  # 造成损失30万元以上并且无法追回的
    if sign != "=" and kind != "ratio" and _CLOSING_JOINED.match(view, end) and not _OBLIGED.search(left):
        return True
    if (
        sign != "="
        and len(left) > _SHORTEST_CASE
        and left.startswith(("且", "或", "并且"))
        and _JOINED_CASE.match(view, end)
    ):
        return True
    if kind in _MEASURED and _DISTANT.search(left) and _CASE.match(view, end):
        return True  # 水位超过警戒水位0.5米时
    if _CASE.match(view, end) and (sign != "=" or view.startswith("者", end)):
        return True
    several = amount.value == _SEVERAL and not amount.arabic and sign == ">=" and kind in ("count", "people")
    return (several and end > amount.end) or (sign != "=" and bool(_TO_UPPER.match(view, end)))


def _limits_noun(view: str, amount: Amount, left: str, end: int, kind: str) -> bool:
    """投资超3000万元项目, 厚度低于0.01毫米的地膜, 亿元以上项目."""
    if (
        _amount_nouns().match(view, end)
        or _RATED.match(view, end)
        or _grants().search(left)
        or left.startswith(("占", "创造了占"))
    ):
        return False
    if kind in DURATION and amount.end < end and view[end - 1] == "内" and not left.endswith(SINCE):
        return False
    if _MODIFIER.match(view, end) or _HAVING.match(view, end):
        return kind not in ("count", "people") or (
            bool(left.strip("的对在且")) and not _verb_start().match(left.lstrip("且"))
        )
    if amount.unit in ("级", "分"):
        return bool(_NOUN.match(view, end))
    return (
        kind not in ("count", "people", "ratio", "points", "multiple")
        and amount.unit != ""
        and bool(_NOUN.match(view, end))
        and not _verb_start().match(view, end)
        and (kind not in DURATION or bool(_EXPERIENCE.match(view, end)) or left.endswith(SINCE))
    )


_EXPERIENCE = re.compile(r"[企工从经学]|[\u4e00-\u9fff]{2,12}(?:经历|经验|工龄)")  # 两年以上基层工作经历
SINCE = ("毕业", "退役", "离校", "出站", "登记", "成立", "注册", "入职", "参保")
_PAIRED = re.compile(r"[^，,。;；:：、和与]{2,8}[和与][^，,。;；:：、和与]{2,8}\Z")  # 纸质和电子两种文件
_KINDS = frozenset(["种", "类", "级", "档", "部分"])
_DIVIDED = re.compile(r"分为|分成")  # 分为汽车号牌和摩托车号牌两种
_LISTED = re.compile(r"[、和与](?!建设|打造|培育)[^、，,。;；:：]{1,8}\Z")


def is_count(view: str, amount: Amount, left: str, noun: str) -> bool:
    """Whether the number counts things that the text lists or names: 六项措施, 等6个园区, 两省."""
    if amount.unit in _listed_units() or (amount.unit in _KINDS and _DIVIDED.search(left)):
        return True
    if dimension(amount.unit) != "count" or amount.vague or amount.unit == "":
        return False
    if left.endswith("等") or amount.unit == "省":
        return True
    whole = amount.value is not None and amount.value == amount.value.to_integral_value()
    if noun and whole and view.startswith((":", "："), view.find(noun, amount.end) + len(noun)):
        return True  # 发生3起事故：8月11日…
    name = noun or left
    if name and _count_noun().search(name) and amount.unit in ("个", "项", "条", "件", "大", "种", "类"):
        return True
    listed = noun and amount.unit in ("个", "项", "条", "支", "家", "种", "类") and _LISTED.search(left)
    pair = amount.value == _SEVERAL and bool(_PAIRED.search(left))
    return bool(listed) and (pair or left.count("、") >= (2 if amount.unit == "个" else 1))


def role(amount: Amount, condition: bool, change: str, gap: bool, counted: bool, name: str) -> Role:
    """The role, from what the other rules found."""
    if condition:
        return "condition"
    if gap:
        return "measure"
    relative = amount.unit in RATE_UNITS and amount.kind != "ratio"
    if amount.unit == "" and amount.value is not None and abs(amount.value) > _GREATEST_RATE:
        relative = False  # 贫困人口减少1200万: so many, not so many times
    if relative and (change or name.endswith(("增长率", "增长速度"))):
        return "rate"
    if amount.kind == "fold":
        return "rate"
    if amount.unit in SHARE_UNITS or amount.kind == "fraction" or (amount.kind == "ratio" and not amount.unit):
        return "share"
    return "count" if counted else "measure"
