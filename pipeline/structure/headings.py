"""Headings told from body text: a numbered line may be a heading, open with one, or be plain text.

A run-in heading ends at the first 。 (or at ： after a bare name). What could be either is decided with its siblings:
writers set off every item of a list or none.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.structure.numbering import Label

_OWN_LINE_LONGEST = 60
_RUN_IN_LONGEST = 46
_STRONG_LONGEST = 20
_ARTICLE_LONGEST = 12
_COLON_LONGEST, _COLON_AGREED_LONGEST = 14, 24  # a longer name before a colon only where its siblings have one
_MOST_COMMAS = 2
# A heading names a matter; sentences that oblige, grant or point elsewhere are provisions. A figure leaves it open.
_PROVISION = re.compile(
    r"应当|应该|必须|不得|可以|可(?=先|通过|直接|向|在|由|按|凭)|按照|依照|根据|负责(?=[^，、。人]{2})|由[^由]{2,}|是(?!否)|(?<![重主需必概摘纪首])要(?![求素点件闻害务领])|具有|有权|属于|是指|所称|规定|包括|予以|同意|本[法办条例规通决]"
    r"|^会议(?:听取|审议|讨论|研究|传达|学习|指出|强调|要求|认为|决定|明确|原则)|自[^，。]{2,14}起[施执實实執]|(?:^|，)[请請](?![求示假])|應當|應該|必須|依照|根據|負責(?=[^，、。人]{2})|屬於|所稱|規定|(?<![反回對相供適效感])應(?![用變急力收付屆])"
)
# A line that ends so goes on elsewhere (结余超过3%的); 目的 and 标的 are names.
_CUT = re.compile(r"(?<![标目])的$")
_FIGURE = re.compile(r"[\d.]+\s?(?:万|亿|元|%|％|人|个|日|天|岁)|以上|以下")
_ARTICLE_TEXT = re.compile(r"[的应须不可是由在为]|本|禁止?|^(?:鼓励|支持|国家|实行)")
_BRACKETED = re.compile(r"(?:【([^【】]{1,40})】|[（(]([^（）()]{1,30})[）)](?=\s|\S{8}))")
_BOLD_END = re.compile(r"(?<!\*)\*\*(?!\*)")  # four and more stand for words left out
_SPACED = re.compile(
    r"([\u3400-\u9fff“”、]{4,20}|[\u3400-\u9fff]{2,3}(?=\u3000|  ))(\u3000| {1,2})(?=[\u3400-\u9fff“《].{7,}[。；])"
)
# One sentence and who is in charge of it (…。（市水务局负责）) is a provision, not a heading with text.
_IN_CHARGE = re.compile(r"[\s\u200b]*[（(][^（）()。]{2,80}[）)][。.]?\s*")
_NO_COLON_HEADING = re.compile(r"如下|以下|下列|其中|包括|分别|为$|是$|等$")
_NAME_AND_VALUE = re.compile(r"([^\s:：，。；;《》“”]{2,14})[:：]\s?[^\s:：]")
_ENDS = "。．！？"
# （1）……。（2）……。 on one line are items, each a sentence; what stands before （1） heads them.
_NEXT = re.compile(
    r"\s*(?![（(]?[1一][）)、.．])(?:[（(][\d一二三四五六七八九十]{1,3}[）)]|[②-⑳]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d))"
)
_PAIRS = ("“”", "《》", "（）", "〔〕", "【】")
_OPEN_ENDS = "；;，,、：:"
_CLAUSE_END = re.compile(
    r"[；;]\s?(?:[或且及和與与]|以及|或者|並且|并且)?$"
)  # of （b）, before the last of a list: …；或
_CLAUSE_END_LONGEST, _CLAUSE_LAST = 4, frozenset("；;或且及和與与者")
_LATIN = re.compile(r"[0-9A-Za-z]+")
_ALIKE = 3  # so many siblings that all open alike need no clear one among them
_GROUP_NUMERATOR, _GROUP_DENOMINATOR = 3, 5  # three of five siblings
# One sentence among four siblings and more that opens as a heading could is none, unless it is as short as a name.
_FEW, _NAME_LONGEST = 4, 12


# Forms that are sentences by themselves, and those that are headings only where other forms say so.
_SENTENCES = ("run-in", "stopped")
_FOLLOWERS = ("leaf", "long-colon")
_CLEAR = ("colon", "spaced")  # one of them says that the others are headings too


class Opening(NamedTuple):
    """How a node's line opens: ``heading`` is the candidate, ``rest`` where text goes on, ``form`` its shape.

    ``strong`` candidates are headings by themselves, weak ones only where their siblings have them too.
    """

    form: str
    start: int
    end: int
    strong: bool


class Node(NamedTuple):
    """What the rules look at: the label, the line's text after it, and whether text or nodes follow below."""

    label: Label
    text: str
    followed: bool
    parent: bool = False  # nodes stand below


