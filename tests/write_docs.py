"""``make docs``: writes the pages of docs/ that come from data."""

from pipeline.export.codebook import codebook_page
from tests.conftest import ROOT

CODEBOOK = ROOT / "docs" / "codebook.md"

if __name__ == "__main__":
    CODEBOOK.write_text(codebook_page(), encoding="utf-8")
