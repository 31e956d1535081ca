"""Where texts are signed and dated (署名、成文日期), and what stands below (附注、抄送、印发)."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.notation.dates import DateMention, find_dates
from pipeline.structure.printed import Line
from pipeline.structure.roles import Role, Roles, agencies, is_agency, told

_DATE_LONGEST = 60
_SIGNATURE_LONGEST = 60
_MOST_SIGNATURES = 12
_MOST_COPIES_LINES = 4
_IMPRINT_LINES = 12  # subject words, copies over several lines, who printed, when, how many
_DATE_ENDS = frozenset("日号號)）年0123456789０１２３４５６７８９")
_WHOLE_DATE = len("2019-03-05")
# That it is sealed, where the seal itself cannot be printed.
SEAL = re.compile(r"[（(]\s?(?:代\s?章|盖\s?章|公\s?章|印\s?章|签\s?章|章|印)\s?[）)]")
_GAPS = re.compile(r"[\s\u3000]{1,}")
_SENTENCE = re.compile(r"[。；;：:，,？！]")
# The rules (版记中的分隔线) between the lines of the end matter.
_RULE = re.compile(r"[-─━—―_＿=]{3,}")
# Who seals or signs in place of who signs, on a line of its own: （某局代章）, （陳某某代行）.
SEALED_FOR = re.compile(r"[（(][^（）()]{2,40}代\s?[章行][）)]")


class Closing(NamedTuple):
    """A signature and date: indices of the lines that sign, and of the one that dates.

    ``date_at`` is where the date stands in the text; ``signed`` are the spans of the names on the date's own line.
    """

    signatures: tuple[int, ...]
    dated: int
    date: DateMention
    own_line: tuple[int, int] | None

    @property
    def first(self) -> int:
        """The index of its first line."""
        return min((*self.signatures, self.dated))

    @property
    def last(self) -> int:
        """The index of its last line: who signs may stand right below the day."""
        return max((*self.signatures, self.dated))


def closings(lines: list[Line], roles: Roles, body: int) -> list[Closing]:
    """Every signature with its date below line ``body``, in order. A date without a signature above is one too."""
    found: list[Closing] = []
    for index in range(body, len(lines)):
        line = lines[index]
        if index in roles or len(line.text) > _DATE_LONGEST or line.text[-1] not in _DATE_ENDS:
            continue
        closing = _closing(lines, roles, index, body)
        if closing:
            found.append(closing)
    return found


def _closing(lines: list[Line], roles: Roles, index: int, body: int) -> Closing | None:
    line = lines[index]
    dates = [
        mention for mention in find_dates(line.text) if len(mention.value) == _WHOLE_DATE or mention.status != "date"
    ]
    if len({mention.value for mention in dates}) != 1 or (len(dates) > 1 and not dates[0].value):
        return None
    date = dates[0]
    before = line.text[: date.start].strip(" \u3000\t(（")
    rest = line.text[date.end : dates[1].start if len(dates) > 1 else None]  # each body dates for itself, on one day
    rest += line.text[dates[-1].end :] if len(dates) > 1 else ""
    after = SEAL.sub("", rest).strip(" \u3000\t)）")
    if after or (line.text[0] in "(（" and not is_agency(before)):
        return None
    moved = date._replace(start=line.at + date.start, end=line.at + date.end)
    if before:
        if not _signs(before):
            return None
        start = line.text.index(before)
        return Closing(
            _above(lines, roles, index, body), index, moved, (line.at + start, line.at + start + len(before))
        )
    names = _above(lines, roles, index, body) or _right_below(lines, roles, index)
    unsure = (date.status == "blank" and not date.value) or line.text[-1].isdigit()
    if unsure and not names:
        return None  # a form's date to be filled in, a date in figures in a list
    return Closing(names, index, moved, None)


def _above(lines: list[Line], roles: Roles, index: int, body: int) -> tuple[int, ...]:
    """The lines right above the date that are names of those who sign."""
    names: list[int] = []
    at = index - 1
    while at >= body and len(names) < _MOST_SIGNATURES:
        if at not in roles and (_signs(lines[at].text) or SEALED_FOR.fullmatch(lines[at].text)):
            names.append(at)
        elif at not in roles or roles[at].kind != "furniture":  # a page may end between them
            break
        at -= 1
    return tuple(reversed(names))


def _right_below(lines: list[Line], roles: Roles, index: int) -> tuple[int, ...]:
    """The line right below the date where it alone names a body, and the text ends there or a remark follows."""
    below = index + 1
    if below >= len(lines) or below in roles or lines[below].table or not is_agency(lines[below].text):
        return ()
    ends = below + 1 == len(lines) or told(lines[below + 1], "tail") is not None
    return (below,) if ends else ()


@cache
def _office_and_name() -> re.Pattern[str]:
    """某某委员会主任：张　某, as those who give an order together sign."""
    return re.compile(
        rf"\S{{0,30}}(?:{'|'.join(agencies().offices)})\s?[:：]\s?[\u4e00-\u9fff](?:[\s\u3000]*[\u4e00-\u9fff]){{1,3}}"
    )


def _signs(text: str) -> bool:
    """Whether a line prints who signs: names of bodies, or a person with an office."""
    bare = text.replace("&sp;", "").strip()
    if len(bare) <= _SIGNATURE_LONGEST and _office_and_name().fullmatch(bare):
        return True
    if len(bare) > _SIGNATURE_LONGEST or _SENTENCE.search(bare):
        return False
    joined = "".join(bare.split())
    if is_agency(joined) or all(is_agency(name) for name in _GAPS.split(bare)):
        return True
    return (
        any(joined.startswith(office) or office in joined[:12] for office in agencies().offices) and len(joined) <= 24
    )


def imprint(lines: list[Line], roles: Roles) -> Roles:
    """The end matter (版记) at the foot of the last page: subject words, copies, printing."""
    found: Roles = {}
    for index in range(len(lines) - 1, -1, -1):
        if len(found) == _IMPRINT_LINES or lines[index].table:
            break
        if (index in roles and roles[index].kind != "paragraph") or _RULE.fullmatch(lines[index].text):
            continue
        seen = told(lines[index], "tail")
        if seen and seen.field == "signature" and not _signs_letter(lines, roles, index):
            break
        if seen and seen.field in ("cc", "subject_words", "date_printed", "signature", ""):
            found[index] = Role("field", seen.rule, seen.field)
        elif index + 1 in found and found[index + 1].field == "date_printed" and is_agency(lines[index].text):
            found[index] = Role("field", "printed-by", "printed_by")
        elif index not in found:
            going_on = _copies_going_on(lines, roles, index)
            if not going_on:
                break
            found.update(going_on)
    return found


def _signs_letter(lines: list[Line], roles: Roles, index: int) -> bool:
    """Whether an office signs a letter of Taiwan: below those who get it, or below a text headed 說明 or 公告事項."""
    seen = told(lines[index - 1], "tail") if index and not lines[index - 1].table else None
    copied = seen is not None and seen.rule in ("cc", "originals")
    return copied or any(role.rule == "letter-heading" for role in roles.values())


def _copies_going_on(lines: list[Line], roles: Roles, index: int) -> Roles:
    """The lines down to ``index`` that go on a list of those who get copies, opened on a line above."""
    for at in range(index - 1, max(-1, index - _MOST_COPIES_LINES), -1):
        if at in roles or lines[at].table or lines[at].text[-1] in "。；" or lines[at + 1].gap:
            break
        seen = told(lines[at], "tail")
        if seen and seen.field == "cc":
            return {below: Role("field", "cc-goes-on", "cc") for below in range(at + 1, index + 1)}
    return {}


def below(lines: list[Line], roles: Roles, index: int, stop: int) -> Roles:
    """Roles of the lines from ``index`` on that belong to the closing: remarks, copies, printing."""
    found: Roles = {}
    first = index
    while index < stop:
        if index in roles or _RULE.fullmatch(lines[index].text):
            index += 1
            continue
        seen = told(lines[index], "tail")
        if seen is None or seen.field.startswith("=") or (seen.field == "signature" and index > first):
            more = _imprint_going_on(lines, roles, found, index, stop)
            if not more:
                break
            found.update(more)
            index = max(more)
        else:
            found[index] = Role("field", seen.rule, seen.field)
        index += 1
    return found


def _imprint_going_on(lines: list[Line], roles: Roles, found: Roles, index: int, stop: int) -> Roles:
    """The lines from ``index`` on that go on the list of copies right above, up to its full stop, or the name of who
    printed above the day."""
    if index + 1 < stop and is_agency(lines[index].text):
        seen = told(lines[index + 1], "tail")
        if seen and seen.field == "date_printed":
            return {index: Role("field", "printed-by", "printed_by")}
    if index - 1 not in found or found[index - 1].field != "cc" or lines[index - 1].text[-1] in "。；":
        return {}
    for at in range(index, min(stop, index + _MOST_COPIES_LINES)):
        if at in roles or lines[at].table or lines[at].gap:
            break
        if lines[at].text[-1] == "。":
            return {below: Role("field", "cc-goes-on", "cc") for below in range(index, at + 1)}
    return {}
