"""Whole notices in which a naive checker would see a contradiction: numbering, serials, totals, annexes, titles."""

from pathlib import Path

import pytest

from pipeline.run import parse

_NOTICES = (Path(__file__).parent / "quiet-notices.txt").read_text(encoding="utf-8").split("\n=== ")[1:]


@pytest.mark.parametrize("notice", _NOTICES, ids=lambda notice: notice.partition("\n")[0].replace(" ", "-"))
def test_a_trap_stays_quiet(notice: str) -> None:
    _, _, text = notice.partition("\n")
    circular = parse(text.encode(), "notice.txt")
    assert [check.message for check in circular.checks if check.status == "fail"] == []
