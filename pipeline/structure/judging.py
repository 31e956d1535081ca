"""How the elements are written, judged by the rules that held on the document's date."""

import re
from collections.abc import Iterator

from pipeline.catalogue import messages
from pipeline.model import Finding, Metadata
from pipeline.notation.dates import DateMention
from pipeline.structure.closing import Closing
from pipeline.structure.roles import genre_of

# 国家行政机关公文处理办法 took effect; what came before had other rules.
OLD_RULES = "2001-01-01"
# 党政机关公文处理工作条例 and GB/T 9704-2012 took effect.
NEW_RULES = "2012-07-01"
_FULL = len(NEW_RULES)  # a date that names no day is judged by no rule
_ARABIC = re.compile(r"[\d０-９]")
_PADDED = re.compile(r"[年月]\s?[0０][1-9１-９]\s?[月日号]|[-/.]0[1-9]")
# A number with its year in brackets; orders and announcements (第5号, 2019年第5号) are numbered otherwise.
_NUMBER = re.compile(
    r"(?P<open>[〔﹝\[［【(（])\s?[\d０-９]{2,4}\s?[〕﹞\]］】)）]\s?(?P<ordinal>第)?\s?(?P<number>[\d０-９]{1,5})\s?号"
)
_PAPER = re.compile(r"(?:决定|通知|告知|答复|意见|裁定|判决|裁决|建议|证)书(?:[（(][^（）()]{1,12}[）)])?$")
_RIGHT_BRACKETS = "〔﹝"  # the same hexagonal bracket, twice in Unicode
_LISTED_END = re.compile(r"[。；;，,](?=\s*(?:\n\s*[\d０-９]{1,2}\s?[.．、]|$))")


def format_findings(text: str, elements: Metadata, closing: Closing | None) -> tuple[Finding, ...]:
    """Findings about the elements of an official circular; a number or date left blank or damaged is one in any
    document.

    Guarantees: what bears no document number or one of Taiwan, Hong Kong or Macau (…號), is a law by its title, or a
    paper of law (决定书), is not judged by the rules for circulars.
    """
    date = closing.date if closing else None
    found = [*_unfilled_number(elements), *(_unread_date(text, date) if date else ())]
    if not _is_official(elements):
        return tuple(found)
    if date and date.status == "date":
        found += _written_date(text[date.start : date.end], date)
    issued = elements.date_issued
    if issued and len(issued.value) == _FULL and issued.value >= NEW_RULES:
        found += [
            *_number(text, elements),
            *_annex_list(text, elements),
            *_subject_words(elements),
            *_copies(text, elements),
            *_printed(text, elements),
        ]
    return tuple(found)


def _is_official(elements: Metadata) -> bool:
    genre = genre_of(elements.title.value) if elements.title else None
    number = elements.document_number
    if elements.title and _PAPER.search(elements.title.value):
        return False
    return number is not None and number.value[-1:] != "號" and (genre is None or genre.family != "law")


def _unfilled_number(elements: Metadata) -> Iterator[Finding]:
    number = elements.document_number
    if number and number.span and number.rule == "number-blank":
        yield messages("structure").finding("number-blank", number.span.start, number.span.end, raw=number.raw)


def _unread_date(text: str, date: DateMention) -> Iterator[Finding]:
    if date.status != "date":
        raw = text[date.start : date.end]
        yield messages("structure").finding(f"date-{date.status}", date.start, date.end, raw=raw)


def _written_date(raw: str, date: DateMention) -> Iterator[Finding]:
    """The day in Chinese numerals until the rules of 2012, in Arabic ones without padding from then on."""
    catalogue = messages("structure")
    if len(date.value) < _FULL:
        return
    arabic = _ARABIC.search(raw) is not None
    if arabic and OLD_RULES <= date.value < NEW_RULES:
        yield catalogue.finding("arabic-date-early", date.start, date.end)
    elif not arabic and date.value >= NEW_RULES:
        yield catalogue.finding("chinese-date-late", date.start, date.end)
    elif date.value >= NEW_RULES and _PADDED.search(raw):
        yield catalogue.finding("date-padded", date.start, date.end, raw=raw)


def _number(text: str, elements: Metadata) -> Iterator[Finding]:
    """The brackets of the year, 第 before the number, zeros that pad it."""
    number = elements.document_number
    if number is None or number.span is None or number.rule == "number-enforcement":
        return
    catalogue = messages("structure")
    match = _NUMBER.search(text, number.span.start, number.span.end)
    if match is None or match.start() == number.span.start:  # minutes have no code, and their numbers no rule
        return
    start, end = match.span()
    if match["open"] not in _RIGHT_BRACKETS:
        yield catalogue.finding("number-brackets", start, end, raw=match[0])
    if match["ordinal"]:
        yield catalogue.finding("number-ordinal", start, end, raw=match[0])
    if match["number"][0] in "0０" and len(match["number"]) > 1:
        yield catalogue.finding("number-padded", start, end, raw=match[0])


def _annex_list(text: str, elements: Metadata) -> Iterator[Finding]:
    """The first name in the list of annexes (附件说明) that ends with a mark."""
    note = elements.attachments_note
    if note is None or note.span is None:
        return
    match = _LISTED_END.search(text[note.span.start : note.span.end])
    if match:
        start = note.span.start + match.start()
        yield messages("structure").finding("annex-list-punctuation", start, start + 1, raw=match[0])


def _subject_words(elements: Metadata) -> Iterator[Finding]:
    words = elements.subject_words
    if words and words.span:
        yield messages("structure").finding("subject-words-late", words.span.start, words.span.end)


def _copies(text: str, elements: Metadata) -> Iterator[Finding]:
    """The list of those who get copies (抄送机关) without 。 at its end."""
    copies = elements.cc
    last = copies.spans[-1] if copies and copies.spans else None
    if last and "。" not in text[last.end - 1 : last.end + 1]:
        yield messages("structure").finding("copies-stop", last.start, last.end)


def _printed(text: str, elements: Metadata) -> Iterator[Finding]:
    """The day of printing without 印发 behind it."""
    day = elements.date_printed
    if day and day.span and not text.startswith("印发", day.span.end):
        yield messages("structure").finding("printed-word", day.span.start, day.span.end, raw=day.raw)
