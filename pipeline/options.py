"""The command line: subcommands, options and help, in the terminal's language."""

import argparse
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from pipeline.terminal import Language, Terminal

Run = Callable[[argparse.Namespace, Terminal], int]


def language(words: Sequence[str]) -> Language:
    """The terminal's language: ``--lang`` where it is given, else Chinese under a Chinese locale, else English.

    >>> language(["parse", "--lang", "zh"]), language(["--lang=en"])
    ('zh', 'en')
    """
    for index, word in enumerate(words):
        given = word.partition("=")[2] if word.startswith("--lang=") else "".join(words[index + 1 : index + 2])
        if word.startswith("--lang") and given in ("zh", "en"):
            return "zh" if given == "zh" else "en"
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def parser(terminal: Terminal, runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The command line; ``runs`` gives for each subcommand the function that its ``run`` will name."""
    say = terminal.say

    class Layout(argparse.RawDescriptionHelpFormatter):
        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[argparse._MutuallyExclusiveGroup],
            prefix: str | None = None,
        ) -> None:
            super().add_usage(usage, actions, groups, say("help-usage") if prefix is None else prefix)

    top = argparse.ArgumentParser(
        "gongwen", description=say("description"), epilog=say("epilog"), formatter_class=Layout, add_help=False
    )
    _titled(top, terminal)
    top.add_argument("--version", action="version", version=f"gongwen {version('gongwen')}", help=say("arg-version"))
    top.add_argument("--lang", choices=("zh", "en"), help=say("arg-lang"))
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for name, run in runs.items():
        command = commands.add_parser(
            name,
            help=say(name),
            description=say(name),
            epilog=say(f"{name}-epilog"),
            formatter_class=Layout,
            add_help=False,
        )
        _titled(command, terminal)
        command.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=say("arg-lang"))
        command.set_defaults(run=run)
        _options(command, name, terminal)
    return top


def _titled(command: argparse.ArgumentParser, terminal: Terminal) -> None:
    """The titles that argparse writes in English, and ``-h``, in the terminal's language."""
    command._positionals.title = terminal.say("help-arguments")
    command._optionals.title = terminal.say("help-options")
    command.add_argument("-h", "--help", action="help", help=terminal.say("arg-help"))


def _options(command: argparse.ArgumentParser, name: str, terminal: Terminal) -> None:
    say = terminal.say
    if name == "schemas":
        _output(command, terminal, "schemas")
        return
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH", default=[Path("raw")], help=say("arg-paths"))
    if name in ("parse", "check"):
        command.add_argument("--off", action="append", default=[], metavar="RULE", help=say("arg-off"))
        command.add_argument("--config", type=Path, metavar="FILE", help=say("arg-config"))
    if name == "parse":
        _output(command, terminal, "parsed")
        command.add_argument("--strict", action="store_true", help=say("arg-strict"))
        command.add_argument("--csv-encoding", default="utf-8-sig", metavar="NAME", help=say("arg-csv-encoding"))


def _output(command: argparse.ArgumentParser, terminal: Terminal, default: str) -> None:
    words = terminal.say("arg-output", default=f"{default}/")
    command.add_argument("-o", "--output", type=Path, default=Path(default), metavar="DIR", help=words)
