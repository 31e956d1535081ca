"""stated-count inside tables: a group's title, or the caption, says how many rows it has (一、下放事项（共5项）)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.facts import Facts
from pipeline.checks.relation import Relation
from pipeline.model import Cell, Span, Table
from pipeline.notation.forms import fold
from pipeline.notation.numerals import integer

_STATED = re.compile(
    r"(?P<name>[^()]*)\((?:共计?|合计)?\s*(?P<number>\d{1,3}|[一二三四五六七八九十百两]{1,4})\s*(?P<unit>[项个条类家户处所座件种名])\)\s*"
)


def group_counts(facts: Facts) -> Iterator[Relation]:
    """Each count in brackets behind the title of a group of rows, or behind the caption, against the rows below it.

    A title spans the whole table. Rows are told by their serial numbers, else by the cells of the first column; a title
    without rows (left out in what was published) is no contradiction.
    """
    for matrix in facts.tables:
        table = matrix.table
        titles = [
            cell for cell in table.grid.cells if cell.column_span == table.grid.columns > 1 and _is_body(table, cell)
        ]
        ends = [*(cell.row for cell in titles[1:]), table.grid.rows][: len(titles)]
        for title, end in zip(titles, ends, strict=True):
            yield from _judge(table, title.text, title.spans, title.row + 1, end)
        if table.caption_span is not None and not titles:
            yield from _judge(table, table.caption, (table.caption_span,), table.grid.header_rows, table.grid.rows)


def _is_body(table: Table, cell: Cell) -> bool:
    return cell.row >= table.grid.header_rows and bool(cell.text) and bool(cell.spans)


def _judge(table: Table, title: str, place: tuple[Span, ...], first: int, end: int) -> Iterator[Relation]:
    match = _STATED.fullmatch(fold(title))
    stated = integer(match["number"].replace("两", "二")) if match else None
    rows = _rows(table, first, end) if stated else []
    if match is None or stated is None or not rows:
        return
    yield Relation(
        rule="stated-count",
        status="pass" if stated == len(rows) else "fail",
        evidence=(*place, *(span for cell in rows for span in cell.spans[:1])),
        fields={"raw": title, "count": str(len(rows))},
        expected=str(stated),
        actual=str(len(rows)),
        difference=Decimal(len(rows) - stated),
        unit=match["unit"],
        table_id=table.id,
        severity=None if stated == len(rows) else "warning",
        sentence="stated-count-list-pass" if stated == len(rows) else "stated-count-list-fail",
    )


def _rows(table: Table, first: int, end: int) -> list[Cell]:
    """The cells that stand for a row each: its serial number, else what stands first in it."""
    column = table.serial_columns[0] if table.serial_columns else 0
    return [
        cell
        for cell in table.grid.cells
        if cell.column == column and first <= cell.row < end and cell.spans and cell.column_span < table.grid.columns
    ]
