"""``make mutate``: what part of the misprints in tables the checks find.

Every number that takes part in a total which holds exactly is misprinted, one at a time: one digit changed, two digits
swapped, one dropped, ten times as much. A misprint is found where a failing check points at its cell. Golden cases that
are plain text are parsed anew as a whole; of other documents the table's cells are read anew (header, names, units,
roles, observations) and checked. Exit status 1 below ``BAR``.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.checks import checks
from pipeline.model import Cell, Check, Circular, Grid, Observation, Table, UnreadableInputError
from pipeline.run import parse
from pipeline.tables.meaning import Setting, table
from pipeline.tables.values import value
from tests import golden
from tests.conftest import SHARED

BAR = 0.995
KINDS = ("digit", "swap", "drop", "tenfold")
TOTALS = ("table-column-total", "table-row-total")
READ = frozenset({".txt", ".md", ".html", ".htm", ".docx"})
MISSES_SHOWN = 20
_HAN, _ARABIC, _WIDE = "〇一二三四五六七八九", "0123456789", "０１２３４５６７８９"
_SIGNS = {sign: row for row in (_HAN, _ARABIC, _WIDE) for sign in row} | {"○": _HAN, "零": _HAN}
_TENS = "十百千"
_ANY = "".join(_SIGNS) + _TENS
_FIGURE = re.compile(rf"[{_ANY}](?:[{_ANY}.,，．‧·]*[{_ANY}])?")


class Misprint(NamedTuple):
    """A cell with its damaged text."""

    kind: str
    cell: Observation
    text: str


def misprints(cell: Observation) -> Iterator[Misprint]:
    """Each kind of misprint of each figure of a cell that changes what the cell says.

    Units: a cell that holds a number and a count in brackets (12 (3)) is changed in the number.
    """
    figures = list(_FIGURE.finditer(cell.text))
    for match in figures[:1] if cell.value is not None else figures:
        for kind in KINDS:
            dice = random.Random(f"{cell.table_id}{cell.start}{match.start()}{kind}")
            damaged = _damaged(match[0], kind, dice).rstrip(".．‧·")
            text = cell.text[: match.start()] + damaged + cell.text[match.end() :]
            if damaged and _bare(damaged) != _bare(match[0]) and value(text) != value(cell.text):
                yield Misprint(kind, cell, text)


def _bare(figure: str) -> str:
    """The figure without the zeros that it opens with: 0.2 and .2 are one number."""
    return figure.lstrip("0０〇○零")


def _damaged(figure: str, kind: str, dice: random.Random) -> str:
    """The figure with one slip of the kind; empty where it allows none."""
    at = [place for place, sign in enumerate(figure) if sign in _SIGNS]
    if not at or (kind == "tenfold" and set(_TENS) & set(figure)):
        return ""
    if kind == "digit":
        place = dice.choice(at)
        other = dice.choice([sign for sign in _SIGNS[figure[place]] if sign != figure[place]])
        return figure[:place] + other + figure[place + 1 :]
    if kind == "swap":
        pairs = [a for a, b in pairwise(at) if b == a + 1 and figure[a] != figure[b]]
        place = dice.choice(pairs) if pairs else -1
        return figure[:place] + figure[place + 1] + figure[place] + figure[place + 2 :] if pairs else ""
    if kind == "drop":
        place = dice.choice(at)
        return figure[:place] + figure[place + 1 :] if len(at) > 1 else ""
    point = max(figure.find(sign) for sign in ".．‧·")
    if point >= 0:
        return figure[:point] + figure[point + 1] + figure[point] + figure[point + 2 :]
    return re.sub("[,，]", "", figure) + _SIGNS[figure[0]][0]


def summed(circular: Circular, found: Table) -> list[Observation]:
    """The cells of one table that take part in a total that holds exactly, in reading order."""
    evidence = {
        span
        for check in circular.checks
        if check.table_id == found.id and check.rule in TOTALS and check.status == "pass" and check.difference == 0
        for span in check.evidence
    }
    return [cell for cell in found.observations if not evidence.isdisjoint(cell.spans)]


def is_found(cell: Observation, outcome: tuple[Check, ...]) -> bool:
    """Whether a failing check points at the cell."""
    return any(check.status == "fail" and not set(cell.spans).isdisjoint(check.evidence) for check in outcome)


class Bench:
    """One table on its own, to be read and checked again with a cell changed."""

    def __init__(self, circular: Circular, found: Table) -> None:
        self.alone = replace(
            circular, blocks=(), sections=(), parts=(), quantities=(), references=(), assignments=(), checks=()
        )
        self.found = found
        # How many header rows the source marked is not kept: the number with which the table comes out as it was.
        rows = range(found.grid.header_rows + 1)
        self.marked = next(n for n in rows if self.read(found.grid, n).observations == found.observations)

    def read(self, grid: Grid, marked: int) -> Table:
        """The table that the changed grid is."""
        was = self.found
        setting = Setting(
            was.id, was.part_id, was.section_id, was.start, was.end, was.caption, was.caption_span,
            was.unit_note, was.unit_note_span, was.source, was.rule, was.confidence, marked,
        )  # fmt: skip
        return table(self.alone.text, grid, setting)

    def checks(self, misprint: Misprint) -> tuple[Check, ...]:
        """What the checks say once the misprint is there."""
        place = (misprint.cell.row, misprint.cell.column)
        cells = tuple(_with(cell, misprint.text) if (cell.row, cell.column) == place else cell for cell in self._cells)
        return checks(replace(self.alone, tables=(self.read(replace(self.found.grid, cells=cells), self.marked),)))

    @property
    def _cells(self) -> tuple[Cell, ...]:
        return self.found.grid.cells


def _with(cell: Cell, text: str) -> Cell:
    return replace(cell, text=text)


def anew(circular: Circular, misprint: Misprint) -> bool:
    """Whether the misprint is found when the whole text is parsed again; its cell is printed on one line."""
    ((start, end),) = misprint.cell.spans
    damaged = circular.text[:start] + misprint.text + circular.text[end:]
    outcome = parse(damaged.encode(), circular.source.path).checks
    cell = misprint.cell
    named = {path for path in (cell.column_path, cell.row_path) if path}
    return any(check.status == "fail" and named & {check.column_path, check.row_path} for check in outcome)


class Tally:
    """Counts by kind, and the misses."""

    def __init__(self) -> None:
        self.made: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.missed: list[str] = []

    def add(self, name: str, misprint: Misprint, found: bool) -> None:
        """One misprint and whether it was found."""
        self.made[misprint.kind] += 1
        self.seen[misprint.kind] += found
        if not found:
            cell = misprint.cell
            place = f"{cell.table_id} {cell.row_path or cell.row} | {cell.column_path or cell.column}"
            self.missed.append(f"{name}: {place}: {cell.text} -> {misprint.text}")

    @property
    def share(self) -> float:
        """Found of made."""
        return self.seen.total() / max(1, self.made.total())

    def show(self, title: str) -> None:
        """The table of figures, and the first misses."""
        print(f"\n{title}\n{'change':10}{'made':>9}{'found':>9}{'share':>9}")
        for kind in KINDS:
            print(f"{kind:10}{self.made[kind]:9}{self.seen[kind]:9}{self.seen[kind] / max(1, self.made[kind]):9.2%}")
        print(f"{'all':10}{self.made.total():9}{self.seen.total():9}{self.share:9.2%}")
        for miss in self.missed[:MISSES_SHOWN]:
            print("  missed", miss)


def cases() -> Tally:
    """Every golden case, its text parsed anew for each misprint."""
    tally = Tally()
    for name, path in golden.circulars().items():
        circular = parse(path.read_bytes(), path.name)
        plain = path.suffix in {".txt", ".md"}
        for found in circular.tables:
            bench = Bench(circular, found)
            for cell in summed(circular, found):
                for misprint in misprints(cell):
                    whole = plain and len(cell.spans) == 1
                    seen = anew(circular, misprint) if whole else is_found(cell, bench.checks(misprint))
                    tally.add(name, misprint, seen)
    return tally


def corpus(folder: Path, every: int, most: int) -> Tally:
    """Every so many documents of a folder; of a table with more numbers than ``most`` so many, evenly spread."""
    tally = Tally()
    paths = sorted(path for path in folder.rglob("*") if path.suffix in READ)
    for path in paths[::every]:
        try:
            circular = parse(path.read_bytes(), path.name)
        except UnreadableInputError:
            continue
        for found in circular.tables:
            cells = summed(circular, found)
            bench = Bench(circular, found) if cells else None
            for cell in cells[:: -(-len(cells) // most) or 1]:
                for misprint in misprints(cell):
                    assert bench is not None
                    tally.add(path.name, misprint, is_found(cell, bench.checks(misprint)))
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutate", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus", help="folder of real documents")
    parser.add_argument("--every", type=int, default=1, help="take every so many documents of it")
    parser.add_argument("--most", type=int, default=10_000, help="numbers changed in one table at most")
    options = parser.parse_args()
    tallies = {"golden cases": cases()}
    if options.corpus.is_dir():
        tallies[f"corpus, every {options.every}"] = corpus(options.corpus, options.every, options.most)
    for title, tally in tallies.items():
        tally.show(title)
    return int(any(tally.share < BAR for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
