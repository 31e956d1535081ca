"""Indicators (指标): the words that name what a number measures."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.notation.units import per_end
from pipeline.quantities.amount import Amount
from pipeline.quantities.durations import Duration, of_duration, within
from pipeline.quantities.inherited import inherited, measured_before, no_names
from pipeline.quantities.named import Named
from pipeline.quantities.phrases import LONGEST_NAME, name_of, noun_after
from pipeline.quantities.predicates import governed, governing, predicate
from pipeline.quantities.roles import DURATION, SHARE_UNITS, SINCE, dimension
from pipeline.quantities.sentence import Reading, Sentence
from pipeline.quantities.shares import of_share
from pipeline.quantities.vocabulary import alternatives, entries, words

_GRANTED = re.compile(
    r"(?:的)?(?:(?P<standard>标准)(?![箱机厂件柜舱化])(?:给予|予以|发放|定额扣除|执行|计发|计算)?|给予|予以|发放|定额扣除)(?P<noun>[\u4e00-\u9fff]{0,12})"
)
_PROPORTION = re.compile(r"[^，,。;；:：、]{0,20}(?:结构|比例|构成|之比)")
_COUNTABLE = re.compile(r"[\u4e00-\u9fffA-Za-z“《的]")
_DIVIDED = re.compile(r"(.{2,}?)(?:共)?(?:分为|分成|包括).{2,}\Z")  # 申请书分为甲、乙两种
# 年满60周岁|不满65周岁的老年人; what stands in between may not be a second condition
_AGED = re.compile(
    r"(?:以上|以下|至|到|[(〔][^()〔〕]{1,12}[)〕]|(?:不满|未满|不超过|至)?\d{1,3}周?岁)*[^，,。;；、\d]{0,40}?的(?=[\u4e00-\u9fff]{2})"
)
_DESCRIBED = ("有", "无", "具有", "不同", "未")  # 两个以上有管辖权的法院
_HAVING = ("具有", "具备", "拥有", "且")
_BUILT = ("建成", "新开工")  # what is built may stand before the verb, who provides for it stands before others
_ADVERBS = re.compile(r"(?:基本|全部|已|累计|共|新|拟)+\Z")
# 按每人3000元标准，给予毕业生一次性补贴
_GIVEN = re.compile(
    r"的?标准[,，](?:给予|给|发放|予以|支付)[^，,。;；]{0,60}?(?P<thing>[\u4e00-\u9fff]{0,6}(?:补贴|补助|奖励|津贴|资助|奖补|奖金))(?=[，,。;；]|\Z)"
)
_HEAD = re.compile(r"(?P<head>[\u4e00-\u9fff]{0,8}(?:标准|额度|金额|价格|单价|税额|限额))(?:分别|如下)?[为是]?[:：]")
_GIFT = re.compile(r"(?:补助|补贴|奖励|资助|奖补)\Z")  # 每家企业每年最高补助100万元
# 每年至少组织一人参加培训: what people are sent to is what is set
_SENDING = ("组织", "安排", "选派", "指派", "委派", "派", "派出", "抽调", "选送", "增加")
_SENT_TO = re.compile(r"(?:参加|接受|赴|前往)[^，,。;；:：、]{1,24}")
# 按实际支出的30%给予补助，最高不超过10万元: the most of what is given
_TOPMOST = re.compile("最[高多]")
_GIFTS = re.compile(
    r"(?:给予|予以|发放|享受)[^，,。;；]{0,12}?(?P<gift>一次性(?:补助|补贴|奖励|资助)|补助|补贴|奖励|资助|奖补|贴息)(?![标金])"
)
_STANDARD = re.compile(r"(.{2,}?(?:标准|价格|单价|限额))[为是].{1,12}\Z")  # 收费标准为首小时5元
_HELD = re.compile(
    r"(?:一般|原则上|通常)?(?:每.{1,4}?)?(?:至少|应当?|必须|须|要|不少于)*(?:召开|举行|开展|进行|组织|举办)\Z"
)
_STEPS = ("台阶", "大关", "关口")  # 跨越3个千亿元台阶
_NO_GRANT = ("处罚", "处分", "处方", "处理")  # 两个以上处罚种类: begin like 处, 处以
_SIDES = frozenset("长宽高厚深")  # 十米高, 口径六十毫米长十米: they name what stands before them
_BY = ("按", "按照")  # 由补助资金按每月500元给予生活费补贴
_TOGETHER = re.compile("(?<=..)(?:共同|联合|分别|依法).*")  # 两个以上单位共同承办的建议
_BY_RULE = re.compile("(.{4,}?)按照?.{4,}")  # 认定标准按最低生活保障标准的1.5倍确定，为1963.5元
_MEMBER = re.compile(r".{2,}由([\u4e00-\u9fff]{2,8})\Z")  # 委员会由主任1人、副主任2人组成
# 监事会设主席一人, 本局置总工程司一人: the post
_APPOINTED = re.compile(
    r".*[^建装配设处安布购添闲位](?:置|设(?![置备施计立]))([\u4e00-\u9fff]{1,8}[长任员席书司师理人正官事佐](?:、[\u4e00-\u9fff]{1,8})?)\Z"
)
_SINCE_WHEN = ("后", "起", "日")  # 未在告知后三十日内接受处理的


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words().roles.levels.split())})\Z")


class Found(NamedTuple):
    """What the rules have around a number: words before it (``told``, and the ``name`` in them), a noun after it.

    ``tail`` stands between name and number, ``end`` is where the number's own words end; ``gap`` says that the number
    is the distance to something else (低于全国0.3个百分点), ``measure`` that it counts neither things nor money.
    """

    told: str
    name: str
    tail: str
    noun: str
    end: int
    condition: bool
    gap: bool
    measure: bool
    bound: str = ""


def indicator(
    sentence: Sentence, reading: Reading, told: str, tail: str, noun: str, condition: bool, gap: bool
) -> Named:
    """The words that name what the number measures, and the id of the rule that found them.

    Rules, in order: a gap takes what was named before; durations, shares and thresholds have their own; what is
    granted (按每人2000元给予补贴); the noun after the number; the name before it; what was named before.
    """
    amount, end = reading.amount, reading.end
    distant = dimension(amount.unit) == "length" and noun.startswith("前")  # 国界前20公里, 机场50公里前
    nameless = _levels().match(noun) or noun.endswith(_STEPS) or distant or noun in _SIDES
    noun = "" if nameless or (len(noun) < 2 and noun not in entries(words().names.short)) else noun
    measure = dimension(amount.unit) not in ("count", "people", "money")
    found = Found(
        told,
        _name(sentence, amount, told, tail),
        tail,
        noun,
        end,
        condition,
        gap,
        measure,
        sentence.view[reading.begin : amount.start],
    )
    if gap:
        measured = condition and found.name.endswith((*entries(words().names.measured), "水位", "流量"))
        if measured:  # 水位超过警戒水位0.5米时
            return Named(found.name, "before")
        return Named(inherited(sentence, end), "gap")
    if dimension(amount.unit) in DURATION and not condition:
        reading.subject = "" if reading.change and noun else found.name
        return of_duration(Duration(sentence, reading, found.name, tail, noun, end))
    if amount.unit in SHARE_UNITS or amount.kind in ("fraction", "ratio", "fold") or amount.unit in ("百分点", "倍"):
        return Named(*of_share(sentence, found.name, tail, noun, end, bool(told) and not found.name))
    if condition and dimension(amount.unit) in DURATION:
        case = Duration(sentence, reading, found.name, tail, noun, end)
        if found.name.endswith(_SINCE_WHEN) and (named := within(case)):
            return named
    if condition:
        return _of_threshold(sentence, reading, found)
    return _of_measure(sentence, amount, found)


def _name(sentence: Sentence, amount: Amount, told: str, tail: str) -> str:
    """The name in the words before the number, or before a duration that stands between them."""
    noun = amount.unit in SHARE_UNITS and tail.startswith("的")  # 对财政贡献的50%: 贡献 is no verb here
    name = told if noun else governed(sentence, told)
    last = sentence.done[-1] if sentence.done else None
    if not name and last and last.subject and sentence.clause(amount.start) <= last.amount.start:
        name = last.subject
    name = _with_threshold(sentence, name)
    lasts = dimension(amount.unit) in DURATION
    timed = name.endswith(("期间", "年度", "年内")) and not lasts
    if amount.unit == "次" and (held := _HELD.search(name)) and held.start() > 1:
        name = name[: held.start()]  # 代表会议每季度至少召开一次
    people = dimension(amount.unit) == "people"
    if people and (member := ("由" in name and _MEMBER.match(name)) or _APPOINTED.match(name)):
        name = member[1]
    per = name[:1] == "每" and per_end(name, 1) == len(name)  # 每平方米为六元
    name = "" if _levels().match(name) or name in no_names() or timed or per else name
    if amount.kind == "ratio" and not name:
        stated = list(_PROPORTION.finditer(sentence.view, sentence.start, amount.start))
        name = name_of(stated[-1][0]) if stated else ""
    return name


def _of_threshold(sentence: Sentence, reading: Reading, found: Found) -> Named:
    amount, end, noun = reading.amount, found.end, found.noun
    noun = "" if predicate(sentence, end) or noun == "部分" else noun
    attributive = sentence.view[end : end + 1] == "的"
    around = sentence.view.startswith("内", amount.end)  # 场址周围一公里内禁建
    direct = noun and reading.begin == amount.start and not attributive and not around and end > amount.end
    if dimension(amount.unit) == "age" and not found.name.endswith("年龄") and (aged := _aged(sentence, end)):
        return Named(aged, "after")
    if dimension(amount.unit) == "age" and noun and found.name.endswith(("内", "中", "的")):
        return Named(noun, "after")  # 登记处于有效期内的16-24岁登记失业人员
    listed = noun and found.tail.endswith("、")  # 股东、三分之一以上的董事: the name before is another's
    since = dimension(amount.unit) in DURATION and found.name.endswith(SINCE)  # 毕业2年内高校毕业生
    if found.name and not listed and (not direct or since or noun.startswith(_HAVING)):
        return Named(found.name, "before")
    follows = noun and reading.comparator in (">=", "<=", "=")
    granted = noun.startswith((*entries(words().roles.grants), "补助", "补贴"))
    if follows and (not granted or noun.startswith(_NO_GRANT)):
        person = dimension(amount.unit) == "age"  # 65岁以上行动不便的老年人
        described = person or noun.startswith(_DESCRIBED)
        thing = noun.rpartition("的")[2] if described else _TOGETHER.sub("", noun.partition("的")[0])
        return Named(thing or noun, "after")
    return _of_last_threshold(sentence, reading)


def _of_last_threshold(sentence: Sentence, reading: Reading) -> Named:
    """二十吨以上不满一百吨: the upper bound is of what the lower one is of."""
    unit = reading.amount.unit.partition("/")[0]
    last = sentence.done[-1] if sentence.done else None
    thresholds = [one for one in sentence.done if one.role == "condition"]
    adjoins = last is not None and last.end >= reading.begin and last.amount.unit.partition("/")[0] == unit
    if adjoins or (reading.amount.arabic and any(one.amount.unit.partition("/")[0] == unit for one in thresholds)):
        return Named(next((one.indicator for one in reversed(thresholds) if one.indicator), ""), "inherited")
    alone = sentence.clause(reading.begin) == reading.begin < reading.amount.start  # 水面的高度，超过5米的
    measured = measured_before(sentence, reading.begin) if alone else ""
    return Named(measured, "inherited" if measured else "none")


def _of_measure(sentence: Sentence, amount: Amount, found: Found) -> Named:
    end, noun = found.end, found.noun
    if amount.unit in entries(words().names.units):
        return Named(amount.unit, "unit")
    if given := _GIVEN.match(sentence.view, end):
        return Named(given["thing"], "granted")
    if (gift := _GIFT.search(found.tail)) and not noun:
        return Named(gift[0], "granted")
    granted = _GRANTED.match(sentence.view, end, sentence.stop(end))
    if granted and (not found.name or granted["standard"] or found.tail.endswith(_BY)):
        thing = granted["noun"] if granted["noun"] not in ("发放", "计发", "执行", "计算", "扣除") else ""
        return Named(thing, "granted") if thing else Named(inherited(sentence, end), "inherited")
    if (sent := _SENT_TO.match(sentence.view, end)) and sentence.view.endswith(_SENDING, 0, amount.start):
        return Named(sent[0], "after")
    if not found.name and not noun and _TOPMOST.match(found.bound) and (most := _given_before(sentence, amount)):
        return Named(most, "granted")
    divided = _DIVIDED.match(found.name)
    if divided and not noun:
        return Named(divided[1], "before")
    if noun and not predicate(sentence, end) and (not found.name or _counted_after(sentence, found)):
        return Named(noun, "after")
    if found.name:
        headed, standard = _headed(sentence, found), _STANDARD.match(found.name)
        return Named(headed, "headed") if headed else Named(standard[1] if standard else found.name, "before")
    verb, fronted = _verb(found.told)
    before = "" if fronted else inherited(sentence, end)
    if before:
        ruled = _BY_RULE.fullmatch(before)
        return Named(ruled[1] if ruled else before, "inherited")
    if noun and ("的" in noun or not predicate(sentence, end)):
        return Named(noun, "after")
    return Named(fronted or verb or _any_name(sentence), "before")


def _given_before(sentence: Sentence, amount: Amount) -> str:
    if dimension(amount.unit) != "money":
        return ""
    given = next(reversed(list(_GIFTS.finditer(sentence.view, sentence.start, amount.start))), None)
    return given["gift"] if given else ""


def _any_name(sentence: Sentence) -> str:
    """市场规模连续9年居首，从1万亿元增长到13万亿元: what a duration of the sentence is said of."""
    return next((reading.indicator for reading in reversed(sentence.done) if reading.rule == "before"), "")


def _headed(sentence: Sentence, found: Found) -> str:
    """补贴标准为：甲类地区6000元，其他地区4000元: the cases stand before the amounts, what is set before the colon."""
    if (
        sentence.view.find(":", sentence.start, found.end) < 0
        and sentence.view.find("：", sentence.start, found.end) < 0
    ):
        return ""
    heads = list(_HEAD.finditer(sentence.view, sentence.start, found.end))
    return heads[-1]["head"] if heads else ""


def _verb(told: str) -> tuple[str, str]:
    """每年培训3万人次: where nothing else is named, the predicate is counted; 住房建成9套: what stands before it.

    Shape: the predicate, and the name before it.
    """
    match = next(reversed(list(governing().finditer(told))), None)
    if match is None:
        return "", ""
    fronted = name_of(_ADVERBS.sub("", told[: match.start()]))
    if fronted.endswith(entries(words().names.measured)):
        return match[0], fronted  # 用于农业的投入拟安排
    bodies = entries(words().names.bodies)
    return match[0], fronted if match[0] in _BUILT and not fronted.endswith(bodies) else ""


def _with_threshold(sentence: Sentence, name: str) -> str:
    """投资超3000万元 + 项目: a threshold directly before the name is part of it."""
    last = sentence.done[-1] if sentence.done else None
    if not name or last is None or last.role != "condition" or not last.indicator or last.begin == last.amount.start:
        return name
    at = sentence.view.rfind(last.indicator, sentence.start, last.begin)
    adjacent = sentence.view.startswith((name, "的" + name), last.end)
    return sentence.view[at : last.end] + name if at >= 0 and adjacent and last.begin - at < LONGEST_NAME else name


def _counted_after(sentence: Sentence, found: Found) -> bool:
    """Whether a noun directly after the number is what it counts, although words stand before it too.

    Not so in 总投资2000亿元的基地: the figure is the investment's.
    """
    following = sentence.view[found.end : found.end + 1]
    measured = found.name.endswith(entries(words().names.measured))
    if measured and (following == "的" or found.measure):
        return False
    return bool(_COUNTABLE.match(following))


def _aged(sentence: Sentence, end: int) -> str:
    """年满60周岁不满65周岁的老年人: whom an age is asked of."""
    asked = _AGED.match(sentence.view, end, sentence.stop(end))
    return noun_after(sentence.view, asked.end(), sentence.stop(asked.end())) if asked else ""
