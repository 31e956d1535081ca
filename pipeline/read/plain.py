"""Plain text, Markdown among it: every character kept, lines are the only pieces there are."""

import re

from pipeline.model import Reading
from pipeline.read.decoding import Decoded, break_findings

# Marks at the start of lines that only Markdown writes; one is enough, since it changes nothing but the media type.
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\*\*\S|\|[^|\n]*+\|.*\|$|```|\[[^\]\n]{1,80}\]\()", re.MULTILINE)


def read_plain(decoded: Decoded) -> Reading:
    """The decoded file as it is.

    Guarantees: ``text`` is the file character for character; what could not be decoded is a finding.
    """
    media_type = "text/markdown" if _MARKDOWN.search(decoded.text) else "text/plain"
    return Reading(decoded.text, decoded.encoding, media_type, findings=break_findings(decoded))
