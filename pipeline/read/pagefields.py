"""Metadata that a page prints around its text, each label with the value that follows, or states in its head."""

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.vocab import load

if TYPE_CHECKING:
    from lxml.etree import _Element

# A label has no more characters than the first; spaced out over its cell, no more than the second.
_LABEL_LONGEST, _LABEL_WIDEST = 14, 60
_BEFORE_COLON = re.compile(r"([^：:]*)[：:](.*)", re.DOTALL)
_OPENING = "[【［"
_BRACKETED = re.compile(r"[\[【［]([^\]】］]{2,14})[\]】］][：:]?(.*)", re.DOTALL)
_NEXT_LABEL = re.compile(r"[\s|](?:[\[【［][^\]】］]{2,14}[\]】］]|[\u4e00-\u9fff]{2,6}[：:])")
# Elements that name what stands in the next one, colon or none.
_NAMES = re.compile(r"/(?:dt|th|td)\[\d+\]$")
_SITE_MARKS = " -–—_|"


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
        self._row = ""

    def part(self) -> None:
        """Something other than a value follows (the article, a heading): a label that waits for one has none."""
        self._label = ""

    def take(self, text: str, path: str) -> bool:
        """Whether the block at ``path`` is a label, a value, or both; a value stands in its label's row."""
        if "：" in text or ":" in text or text[0] in _OPENING:
            said = _BRACKETED.match(text) or _BEFORE_COLON.match(text)
            label, value = said.groups() if said else (text, "")
        else:
            said, label, value = None, text, ""
            if not self._label and len(text) > _LABEL_WIDEST:
                return False
        bare = "".join(label.split())
        if len(bare) <= _LABEL_LONGEST and bare in _labels() and (said or _NAMES.search(path)):
            value, following = _until_the_next(value)
            self._label, self._row = "" if value else bare, _row(path)
            if value:
                self.pairs.append((bare, value))
            if following:
                self.take(following, path)
            return True
        label, self._label = self._label, ""
        if label and path.startswith(self._row):
            self.pairs.append((label, text.strip()))
            return True
        return False


def _until_the_next(value: str) -> tuple[str, str]:
    """What follows a label, and the labels after it on its line.

    >>> _until_the_next("2020-06-03 09:30　来源：市府办 浏览次数：3")
    ('2020-06-03 09:30', '来源：市府办 浏览次数：3')
    """
    after = _NEXT_LABEL.search(value)
    return (value[: after.start()].strip(), value[after.start() :].strip()) if after else (value.strip(), "")


def _row(path: str) -> str:
    """The path of the table row around a block; outside tables that of the element around it.

    >>> _row("/html/body/table/tr[3]/td[1]"), _row("/html/body/dl[1]/div[2]/dt[1]")
    ('/html/body/table/tr[3]/', '/html/body/dl[1]/div[2]/')
    """
    before, row, inside = path.rpartition("/tr[")
    return f"{before}{row}{inside.partition('/')[0]}/" if row else path.rpartition("/")[0] + "/"


def head_fields(root: "_Element") -> list[tuple[str, str]]:
    """What the page's head states of the document: its title without the site's name, and when it went online.

    Source: 国务院办公厅《政府网站发展指引》(国办发〔2017〕47号), 网页标签规范: ArticleTitle, PubDate, SiteName.
    """
    stated: dict[str, str] = {}
    head = root.find("head")
    for meta in head.iter("meta") if head is not None else ():
        name, content = (meta.get("name") or "").lower(), " ".join((meta.get("content") or "").split())
        if content:
            stated.setdefault(name, content)
    element = head.find("title") if head is not None else None
    title = stated.get("articletitle") or _without_site(element, stated.get("sitename", ""))
    found = [("title", title), ("publish_date", stated.get("pubdate", ""))]
    return [(label, value) for label, value in found if value]


def _without_site(element: "_Element | None", site: str) -> str:
    """The page's title less the site's name at either end and the mark between them."""
    whole = " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
    if site:
        whole = whole.removesuffix(site).removeprefix(site).strip(_SITE_MARKS)
    return whole
