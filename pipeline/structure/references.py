"""What a text names: annexes (附件1), documents and laws (《…》, with the number that follows), articles."""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Part, Reference, Section
from pipeline.structure.annexes import annex_key
from pipeline.structure.articles import Named, article_references
from pipeline.structure.roles import is_law

_ANNEX = re.compile(
    r"附\s?[件表]\s?(?P<first>[\d０-９]{1,2}(?:\s?[-—－–]\s?[\d０-９]{1,2})?|[一二三四五六七八九十]{1,3}(?![、项份个种条]))?"
)
_AND = re.compile(r"\s?[、和及]\s?(?:附件)?\s?([\d０-９]{1,2})(?![\d.．％%年月日个项万亿])")
_NUMBER = (
    r"[^\s（）()《》，。；〔\[【]{1,16}\s?[〔﹝\[［【(（]\s?(?:19|20)?\d{2}\s?[〕﹞\]］】)）]\s?第?\s?\d{1,5}\s?号"
)
_DOCUMENT = re.compile(
    rf"《(?P<name>[^《》\n]{{2,120}}(?:《[^《》\n]{{1,80}}》[^《》\n]{{0,60}})?)》(?:\s?[（(](?P<number>{_NUMBER})[）)])?"
)
# A law that stands without brackets is taken only by its full name, and only where that plainly ends.
_STATE_LAW = re.compile(
    r"中华人民共和国[^\s，。、；：（）()《》〈〉“”国院第]{1,24}?法(?:典)?(?=第|[，。、；：（）(“”\s和及与或的规]|实施|$)"
)
_OPENED = 60  # an open 《 farther back than this is no bracket around the name
_LIST_ITEM = re.compile(r"(?<![\d.．])(\d{1,2})[.．、](?!\d)")


def references(
    text: str,
    parts: tuple[Part, ...],
    sections: Sequence[Section],
    labels: frozenset[int],
    lists: list[tuple[int, int]],
) -> list[Reference]:
    """Every mention in reading order.

    ``labels`` are the places where an annex prints its own label, which name nothing; ``lists`` the stretches of an
    annex list, whose numbered entries are mentions too.
    """
    present = {annex_key(part.label): part.part_id for part in reversed(parts) if part.kind == "annex"}
    found: list[Reference] = []
    for match in _ANNEX.finditer(text):
        if match.start() in labels:
            continue
        if (
            match["first"] is None
            and "附件" not in present
            and match.end() < len(text)
            and text[match.end()] not in "）)：:"
        ):
            continue
        if match["first"] is None and any(start <= match.start() < end for start, end in lists):
            continue
        found.append(_annex(match[0], match.start(), match.end(), present))
        at = match.end()
        while match["first"] and (more := _AND.match(text, at)):
            found.append(_annex("附件" + more[1], more.start(1), more.end(1), present, more[1]))
            at = more.end()
    for start, end in lists:
        items = _LIST_ITEM.finditer(text, start, end)
        found += [_annex("附件" + item[1], item.start(1), item.end(1), present, item[1]) for item in items]
    named = list(_named(text, parts))
    found += named
    ends = [Named(one.end, one.resolved) for one in named]
    found += article_references(text, parts, sections, ends)
    return sorted(found, key=lambda reference: (reference.start, -reference.end))


def _named(text: str, parts: tuple[Part, ...]) -> Iterator[Reference]:
    """Documents and laws by name, and the numbers of documents in brackets after their names."""
    printed = {"".join(part.title.split()).strip("《》"): part.part_id for part in reversed(parts[1:]) if part.title}
    for match in _DOCUMENT.finditer(text):
        name = match["name"].strip()
        resolved = printed.get("".join(name.split()), "")
        kind = "law" if not resolved and not match["number"] and is_law(name) else "document"
        yield Reference(kind, match[0], name, resolved, *match.span())
        if match["number"]:
            number = "".join(match["number"].split())
            yield Reference("document", match["number"], number, "", *match.span("number"))
    for match in _STATE_LAW.finditer(text):
        if "《" not in text[max(0, match.start() - _OPENED) : match.start()].rpartition("》")[2] and is_law(match[0]):
            yield Reference("law", match[0], match[0], "", *match.span())


def _annex(mention: str, start: int, end: int, present: dict[str, str], raw: str = "") -> Reference:
    key = annex_key(mention)
    return Reference("annex", raw or mention, key, present.get(key, ""), start, end)
