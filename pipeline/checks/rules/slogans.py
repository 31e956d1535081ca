"""stated-count of slogans: a number and the words that every item of their list holds (“三统一”, “四个一”, 三步走)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.facts import Facts, Sentence
from pipeline.checks.relation import Relation
from pipeline.model import Span
from pipeline.notation.numerals import integer

_NUMBER = "[两三四五六七八九十]"
# “四个一”, “三统一”, “五查五看”, 四个到位: the word is what every item of the list repeats
_SLOGAN = re.compile(
    rf"“(?P<number>{_NUMBER})(?:个|個|项|项)?(?P<word>[\u4e00-\u9fff]{{1,3}}?)(?:(?P=number)[\u4e00-\u9fff])?”"
)
_LISTED = re.compile(r"(?:的?(?:要求|原则|目标|工作法|标准|机制|制度|措施))?,?(?:(?:即|就是|:|——|-{2})|\()")
_LOOSELY = re.compile(r"(?:的?(?:要求|原则|目标|标准|机制|制度|措施))?,")  # “四不摘”要求，摘帽不摘责任、…
_STEPS = re.compile(rf"(?P<number>{_NUMBER})步走")
_STEP = re.compile("第([一二三四五六七八九十])步")
_PARTED = re.compile(r"[、,;]|(?<=[\u4e00-\u9fff])(?:和|以及)(?=[\u4e00-\u9fff])")
_OPEN = re.compile(r"等$|等[,。;)]")
_STOP = re.compile(r"[。;:\n()]")
_FAR = 200  # characters that a list behind or before its slogan takes at most
_CHAPTER = 3000  # characters behind 三步走 in which the steps stand
_FEWEST = 2


def slogan_counts(facts: Facts) -> Iterator[Relation]:
    """Every slogan of a number and a word against the list whose items all hold the word.

    Guarantees: a list of which one item lacks the word, or that ends in 等, is none.
    """
    for match in _SLOGAN.finditer(facts.text):
        sentence = facts.sentence_at(match.start())
        count = integer(match["number"].replace("两", "二"))
        places = _behind(facts.text, match, _LISTED) or _before(facts.text, match)
        # One sign stands in many words: items begin with it (“四个一”: 一个项目), or prove no contradiction.
        sure = len(match["word"]) > 1 or all(facts.text.startswith(match["word"], place.start) for place in places)
        # A list that opens its line may have begun on the line above.
        sure = (
            sure and bool(places) and "\n" not in facts.text[places[0].start - 1 : places[0].start].replace(" ", "\n")
        )
        if not places:
            places, sure = _behind(facts.text, match, _LOOSELY), False
        if sentence is not None and count and len(places) >= _FEWEST and (sure or len(places) == count):
            yield _relation(sentence, Span(match.start("number"), match.end() - 1), match[0][1:-1], count, places)
    for match in _STEPS.finditer(facts.text):
        sentence, count = facts.sentence_at(match.start()), integer(match["number"].replace("两", "二"))
        steps = list(_STEP.finditer(facts.text, match.end(), match.end() + _CHAPTER))
        named = [integer(step[1]) for step in steps]
        if sentence is not None and count and len(steps) >= _FEWEST and named == list(range(1, len(named) + 1)):
            yield _relation(sentence, Span(*match.span()), match[0], count, [Span(*step.span()) for step in steps])


def _behind(text: str, slogan: re.Match[str], leads: re.Pattern[str]) -> list[Span]:
    lead = leads.match(text, slogan.end())
    stop = _STOP.search(text, lead.end(), lead.end() + _FAR) if lead else None
    return _items(text, lead.end(), stop.start(), slogan["word"]) if lead and stop else []


def _before(text: str, slogan: re.Match[str]) -> list[Span]:
    """统一规划、统一标准、统一管理“三统一”: the items right before it, the first from the word on."""
    far = max(0, slogan.start() - _FAR)
    floor = max([far, *(text.rfind(sign, far, slogan.start()) + 1 for sign in "。;:,\n(")])
    first = text.find(slogan["word"], floor, slogan.start())
    return _items(text, first, slogan.start(), slogan["word"]) if first >= 0 else []


def _items(text: str, start: int, end: int, word: str) -> list[Span]:
    """The items of a list that all hold a word; none where one lacks it, or more may follow."""
    found: list[Span] = []
    at = start
    for mark in [*_PARTED.finditer(text, start, end), None]:
        last = mark.start() if mark else end
        if word not in text[at:last]:
            return []
        found.append(Span(at, last))
        at = mark.end() if mark else end
    return [] if _OPEN.search(text, start, end) else found


def _relation(sentence: Sentence, place: Span, name: str, count: int, places: list[Span]) -> Relation:
    holds = len(places) == count
    return Relation(
        rule="stated-count",
        status="pass" if holds else "fail",
        evidence=(place, *places),
        fields={"raw": name, "count": str(len(places))},
        expected=str(count),
        actual=str(len(places)),
        difference=Decimal(len(places) - count),
        section_id=sentence.block.section_id,
        severity=None if holds else "warning",
        sentence="stated-count-list-pass" if holds else "stated-count-list-fail",
    )
