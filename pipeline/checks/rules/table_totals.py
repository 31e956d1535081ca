"""table-column-total, table-row-total: printed totals against the figures that they add up."""

from collections.abc import Iterator

from pipeline.checks.claims import Axis, readings
from pipeline.checks.facts import Facts
from pipeline.checks.footing import Footing, foot
from pipeline.checks.matrix import Matrix, spans_of
from pipeline.checks.relation import Relation
from pipeline.model import exact


def table_totals(facts: Facts) -> Iterator[Relation]:
    """Every total of every table, by columns and by rows.

    Guarantees: a table whose totals no reading bears out, in no line, gives no failed check (it was not understood).
    """
    for table in facts.tables:
        for axis in (Axis(table, by_rows=True), Axis(table, by_rows=False)):
            for _, claims in readings(axis.lines):
                tried = [
                    [found for cross in axis.cross if (found := foot(axis, claim, cross)) is not None]
                    for claim in claims
                ]
                best = max(tried, key=_support, default=[])
                yield from _relations(axis, best, alone=len({tuple(f.total for f in found) for found in tried}) == 1)


def _support(footings: list[Footing]) -> tuple[int, int]:
    """How many sums a reading bears out; the earlier reading wins where two are equal."""
    additive = [footing for footing in footings if _additive(footing)]
    held = sum(footing.outcome != "off" for footing in additive)
    return held, -len(additive)


def _additive(footing: Footing) -> bool:
    return footing.claim.target.additive and footing.cross.additive


def _relations(axis: Axis, footings: list[Footing], alone: bool) -> Iterator[Relation]:
    sums = [footing for footing in footings if _additive(footing)]
    exactly = sum(footing.outcome == "exact" for footing in sums)
    within = sum(footing.outcome == "within" for footing in sums)
    off = len(sums) - exactly - within
    rounded = within > 1 or not exactly
    believed = exactly + within >= off or (alone and len(sums) == 1)
    for footing in footings:
        holds = footing.outcome == "exact" or (footing.outcome == "within" and rounded)
        if holds and (_additive(footing) or footing.outcome == "exact"):
            yield _relation(axis, footing, holds=True)
        elif not holds and _additive(footing) and believed:
            yield _relation(axis, footing, holds=False)


def _relation(axis: Axis, footing: Footing, holds: bool) -> Relation:
    stated, table = footing.stated, axis.matrix.table
    rounded = holds and footing.outcome == "within"
    rule = "table-column-total" if axis.by_rows else "table-row-total"
    status = "pass" if holds else "fail"
    return Relation(
        rule=rule,
        status="pass" if holds else "fail",
        evidence=spans_of([stated, *footing.terms]),
        fields={
            "table": _title(axis.matrix),
            "column": stated.column_path or stated.row_path,
            "row": stated.row_path,
            "count": str(len(footing.terms)),
            "stated": str(exact(stated.value or 0)),
            "total": str(exact(footing.total)),
            "difference": str(exact(footing.difference)),
            "tolerance": str(exact(footing.tolerance)),
            "unit": stated.unit,
        },
        expected=str(exact(stated.value or 0)),
        actual=str(exact(footing.total)),
        difference=footing.difference,
        tolerance=footing.tolerance if rounded else exact(0),
        unit=stated.unit,
        table_id=table.id,
        row_path=stated.row_path,
        column_path=stated.column_path,
        section_id=table.section_id,
        severity="warning" if not holds and footing.outcome == "within" else None,
        sentence=f"{rule}-rounded" if rounded else f"{rule}-{status}",
    )


def _title(matrix: Matrix) -> str:
    return matrix.table.caption or matrix.table.id
