"""One circular's own files: document.json and a CSV per table."""

import msgspec

from pipeline.export.records import csv_text
from pipeline.model import Circular, Exact
from pipeline.model.flat import flat_names, flat_rows

# UTF-8 with a byte order mark: without it Excel takes Chinese CSVs for the local code page.
DEFAULT_CSV_ENCODING = "utf-8-sig"


def export(circular: Circular, csv_encoding: str = DEFAULT_CSV_ENCODING) -> dict[str, bytes]:
    """The circular's own files by name: document.json and a CSV per table.

    Guarantees: a pure function of the circular: no clock, no order of a set, no machine's name.
    Raises: UnicodeEncodeError where ``csv_encoding`` cannot write a character.
    """
    files = {"document.json": document_json(circular)}
    for table in circular.tables:
        files[f"{table.id}.csv"] = csv_text([flat_names(table), *flat_rows(table)]).encode(csv_encoding)
    return files


def document_json(circular: Circular) -> bytes:
    """The circular as JSON, indented, exact numbers as plain decimal strings, ending with a line feed."""
    return msgspec.json.format(msgspec.json.encode(circular, enc_hook=_plain), indent=1) + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, Exact):
        return str(value)
    raise NotImplementedError(f"no JSON form for {type(value).__name__}")
