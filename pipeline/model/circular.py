"""A circular with everything that was found in it; its encoding is ``document.json``."""

from msgspec import Struct

from pipeline.model.assignment import Assignment
from pipeline.model.judgement import Check, Finding
from pipeline.model.outline import Block, Metadata, Part, Reference, Section
from pipeline.model.quantity import Quantity
from pipeline.model.table import Table

SCHEMA_VERSION = "1.0"


class Source(Struct, frozen=True):
    """Where the circular came from. ``path`` is relative to the folder it was found in, with ``/``."""

    path: str
    sha256: str
    encoding: str
    media_type: str


class Circular(Struct, frozen=True):
    """Everything about one circular: a pure function of its bytes and the vocabulary.

    ``checks_off`` names the rules that were switched off, so that no check of theirs is missed in silence.
    """

    schema_version: str
    id: str
    source: Source
    text: str
    metadata: Metadata
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    references: tuple[Reference, ...] = ()
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    checks_off: tuple[str, ...] = ()
