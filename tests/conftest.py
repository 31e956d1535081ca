"""Where tests find documents: the project's own cases in tests/cases, real documents beside the checkout."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on the machine and on what was loaded before it: no law is about that. What decides
# whether a change may land draws the same examples each time; elsewhere every run draws new ones.
settings.register_profile("gongwen", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("gongwen")

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
