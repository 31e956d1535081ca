"""Where the error is, by two kinds of check: a cell that the text prints otherwise, and a total that is off."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.facts import Facts
from pipeline.checks.matrix import is_total
from pipeline.checks.measures import shown
from pipeline.checks.relation import Relation
from pipeline.model import Observation, exact

_TOTALS = frozenset({"table-column-total", "table-row-total"})


def repaired_by_text(facts: Facts, relations: Sequence[Relation]) -> Iterator[Relation]:
    """A note for every cell that makes a total fail and that the text prints with the value that makes it hold.

    Guarantees: the printed value is never changed; what the text prints is a proposal in words.
    """
    failed = [one for one in relations if one.rule in _TOTALS and one.status == "fail"]
    if not failed:
        return
    cells = {cell.start: cell for table in facts.tables for cell in table.cells.values()}
    totals = {(table.table.id, row.index) for table in facts.tables for row in table.rows if is_total(row)}
    for told in relations:
        cell = cells.get(told.evidence[1].start) if told.rule == "body-vs-table" and told.status == "fail" else None
        if cell is None or told.difference is None or shown(cell.value or Decimal(0)) != told.actual:
            continue  # a group of totals is no single cell
        for total in failed:
            if told.table_id != total.table_id:
                continue
            within = any(place.start == cell.start for place in total.evidence)
            # Printed less told: what the sum of the terms loses, or what is stated loses, where the text is right.
            off = -told.difference if (told.table_id, cell.row) in totals else told.difference
            if within and off == total.difference:
                yield _relation(told, total, cell)
                break


def _relation(told: Relation, total: Relation, cell: Observation) -> Relation:
    return Relation(
        rule="error-location",
        status="note",
        evidence=(*told.evidence, total.evidence[0]),
        fields={
            "table": total.fields["table"],
            "row": cell.row_path or str(cell.row + 1),
            "column": cell.column_path,
            "printed": cell.text.strip(),
            "repaired": told.expected or "",
        },
        expected=told.expected,
        actual=str(cell.value),
        difference=exact(told.difference or 0),
        unit=cell.unit,
        table_id=told.table_id,
        row_path=cell.row_path,
        column_path=cell.column_path,
        section_id=total.section_id,
        severity="warning",
        sentence="error-location-text",
    )
