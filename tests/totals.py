"""``make totals``: which total rows and columns of the corpus add up, and why the others do not.

Every table of the corpus is read and its totals are checked; those that do not add up are listed with what a look at
the document found (``tests/totals.toml``). ``docs/totals.md`` holds the same, for those without the corpus.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.run import parse
from tests.conftest import ROOT

RULES = {"table-column-total": "total rows, a column each", "table-row-total": "total columns, a row each"}
LOOKED_AT = ROOT / "tests" / "totals.toml"
PAGE = ROOT / "docs" / "totals.md"


class Total(NamedTuple):
    """One stated total: ``printed`` and what its ``parts`` give."""

    document: str
    table: str
    rule: str
    status: str
    printed: str
    parts: str


def totals(corpus: Path) -> Iterator[Total]:
    """Every total that a table of the corpus states and prints figures for."""
    for path in sorted(path for path in corpus.rglob("*") if path.is_file() and path.suffix != ".tsv"):
        circular = parse(path.read_bytes(), path.name)
        document = path.name.partition("_")[0]
        for check in circular.checks:
            if check.rule in RULES and check.status in ("pass", "fail", "note"):
                printed, parts = str(check.expected), str(check.actual)
                yield Total(document, check.table_id, check.rule, check.status, printed, parts)


def reasons() -> dict[tuple[str, str, str, str], tuple[str, str]]:
    """Why a total does not add up, by its document, its table, and both numbers."""
    entries = tomllib.loads(LOOKED_AT.read_text(encoding="utf-8"))["looked_at"]
    return {(e["document"], e["table"], e["printed"], e["parts"]): (e["reason"], e["why"]) for e in entries}


def page(found: list[Total]) -> str:
    """The report, as Markdown."""
    known = reasons()
    lines = ["# Which totals of the corpus add up", ""]
    lines += [
        "Written by `make totals` from the public corpus; each total that does not add up was looked at by eye.",
        "",
    ]
    lines += ["| totals | add up | do not | share |", "| --- | --- | --- | --- |"]
    for rule, name in RULES.items():
        states = Counter(total.status == "pass" for total in found if total.rule == rule)
        share = states[True] / max(1, states.total())
        lines.append(f"| {name} | {states[True]} | {states[False]} | {share:.1%} |")
    lines += ["", "| document | table | printed | parts give | times | reason | seen |"]
    lines += ["| --- | --- | --- | --- | --- | --- | --- |"]
    odd = Counter((t.document, t.table, t.printed, t.parts) for t in found if t.status != "pass")
    for place, times in sorted(odd.items()):
        reason, why = known.get(place, ("not looked at", ""))
        lines.append(f"| {' | '.join(place)} | {times} | {reason} | {why} |")
    return "\n".join([*lines, ""])


def main() -> None:
    """Prints the report and writes its page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    corpus = parser.parse_args().corpus
    if not corpus.is_dir():
        print(f"no corpus at {corpus}: nothing to add up")
        return
    report = page(list(totals(corpus)))
    PAGE.write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
