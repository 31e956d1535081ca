"""The one immutable model that all stages share: a circular's text and the records that point into it.

Every record is a frozen struct. Whatever carries a span points into ``Circular.text`` in Unicode code points.
``document.json`` is the encoding of ``Circular``; the CSVs are the same records, column by column (``CSV_COLUMNS``).
"""

from pipeline.model.assignment import Assignment, AssignmentRole
from pipeline.model.circular import SCHEMA_VERSION, Circular, Source
from pipeline.model.errors import PipelineError, UnreadableInputError, VocabularyError
from pipeline.model.exact import Exact, exact, exactly
from pipeline.model.judgement import Check, Confidence, Finding, Severity, Status
from pipeline.model.outline import Block, BlockKind, Field, Metadata, Outline, Part, PartKind, Reference, Section
from pipeline.model.quantity import Comparator, Quantity, Role
from pipeline.model.reading import Piece, Reading, SourceFile, SourceTable
from pipeline.model.spans import Span
from pipeline.model.table import Cell, CellStatus, Grid, Observation, RowRole, Table, TableFindings

__all__ = [
    "SCHEMA_VERSION",
    "Assignment",
    "AssignmentRole",
    "Block",
    "BlockKind",
    "Cell",
    "CellStatus",
    "Check",
    "Circular",
    "Comparator",
    "Confidence",
    "Exact",
    "Field",
    "Finding",
    "Grid",
    "Metadata",
    "Observation",
    "Outline",
    "Part",
    "PartKind",
    "Piece",
    "PipelineError",
    "Quantity",
    "Reading",
    "Reference",
    "Role",
    "RowRole",
    "Section",
    "Severity",
    "Source",
    "SourceFile",
    "SourceTable",
    "Span",
    "Status",
    "Table",
    "TableFindings",
    "UnreadableInputError",
    "VocabularyError",
    "exact",
    "exactly",
]
