"""``make bench``: circulars per second per stage and in all, in one process, and the cold start of the command.

Rates drift with the machine; each figure is the median of many calls, printed with the machine's name and Python.
"""

import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from msgspec.structs import replace

from pipeline.checks import checks
from pipeline.export import export
from pipeline.quantities import assignments, quantities
from pipeline.read import read
from pipeline.run import parse
from pipeline.structure import structure
from pipeline.tables import tables
from tests.conftest import ROOT

CALLS = 200
COLD_STARTS = 5


def rate(work: Callable[[], object]) -> tuple[float, float]:
    """Calls per second of one core's time (what other programs take of it left out): median and best call."""
    work()
    seconds = []
    for _ in range(CALLS):
        start = process_time()
        work()
        seconds.append(process_time() - start)
    return 1 / statistics.median(seconds), 1 / min(seconds)


def cold_start(circular: Path) -> float:
    """Seconds of ``gongwen parse`` on one circular in a process of its own, installed, not the first run."""
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(COLD_STARTS + 1):
            start = perf_counter()
            command = [str(Path(sys.executable).with_name("gongwen")), "parse", str(circular), "-o", folder]
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(perf_counter() - start)
    return statistics.median(seconds[1:])


def main() -> None:
    path = next(iter(sorted((ROOT / "raw").glob("*.txt"))))
    data = path.read_bytes()
    circular = parse(data, path.name)
    reading = read(data, path.name)
    outline = structure(reading)
    bare = replace(circular, checks=())
    stages: dict[str, Callable[[], object]] = {
        "read": lambda: read(data, path.name),
        "structure": lambda: structure(reading),
        "tables": lambda: tables(reading, outline),
        "quantities": lambda: quantities(reading.text, outline),
        "assignments": lambda: assignments(reading.text, outline),
        "checks": lambda: checks(bare),
        "parse in memory (all of the above)": lambda: parse(data, path.name),
        "export": lambda: export(circular),
    }
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, {path.name}\n")
    for name, work in stages.items():
        median, best = rate(work)
        print(f"{name:36} {median:10,.0f} circulars/s {1000 / median:9.2f} ms   best {best:10,.0f}")
    print(f"{'gongwen parse, cold start':36} {cold_start(path):10.2f} s")


if __name__ == "__main__":
    main()
