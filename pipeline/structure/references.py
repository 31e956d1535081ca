"""What a text names: annexes (附件1), documents and laws (《…》, with the number that follows), articles."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from pipeline.model import Part, Reference, Section
from pipeline.notation.forms import fold
from pipeline.structure.annexes import annex_key
from pipeline.structure.articles import Named, article_references
from pipeline.structure.parttitles import name_key
from pipeline.structure.roles import is_agency, is_law

_ANNEX = re.compile(
    r"附\s?[件表]\s?(?P<first>[\d０-９]{1,2}(?:\s?[-—－–]\s?[\d０-９]{1,2})?"
    r"|(?<=[件表])[一二三四五六七八九十]{1,3}+(?![项份个种条])|[一二三四五六七八九十]{1,3}+(?![、项份个种条]))?"
)
_AND = re.compile(r"\s?[、和及]\s?([\d０-９]{1,2}(?:[-—－–][\d０-９]{1,2})?)(?![\d.．％%年月日个项万亿-])")
_YEAR_AND_NUMBER = (
    r"\s?[〔﹝\[［【(（]\s?(?:19|20)?\d{2}\s?[〕﹞\]］】)）]\s{0,8}第?\s?\d{1,5}\s?号"  # a line may end within
)
_ORDER = r"[^\s（）()《》，。；]{0,16}(?:令|公告)\s?(?:\d{4}\s?年\s?)?第\s?[\d一二三四五六七八九十百零〇]{1,6}\s?号"
_NUMBER = rf"[^\s（）()《》，。；〔\[【]{{1,16}}{_YEAR_AND_NUMBER}|{_ORDER}"
# A number in running text is found by its year; its code is what stands before it, behind the words that lead to it.
_YEARS = re.compile(_YEAR_AND_NUMBER.removeprefix(r"\s?"))
_CODE, _CODE_LONGEST = re.compile(r"[\u4e00-\u9fff]{2,16}\s?\Z"), 17
_LED = re.compile(
    r".*(?:根据|按照|依据|依照|遵照|参照|贯彻|执行|落实|废止|转发|印发|下发|收到|以|见|按|与|和(?!国)|及|或|经|将|对|由|原|的|你(?:省|市|县|区|局|厅|委|部)?|我(?:省|市|县|区|局|厅|委|部)?(?=.{3}))(?=\S{2})"
)
# Orders and announcements count without a year; what stands before 令 names who gave it, 1988年11月3日 does not.
# Two patterns, for each begins with signs that are found far sooner than either of two.
_ORDERS = [
    re.compile(rf"{word}\s?(?:\d{{4}}\s?年\s?)?第\s?[\d一二三四五六七八九十百零〇]{{1,6}}\s?号")
    for word in ("令", "公告")
]
_GIVEN_BY, _GIVEN_BY_LONGEST = re.compile(r"(?:(?<=\d)日)?([\u4e00-\u9fff]{2,24})\Z"), 26
_MACAU = re.compile(r"第\s?\d{1,4}/(?:19|20)\d\d\s?[號号](?:法律|行政法規|行政命令|[\u4e00-\u9fff]{2,8}[長长]官?批示)")
_FIGURE_LABEL = re.compile(
    r"附\s?(?:[件表录錄图圖]\s?[A-Z](?![A-Za-z\d])|[录錄图圖]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}+))"
)
_BRACKETS = str.maketrans("﹝﹞[]［］【】()（）", "〔〕" * 6)
_DOCUMENT = re.compile(
    rf"《(?P<name>[^《》]{{2,120}}(?:《[^《》]{{1,80}}》[^《》]{{0,60}})?)》(?:\s?[（(](?P<number>{_NUMBER})[）)])?"
)
_WRAP = re.compile(r"[^\S\n]*\n[^\S\n]*(?=\S)")
_MOST_WRAPS = 2  # line ends within a name; more lie between a mark and one that is not its own
# What no name has across the end of a line: the walls of a table, a sentence's end, the next column's words.
_NO_WRAP, _COLUMNS = re.compile(r"[\u2500-\u257f。；]"), re.compile(r"([^\s\d]+)[ \t\u3000]+(?=[\u4e00-\u9fff（(])")
# A law that stands without brackets is taken only by its full name, and only where that plainly ends.
_STATE_LAW = re.compile(
    r"中华人民共和国[^\s，。、；：（）()《》〈〉“”国院第]{1,24}?法(?:典)?(?=第|[，。、；：（）(“”\s和及与或的]|规定|实施|$)"
)
_WORD = re.compile(r"\s*(附[件表])")  # what an annex list calls its entries
_NUMERAL = re.compile(r"[\d０-９一二三四五六七八九十]")
_OPENED = 60  # an open 《 farther back than this is no bracket around the name
# 附件：1.2022年任务表 is the first, 1.5 none: behind the mark of an entry stands no figure but a year.
_LIST_ITEM = re.compile(
    r"(?<![\d.．—–－-])(\d{1,2}(?:[—–－-]\d{1,2})?)\s?[.．、](?:(?!\d)|(?=(?:19|20)\d\d\s?[年—–-]))"
)


def references(
    text: str,
    parts: tuple[Part, ...],
    sections: Sequence[Section],
    labels: frozenset[int],
    lists: list[tuple[int, int]],
    numbers: Sequence[tuple[int, int]] = (),
) -> list[Reference]:
    """Every mention in reading order.

    ``labels`` are the places where an annex prints its own label and ``numbers`` the lines with a document's own
    number, which name nothing; ``lists`` are the stretches of an annex list, whose numbered entries are mentions too.
    """
    annexes = [part for part in parts if part.kind == "annex"]
    present = {_key(part.label): part.part_id for part in reversed(annexes)}
    found: list[Reference] = []
    for match in _ANNEX.finditer(text):
        if match.start() in labels:
            continue
        if (
            match["first"] is None
            and "附件" not in present
            and match.end() < len(text)
            and text[match.end()] not in "）)：:"
        ):
            continue
        if match["first"] is None and any(start <= match.start() < end for start, end in lists):
            continue
        found.append(_annex(match[0], match.start(), match.end(), present))
        at = match.end()
        while match["first"] and (more := _AND.match(text, at)):
            word = "".join(match[0].split())[:2]
            found.append(_annex(word + more[1], more.start(1), more.end(1), present, more[1]))
            at = more.end()
    found += [  # 附录A and 附图1 are annexes where the circular prints one of that name
        _annex(match[0], *match.span(), present)
        for match in _FIGURE_LABEL.finditer(text)
        if match.start() not in labels and _key(match[0]) in present
    ]
    word, last = "附件", 0
    for start, end in sorted(lists):  # 附表：1.… 2.…: the word holds for the lines below it
        own = _WORD.match(text, start)
        word = own[1] if own else "附件" if text[last:start].strip() else word
        last = end
        items = _LIST_ITEM.finditer(text, start, end)
        found += [_annex(word + item[1], item.start(1), item.end(1), present, item[1]) for item in items]
    if len(annexes) == 1 and not _NUMERAL.search(annexes[0].label):  # 见附表: whatever the only annex calls itself
        found = [_sole(mention, annexes[0].part_id) for mention in found]
    named = list(_named(text, parts))
    named += _numbers(text, [*numbers, *((one.start, one.end) for one in named)])
    found += named
    ends = [Named(one.end, one.target, one.resolved) for one in named]
    found += article_references(text, parts, sections, ends)
    return sorted(found, key=lambda reference: (reference.start, -reference.end))


def _named(text: str, parts: tuple[Part, ...]) -> Iterator[Reference]:
    """Documents and laws by name, and the numbers of documents in brackets after their names."""
    printed = {name_key(part.title): part.part_id for part in reversed(parts[1:]) if part.title}
    for match, name in _titles(text):
        resolved = printed.get(name_key(name), "")
        kind = "law" if not resolved and not match["number"] and is_law(name) else "document"
        yield Reference(kind, match[0], name, resolved, *match.span())
        if match["number"]:
            yield Reference("document", match["number"], number_key(match["number"]), "", *match.span("number"))
    for match in _STATE_LAW.finditer(text):
        if "《" not in text[max(0, match.start() - _OPENED) : match.start()].rpartition("》")[2] and is_law(match[0]):
            yield Reference("law", match[0], match[0], "", *match.span())


def _titles(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Names in 《》 with the number behind them, and each name without the line ends that cut it."""
    at = 0
    while match := _DOCUMENT.search(text, at):
        printed = match["name"].strip()
        name = _WRAP.sub("", printed)
        if name == printed or _is_wrapped(printed, name):
            yield match, name
            at = match.end()
        else:
            at = match.start() + 1


