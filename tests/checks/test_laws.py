"""Laws of every check, whatever the circular."""

from decimal import Decimal
from string import Formatter

from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogue import messages
from pipeline.checks import checks
from pipeline.checks.rates import rates
from pipeline.checks.settings import settings
from tests.checks.builders import Draft

figures = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=2, max_size=8)


@given(figures)
def test_a_table_that_adds_up_never_fails_and_any_other_total_does(rows: list[tuple[int, int]]) -> None:
    printed = [f"行{place} {one} {two}" for place, (one, two) in enumerate(rows)]
    one, two = (sum(row[side] for row in rows) for side in (0, 1))
    draft = Draft()
    draft.table(["单位", "项目 [个]", "人数 [人]"], [f"合计 {one} {two}", *printed])
    assert draft.statuses("table-column-total") == ["pass", "pass"]
    wrong = Draft()
    wrong.table(["单位", "项目 [个]", "人数 [人]"], [f"合计 {one + 1} {two}", *printed])
    assert wrong.statuses("table-column-total").count("fail") == 1


@given(figures)
def test_checks_are_repeatable_and_their_evidence_lies_in_the_text(rows: list[tuple[int, int]]) -> None:
    draft = Draft()
    draft.table(["单位", "项目 [个]", "人数 [人]"], ["合计 5 5", *(f"行 {one} {two}" for one, two in rows)])
    found = draft.checks()
    assert found == draft.checks()
    assert len({check.check_id for check in found}) == len(found)
    for check in found:
        assert list(check.evidence) == sorted(set(check.evidence))
        assert all(span.of(draft.text).strip() for span in check.evidence)


def test_the_english_of_a_message_tells_no_fact_that_the_chinese_does_not() -> None:
    for code, entry in messages("checks").entries.items():
        names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (entry.zh, entry.en)]
        assert names[1] <= names[0], code


def test_no_rule_is_off_by_default() -> None:
    assert settings().off == ()


def test_the_ranges_of_rates_are_ranges_and_neighbours_touch() -> None:
    for currency, first in (("USD", 1994), ("HKD", 1994), ("EUR", 1999), ("JPY", 1999)):
        years = [rates(currency, year) for year in range(first, 2026)]
        assert all(year is not None and year.low <= year.high for year in years)
    known = rates("USD", 2007)
    assert known is not None
    assert known.low < Decimal("7.5714") < known.high
    assert rates("USD", 1900) is None


@given(
    st.text(
        alphabet="一二三四五十百个项大月年天日至共其中分为包括从看：；。，、（）“”《》〔〕 \n0123456789.%万亿元附件第",
        max_size=120,
    )
)
def test_no_text_is_too_odd_to_be_checked(text: str) -> None:
    draft = Draft()
    draft.part("main", text)
    for line in text.split("\n"):
        draft.line(line)
    for check in checks(draft.circular()):
        assert check.message
        assert all(0 <= span.start < span.end <= len(draft.text) for span in check.evidence)


def test_a_circular_without_records_has_no_checks() -> None:
    assert Draft().checks() == []
