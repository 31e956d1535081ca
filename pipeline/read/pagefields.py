"""Metadata that a page prints around its text: labels it is known by, each with the value that follows."""

from functools import cache

from msgspec import Struct

from pipeline.vocab import load

_LABEL_LONGEST = 14


class Captured(Struct, frozen=True):
    """``vocab/structure_captured.toml``."""

    labels: dict[str, str]


@cache
def _labels() -> dict[str, str]:
    return load("structure_captured", Captured).labels


class PageFields:
    """Fed with the blocks around an article in order; ``pairs`` are the labels found, each with its value."""

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str]] = []
        self._label = ""

    def take(self, text: str) -> bool:
        """Whether the block is a label, a value, or both."""
        label, mark, value = text.replace("：", ":", 1).partition(":")
        bare = "".join(label.split())
        known = len(bare) <= _LABEL_LONGEST and bare in _labels()
        if known and mark:
            self._label = "" if value.strip() else bare
            if value.strip():
                self.pairs.append((bare, value.strip()))
            return True
        if self._label:
            self.pairs.append((self._label, text.strip()))
            self._label = ""
            return True
        return False
