"""Where words decide: a cut that the vocabulary makes is kept out of the middle of a word by jieba's dictionary.

保障|性住房, 从|业人员, 对|外直接投资: a listed word that leads to a name may begin the name's own first word.
jieba's dictionary takes about a second to load, so it is loaded where the first doubtful cut turns up, never before.
"""

import warnings
from collections.abc import Iterator
from functools import cache
from typing import Protocol

# What follows a cut and makes it doubtful: endings that turn the word before them into another (保障: 保障性).
_SUFFIXES = frozenset("性型化业率度者员费人")
# jieba sees this many characters on each side of a cut: more than its longest common words have.
_CONTEXT = 8


class _Cutter(Protocol):
    def cut(self, sentence: str, *, HMM: bool) -> Iterator[str]: ...  # noqa: N803 - jieba's own name


@cache
def _cutter() -> _Cutter:
    with warnings.catch_warnings():
        # jieba's last release predates Python's checks of escapes and of pkg_resources.
        warnings.simplefilter("ignore")
        import jieba  # type: ignore[import-untyped,unused-ignore]

    jieba.setLogLevel("ERROR")
    cutter: _Cutter = jieba.Tokenizer()
    return cutter


@cache
def _is_han(character: str) -> bool:
    import regex  # Unicode scripts are what it adds to re

    return bool(regex.fullmatch(r"\p{Han}", character))


def is_doubtful(text: str, cut: int) -> bool:
    """Whether a cut before ``text[cut]`` may fall inside a word: behind one lone character, or before an ending."""
    if not 0 < cut < len(text) or not _is_han(text[cut - 1]) or not _is_han(text[cut]):
        return False
    return text[cut] in _SUFFIXES or cut == 1 or not _is_han(text[cut - 2])


def word_start(text: str, cut: int) -> int:
    """The place nearest before ``cut`` where a word begins; ``cut`` itself where it is no doubtful one.

    >>> "支持保障性住房"[word_start("支持保障性住房", 4):]
    '保障性住房'
    >>> word_start("和农村", 1), word_start("从业人员", 1)
    (1, 0)
    """
    if not is_doubtful(text, cut):
        return cut
    start = max(0, cut - _CONTEXT)
    at = start
    for word in _cutter().cut(text[start : cut + _CONTEXT], HMM=False):
        if at + len(word) > cut:
            return at
        at += len(word)
    return cut
