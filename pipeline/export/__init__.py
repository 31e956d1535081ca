"""The ``export`` stage: finished circulars as the bytes of document.json and the CSVs."""

from pipeline.export.documents import export
from pipeline.export.records import RecordKind, collect, record_kinds
from pipeline.export.schemas import schemas

__all__ = ["RecordKind", "collect", "export", "record_kinds", "schemas"]
