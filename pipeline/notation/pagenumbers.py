"""How pages print their numbers."""

import re

_FIGURES = r"(?:\d{1,4}|[ivxl]{1,6})"
_COUNTED = r"(?:\d{1,4}|[〇○零一二三四五六七八九十百]{1,5})"
_SIGN = r"[-—―–－_·•~～]{1,4}"
# What says by itself that it is a page's number (— 3 —, ·3·, 第3页 共9页, （第三页）, Page 3 of 9), and its first sign.
MARKS = frozenset("-—―–－_·•~～（(第Pp")
MARKED = re.compile(
    rf"{_SIGN}\s*{_FIGURES}\s*{_SIGN}"
    rf"|[（(]?\s*第\s*{_COUNTED}\s*[页頁](?:\s*[/,，]?\s*共\s*{_COUNTED}\s*[页頁])?\s*[)）]?"
    rf"|Page\s*{_FIGURES}(?:\s*(?:of|/)\s*{_FIGURES})?",
    re.IGNORECASE,
)
# A page's number among all: 3/9. Elsewhere it is a fraction.
OF_ALL = re.compile(r"(\d{1,4})\s*/\s*\d{1,4}")
# What is a page's number where pages have them, in a head or foot: also 3, iv, 3页, 3 共9页, 第3.
AT_THE_EDGE = re.compile(
    rf"{MARKED.pattern}|{OF_ALL.pattern}"
    rf"|[-—―–－·•\s]*(?:第\s*)?{_FIGURES}(?:\s*[页頁])?(?:[\s,，/]*共\s*\d{{1,4}}\s*[页頁]?)?[-—―–－·•\s]*",
    re.IGNORECASE,
)
