"""Numbers that are no quantities: dates, ordinals, labels, document numbers, names. One ordered table of rules."""

import re
from collections.abc import Callable
from functools import cache

from pipeline.quantities.amount import Amount
from pipeline.quantities.bounds import bound_before
from pipeline.quantities.dates_and_years import WINDOW, printed_number, text_before, year_or_date
from pipeline.quantities.vocabulary import alternatives, words

# 第2、10~12、16、18条: how far a list of ordinals may reach back.
LONGEST_LIST = 160
_BOUNDED = ("以上", "以下", "以内", "左右")
_ONE_HEAD = re.compile(
    r"(?:至少|不少于|不低于|不超过|超过|满|不足|未满|近|少于|低于|不满|每人|不得少于|每人每日)(?:\w{1,4})?\Z"
)
_NORM_VERB = re.compile(r"(?:预留|提供|配备|设置|配置|设立|建设|配建|建有|建成)(?:不少于|至少)?\Z")
_SECTION_LABEL = re.compile(
    r"(?:\d{1,2}[.、．)]|\d+(?:\.\d+)+|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,3}[)])"
)


_WHOLE = frozenset(["年度", "项", "条", "类", "种", "次", "级", "届", "户", "家"])  # nothing has 2.2 of them


@cache
def _before() -> re.Pattern[str]:
    listed = [word for word in words().nominal.before.split() if word not in ("前", "年", "层次", "表", "图")]
    return re.compile(
        rf"(?:{alternatives(listed)}|(?<![发代仪钟外列报])表|(?<![蓝地版意试企绘])图)(?:[\d一二三四五六七八九十百]+(?:[、,至到和—~-]|[条條款项項章节節])+)*\Z"
    )


@cache
def _before_edges() -> frozenset[str]:
    """What may stand directly before a number that one of the patterns of ``ordinal`` names."""
    return frozenset([*(word[-1] for word in words().nominal.before.split()), *"、,至到和—~-条條款项項章节節"])


@cache
def _fixed() -> re.Pattern[str]:
    nominal = words().nominal
    return re.compile(alternatives([*nominal.words.split(), *nominal.places.split()]))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(alternatives(words().nominal.after.split()))


@cache
def _ranked() -> re.Pattern[str]:
    return re.compile(alternatives(words().nominal.ranked.split()))


@cache
def _sets() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words().nominal.arabic_only.split()), frozenset(words().nominal.never.split())


def no_unit(view: str, amount: Amount) -> bool:
    """A number alone counts only where a great power closes it (696万), as a fraction or in a ratio."""
    if amount.unit or amount.kind in ("fraction", "fold", "ratio"):
        return False
    printed = printed_number(view, amount)
    after = view[amount.end : amount.end + 1]
    if printed[-1] in "万亿" and (amount.arabic or len(printed) > 2):
        return after in tuple("级户强")  # 万亿级 names a rank
    return not (amount.kind == "range" and printed[-1] in "千万" and not amount.arabic)


def ordinal(view: str, amount: Amount) -> bool:
    """第…, 附件…, 〔…〕, letters and digits glued to it (PM2.5, 5G, Q345)."""
    previous = view[amount.number - 1] if amount.number else ""
    if (previous.isascii() and previous.isalpha()) or previous in ("_", "."):
        return True
    if previous == "个" and _FIVE_YEARS.search(view, max(0, amount.number - WINDOW), amount.number):
        return True
    if previous not in _before_edges():
        return False
    if _CODED.search(view, max(0, amount.number - 3), amount.number):
        return True
    return bool(_before().search(view, max(0, amount.number - LONGEST_LIST), amount.number))


def label(view: str, amount: Amount) -> bool:
    """1. and （一） and 4.2.1 at the beginning of a line or sentence; 2.2 年度体检."""
    start = amount.number
    if start and view[start - 1] in "(（":
        start -= 1
    if start and view[start - 1] not in "。；;：:!！?？\n":
        return False
    if amount.value is not None and amount.value % 1 and amount.unit in _WHOLE:
        return True
    match = _SECTION_LABEL.match(view, start)
    return match is not None and match.end() > amount.number_end


def fixed_words(view: str, amount: Amount) -> bool:
    """三农, 两院, 百姓, 四川: Chinese numerals inside words."""
    return (
        not amount.arabic
        and amount.kind not in ("fold", "share")
        and amount.unit != "年一遇"
        and (
            (bool(_fixed().match(view, amount.number)) and not _money_threshold(view, amount))
            or printed_number(view, amount) == "一一"
            or (view[amount.number - 1 : amount.number] in tuple("某每各同统唯单专万逐独") and amount.value == 1)
        )
    )


