"""Where tests find documents: the project's own cases in tests/cases, real documents beside the checkout."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("GONGWEN_SHARED", ROOT.parent / "shared"))


def _present(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"needs the folder of real documents {path.name!r}; set GONGWEN_SHARED to the folder that holds it")
    return path


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents; the test is skipped where it is absent."""
    return _present(SHARED / "corpus")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The hand-made labels; the test is skipped where they are absent."""
    return _present(SHARED / "gold")


@pytest.fixture(scope="session")
def suites() -> Path:
    """Test cases of other projects; the test is skipped where they are absent."""
    return _present(Path(os.environ.get("GONGWEN_SUITES", SHARED / "suites")))


@pytest.fixture(scope="session")
def seed() -> Path:
    """The seed circular, as received."""
    return ROOT / "raw" / "changfufa-2007-19.txt"
