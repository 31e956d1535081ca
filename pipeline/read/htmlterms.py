"""What a reader of web pages must know of HTML."""

from functools import cache

from msgspec import Struct

from pipeline.vocab import load


class HtmlTerms(Struct, frozen=True):
    """``vocab/html.toml``; its header explains the fields."""

    skipped: frozenset[str]
    blocks: frozenset[str]
    furniture: frozenset[str]
    headings: frozenset[str]
    plain: frozenset[str]
    footers: list[str]
    articles: frozenset[str]


@cache
def html_terms() -> HtmlTerms:
    """The vocabulary, read once."""
    return load("html", HtmlTerms)


@cache
def html_kinds() -> dict[str, str]:
    """What elements do to the line: end it (``break``), show nothing (``skipped``), or begin another.

    Those that begin one are told apart by what they say of it: ``heading``, ``furniture``, ``center``, ``plain`` or,
    where they say nothing, ``block``. Those of no kind go on with the line.
    """
    terms = html_terms()
    kinds = dict.fromkeys(terms.blocks, "block") | dict.fromkeys(terms.skipped, "skipped") | {"br": "break"}
    for names, kind in (
        ({"center"}, "center"),
        (terms.plain, "plain"),
        (terms.furniture, "furniture"),
        (terms.headings, "heading"),
    ):
        kinds |= dict.fromkeys(names & terms.blocks, kind)
    return kinds
