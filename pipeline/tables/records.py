"""Rows without rules between them: which lines of a band begin a record of their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.tables.lattice import Band
from pipeline.tables.walls import Line


def split_records(rows: Sequence[str], lines: Sequence[Line], found: Sequence[Band]) -> list[Band]:
    return list(found)
