"""How the elements are written, judged by the rules that held on the document's date."""

import re

from pipeline.catalogue import messages
from pipeline.model import Finding, Metadata
from pipeline.structure.closing import Closing

# 党政机关公文处理工作条例 and GB/T 9704-2012 took effect.
NEW_RULES = "2012-07-01"
_ARABIC = re.compile(r"[\d０-９]")


def format_findings(text: str, elements: Metadata, closing: Closing | None) -> tuple[Finding, ...]:
    """Findings about the date and the subject words of a document."""
    catalogue = messages("structure")
    found: list[Finding] = []
    if closing:
        date = closing.date
        raw = text[date.start : date.end]
        arabic = bool(_ARABIC.search(raw))
        if date.status != "date":
            found.append(catalogue.finding(f"date-{date.status}", date.start, date.end, raw=raw))
        elif arabic and date.value < NEW_RULES:
            found.append(catalogue.finding("arabic-date-early", date.start, date.end))
        elif not arabic and date.value >= NEW_RULES:
            found.append(catalogue.finding("chinese-date-late", date.start, date.end))
    words = elements.subject_words
    issued = elements.date_issued
    if words and words.span and issued and issued.value >= NEW_RULES:
        found.append(catalogue.finding("subject-words-late", words.span.start, words.span.end))
    return tuple(found)