def heading_spans(nodes: Sequence[Node]) -> list[tuple[int, int]]:
    """For each of a parent's children of one style, the heading's place in its text; ``(0, 0)`` where it has none."""
    openings = _clauses_out(nodes, [_opening(node) for node in nodes])
    likely = sum(opening is not None and opening.form not in _FOLLOWERS for opening in openings)
    agreed = len(nodes) > 1 and likely * _GROUP_DENOMINATOR >= len(nodes) * _GROUP_NUMERATOR
    clear = any(opening and (opening.strong or opening.form in _CLEAR) for opening in openings)
    agreed = agreed and (clear or likely == len(nodes) >= _ALIKE)
    found: list[tuple[int, int]] = []
    lone = len(nodes) >= _FEW and likely == 1
    only = len(nodes) > 1 and likely == 1
    for node, opening in zip(nodes, openings, strict=True):
        alone = only and opening is not None and opening.form == "stopped" and not node.parent
        if opening is None or alone or not (opening.strong or agreed) or (lone and _is_sentence(opening)):
            found.append((0, 0))
        else:
            found.append((opening.start, opening.end))
    return found


def _is_sentence(opening: Opening) -> bool:
    """Whether an opening that no sibling shares is a sentence: any of an article, a longer one of an item."""
    longest = {"article-name": 0, "run-in": _NAME_LONGEST, "stopped": _NAME_LONGEST}
    return opening.end - opening.start > longest.get(opening.form, opening.end)


def _clauses_out(nodes: Sequence[Node], openings: list[Opening | None]) -> list[Opening | None]:
    """The openings without those of clauses: items that end in ； are the parts of one sentence."""
    ended = sum(_is_clause(node.text) for node in nodes)
    if not ended:
        return openings
    out = (*_SENTENCES, "own-line", "leaf", "colon", "long-colon") if 2 * ended >= len(nodes) else ("stopped", "leaf")
    return [opening if opening and opening.form not in out else None for opening in openings]


def _opening(node: Node) -> Opening | None:
    text = node.text
    if not text:
        return None
    if node.label.kind == "title":
        return Opening("title", 0, len(text.rstrip("*。 ")), True)
    bracketed = _BRACKETED.match(text)
    if node.label.kind == "article":
        if bracketed and bracketed[1]:
            return Opening("bracket", bracketed.start(1), bracketed.end(1), True)
        return _article(text, node.followed)
    return _bold(text) or _spaced(text) or _own_line(node) or _run_in(text) or _colon(text)


def _article(text: str, followed: bool) -> Opening | None:
    stop = text.find("。")
    if 0 < stop <= _ARTICLE_LONGEST and len(text) > stop + 4 and not _ARTICLE_TEXT.search(text[:stop]):
        return Opening("article-name", 0, stop, True) if "，" not in text[:stop] else None
    if (
        followed
        and len(text) <= 30
        and text[-1] not in _ENDS + _OPEN_ENDS
        and not _CUT.search(text)
        and not _PROVISION.search(text)
    ):
        return Opening("own-line", 0, len(text), True)
    return None


def _is_clause(text: str) -> bool:
    return text[-1:] in _CLAUSE_LAST and _CLAUSE_END.search(text, max(0, len(text) - _CLAUSE_END_LONGEST)) is not None


