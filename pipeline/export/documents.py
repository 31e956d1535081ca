"""One circular's own files: document.json and a CSV per table, plus its rows of the collection's CSVs."""

import msgspec
from msgspec import Struct

from pipeline.export.records import csv_text, record_rows
from pipeline.model import Circular, Exact
from pipeline.model.flat import flat_names, flat_rows

# UTF-8 with a byte order mark: without it Excel takes Chinese CSVs for the local code page.
DEFAULT_CSV_ENCODING = "utf-8-sig"


class Exported(Struct, frozen=True):
    """What one circular contributes: ``files`` by name within its folder, ``rows`` by CSV file of the collection."""

    document_id: str
    files: dict[str, bytes]
    rows: dict[str, str]


def export(circular: Circular, csv_encoding: str = DEFAULT_CSV_ENCODING) -> Exported:
    """The circular as bytes.

    Guarantees: a pure function of the circular: no clock, no order of a set, no machine's name.
    Raises: UnicodeEncodeError where ``csv_encoding`` cannot write a character.
    """
    files = {"document.json": document_json(circular)}
    for table in circular.tables:
        files[f"{table.id}.csv"] = csv_text([flat_names(table), *flat_rows(table)]).encode(csv_encoding)
    return Exported(circular.id, files, record_rows(circular))


def document_json(circular: Circular) -> bytes:
    """The circular as JSON, indented, exact numbers as plain decimal strings, ending with a line feed."""
    return msgspec.json.format(msgspec.json.encode(circular, enc_hook=_plain), indent=1) + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, Exact):
        return str(value)
    raise NotImplementedError(f"no JSON form for {type(value).__name__}")
