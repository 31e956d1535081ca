"""Quantities as one line of text each, and sentences as outlines: what the fixtures of this folder are written in."""

from pipeline.model import Block, BlockKind, Metadata, Outline, Quantity
from pipeline.quantities import quantities


def outline_of(text: str, kind: BlockKind = "paragraph") -> Outline:
    """One block a line."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(kind, at, at + len(line)))
        at += len(line)
    return Outline(Metadata(), tuple(blocks), (), (), ())


def read(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, every line of it a paragraph."""
    return quantities(text, outline_of(text))


def written(quantity: Quantity) -> str:
    """``raw | comparator value unit | role | indicator | what else the text says``."""
    value = quantity.value if quantity.value is not None else f"{quantity.low}..{quantity.high}"
    more = [
        f"{name}={word}"
        for name, word in (
            ("modality", quantity.modality),
            ("change", quantity.change),
            ("period", quantity.period),
        )
        if word
    ]
    fields = [
        quantity.raw,
        f"{quantity.comparator} {value} {quantity.unit}".strip(),
        quantity.role,
        quantity.indicator,
        " ".join(more),
    ]
    return " | ".join(fields).rstrip(" |")
