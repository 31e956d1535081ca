"""table-share, table-growth, table-average, table-difference: lines that follow from others, place by place."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.claims import Axis
from pipeline.checks.facts import Facts
from pipeline.checks.matrix import Line, places, spans_of
from pipeline.checks.measures import shown
from pipeline.checks.ratios import Proof, Way, best_proofs, bits, ways
from pipeline.checks.relation import Relation
from pipeline.model import Status

_SURE = 4  # lines that bear a pair out before one that does not is wrong
_MOSTLY = (4, 5)  # and the share of all lines that they must be
_PLAIN = 14  # evidence that does instead where a single line is off: a chance of one in 16,000
_FEWEST = 2  # lines, beside the total's own, that give such evidence
_MORE = 2  # places that a computed figure shows beyond the printed one


def table_ratios(facts: Facts) -> Iterator[Relation]:
    """Every line whose name says that it is a share, a growth rate, an average or a difference.

    Guarantees: a line that no pair of others bears out gives no check; one place fails only where the pair is borne
    out in four of five others, or in all others where their digits leave no room for chance.
    """
    for table in facts.tables:
        for axis in (Axis(table, by_rows=False), Axis(table, by_rows=True)):
            for line in axis.lines:
                for way in ways(line):
                    proofs = best_proofs(axis, line, way)
                    if proofs:
                        yield from _judged(axis, line, way, proofs)
                        break


def _judged(axis: Axis, line: Line, way: Way, proofs: Sequence[Proof]) -> Iterator[Relation]:
    held = [proof for proof in proofs if proof.holds]
    part, whole = _MOSTLY
    sure = len(held) >= _SURE and whole * len(held) >= part * len(proofs)
    if len(proofs) - len(held) == 1:
        own = [proof for proof in held if proof.terms[0] is not proof.terms[-1]]
        sure = sure or (len(own) >= _FEWEST and bits(own) >= _PLAIN)
    # One of 33.3, 33.3, 33.4 is printed a unit higher, so that all add up to 100.
    even = Decimal(1).scaleb(-max(_decimals(proof.stated.text) for proof in proofs)) if way.own_total else 0
    for proof in proofs:
        if proof.holds or (sure and abs(proof.value - (proof.stated.value or 0)) > even):
            yield _relation(axis, line, way, proof)


def _decimals(text: str) -> int:
    """How many decimal places a cell prints, zeros too: 12.00."""
    return len(text.strip().rstrip("%％").partition(".")[2])


def _relation(axis: Axis, line: Line, way: Way, proof: Proof) -> Relation:
    stated, table = proof.stated, axis.matrix.table
    step = Decimal(1).scaleb(-places([stated.value or Decimal(0)]) - _MORE)
    value = proof.value.quantize(step)
    status: Status = "pass" if proof.holds else "fail"
    return Relation(
        rule=way.rule,
        status=status,
        evidence=spans_of((stated, *proof.terms)),
        fields={
            "table": table.caption or table.id,
            "line": line.name,
            "place": stated.row_path if stated.column_path == line.name else stated.column_path,
            "stated": f"{stated.text.strip()}",
            "first": proof.terms[0].text.strip(),
            "second": proof.terms[-1].text.strip(),
            "count": str(len(proof.terms)),
            "computed": shown(value),
        },
        expected=str(stated.value),
        actual=shown(value),
        difference=value - (stated.value or Decimal(0)),
        tolerance=proof.tolerance.quantize(step),
        unit=stated.unit,
        table_id=table.id,
        row_path=stated.row_path,
        column_path=stated.column_path,
        section_id=table.section_id,
        severity=None if proof.holds else "warning",
        sentence=f"{way.sentence}-{status}",
    )
