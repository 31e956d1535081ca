"""Outputs: schemas agree with the model and with what is written; columns are the contract's; numbers print plainly."""

import csv
import io
import json
from decimal import ROUND_DOWN, Context, Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export import collect, export, record_kinds, schemas
from pipeline.export.schemas import codebook
from pipeline.model import exact
from pipeline.model.flat import flat_names
from pipeline.notation.numerals import number, read
from pipeline.run import parse
from tests.conftest import ROOT

SEED = ROOT / "raw" / "changfufa-2007-19.txt"
CIRCULAR = parse(SEED.read_bytes(), SEED.name, SEED.stem)

# The contract's columns: they may be added to, never changed.
CONTRACT = {
    "documents": "document_id, title, genre, document_number, issuer, addressees, date_issued, source_path, "
    "source_sha256, encoding, characters, coverage, parts, sections, tables, quantities, checks_passed, checks_failed, "
    "checks_unverifiable",
    "parts": "document_id, part_id, kind, label, title, start, end",
    "sections": "document_id, part_id, section_id, parent_id, level, label, number, heading, text, start, end",
    "tables": "document_id, table_id, part_id, caption, unit_note, rows, columns, header_rows, start, end",
    "observations": "document_id, table_id, row, column, row_path, row_role, column_path, unit, text, value, status, "
    "start, end",
    "quantities": "document_id, quantity_id, section_id, raw, value, low, high, unit, comparator, role, modality, "
    "indicator, change, period, start, end",
    "references": "document_id, kind, raw, target, resolved, start, end",
    "checks": "document_id, check_id, rule, status, severity, expected, actual, difference, tolerance, table_id, "
    "row_path, column_path, section_id, message, evidence",
    "findings": "document_id, code, severity, message, start, end",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_are_the_contracts(name: str) -> None:
    columns = CONTRACT[name].split(", ")
    assert [column for column in record_kinds()[name].columns if column in columns] == columns


def test_every_column_is_in_the_codebook() -> None:
    for name, kind in record_kinds().items():
        for column in kind.columns:
            entry = codebook(name, column)
            assert entry.zh
            assert entry.about_en


def test_committed_schemas_are_what_the_model_says() -> None:
    for name, data in schemas().items():
        assert (ROOT / "schemas" / name).read_bytes() == data, f"{name}: run make schemas"


def test_csv_rows_keep_their_table_schema() -> None:
    files = collect([CIRCULAR], "utf-8-sig")
    for name in record_kinds():
        fields = json.loads(schemas()[f"{name}.schema.json"])["fields"]
        rows = list(csv.reader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"))))
        assert rows[0] == [field["name"] for field in fields]
        for row in rows[1:]:
            for field, value in zip(fields, row, strict=True):
                rules = field.get("constraints", {})
                assert value or not rules.get("required"), (name, field["name"], row)
                assert not value or value in rules.get("enum", [value]), (name, field["name"], value)
                if value and field["type"] in ("integer", "number"):
                    assert "e" not in value.lower()
                    Decimal(value)


def test_a_frame_holds_every_body_row() -> None:
    (table,) = CIRCULAR.tables
    frame = table.to_dataframe()
    assert frame.shape == (15, 9)
    assert list(frame.columns) == flat_names(table)
    assert frame.iloc[1].tolist()[:4] == ["1", "经开区", "4.72", "31.5"]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**20), max_value=10**20))
def test_exact_prints_plainly_and_loses_nothing(number: Decimal) -> None:
    plain = str(exact(number))
    assert Decimal(plain) == number
    assert "e" not in plain.lower()
    assert plain == str(exact(plain))


def test_no_value_depends_on_what_the_process_sets_for_its_own_arithmetic(seed: Path) -> None:
    data = seed.read_bytes()
    before = export(parse(data, seed.name))
    read.cache_clear()
    with localcontext(Context(prec=4, rounding=ROUND_DOWN)):
        assert str(number("三分之二")) == "0.666666666667"
        assert export(parse(data, seed.name)) == before
