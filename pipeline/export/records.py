"""One CSV file per kind of record: which columns, from which records, and how a value is written."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter

import msgspec
from msgspec import Struct

from pipeline.export.summary import summary
from pipeline.model import Check, Circular
from pipeline.vocab import load


class RecordKind(Struct, frozen=True):
    """A CSV file: ``of`` names its records, ``columns`` their attributes in order (see vocab/records.toml)."""

    of: str
    columns: tuple[str, ...]


@cache
def record_kinds() -> dict[str, RecordKind]:
    """Every CSV file of parsed/ by its name without ``.csv``."""
    return load("records", dict[str, RecordKind])


def records_of(circular: Circular, of: str) -> Sequence[object]:
    """The circular's records of one kind, in reading order."""
    if of == "circular":
        return (summary(circular),)
    if of == "observations":
        return [one for table in circular.tables for one in table.observations]
    records: Sequence[object] = getattr(circular, of)
    return records


def written(value: object) -> object:
    """A value as its CSV field: lists as JSON arrays, nothing as an empty field, all else as it prints."""
    if isinstance(value, tuple):
        return msgspec.json.encode(value).decode()
    return "" if value is None else value


@cache
def _values(columns: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*columns)


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    r"""Rows as RFC 4180 text with ``\n`` line ends.

    Source: RFC 4180, sections 2.5 to 2.7 (quoting); the line end is the contract's.

    >>> csv_text([["项目", "14,5"], [1, None]]).splitlines()
    ['项目,"14,5"', '1,']
    """
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def rows(document_id: str, kind: RecordKind, records: Iterable[object]) -> str:
    """The records of one circular as lines of their CSV file."""
    values = _values(kind.columns[1:])
    return csv_text((document_id, *map(written, values(record))) for record in records)


def collect(
    circulars: Sequence[Circular], encoding: str, between: Sequence[tuple[str, Check]] = ()
) -> dict[str, bytes]:
    """The CSV files of all circulars together; ``between`` are checks between them, each with the id it goes under.

    Guarantees: every file exists, with its header row, also where no circular has such a record.
    Raises: UnicodeEncodeError where ``encoding`` cannot write a character.
    """
    files = {}
    for name, kind in record_kinds().items():
        lines = [csv_text([kind.columns])]
        lines += [rows(one.id, kind, records_of(one, kind.of)) for one in circulars]
        if name == "checks":
            lines += [rows(document_id, kind, [check]) for document_id, check in between]
        files[f"{name}.csv"] = "".join(lines).encode(encoding)
    return files
