"""Web archives (MHTML, RFC 2557): a page as a mail with all that belongs to it, as browsers and exporters save it."""

import re

from pipeline.model import Reading

# A mail whose first fields say that it holds several parts or a page; what other text begins so is none.
_FIELDS = re.compile(rb"\s*+(?:[A-Za-z-]{2,40}:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)++\r?\n")
_HOLDS_A_PAGE = re.compile(rb"^content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.I | re.M)
_HEAD = 4096


def is_web_archive(data: bytes) -> bool:
    r"""Whether the bytes are a mail with a page in it.

    >>> is_web_archive(b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x"), is_web_archive(b"Note: 1\n\ntext")
    (True, False)
    """
    fields = _FIELDS.match(data[:_HEAD])
    return fields is not None and _HOLDS_A_PAGE.search(fields[0]) is not None


def read_web_archive(data: bytes) -> Reading | None:
    """The first page in the archive; None where it holds none."""
    from email import message_from_bytes

    from pipeline.read.decoding import decode
    from pipeline.read.html import read_html

    for part in message_from_bytes(data).walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            return read_html(decode(payload, part.get_content_charset() or ""))
    return None