def _is_wrapped(printed: str, name: str) -> bool:
    """Whether what stands between the marks is one name, cut by the ends of lines."""
    if "\n" in name or printed.count("\n") > _MOST_WRAPS or _NO_WRAP.search(printed):
        return False
    return all(is_agency(column[1]) for column in _COLUMNS.finditer(name))


def _numbers(text: str, taken: list[tuple[int, int]]) -> Iterator[Reference]:
    """Documents named by their number alone, outside the stretches that are taken."""
    ends = sorted(taken)
    for start, end in (*_dated(text), *_orders(text)):
        at = bisect_right(ends, (end, 0))
        if not at or ends[at - 1][1] <= start:
            raw = text[start:end]
            yield Reference("document", raw, number_key(raw), "", start, end)


def _dated(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers with a year in brackets stand, their code with them."""
    for match in _YEARS.finditer(text):
        code = _CODE.search(text, max(0, match.start() - _CODE_LONGEST), match.start())
        if code is not None:
            led = _LED.match(code[0])
            yield code.start() + (led.end() if led else 0), match.end()


def _orders(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of orders and announcements stand, who gave them with them."""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _ORDERS):
        who = _GIVEN_BY.search(text, max(0, match.start() - _GIVEN_BY_LONGEST), match.start())
        if who is not None:
            led = _LED.match(text, who.start(1), match.end())
            yield led.end() if led else who.start(1), match.end()
    for match in _MACAU.finditer(text):
        yield match.span()


def number_key(printed: str) -> str:
    """A document's number in one form: half-width, hexagonal brackets, no blanks, no 第 before the number.

    >>> number_key("某政发[2019] 第5号"), number_key("某市人民政府令第 9 号")
    ('某政发〔2019〕5号', '某市人民政府令第9号')
    """
    plain = "".join(fold(printed).split()).translate(_BRACKETS)
    return plain.replace("〕第", "〕")


def _key(label: str) -> str:
    """An annex's label in normal form; 附1 is 附件1.

    >>> _key("附一"), _key("附表1")
    ('附件1', '附表1')
    """
    key = annex_key(label)
    return f"附件{key[1:]}" if key[1:2].isdigit() else key


def _sole(mention: Reference, part_id: str) -> Reference:
    bare = not mention.resolved and not _NUMERAL.search(mention.raw)
    return replace(mention, resolved=part_id) if bare else mention


def _annex(mention: str, start: int, end: int, present: dict[str, str], raw: str = "") -> Reference:
    key = _key(mention)
    return Reference("annex", raw or mention, key, present.get(key, ""), start, end)
