"""The words of ``vocab/tables.toml``, ready to match."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from pipeline.notation.forms import fold
from pipeline.tables.words import name
from pipeline.vocab import load


class TableWords(Struct, frozen=True, forbid_unknown_fields=True):
    """``vocab/tables.toml``; its header explains the fields."""

    totals: tuple[str, ...]
    subtotals: tuple[str, ...]
    parts: tuple[str, ...]
    serials: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    unit_words: tuple[str, ...]
    continued: tuple[str, ...]
    labels: tuple[str, ...]
    percents: tuple[str, ...]
    measured: dict[str, tuple[str, ...]]


@cache
def words() -> TableWords:
    """The vocabulary, read once."""
    return load("tables", TableWords)


_SPACE = re.compile(r"\s+")
_COUNT = re.compile(r"[一二三四五六七八九十\d:：.、\-]+\Z")
_TRAILING = re.compile(r"(?:\([^()]*\)|[:：])+\Z")


@lru_cache(maxsize=4096)  # one name is matched against several vocabularies in turn
def key(text: str) -> str:
    """A name as it is matched: folded, without blanks.

    >>> key("合      計"), key("单位 ：")
    ('合計', '单位:')
    """
    return _SPACE.sub("", fold(text))


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return _TRAILING.sub("", key(text))


def is_total(text: str) -> bool:
    """Whether a name says total: 合计, 全市合计, 总计（万元）.

    >>> is_total("全市合 计"), is_total("总计(万元)"), is_total("小计"), is_total("合计金额大写说明")
    (True, True, False, False)
    """
    return _bare(text).endswith(words().totals)


def is_subtotal(text: str) -> bool:
    """Whether a name says subtotal: 小计."""
    return _bare(text).endswith(words().subtotals)


def is_part(text: str) -> bool:
    """Whether a name says that it is a part of the one before: 其中工业项目, 其中：女."""
    return key(text).startswith(words().parts)


def is_serial(text: str) -> bool:
    """Whether a heading names a column that counts rows."""
    return key(text) in words().serials


def is_continued(text: str) -> bool:
    """Whether a text says that the table below goes on with the one above.

    >>> is_continued("续 表"), is_continued("任务表（续）"), is_continued("后续任务")
    (True, True, False)
    """
    return any(word in key(text) for word in _continued())


@cache
def _continued() -> tuple[str, ...]:
    return tuple({key(word) for word in words().continued})


def is_missing(text: str) -> bool:
    """Whether a cell prints that there is no value.

    >>> is_missing("---"), is_missing("—"), is_missing("-3"), is_missing("")
    (True, True, False, False)
    """
    mark = key(text)
    return mark in words().missing or (len(set(mark)) == 1 and mark[0] in words().missing)


def is_note(text: str) -> bool:
    """Whether a row begins as a note does: 注：, 备注."""
    return name(fold(text)).replace(" ", "").startswith(words().notes)


def is_label(text: str) -> bool:
    """Whether a caption only numbers its table.

    >>> is_label("附表 二："), is_label("附表二 名额表")
    (True, False)
    """
    return _COUNT.sub("", key(text)) in words().labels
