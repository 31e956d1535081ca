"""What a duration says of what: what lasts, what is done within it, or nothing where it is only a time of something.

``RULES`` are asked in order; the first that applies answers.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.quantities.named import Named
from pipeline.quantities.phrases import LONGEST_NAME, balanced, name_of, noun_after
from pipeline.quantities.roles import DURATION, dimension
from pipeline.quantities.sentence import Reading, Sentence
from pipeline.quantities.vocabulary import entries, words

_WITHIN = re.compile(r"(?:以|之)?内")
_BEFORE = re.compile(r"(?:以|之)?前")
_AFTER = re.compile(r"(?:以|之)?后")
_UNNUMBERED = re.compile(r"[^\d]*")  # what is done within a time, up to how often
_MARKS = "，,。;；:：()、"
# 答复期限根据情况确定，一般不超过两个月
_NAMES_TERM = re.compile(r"(?:期限?|时限|时间|年限)\Z")  # 明确备案有效期，均不少于6个月
_TERM = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:期限|时限|工期|任期|有效期)(?=[根按由依视从自])")
_NAMES_LENGTH = re.compile(r"(?:期限?|期间|时限|时间|年限|刑期)\Z")
_IS_SO_LONG = ("为", "是")
# 有效期为装船后15天, 付款时间便为验收后1个月内: the term is named, and what it runs from
_STATED_TERM = re.compile(r"(.{2,}?(?:期|期限|时限|时间|年限))(?:[便应]|一般)?[为是]")
_RUNS_FROM = ("起", "后", "前", "日")
_TIED = ("在", "于", "原则上")  # 下级部门原则上三个月内不再重复检查
_SUBJECT = re.compile(r"(.{2,}?)(?:应当?|须|必须|可以?|于|自|从|在)")
# 财政部门应当|将草案提交…; 公安机关应当|作出决定
_OBLIGED = re.compile(
    r"\A[^，,]{1,24}?(?:部门|机关|单位|政府|法院|检察院|公司|双方|机构|[局厅署院会校人者方])(?:应当?|必须)(?:依法|及时|立即)?(?=.{2})"
)
_COMMAS = ("，", ",")
_OBLIGED_AHEAD = re.compile("(?:应当?|须|必须|可以?|得)(?:不迟|不晚)?[于在]")  # 应于期满前一个月，向主管部门申请
_OBLIGED_NEXT = re.compile("[,，](?:应当?|须|必须|可以?|得)(?=..)")
# 应当|提出申请: a verb that only leads to a name elsewhere says here what is done
_LEADS_DEED = re.compile(
    "(?:应当?|必须|须|可以?|不得|得|方|将)*+(?=提出|出台|推出|组建|设置|取得|采取|组织|建立|签订|安排|颁发|申请|获得|明确|下达|再次|发给)"
)
_ONLY_DONE = "提出"  # 异议须于30日内提出: its subject says more
_TIME_BEGINS, _TIME_ENDS = ("自", "从", "收到", "接到"), ("起", "后", "前")
_GRANTS = ("免征", "减征", "免收", "免缴", "缴纳", "补缴", "领取", "保留", "延长", "停发")
_IMPOSING = ("处", "减为", "减轻为", "改判")
_ENJOYED = ("享受", "享有", "给予")
_EXTENDING = ("可以延长", "再延长", "可以再延长", "可再延长", "可延长", "延长")
_IS = ("这是", "是", "极不")
_AIMS = ("努力", "期限")  # 3年的努力, 3年期限: the time itself is meant
_LASTING = ("共", "共计", "为期", "历时")
_PLAIN_TIMES = ("时间", "努力", "期限", "建设", "发展")


class Duration(NamedTuple):
    """A duration in its sentence: the ``name`` before it, the ``tail`` between them, the ``noun`` after it.

    ``end`` is where the duration's own words end.
    """

    sentence: Sentence
    reading: Reading
    name: str
    tail: str
    noun: str
    end: int

    @property
    def amount_end(self) -> int:
        """Where the number with its unit ends; a bound may follow."""
        return self.reading.amount.end

    @property
    def closes(self) -> bool:
        """Whether the clause ends with the duration."""
        return self.end >= self.sentence.end or self.sentence.view[self.end] in _MARKS

    @property
    def attributive(self) -> bool:
        """Whether 的 follows: 九个月的攻坚行动."""
        return self.sentence.view[self.end : self.end + 1] == "的"


def of_duration(case: Duration) -> Named:
    """The indicator of a duration, and the id of the rule that found it; empty where it names nothing."""
    for rule in RULES:
        named = rule(case)
        if named is not None:
            return named
    return Named("", "none")


def _changed(case: Duration) -> Named | None:
    """延长3年保护期: the noun is what changes."""
    return Named(case.noun, "after") if case.reading.change and case.noun else None


def _stated(case: Duration) -> Named | None:
    """有效期为装船后15天."""
    stated = _STATED_TERM.match(case.name)
    return Named(name_of(stated[1]), "before") if stated and case.name.endswith(_RUNS_FROM) else None


def within(case: Duration) -> Named | None:
    """自收到之日起15日内作出决定: what is done within the time."""
    inside = _WITHIN.match(case.sentence.view, case.amount_end)
    tied = case.tail.endswith(_TIED) or case.name.endswith(_RUNS_FROM)
    listed = case.tail.endswith("、")  # 30分钟内口头报告、|2小时内书面报告: the name is the other's deed
    if inside and (not case.name or tied or listed):
        deed = _deed(case.sentence, inside.end())
        subject = _subject(case.name) if deed in ("", _ONLY_DONE) and not listed else ""
        if deed and (subject.startswith(_TIME_BEGINS) or subject.endswith(_TIME_ENDS)):
            subject = ""  # 自收到之日起30日内提出
        return Named(subject, "before") if subject or not deed else Named(deed, "within")
    return None


def _recurring(case: Duration) -> Named | None:
    """每五年开展一次: how often, not what lasts."""
    return Named("", "none") if case.tail.endswith(("每", "每隔")) else None


def _recent(case: Duration) -> Named | None:
    """企业最近三年营业收入, “十一五”前四年: a time, not what lasts."""
    told = case.sentence.time_around(case.reading.amount) is not None
    return Named("", "none") if told or (case.tail.endswith("近") and not case.closes) else None


def _ahead(case: Duration) -> Named | None:
    """提前30日公告, 期满前6个月提出申请, 期满前30日，应当…, 应于三十日前提交: what is done so long before."""
    view = case.sentence.view
    before = _BEFORE.match(view, case.amount_end)
    told = view.startswith(_COMMAS, case.end) and _OBLIGED_AHEAD.search(view, case.sentence.clause(case.end), case.end)
    ahead = case.name.endswith("前") and (not case.closes or bool(told or _OBLIGED_NEXT.match(view, case.end)))
    if ahead or case.tail.endswith("提前"):
        return Named(_deed(case.sentence, case.amount_end), "within")
    if before and (case.name or "在" in case.tail or case.tail.endswith("于")):
        return Named(_deed(case.sentence, before.end()), "within")
    return None


def _afterwards(case: Duration) -> Named | None:
    """自公布之日起30日后施行: what is done so long after."""
    after = _AFTER.match(case.sentence.view, case.amount_end)
    return Named(_deed(case.sentence, after.end()), "within") if after and case.name.endswith("起") else None


def _spent(case: Duration) -> Named | None:
    """利用2个月的时间, 经过3年努力: a time that is used names nothing."""
    spends = case.name.endswith(entries(words().names.spending))
    spent = spends and not case.name.endswith(entries(words().names.lasting))
    return Named("", "none") if spent or (case.noun.startswith(_AIMS) and not case.name) else None


def _sentenced(case: Duration) -> Named | None:
    """判处十年有期徒刑: what is imposed for so long."""
    imposed = case.noun and case.sentence.view.endswith(_IMPOSING, 0, case.reading.begin)
    return Named(case.noun, "after") if imposed else None


def _punished(case: Duration) -> Named | None:
    """留党察看2年处分: the name before the time says what the punishment is."""
    return Named(case.name, "before") if case.name and case.noun.startswith("处分") else None


def _granted(case: Duration) -> Named | None:
    """继续免征五年企业所得税, 享受98天产假: the thing of which so much time is granted or taken stands behind it."""
    direct = case.noun and not case.attributive and not case.tail and case.reading.comparator == "="
    enjoyed = not case.name and case.sentence.view.endswith(_ENJOYED, 0, case.reading.begin)
    return Named(case.noun, "after") if direct and (enjoyed or case.name.endswith(_GRANTS)) else None


def _bounded(case: Duration) -> Named | None:
    """3年以上工作经历."""
    bounded = case.reading.comparator in (">=", "<=") and case.reading.begin == case.reading.amount.start
    if case.noun and not case.name and bounded and not _WITHIN.match(case.sentence.view, case.amount_end):
        return Named(case.noun, "after")
    return None


def _counted(case: Duration) -> Named | None:
    """办理案件的期限，自受理之日起不得超过30日: the clause before names the term, this one when it begins."""
    if not case.name.endswith("日起") or not case.reading.comparator.endswith("="):
        return None
    clause = case.sentence.clause_before(case.reading.begin)
    return Named(name_of(clause), "inherited") if _NAMES_TERM.search(clause) else None


def _eventful(case: Duration) -> Named | None:
    """这是生活显著改善的五年: a time and what is said of it."""
    told = case.tail.startswith("的") and case.name.startswith(_IS)
    return Named("", "none") if told else None


def _before(case: Duration) -> Named | None:
    """任期为五年, 补贴期限最长不超过3年."""
    ends = case.tail or case.reading.comparator != "=" or case.closes
    return Named(case.name, "before") if case.name and ends else None


def _lasted(case: Duration) -> Named | None:
    """10月1日至7日放假调休，共7天: what the clause before says."""
    if case.name or not case.tail.endswith(_LASTING) or not case.closes:
        return None
    clause = case.sentence.clause_before(case.reading.begin)
    return None if any(sign.isdigit() for sign in clause) else Named(name_of(clause), "inherited")


def _of(case: Duration) -> Named | None:
    """九个月的攻坚行动."""
    return Named(case.noun, "after") if case.noun and case.attributive and case.noun not in _PLAIN_TIMES else None


def _done(case: Duration) -> Named | None:
    """3年内完成改造."""
    if case.sentence.view[case.end : case.end + 1] == "内" or case.reading.comparator == "<=":
        after = noun_after(case.sentence.view, case.end, case.sentence.stop(case.end))
        return Named(after, "after") if after else None
    return None


def _stated_before(case: Duration) -> Named | None:
    """考验的期限，为三个月以上一年以下; 其在途期间，均为七日: the clause before names the term."""
    if case.name or not case.tail.endswith(_IS_SO_LONG):
        return None
    clause = case.sentence.clause_before(case.reading.begin)
    return Named(name_of(clause), "inherited") if _NAMES_LENGTH.search(clause) else None


def _extended(case: Duration) -> Named | None:
    """办理期限为30日；情况复杂的，可以延长15日: the term, or what is done within the time, that was said before."""
    if not case.tail.startswith(_EXTENDING) or not case.closes:
        return None
    times = [one for one in case.sentence.done if dimension(one.amount.unit) in DURATION and one.indicator]
    term = next((one.indicator for one in times if _NAMES_TERM.search(one.indicator)), "")
    limit = times[-1].indicator if times and times[-1].comparator == "<=" and times[-1].role != "condition" else ""
    return Named(term or limit, "inherited" if term or limit else "none")


def _inherited(case: Duration) -> Named | None:
    """期限一般为3个月，最长不超过6个月."""
    if case.reading.comparator == "=" or not case.closes:
        return None
    last = case.sentence.done[-1] if case.sentence.done else None
    if last is None:
        clause = case.sentence.clause_before(case.reading.begin)
        if _NAMES_TERM.search(clause) and (name := name_of(clause)):
            return Named(name, "inherited")
        stated = _TERM.search(case.sentence.view, case.sentence.start, case.sentence.end)
        return Named(stated[0] if stated else "", "inherited")
    lasts = dimension(last.amount.unit) in DURATION and last.role != "condition"
    return Named(last.indicator if lasts else "", "inherited")


RULES: tuple[Callable[[Duration], Named | None], ...] = (
    _changed,
    _stated,
    within,
    _recurring,
    _recent,
    _ahead,
    _afterwards,
    _spent,
    _sentenced,
    _punished,
    _granted,
    _bounded,
    _counted,
    _eventful,
    _before,
    _lasted,
    _of,
    _done,
    _stated_before,
    _extended,
    _inherited,
)


def _subject(name: str) -> str:
    """调查取证应当在三个月内完成: what is done, where the verb behind the time says no more than that."""
    subject = _SUBJECT.match(name)
    return name_of(subject[1] if subject else name)


def _deed(sentence: Sentence, start: int) -> str:
    """What is done within the time, or ahead of it; a comma may part them (自通知之日起十日内，可以要求…)."""
    start += sentence.view[start : start + 1] in ("，", ",")
    deed = _UNNUMBERED.match(sentence.view, start, sentence.stop(start))
    words_of_deed = _OBLIGED.sub("", deed[0][:LONGEST_NAME]) if deed else ""
    done = _LEADS_DEED.match(words_of_deed)
    return name_of(words_of_deed) if done is None else balanced(words_of_deed[done.end() :])
