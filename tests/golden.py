"""The golden cases: a folder each in tests/cases, with the expected digest beside the circular.

A circular of raw/ has its case under its own id, where only ``expected.txt`` stands.
"""

from pathlib import Path

from pipeline.run import parse
from tests.conftest import ROOT
from tests.digest import digest

CASES = ROOT / "tests" / "cases"


def circulars() -> dict[str, Path]:
    """Every circular that must have a golden digest, by case name."""
    own = {path.parent.name: path for path in sorted(CASES.glob("*/circular.*"))}
    return own | {path.stem: path for path in sorted((ROOT / "raw").glob("*")) if not path.name.startswith(".")}


def expected(name: str) -> Path:
    """Where the case's digest stands."""
    return CASES / name / "expected.txt"


def actual(path: Path) -> str:
    """The digest of what the pipeline makes of the circular now."""
    return digest(parse(path.read_bytes(), path.name))