def _money_threshold(view: str, amount: Amount) -> bool:
    """千万元以上: money under a bound, although 千万 opens words."""
    return amount.unit.endswith("元") and view[amount.end : amount.end + 2] in _BOUNDED


def never_units(view: str, amount: Amount) -> bool:
    """Units that only name (号, 届, 版), or name after Chinese numerals (二级)."""
    arabic_only, never = _sets()
    if amount.kind in ("fold", "share", "fraction"):
        return False
    unit = amount.unit
    if unit == "级":
        return not (_ranked().search(view, max(0, amount.number - WINDOW), min(len(view), amount.end + WINDOW)))
    if unit in ("月", "时", "度") and not amount.arabic:
        return True
    if unit == "省" and not amount.arabic:
        return amount.number == 0 or view[amount.number - 1] in "，。；、"
    if unit in never and unit:
        return True
    return not amount.arabic and unit in arabic_only and not _plausible(view, amount)


def _plausible(view: str, amount: Amount) -> bool:
    """A bound or a power beside a Chinese numeral makes it an amount after all."""
    tail = view[amount.end : amount.end + 2]
    return (
        (
            amount.value is not None
            and (amount.value >= 100 or tail in ("以上", "以下", "以内", "左右"))
            and amount.unit in tuple("元页字块日周点分角口例笔头度")
        )
        or amount.unit == "日"
        or (amount.unit == "周" and tail[:1] in ("内", "以"))
    )


def one(view: str, amount: Amount) -> bool:
    """一 with a measure word is an article, except under a bound (至少一个) or where a norm provides it."""
    if printed_number(view, amount) not in ("一", "壹") or amount.kind:
        return False
    head = text_before(view, amount)
    bounded = bound_before(view, amount, max(0, amount.number - WINDOW))[0] != "="
    if bounded or _ONE_HEAD.search(head) or view[amount.end : amount.end + 2] in _BOUNDED:
        return False
    if amount.unit in ("元", "美元", "倍", "成", "年", "个月", "天", "小时") and not re.match(
        "(?:个|度|级)", view[amount.end : amount.end + 1]
    ):
        return amount.unit not in ("元", "美元", "倍", "成") and not view.startswith(("内", "以内", "以上"), amount.end)
    sentence = view[max(0, view.rfind("。", 0, amount.number)) : amount.number]
    return not (_NORM_VERB.search(head) and re.search("每.{1,12}", sentence))


_TERMS = ("年", "个月", "天", "日", "小时", "分钟")
_ACTION = re.compile(r"(?![内以的时左后前里])[\u4e00-\u9fff]{0,4}行动|[\u4e00-\u9fff]{0,10}圈")


def named(view: str, amount: Amount) -> bool:
    """三年行动计划, 九个月攻坚行动, 15分钟生活圈, 万亿级, “五人”制, “二日”: part of a name, or words spoken of."""
    if amount.unit in _TERMS and _ACTION.match(view, amount.end):
        return True
    if not amount.arabic and view[amount.start - 1 : amount.start] == "“" and view[amount.end : amount.end + 1] == "”":
        return True
    following = _after().match(view, amount.end)
    if following is None or (amount.unit in ("项", "%", "大", "条", "个", "家") and following[0] not in ("级",)):
        return False
    return (
        following[0] == "级"
        or amount.unit in ("年", "个月", "天", "年度", "月", "次", "日", "大", "元", "个", "吨", "周")
        or amount.unit == ""
    )


_FIVE_YEARS = re.compile(r"第[一二三四五六七八九十]+个\Z")  # 第十四个|五年
_CODED = re.compile(r"[A-Za-z][-—]\Z")  # A-58, G-7
_RATE_BASE = re.compile(r"[^，,。;；、]{0,14}(?:死亡率|发病率|拥有量)")
_SIZED = re.compile(r"(?:超|超过|近|逾|上|过|达|约|突破|几|数|成)\Z")


def bare_power(view: str, amount: Amount) -> bool:
    """每千人口, 千人计划: a power alone is a number before money (亿元以上) or under a bound (近千次) only."""
    if amount.unit == "人" and not amount.arabic and _RATE_BASE.match(view, amount.end):
        return True  # 十万人死亡率
    if amount.arabic or amount.kind or printed_number(view, amount).strip("百千万亿"):
        return False
    if amount.unit == "年一遇":
        return False
    head, tail = text_before(view, amount), view[amount.end : amount.end + 2]
    if head.endswith("每"):
        return True
    money = amount.unit.endswith("元") and printed_number(view, amount) not in _UNIT_POWERS
    return not (money or tail in _BOUNDED or _SIZED.search(head))


