"""Where the lists of parts behind 其中 end."""

import re
from collections.abc import Sequence

from pipeline.checks.facts import Facts

_MOST_MARKS = 16  # 其中 of one sentence, in no bracket, that the parts of one before them may stand behind
_LONGEST_ASIDE = 2000  # characters of a bracket that opens with 其中
_ROUND = re.compile(r"[()]")


def part_ends(facts: Facts, marks: Sequence[re.Match[str]]) -> list[int]:
    """Where the list of parts of each mark ends: the bracket that 其中 opens in, else the sentence.

    A sentence that holds many marks in no bracket would be of all of them; each reaches over so many that follow.
    """
    found: list[int] = []
    beyond: list[int] = []  # where the marks in no bracket stand, the last one first
    for mark in reversed(marks):
        at = mark.start()
        sentence = facts.sentence_at(mark.end()) or facts.sentence_at(at)
        limit = sentence.end if sentence else mark.end()
        bracketed = at and facts.text[at - 1] == "("
        closing = _closing(facts.text, at, min(limit, at + _LONGEST_ASIDE)) if bracketed else 0
        if closing <= 0:
            closing = min(limit, beyond[-_MOST_MARKS]) if len(beyond) >= _MOST_MARKS else limit
            beyond.append(at)
        found.append(closing)
    return found[::-1]


def _closing(text: str, at: int, limit: int) -> int:
    depth = 1
    for bracket in _ROUND.finditer(text, at, limit):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            return bracket.start()
    return -1
