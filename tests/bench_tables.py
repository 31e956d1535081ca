"""``python -m tests.bench_tables``: characters of table per second at growing sizes, beside docutils and pandoc.

The same table of invented figures is drawn with box characters, a rule below every row, and as a padded ``+-|`` grid,
which docutils and pandoc read too. Ours is the whole stage: region, grid, header, names, units, observations; theirs
the grid. Every cell of every round differs, so that no cache helps. Each figure is the best of several rounds, in core
time (pandoc's is that of its process, its start measured on an empty text and taken off), the collector at rest as in
``pipeline.run.parse``.
"""

import gc
import os
import subprocess
from collections.abc import Callable, Sequence
from random import Random

import pypandoc  # type: ignore[import-untyped]
from docutils.parsers.rst.tableparser import GridTableParser
from docutils.statemachine import StringList

from pipeline.model import Block, Metadata, Outline, Reading
from pipeline.notation.regions import table_regions
from pipeline.run import uncollected
from pipeline.tables import tables
from pipeline.tables.sources import read_block

SIZES = (10, 100, 1_000, 10_000)
COLUMNS = 8
WIDTH = 10
SECONDS = 1.0
# The clock ticks in hundredths of a second: so many small tables are read in a round as have so many rows.
ROWS = 1_000

Reader = Callable[[Sequence[str]], None]


def grid(rows: int, seed: int, corner: str, across: str, down: str) -> str:
    """A table with a header row: every cell ten columns wide, names of units, then figures."""
    random = Random(seed)
    rule = corner + (across * WIDTH + corner) * COLUMNS
    lines = [["name", *(f"figure {column}" for column in range(1, COLUMNS))]]
    lines += [[f"unit {row}", *(str(random.randint(1, 10**7)) for _ in range(1, COLUMNS))] for row in range(rows)]
    drawn = [rule]
    for line in lines:
        drawn += [down + down.join(cell.ljust(WIDTH) for cell in line) + down, rule]
    return "\n".join(drawn)


def padded(rows: int, seed: int) -> str:
    """As a ``+-|`` grid."""
    return grid(rows, seed, "+", "-", "|")


def boxed(rows: int, seed: int) -> str:
    """The same with box characters, closed by its corners."""
    lines = grid(rows, seed, "┼", "─", "│").split("\n")
    lines[0] = lines[0].replace("┼", "┬")
    lines[-1] = lines[-1].replace("┼", "┴")
    return "\n".join(lines)


def ours(text: str) -> None:
    """Finds the table and reads it."""
    (region,) = table_regions(text)
    outline = Outline(Metadata(), (Block("table", region.start, region.end),), (), (), ())
    (table,) = tables(Reading(text, "utf-8", "text/plain"), outline).tables
    if table.columns != COLUMNS or not table.observations:
        raise ValueError(table.columns)


def grid_alone(text: str) -> None:
    """As far as docutils goes: the cells and their text."""
    read_block(text, 0, len(text))


def by_docutils(text: str) -> None:
    """The grid alone; docutils gives cells no meaning."""
    GridTableParser().parse(StringList(text.split("\n"), "drawing"))


def by_pandoc(texts: Sequence[str]) -> None:
    """The grids alone, all in one process."""
    command = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=json"]
    subprocess.run(command, input="\n\n".join(texts).encode(), check=True, capture_output=True)


def one_by_one(work: Callable[[str], None]) -> Reader:
    """A reader of many texts from a reader of one."""

    def read_all(texts: Sequence[str]) -> None:
        for text in texts:
            work(text)

    return read_all


def clock() -> float:
    """Core seconds of this process and of those it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def fastest(work: Reader, draw: Callable[[int, int], str], rows: int, start: float = 0.0) -> float:
    """Core seconds per character, of the fastest round, less those of the ``start``; every round reads new figures."""
    best, spent, seed = float("inf"), 0.0, 0
    while spent < SECONDS:
        texts = [draw(rows, seed + turn) for turn in range(max(1, ROWS // rows))]
        seed += len(texts)
        with uncollected():
            begun = clock()
            work(texts)
            seconds = clock() - begun
        gc.collect()
        spent += seconds
        best = min(best, (seconds - start) / sum(map(len, texts)))
    return best


def main() -> None:
    """Prints a line per reader and a figure per size."""
    readers: list[tuple[str, Reader, Callable[[int, int], str]]] = [
        ("gongwen, box", one_by_one(ours), boxed),
        ("gongwen, +-|", one_by_one(ours), padded),
        ("gongwen, +-|, the grid alone", one_by_one(grid_alone), padded),
        ("docutils, +-|", one_by_one(by_docutils), padded),
        ("pandoc, +-|", by_pandoc, padded),
    ]
    begun = clock()
    by_pandoc([""])
    start = clock() - begun
    print("M characters of table a second, by rows".ljust(39) + "".join(f"{size:>9,}" for size in SIZES))
    for name, work, draw in readers:
        beside = start if work is by_pandoc else 0.0
        figures = [f"{1 / fastest(work, draw, size, beside) / 1e6:.3f}" for size in SIZES]
        print(name.ljust(39) + "".join(figure.rjust(9) for figure in figures), flush=True)


if __name__ == "__main__":
    main()
