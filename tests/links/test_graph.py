"""The citation graph of docs/structure.md: its example runs on what the command writes."""

import re
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.conftest import ROOT
from tests.golden import CASES


def test_the_documented_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [CASES / "request-upward", CASES / "reply-to-request"]
    for folder in folders:
        (tmp_path / f"{folder.name}.txt").write_bytes((folder / "circular.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert main(["parse", *(f"{folder.name}.txt" for folder in folders), "-o", "parsed"]) == 0
    page = (ROOT / "docs" / "structure.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert example is not None
    names: dict[str, object] = {}
    exec(example[1], names)
    edges = {tuple(row) for row in names["edges"].values.tolist()}  # type: ignore[attr-defined]
    assert edges == {("reply-to-request", "request-upward", 1), ("reply-to-request", "中华人民共和国防洪法", 1)}
