"""Units as documents print them, with dimension and factor to a base unit.

``unit`` reads a text that is wholly a unit; ``longest`` finds the longest unit that begins at a place. A unit may carry
a multiplier before it (万元) and say what it is counted per (元/人·月).
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from pipeline.model import Exact, exact
from pipeline.notation.forms import fold
from pipeline.notation.numerals import FRACTION_PLACES, read
from pipeline.notation.traditional import simplified
from pipeline.vocab import load


class UnitReading(Struct, frozen=True):
    """A printed unit.

    ``raw`` is the unit as printed (亿美元), ``name`` the same less its multiplier (美元), ``multiplier`` what that says
    (100000000). One ``name`` is ``factor`` of ``base``, the base unit of ``dimension`` (公里: 1000 米, length; measure
    words are their own base, dimension ``count``). Per-units join them with ``/``: 元/人 has the base CNY/人.
    """

    raw: str
    name: str
    multiplier: Exact
    dimension: str
    base: str
    factor: Exact


class _Simple(NamedTuple):
    """A unit without denominators: as ``UnitReading``."""

    name: str
    multiplier: Exact
    dimension: str
    base: str
    factor: Exact


class Known(Struct, frozen=True):
    """What the vocabulary says of one unit without multiplier."""

    dimension: str
    base: str
    factor: Decimal


class UnitVocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """``vocab/units.toml``; its header explains the fields."""

    bases: dict[str, str]
    measures: dict[str, dict[str, str]]
    currencies: dict[str, dict[str, str]]
    prefixed: dict[str, dict[str, str]]
    prefixes: dict[str, str]
    symbols: dict[str, dict[str, str]]
    symbol_prefixes: dict[str, str]
    counts: dict[str, str]
    per: dict[str, str]
    money_names: dict[str, str]


def _factor(printed: str) -> Decimal:
    numeral = read(printed)
    if numeral is None:
        raise ValueError(printed)
    return numeral.value


@cache
def _vocabulary() -> UnitVocabulary:
    return load("units", UnitVocabulary)


@cache
def names() -> dict[str, Known]:
    """Every unit of the vocabulary without multiplier, prefixes resolved (千瓦, MW), printed name to meaning."""
    known: dict[str, Known] = {}
    vocabulary = _vocabulary()
    for word in vocabulary.counts["words"].split():
        known[word] = Known("count", word, Decimal(1))
    for group, prefixes in (
        (vocabulary.prefixed, vocabulary.prefixes),
        (vocabulary.symbols, vocabulary.symbol_prefixes),
    ):
        for dimension, entries in group.items():
            for word, factor in entries.items():
                for prefix, scale in {"": "1", **prefixes}.items():
                    known[prefix + word] = _known(dimension, prefix + word, Decimal(scale) * _factor(factor))
    for dimension, entries in vocabulary.measures.items():
        for word, factor in entries.items():
            known[word] = _known(dimension, word, _factor(factor))
    for code, entries in vocabulary.currencies.items():
        for word, factor in entries.items():
            known[word] = Known("money", code, _factor(factor))
    return known


def _known(dimension: str, word: str, factor: Decimal) -> Known:
    return Known(dimension, _vocabulary().bases.get(dimension, word), factor)


@cache
def money_names() -> tuple[str, ...]:
    """The names of currencies that may stand before an amount (人民币500万元)."""
    return tuple(_vocabulary().money_names)


@cache
def _per_words() -> frozenset[str]:
    return frozenset(_vocabulary().per["words"].split())


MOST_UNIT = 24  # the longest printed units (万元/平方公里·年) have half of that
_MULTIPLIER = re.compile("[十百千拾佰仟]*[万萬]*[亿億]*")
_PER = re.compile("[/每]")
_JOIN = re.compile("[·•・.*/每]")
_THING = re.compile(r"[\u4e00-\u9fff()（）]{1,8}|[A-Za-z²³0-9]{1,6}")


def longest(text: str, at: int) -> int:
    """The end of the longest unit without multiplier that begins at ``at``; ``at`` itself where none does.

    >>> longest("35千瓦时电", 2)
    5
    """
    known = names()
    for size in _sizes().get(text[at : at + 1], ()):
        if (piece := text[at : at + size]) in known:
            return at + len(piece)
    return at


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """How long the units are that begin with a sign, the longest first."""
    found: dict[str, set[int]] = {}
    for name in names():
        found.setdefault(name[0], set()).add(len(name))
    return {sign: tuple(sorted(sizes, reverse=True)) for sign, sizes in found.items()}


def per_end(text: str, at: int) -> int:
    """The end of the longest word that may stand after 每 or ``/`` and begins at ``at``; ``at`` where none does."""
    return next((end for end in range(min(len(text), at + 6), at, -1) if text[at:end] in _per_words()), at)


def unit(text: str) -> UnitReading | None:
    """The unit that ``text`` wholly is, else None.

    Guarantees:
    1. Never raises, whatever the text.
    2. ``name`` is ``raw`` without its multiplier; prefixes of units (千瓦, 兆瓦) are no multipliers.

    >>> [(u.name, str(u.multiplier), u.dimension) for u in map(unit, ("亿美元", "万千瓦时", "元/人")) if u]
    [('美元', '100000000', 'money'), ('千瓦时', '10000', 'energy'), ('元/人', '1', 'money/people')]
    """
    raw = text.strip()
    folded = fold(raw)
    if not 0 < len(folded) <= MOST_UNIT:
        return None
    head, *per = _PER.split(folded, maxsplit=1) if simplified(folded) not in names() else [folded]
    reading = _simple(head)
    if reading is None or (per and not all(_THING.fullmatch(thing) for thing in _JOIN.split(per[0]))):
        return None
    if not per:
        return UnitReading(raw, *reading)
    return _per_unit(raw, reading, _JOIN.split(per[0]), folded[len(head) :])


def _simple(text: str) -> _Simple | None:
    """A unit with an optional multiplier, or a currency's name before both (人民币万元), in either kind of signs."""
    plain = simplified(text)
    currency = next((name for name in _vocabulary().money_names if plain.startswith(name) and plain not in names()), "")
    rest = plain[len(currency) :]
    match = _MULTIPLIER.match(rest)
    for cut in sorted({0, match.end() if match else 0}):
        known = names().get(rest[cut:])
        if known and (not currency or known.dimension == "money"):
            scale = read(rest[:cut], bare=True) if cut else None
            base = _vocabulary().money_names[currency] if currency else known.base
            multiplier = exact(scale.value) if scale else exact(1)
            name = text[: len(currency)] + text[len(currency) + cut :]
            return _Simple(name, multiplier, known.dimension, base, exact(known.factor))
    return None


def _per_unit(raw: str, head: _Simple, things: list[str], printed: str) -> UnitReading:
    dimension, base, factor = head.dimension, head.base, Decimal(head.factor)
    for thing in things:
        known = names().get(simplified(thing)) or Known(thing, thing, Decimal(1))
        dimension, base, factor = f"{dimension}/{known.dimension}", f"{base}/{known.base}", factor / known.factor
    if factor != factor.quantize(FRACTION_PLACES):
        factor = factor.quantize(FRACTION_PLACES)
    return UnitReading(raw, head.name + printed, head.multiplier, dimension, base, exact(factor))
