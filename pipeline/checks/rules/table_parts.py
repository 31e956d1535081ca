"""part-of-whole in tables: a 其中 column or row never exceeds what it is part of."""

from collections.abc import Iterator

from pipeline.checks.claims import Axis
from pipeline.checks.facts import Facts
from pipeline.checks.matrix import Line, spans_of
from pipeline.checks.relation import Relation
from pipeline.model import Observation


def table_parts(facts: Facts) -> Iterator[Relation]:
    """Each part line against its whole: one pass where all places hold, one fail a place that does not."""
    for table in facts.tables:
        for axis in (Axis(table, by_rows=False), Axis(table, by_rows=True)):
            by_index = {line.index: line for line in axis.lines}
            for part in axis.lines:
                whole = by_index.get(part.part_of) if part.part_of is not None else None
                if whole is not None and part.unit == whole.unit:
                    yield from _compare(axis, part, whole)


def _compare(axis: Axis, part: Line, whole: Line) -> Iterator[Relation]:
    pairs = [(axis.cell(part, cross), axis.cell(whole, cross)) for cross in axis.cross]
    read = [(one, other) for one, other in pairs if one and other and one.value is not None and other.value is not None]
    over = [(one, other) for one, other in read if _exceeds(one, other)]
    for one, other in over:
        yield _failed(axis, part, whole, one, other)
    if read and not over:
        yield _held(axis, part, whole, read)


def _exceeds(part: Observation, whole: Observation) -> bool:
    return part.value is not None and whole.value is not None and 0 <= whole.value < part.value


def _held(axis: Axis, part: Line, whole: Line, pairs: list[tuple[Observation, Observation]]) -> Relation:
    table = axis.matrix.table
    return Relation(
        rule="part-of-whole",
        status="pass",
        evidence=spans_of(cell for pair in pairs for cell in pair),
        fields={"part": part.name, "whole": whole.name, "count": str(len(pairs)), "table": table.caption or table.id},
        table_id=table.id,
        column_path="" if axis.by_rows else part.name,
        row_path=part.name if axis.by_rows else "",
        section_id=table.section_id,
        sentence="part-of-whole-table-pass",
    )


def _failed(axis: Axis, part: Line, whole: Line, one: Observation, other: Observation) -> Relation:
    table = axis.matrix.table
    if one.value is None or other.value is None:
        raise ValueError("both places print a number")
    return Relation(
        rule="part-of-whole",
        status="fail",
        evidence=spans_of((one, other)),
        fields={
            "part": part.name,
            "whole": whole.name,
            "place": one.column_path if axis.by_rows else one.row_path,
            "stated": str(other.value),
            "actual": str(one.value),
            "unit": one.unit,
            "table": table.caption or table.id,
        },
        expected=str(other.value),
        actual=str(one.value),
        difference=one.value - other.value,
        unit=one.unit,
        table_id=table.id,
        row_path=one.row_path,
        column_path=one.column_path,
        section_id=table.section_id,
        sentence="part-of-whole-table-fail",
    )
