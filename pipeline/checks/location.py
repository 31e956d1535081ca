"""Where the error is: the cell in which two failed sums cross, and the slip that repairs both."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.footing import Footing
from pipeline.checks.matrix import Matrix, spans_of
from pipeline.checks.relation import Relation
from pipeline.model import Observation, exact


def crossings(table: Matrix, columns: list[Footing], rows: list[Footing]) -> Iterator[Relation]:
    """A note for every cell that a failed column sum and a failed row sum share, where one change repairs both.

    Guarantees: the printed value is never changed; what would repair it is a proposal in words.
    """
    crossing: dict[tuple[int, int], list[Footing]] = defaultdict(list)
    for row in rows:
        for cell in _cells(row):
            crossing[cell.row, cell.column].append(row)
    for column in columns:
        for cell in _cells(column):
            repaired = repair(cell, column)
            for row in crossing.get((cell.row, cell.column), ()):
                if repaired is not None and repaired == repair(cell, row):
                    yield _relation(table, cell, repaired, (column, row))


def _cells(footing: Footing) -> tuple[Observation, ...]:
    return (footing.stated, *footing.terms)


def repair(cell: Observation, footing: Footing) -> Decimal | None:
    """The value that would make the sum hold."""
    if cell.value is None:
        return None
    return cell.value + footing.difference if cell is footing.stated else cell.value - footing.difference


def slip(printed: Decimal, meant: Decimal) -> str:
    """How one slip of the pen turns ``meant`` into ``printed``: a kind of slip, empty where it takes more than one.

    >>> slip(Decimal(48), Decimal(84)), slip(Decimal(110), Decimal(111)), slip(Decimal(15), Decimal(150))
    ('swap', 'digit', 'dropped')
    >>> slip(Decimal("4.72"), Decimal("47.2")), slip(Decimal(12), Decimal(999))
    ('point', '')
    """
    if meant <= 0:
        return ""
    one, other = (format(exact(number), "f") for number in (printed, meant))
    if one.replace(".", "") == other.replace(".", ""):
        return "point"
    if len(one) == len(other):
        return _same_length(one, other)
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long))):
        return "dropped" if len(one) < len(other) else "added"
    return ""


def _same_length(one: str, other: str) -> str:
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differ) == 1:
        return "digit"
    if len(differ) == len("ab") and differ[1] == differ[0] + 1 and one[differ[0]] == other[differ[1]]:
        return "swap" if one[differ[1]] == other[differ[0]] else ""
    return ""


def _relation(table: Matrix, cell: Observation, repaired: Decimal, sums: tuple[Footing, Footing]) -> Relation:
    kind = slip(cell.value or Decimal(0), repaired)
    return Relation(
        rule="error-location",
        status="note",
        evidence=spans_of((cell, *(footing.stated for footing in sums))),
        fields={
            "table": table.table.caption or table.table.id,
            "row": cell.row_path or str(cell.row + 1),
            "column": cell.column_path,
            "printed": cell.text.strip(),
            "repaired": str(exact(repaired)),
        },
        expected=str(exact(repaired)),
        actual=str(cell.value),
        difference=(cell.value or Decimal(0)) - repaired,
        unit=cell.unit,
        table_id=table.table.id,
        row_path=cell.row_path,
        column_path=cell.column_path,
        section_id=table.table.section_id,
        severity="warning",
        sentence="error-location-slip" if kind else "error-location-note",
    )
