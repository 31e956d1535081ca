"""Assignments (任务分工): which body leads and which ones help, what they are to do and by when.

Three wordings are read, in this order: a label with bodies (责任单位：市科委、市财政局), bodies and a verb
(由市商务局牵头，市政府督查室配合), two bodies joined (市商务局会同市财政局负责).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct

from pipeline.model import Outline
from pipeline.model.assignment import Assignment, AssignmentRole
from pipeline.quantities.isotimes import iso_period
from pipeline.quantities.passages import Passage, passages
from pipeline.quantities.vocabulary import alternatives
from pipeline.vocab import load

# The longest names of bodies have some twenty characters; more is a clause.
LONGEST_ORGAN = 24
# What is to be done stands in one sentence; the bound keeps the time linear in texts without full stops.
LONGEST_SENTENCE = 400

_STOPS = "。！？!?\n"
_CLOSING = _STOPS + ")）"  # the bracket of one task ends what its leader leads
_NEXT_LABEL = r"[，,][^，,。；;:：]{2,10}[:：]"  # 责任单位：市水利局，完成时限：…
_JOINED = re.compile(
    r"、(?![市区县旗](?:、[市区县旗])*[)）])|,|，|和(?=[市省区县国各])|与(?=[市省区县国各])|以及|及(?=[市省区县国各])"
)
_AND = re.compile("[和与及](?!其|所属|下属|有关|相关)")
_ASKING = "(?<=[局委部办厅院会室署司])商(?![务业贸品会检标场])"  # 市财政局商市发改委, not 市商务局
_DUTY_FIRSTS = "应要须必具主统积密共"  # the first signs of what follows
_DUTY = "(?:应当|应|要|须|必须)?(?:具体|主要|统一|积极|密切|共同)?"  # what may stand between a body and its verb
_NAME = r"[^。；;:：，,()（）！？\s]"
_DUE = re.compile(
    r"(?:(?:\d{4}年|今年|当年|每年|本年)?\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?"
    r"|(?:\d{4}年|今年|当年|每年|本年|年)(?:上半年|底|末)?|本月(?:底|末)?|[一二三四]季度末?)[之以]?前"
)


# No wording makes a body responsible without one of these; a line may break within them.
_CUE = re.compile(r"牵\s*头|负\s*责|单\s*位|部\s*门|主\s*体")


class Words(Struct, frozen=True, forbid_unknown_fields=True, rename={"joined": "with"}):
    """``vocab/quantities_assignments.toml``; its header explains the fields."""

    lead_labels: str
    support_labels: str
    lead_verbs: str
    support_verbs: str
    joined: str
    organs: str
    not_organs: str
    deadline_labels: str
    task_columns: str


class _Found(NamedTuple):
    start: int
    end: int
    role: AssignmentRole
    rule: str


@cache
def words() -> Words:
    """The vocabulary of assignments."""
    return load("quantities_assignments", Words)


def _any(listed: str) -> str:
    return alternatives(listed.split())


@cache
def _label() -> re.Pattern[str]:
    listed = words()
    return re.compile(
        rf"(?:(?P<lead>{_any(listed.lead_labels)})|(?P<support>{_any(listed.support_labels)}))[:：](?P<organs>(?:(?!{_NEXT_LABEL})[^。；;:：()（）\n]){{1,400}})"
    )


def _with_duty(verbs: str) -> str:
    """A pattern of the verbs, each with what may stand before it; a look at one sign says where none begins."""
    firsts = "".join(sorted({verb[0] for verb in verbs.split()} | set(_DUTY_FIRSTS)))
    return rf"(?=[{firsts}]){_DUTY}(?:{_any(verbs)})"


@cache
def _verb() -> re.Pattern[str]:
    listed = words()
    begins, leads = "(?:由|(?<![^（(，,；;。]))", _with_duty(listed.lead_verbs)
    body = rf"[\u4e00-\u9fff]{{1,{LONGEST_ORGAN}}}?(?:{_any(listed.organs)})"
    return re.compile(
        rf"(?:(?<=[，,；;（(。])(?P<support>{_NAME}{{2,120}}?){_with_duty(listed.support_verbs)}(?=[，,；;。()（）]|\Z)"
        rf"|(?<=[，,；;])(?:{_any(listed.joined)})(?P<along>{body}(?:[、和]{body})*)(?:等(?:有关|相关)?(?:部门|单位))?"
        rf"|{begins}(?P<by>{_NAME}{{2,80}}?)(?<![、由])(?:{_any(listed.joined)}|{_ASKING})(?P<with>{_NAME}{{2,80}}?){leads}"
        rf"|{begins}(?P<lead>{_NAME}{{2,80}}?){leads}(?![头的人同]))"
    )


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(
        rf"(?!一个|多个|几个|单位|部门|企业\Z)(?!.*(?:向|对|应当|就|建立|有关规定))[\u4e00-\u9fff（）()“”\d]{{1,{LONGEST_ORGAN}}}(?:{_any(words().organs)})等?\Z"
    )


_BY = re.compile("(?<!自)由")  # 具体工作由|市政府办公厅负责; 自由贸易 holds none


@cache
def _no_organ() -> re.Pattern[str]:
    return re.compile(rf"(?:[一二三四五六七八九十]+是)?(?:{_any(words().not_organs)})")


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(words().deadline_labels)})[:：](?P<due>[^。；;:：()（）\n，,]{{1,40}})")


def clause_assignments(text: str, outline: Outline) -> Iterator[Assignment]:
    """Every body that running text makes responsible, in reading order; no ids yet.

    Guarantees: a support body is only read where a lead body stands in the same sentence, or under its own label.
    """
    for passage in passages(text, outline, _CUE):
        passage = _unlabelled(passage)
        for found in _found(passage.view):
            yield _assignment(text, passage, found)


_GROUPS: tuple[tuple[str, AssignmentRole], ...] = (
    ("by", "lead"),
    ("with", "support"),
    ("lead", "lead"),
    ("support", "support"),
    ("along", "support"),
)


def _unlabelled(passage: Passage) -> Passage:
    """第五条国务院专利行政部门负责…: the label is no part of the name; commas keep its place."""
    end = passage.labels[0][1] if passage.labels and passage.labels[0][0] == 0 else 0
    return passage._replace(view="，" * end + passage.view[end:]) if end else passage


_COUNTIES = re.compile("[(（][市区县旗](?:、[市区县旗]){0,3}[)）]")


def _whole(view: str) -> str:
    """The view with 各县（市、区）政府 as one name, every character at its place."""
    return _COUNTIES.sub(lambda bracket: "某" * len(bracket[0]), view)


@lru_cache(maxsize=1)  # the bodies of one passage are looked at one after the other
def _verbs(view: str) -> tuple[re.Match[str], ...]:
    return tuple(_verb().finditer(_whole(view)))


def _found(view: str) -> list[_Found]:
    verbs = _verbs(view)
    view = _whole(view)
    found: list[_Found] = []
    for match in _label().finditer(view):
        role: AssignmentRole = "lead" if match["lead"] else "support"
        found += [_Found(start, end, role, "label") for start, end in _organs(view, *match.span("organs"))]
    taken = {one.start for one in found}
    led = -1
    for match in verbs:
        for group, role in _GROUPS:
            if match[group] is None:
                continue
            helps = led >= 0 and not any(stop in view[led : match.start()] for stop in _CLOSING)
            if group in ("support", "along") and not helps:
                if not match[0].endswith("负责"):
                    continue
                role = "lead"  # those who act by their duties, and nobody leads them
            bodies = list(_organs(view, *match.span(group)))
            found += [_Found(*body, role, "verb") for body in bodies if body[0] not in taken]
            led = match.end() if bodies and role == "lead" else led
    return sorted(found)


def is_body(name: str) -> bool:
    """Whether a name ends as those of bodies do, and begins like one.

    >>> is_body("市财政局"), is_body("张某某"), is_body("对市财政局")
    (True, False, False)
    """
    return _organ().match(name) is not None and _no_organ().match(name) is None


def _organs(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bodies of a list; nothing where a part of it is no body's name."""
    spans, at = [], start
    for mark in [*_JOINED.finditer(view, start, end), None]:
        last = mark.start() if mark else end
        spans.append((at, last))
        at = mark.end() if mark else end
    first = next(reversed(list(_BY.finditer(view, *spans[0]))), None)
    if first:
        spans[0] = (first.end(), spans[0][1])
    if _no_organ().match(view, spans[0][0]):
        return
    named = [span for span in spans if _organ().match(view[slice(*span)])]
    if len(named) == len([span for span in spans if span[1] > span[0]]):
        for span in named:
            yield from _apart(view, *span)


