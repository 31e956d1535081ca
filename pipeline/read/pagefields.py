"""Metadata that a page prints around its text, each label with the value that follows, or states in its head."""

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.vocab import load

if TYPE_CHECKING:
    from lxml.etree import _Element

# A label has no more characters than the first; spaced out over its cell, no more than the second.
_LABEL_LONGEST, _LABEL_WIDEST = 14, 60
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
        if not self._label and "：" not in text and ":" not in text and len(text) > _LABEL_WIDEST:
            return False
        label, mark, value = text.replace("：", ":", 1).partition(":")
        bare = "".join(label.split())
        known = len(bare) <= _LABEL_LONGEST and bare in _labels()
        if known and mark:
            self._label, self._row = "" if value.strip() else bare, _row(path)
            if value.strip():
                self.pairs.append((bare, value.strip()))
            return True
        label, self._label = self._label, ""
        if label and path.startswith(self._row):
            self.pairs.append((label, text.strip()))
            return True
        return False


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
    for meta in root.iter("meta"):
        name, content = (meta.get("name") or "").lower(), " ".join((meta.get("content") or "").split())
        if content:
            stated.setdefault(name, content)
    element = root.find(".//head/title")
    title = stated.get("articletitle") or _without_site(element, stated.get("sitename", ""))
    found = [("title", title), ("publish_date", stated.get("pubdate", ""))]
    return [(label, value) for label, value in found if value]


def _without_site(element: "_Element | None", site: str) -> str:
    """The page's title less the site's name at either end and the mark between them."""
    whole = " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
    if site:
        whole = whole.removesuffix(site).removeprefix(site).strip(_SITE_MARKS)
    return whole
