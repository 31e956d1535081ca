"""The printed lines of a text."""

import re
from functools import partial
from itertools import accumulate

from pipeline.model import Span

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
# Spans by the thousand: without the call of their constructor, which takes twice the time.
_SPAN = partial(tuple.__new__, Span)
_RARE_BREAK = re.compile(r"[\r\f\v\x85\u2028\u2029]")

# Blank to a reader, also where ``str.isspace`` says no: nulls, zero-width characters, byte order marks, soft hyphens.
INVISIBLE = "\x00\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
BLANK = re.compile(rf"[\s{INVISIBLE}]+")


def lines(text: str) -> list[Span]:
    """Every line, its line break left out, in order; a last line without a break counts, an empty one does not.

    Guarantees: what lies between two spans is line breaks only.

    >>> [span.of("甲\\r\\n\\n乙") for span in lines("甲\\r\\n\\n乙")]
    ['甲', '', '乙']
    """
    found: list[Span] = []
    start = 0
    if _RARE_BREAK.search(text) is None:
        # Most texts break lines with line feeds alone: splitting is several times as fast as matching.
        after = list(accumulate([len(line) + 1 for line in text.split("\n")]))
        if after[-1] - 1 == (after[-2] if len(after) > 1 else 0):
            after.pop()
        return list(map(_SPAN, zip([0, *after], [end - 1 for end in after], strict=False)))
    for match in _BREAK.finditer(text):
        found.append(Span(start, match.start()))
        start = match.end()
    if start < len(text):
        found.append(Span(start, len(text)))
    return found


def trim(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without blank characters at either end; empty at ``start`` where there is nothing else."""
    while start < end and is_blank(text[end - 1]):
        end -= 1
    while start < end and is_blank(text[start]):
        start += 1
    return Span(start, end)


def is_blank(character: str) -> bool:
    """Whether a reader sees nothing: white space, zero-width characters."""
    return character.isspace() or character in INVISIBLE
