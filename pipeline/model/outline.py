"""What the ``structure`` stage finds: blocks, header fields, parts, sections and references."""

from typing import Literal

from msgspec import Struct

from pipeline.model.judgement import Finding
from pipeline.model.spans import Span

PartKind = Literal["main", "attachment", "annex"]

BlockKind = Literal[
    "title",  # the title of a part, one block a printed line
    "field",  # a header or end-matter element: number, addressees, signature, date … (Block.field names it)
    "heading",  # a section's label and heading on a line of their own
    "paragraph",  # running text, also where a run-in heading opens it
    "form",  # a place to write in: ＿＿＿, 年　月　日, （盖章）, 姓名：
    "table",  # a whole table with its rules
    "caption",  # a table's title line
    "unit-note",  # 单位：万元 beside or above a table
    "note",  # 注： under a table
    "label",  # 附件1 on its own line
    "contents",  # a table of contents or a list of annexes
    "furniture",  # page numbers, running heads
    "navigation",  # a web page's own furniture
    "duplicate",  # what the source hides, mostly a second copy of the text
    "unclassified",  # kept, not understood
]


class Block(Struct, frozen=True, gc=False):
    """A leaf of the circular: a stretch of text of one kind.

    Guarantees: blocks are disjoint, in reading order, and cover every non-blank character of the text.
    ``field`` names the element that a ``field`` block prints (a key of ``Metadata``), else empty.
    ``locator`` is the place in the source file: ``line 12``, ``lines 44–80``, or the reader's own address.
    ``rule`` is the id of the rule that classified it.
    ``joins`` says that the block goes on with the paragraph above that the end of a page cut: what stands between the
    two is the page's.
    """

    kind: BlockKind
    start: int
    end: int
    part_id: str = ""
    section_id: str = ""
    field: str = ""
    locator: str = ""
    rule: str = ""
    joins: bool = False


class Field(Struct, frozen=True, gc=False):
    """A header element: its normalised ``value``, as printed (``raw``), and where.

    Several printed places (joint issuers) give several spans; ``raw`` joins them with ``；``. A value that the format
    states outside its text (a page's metadata table that is not part of the text) has no span.
    """

    value: str
    raw: str
    span: Span | None = None
    spans: tuple[Span, ...] = ()
    rule: str = ""


class Metadata(Struct, frozen=True, gc=False):
    """The elements of an official document (GB/T 9704-2012, art. 9 of the 2012 regulations; older ones too).

    None where the circular does not print the element. Lists are joined with ``；`` in ``value``.
    """

    title: Field | None = None
    genre: Field | None = None
    document_number: Field | None = None
    issuer: Field | None = None
    addressees: Field | None = None
    date_issued: Field | None = None
    issuer_mark: Field | None = None
    signers: Field | None = None
    signature: Field | None = None
    cc: Field | None = None
    date_printed: Field | None = None
    printed_by: Field | None = None
    copy_number: Field | None = None
    secrecy: Field | None = None
    urgency: Field | None = None
    notes: Field | None = None
    attachments_note: Field | None = None
    index_number: Field | None = None
    topic_class: Field | None = None
    subject_words: Field | None = None
    date_published: Field | None = None
    validity: Field | None = None


class Part(Struct, frozen=True, gc=False):
    """A part of the circular: the notice itself, a text it prints or forwards, an annex.

    ``label`` as printed (``附件1``), empty for the notice; ``parent_id`` is the part an annex belongs to.
    """

    part_id: str
    kind: PartKind
    label: str
    title: str
    start: int
    end: int
    parent_id: str = ""


class Section(Struct, frozen=True, gc=False):
    """A numbered node. ``start``–``end`` runs from its label to the end of its last descendant.

    ``level`` counts from 1 within its part; ``label`` as printed; ``number`` the integer it stands for (None where it
    cannot be read); ``heading`` the heading alone, empty where the node is plain text; ``text`` the node's own text
    without label, heading and children. ``rule`` names the numbering style (``han-dun``, ``han-paren`` …).
    """

    part_id: str
    section_id: str
    parent_id: str
    level: int
    label: str
    number: int | None
    heading: str
    text: str
    start: int
    end: int
    rule: str = ""


class Reference(Struct, frozen=True, gc=False):
    """A place that names an annex, another document, a law or an article.

    ``kind`` is ``annex``, ``document``, ``law``, ``article`` or ``section``; ``target`` the name in normal form
    (``附件1``, a document's title or number); ``resolved`` the part_id, section_id or document_id it leads to, else
    empty.
    """

    kind: str
    raw: str
    target: str
    resolved: str
    start: int
    end: int


class Outline(Struct, frozen=True, gc=False):
    """Everything that ``structure`` finds in one reading."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...] = ()
