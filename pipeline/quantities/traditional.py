"""Traditional print: the rules and words of this stage are written in simplified signs and read both.

Every sign is replaced by one other, so places in the plain view are places in the printed one.
"""

import re
from dataclasses import dataclass

from pipeline.notation.traditional import simplified_signs, traditional_signs

# 之 joins a name and what it belongs to, as 的 does; 之間, 之內 and the like are words of their own.
_OF = re.compile(r"(?<![分总])之(?!间(?![距隔])|[内下上前后外一])")


@dataclass(frozen=True, slots=True)
class Plain:
    """A view in simplified signs, the view as printed, and the printed sign of each that was replaced in it."""

    view: str
    original: str
    printed: dict[int, str]

    def restored(self, words_of_view: str) -> str:
        """Words that the rules took from the view, as printed; those put together from several places sign by sign."""
        if not self.printed:
            return words_of_view
        at = self.view.find(words_of_view)
        return self.original[at : at + len(words_of_view)] if at >= 0 else words_of_view.translate(self.printed)


def plain(view: str) -> Plain:
    """The view in simplified signs; a view without traditional ones comes back as it is.

    Guarantees: ``len(plain(view).view) == len(view)``.

    >>> plain("不得少於三個月之期間").view
    '不得少于三个月的期间'
    >>> plain("不得少於三個月").restored("少于三个")
    '少於三個'
    >>> plain("一併報核，並公告").restored("一并报核")
    '一併報核'
    """
    found = dict.fromkeys(traditional_signs(view))  # in reading order: of two signs for one, the later is restored
    if not found:
        return Plain(view, view, {})
    changed = {sign: simplified_signs()[sign] for sign in found}
    printed = {ord(simplified): sign for sign, simplified in changed.items()}
    text = view.translate({ord(sign): simplified for sign, simplified in changed.items()})
    if "的" not in view:
        joined = _OF.sub("的", text)
        printed |= {ord("的"): "之"} if joined != text else {}
        text = joined
    return Plain(text, view, printed)
