"""The codebook as a page for people: every column of every CSV, in both languages, from the one declaration."""

from collections.abc import Iterator

from pipeline.export.records import record_kinds
from pipeline.export.schemas import codebook


def codebook_page() -> str:
    """docs/codebook.md: a table per CSV file, its columns in order."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Codebook 数据字典"
    yield ""
    yield "Written by `make docs` from `pipeline/vocab/codebook.toml`; the same text is in `schemas/*.schema.json`."
    for file, kind in record_kinds().items():
        yield f"\n## {file}.csv\n"
        yield "| column | type | 名称 | meaning | 含义 |"
        yield "| --- | --- | --- | --- | --- |"
        for name in kind.columns:
            column = codebook(file, name)
            words = column.zh, column.about_en, column.about_zh
            yield f"| {name} | {column.type} | " + " | ".join(text.replace("|", "\\|") for text in words) + " |"
