"""Floors of quality on the hand-made labels, sentence by sentence. A floor may rise, never fall."""

import json
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Quantity
from tests.quantities.writing import read

FLOORS = {
    "tuple": 0.99, "negatives": 0.99, "span": 0.99, "value": 0.99, "unit": 0.99, "comparator": 0.98, "role": 0.97,
    "indicator": 0.92, "period": 0.93, "change": 0.98, "modality": 0.98,
}  # fmt: skip


def norm(text: str | None) -> str:
    """Without blanks, widths folded; None and the empty text are alike."""
    return "".join(unicodedata.normalize("NFKC", sign) for sign in text or "" if not sign.isspace())


def near(wanted: str, found: Decimal | None) -> bool:
    """Equal, or as near as the six places in which the labels write a third."""
    return found is not None and abs(Decimal(wanted) - found) <= Decimal("0.000001") * abs(found)


def same_indicator(wanted: str | None, found: str) -> bool:
    """One names what the other names; ``…`` joins the pieces of a label."""
    first, second = norm(wanted), norm(found)
    pieces = [piece for piece in first.split("…") if piece]
    return first == second or bool(
        second and pieces and (second in first or second in pieces or all(piece in second for piece in pieces))
    )


def agreement(label: dict[str, Any], found: Quantity) -> dict[str, bool]:
    """Field by field, whether the quantity says what the label says."""
    exact = near(label["value"], found.value) if label.get("value") else near(label["low"], found.low)
    return {
        "value": exact and (bool(label.get("value")) or near(label["high"], found.high)),
        "unit": norm(found.unit) == norm(label["unit"]),
        "comparator": found.comparator == label["comparator"],
        "role": found.role == label["role"],
        "indicator": same_indicator(label["indicator"], found.indicator),
        **{name: norm(label[name]) == norm(getattr(found, name)) for name in ("period", "change", "modality")},
    }


@pytest.mark.corpus
def test_floors(gold: Path) -> None:
    right: Counter[str] = Counter()
    labels = outputs = matched = negatives = 0
    for line in (gold / "quantities.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        left = list(read(case["sentence"]))
        labels, outputs, negatives = (
            labels + len(case["quantities"]),
            outputs + len(left),
            negatives + len(case["negatives"]),
        )
        for label in case["quantities"]:
            found = next((one for one in left if norm(one.raw) == norm(label["raw"])), None)
            if found is None:
                continue
            left.remove(found)
            matched += 1
            agreed = agreement(label, found)
            right.update(name for name, good in agreed.items() if good)
            right["tuple"] += agreed["value"] and agreed["unit"] and agreed["comparator"]
        right["negatives"] += sum(not any(norm(one.raw) in norm(text) for one in left) for text in case["negatives"])
    rates = {name: right[name] / matched for name in FLOORS}
    rates |= {
        "span": matched / labels,
        "tuple": 2 * right["tuple"] / (labels + outputs),
        "negatives": right["negatives"] / negatives,
    }
    print({name: f"{share:.3f}" for name, share in rates.items()})
    assert {name: share for name, share in rates.items() if share < FLOORS[name]} == {}
