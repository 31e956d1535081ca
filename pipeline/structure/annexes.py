"""Labels of annexes (附件1、附表、附錄), apart from mentions and lists of them."""

import re
from typing import NamedTuple

from pipeline.notation.forms import fold
from pipeline.notation.numerals import integer

_LABEL = re.compile(
    r"[（(]?(?P<word>附\s*[件表錄录图圖]|附)\s*(?P<number>\d{1,2}(?:[-—–－]\d{1,2})?|[一二三四五六七八九十]{1,3}(?:之[一二三四五六七八九十\d]{1,2})?|[A-Z](?![A-Za-z\d.]))?"
    r"[)）]?\s*(?P<mark>[:：.．、])?(?P<gap>\s*)(?P<title>.*)",
    re.DOTALL,
)
_TITLE_LONGEST = 60
_AS_SAID = ("如主旨", "如文", "如說明", "如说明", "如附", "隨文", "无", "無")  # 附件：如主旨 names no annex
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|et|zip|rar|ofd|jpe?g|png)\b", re.IGNORECASE)
_LISTED = re.compile(r"^[\d一二三四五六七八九十]{1,2}\s?[.．、]")


class AnnexLabel(NamedTuple):
    """``label`` as printed, without the mark after it; ``title_at`` where a title on the same line begins, -1 for none.

    ``listed``: what follows is a list of annexes or a file to fetch, not an annex's own title.
    """

    label: str
    title_at: int
    listed: bool


def annex_label(text: str) -> AnnexLabel | None:
    """The label that a line of its own prints, if it is one; running text that begins so is none.

    >>> annex_label("附件1："), annex_label("附件2.任务分工表").title_at, annex_label("附件所列项目由市发改委审核。")
    (AnnexLabel(label='附件1', title_at=-1, listed=False), 4, None)
    """
    if text[0] not in "附（(" or "附" not in text[:4] or len(text) > _TITLE_LONGEST + 20:
        return None
    match = _LABEL.match(fold(text))
    if match is None:
        return None
    title = match["title"]
    if ")" in match[0][match.end("word") : match.start("title")] and (match[0][0] != "(" or match["mark"] == "、"):
        return None  # 附录C）、……: the line goes on with a sentence about it
    if not title:
        if match["word"] == "附" and not match["mark"] and not match["number"]:
            return AnnexLabel(text, -1, False) if text == "附" else None
    elif _runs_on(match, title):
        return None
    if title and _LABEL.fullmatch(title) and not match["mark"]:
        title = ""  # two labels side by side, each above its column
    end = match.end("number") if match["number"] else match.end("word")
    listed = bool(_FILE.search(title)) or bool(not match["number"] and _LISTED.match(title))
    label = text[match.start("word") : end]
    return AnnexLabel(label, match.start("title") if title else -1, listed)


def _runs_on(match: re.Match[str], title: str) -> bool:
    """Whether what follows the label is a sentence about the annex, not its title."""
    if title in _AS_SAID or title[-1] in "。；;，," or (match["word"] == "附" and not match["mark"]):
        return True
    if match["mark"] or match["gap"]:
        return False
    return not match["number"] or title[0] in "的所中和、至及-—)"


def annex_key(label: str) -> str:
    """The label in normal form: 附件1 for 附件一, 附 件 １.

    >>> annex_key("附 件 １"), annex_key("附件二"), annex_key("附表"), annex_key("附件1—2")
    ('附件1', '附件2', '附表', '附件1-2')
    """
    bare = "".join(fold(label).split())
    match = re.match(r"(附[件表錄录图圖]?)(.*)", bare)
    if match is None:
        return bare
    steps = [step for step in re.split(r"[-—–之]", match[2]) if step]
    return match[1] + "-".join(str(value) if (value := integer(step)) is not None else step for step in steps)
