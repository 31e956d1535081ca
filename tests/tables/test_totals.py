"""Every total of the corpus that does not add up has been looked at: a new one is a misreading until seen."""

from pathlib import Path

import pytest

from tests.totals import reasons, totals

# The share that adds up; it never goes down.
LEAST_SHARE = 0.92


@pytest.mark.corpus
def test_totals_that_do_not_add_up_are_known(corpus: Path) -> None:
    found = list(totals(corpus))
    odd = [total for total in found if total.status != "pass"]
    assert len(found) - len(odd) >= LEAST_SHARE * len(found)
    assert {(t.document, t.table, t.printed, t.parts) for t in odd} <= set(reasons())
