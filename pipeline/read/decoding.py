"""Bytes to characters: byte order mark, strict UTF-8, then the encoding whose result looks most like Chinese.

What cannot be decoded becomes U+FFFD and a finding that keeps the bytes, so that nothing is lost.
"""

import codecs
import re
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from pipeline.catalogue import messages
from pipeline.model import Finding
from pipeline.vocab import load

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Two signs of GB 2312 or more between HZ's marks.
_HZ = re.compile(rb"~\{(?:[!-w][!-~]){2,}~\}")
# Bytes that are UTF-8 by chance are few: two-byte signs of it only, and no Chinese among them.
_FEW = 64
_CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
# Enough to tell encodings apart, little enough to keep the trial of five decoders cheap; where one decodes a sample
# of the second length, from the first byte that is not ASCII, without a break into what is plainly Chinese, the
# others need no trial.
_SAMPLE, _FIRST_SAMPLE = 65_536, 2_048
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# A form's blanks, ____, are 开开 in UTF-16 read the other way round: a sign tells once, however often it is repeated.
_REPEATED = re.compile(r"(.)\1+")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]+")
# So many nulls at the end are what old programs fill up their records with, and none of the text in any encoding.
_PADDING = 4
# In UTF-16 ASCII is every second byte null, and so many Chinese characters of ASCII bytes never follow one another.
_ASCII_RUN = re.compile(rb"(?<![\t\n\r\x20-\x7e])[\t\n\r\x20-\x7e]{64}")
# One broken place costs as much as this many characters that are not frequent: a wrong codec breaks at every turn.
_BREAK_COST = 3
# Per thousand: Chinese text scores 300 and more, random bytes below 0. What GB 18030 and Big5 make of one another and
# of UTF-16 scores 100 at most; UTF-16 read the other way round makes letters of lines, and its scores tell less.
_LIKELY, _PLAIN, _CERTAIN = 100, 250, 400
# Findings name each broken place up to here; the rest is counted in one.
MOST_BREAKS_NAMED = 100


class Candidate(Struct, frozen=True):
    """An encoding to try."""

    name: str
    codec: str


class Encodings(Struct, frozen=True):
    """``vocab/encodings.toml``; its header explains the fields."""

    candidates: list[Candidate]
    frequent: str
    punctuation: str


class Break(NamedTuple):
    """Bytes that could not be decoded: where they stand in the file and where U+FFFD stands for them."""

    offset: int
    raw: bytes
    position: int


class Decoded(NamedTuple):
    """A file as characters. ``likely`` is False where what came out hardly looks like any text.

    ``utf8`` is the text in UTF-8 where the file is that, for readers that take bytes.
    """

    text: str
    encoding: str
    breaks: tuple[Break, ...]
    likely: bool = True
    utf8: bytes = b""


@cache
def _encodings() -> Encodings:
    return load("encodings", Encodings)


@cache
def _telling() -> re.Pattern[str]:
    signs = _encodings().frequent + _encodings().punctuation
    return re.compile("[" + re.escape(signs.replace("\n", "")) + "]+")


