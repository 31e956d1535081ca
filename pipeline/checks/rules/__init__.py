"""The ordered table of rules. A new rule is a module, a row here, its messages and a case."""

from collections.abc import Callable, Iterable

from pipeline.checks.facts import Facts
from pipeline.checks.relation import Relation
from pipeline.checks.rules.annexes import annex_present, annex_title
from pipeline.checks.rules.announced_tables import announced_tables
from pipeline.checks.rules.body_and_table import body_vs_table
from pipeline.checks.rules.closing_sums import closing_sums
from pipeline.checks.rules.conversions import conversions
from pipeline.checks.rules.counts import stated_count
from pipeline.checks.rules.differences import differences
from pipeline.checks.rules.group_counts import group_counts
from pipeline.checks.rules.hundreds import hundreds
from pipeline.checks.rules.implied_totals import implied_totals
from pipeline.checks.rules.known_parts import known_parts
from pipeline.checks.rules.lists import listed_counts
from pipeline.checks.rules.loose_sums import loose_sums
from pipeline.checks.rules.numbering import numbering
from pipeline.checks.rules.opening_sums import opening_sums
from pipeline.checks.rules.periods import period_length
from pipeline.checks.rules.proportions import proportions
from pipeline.checks.rules.repeats import repeated_figure
from pipeline.checks.rules.rows_in_text import rows_in_text
from pipeline.checks.rules.serials import serial_numbers
from pipeline.checks.rules.slogans import slogan_counts
from pipeline.checks.rules.spans_of_time import lengths_within
from pipeline.checks.rules.sums import body_sums
from pipeline.checks.rules.table_pairs import table_pairs
from pipeline.checks.rules.table_parts import table_parts
from pipeline.checks.rules.table_ratios import table_ratios
from pipeline.checks.rules.table_totals import table_totals
from pipeline.checks.rules.titles import number_year, title_match
from pipeline.checks.rules.years import yearly_sums

Rule = Callable[[Facts], Iterable[Relation]]

# Tables first, since the text is compared with them; then the text; then the document as a whole.
RULES: tuple[Rule, ...] = (
    table_totals,  # table-column-total, table-row-total
    implied_totals,  # lines that add up others in tables without a labelled total
    table_parts,  # part-of-whole in tables
    table_ratios,  # table-share, table-growth, table-average, table-difference
    table_pairs,  # table-vs-table
    serial_numbers,
    group_counts,  # stated-count in the titles of groups of rows
    body_vs_table,
    rows_in_text,  # body-vs-table where the text goes through the rows
    announced_tables,  # body-sum over a table that prints no total
    body_sums,  # body-sum, currency-conversion, part-of-whole in text
    loose_sums,  # body-sum where the text says 共, or opens a list of parts
    opening_sums,  # body-sum where a complete list behind its total does not add up
    closing_sums,  # body-sum where 合计 closes a list that it does not add up
    yearly_sums,  # body-sum over the years of a plan
    hundreds,  # body-sum of structures, ratios and shares
    known_parts,  # part-of-whole by definition
    proportions,  # growth and shares
    differences,  # amounts of change between two levels
    conversions,  # unit-conversion, currency-conversion, product, multiples
    stated_count,  # against the nodes under a heading
    slogan_counts,  # stated-count whose word every item repeats
    listed_counts,  # stated-count against the list beside the count
    period_length,  # durations and ranges anywhere in the circular
    lengths_within,  # period-length within one sentence
    repeated_figure,
    annex_present,
    annex_title,
    numbering,
    title_match,
    number_year,
)
