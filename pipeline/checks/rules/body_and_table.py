"""body-vs-table: a figure of the text against the total, or the group of totals, that it restates.

A figure is linked by its words, its unit and its place, never by its value, so that a wrong value is still linked. By
the name of a row, or the year of a column, an agreement is reported; such a link is too loose for a contradiction, but
where the figure stands beside the table and both the row's name and the column's year are its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from pipeline.checks.facts import Facts
from pipeline.checks.levels import change
from pipeline.checks.matrix import Matrix
from pipeline.checks.measures import admits, same_kind
from pipeline.checks.names import LOOSE, core, likeness, placeless
from pipeline.checks.relation import Relation
from pipeline.checks.settings import settings
from pipeline.checks.targets import Link, Target, agrees, named_rows, restated, totals
from pipeline.model import Quantity, Span

_CLAUSE = re.compile(r"[,。;:、()!?\n\r]")
_LABEL = re.compile(r"^\s*\d{1,2}\.")
_SIBLINGS = 2  # figures of a sentence that show that it sums a table up
_LONGEST = 40  # characters that an indicator takes at most
_LOWER_BOUND = frozenset({">=", ">"})


def body_vs_table(facts: Facts) -> Iterator[Relation]:
    """Every figure of the text that restates a total of a table.

    Guarantees: a difference fails only where the text refers to the table's annex, or stands beside the table.
    """
    for table in facts.tables:
        targets = totals(table)
        linked = [link for quantity in facts.quantities if targets and (link := _link(facts, quantity, targets))]
        unequal = [link for link in linked if not agrees(link)]
        restates = _breaks_down(table) and len(unequal) == 1 < len(linked)
        for link in linked:
            yield from _judge(facts.text, link, restates)
        yield from _loosely(facts, table, targets, linked)


def _loosely(facts: Facts, table: Matrix, targets: list[Target], linked: list[Link]) -> Iterator[Relation]:
    """Agreements of figures with the row of their name, with the total of their year, of their class or of all; and
    the one figure that differs in a sentence that sums the table up."""
    rows, taken = named_rows(table), {link.quantity.start for link in linked}
    listed = [link for link in linked if link.quantity.comparator == "="]
    for quantity in facts.quantities if rows or targets else ():
        if (
            quantity.start in taken
            or quantity.value is None
            or quantity.comparator != "="
            or change(facts.text, quantity)
        ):
            continue
        name = core(quantity.indicator)
        named = [
            target
            for target in rows.get(name) or rows.get(placeless(name)) or ()
            if _may_be(quantity, target) and target.year in quantity.period
        ]
        meant = _meant(quantity, targets)
        listed += [Link(quantity, target, cited=False) for target in meant]
        for target in (*named, *meant):
            link = Link(quantity, target, cited=False)
            if agrees(link):
                yield restated(link, "pass", "body-vs-table-pass")
                break
            if (
                target in named
                and target.year
                and _beside(quantity, table)
                and not _planned_against_done(facts.text, link)
            ):
                yield restated(link, "fail", "body-vs-table-fail")
                break
    sentences: dict[int, list[Link]] = defaultdict(list)
    for link in listed:
        if sentence := facts.sentence_at(link.quantity.start):
            sentences[sentence.start].append(link)
    for links in sentences.values():
        yield from _odd_one(links)


def _odd_one(links: list[Link]) -> Iterator[Relation]:
    """The one figure of a sentence that differs where all others, two or more, are the totals of the same table."""
    off = [link for link in links if not agrees(link)]
    targets = {link.target.path for link in links}
    if len(off) == 1 and not off[0].cited and len(links) > _SIBLINGS and len(targets) == len(links):
        yield restated(off[0], "fail", "body-vs-table-fail")


def _beside(quantity: Quantity, table: Matrix) -> bool:
    """Whether a figure stands in the section of the table."""
    place = (table.table.part_id, table.table.section_id)
    return bool(quantity.section_id) and (quantity.part_id, quantity.section_id) == place


def _may_be(quantity: Quantity, target: Target) -> bool:
    """Whether both count, or measure, the same kind of thing; a column of posts (員額) prints no unit."""
    if target.unit and same_kind(quantity.unit, target.unit):
        return True
    return quantity.unit in _people() and (not target.unit or target.unit in _people())


@cache
def _people() -> frozenset[str]:
    return frozenset(settings().people)


def _meant(quantity: Quantity, targets: list[Target]) -> list[Target]:
    """The total that a figure may be: that of its year, of the class that its words begin with (C级危房), or of all."""
    name = core(quantity.indicator)
    kin = [target for target in targets if _may_be(quantity, target)]
    if not kin:
        return []
    dated = [one for one in kin if one.year and one.year in quantity.period and _akin(quantity, one)]
    classed = [one for one in kin if not one.year and name.startswith(core(one.path) or " ")]
    overall = [one for one in kin if one.overall and _akin(quantity, one)]
    found = dated or classed or overall
    return found if len(found) == 1 else []


def _akin(quantity: Quantity, target: Target) -> bool:
    """Whether the figure's words share a word with the column's, or with the table's caption."""
    name, words = core(quantity.indicator), target.path + target.matrix.table.caption
    return any(name[at : at + 2] in words for at in range(len(name) - 1))


