"""body-sum over a table: a total that the sentence above a table states (共400人，由下列人士组成：), the table none.

Where the table prints its total, body-vs-table compares the two.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.facts import Facts, Sentence
from pipeline.checks.matrix import Line, Matrix, is_total
from pipeline.checks.measures import based, same_kind, scale, shown, shown_like, span
from pipeline.checks.relation import Relation
from pipeline.checks.rules.loose_sums import EXACT, is_amount
from pipeline.model import Observation, Quantity, Span

# What says that the table's figures are all the parts there are.
_COMPOSED = re.compile(r"组成|組成|构成|構成|包括|其中|分配|分为|分為|如下|下列|下表")
_ABOVE = 60  # characters between the sentence and the table: a caption, what the table measures in
_FEWEST = 2


def announced_tables(facts: Facts) -> Iterator[Relation]:
    """A column of figures against the total that the sentence right above the table announces."""
    starts = [sentence.start for sentence in facts.sentences]
    for table in facts.tables:
        at = bisect_right(starts, table.table.start) - 1
        if at < 0 or any(map(is_total, (*table.rows, *table.columns))):
            continue
        sentence = facts.sentences[at]
        whole = _announced(facts.text, sentence, table.table.start)
        column = _column(table, whole) if whole is not None else None
        if whole is not None and column is not None:
            says_all = _COMPOSED.search(facts.text, sentence.start, sentence.end) is not None
            yield from _judge(whole, table, *column, says_all)


def _announced(text: str, sentence: Sentence, start: int) -> Quantity | None:
    """The one amount of a sentence that a colon ends, nothing but a caption between it and the table."""
    said = text[sentence.start : sentence.end].rstrip()
    if not said.endswith(":") or start - sentence.end > _ABOVE:
        return None
    amounts = [one for one in sentence.quantities if is_amount(one)]
    return amounts[0] if len(amounts) == 1 and amounts[0].comparator in EXACT and amounts[0].value else None


def _column(table: Matrix, whole: Quantity) -> tuple[Line, list[Observation]] | None:
    """The one column with a figure of the whole's kind in every row."""
    found = []
    for column in table.columns:
        cells = [table.cells.get((row.index, column.index)) for row in table.rows]
        filled = [cell for cell in cells if cell is not None and cell.value is not None]
        if len(filled) == len(cells) >= _FEWEST and all(same_kind(cell.unit, whole.unit) for cell in filled):
            found.append((column, filled))
    return found[0] if len(found) == 1 else None


def _judge(
    whole: Quantity, table: Matrix, column: Line, cells: list[Observation], says_all: bool
) -> Iterator[Relation]:
    """A sum that holds; one that does not only where the sentence says that the figures are the whole's parts."""
    values = [(cell.value or Decimal(0)) * scale(cell.unit)[0] for cell in cells]
    stated, total, factor = based(whole) or Decimal(0), sum(values, Decimal(0)), scale(whole.unit)[0]
    if total != stated and not says_all:
        return
    yield Relation(
        rule="body-sum",
        status="pass" if total == stated else "fail",
        evidence=(span(whole), *(Span(cell.start, cell.end) for cell in cells)),
        fields={
            "indicator": whole.indicator,
            "raw": whole.raw,
            "terms": "+".join(cell.text for cell in cells),
            "total": shown_like(total, whole),
            "difference": shown_like(total - stated, whole),
        },
        expected=shown(stated / factor),
        actual=shown(total / factor),
        difference=(total - stated) / factor,
        tolerance=Decimal(0),
        unit=whole.unit,
        table_id=table.table.table_id,
        column_path=column.name,
        section_id=whole.section_id,
    )
