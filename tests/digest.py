"""A circular as text that a person can check against the print: what golden cases hold."""

from collections.abc import Iterator

from pipeline.model import Circular, Field, Span, Table


def digest(circular: Circular) -> str:
    """Every record of the circular, one a line, values beside what is printed."""
    return "\n".join([*_header(circular), *_body(circular), *_tables(circular), *_judgement(circular)]) + "\n"


def _header(circular: Circular) -> Iterator[str]:
    yield "# metadata"
    for name in circular.metadata.__struct_fields__:
        field: Field | None = getattr(circular.metadata, name)
        if field:
            yield f"{name}: {field.value}"
    yield "\n# parts"
    for part in circular.parts:
        yield f"{part.part_id} {part.kind} [{part.label}] {part.title}" + (
            f" < {part.parent_id}" if part.parent_id else ""
        )


def _body(circular: Circular) -> Iterator[str]:
    yield "\n# sections"
    for section in circular.sections:
        heading = section.heading or f"({section.text[:20]}…)"
        yield f"{'  ' * section.level}{section.label} {heading}  <{section.section_id} {section.number}>"
    yield "\n# quantities"
    for q in circular.quantities:
        value = str(q.value) if q.value is not None else f"{q.low}..{q.high}"
        words = " ".join(f"{name}={getattr(q, name)}" for name in ("modality", "change", "period") if getattr(q, name))
        yield f"{q.raw} -> {q.comparator} {value} {q.unit} | {q.role} | {q.indicator} | {words} <{q.section_id}>"
    yield "\n# assignments"
    for one in circular.assignments:
        yield f"{one.role} {one.organ}: {one.action} {one.deadline} <{one.section_id}>"
    yield "\n# references"
    for reference in circular.references:
        yield f"{reference.kind} {reference.raw} -> {reference.target} [{reference.resolved}]"


def _tables(circular: Circular) -> Iterator[str]:
    for table in circular.tables:
        yield f"\n# table {table.id} {table.caption} ({table.unit_note}) {table.rows}x{table.columns}"
        yield from _grid(table)
        for column, (path, unit) in enumerate(zip(table.column_paths, table.units, strict=True)):
            yield f"column {column}: {path} [{unit}]"
        for one in table.observations:
            place = f"{one.row},{one.column} {one.row_role} {one.row_path} | {one.column_path}"
            yield f"{place} | {one.text} -> {one.status} {one.value} {one.unit}"


def _grid(table: Table) -> Iterator[str]:
    for cell in table.grid.cells:
        if cell.row < table.header_rows or cell.row_span * cell.column_span > 1:
            yield f"cell {cell.row},{cell.column} {cell.row_span}x{cell.column_span} {cell.text}"


def _judgement(circular: Circular) -> Iterator[str]:
    yield "\n# checks"
    for check in circular.checks:
        yield f"{check.check_id} {check.status} {check.severity}: {check.message}"
    yield "\n# findings"
    for finding in circular.findings:
        printed = Span(finding.start, finding.end).of(circular.text)[:30]
        yield f"{finding.code} {finding.severity}: {finding.message} «{printed}»"