def _link(facts: Facts, quantity: Quantity, targets: list[Target]) -> Link | None:
    if quantity.role not in ("measure", "count") or quantity.value is None or not quantity.indicator:
        return None
    near = [target for target in targets if target.unit and same_kind(quantity.unit, target.unit)]
    chosen = _named(quantity.indicator, near) or _named(_phrase(facts.text, quantity), near)
    return Link(quantity, chosen, _refers(facts, quantity, chosen.matrix)) if chosen else None


def _named(words: str, targets: list[Target]) -> Target | None:
    """The one target that the words name best."""
    graded = [(max(likeness(words, name) for name in target.names), target) for target in targets]
    best = max((grade for grade, _ in graded), default=0)
    chosen = [target for grade, target in graded if grade == best]
    return chosen[0] if best >= LOOSE and len(chosen) == 1 else None


def _phrase(text: str, quantity: Quantity) -> str:
    """All words of the clause before the figure: an indicator with its conditions (签约投资超3000万元项目)."""
    return _LABEL.sub("", _CLAUSE.split(text[max(0, quantity.start - _LONGEST) : quantity.start])[-1])


def _refers(facts: Facts, quantity: Quantity, table: Matrix) -> bool:
    """Whether the figure's section, or one beside it, cites the annex that holds the table; or both share a section."""
    part = table.table.part_id
    chain = facts.ancestors(quantity.section_id)
    if chain and quantity.section_id == table.table.section_id and quantity.part_id == part:
        return True
    holder = chain[1] if len(chain) > 1 else chain[0] if chain else None
    scope = Span(holder.start, holder.end) if holder else _above(facts, quantity)
    return any(
        reference.resolved == part and scope.start <= reference.start < scope.end
        for reference in facts.references
        if reference.kind == "annex"
    )


def _above(facts: Facts, quantity: Quantity) -> Span:
    """The stretch of a part above its numbered sections: the whole of a short notice."""
    part = facts.parts.get(quantity.part_id)
    if part is None:
        return Span(quantity.start, quantity.start)
    first = facts.children.get((part.part_id, ""))
    return Span(part.start, first[0].start if first else part.end)


def _breaks_down(table: Matrix) -> bool:
    """Whether the table says that it breaks the targets of the text down, and so restates them."""
    return any(word in table.table.caption for word in settings().breakdown)


def _judge(text: str, link: Link, breakdown: bool) -> Iterator[Relation]:
    quantity, target = link.quantity, link.target
    if admits(quantity, target.value):
        beyond = quantity.comparator in _LOWER_BOUND and not agrees(link)
        if beyond and breakdown and link.cited:
            yield restated(link, "fail", "body-vs-table-breakdown")
        elif link.cited or agrees(link):
            yield restated(link, "pass", "body-vs-table-bound" if beyond else "body-vs-table-pass")
    elif link.cited and not _planned_against_done(text, link):
        yield restated(link, "fail", "body-vs-table-fail")


def _planned_against_done(text: str, link: Link) -> bool:
    """Whether one side is a target and the other what was achieved: 计划 … 100亿元, 完成情况表 85亿元."""
    words = link.quantity.modality + _phrase(text, link.quantity)
    table = link.target.matrix.table.caption + link.target.path
    planned, done = settings().planned, settings().done
    return any(
        any(word in one for word in planned) and any(word in other for word in done)
        for one, other in ((words, table), (table, words))
    )
