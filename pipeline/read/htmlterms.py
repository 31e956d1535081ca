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
    articles: frozenset[str]


@cache
def html_terms() -> HtmlTerms:
    """The vocabulary, read once."""
    return load("html", HtmlTerms)


@cache
def html_kinds() -> dict[str, str]:
    """What elements do to the line: end it (``break``), show nothing (``skipped``), begin another (``block``).

    Those of no kind go on with the line.
    """
    terms = html_terms()
    return dict.fromkeys(terms.blocks, "block") | dict.fromkeys(terms.skipped, "skipped") | {"br": "break"}
