"""``make score``: parses the gold's documents and compares them by the gold's own scorer, where both are present."""

import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.cli import main as gongwen


def main(gold: Path) -> int:
    scorer = gold.parent / "score.py"
    if not scorer.exists():
        print(f"no scorer beside {gold}: nothing to compare with")
        return 0
    listed = subprocess.run(
        [sys.executable, scorer, "--gold", gold, "--list"], capture_output=True, text=True, check=True
    )
    with tempfile.TemporaryDirectory() as parsed:
        gongwen(["parse", *listed.stdout.split("\n")[:-1], "-o", parsed, "--lang", "en"])
        return subprocess.run(
            [sys.executable, scorer, "--gold", gold, "--parsed", parsed, "--show", "3"], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
