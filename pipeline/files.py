"""The only module that opens files: inputs below raw/, outputs below parsed/ and schemas/."""

import os
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from pipeline.catalogue import messages
from pipeline.model import SourceFile, UnreadableInputError

# Files that programs leave in folders and that are no circulars: hidden ones, and an office program's lock files.
_NOT_INPUTS = (".", "~$")
# Marks a file that is being written; what a killed run leaves is removed by the next one.
_UNFINISHED = ".gongwen-unfinished-"
# No circular is larger; a file that is would fill the memory for nothing.
MOST_BYTES = 500_000_000
# Characters of a file's name that would break a line, a folder or a table where its circular is named.
_CONTROL = dict.fromkeys((*range(0x20), 0x7F), "_")


# A folder that holds this file is one circular; what the file may say, ``FileList`` declares.
LIST = "circular.toml"


class FileList(Struct, frozen=True, forbid_unknown_fields=True):
    """``circular.toml``: the files of a circular in reading order, each a path below the folder.

    Example: ``files = ["notice.txt", "annexes/1.docx"]``
    """

    files: list[str]


# Read from the working folder where it is there; never an input.
CONFIGURATION = Path("gongwen.toml")


class CheckChoices(Struct, frozen=True, forbid_unknown_fields=True):
    """What a configuration chooses for the checks: the rules that are ``off``."""

    off: list[str] = []


class Configuration(Struct, frozen=True, forbid_unknown_fields=True):
    """``gongwen.toml``, or the file that ``--config`` names.

    Example: ``[checks]``, and below it ``off = ["repeated-figure"]``
    """

    checks: CheckChoices = CheckChoices()


class Input(Struct, frozen=True):
    """A circular to parse: its id, the path that outputs name (below its root folder), and its file or folder."""

    document_id: str
    path: str
    file: Path


def find_inputs(paths: Iterable[Path], output: Path | None = None) -> tuple[list[Input], list[UnreadableInputError]]:
    """Every file at or below the paths, sorted by path within each, with unique ids; and the paths that are missing.

    What lies in the ``output`` folder is no input; a folder that a link leads to again is entered once, and a file that
    is named twice is one input under its first name.

    The id is the path below the root without its extension; files that would share one keep their extension, and files
    of several roots that still would are told apart by their folders' names.
    """
    found: list[tuple[Path, PurePosixPath]] = []
    missing = []
    for root in paths:
        if root.is_dir() and not (root / LIST).exists():
            left_out = {output.resolve()} if output and output.resolve() != root.resolve() else set()
            below = _files_below(root, left_out)
            found += ((file, PurePosixPath(file.relative_to(root).as_posix())) for file in below)
        elif root.exists():
            found.append((root, PurePosixPath(root.name)))
        else:
            missing.append(unreadable(str(root), "missing"))
    once: dict[Path, tuple[Path, PurePosixPath]] = {}
    for file, name in found:
        once.setdefault(file.resolve(), (file, name))
    found = list(once.values())
    ids = _unique_ids(found)
    return [Input(one, below.as_posix(), file) for one, (file, below) in zip(ids, found, strict=True)], missing


def read_configuration(file: Path | None) -> Configuration:
    """The configuration that a file holds; by default that of the working folder, if there is one.

    Raises: UnreadableInputError where the file cannot be read, is no TOML or says something else.
    """
    place = file or CONFIGURATION
    if file is None and not place.exists():
        return Configuration()
    if not place.exists():
        raise unreadable(str(place), "missing")
    try:
        return msgspec.convert(tomllib.loads(_bytes(place).decode("utf-8-sig")), Configuration)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise unreadable(str(place), "configuration", found=str(error)) from error


def unreadable(path: str, code: str, **fields: object) -> UnreadableInputError:
    """The error ``input-<code>`` of the command's catalogue."""
    zh, reason = messages("cli").sentence(f"input-{code}", **fields)
    zh_remedy, remedy = messages("cli").sentence(f"input-{code}-remedy", **fields)
    return UnreadableInputError(path, reason, remedy, f"{zh}。{zh_remedy}")


