"""Where on a page the document is: the element that holds nearly all of its sentences."""

import re
from typing import TYPE_CHECKING

from pipeline.notation.dates import find_dates
from pipeline.read.htmlterms import html_terms
from pipeline.read.pageblocks import Holder, PageBlock, PageBlocks

if TYPE_CHECKING:
    from lxml.etree import _Element

# Where one child holds nine tenths of a page's sentences, the document is in it; with less, the rest belongs to it too.
_SHARE_TENTHS = 9
# With fewer sentence marks than this a page is told by its title, or all article: a form, a table.
_FEWEST_MARKS = 4
# A title is longer than a site's own headings (政务公开, 通知公告).
LONGEST_NAV_TITLE = 8
_FEWEST_LINKS = 3  # a page with fewer around its text has no navigation
_FILE = re.compile(r"附件|\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)\b", re.IGNORECASE)
_KNOWN_SHARE = 2  # an element known to hold articles needs only half of the sentences
# A signature is at most so many lines: bodies and a date, none longer than this.
_SIGNATURE, _LONGEST_SIGNATURE = 3, 40
_ROWS = ("tr", "tbody")
_LINES = ("p", "span", "li", "font")


def article(page: PageBlocks, title: str) -> range:
    """Which of a page's blocks are the document, told by the elements that hold its sentences, innermost first.

    A page with hardly any sentence is told by its ``title``, as its head states it.
    """
    holders = page.holders
    body = holders[-1] if holders else None
    if body is None or body.marks < _FEWEST_MARKS:
        return _below_title(page, title) or range(len(page.blocks))
    chosen = _known(holders, body) or _innermost(holders, body)
    return range(chosen.first, _signed(page, chosen))


def _below_title(page: PageBlocks, title: str) -> range | None:
    """From the title to the site's own foot, where the page has links around that: a short notice, a form, a table."""
    blocks, links = page.blocks, page.links
    first = next((at for at, block in enumerate(blocks) if at not in links and _is_title(block, title)), None)
    if first is None:
        return None
    feet = html_terms().footers
    below = range(first + 1, len(blocks))
    last = next((at for at in below if any(word in blocks[at].text for word in feet)), len(blocks))
    while last - 1 in links and last - 1 > first and not _FILE.search(blocks[last - 1].text):
        last -= 1
    around = sum(not first <= at < last for at in links)
    return range(first, last) if around >= _FEWEST_LINKS else None


def _is_title(block: PageBlock, title: str) -> bool:
    known = block.text in title if title else block.hint in ("h1", "h2")
    return known and len(block.text) > LONGEST_NAV_TITLE and block.hint != "hidden"


def layout_tables(page: PageBlocks) -> "frozenset[_Element]":
    """Tables that look like data but hold nearly all of a page's sentences: the document is laid out in them."""
    marks = page.holders[-1].marks if page.holders else 0
    return frozenset(
        one.element
        for one in page.holders
        if marks >= _FEWEST_MARKS
        and one.marks * 10 >= marks * _SHARE_TENTHS
        and one.last - one.first == 1
        and page.blocks[one.first].table is one.element
    )


def _signed(page: PageBlocks, chosen: Holder) -> int:
    """The end of the document, which is after its signature: pages of old set that in a row of its own.

    A signature ends in a line that is a date; neither a link nor a table is part of it.
    """
    blocks, end = page.blocks, chosen.last
    if any(_is_date(block.text) for block in blocks[max(chosen.first, end - _SIGNATURE) : end]):
        return end
    for index, block in enumerate(blocks[end : end + _SIGNATURE], end):
        part = block.table is None and block.hint in ("", "center") and len(block.text) <= _LONGEST_SIGNATURE
        if not part or index in page.links:
            return end
        if _is_date(block.text):
            return index + 1
    return end


def _is_date(text: str) -> bool:
    if len(text) > _LONGEST_SIGNATURE or "年" not in text:
        return False
    bare = text.strip(" \u3000\xa0")
    return any((found.start, found.end) == (0, len(bare)) for found in find_dates(bare))


def _known(holders: list[Holder], body: Holder) -> Holder | None:
    """The outermost element that bears a name under which sites publish the text itself."""
    articles = html_terms().articles
    found = [
        one
        for one in holders
        if one.marks * _KNOWN_SHARE >= body.marks and not articles.isdisjoint(_names(one.element))
    ]
    return min(found, key=lambda one: (one.first, one.depth), default=None)


def _names(element: "_Element") -> list[str]:
    return [element.get("id") or "", *(element.get("class") or "").split()]


def _innermost(holders: list[Holder], body: Holder) -> Holder:
    """Down from the body as long as one child holds nearly all and divides it further."""
    chain = [one for one in holders if one.marks * 10 >= body.marks * _SHARE_TENTHS]
    chain.sort(key=lambda one: one.depth)
    current = body
    for inner in chain:
        if inner.depth <= current.depth:
            continue
        parts = inner.element.tag in _ROWS or (inner.element.tag not in _LINES and _holds_blocks(inner.element))
        if inner.element.getparent() is not current.element or not parts:
            break
        if any(_is_form(sibling) for sibling in inner.element.itersiblings()):
            break  # forms in elements of their own (Word's sections) are the document's too
        current = inner
    return current


def _is_form(element: "_Element") -> bool:
    """Whether an element holds a table of cells and no link: part of a document, even without a sentence in it."""
    if not isinstance(element.tag, str) or element.find(".//a") is not None:
        return False
    return sum(len(row) > 1 for row in element.iter("tr")) > 1


def _holds_blocks(element: "_Element") -> bool:
    blocks = html_terms().blocks
    return any(child.tag in blocks or child.tag == "br" for child in element)
