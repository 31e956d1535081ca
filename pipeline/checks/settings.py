"""What the vocabulary says about checks: words that decide, rules that are off."""

from functools import cache

from msgspec import Struct

from pipeline.model import Confidence
from pipeline.vocab import load


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """``vocab/checks.toml``; its header explains the fields."""

    off: tuple[str, ...]
    confidence: dict[str, Confidence]
    not_additive: tuple[str, ...]
    never_additive: tuple[str, ...]
    additive_names: tuple[str, ...]
    unrounded_units: tuple[str, ...]
    breakdown: tuple[str, ...]
    complementary: tuple[tuple[str, ...], ...]
    beside_industries: tuple[str, ...]
    averages: tuple[str, ...]
    exclusive: tuple[tuple[str, ...], ...]
    known_differences: tuple[tuple[str, str, str], ...]
    known_remainders: tuple[tuple[str, str, str], ...]
    known_parts: tuple[tuple[str, ...], ...]
    overlapping: tuple[str, ...]
    part_words: tuple[str, ...]
    open_list: tuple[str, ...]
    title_verbs: tuple[str, ...]
    not_listed: tuple[str, ...]
    tally_units: tuple[str, ...]
    naming_units: tuple[str, ...]
    efforts: tuple[str, ...]
    counted_nouns: tuple[str, ...]
    statements: tuple[str, ...]
    planned: tuple[str, ...]
    done: tuple[str, ...]
    people: tuple[str, ...]
    growth_lines: tuple[str, ...]
    share_lines: tuple[str, ...]
    mean_lines: tuple[str, ...]
    per_head_lines: tuple[str, ...]
    difference_lines: tuple[str, ...]
    score_totals: tuple[str, ...]
    areas: tuple[str, ...]


@cache
def settings() -> Settings:
    """The settings, read once."""
    return load("checks", Settings)
