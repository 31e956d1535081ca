"""What holds for every text: nothing lost, nothing twice, spans inside, no exception; and for the real documents."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Outline, UnreadableInputError
from pipeline.notation.lines import BLANK
from pipeline.read import read
from tests.structure.documents import NOTICE, outline

GLYPH = re.compile(r"\(cid:\d+\)")
LINES = st.one_of(
    st.sampled_from(
        [
            *NOTICE.splitlines(),
            "附件：",
            "附",
            "目录",
            "┌─┬─┐",
            "│1│",
            "└─┴─┘",
            "第三条",
            "1.1 总则",
            "**",
            "# ",
            "- 1 -",
            "　",
            "（",
        ]
    ),
    st.text("一二三、（）()1.．附件表：:第条章年月日。；《》〔〕号 　*#-|\t", max_size=12),
)


def check(text: str, found: Outline) -> None:
    at = 0
    for block in found.blocks:
        assert block.start >= at, "blocks overlap"
        assert block.end > block.start, "an empty block"
        assert not BLANK.sub("", text[at : block.start]), "a lost character"
        assert block.rule
        assert block.locator
        at = block.end
    assert not BLANK.sub("", text[at:]), "a lost character"
    assert all(before.end <= after.start for before, after in pairwise(found.parts)), "parts overlap"
    within = {part.part_id: part for part in found.parts}
    own: dict[str, str] = {}  # what each node prints, without the blanks and breaks that it was set with
    for block in found.blocks:
        own[block.section_id] = own.get(block.section_id, "") + BLANK.sub("", text[block.start : block.end])
    for section in found.sections:
        assert text[section.start :].startswith(section.label)
        part = within[section.part_id]
        assert part.start <= section.start <= section.end <= part.end
        assert BLANK.sub("", section.heading) in own[section.section_id]
    assert len({section.section_id for section in found.sections}) == len(found.sections)
    for name in found.metadata.__struct_fields__:
        field = getattr(found.metadata, name)
        assert field is None or field.span is None or field.span.of(text) == field.raw, name


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_any_text(lines: list[str], end: str) -> None:
    text = end.join(lines)
    check(text, outline(text))


@pytest.mark.corpus
def test_real_documents(corpus: Path) -> None:
    from pipeline.structure import structure

    files = [file for file in sorted(corpus.rglob("*")) if file.is_file() and file.name != "INDEX.tsv"]
    assert files
    classified = characters = 0
    for file in files:
        try:
            reading = read(file.read_bytes(), file.name)
        except UnreadableInputError:
            continue
        found = structure(reading)
        try:
            check(reading.text, found)
        except AssertionError as error:
            raise AssertionError(f"{file.name}: {error}") from error
        for block in found.blocks:
            size = len(BLANK.sub("", reading.text[block.start : block.end]))
            if block.rule == "unread-glyphs":  # the file does not say which letters these are: nobody can classify them
                glyphs = sum(map(len, GLYPH.findall(reading.text, block.start, block.end)))
                assert 2 * glyphs >= size
                continue
            characters += size
            classified += size * (block.kind != "unclassified")
    assert classified * 100 >= characters * 99
