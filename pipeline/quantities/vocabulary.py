"""The words of ``vocab/quantities.toml``, ready to match with."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from pipeline.vocab import load


class Bounds(Struct, frozen=True, forbid_unknown_fields=True):
    """Comparator to words, by where they stand."""

    before: dict[str, str]
    after: dict[str, str]
    over: dict[str, str]
    part: dict[str, str]
    rough: dict[str, str]


class Modality(Struct, frozen=True, forbid_unknown_fields=True):
    """Commitment words: all, those that hold for their own clause only, those that hold for the sentence."""

    words: str
    near: str
    far: str


class Time(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for time, what opens and closes a time phrase, and what makes it a base of comparison."""

    words: str
    rates: str
    heads: str
    tails: str
    base: str


class Nominal(Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers that are names."""

    arabic_only: str
    never: str
    words: str
    places: str
    before: str
    splits: str
    after: str
    ranked: str
    plausible: str
    ones: str
    hamlets: str
    postnominal: str
    tens: str
    indices: str


class Roles(Struct, frozen=True, forbid_unknown_fields=True):
    """What tells thresholds from grants, and names from their surroundings."""

    grants: str
    amounts: str
    governing: str
    levels: str
    whole: str
    generic: str


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """What is a name, what is none, and what stands for the time that something takes."""

    kept: str
    opening: str
    short: str
    units: str
    measured: str
    none: str
    bodies: str
    heads: str
    spending: str
    lasting: str


class Deeds(Struct, frozen=True, forbid_unknown_fields=True):
    """What is done with the things counted."""

    manner: str
    done: str
    named: str


class Count(Struct, frozen=True, forbid_unknown_fields=True):
    """Stated numbers of listed things."""

    nouns: str
    units: str


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """``vocab/quantities.toml``; its header explains the fields."""

    trailing: str
    leading: str
    verbs: str
    inside: str
    verbal_nouns: str
    bounds: Bounds
    changes: dict[str, str]
    change_nouns: dict[str, str]
    modality: Modality
    time: Time
    nominal: Nominal
    roles: Roles
    names: Names
    deeds: Deeds
    count: Count
    canonical: dict[str, str]


@cache
def words() -> Words:
    """The vocabulary of the stage."""
    return load("quantities", Words)


@cache
def entries(blank_separated: str) -> tuple[str, ...]:
    """The words of an entry of the vocabulary, split once."""
    return tuple(blank_separated.split())


def alternatives(entries: Iterable[str]) -> str:
    """A pattern for any of the entries, the longest first, as a tree of their signs: each is looked at once.

    >>> alternatives(["增长", "增加", "增", "下降"])
    '下降|增(?:加|长)?'
    """
    branches: dict[str, set[str]] = {}
    for entry in entries:
        branches.setdefault(entry[0], set()).add(entry[1:])
    return "|".join(_branch(sign, rests) for sign, rests in sorted(branches.items()))


def _branch(sign: str, rests: set[str]) -> str:
    longer = alternatives(rests - {""})
    if not longer:
        return re.escape(sign)
    if "" in rests:
        return f"{re.escape(sign)}(?:{longer})?"
    return re.escape(sign) + (f"(?:{longer})" if "|" in longer else longer)


def inverted(table: dict[str, str]) -> dict[str, str]:
    """Word to key, from key to blank-separated words."""
    return {word: key for key, listed in table.items() for word in listed.split()}
