"""body-sum over years: 2022年56个，2023年70个，2024年60个, and 186个 in all.

The yearly figures bear one name and unit; what they come to is proved where a figure of that name prints it. Another
figure of the same name without a year of its own then contradicts both.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.facts import Facts
from pipeline.checks.measures import TIME, based, dimension, scale
from pipeline.checks.names import CLOSE, core, likeness
from pipeline.checks.part_names import is_average
from pipeline.checks.relation import Relation
from pipeline.checks.rules.closing_sums import failed_sum
from pipeline.checks.rules.loose_sums import proved_sum
from pipeline.model import Quantity

_YEAR = re.compile(r"((?:19|20)\d\d)年度?")
_FEWEST = 2  # years that a total is of
_SHORTEST = 2  # characters of a name
_NEAR = 2  # another total is less than twice, and more than half, what the years come to
_AMOUNTS = frozenset({"measure", "count"})


def yearly_sums(facts: Facts) -> Iterator[Relation]:
    """What years in a row come to, against the figures of the same name that are of no single year.

    Guarantees: a figure fails only where another of its name prints what the years come to.
    """
    years: dict[tuple[str, str], dict[int, Quantity]] = defaultdict(dict)
    rest: dict[str, list[Quantity]] = defaultdict(list)
    for one in facts.quantities:
        name, unit = core(one.indicator), scale(one.unit)[1]
        plain = one.role in _AMOUNTS and one.comparator == "=" and not one.change and one.value is not None
        if not plain or len(name) < _SHORTEST or dimension(one.unit) in TIME or is_average(one):
            continue
        year = _YEAR.fullmatch(one.period)
        if year is None:
            rest[unit].append(one)
        else:
            years[name, unit].setdefault(int(year[1]), one)
    for (name, unit), found in years.items():
        if len(found) >= _FEWEST and max(found) - min(found) == len(found) - 1:
            yield from _judged([found[year] for year in sorted(found)], name, rest[unit])


def _judged(parts: list[Quantity], name: str, others: list[Quantity]) -> Iterator[Relation]:
    total = sum((based(part) or Decimal(0) for part in parts), Decimal(0))
    named = [one for one in others if core(one.indicator).endswith(name)]
    held = [one for one in named if based(one) == total]
    if not held or len({based(part) for part in parts}) == 1:
        return
    yield proved_sum(held[0], parts)
    for one in named:
        stated = based(one) or Decimal(0)
        alike = likeness(one.indicator, held[0].indicator) >= CLOSE
        if alike and stated != total and total < stated * _NEAR and stated < total * _NEAR:
            yield failed_sum(one, parts, total)
