"""Stage ``tables``: grids and what their cells mean.

    block of kind table ─ box | ascii | markdown | tabs ─► grid ─► header ─► names, units, roles ─► observations
    table given by the format (HTML, docx) ───────────────┘

``docs/tables.md`` draws how a grid is found.
"""

from pipeline.tables.stage import tables

__all__ = ["tables"]
