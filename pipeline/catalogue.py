"""Findings and sentences by code, in Chinese and English: ``vocab/messages/<stage>.toml``.

A message file holds a table per code with ``zh`` and ``en`` templates (``str.format`` fields) and, for findings, a
``severity``. No message text stands in code.
"""

from functools import cache

from msgspec import Struct

from pipeline.model import Finding, Severity
from pipeline.vocab import load


class Message(Struct, frozen=True):
    """One entry: templates in both languages."""

    zh: str
    en: str
    severity: Severity = "info"


class Messages(Struct, frozen=True):
    """The messages of one stage."""

    stage: str
    entries: dict[str, Message]

    def finding(self, code: str, start: int, end: int, **fields: object) -> Finding:
        """The finding ``code`` at ``[start, end)``, its templates filled with ``fields``.

        Raises: KeyError where the code or a field of its template is unknown (an error of the program).
        """
        message = self.entries[code]
        return Finding(code, message.severity, message.zh.format(**fields), message.en.format(**fields), start, end)

    def sentence(self, code: str, **fields: object) -> tuple[str, str]:
        """The sentence ``code`` in Chinese and in English."""
        message = self.entries[code]
        return message.zh.format(**fields), message.en.format(**fields)


@cache
def messages(stage: str) -> Messages:
    """The catalogue of one stage, read once."""
    return Messages(stage, load(f"messages/{stage}", dict[str, Message]))
