"""Tables as people see them: one header row of flattened names, every position filled."""

from collections import Counter

from pipeline.model.table import Table


def flat_names(table: Table) -> list[str]:
    """One name per column: its path, with the unit that governs it in parentheses.

    Guarantees: as many names as columns, none empty, no two equal (a repeated name gets `` #2``, `` #3`` …).
    """
    names = [
        (f"{path}（{unit}）" if unit else path) or f"column {index + 1}"
        for index, (path, unit) in enumerate(zip(table.column_paths, table.units, strict=True))
    ]
    seen: Counter[str] = Counter()
    taken = set(names)
    unique: list[str] = []
    for name in names:
        seen[name] += 1
        candidate = name
        while seen[name] > 1 and (candidate == name or candidate in taken):
            candidate = f"{name} #{seen[name]}"
            seen[name] += candidate in taken
        taken.add(candidate)
        unique.append(candidate)
    return unique


def flat_rows(table: Table) -> list[list[str]]:
    """The body rows; a cell that spans several positions repeats its text in each."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows[row][cell.column : cell.column + cell.column_span] = [cell.text] * cell.column_span
    return rows[table.header_rows :]
