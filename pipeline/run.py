"""The order of the stages; no other module knows it."""

import gc
import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace

from pipeline.checks import across, checks
from pipeline.links import links
from pipeline.model import SCHEMA_VERSION, Check, Circular, Source, SourceFile, exactly
from pipeline.quantities import assignments, quantities
from pipeline.read import join, read_file
from pipeline.structure import structure
from pipeline.tables import tables


def parse(data: bytes, path: str, document_id: str = "", off: Collection[str] = ()) -> Circular:
    """One circular from its bytes.

    ``path`` is what ``source.path`` shall say, relative to the folder the file was found in; it decides nothing else.
    ``off`` names rules of the checks that are switched off; the circular records them.

    Guarantees:
    1. A pure function: the same bytes, path and vocabulary give the same circular, in any process, whatever it has set
       for its own arithmetic.
    2. Whatever carries a span points into ``text``; every non-blank character is in exactly one block.

    Raises: UnreadableInputError where the bytes hold no readable text.
    """
    return parse_files([SourceFile(path, data)], path, document_id, off)


def parse_files(files: Sequence[SourceFile], path: str, document_id: str = "", off: Collection[str] = ()) -> Circular:
    """One circular from its files in order: a notice, and annexes that came separately.

    ``source.sha256`` is that of all bytes as received, one after another. Guarantees and errors: see ``parse``.
    """
    with uncollected(), exactly():
        return _parsed(files, path, document_id, off)


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it the cyclic collector rests: records hold no cycles, and it would look at each again and again.

    A table of 10,000 rows takes twice as long with it. What it was set to before is set again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parsed(files: Sequence[SourceFile], path: str, document_id: str, off: Collection[str]) -> Circular:
    reading = join([(file.name, read_file(file)) for file in files])
    outline = structure(reading)
    found = tables(reading, outline)
    digest = hashlib.sha256(
        b"".join(file.data if file.original is None else file.original for file in files)
    ).hexdigest()
    circular = Circular(
        schema_version=SCHEMA_VERSION,
        id=document_id or path,
        source=Source(path, digest, reading.encoding, reading.media_type),
        text=reading.text,
        metadata=outline.metadata,
        parts=outline.parts,
        sections=outline.sections,
        blocks=outline.blocks,
        tables=found.tables,
        quantities=quantities(reading.text, outline, found.tables),
        assignments=assignments(reading.text, outline, found.tables),
        references=outline.references,
        findings=(*reading.findings, *outline.findings, *found.findings),
        checks_off=tuple(sorted(off)),
    )
    return replace(circular, checks=checks(circular, off))


def relate(
    circulars: Sequence[Circular], off: Collection[str] = ()
) -> tuple[tuple[Circular, ...], tuple[tuple[str, Check], ...]]:
    """What only a collection can tell: its circulars with references between them resolved, and the checks between
    them, each with the id of the circular that it speaks of.
    """
    return links(circulars), across(circulars, off)