def decode(data: bytes, declared: str = "") -> Decoded:
    """The characters of ``data``, a byte order mark left out.

    ``declared`` is an encoding that the format itself names (an HTML meta element); it is believed where it decodes
    all bytes.

    Guarantees:
    1. Encoding the text again gives the bytes, but for the mark and the places of ``breaks``.
    2. ``breaks`` hold every byte that is not in the text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            text, breaks = _decode(data[len(mark) :], name, len(mark))
            return Decoded(text, name, breaks)
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-8")
        if b"\x00" not in data:
            return _seven_bits(data, text) if text.isascii() else _short(data, text)
        if _CHINESE.search(text):  # what is UTF-16 or no text at all is never Chinese in UTF-8, but for a null or two
            return Decoded(text, "utf-8", (), utf8=data)
    believed = _declared(data, declared)
    if believed is not None:
        return believed
    score, best = _best(data)
    text, breaks = _decode(data, best.codec)
    return Decoded(text, best.name, breaks, score >= _LIKELY)


def _seven_bits(data: bytes, text: str) -> Decoded:
    """ASCII; or HZ (RFC 1843), which writes GB 2312 in its signs, as old messages do: ~{VPNDSJ<~}."""
    if _HZ.search(data):
        with suppress(UnicodeDecodeError):
            chinese = data.decode("hz")
            if _score(chinese[:_SAMPLE]) >= _LIKELY:
                return Decoded(chinese, "hz", ())
    return Decoded(text, "utf-8", (), utf8=data)


def _short(data: bytes, text: str) -> Decoded:
    """UTF-8, unless it shows no Chinese sign and the same few bytes are plainly Chinese otherwise (通知 in GBK)."""
    if len(data) <= _FEW and not _CHINESE.search(text):
        score, best = _best(data)
        if score >= _CERTAIN and best.codec != "utf-8":
            text, breaks = _decode(data, best.codec)
            return Decoded(text, best.name, breaks)
    return Decoded(text, "utf-8", (), utf8=data)


def _declared(data: bytes, declared: str) -> Decoded | None:
    name = declared.lower().replace("gb2312", "gb18030").replace("gbk", "gb18030")
    for candidate in _encodings().candidates:
        if candidate.name == name:
            with suppress(UnicodeDecodeError):
                return Decoded(data.decode(candidate.codec), name, ())
    return None


def _best(data: bytes) -> tuple[int, Candidate]:
    """The candidate whose decoding of a sample is the most Chinese, with its score."""
    bare = data.rstrip(b"\x00")
    sample = (bare if len(data) - len(bare) >= _PADDING else data)[: _SAMPLE - _SAMPLE % 2]
    plain = b"\x00" not in sample and _ASCII_RUN.search(sample) is not None
    candidates = [one for one in _encodings().candidates if not (plain and one.codec.startswith("utf-16"))]
    high = _HIGH_BYTE.search(sample)
    begin = high.start() & ~1 if high else 0  # an even place, for UTF-16; what stands before a high byte is ASCII
    first = sample[begin : begin + _FIRST_SAMPLE]
    for candidate in (one for one in candidates if not one.codec.startswith("utf-16")):
        with suppress(UnicodeDecodeError):
            # A sample may end within a character; an incremental decoder waits for its rest.
            text = codecs.getincrementaldecoder(candidate.codec)().decode(first)
            score = _score(text)
            if score >= _PLAIN:
                return score, candidate
    scored = [(_score(_REPEATED.sub(r"\1", sample.decode(one.codec, errors="replace"))), one) for one in candidates]
    return max(scored, key=lambda pair: pair[0])


def _score(text: str) -> int:
    """How much a decoding looks like Chinese: telling characters less the cost of breaks, per thousand."""
    signs = "".join(_NOT_ASCII.findall(text))
    # A sample cut inside a character breaks once at its end; that is no fault of the encoding.
    breaks = max(0, signs.count("\ufffd") - 1) + 4 * text.count("\x00")
    good = len(signs) - len(_telling().sub("", signs))
    private = len(signs) - len(_PRIVATE.sub("", signs))
    return 1000 * (good - _BREAK_COST * breaks - private) // max(1, len(signs))


def _decode(data: bytes, codec: str, skipped: int = 0) -> tuple[str, tuple[Break, ...]]:
    """Decode all there is; each run of bytes that the codec refuses becomes one U+FFFD."""
    view = memoryview(data)
    pieces: list[str] = []
    breaks: list[Break] = []
    at = length = 0
    while at < len(data):
        try:
            pieces.append(str(view[at:], codec))
            break
        except UnicodeDecodeError as error:
            good = str(view[at : at + error.start], codec)
            raw = bytes(view[at + error.start : at + error.end])
            length += len(good)
            breaks.append(Break(skipped + at + error.start, raw, length))
            pieces += (good, "\ufffd")
            length += 1
            at += error.end
    return "".join(pieces), tuple(breaks)


def break_findings(decoded: Decoded, text: str | None = None) -> tuple[Finding, ...]:
    """A finding for each broken place, with its byte offset and the bytes in hexadecimal.

    ``text`` is what a reader made of the characters, where it is another: the findings point at the signs that stand
    for the bytes there, or nowhere (0, 0) where not all came into it (a page's markup, say).
    """
    breaks, catalogue = decoded.breaks, messages("read")
    spans = [(place.position, place.position + 1) for place in breaks]
    if breaks and text is not None:
        shown = [(at, at + 1) for at, sign in enumerate(text) if sign == "\ufffd"]
        spans = shown if len(shown) == len(breaks) else [(0, 0)] * len(breaks)
    named = [
        catalogue.finding(
            "undecodable-bytes",
            *span,
            offset=place.offset,
            hex=place.raw.hex(" ").upper(),
            encoding=decoded.encoding,
        )
        for place, span in zip(breaks[:MOST_BREAKS_NAMED], spans, strict=False)
    ]
    rest = breaks[MOST_BREAKS_NAMED:]
    if rest:
        named.append(
            catalogue.finding(
                "undecodable-more",
                spans[MOST_BREAKS_NAMED][0],
                spans[-1][1],
                count=len(rest),
                offset=rest[0].offset,
                encoding=decoded.encoding,
            )
        )
    return tuple(named)
