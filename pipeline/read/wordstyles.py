"""What a Word document's styles say of a paragraph or a run, also through the styles that they are based on."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALSE = ("0", "false", "off")


def value(element: "_Element | None", name: str) -> str:
    """The ``w:val`` of the child ``name``; empty where there is none."""
    child = element.find(W + name) if element is not None else None
    return (child.get(W + "val") or "") if child is not None else ""


def switch(properties: "_Element | None", name: str) -> bool | None:
    """Whether a toggle (``w:vanish``) is on; None where the properties do not name it."""
    child = properties.find(W + name) if properties is not None else None
    return None if child is None else (child.get(W + "val") or "true") not in _FALSE


class WordStyles:
    """The styles of one document."""

    def __init__(self, root: "_Element | None") -> None:
        self._styles: dict[str, _Element] = {}
        self._default = ""
        for style in root.iter(W + "style") if root is not None else ():
            key = style.get(W + "styleId") or ""
            self._styles[key] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._default = key

    def chain(self, key: str) -> "Iterator[tuple[str, _Element]]":
        """A style and those that it is based on, nearest first; styles based on each other end the chain."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield key, self._styles[key]
            key = value(self._styles[key], "basedOn")

    def of(self, paragraph: "_Element") -> "Iterator[tuple[str, _Element]]":
        """The chain of a paragraph's style, the default one where it names none."""
        return self.chain(value(paragraph.find(W + "pPr"), "pStyle") or self._default)

    def property(self, paragraph: "_Element", name: str) -> str:
        """A paragraph property's ``w:val``: the paragraph's own, else the nearest style's."""
        own = value(paragraph.find(W + "pPr"), name)
        return own or next(filter(None, (value(style.find(W + "pPr"), name) for _, style in self.of(paragraph))), "")

    def name(self, paragraph: "_Element") -> str:
        """The name of a paragraph's style as Word lists it (``heading 1``), in small letters; else its id."""
        key, style = next(self.of(paragraph), ("", None))
        return (value(style, "name") or key or value(paragraph.find(W + "pPr"), "pStyle")).lower()

    def is_hidden(self, run: "_Element", paragraph: "_Element") -> bool:
        """Whether a run is hidden text (隐藏文字): by itself, by its own style, or by its paragraph's."""
        properties = run.find(W + "rPr")
        own = switch(properties, "vanish")
        if own is not None:
            return own
        named = value(properties, "rStyle")
        styles = [*self.chain(named)] if named else []
        for _, style in (*styles, *self.of(paragraph)):
            told = switch(style.find(W + "rPr"), "vanish")
            if told is not None:
                return told
        return False
