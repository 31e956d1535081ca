"""Numbers of a series or a code: 第三, 附件2, 1.2, 十二届八次全会, G-7; no amounts of things."""

import re
from functools import cache

from pipeline.quantities.amount import Amount
from pipeline.quantities.dates_and_years import BOUNDED, WINDOW, printed_number, text_before
from pipeline.quantities.vocabulary import alternatives, words

# 第2、10~12、16、18条: how far a list of ordinals may reach back.
LONGEST_LIST = 160
_SECTION_LABEL = re.compile(
    r"(?:\d{1,2}[.、．)]|\d+(?:\.\d+)+|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,3}[)])"
)
# nothing has 2.2 of them
_WHOLE = frozenset(("年度", *"项条类种次级届户家个人名位对件座所"))
_FIVE_YEARS = re.compile(r"第[一二三四五六七八九十]+个\Z")  # 第十四个|五年
# 明细表二份, 附图三张: how many of them
_COPIES = frozenset("份张套册本页")
_NOT_NUMBERED = {"表": _COPIES, "图": _COPIES}
_PROVISIONS = frozenset(["", *"条款项目编章节号"])  # 第十九条|两个以上机构
_LIST_MARKS = frozenset("、,至到和—~")
# What may stand before a mark of 第2、10~12条, 附表1、至5.
_LISTED = _LIST_MARKS | frozenset("0123456789一二三四五六七八九十百条款项章节")
_CODED = re.compile(r"[A-Za-z][-—]\Z")  # A-58, G-7
PAGES = frozenset("页")
_PRINTED_IN = re.compile(r"[期卷册版号](?:[(（][^()（）]{1,3}[)）])?\s*第?\Z")
PLACES = frozenset("名位强")
_BEFORE_TIME = ("之前", "以前", "目前", "年前", "月前", "日前")
_MOST_GREAT = 12  # 十二大任务; the thirteenth of them is a congress
_TWICE_BEFORE, _TWICE_BEHIND = frozenset(["", *"，,。;；)为"]), ("连续", "至少", "每年", "每月")  # 每年检测二次，
_SESSION = re.compile(r"[届第年](?:[一二三四五六七八九十]+次[、和])*\Z")  # 十二届七次、|八次全会
_MEETING = re.compile(r"(?:[、和][一二三四五六七八九十]+次)*(?:全会|全体|代表大会|常务会|会议)")


@cache
def _before() -> re.Pattern[str]:
    listed = [word for word in words().nominal.before.split() if word not in ("前", "年", "层次", "表", "图")]
    return re.compile(
        rf"(?:{alternatives(listed)}|(?<![发代仪钟外列报])表|(?<![蓝地版意试企绘])图)(?:[\d一二三四五六七八九十百]+(?:[、,至到和—~-]|[条款项章节])+)*\Z"
    )


@cache
def _before_edges() -> frozenset[str]:
    """What may stand directly before a number that one of the patterns of ``ordinal`` names."""
    return frozenset([*(word[-1] for word in words().nominal.before.split()), *"、,至到和—~-条款项章节"])


def ordinal(view: str, amount: Amount) -> bool:
    """第…, 附件…, 〔…〕, letters and digits glued to it (PM2.5, 5G, Q345)."""
    previous = view[amount.number - 1] if amount.number else ""
    if (previous.isascii() and previous.isalpha()) or previous in ("_", "."):
        return True
    if previous == "个" and _FIVE_YEARS.search(view, max(0, amount.number - WINDOW), amount.number):
        return True
    if previous not in _before_edges() or amount.unit in _NOT_NUMBERED.get(previous, ()):
        return False
    if previous == "条" and amount.unit not in _PROVISIONS:
        return False
    if previous in _LIST_MARKS and view[amount.number - 2 : amount.number - 1] not in _LISTED:
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
    if amount.unit in _WHOLE and amount.value is not None and amount.value != amount.value.to_integral_value():
        return True
    match = _SECTION_LABEL.match(view, start)
    return match is not None and match.end() > amount.number_end


def cited_pages(view: str, amount: Amount) -> bool:
    """公报第5卷48期29～31页: where something is printed."""
    return amount.unit in PAGES and _PRINTED_IN.search(view, max(0, amount.number - 8), amount.number) is not None


def placed(view: str, amount: Amount) -> bool:
    """前三名, 前10位: a place in a contest."""
    if amount.unit not in PLACES or not view.endswith("前", 0, amount.number):
        return False
    return not view.endswith(_BEFORE_TIME, 0, amount.number)


def meeting_or_clause(view: str, amount: Amount) -> bool:
    """十二届八次全会, 前两款, 二次包装, 土地二轮承包: a number in a series, not of things."""
    head, after = text_before(view, amount), view[amount.end : amount.end + 2]
    if amount.unit == "次" and _MEETING.match(view, amount.end) and _SESSION.search(head):
        return True
    if amount.unit in ("款", "项", "条") and head.endswith(("前", "本条", "上述")) and not amount.arabic:
        return True
    second = printed_number(view, amount) == "二" and amount.unit in ("次", "轮", "批") and after not in BOUNDED
    return second and not (amount.unit == "次" and (after[:1] in _TWICE_BEFORE or head.endswith(_TWICE_BEHIND)))


# 80、226、229条条文: articles by their number, where the line with the 第 before them is another passage's
_ARTICLES = re.compile(rf"[\d、,~～-]{{1,{LONGEST_LIST}}}条(?:条文|[至~～-]\d)")


def articles(view: str, amount: Amount) -> bool:
    """修正第4、
    80、226条条文; 依44.2款: articles that are cited, no number of them."""
    if amount.value is not None and amount.value != amount.value.to_integral_value():
        return True
    cited = _ARTICLES.match(view, amount.number)
    return cited is not None and ("、" in cited[0] or view[max(0, amount.number - 1) : amount.number] in ("、", "-"))


def congress(view: str, amount: Amount) -> bool:
    """党的二十大, 十九大报告: a congress, not twenty great things."""
    if amount.unit != "大":
        return False
    great = amount.value is not None and amount.value > _MOST_GREAT
    return great or text_before(view, amount).endswith(("党的", "届"))


_SERIES = re.compile("[\u4e00-\u9fff]{1,3}字第")  # 人事行政, 人政: offices whose letters are numbered by year and name


def code(view: str, amount: Amount) -> bool:
    """Digits with further digits, letters or marks of a code on either side; 12345热线."""
    tail = view[amount.end : amount.end + 2]
    if amount.unit == "" and amount.kind == "":
        return tail[:1] in tuple("号热-")
    return (
        tail == "热线"
        or (tail[:1] == "第" and amount.unit == "字")  # 勞安2字第010353號
        or (amount.unit == "人" and _SERIES.match(view, amount.end) is not None)  # 台八十五人政力字第二七六七三號
        or (tail[:1] == "号" and amount.unit != "平方米")
        or (view[amount.number - 1 : amount.number] == "." and amount.number > 0)
    )
