"""``python -m tests.bench_text``: characters of plain text a second, through reading and structure, on a collection."""

import sys
from pathlib import Path
from time import process_time

from pipeline.model import UnreadableInputError
from pipeline.read import read
from pipeline.structure import structure
from tests.conftest import SHARED

ROUNDS = 5
SUFFIXES = (".txt", ".md")


def characters(texts: list[bytes]) -> int:
    """How many characters have been read and taken apart; what holds no text counts nothing."""
    count = 0
    for data in texts:
        try:
            reading = read(data, "text")
        except UnreadableInputError:
            continue
        structure(reading)
        count += len(reading.text)
    return count


def main(corpus: Path) -> int:
    texts = [path.read_bytes() for path in sorted(corpus.rglob("*")) if path.suffix in SUFFIXES]
    if not texts:
        print(f"no plain text below {corpus}: nothing to measure")
        return 0
    count = characters(texts)  # what is loaded once a process is loaded here
    seconds = []
    for _ in range(ROUNDS):
        begun = process_time()
        characters(texts)
        seconds.append(process_time() - begun)
    best, worst = count / min(seconds) / 1e6, count / max(seconds) / 1e6
    print(f"{len(texts)} plain texts, {count:,} characters: {best:.2f} million a second (slowest round {worst:.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "corpus"))
