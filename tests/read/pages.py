"""Pages of print for tests: square characters set line by line, and rules."""

from collections.abc import Sequence

from pipeline.read.paging import PageSource
from pipeline.read.rulings import Rule
from pipeline.read.runs import Run

SIZE, HEIGHT, LEFT, FULL = 10.0, 800.0, 50.0, 20  # a full line holds twenty characters: it ends at 250


def runs(text: str, top: float, left: float = LEFT) -> list[Run]:
    """A run a character, each as wide as the print."""
    return [
        Run(sign, left + at * SIZE, top, left + (at + 1) * SIZE, top + SIZE) for at, sign in enumerate(text) if sign
    ]


def page(*lines: str, top: float = 150.0, foot: str = "", head: str = "", rules: Sequence[Rule] = ()) -> PageSource:
    """Lines fifteen points apart; blanks before a line are its indent."""
    found = runs(head, 30.0) if head else []
    for number, line in enumerate(lines):
        found += runs(line.lstrip(), top + 15 * number, LEFT + SIZE * (len(line) - len(line.lstrip())))
    return PageSource(HEIGHT, (*found, *runs(foot, 770.0, 140.0)), tuple(rules))


def ruled(rows: Sequence[float], columns: Sequence[float]) -> list[Rule]:
    """Rules on every floor and every wall."""
    across = [Rule(True, y, columns[0], columns[-1]) for y in rows]
    return across + [Rule(False, x, rows[0], rows[-1]) for x in columns]
