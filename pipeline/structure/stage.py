"""The stage: lines, what surrounds them, header, closings, parts, sections, references, blocks, in that order."""

from bisect import bisect_right
from collections.abc import Iterator

from pipeline.catalogue import messages
from pipeline.model import Block, Finding, Metadata, Outline, Part, Reading, Reference, Section
from pipeline.structure.closing import closings
from pipeline.structure.header import header
from pipeline.structure.judging import format_findings
from pipeline.structure.layout import layout, set_lines
from pipeline.structure.metadata import metadata, stated, title_of, unspaced
from pipeline.structure.nesting import parents
from pipeline.structure.numbering import Numbering, numbering_of
from pipeline.structure.pages import marked_apart, pages_apart
from pipeline.structure.parts import PartLines, divide
from pipeline.structure.printed import Line, printed_lines
from pipeline.structure.references import references
from pipeline.structure.roles import Role, Roles, captured_labels, genre_of
from pipeline.structure.runon import apart, labels_apart, whole_dates, whole_remarks
from pipeline.structure.sections import sections_of
from pipeline.structure.separate import file_lines
from pipeline.structure.textlines import text_role
from pipeline.structure.wraps import joined, wrap_width

_STATES_NUMBER = frozenset({"format-field", "telegram-grade"})  # lines that state the document's own number, too
_OWN_FIELDS = ("document_number", "notes")  # a remark (题注) says with which order the text itself was published
_OF_ONE_TEXT = ("notes", "attachments_note")
_NAMES_NOTHING = ("navigation", "duplicate", "title")
_OTHERS = frozenset({"duplicate", "navigation", "furniture", "contents"})


def structure(reading: Reading) -> Outline:
    """Blocks, metadata, parts, sections and references of a reading.

    Guarantees:
    1. Blocks are disjoint, in reading order, and cover every non-blank character of the text.
    2. Parts are disjoint and in order; a section lies within its part; all spans point into ``reading.text``.
    3. Never raises, whatever the text.
    """
    text = reading.text
    numbering = numbering_of(text)
    printed = printed_lines(reading)
    if not printed:
        return Outline(Metadata(), (), (), (), ())
    width = wrap_width(printed)
    lines = joined(pages_apart(printed, width.full) if width.full else marked_apart(printed), text, width, numbering)
    lines = labels_apart(whole_remarks(whole_dates(apart(lines), text), text))
    roles, captured = layout(lines, numbering)
    roles |= set_lines(lines, roles)
    fields = tuple((captured_labels().get(_bare(label), ""), label, value) for label, value in reading.fields)
    page = stated(text, lines, captured, fields)
    head = header(lines, roles, numbering, page["title"].value if "title" in page else "")
    roles |= head.roles
    ends = closings(lines, roles, head.body)
    parts, given, closing = divide(lines, roles, head, ends, numbering, text, file_lines(reading, lines))
    roles |= given
    records = _parts(parts, lines, text)
    sections: list[Section] = []
    findings: list[Finding] = []
    owner: dict[int, str] = {}
    heads: dict[int, str] = {}
    for part, record in zip(parts, records, strict=True):
        first = max(part.first, head.body) if part.kind == "main" else part.first
        found = sections_of(record.part_id, first, part.stop, lines, roles, numbering)
        sections += found.sections
        findings += found.findings
        owner |= found.owner
        heads |= found.heads
    elements = metadata(text, lines, head, closing, _without_passed_on(parts, roles), page)
    roles |= {index: Role("heading", f"heading-{style}") for index, style in heads.items() if index not in roles}
    blocks = _blocks(parts, records, lines, roles, owner, numbering)
    labels = frozenset(
        text.find("附", lines[part.first].at)
        for part in parts
        if part.label and (part.named or (part.first in roles and roles[part.first].kind == "label"))
    )
    lists = [(lines[at].start, lines[at].end) for at, role in roles.items() if role.rule == "annex-list"]
    numbers = [
        (lines[at].start, lines[at].end)
        for at, role in roles.items()
        if role.field in _OWN_FIELDS or role.kind in _NAMES_NOTHING or role.rule in _STATES_NUMBER
    ]
    return Outline(
        elements,
        blocks,
        records,
        tuple(sections),
        tuple(_own(references(text, records, sections, labels, lists, numbers), blocks)),
        (*_kind_findings(elements, len(text)), *format_findings(text, elements, closing), *findings),
    )


def _own(found: list[Reference], blocks: tuple[Block, ...]) -> Iterator[Reference]:
    """What the circular itself names: not the page's own words around it, nor a second copy of its text, nor its
    contents; a list of annexes (附件说明) names them."""
    starts = [block.start for block in blocks]
    for reference in found:
        at = bisect_right(starts, reference.start) - 1
        block = blocks[at]
        names = block.kind not in _OTHERS or block.rule == "annex-list"
        if at < 0 or names or reference.start >= block.end:
            yield reference


def _without_passed_on(parts: list[PartLines], roles: Roles) -> Roles:
    """The roles without the remarks and the list of annexes of a text that is passed on with its own date: its own."""
    passed_on: set[int] = set()
    for part in parts[1:]:
        inside = range(part.first, part.stop)
        if part.kind == "attachment" and any(roles[at].rule == "date-line" for at in inside if at in roles):
            passed_on.update(at for at in inside if at in roles and roles[at].field in _OF_ONE_TEXT)
    return {at: role for at, role in roles.items() if at not in passed_on} if passed_on else roles


def _bare(label: str) -> str:
    return "".join(label.split()).strip(":：*")


def _parts(parts: list[PartLines], lines: list[Line], text: str) -> tuple[Part, ...]:
    spans = [(lines[part.first].start, lines[part.stop - 1].end) for part in parts]
    owners = parents([part.label if part.kind == "annex" else "" for part in parts], spans, text)
    records: list[Part] = []
    for number, (part, owner) in enumerate(zip(parts, owners, strict=True), 1):
        label = lines[part.first]
        title = "".join(unspaced("".join(lines[at].text.splitlines())) for at in part.title)
        if part.kind == "main":
            title = title_of(lines, part.title)
        if part.title_at >= 0:
            title = label.text[part.title_at :].strip()
        title = part.named or title
        records.append(
            Part(
                f"p{number}",
                part.kind,
                part.label,
                title,
                label.start,
                lines[part.stop - 1].end,
                f"p{owner + 1}" if owner is not None else "",
            )
        )
    return tuple(records)


def _blocks(
    parts: list[PartLines],
    records: tuple[Part, ...],
    lines: list[Line],
    roles: Roles,
    owner: dict[int, str],
    numbering: Numbering,
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for part, record in zip(parts, records, strict=True):
        for index in range(part.first, part.stop):
            line = lines[index]
            role = roles.get(index)
            if role is None or role.rule == "header-line":
                role = text_role(index, lines, roles, numbering, index in owner)
            blocks.append(
                Block(
                    role.kind,
                    line.start,
                    line.end,
                    record.part_id,
                    owner.get(index, ""),
                    role.field,
                    line.locator or _locator(line),
                    role.rule,
                    line.joins,
                )
            )
    return tuple(blocks)


def _locator(line: Line) -> str:
    return f"line {line.first}" if line.first == line.last else f"lines {line.first}–{line.last}"


def _kind_findings(elements: Metadata, length: int) -> tuple[Finding, ...]:
    """A text with no element of a circular but perhaps a first line is none."""
    told = elements.document_number or elements.addressees or elements.signature or elements.index_number
    if told or (elements.title and genre_of(elements.title.value)):
        return ()
    return (messages("structure").finding("not-a-circular", 0, min(length, 1)),)
