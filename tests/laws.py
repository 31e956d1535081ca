"""What holds for every circular, whatever it says. Each law raises AssertionError where it is broken."""

import json
from itertools import pairwise

from jsonschema import Draft202012Validator

from pipeline.export import export, schemas
from pipeline.model import Circular
from pipeline.notation.lines import BLANK, is_blank

VALIDATOR = Draft202012Validator(json.loads(schemas()["document.schema.json"]))


def every_law(circular: Circular) -> None:
    """Spans, coverage, ids, grids."""
    blocks_cover_the_text(circular)
    spans_give_what_is_printed(circular)
    ids_are_unique(circular)
    grids_are_covered(circular)


def blocks_cover_the_text(circular: Circular) -> None:
    """Every non-blank character is in exactly one block, blocks in reading order."""
    for before, after in pairwise(circular.blocks):
        assert before.end <= after.start, (before, after)
    at = 0
    for block in circular.blocks:
        assert not BLANK.sub("", circular.text[at : block.start]), (at, block)
        at = block.end
    assert not BLANK.sub("", circular.text[at:]), at


def spans_give_what_is_printed(circular: Circular) -> None:
    """``text[start:end] == raw`` for whatever carries a span."""
    text = circular.text
    for quantity in circular.quantities:
        assert text[quantity.start : quantity.end] == quantity.raw
    for assignment in circular.assignments:
        assert text[assignment.start : assignment.end] == assignment.raw
    for reference in circular.references:
        assert text[reference.start : reference.end] == reference.raw
    for name in circular.metadata.__struct_fields__:
        field = getattr(circular.metadata, name)
        if field and field.span and not field.spans:
            assert field.span.of(text) == field.raw, name
    for table in circular.tables:
        for cell in table.grid.cells:
            visible = "".join(span.of(text) for span in cell.spans)
            assert squeezed(visible) == squeezed(cell.text), cell
    ranges = [
        *((one.start, one.end) for one in circular.parts),
        *((one.start, one.end) for one in circular.sections),
        *((one.start, one.end) for one in circular.blocks),
        *((one.start, one.end) for one in circular.tables),
        *((one.start, one.end) for one in circular.findings),
    ]
    assert all(0 <= start <= end <= len(text) for start, end in ranges)
    for check in circular.checks:
        assert all(0 <= start < end <= len(text) for start, end in check.evidence), check


def squeezed(text: str) -> str:
    return "".join(c for c in text if not is_blank(c))


def ids_are_unique(circular: Circular) -> None:
    """No two records of a kind share an id, and every id that is pointed at exists."""
    parts = [part.part_id for part in circular.parts]
    sections = [section.section_id for section in circular.sections]
    for ids in (
        parts,
        sections,
        [table.id for table in circular.tables],
        [quantity.quantity_id for quantity in circular.quantities],
        [check.check_id for check in circular.checks],
    ):
        assert len(ids) == len(set(ids))
    assert {section.parent_id for section in circular.sections} <= {*sections, ""}
    assert {block.part_id for block in circular.blocks} <= {*parts, ""}


def grids_are_covered(circular: Circular) -> None:
    """Every position of a grid is covered by exactly one cell."""
    for table in circular.tables:
        covered = [
            (row, column)
            for cell in table.grid.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert sorted(covered) == [(r, c) for r in range(table.rows) for c in range(table.columns)], table.id


def document_matches_its_schema(circular: Circular) -> None:
    """document.json is valid, and holds no exponent."""
    VALIDATOR.validate(json.loads(export(circular)["document.json"]))
