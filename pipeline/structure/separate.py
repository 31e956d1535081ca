"""Texts that came as files of their own beside the notice: which annex each of them is."""

import re
from bisect import bisect_left

from pipeline.model import Reading
from pipeline.notation.forms import fold
from pipeline.structure.annexes import annex_label
from pipeline.structure.parttitles import name_key
from pipeline.structure.printed import Line
from pipeline.structure.roles import Roles

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_ENTRY = re.compile(
    rf"(?:(?P<word>附\s?[件表錄录圖图])\s?(?P<own>{_NUMBER})?\s?[.．、:：]?\s*)?(?:(?P<number>{_NUMBER})\s?[.．、:：]\s*)?(?P<name>.*)"
)
_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}$")
_MARKS_AROUND = "。；;，,《》“” \u3000"
_SHORTEST = 4  # shorter names are part of too many others to tell one by


def file_lines(reading: Reading, lines: list[Line]) -> dict[int, str]:
    """The first line of each file of a circular but the first file, with the file's name."""
    starts = [line.start for line in lines]
    found = ((bisect_left(starts, start), name) for start, name in reading.files)
    return {index: name for index, name in found if index < len(lines)}


def label_of(title: str, name: str, lines: list[Line], given: Roles) -> str:
    """The label of an annex that prints none: what the list of annexes numbers its title, else what its file is called.

    Empty where neither says. ``given`` holds the roles of the lists of annexes above.
    """
    entries = _entries(lines, given)
    key = name_key(title)
    same = [label for label, entry in entries if entry == key]
    alike = [
        label for label, entry in entries if min(len(entry), len(key)) >= _SHORTEST and (entry in key or key in entry)
    ]
    if same or len(alike) == 1:
        return (same or alike)[0]
    own = annex_label(_SUFFIX.sub("", name.rpartition("/")[2]) or " ")
    return own.label if own else ""


def _entries(lines: list[Line], given: Roles) -> list[tuple[str, str]]:
    """The entries of the lists of annexes, label and title: 附件：1.任务表 is 附件1 with 任务表."""
    found: list[tuple[str, str]] = []
    word = "附件"
    for index in sorted(index for index, role in given.items() if role.rule == "annex-list"):
        match = _ENTRY.fullmatch(fold(" ".join(lines[index].text.splitlines())))
        if match and match["name"]:
            word = "".join((match["word"] or word).split())
            name = name_key(_SUFFIX.sub("", match["name"].strip(_MARKS_AROUND)))
            found.append((word + (match["number"] or match["own"] or ""), name))
    return found
