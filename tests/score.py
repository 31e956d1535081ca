"""``make score``: parses the gold's documents and compares them by the gold's own scorer, where both are present."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pipeline.cli import main as gongwen

# How many misses of each kind are shown.
SHOWN = "3"


def score(gold: Path) -> dict[str, dict[str, Any]]:
    """What the scorer beside the gold says of each measure: ``gold``, ``out``, ``hit``, ``precision``, ``recall``,
    ``f1``. Prints its table and its first misses.

    Raises: FileNotFoundError where no scorer stands beside the gold; CalledProcessError where it stops with an error.
    """
    scorer = gold.parent / "score.py"
    if not scorer.exists():
        raise FileNotFoundError(scorer)
    listed = subprocess.run(
        [sys.executable, scorer, "--gold", gold, "--list"], capture_output=True, text=True, check=True
    )
    with tempfile.TemporaryDirectory() as parsed:
        gongwen(["parse", *listed.stdout.splitlines(), "-o", parsed, "--lang", "en"])
        figures = Path(parsed) / "figures.json"
        subprocess.run(
            [sys.executable, scorer, "--gold", gold, "--parsed", parsed, "--show", SHOWN, "--json", figures], check=True
        )
        measures: dict[str, dict[str, Any]] = json.loads(figures.read_text(encoding="utf-8"))
        return measures


def main(gold: Path) -> int:
    try:
        score(gold)
    except FileNotFoundError as error:
        print(f"nothing to compare with: {error.args[0]} is not there")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
