"""The only module that prints: summaries, checks in words, tables, errors, progress."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from rich.box import SIMPLE_HEAD, SQUARE
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Sheet
from rich.text import Text

from pipeline.catalogue import messages
from pipeline.model import Check, Circular, Confidence, Finding, Severity, Status, Table, UnreadableInputError

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.files import Input

Language = Literal["zh", "en"]

# Up to this many circulars each gets a sheet of its own; beyond it one row a circular still fits a screen's history.
SHEETS = 12
# So many names are enough to know which ones are meant.
NAMED = 8
_COLOURS: dict[Status, str] = {"fail": "bold red", "unverifiable": "yellow", "note": "cyan", "pass": "green"}
# Where the output goes to a file or another program no line is folded: a table is as wide as it needs to be.
UNFOLDED = 10_000
_MARKS: dict[Status, str] = {"fail": "✗", "unverifiable": "?", "note": "·", "pass": "✓"}

_CONFIDENCES: tuple[Confidence, ...] = ("certain", "likely", "possible")
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Terminal:
    """What people see, in one language. Results go to standard output, errors and progress to standard error."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.out = Console(highlight=False, soft_wrap=False)
        if not self.out.is_terminal and "COLUMNS" not in os.environ:
            self.out.width = UNFOLDED
        self.err = Console(stderr=True, highlight=False)

    def say(self, code: str, **fields: object) -> str:
        """The command's sentence ``code`` in this terminal's language."""
        return self._choose(*messages("cli").sentence(code, **fields))

    def _choose(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def progress(self, inputs: Sequence[Input]) -> Iterator[Input]:
        """The inputs one by one, with a bar on standard error when that is a terminal and there is more than one."""
        if len(inputs) < 2 or not self.err.is_terminal:
            yield from inputs
            return
        from rich.progress import track

        yield from track(inputs, self.say("reading"), console=self.err, transient=True)

    def circulars(self, circulars: Sequence[Circular]) -> None:
        """A sheet per circular, or one row each where there are many; then what needs a person's eye, in words."""
        if len(circulars) <= SHEETS:
            for circular in circulars:
                self._sheet(circular)
                self._words(circular, ("fail", "unverifiable", "note"))
            return
        self._list(circulars)
        for circular in circulars:
            self._words(circular, ("fail",), heading=True)

    def checks(self, circulars: Iterable[Circular]) -> None:
        """Every check in words, the failed ones first."""
        for circular in circulars:
            self._heading(circular)
            self._words(circular, ("fail", "unverifiable", "note", "pass"), findings=False)

    def between(self, checks: Sequence[tuple[str, Check]]) -> None:
        """The checks between circulars that do not simply hold, each under its circular's id."""
        for document_id, check in checks:
            if check.status != "pass":
                self._line(_MARKS[check.status], _COLOURS[check.status], f"{document_id}:", check)

    def switched_off(self, off: Collection[str]) -> None:
        """The rules that gave no check because they were switched off."""
        if off:
            self.out.print(self.say("switched-off", names=", ".join(sorted(off))))

    def tables(self, circular: Circular) -> None:
        """The circular's tables as tables."""
        self._heading(circular)
        if not circular.tables:
            self.out.print(self.say("no-tables"))
        for table in circular.tables:
            self.out.print(drawn(table))

    def unreadable(self, error: UnreadableInputError) -> None:
        """One input that could not be read: its path, what was found, what to do."""
        words = self._choose(error.zh, f"{error.reason}. {error.remedy}")
        self.err.print(f"[bold red]{self.say('unreadable')}[/] {escape(error.path)}: {escape(words)}", soft_wrap=True)

    def error(self, code: str, **fields: object) -> None:
        """A failure of the environment, in words."""
        self.err.print(f"[bold red]{escape(self.say(code, **fields))}[/]", soft_wrap=True)

    def others(self, output: Path, names: Sequence[str]) -> None:
        """Circulars that the output folder holds from earlier runs."""
        if names:
            shown = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
            self.err.print(escape(self.say("others", output=output, count=len(names), names=shown)), soft_wrap=True)

    def totals(self, circulars: int, checks: Sequence[Check], unreadable: int) -> None:
        """The last line of a long run."""
        if circulars + unreadable > 1:
            states = [check.status for check in checks]
            self.out.print(
                self.say(
                    "totals",
                    circulars=circulars,
                    passed=states.count("pass"),
                    failed=states.count("fail"),
                    unverifiable=states.count("unverifiable"),
                    unreadable=unreadable,
                ),
                soft_wrap=True,
            )

    def _heading(self, circular: Circular) -> None:
        self.out.print(f"[bold]{escape(circular.id)}[/]", soft_wrap=True)

    def _sheet(self, circular: Circular) -> None:
        sheet = Sheet(box=SQUARE, show_header=False, title=escape(circular.id), title_justify="left", expand=False)
        for name in ("title", "document_number", "issuer", "date_issued"):
            field = getattr(circular.metadata, name)
            if field:
                sheet.add_row(self.say(f"field-{name}"), escape(field.value))
        sheet.add_row(self.say("field-content"), self._content(circular))
        sheet.add_row(self.say("field-checks"), self._tally(circular))
        self.out.print(sheet)

    def _content(self, circular: Circular) -> str:
        from pipeline.export.summary import coverage

        counts = {name: len(getattr(circular, name)) for name in ("parts", "sections", "tables", "quantities")}
        return self.say("summary", **counts, coverage=f"{coverage(circular):.2%}")

    def _tally(self, circular: Circular) -> Text:
        states = [check.status for check in circular.checks]
        shown = [(status, states.count(status)) for status in _MARKS if status in states]
        return Text(" · ").join(Text(f"{self.say(f'status-{s}')} {n}", _COLOURS[s]) for s, n in reversed(shown))

    def _list(self, circulars: Sequence[Circular]) -> None:
        sheet = Sheet(box=SIMPLE_HEAD)
        for code in ("column-document", "field-title", "column-tables", "column-quantities", "field-checks"):
            sheet.add_column(self.say(code), overflow="fold")
        for one in circulars:
            title = one.metadata.title.value if one.metadata.title else ""
            counts = str(len(one.tables)), str(len(one.quantities))
            sheet.add_row(escape(one.id), escape(title), *counts, self._tally(one))
        self.out.print(sheet)

    def _words(
        self, circular: Circular, states: tuple[Status, ...], *, heading: bool = False, findings: bool = True
    ) -> None:
        chosen = [check for state in states for check in circular.checks if check.status == state]
        chosen.sort(key=lambda check: (states.index(check.status), *_weight(check)))
        if heading and chosen:
            self._heading(circular)
        for check in chosen:
            name = self.say(f"status-{check.status}")
            if check.status == "fail":
                name += f" ({self.say(f'confidence-{check.confidence}')})"
            self._line(_MARKS[check.status], _COLOURS[check.status], name, check)
        for finding in circular.findings if findings and not heading else ():
            if finding.severity != "info":
                place = self.say("line", line=circular.text.count("\n", 0, finding.start) + 1)
                self._line("!", "magenta", f"{self.say('finding')} {place}", finding)

    def _line(self, mark: str, colour: str, name: str, said: Check | Finding) -> None:
        words = self._choose(said.message, said.message_en)
        self.out.print(f"[{colour}]{mark} {escape(name)}[/] {escape(words)}", soft_wrap=True)


def _weight(check: Check) -> tuple[int, int]:
    """What a person reads first: the certain before the likely, errors before warnings."""
    return _CONFIDENCES.index(check.confidence), _SEVERITIES.index(check.severity)


def drawn(table: Table) -> Sheet:
    """The table as rich draws it: header rows stacked in the heading, merged cells printed once."""
    printed = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.grid.cells:
        printed[cell.row][cell.column] = cell.text
    title = f"{table.id} {table.caption}".strip() + (f"（{table.unit_note}）" if table.unit_note else "")
    sheet = Sheet(box=SQUARE, title=escape(title), title_justify="left", show_lines=False)
    for column in range(table.columns):
        sheet.add_column(escape("\n".join(filter(None, (row[column] for row in printed[: table.header_rows])))))
    for row in printed[table.header_rows :]:
        sheet.add_row(*map(escape, row))
    return sheet
