"""A document or law that one circular names, found among the circulars parsed with it, by its number or its title.

An article of a law (森林法第10条) leads to the law.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pipeline.model import Circular, Reference
from pipeline.notation.forms import fold

_MARKS = re.compile(r"[\s()\[\]〔〕﹝﹞【】《》“”\"'、,.:·—-]|第(?=\d)")
# A document number within a citation: 《…》（国发〔2018〕39号).
_NUMBER = re.compile(r"[^\s()《》,。;]{1,16}[〔﹝\[【(](?:19|20)?\d{2}[〕﹞\]】)]第?\d{1,5}号")

_LINKED = frozenset(("document", "law", "article", "section"))
_STEPS = re.compile(r"第[0-9]+[条章节].*$")
_STATE = "中华人民共和国"


def links(circulars: Sequence[Circular]) -> tuple[Circular, ...]:
    """The circulars with every reference to another of them resolved to its ``document_id``.

    Guarantees:
    1. What is resolved already stays; a name that two circulars bear resolves nothing.
    2. Linear in the number of references; the order of the circulars decides nothing but the order of the result.
    """
    printed = _unique((key, one.id) for one in circulars for name in _printed(one) for key in _keys(name))
    known = printed | _unique((key, one.id) for one in circulars for name in _names(one) for key in _keys(name))
    return tuple(
        replace(one, references=tuple(_linked(ref, one.id, known) for ref in one.references)) for one in circulars
    )


def _names(circular: Circular) -> list[str]:
    """What a citation may call it: its number, its title, and for 某市人民政府令 第9号 both together."""
    fields = (circular.metadata.title, circular.metadata.document_number)
    names = [field.value for field in fields if field]
    return [*names, "".join(names)]


def _printed(circular: Circular) -> list[str]:
    """The titles of the texts that a notice prints: 《某市行动方案》 leads to the notice that issues it."""
    return [part.title for part in circular.parts if part.kind == "attachment" and part.title]


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for key, document_id in pairs:
        bearers[key].add(document_id)
    return {key: next(iter(ids)) for key, ids in bearers.items() if len(ids) == 1}


def _keys(name: str) -> tuple[str, ...]:
    """The name as a key, and that of a state's law without the state too: 《中华人民共和国森林法》 is 《森林法》."""
    key = _key(name)
    short = key.removeprefix(_STATE)
    return tuple(one for one in dict.fromkeys((key, short)) if one)


def _key(name: str) -> str:
    return _MARKS.sub("", "".join(fold(name).split()))


def _linked(reference: Reference, own: str, known: dict[str, str]) -> Reference:
    if reference.kind not in _LINKED or reference.resolved:
        return reference
    names = [*_NUMBER.findall(fold(reference.raw)), _STEPS.sub("", reference.target)]
    found = next((known[key] for name in names for key in _keys(name) if key in known), "")
    return replace(reference, resolved=found) if found and found != own else reference
