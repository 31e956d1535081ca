"""``python -m tests.bench_quantities``: characters per second of the quantities stage, beside other readers of numbers.

Every reader gets the same texts in the same run, on one core: the committed cases, and provincial reports where the
folder of real documents is present (``GONGWEN_SHARED``). JioNLP and Recognizers-Text are skipped where not installed
(``pip install jionlp recognizers-text-suite "emoji<2"``; the last release of Recognizers-Text needs the older emoji).
"""

import importlib
import logging
import statistics
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time

from pipeline.model import Outline
from pipeline.quantities import assignments, quantities
from pipeline.read import read
from pipeline.run import uncollected
from pipeline.structure import structure
from tests.conftest import ROOT, SHARED

ROUNDS = 5
REPORTS = 8
# Recognizers-Text reads about a thousand characters per second: a part of the text is enough for the comparison.
MOST_CHARACTERS_OF_OTHERS = 8000

Document = tuple[str, Outline]


def documents(paths: Sequence[Path]) -> list[Document]:
    """The texts with their outlines; only the stage itself is timed."""
    readings = [read(path.read_bytes(), path.name) for path in paths]
    return [(reading.text, structure(reading)) for reading in readings]


def rate(work: Callable[[], object], characters: int) -> float:
    """Characters per second of processor time: the median of the rounds, after one call to warm up.

    The cyclic collector rests, as it does for every stage within ``parse``.
    """
    work()
    rounds = []
    with uncollected():
        for _ in range(ROUNDS):
            start = process_time()
            work()
            rounds.append(process_time() - start)
    return characters / statistics.median(rounds)


def others() -> dict[str, Callable[[str], object] | None]:
    """Reader by name; None where it is not installed."""
    return {
        "JioNLP": _jionlp("extract_money", "extract_time"),
        "JioNLP, money only": _jionlp("extract_money"),
        "Recognizers-Text": _recognizers(),
    }


def _jionlp(*names: str) -> Callable[[str], object] | None:
    """Money and times are all that JioNLP has of what the stage reads."""
    try:
        jionlp = importlib.import_module("jionlp")
    except ImportError:
        return None
    logging.disable(logging.CRITICAL)  # it logs each time it cannot parse
    extractors = [getattr(jionlp.ner, name) for name in names]
    return lambda line: [extract(line) for extract in extractors]


def _recognizers() -> Callable[[str], object] | None:
    try:
        number, unit = map(importlib.import_module, ("recognizers_number", "recognizers_number_with_unit"))
    except ImportError:
        return None
    models = (
        number.recognize_number, number.recognize_percentage, unit.recognize_currency, unit.recognize_dimension
    )  # fmt: skip
    return lambda line: [recognize(line, "zh-cn") for recognize in models]


def compare(name: str, paths: Sequence[Path]) -> None:
    """Print the rates on these documents: of the stage on all of them, of every reader on the same part of them."""
    found = documents(paths)
    characters = sum(len(text) for text, _ in found)
    print(f"{name}: {len(found)} documents, {characters:,} characters")
    _print("quantities", rate(lambda: [quantities(*one) for one in found], characters))
    _print("assignments", rate(lambda: [assignments(*one) for one in found], characters))
    shares = [_opening(text, MOST_CHARACTERS_OF_OTHERS // len(found)) for text, _ in found]
    part = [(reading.text, structure(reading)) for reading in (read(one.encode(), "part.txt") for one in shares)]
    size = sum(len(text) for text, _ in part)
    print(f"the same part for all: {size:,} characters")
    _print("quantities", rate(lambda: [quantities(*one) for one in part], size))
    lines = [line for text, _ in part for line in text.splitlines()]
    for other, reader in others().items():
        if reader is None:
            print(f"  {other:18} not installed, skipped")
        else:
            _print(other, rate(partial(_each, reader, lines), size))


def _opening(text: str, most: int) -> str:
    """The first lines of a text, about ``most`` characters; the first line always."""
    end = text.rfind("\n", 0, most)
    return text[: end if end > 0 else most]


def _each(reader: Callable[[str], object], lines: list[str]) -> list[object]:
    return [reader(line) for line in lines]


def _print(name: str, per_second: float) -> None:
    print(f"  {name:18} {per_second:12,.0f} characters/s")


def main() -> None:
    cases = [*(ROOT / "tests" / "cases").glob("*/circular.*"), *(ROOT / "raw").glob("*.txt")]
    compare("own cases", sorted(cases))
    reports = sorted((SHARED / "corpus" / "provincial-work-reports-2026").glob("*"))[:REPORTS]
    if reports:
        compare("provincial reports", reports)
    else:
        print(f"provincial reports: none below {SHARED}, skipped (set GONGWEN_SHARED)")


if __name__ == "__main__":
    main()
