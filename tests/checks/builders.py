"""Small circulars made by hand: a text written piece by piece, with the records that the stages before would give.

``Draft`` appends lines to a text and keeps the spans; what a case does not care about it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from pipeline.checks import checks
from pipeline.model import (
    Block,
    BlockKind,
    Cell,
    CellStatus,
    Check,
    Circular,
    Exact,
    Field,
    Grid,
    Metadata,
    Observation,
    Part,
    Quantity,
    Reference,
    RowRole,
    Section,
    Source,
    Span,
    Table,
    exact,
)
from pipeline.model.quantity import Comparator, Role
from pipeline.notation.numerals import read

MISSING = frozenset({"---", "—", "/"})


class Draft:
    """A circular under construction."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.parts: list[Part] = []
        self.sections: list[Section] = []
        self.tables: list[Table] = []
        self.quantities: list[Quantity] = []
        self.references: list[Reference] = []
        self.fields: dict[str, Field] = {}

    def line(self, text: str, kind: BlockKind = "paragraph", section: str = "") -> Span:
        """A line of its own."""
        span = Span(len(self.text), len(self.text) + len(text))
        self.text += text + "\n"
        part = self.parts[-1].part_id if self.parts else ""
        self.blocks.append(Block(kind, *span, part, section))
        for mention in re.finditer(r"见(附件\d+)", text):
            start = span.start + mention.start(1)
            self.references.append(Reference("annex", mention[1], mention[1], "", start, start + len(mention[1])))
        return span

    def part(self, kind: str, title: str, label: str = "") -> str:
        """Opens a part; its label and title are printed."""
        part_id = f"p{len(self.parts) + 1}"
        start = len(self.text)
        self.parts.append(Part(part_id, kind, label, title, start, start))  # type: ignore[arg-type]
        if label:
            self.line(label, "label")
        span = self.line(title, "title")
        if kind == "main":
            self.fields["title"] = Field(title, title, span)
        return part_id

    def field(self, name: str, text: str, value: str = "") -> None:
        """A printed header field."""
        self.fields[name] = Field(value or text, text, self.line(text, "field"))

    def section(self, section_id: str, label: str, heading: str, text: str = "") -> Span:
        """A numbered node; ``section_id`` says whose child it is (1.2 below 1)."""
        part = self.parts[-1].part_id
        counted = re.sub(r"-\d+|之[一二三四五六七八九十]+", "", label)  # 第66-1條 counts as 66
        number = read(re.sub(r"[^\d一二三四五六七八九十]", "", counted))
        span = self.line(label + heading + text, "paragraph" if text else "heading", section_id)
        parent = section_id.rpartition(".")[0]
        self.sections.append(
            Section(part, section_id, parent, section_id.count(".") + 1, label, int(number.value) if number else None,
                    heading, text, span.start, span.end, re.sub(r"[\d一二三四五六七八九十]", "N", counted))
        )  # fmt: skip
        return span

    def quantity(
        self,
        raw: str,
        indicator: str,
        role: Role = "measure",
        comparator: Comparator = "=",
        at: str = "",
        change: str = "",
    ) -> None:
        """The quantity ``raw`` in the last line; ``at`` ends with it and tells it from another one."""
        line = self.blocks[-1]
        found = self.text.find(at or raw, line.start) + (len(at) - len(raw) if at else 0)
        assert found >= line.start, (raw, self.text[line.start :])
        match = re.match(r"[\d.,]+[万亿]*|[一二两三四五六七八九十百]+", raw)
        assert match, raw
        numeral = read(match[0].replace("两", "二"))
        assert numeral, raw
        self.quantities.append(
            Quantity(f"q{len(self.quantities) + 1}", line.section_id, raw, exact(numeral.value), None, None,
                     raw[match.end() :], comparator, role, "", indicator, change, "", found, found + len(raw),
                     exact(numeral.step), line.part_id)
        )  # fmt: skip

    def table(
        self,
        columns: Sequence[str],
        rows: Sequence[str],
        caption: str = "表",
        part_columns: tuple[tuple[int, int], ...] = (),
        part_rows: tuple[tuple[int, int], ...] = (),
        serial: bool = False,
        column_roles: dict[int, RowRole] | None = None,
        section: str = "",
    ) -> None:
        """A table: ``columns`` as ``name`` or ``group > name [unit]``, ``rows`` as cells parted by blanks.

        The first column names the row (after the serial column where there is one). Row 0 is the header; a row
        whose name ends with 计 is a total (小计: a subtotal).
        """
        caption_span = self.line(caption, "caption", section)
        start = len(self.text)
        first = 1 if serial else 0
        paths = [column.partition(" [")[0] for column in columns]
        units = [column.partition(" [")[2].rstrip("]") for column in columns]
        cells: list[Cell] = []
        observations: list[Observation] = []
        for row, printed in enumerate([" ".join(path.replace(" ", "") for path in paths), *rows]):
            texts = printed.split()
            if serial and len(texts) < len(columns):
                texts.insert(0, "")
            spans = []
            for text in texts:
                spans.append(Span(len(self.text), len(self.text) + len(text)))
                self.text += text + " "
            self.text += "\n"
            for column, (text, span) in enumerate(zip(texts, spans, strict=True)):
                cells.append(Cell(row, column, 1, 1, text, (span,) if text else ()))
                if row and column > first:
                    observations.append(
                        _observation(row, column, texts[first], paths, units, text, span, column_roles or {})
                    )
        self.blocks.append(Block("table", start, len(self.text), self.parts[-1].part_id if self.parts else ""))
        self.tables.append(
            Table(f"t{len(self.tables) + 1}", self.parts[-1].part_id if self.parts else "", section, caption, "",
                  Grid(len(rows) + 1, len(columns), 1, tuple(cells)), start, len(self.text), "box", first + 1,
                  (0,) if serial else (), tuple(paths), tuple(units), tuple(observations), part_columns, part_rows,
                  caption_span=caption_span)
        )  # fmt: skip

    def circular(self) -> Circular:
        """The circular with every record; citations are resolved to the annexes that are there."""
        ends = [*(part.start for part in self.parts[1:]), len(self.text)][: len(self.parts)]
        labels = {part.label.rstrip(":："): part.part_id for part in self.parts if part.label}
        return Circular(
            "1.0", "draft", Source("draft.txt", "", "utf-8", "text/plain"), self.text, Metadata(**self.fields),
            tuple(replace(part, end=end) for part, end in zip(self.parts, ends, strict=True)),
            tuple(self._whole(section) for section in self.sections), tuple(self.blocks), tuple(self.tables),
            tuple(self.quantities),
            tuple(replace(place, resolved=labels.get(place.target, "")) for place in self.references),
        )  # fmt: skip

    def _whole(self, section: Section) -> Section:
        """The section with its descendants' text within its span."""
        last = max(
            (other.end for other in self.sections if other.section_id.startswith(section.section_id + ".")),
            default=section.end,
        )
        return Section(section.part_id, section.section_id, section.parent_id, section.level, section.label,
                       section.number, section.heading, section.text, section.start, max(last, section.end),
                       section.rule)  # fmt: skip

    def checks(self, rule: str = "") -> list[Check]:
        """The checks of the circular, of one rule where it is named."""
        return [check for check in checks(self.circular()) if not rule or check.rule == rule]

    def statuses(self, rule: str) -> list[str]:
        """The outcomes of one rule."""
        return [check.status for check in self.checks(rule)]


def _observation(
    row: int,
    column: int,
    name: str,
    paths: list[str],
    units: list[str],
    text: str,
    span: Span,
    roles: dict[int, RowRole],
) -> Observation:
    role: RowRole = "subtotal" if "小计" in name else "total" if name.endswith("计") else "data"
    value = _number(text)
    status: CellStatus = "number" if value is not None else "missing" if text in MISSING else "text"
    return Observation("t", row, column, name, role, paths[column], roles.get(column, "data"), units[column], text,
                       value, status, *span, (span,))  # fmt: skip


def _number(text: str) -> Exact | None:
    try:
        return exact(Decimal(text))
    except ArithmeticError:
        return None
