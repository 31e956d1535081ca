"""The command ``gongwen``: what each subcommand does, the loop over inputs, exit codes."""

import argparse
import sys
import traceback
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.files import (
    Input,
    find_inputs,
    other_documents,
    read_configuration,
    read_files,
    remove_unfinished,
    unreadable,
    write_document,
    write_files,
)
from pipeline.model import Check, Circular, UnreadableInputError
from pipeline.options import language, parser
from pipeline.terminal import Terminal

OK, CHECK_FAILED, USAGE, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives its exit code: 0 all read, 1 a check failed, 2 usage, 3 some input unreadable."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    terminal = Terminal(language(words))
    options = parser(terminal, RUNS).parse_args(words)
    try:
        return int(options.run(options, terminal))
    except OSError as error:
        terminal.error("unwritable", path=error.filename or "", reason=error.strerror or str(error))
        return UNREADABLE
    except KeyboardInterrupt:
        terminal.error("interrupted")
        return INTERRUPTED


class Inputs:
    """The circulars of the paths, parsed one by one; unreadable ones are named at once and counted."""

    def __init__(
        self, paths: Sequence[Path], terminal: Terminal, off: Collection[str] = (), output: Path | None = None
    ) -> None:
        self.terminal, self.off = terminal, off
        self.inputs, missing = find_inputs(paths, output)
        self.unreadable = 0
        for error in missing:
            self._name(error)
        if not self.inputs and not missing:
            self._name(unreadable(", ".join(map(str, paths)), "none"))

    def __iter__(self) -> Iterator[tuple[Input, Circular]]:
        from pipeline import run

        for one in self.terminal.progress(self.inputs):
            try:
                yield one, run.parse_files(read_files(one), one.path, one.document_id, self.off)
            except UnreadableInputError as error:
                self._name(error)
            except Exception as error:  # an error of ours on one circular must not cost the others
                self._name(broken(one.path, error))

    def _name(self, error: UnreadableInputError) -> None:
        self.unreadable += 1
        self.terminal.unreadable(error)

    def exit_code(self, checks: Iterable[Check], strict: bool) -> int:
        """3 where an input could not be read, else 1 where a check failed and that matters, else 0."""
        if self.unreadable:
            return UNREADABLE
        return CHECK_FAILED if strict and any(check.status == "fail" for check in checks) else OK


def every_check(circulars: Iterable[Circular], between: Iterable[tuple[str, Check]]) -> list[Check]:
    """The checks of all circulars, and those between them."""
    return [*(check for one in circulars for check in one.checks), *(check for _, check in between)]


def broken(path: str, error: Exception) -> UnreadableInputError:
    """An error of the program on one circular, as an input that could not be read: what and where, to be reported."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return unreadable(path, "broken", error=repr(error), place=f"{Path(last.filename).name}:{last.lineno}")


def rules_off(options: argparse.Namespace, terminal: Terminal) -> list[str] | None:
    """The rules that the configuration and the command line switch off, each once.

    None where the configuration cannot be followed or a rule does not exist; the terminal has said so then.
    """
    try:
        configured = read_configuration(options.config).checks.off
    except UnreadableInputError as error:
        terminal.unreadable(error)
        return None
    off = list(dict.fromkeys((*configured, *options.off)))
    return None if off and unknown_rules(off, terminal) else off


def unknown_rules(off: Collection[str], terminal: Terminal) -> bool:
    """Whether a rule to be switched off does not exist; it is named then, with those that do."""
    from pipeline.checks import rule_names

    unknown = [name for name in off if name not in rule_names()]
    if unknown:
        terminal.error("unknown-rule", name=unknown[0], names=", ".join(sorted(rule_names())))
    return bool(unknown)


def run_parse(options: argparse.Namespace, terminal: Terminal) -> int:
    """``gongwen parse``: every input into the output folder, then the CSVs of all."""
    from pipeline.export import export

    encoding = options.csv_encoding
    try:
        "".encode(encoding)
    except LookupError:
        terminal.error("bad-encoding", encoding=encoding)
        return USAGE
    off = rules_off(options, terminal)
    if off is None:
        return USAGE
    inputs = Inputs(options.paths, terminal, off, options.output)
    circulars: list[Circular] = []
    document_id = ""
    try:
        remove_unfinished(options.output)
        for one, circular in inputs:
            document_id = one.document_id
            write_document(options.output, document_id, export(circular, encoding))
            circulars.append(circular)
        between = write_collection(options.output, circulars, encoding, off) if circulars else ()
    except UnicodeEncodeError as error:
        character = error.object[error.start : error.end]
        terminal.error("unwritable-character", encoding=encoding, character=character, document_id=document_id)
        return USAGE
    terminal.circulars(circulars)
    terminal.between(between)
    terminal.switched_off(off)
    terminal.others(options.output, other_documents(options.output, (one.id for one in circulars)))
    checks = every_check(circulars, between)
    terminal.totals(len(circulars), checks, inputs.unreadable)
    return inputs.exit_code(checks, options.strict)


def write_collection(
    output: Path, circulars: Sequence[Circular], encoding: str, off: Collection[str] = ()
) -> Sequence[tuple[str, Check]]:
    """Writes the CSVs of all circulars together; gives the checks between them."""
    from pipeline.export import collect
    from pipeline.run import relate

    linked, between = relate(circulars, off)
    write_files(output, collect(linked, encoding, between))
    return between


def run_check(options: argparse.Namespace, terminal: Terminal) -> int:
    """``gongwen check``: the checks in words; writes nothing."""
    off = rules_off(options, terminal)
    if off is None:
        return USAGE
    inputs = Inputs(options.paths, terminal, off)
    circulars = [circular for _, circular in inputs]
    terminal.checks(circulars)
    between: Sequence[tuple[str, Check]] = ()
    if len(circulars) > 1:
        from pipeline.run import relate

        between = relate(circulars, off)[1]
        terminal.between(between)
    terminal.switched_off(off)
    checks = every_check(circulars, between)
    terminal.totals(len(circulars), checks, inputs.unreadable)
    return inputs.exit_code(checks, strict=True)


def run_tables(options: argparse.Namespace, terminal: Terminal) -> int:
    """``gongwen tables``: the tables found, drawn."""
    inputs = Inputs(options.paths, terminal)
    for _, circular in inputs:
        terminal.tables(circular)
    return inputs.exit_code((), strict=False)


def run_schemas(options: argparse.Namespace, terminal: Terminal) -> int:
    """``gongwen schemas``: the JSON Schema and the table schemas."""
    from pipeline.export import schemas

    write_files(options.output, schemas())
    return OK


RUNS = {"parse": run_parse, "check": run_check, "tables": run_tables, "schemas": run_schemas}


if __name__ == "__main__":
    sys.exit(main())
