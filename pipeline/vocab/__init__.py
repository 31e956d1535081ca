"""The vocabulary: data that the stages read, one TOML file a subject, each with a header that documents its entries.

This package is the only door to those files. A file is read once a process, checked against its type, and immutable.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from pipeline.model import VocabularyError

T = TypeVar("T")


@cache
def _raw(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


def load(name: str, kind: type[T]) -> T:
    """The vocabulary file ``name`` (without ``.toml``; ``messages/tables`` for one in a folder) as ``kind``.

    Raises: VocabularyError where the file does not hold what ``kind`` declares.
    """
    try:
        return msgspec.convert(_raw(name), kind)
    except msgspec.ValidationError as error:
        where = str(error).rpartition("`")[0].rpartition("`")[2]
        raise VocabularyError(f"vocab/{name}.toml", where or "(top)", str(error)) from error
