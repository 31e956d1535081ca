"""One CSV file per kind of record: which columns, from which records, and how a value is written."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter

import msgspec
from msgspec import Struct

from pipeline.export.summary import summary
from pipeline.model import Circular
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


def record_rows(circular: Circular) -> dict[str, str]:
    """For every CSV file the circular's lines, without the header row."""
    found = {}
    for name, kind in record_kinds().items():
        values = _values(kind.columns[1:])
        found[name] = csv_text((circular.id, *map(written, values(record))) for record in records_of(circular, kind.of))
    return found


def collect(rows: Iterable[dict[str, str]], encoding: str) -> dict[str, bytes]:
    """The CSV files of all circulars together, from each one's ``record_rows``.

    Guarantees: every file exists, with its header row, also where no circular has such a record.
    Raises: UnicodeEncodeError where ``encoding`` cannot write a character.
    """
    parts: dict[str, list[str]] = {name: [csv_text([kind.columns])] for name, kind in record_kinds().items()}
    for one in rows:
        for name, text in one.items():
            parts[name].append(text)
    return {f"{name}.csv": "".join(texts).encode(encoding) for name, texts in parts.items()}