def _files_below(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    """The files of a folder and of those below it, but for the folders in ``left_out``, which it adds its own to."""
    left_out.add(folder.resolve())
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if entry.name.startswith(_NOT_INPUTS) or entry.name == CONFIGURATION.name:
            continue
        if not entry.is_dir():
            yield entry
        elif entry.resolve() not in left_out:
            if (entry / LIST).exists():
                yield entry
            else:
                yield from _files_below(entry, left_out)


def _unique_ids(found: list[tuple[Path, PurePosixPath]]) -> list[str]:
    """The shortest of a file's names that no other file shares: without extension, with it, with folders …"""
    names = [_names(file, below) for file, below in found]
    chosen = [0] * len(found)
    while True:
        ids = [options[min(index, len(options) - 1)] for options, index in zip(names, chosen, strict=True)]
        shared = {one for one, count in Counter(ids).items() if count > 1}
        again = [i for i, one in enumerate(ids) if one in shared and chosen[i] < len(names[i]) - 1]
        if not again:
            return ids
        for index in again:
            chosen[index] += 1


def _names(file: Path, below: PurePosixPath) -> list[str]:
    outer = file.resolve().parts[1 : -len(below.parts)]
    deeper = ["/".join((*outer[-count:], below.as_posix())) for count in range(1, len(outer) + 1)]
    short = below if file.is_dir() else below.with_suffix("")
    return [name.translate(_CONTROL) for name in (short.as_posix(), below.as_posix(), *deeper)]


def read_files(one: Input) -> list[SourceFile]:
    """The circular's files in order, each with the path that outputs name: one, or those that its folder lists. Old
    Office files come converted where LibreOffice is installed.

    Raises: UnreadableInputError where the system refuses, or the folder's list cannot be followed, or a conversion
    fails.
    """
    if not one.file.is_dir():
        return [_received(one.path, one.file)]
    return [_received(f"{one.path}/{name}", one.file / name) for name in _listed(one)]


def _received(name: str, file: Path) -> SourceFile:
    from pipeline.read import convertible

    data = _bytes(file)
    media_type, suffix = convertible(data)
    if not media_type:
        return SourceFile(name, data)
    from pipeline.office import ConversionError, to_docx

    try:
        converted = to_docx(data, suffix)
    except ConversionError as error:
        raise unreadable(name, "conversion", reason=str(error)) from error
    return SourceFile(name, data) if converted is None else SourceFile(name, converted, data, media_type)


def _listed(one: Input) -> list[str]:
    """The files that the folder's list names.

    Raises: UnreadableInputError where the list is no TOML, says something else, names a file twice or one that is not
    in the folder.
    """
    place = f"{one.path}/{LIST}"
    try:
        names = msgspec.convert(tomllib.loads(_bytes(one.file / LIST).decode("utf-8-sig")), FileList).files
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise unreadable(place, "list", found=str(error)) from error
    if not names:
        raise unreadable(place, "list", found="files = []")
    folder = one.file.resolve()
    seen: set[Path] = set()
    for name in names:
        file = _below(folder, name)
        if file is None or file in seen:
            raise unreadable(place, "list-missing" if file is None else "list-twice", file=name)
        seen.add(file)
    return names


def _below(folder: Path, name: str) -> Path | None:
    """The file of that name below a folder; None where there is none, or no file can be called so."""
    try:
        file = (folder / name).resolve()
        return file if file.is_relative_to(folder) and file.is_file() else None
    except (OSError, ValueError):  # a name too long, or with a null in it
        return None


def _bytes(file: Path) -> bytes:
    try:
        if file.exists() and not file.is_file():
            raise unreadable(str(file), "no-file")
        if file.stat().st_size > MOST_BYTES:
            raise unreadable(str(file), "too-large", megabytes=MOST_BYTES // 1_000_000)
        return file.read_bytes()
    except OSError as error:
        raise unreadable(str(file), "refused", reason=error.strerror or str(error)) from error


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes every file whole or not at all; a file that already holds these bytes is left untouched."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        _write_whole(folder / name, data)


def _write_whole(target: Path, data: bytes) -> None:
    with suppress(FileNotFoundError):
        if target.read_bytes() == data:
            return
    handle, unfinished = tempfile.mkstemp(prefix=_UNFINISHED, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(target)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def write_document(output: Path, document_id: str, files: Mapping[str, bytes]) -> None:
    """A circular's folder: its files, and no CSV of a table that it no longer has."""
    folder = output / document_id
    write_files(folder, files)
    for stale in folder.glob("t*.csv"):
        if stale.name not in files and stale.stem[1:].isdecimal():
            stale.unlink()


def remove_unfinished(output: Path) -> None:
    """Removes what a killed run left half-written."""
    for stale in output.rglob(f"{_UNFINISHED}*"):
        stale.unlink(missing_ok=True)


def other_documents(output: Path, written: Iterable[str]) -> list[str]:
    """The ids of circulars that stand in the output folder from earlier runs and are not among those written now."""
    known = {output / document_id for document_id in written}
    return sorted(
        file.parent.relative_to(output).as_posix() for file in output.rglob("document.json") if file.parent not in known
    )
