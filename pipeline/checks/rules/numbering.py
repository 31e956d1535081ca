"""numbering: sibling sections are numbered without gap or repetition."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.facts import Facts
from pipeline.checks.relation import Relation
from pipeline.model import Section, Span, Status
from pipeline.notation.forms import fold
from pipeline.notation.numerals import integer

_NESTED = re.compile(r"\d[.．]\d")  # 1.3: says its parent's number too, or is 1. before 3人户
_NUMERAL = re.compile(r"\d+|[〇零一二三四五六七八九十百]+")
_SIGNS = "一二三四五六七八九"
_HAN = (
    "零",
    *_SIGNS,
    *(f"{ten}十{one}" for ten in ("", *_SIGNS[1:]) for one in ("", *_SIGNS)),
)
_PAIR = 2
_SLIPS = (0, 2)  # a number printed twice, or one left out; wider gaps are other lists
_LEGAL = re.compile("[条條章节節编編款]")
# 第66-1條, 第十七条之一: put in behind a number by a later amendment. A line may break before 之一.
_INSERTED = re.compile(r"(?:-|之)\s?(\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d一二三四五六七八九十])")
_WINDOW = 4  # characters behind a label in which 之一 stands
_Key = tuple[str, str, str]


def numbering(facts: Facts) -> Iterator[Relation]:
    """Each run of siblings of one style: one pass, or one fail a place where the next number is not what follows.

    Guarantees: a number that begins anew at 1 opens another list; a number that is printed in between, but opens no
    section, is no gap; nor is a number that was put in behind another (第66-1條 after 第66條).
    """
    groups: dict[_Key, list[Section]] = defaultdict(list)
    for section in facts.circular.sections:
        if section.number is not None and not _NESTED.search(section.label):
            groups[section.part_id, section.parent_id, section.rule].append(section)
    for siblings in groups.values():
        breaks = [(one, other) for one, other in pairwise(siblings) if not _follows(facts.text, one, other)]
        for one, other in breaks:
            slip = len(breaks) == 1 and _dense(siblings) and (other.number or 0) - (one.number or 0) in _SLIPS
            yield _relation((one, other), "fail" if slip else "note", str((one.number or 0) + 1), other.label)
        if not breaks and len(siblings) > 1:
            yield _relation(tuple(siblings), "pass", siblings[-1].label, siblings[-1].label)


def _dense(siblings: list[Section]) -> bool:
    """Whether the list means to be complete: it begins at 1 and is none of laws' own units, which come and go."""
    return len(siblings) > _PAIR and siblings[0].number == 1 and not _LEGAL.search(siblings[0].label)


def _follows(text: str, one: Section, other: Section) -> bool:
    due = (one.number or 0) + 1
    if other.number == one.number and _inserted(text, other) == _inserted(text, one) + 1:
        return True
    return other.number in (1, due) or _printed_between(text, one, other, due)


def _inserted(text: str, section: Section) -> int:
    """Which of the numbers put in behind its own a node bears; 0 for the first of them all."""
    label = fold(section.label)
    behind = text[section.start + len(section.label) :][:_WINDOW].lstrip()
    found = _INSERTED.search(label) or _INSERTED.match(behind)
    return integer(found[1]) or 0 if found else 0


def _printed_between(text: str, one: Section, other: Section, due: int) -> bool:
    """Whether the number that is due stands between the two after all, in a place that is no section."""
    label = _NUMERAL.search(one.label)
    if label is None:
        return True
    form = str(due) if label[0].isdecimal() else _HAN[due] if due < len(_HAN) else ""
    head, tail = fold(one.label[: label.start()]).strip(), fold(one.label[label.end() :]).strip()[:1]
    between = text[one.start + len(one.label) : other.start]
    if not form or head + form + tail in "".join(between.split()):  # a label may be broken over two lines
        return True
    opening = re.compile(rf"^[^\S\n]*{re.escape(head + form)}(?![\d一二三四五六七八九十])", re.MULTILINE)  # 3， for 3．
    return opening.search(between) is not None


def _relation(sections: tuple[Section, ...], status: Status, expected: str, actual: str) -> Relation:
    return Relation(
        rule="numbering",
        status=status,
        evidence=tuple(Span(section.start, section.start + len(section.label)) for section in sections),
        fields={
            "first": sections[0].label,
            "last": sections[-1].label,
            "count": str(len(sections)),
            "expected": expected,
        },
        expected=expected,
        actual=actual,
        section_id=sections[-1].section_id,
        severity="warning" if status == "fail" else None,
    )
