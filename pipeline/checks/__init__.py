"""Stage checks: every relation that a circular states or implies, evaluated exactly.

Facts (table cells, totals, column groups, quantities, counts, dates, references) stand on one side, the relations that
the document states or implies on the other. A rule is a pure function from facts to relations; ``rules.RULES`` is the
ordered table of all of them; ``engine`` numbers the outcomes and puts them into words.
``across`` checks circulars against each other.
"""

from pipeline.checks.across import across
from pipeline.checks.engine import checks, rule_names

__all__ = ["across", "checks", "rule_names"]
