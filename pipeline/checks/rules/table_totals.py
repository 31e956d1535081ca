"""table-column-total, table-row-total: printed totals against the figures that they add up."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from pipeline.checks.asides import bounds, bracketed
from pipeline.checks.claims import Axis, Claim, readings
from pipeline.checks.facts import Facts
from pipeline.checks.footing import Footing, foot
from pipeline.checks.location import crossings, repair, slip
from pipeline.checks.matrix import Matrix, spans_of
from pipeline.checks.relation import Relation
from pipeline.model import Confidence, Status, exact

Judged = tuple[Footing, bool]
_MANNER = 2  # other subtotals that must bear a reading out before it is the table's manner
_BORNE = 2  # other sums of the same lines that hold: then the reading is certain
_NEARLY = 3  # a sum that is off by less than a third was meant
_FEW_TERMS = 20  # among more, some slip explains almost any difference


def table_totals(facts: Facts) -> Iterator[Relation]:
    """Every total of every table, by columns and by rows.

    Guarantees: a table whose totals no reading bears out, in no line, gives no failed check (it was not understood).
    """
    inner = (found for table in facts.tables if (found := bracketed(table)) is not None)
    ends = (end for table in facts.tables for end in bounds(table))
    for table in (*facts.tables, *inner, *ends):
        failed: list[list[Footing]] = []
        for axis in (Axis(table, by_rows=True), Axis(table, by_rows=False)):
            judged = list(_along(axis))
            failed.append([footing for footing, holds in judged if not holds])
            cut = _cut_off(failed[-1])
            borne = Counter(id(footing.claim) for footing, holds in judged if holds and footing.outcome == "exact")
            for footing, holds in judged:
                yield _relation(axis, footing, holds, cut, _confidence(footing, holds, borne[id(footing.claim)]))
        yield from crossings(table, *failed)


def _along(axis: Axis) -> Iterator[Judged]:
    """Every total along one axis. A reading that other totals of the table bear out is the likelier one for all."""
    tried = [[_footings(axis, claim) for claim in claims] for _, claims in readings(axis)]
    borne: Counter[str] = Counter()
    for candidates in tried:
        for footings in candidates:
            if footings:
                held = _held(footings)
                borne.update(dict.fromkeys(footings[0].claim.readings, held))
    for candidates in tried:
        best = max((footings for footings in candidates if footings), key=partial(_support, borne), default=[])
        if best:
            elsewhere = _elsewhere(borne, best) - _held(best)
            alone = sum(map(bool, candidates)) == 1
            yield from _judged(best, trusted=alone or elsewhere > 0)


def _cut_off(failed: list[Footing]) -> bool:
    """Whether the printed figures lack their last digits throughout: a table's edge or a line break took them."""
    cells = {(footing.stated.row, footing.stated.column) for footing in failed}
    return len(cells) > 1 and all(
        len(stated) < len(total) and total.startswith(stated)
        for stated, total in ((str(exact(one.stated.value or 0)), str(exact(one.total))) for one in failed)
    )


def _footings(axis: Axis, claim: Claim) -> list[Footing]:
    return [found for cross in axis.cross if (found := foot(axis, claim, cross)) is not None]


def _held(footings: list[Footing]) -> int:
    return sum(footing.outcome != "off" for footing in footings if _additive(footing))


def _support(borne: Counter[str], footings: list[Footing]) -> tuple[int, bool, int]:
    """How many sums a reading bears out, here and in the whole table; the earlier reading wins where two are equal.

    Where none is borne out, a total is taken to add up the whole table, a subtotal what stands next to it.
    """
    claim = footings[0].claim
    whole = claim.target.role == "total" and claim.complete
    held, elsewhere = _held(footings), _elsewhere(borne, footings)
    # A single subtotal may meet a neighbour's figures by chance; how the table's other subtotals are read tells more.
    lent = _MANNER if len(footings) == 1 and claim.target.role == "subtotal" and elsewhere - held >= _MANNER else 0
    return held + lent, whole, elsewhere


def _elsewhere(borne: Counter[str], footings: list[Footing]) -> int:
    return max(borne[reading] for reading in footings[0].claim.readings)


def _additive(footing: Footing) -> bool:
    return footing.claim.target.additive and footing.cross.additive


def _judged(footings: list[Footing], trusted: bool) -> Iterator[Judged]:
    sums = [footing for footing in footings if _additive(footing)]
    exactly = sum(footing.outcome == "exact" for footing in sums)
    within = sum(footing.outcome == "within" for footing in sums)
    off = len(sums) - exactly - within
    rounded = within > 1 or not exactly
    claim = footings[0].claim
    if claim.target.role == "total" and not claim.complete and not exactly + within:
        return  # what the whole table adds up to could not be told
    sole = len(sums) == 1 and _credible(sums[0]) and (trusted or (claim.target.role == "total" and claim.complete))
    whole = claim.target.role == "total" and claim.complete
    likely = exactly + within >= off or sole or (whole and trusted and all(map(_explained, _off(sums))))
    believed = likely and any(footing.stated.column_path for footing in footings)
    for footing in footings:
        holds = footing.outcome == "exact" or (footing.outcome == "within" and rounded)
        if holds and (_additive(footing) or footing.outcome == "exact"):
            yield footing, True
        elif not holds and _additive(footing) and believed:
            yield footing, False


def _off(sums: list[Footing]) -> list[Footing]:
    return [footing for footing in sums if footing.outcome == "off"]


def _explained(footing: Footing) -> bool:
    """Whether one slip of the pen, in the total or in one of few terms, makes the difference: the sum was meant."""
    few = footing.terms if len(footing.terms) <= _FEW_TERMS else ()
    return any(
        slip(cell.value or Decimal(0), repaired)
        for cell in (footing.stated, *few)
        if (repaired := repair(cell, footing)) is not None
    )


def _credible(footing: Footing) -> bool:
    """Whether a sum that nothing else bears out was meant: it comes near, or one slip explains it.

    全省合计 above the three largest of its cities is no sum of theirs.
    """
    stated = abs(footing.stated.value or Decimal(0))
    long = len(footing.terms) > _FEW_TERMS  # no selection of a few
    return long or _explained(footing) or abs(footing.difference) * _NEARLY <= stated


def _confidence(footing: Footing, holds: bool, borne: int) -> Confidence:
    """How surely the total is that of its terms: by the sums of the same lines that hold exactly, itself included."""
    if footing.outcome == "within":
        return "possible"
    return "certain" if borne >= _BORNE or (holds and len(footing.terms) >= _BORNE) else "likely"


def _relation(axis: Axis, footing: Footing, holds: bool, cut: bool, confidence: Confidence) -> Relation:
    stated, table = footing.stated, axis.matrix.table
    rounded = holds and footing.outcome == "within"
    rule = "table-column-total" if axis.by_rows else "table-row-total"
    status: Status = "pass" if holds else "note" if cut else "fail"
    return Relation(
        rule=rule,
        status=status,
        evidence=spans_of([stated, *footing.terms]),
        fields={
            "table": _title(axis.matrix),
            "column": (stated.column_path or stated.row_path) + axis.matrix.note,
            "row": stated.row_path or str(stated.row + 1),
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
        severity="warning" if status == "fail" and footing.outcome == "within" else None,
        confidence=confidence,
        sentence=f"{rule}-rounded" if rounded else f"{rule}-{status}",
    )


def _title(matrix: Matrix) -> str:
    return matrix.table.caption or matrix.table.id
