"""The documents tell the truth: generated pages are current, links lead somewhere, named rules and commands exist."""

import re
from pathlib import Path

import pytest

from pipeline.checks import rule_names
from pipeline.export.codebook import codebook_page
from tests.conftest import ROOT
from tests.write_docs import CODEBOOK

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_the_codebook_is_current() -> None:
    assert CODEBOOK.read_text(encoding="utf-8") == codebook_page(), "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_make_targets_of_the_documents_exist() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    for page in PAGES:
        for target in re.findall(r"`make ([a-z]+)`", page.read_text(encoding="utf-8")):
            assert target in targets, (page.name, target)


def test_every_rule_is_documented_with_an_example_and_no_other_is() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| `([a-z-]+)` \|[^|]+\|([^|]+)\|([^|]*)\|$", page)
    assert [rule for rule, holds, fails in rows if not (holds + fails).strip()] == []
    assert {rule for rule, _, _ in rows} == set(rule_names())