def _apart(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """药品监督管理局|海关总署 at the 和 between two whole names; 发展和改革委 is one."""
    for mark in _AND.finditer(view, start, end):
        if _organ().match(view[start : mark.start()]) and _organ().match(view[mark.end() : end]):
            yield start, mark.start()
            start = mark.end()
    yield start, end


def _assignment(text: str, passage: Passage, found: _Found) -> Assignment:
    start, end = passage.span(found.start, found.end)
    organ = passage.view[found.start : found.end]
    if others := _AND_OTHERS.search(organ):  # 市财政局等部门 names one of them
        start, end = passage.span(found.start, found.start + others.start())
        organ = organ[: others.start()]
    action, deadline = _action(passage.view, found)
    return Assignment(
        "", organ, text[start:end], found.role, action, deadline, passage.section_id, start, end,
        passage.part_id, found.rule, iso_period(deadline) if deadline else "",
    )  # fmt: skip


def _sentence(view: str, at: int, stops: str) -> tuple[int, int]:
    """The sentence at ``at``; a bracket behind a full stop belongs to the sentence before it."""
    floor, ceiling = max(0, at - LONGEST_SENTENCE), min(len(view), at + LONGEST_SENTENCE)
    begin = max(floor, *(view.rfind(stop, floor, at) + 1 for stop in stops))
    end = min((place for stop in stops if (place := view.find(stop, at, ceiling)) >= 0), default=ceiling)
    if view[begin:at].lstrip().startswith(("(", "（")) and begin > 1:
        end = begin - 1
        begin = max(floor, *(view.rfind(stop, floor, end) + 1 for stop in stops))
    return begin, end


_NEAR = 80  # characters behind a body in which its deadline is labelled
_BRACKET = re.compile(r"[(（][^()（）]*(?:单位|部门|牵头|负责|主体)[^()（）]*[)）]")
_EDGES = "，,；;。.!！()（） "
_AND_OTHERS = re.compile(r"(?<=.)等(?:有关|相关|多个)?(?:部门|单位)?$")
_CLAUSES = re.compile(r"(?:由)?[^，,；;]*(?:牵头负责|牵头|会同|配合|参与|协助|负责)(?:[，,]|\Z)")


def _due(view: str, found: _Found, begin: int) -> str:
    """The deadline in the bracket that names the body, or under a label near behind it; empty where there is none."""
    near = view[begin : min(len(view), found.end + _NEAR)]
    bracket = next((one for one in _BRACKET.finditer(near) if found.end - begin <= one.end()), None)
    inside = bracket is not None and bracket.start() <= found.start - begin
    holder = bracket[0] if bracket is not None and inside else near
    labelled = _deadline().search(holder)
    printed = _DUE.search(holder) if inside else None
    return labelled["due"] if labelled else printed[0] if printed else ""


def _action(view: str, found: _Found) -> tuple[str, str]:
    """What a body is to do, and by when: what its verb leads to, else what the sentence says before."""
    begin, end = _sentence(view, found.start, _STOPS + ("；;" if found.rule == "verb" else ""))
    sentence = view[begin:end]
    due = _due(view, found, begin) or next((printed[0] for printed in _DUE.finditer(sentence)), "")
    if found.rule != "verb":
        return _BRACKET.sub("", sentence).strip(_EDGES), due
    if found.start >= end or any(one.start() <= found.start - begin < one.end() for one in _BRACKET.finditer(sentence)):
        return _CLAUSES.sub("", _BRACKET.sub("", sentence)).strip(_EDGES), due  # the bracket behind what is to be done
    return _duty(view, found, begin, end), due


def _duty(view: str, found: _Found, begin: int, end: int) -> str:
    """由甲牵头，乙配合，制定…; 甲负责…，乙负责…: what stands behind the body's own verb, or behind the next."""
    verbs = [verb for verb in _verbs(view) if begin < verb.end() <= end]
    if not verbs:
        return view[begin:end].strip(_EDGES)
    own = next((at for at, verb in enumerate(verbs) if verb.end() > found.start), len(verbs))
    ends = [*(verb.start() for verb in verbs[1:]), end]
    tails = [view[verb.end() : stop].strip(_EDGES) for verb, stop in zip(verbs, ends, strict=True)]
    told = next((tail for tail in (*tails[own:], *tails[:own]) if tail), "")
    by = view.rfind("由", begin, min(found.start, verbs[0].end()))
    if by >= 0 and not any(mark in view[by : min(found.start, verbs[0].end() - 1)] for mark in "，,"):
        before = view[begin:by].strip(_EDGES)
        if told and before and own == 0:
            return view[begin : ends[0]].strip(_EDGES)  # 本办法由市财政局负责解释: one deed on both sides of the body
        return told or before
    return told or view[begin : verbs[0].start()].strip(_EDGES)
