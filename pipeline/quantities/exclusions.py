"""Numbers that are no quantities: dates, ordinals, labels, document numbers, names. One ordered table of rules."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from pipeline.quantities.amount import Amount
from pipeline.quantities.bare_numbers import bare_power, factor, latin_unit, never_units, no_unit, one
from pipeline.quantities.dates_and_years import year_or_date
from pipeline.quantities.ordinals import (
    PAGES,
    PLACES,
    articles,
    cited_pages,
    code,
    congress,
    label,
    meeting_or_clause,
    ordinal,
    placed,
)
from pipeline.quantities.set_phrases import counted_street, doubled, fixed_words, land, named, slogan


class Rule(NamedTuple):
    """A row: whether it ``holds`` for an amount in a view.

    ``chinese`` ones never hold for Arabic digits; those with ``units`` hold for amounts in these alone.
    """

    id: str
    holds: Callable[[str, Amount], bool]
    chinese: bool = False
    units: frozenset[str] = frozenset()


RULES: tuple[Rule, ...] = (
    Rule("no-unit", no_unit),
    Rule("fixed-words", fixed_words, chinese=True),
    Rule("land", land, chinese=True),
    Rule("ordinal", ordinal),
    Rule("label", label),
    Rule("year-or-date", year_or_date),
    Rule("bare-power", bare_power, chinese=True),
    Rule("latin-unit", latin_unit),
    Rule("factor", factor),
    Rule("never-units", never_units),
    Rule("one", one, chinese=True),
    Rule("named", named),
    Rule("congress", congress, units=frozenset("大")),
    Rule("placed", placed, units=PLACES),
    Rule("cited-pages", cited_pages, units=PAGES),
    Rule("meeting-or-clause", meeting_or_clause, units=frozenset("次款项条轮批")),
    Rule("articles", articles, units=frozenset("条款")),
    Rule("slogan", slogan, chinese=True),
    Rule("doubled", doubled, chinese=True),
    Rule("code", code),
    Rule("counted-street", counted_street, units=frozenset("房厅室卫组")),
)


@cache
def _rules(unit: str, arabic: bool) -> tuple[Rule, ...]:
    """The rows that may hold for an amount in ``unit``."""
    return tuple(rule for rule in RULES if not (rule.chinese and arabic) and (not rule.units or unit in rule.units))


def exclusion(view: str, amount: Amount) -> str:
    """The id of the first rule that says the amount is no quantity; empty where it is one."""
    for rule in _rules(amount.unit, amount.arabic):
        if rule.holds(view, amount):
            return rule.id
    return ""
