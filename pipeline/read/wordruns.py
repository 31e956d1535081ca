"""What a Word paragraph shows: its runs in order, cut at manual breaks; what it hides, and its text boxes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.notation.forms import raised as as_raised
from pipeline.notation.numerals import at_most
from pipeline.read.wordnumerals import numeral, word_terms
from pipeline.read.wordstyles import W, WordStyles, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted and moved text is in the file but not on the page; a Fallback repeats its Choice; properties hold no text.
_UNSEEN = frozenset((W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "sdtPr", MC + "Fallback"))
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "-",
    W + "br": "\n",
    W + "cr": "\n",
    M + "den": "/",
}
# 带圈字符 (EQ \o\ac(○,1)): a field without a result that prints a sign in a ring.
_RINGED = re.compile(r"\s*eq\s*\\o\s*\\ac\s*\(\s*(\S)\s*[,，]\s*(\S{1,2})\s*\)", re.IGNORECASE)
_RINGS = "○◯〇"
_WORDART = "{urn:schemas-microsoft-com:vml}textpath"


class Shown:
    """A paragraph taken apart.

    ``lines`` are the printed lines, at least one; ``hidden`` is hidden text and the guide letters over characters;
    ``boxes`` are the contents of text boxes in order, ``drawn`` the words that are drawn as a picture (WordArt).
    ``opened`` are the codes of fields that go on in the next paragraph, ``closed`` counts earlier ones' ends.
    """

    def __init__(self, paragraph: "_Element", styles: WordStyles) -> None:
        self.boxes: list[_Element] = []
        self.drawn: list[str] = []
        self._paragraph = paragraph
        self._styles = styles
        self._visible: list[str] = []
        self._unseen: list[str] = []
        self._fields: list[_Field] = []
        self.closed = 0
        self._inside(paragraph, False)
        self.opened = [field.code for field in self._fields]
        self.lines = [" ".join(line.splitlines()) for line in "".join(self._visible).split("\n")]
        self.hidden = " ".join("".join(self._unseen).split())

    def _inside(self, element: "_Element", hidden: bool, raised: bool = False) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                raised = value(child.find(W + "rPr"), "vertAlign") == "superscript"
                self._inside(child, hidden or self._styles.is_hidden(child, self._paragraph), raised)
            elif tag in (W + "t", M + "t"):
                self._write(_text(child, raised), hidden)
            elif tag in _SIGNS:
                self._write(_SIGNS[tag], hidden)
                self._inside(child, hidden, raised)
            elif tag in (W + "fldChar", W + "instrText"):
                self._field(child, hidden)
            elif tag == W + "sym":
                self._write(_symbol(child), hidden)
            elif tag == W + "txbxContent":
                self.boxes.append(child)
            elif tag == _WORDART:
                self.drawn.append(" ".join((child.get("string") or "").split()))
            elif isinstance(tag, str) and tag not in _UNSEEN:
                self._inside(child, hidden or tag == W + "rt", raised or tag == M + "sup")

    def _write(self, text: str, hidden: bool) -> None:
        """A field's own words, before its result begins, are none of the page."""
        apart = hidden or any(not field.shows for field in self._fields)
        (self._unseen if apart else self._visible).append(text)

    def _field(self, mark: "_Element", hidden: bool) -> None:
        match mark.get(W + "fldCharType"):
            case None if self._fields:
                self._fields[-1].code += mark.text or ""
            case "begin":
                self._fields.append(_Field(_filled(mark.find(W + "ffData"))))
            case "separate" if self._fields:
                self._fields[-1].shows = True
            case "end" if not self._fields:
                self.closed += 1
            case "end":
                field = self._fields.pop()
                printed = field.sign or ("" if field.shows else _ringed(field.code))
                if printed:
                    self._write(printed, hidden)


class _Field:
    """A field being read: its code, whether its result has begun, the sign that a form field shows."""

    def __init__(self, sign: str) -> None:
        self.code = ""
        self.sign = sign
        self.shows = False


def _filled(form: "_Element | None") -> str:
    """What a form's field (窗体域) shows of itself: a check box its tick, a list the entry that is chosen."""
    box, choices = (form.find(W + name) if form is not None else None for name in ("checkBox", "ddList"))
    if box is not None:
        checked = switch(box, "checked")
        return "☑" if (switch(box, "default") if checked is None else checked) else "□"
    chosen = value(choices, "result") or value(choices, "default") or "0"
    entries = choices.findall(W + "listEntry") if choices is not None else []
    if not chosen.isdecimal() or at_most(chosen, len(entries)) >= len(entries):
        return ""
    return entries[int(chosen)].get(W + "val") or ""


def _text(element: "_Element", raised: bool) -> str:
    """The characters of a run, line ends in the file as the blanks that they are."""
    text = " ".join((element.text or "").splitlines())
    return as_raised(text) if raised else text


def _ringed(code: str) -> str:
    match = _RINGED.match(code)
    if match is None:
        return ""
    ring, sign = match[1], match[2]
    if ring not in _RINGS:
        return ring + sign
    number = at_most(sign, 21) if sign.isdecimal() else 0
    return numeral(number, "decimalEnclosedCircle") if 0 < number <= 20 else ring + sign


def _symbol(element: "_Element") -> str:
    """A sign given by its code in a font; one of a symbol font that is not known keeps its private code."""
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return "\ufffd"
    known = word_terms().symbols.get(element.get(W + "font") or "", {})
    return known.get(f"{code & 0xFF:02X}") or (chr(code) if 0 < code < 0x110000 else "\ufffd")


def paragraphs_of(holder: "_Element") -> "Iterator[_Element]":
    """The paragraphs below an element in order, but for those of text boxes and of what only an older Word reads."""
    for child in holder:
        if child.tag == W + "p":
            yield child
        elif isinstance(child.tag, str) and child.tag not in (W + "txbxContent", MC + "Fallback"):
            yield from paragraphs_of(child)
