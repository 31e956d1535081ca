"""Assignments (任务分工): which body leads and which ones help, what they are to do and by when.

Three wordings are read, in this order: a label with bodies (责任单位：市科委、市财政局), bodies and a verb
(由市商务局牵头，市政府督查室配合), two bodies joined (市商务局会同市财政局负责).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
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
_NEXT_LABEL = r"[，,][^，,。；;:：]{2,10}[:：]"  # 责任单位：市水利局，完成时限：…
_JOINED = re.compile(
    r"、(?![市区县旗](?:、[市区县旗])*[)）])|,|，|和(?=[市省区县国各])|与(?=[市省区县国各])|以及|及(?=[市省区县国各])"
)
_AND = re.compile("[和与及](?!其|所属|下属|有关|相关)")
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


class _Found(NamedTuple):
    """A body at ``start``; the words that make it responsible are ``clause``.

    ``led`` is where the body begins that leads, or the first of those that do; ``after`` is where the task before
    begins, ``until`` where the words of the next one do.
    """

    start: int
    end: int
    role: AssignmentRole
    rule: str
    clause: tuple[int, int] = (0, 0)
    led: int = -1
    after: int = -1
    until: int = -1


@cache
def _words() -> Words:
    return load("quantities_assignments", Words)


def _any(listed: str) -> str:
    return alternatives(listed.split())


@cache
def _label() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        rf"(?:(?P<lead>{_any(words.lead_labels)})|(?P<support>{_any(words.support_labels)}))[:：](?P<organs>(?:(?!{_NEXT_LABEL})[^。；;:：()（）\n]){{1,400}})"
    )


@cache
def _verb() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        rf"(?:(?:由|(?<![^（(，,；;。]))(?P<by>{_NAME}{{2,80}}?)(?<![、由])(?:{_any(words.joined)})(?P<with>{_NAME}{{2,80}}?)(?:{_any(words.lead_verbs)})"
        rf"|(?:由|(?<![^（(，,；;。]))(?P<lead>{_NAME}{{2,80}}?)(?:{_any(words.lead_verbs)})(?![头的人同])"
        rf"|(?<=[，,；;])(?P<support>{_NAME}{{2,120}}?)(?:{_any(words.support_verbs)})(?=[，,；;。()（）]|\Z))"
    )


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(
        rf"(?!一个|多个|几个|单位|部门|企业\Z)(?!.*(?:向|对|应当|就|建立|有关规定))[\u4e00-\u9fff（）“”\d]{{1,{LONGEST_ORGAN}}}(?:{_any(_words().organs)})等?\Z"
    )


_BY = re.compile("(?<!自)由")  # 具体工作由|市政府办公厅负责; 自由贸易 holds none


@cache
def _no_organ() -> re.Pattern[str]:
    return re.compile(rf"(?:[一二三四五六七八九十]+是)?(?:{_any(_words().not_organs)})")


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(_words().deadline_labels)})[:：](?P<due>[^。；;:：()（）\n，,]{{1,40}})")


def assignments(text: str, outline: Outline) -> tuple[Assignment, ...]:
    """Every body that running text makes responsible, in reading order.

    Guarantees:
    1. ``text[a.start:a.end] == a.raw``; ids are ``a1``, ``a2`` …
    2. A support body is only read where a lead body stands in the same sentence, or under its own label.
    """
    listed: list[Assignment] = []
    for passage in passages(text, outline, _CUE):
        passage = _unlabelled(passage)
        for found in _found(passage.view):
            listed.append(_assignment(f"a{len(listed) + 1}", text, passage, found))
    return tuple(listed)


def _unlabelled(passage: Passage) -> Passage:
    """第五条国务院专利行政部门负责…: the label is no part of the name; commas keep its place."""
    end = passage.labels[0][1] if passage.labels and passage.labels[0][0] == 0 else 0
    return passage._replace(view="，" * end + passage.view[end:]) if end else passage


_COUNTIES = re.compile("[(][市区县旗](?:、[市区县旗]){0,3}[)]")  # 各县（市、区）政府 is one name
# （市科技局牵头，市财政局按职责分工|负责）: they help where another body leads
_BY_DUTY = re.compile(r"按照?(?:各自)?(?:职责分工|职责|分工)\Z")
_DUTY_ENDS = "工责"
_CLOSED = re.compile("[；;)）]")


def _found(view: str) -> list[_Found]:
    if "(市" in view or "(区" in view or "(县" in view or "(旗" in view:
        view = _COUNTIES.sub(lambda bracket: "某" * len(bracket[0]), view)
    found: list[_Found] = []
    for match in _label().finditer(view):
        role: AssignmentRole = "lead" if match["lead"] else "support"
        found += [_Found(start, end, role, "label") for start, end in _organs(view, *match.span("organs"))]
    taken = {one.start for one in found}
    led, first = -1, -1
    tasks = [(0, 0)]
    for match in _verb().finditer(view):
        for group in ("by", "with", "lead", "support"):
            if match[group] is None:
                continue
            helps = led >= 0 and not any(stop in view[led : match.start()] for stop in _STOPS)
            if group == "support" and not helps:
                continue
            start, end = match.span(group)
            duty = _BY_DUTY.search(view, start, end) if group == "lead" and view[end - 1] in _DUTY_ENDS else None
            bodies = list(_organs(view, start, duty.start() if duty else end))
            shared = duty is not None and helps and not _CLOSED.search(view, led, match.start())
            role = "lead" if group in ("by", "lead") and not shared else "support"
            if bodies and role == "lead":
                led, first = match.end(), bodies[0][0]
                tasks.append(match.span())
            found += [
                _Found(*body, role, "verb", match.span(), first, tasks[-2][1] if len(tasks) > 1 else 0)
                for body in bodies
                if body[0] not in taken
            ]
    starts = [start for start, _ in tasks]
    return [one._replace(until=_next(starts, one.clause[0])) for one in sorted(found)]


def _next(starts: list[int], at: int) -> int:
    """The first of the places behind ``at``; -1 where there is none."""
    place = bisect_right(starts, at)
    return starts[place] if place < len(starts) else -1


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


def _assignment(assignment_id: str, text: str, passage: Passage, found: _Found) -> Assignment:
    start, end = passage.span(found.start, found.end)
    organ = passage.view[found.start : found.end].removesuffix("等")
    end -= passage.view[found.start : found.end].endswith("等")
    action, deadline = _action(passage.view, found)
    return Assignment(
        assignment_id, organ, text[start:end], found.role, action, deadline, passage.section_id, start, end,
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
_AFTER_VERB = "，,；;。()（） "
_EDGES = "，,；;。 "
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


def _opens(view: str, found: _Found, begin: int) -> bool:
    """Whether the body opens its deed: 本细则|由市科委负责|解释 is one deed, told on both sides of it."""
    return view[found.led - 1] != "由" or not view[max(begin, found.after) : found.led].removesuffix("由").strip(_EDGES)


def _action(view: str, found: _Found) -> tuple[str, str]:
    begin, end = _sentence(view, found.start, _STOPS + ("；;" if found.rule == "verb" else ""))
    sentence = view[begin:end]
    due = _due(view, found, begin) or next((printed[0] for printed in _DUE.finditer(sentence)), "")
    clause_end = found.clause[1]
    if found.rule == "verb" and clause_end < end and view[clause_end] not in _AFTER_VERB and _opens(view, found, begin):
        own = view[clause_end : found.until if clause_end < found.until < end else end]
        return _CLAUSES.sub("", _BRACKET.sub("", own)).strip(_EDGES), due
    action = _CLAUSES.sub("", _BRACKET.sub("", sentence)) if found.rule == "verb" else _BRACKET.sub("", sentence)
    action = action.removeprefix(f"{view[found.start : found.end]}负责").strip(_EDGES)
    if not action:
        started = found.led if begin <= found.led < end else found.start
        action = _CLAUSES.sub("", view[begin : min(started, end)]).removesuffix("由").strip(_EDGES)
    return action, due
