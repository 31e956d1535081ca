"""Golden cases: every circular of tests/cases and raw/ against its hand-checked digest, and under every law."""

from pathlib import Path

import pytest

from pipeline.run import parse
from tests import laws
from tests.golden import actual, circulars, expected


@pytest.mark.parametrize("name", circulars())
def test_golden(name: str) -> None:
    assert expected(name).exists(), f"no golden digest for {name}: run make regen and check it against the print"
    assert actual(circulars()[name]) == expected(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", circulars().values(), ids=lambda path: path.parent.name)
def test_laws(path: Path) -> None:
    circular = parse(path.read_bytes(), path.name)
    laws.every_law(circular)
    laws.document_matches_its_schema(circular)
    assert parse(path.read_bytes(), path.name) == circular
