"""schemas/: JSON Schema of document.json and a Table Schema per CSV, generated, so that they cannot drift."""

from typing import Any, Literal

import msgspec
from msgspec import Struct

from pipeline.export.records import record_kinds
from pipeline.model import SCHEMA_VERSION, Circular, Exact
from pipeline.vocab import load

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# An exact number in document.json: a plain decimal string, never an exponent.
PLAIN_DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"


class Column(Struct, frozen=True):
    """An entry of vocab/codebook.toml."""

    type: Literal["string", "integer", "number", "date", "json"]
    zh: str
    en: str
    about_zh: str
    about_en: str
    values: tuple[str, ...] = ()
    required: bool = False


def codebook(file: str, column: str) -> Column:
    """What the column of a CSV file (named without ``.csv``) holds.

    Raises: KeyError where the codebook lacks it.
    """
    entries = load("codebook", dict[str, Column])
    return entries.get(f"{file}.{column}") or entries[column]


def schemas() -> dict[str, bytes]:
    """Every file of schemas/ by name."""
    found = {"document.schema.json": document_schema()}
    for file, kind in record_kinds().items():
        found[f"{file}.schema.json"] = {
            "fields": [_field(file, column) for column in kind.columns],
            "missingValues": [""],
        }
    return {name: msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n" for name, schema in found.items()}


def document_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of document.json.

    Source: https://json-schema.org/draft/2020-12
    """
    schema = msgspec.json.schema(Circular, schema_hook=_custom, ref_template="#/$defs/{name}")
    return {"$schema": DIALECT, "title": f"gongwen document.json {SCHEMA_VERSION}", **schema}


def _custom(kind: type) -> dict[str, Any]:
    if kind is Exact:
        return {"type": "string", "pattern": PLAIN_DECIMAL}
    raise NotImplementedError(kind)


def _field(file: str, name: str) -> dict[str, Any]:
    """A Table Schema field.

    Source: Frictionless Table Schema, v1.
    """
    column = codebook(file, name)
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, Any] = {
        "name": name,
        # An ISO date may stop at the month, as the source may; a list is a JSON array in one field.
        "type": {"json": "array", "date": "string"}.get(column.type, column.type),
        "title": f"{column.zh} / {column.en}",
        "description": f"{column.about_zh} / {column.about_en}",
    }
    return {**field, "constraints": constraints} if constraints else field
