"""``python -m tests.bench_html``: reading web pages beside lxml's own parse of the same bytes."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from lxml import html

from pipeline.model import UnreadableInputError
from pipeline.read import read
from pipeline.structure import structure
from tests.conftest import SHARED

ROUNDS = 5


def least(call: Callable[[], object]) -> float:
    """The shortest of some rounds, in seconds of a core: what other programs take of it is left out."""
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        call()
        times.append(process_time() - begun)
    return min(times)


def main(corpus: Path) -> int:
    pages = [path.read_bytes() for path in sorted(corpus.rglob("*.html"))]
    if not pages:
        print(f"no web pages below {corpus}: nothing to measure")
        return 0
    gc.collect()
    gc.disable()  # as `gongwen parse` reads
    ratios: list[tuple[float, float]] = []
    sums = [0.0, 0.0, 0.0]
    for data in pages:
        try:
            reading = read(data, "page")
        except UnreadableInputError:
            continue
        parse = least(lambda data=data: html.document_fromstring(data))  # type: ignore[misc]
        first = least(lambda data=data: read(data, "page"))  # type: ignore[misc]
        second = least(lambda reading=reading: structure(reading))  # type: ignore[misc]
        ratios.append((first / parse, (first + second) / parse))
        sums = [total + part for total, part in zip(sums, (parse, first, second), strict=True)]
    print(f"{len(ratios)} web pages, as multiples of lxml's own parse: median, worst, all together")
    parse, first, second = sums
    for name, values, share in (
        ("read", [one for one, _ in ratios], first / parse),
        ("read and structure", [both for _, both in ratios], (first + second) / parse),
    ):
        print(f"{name:20} {median(values):6.1f} {max(values):6.1f} {share:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "corpus"))