_UNIT_POWERS = ("百", "千", "万", "萬")  # 共万元: a unit of money, or a form whose number is left blank
_MEETING = re.compile(r"全会|全体|代表大会|常务会|会议")
_SLOGAN = re.compile(r"[\u4e00-\u9fff]{1,3}”")


def meeting_or_clause(view: str, amount: Amount) -> bool:
    """十二届八次全会, 前两款, 二次包装, 土地二轮承包: a number in a series, not of things."""
    head, after = text_before(view, amount), view[amount.end : amount.end + 2]
    if amount.unit == "次" and _MEETING.match(view, amount.end) and head.endswith(("届", "第", "年")):
        return True
    if amount.unit in ("款", "项", "条") and head.endswith(("前", "本条", "上述")) and not amount.arabic:
        return True
    return (
        printed_number(view, amount) == "二"
        and amount.unit in ("次", "轮", "批")
        and after not in ("以上", "以下", "以内")
    )


def slogan(view: str, amount: Amount) -> bool:
    """“四个不摘”, “五个必须”: a policy's byname in quotation marks."""
    if amount.unit != "个" or amount.arabic or not text_before(view, amount).endswith("“"):
        return False
    following = _SLOGAN.match(view, amount.end)
    return following is not None and not following[0].startswith(tuple(words().count.nouns.split()))


def doubled(view: str, amount: Amount) -> bool:
    """一、二两项: 二 closes the list, 两 begins the number."""
    if amount.arabic or amount.kind or amount.value is None:  # 一两个 is a range
        return False
    return "两" in printed_number(view, amount)[1:]


def congress(view: str, amount: Amount) -> bool:
    """党的二十大, 十九大报告: a congress, not twenty great things."""
    if amount.unit != "大":
        return False
    return text_before(view, amount).endswith(("党的", "届")) or (amount.value is not None and amount.value > 12)


def latin_unit(view: str, amount: Amount) -> bool:
    """5A级, 4K, 3D: a Latin unit must end where the word ends."""
    unit = amount.unit.partition("/")[0]
    if unit == "%":  # an escape of a web address: %E5%8F
        return view[amount.end : amount.end + 1].isascii() and view[amount.end : amount.end + 1].isalnum()
    return (
        bool(unit)
        and unit[-1].isascii()
        and unit[-1].isalpha()
        and (
            (view[amount.end : amount.end + 1].isascii() and view[amount.end : amount.end + 1].isalnum())
            or view[amount.end : amount.end + 1] in tuple("级景型类座")
        )
    )


def code(view: str, amount: Amount) -> bool:
    """Digits with further digits, letters or marks of a code on either side; 12345热线."""
    tail = view[amount.end : amount.end + 2]
    if amount.unit == "" and amount.kind == "":
        return tail[:1] in tuple("号热-")
    return (
        tail == "热线"
        or (tail[:1] == "号" and amount.unit != "平方米")
        or (view[amount.number - 1 : amount.number] == "." and amount.number > 0)
    )


def counted_street(view: str, amount: Amount) -> bool:
    """四房一厅, 水坪5组, 村民一组: names of places and flats."""
    if amount.unit in ("房", "厅", "室", "卫"):
        return True
    return amount.unit == "组" and amount.number > 0 and view[amount.number - 1] in "村坪社区队屯寨湾"


def land(view: str, amount: Amount) -> bool:
    """海陆大通道, 大陆架: 陆 is land, unless it is a formal numeral (陆元整, 陆份)."""
    return printed_number(view, amount) == "陆" and not amount.unit.startswith(("元", "份"))


RULES: tuple[tuple[str, Callable[[str, Amount], bool]], ...] = (
    ("no-unit", no_unit),
    ("fixed-words", fixed_words),
    ("land", land),
    ("ordinal", ordinal),
    ("label", label),
    ("year-or-date", year_or_date),
    ("bare-power", bare_power),
    ("latin-unit", latin_unit),
    ("never-units", never_units),
    ("one", one),
    ("named", named),
    ("congress", congress),
    ("meeting-or-clause", meeting_or_clause),
    ("slogan", slogan),
    ("doubled", doubled),
    ("code", code),
    ("counted-street", counted_street),
)


def exclusion(view: str, amount: Amount) -> str:
    """The id of the first rule that says the amount is no quantity; empty where it is one."""
    for rule, holds in RULES:
        if holds(view, amount):
            return rule
    return ""