def _own_line(node: Node) -> Opening | None:
    text = node.text.rstrip("* ")
    if not text or len(text) > _OWN_LINE_LONGEST:
        return None
    if "。" not in text and text[-1] not in _ENDS + _OPEN_ENDS and _is_whole(text) and not _is_clause(text):
        stop = 0 if node.followed else _value_at(text)
        return Opening("colon" if stop else "own-line", 0, stop or len(text), True)
    if "。" not in text and text[-1] in "？?" and node.followed:
        return Opening("own-line", 0, len(text), True)
    if text[-1] in "：:" and len(text) <= _COLON_LONGEST and node.followed and not _NO_COLON_HEADING.search(text[:-1]):
        return Opening("own-line", 0, len(text) - 1, "，" not in text)
    if text[-1] == "。" and text.count("。") == 1:
        if node.followed:
            return Opening("stopped", 0, len(text) - 1, not _FIGURE.search(text)) if _fits(text[:-1]) else None
        if len(text) <= _STRONG_LONGEST and _fits(text) and not _FIGURE.search(text):
            return Opening("leaf", 0, len(text) - 1, False)
    return None


def _value_at(text: str) -> int:
    """Where a name ends that its value follows on the line (项目编号：某采001); 0 where the line is none."""
    match = _NAME_AND_VALUE.match(text)
    return match.end(1) if match and not _NO_COLON_HEADING.search(match[1]) else 0


def _bold(text: str) -> Opening | None:
    """What Markdown sets in bold before text that is not."""
    match = _BOLD_END.search(text, 1, _OWN_LINE_LONGEST) if "**" in text else None
    if match is None or not text[match.end() :].strip():
        return None
    name = text[: match.start()].rstrip("。:： ")
    return Opening("bold", 0, len(name), True) if _fits(name) else None


def _spaced(text: str) -> Opening | None:
    """A name set off from the sentence behind it by a blank alone; one half-width blank may be a scrap of print."""
    match = _SPACED.match(text) if " " in text or "\u3000" in text else None
    if match is None or not _fits(match[1]):
        return None
    return Opening("spaced", 0, match.end(1), len(match[2]) > 1 or match[2] == "\u3000")


def _is_whole(text: str) -> bool:
    """Whether every quotation and bracket that the line opens closes in it."""
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def _run_in(text: str) -> Opening | None:
    stop = text.find("。", 0, 2 * _RUN_IN_LONGEST + 1)
    if stop <= 1 or stop >= len(text.rstrip("* ")) - 1:
        return None
    first = text[:stop].strip("*")
    if not _fits(first) or _NEXT.match(text, stop + 1) or text.startswith("但", stop + 1):
        return None  # the next item, or a proviso (但书) to what is no heading then
    if _IN_CHARGE.fullmatch(text, stop + 1):
        return Opening("leaf", 0, stop, False)
    commas = first.count("，") + first.count(",")
    strong = commas <= 1 and _width(first) <= _STRONG_LONGEST and not _FIGURE.search(first)
    return Opening("run-in", text.index(first), text.index(first) + len(first), strong)


def _width(text: str) -> int:
    """How long a text is in Chinese characters: two Latin letters or figures are as wide as one."""
    return len(text) - sum(map(len, _LATIN.findall(text))) // 2


def _fits(sentence: str) -> bool:
    commas = sentence.count("，") + sentence.count(",")
    return (
        (len(sentence) <= _RUN_IN_LONGEST or _width(sentence) <= _RUN_IN_LONGEST)
        and commas <= _MOST_COMMAS
        and not _PROVISION.search(sentence)
        and not _CUT.search(sentence)
        and not any(mark in sentence for mark in "；;：:？！")
    )


def _colon(text: str) -> Opening | None:
    stop = min((at for at in (text.find("：", 0, 30), text.find(":", 0, 30)) if at > 0), default=-1)
    if stop <= 0 or stop > _COLON_AGREED_LONGEST or len(text) < stop + 6 or _NO_COLON_HEADING.search(text[:stop]):
        return None
    if any(mark in text[:stop] for mark in "，。；,;"):
        return None
    return Opening("colon" if stop <= _COLON_LONGEST else "long-colon", 0, stop, False)
