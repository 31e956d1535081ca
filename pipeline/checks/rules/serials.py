"""serial-numbers: a column that counts the rows counts them without a gap."""

from collections.abc import Iterator

from pipeline.checks.facts import Facts
from pipeline.checks.relation import Relation
from pipeline.model import Cell, Span, Status, Table
from pipeline.notation.numerals import integer

_TWO = 2


def serial_numbers(facts: Facts) -> Iterator[Relation]:
    """Each serial column: 1, 2, 3 …, from where it begins; it may begin anew where a subtotal or a group ends."""
    for table in facts.tables:
        for column in table.table.serial_columns:
            found = _serials(table.table, column)
            if len(found) >= _TWO:
                yield _judge(table.table, column, found, _breaks(table.table))


def _serials(table: Table, column: int) -> list[tuple[Cell, int]]:
    return [
        (cell, value)
        for cell in table.grid.cells
        if cell.column == column and cell.row >= table.grid.header_rows
        if (value := integer(cell.text.strip().rstrip(".．、"))) is not None
    ]


def _breaks(table: Table) -> frozenset[int]:
    """Rows before which counting may begin anew: those after a total or subtotal, those of another group."""
    found: set[int] = set()
    group, role = "", "data"
    seen = -1
    for cell in table.observations:
        if cell.row != seen:
            outer = cell.row_path.rpartition(" > ")[0]
            if seen >= 0 and (role != "data" or cell.row_role != "data" or outer != group):
                found.add(cell.row)
            seen, group, role = cell.row, outer, cell.row_role
    return frozenset(found)


def _judge(table: Table, column: int, found: list[tuple[Cell, int]], breaks: frozenset[int]) -> Relation:
    expected = found[0][1] if found[0][1] in (0, 1) or _steady(found) else 1
    last = found[0][0].row - 1
    for cell, value in found:
        anew = cell.row in breaks or cell.row != last + 1
        if value != expected and not (anew and value == 1):
            return _relation(
                table, column, found, "note" if anew and value > expected > 1 else "fail", str(expected), cell
            )
        last = cell.row
        expected = value + 1
    return _relation(table, column, found, "pass", str(found[-1][1]), found[-1][0])


def _steady(found: list[tuple[Cell, int]]) -> bool:
    """Whether the second number follows the first: then a table that begins at 5 goes on from another one."""
    return found[1][1] == found[0][1] + 1


def _relation(
    table: Table, column: int, found: list[tuple[Cell, int]], status: Status, expected: str, at: Cell
) -> Relation:
    spans = tuple(Span(*span) for cell, _ in found for span in cell.spans)
    if status != "pass":
        place = next(index for index, (cell, _) in enumerate(found) if cell is at)
        near = found[max(0, place - 1) : place + 2]
        spans = tuple(Span(*span) for cell, _ in near for span in cell.spans)
    return Relation(
        rule="serial-numbers",
        status=status,
        evidence=spans,
        fields={
            "table": table.caption or table.id,
            "first": str(found[0][1]),
            "last": str(found[-1][1]),
            "count": str(len(found)),
            "expected": expected,
            "actual": at.text.strip(),
        },
        expected=expected,
        actual=at.text.strip(),
        table_id=table.id,
        column_path=table.column_paths[column] if column < len(table.column_paths) else "",
        section_id=table.section_id,
        severity="warning" if status == "fail" else None,
    )
