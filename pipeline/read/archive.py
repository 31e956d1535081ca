"""Zip archives that hold a document: docx (Office Open XML) and OFD (GB/T 33190)."""

import io
import struct
import zipfile
import zlib

from pipeline.model import Reading
from pipeline.read.failures import unreadable

# Far more than any circular; a small archive that unpacks to more was made to fill the memory.
_MOST_BYTES = 200_000_000
# What a damaged archive makes the library raise: of its list, of packed data, of a version or a password it lacks.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError
)  # fmt: skip
# Members that tell what else an archive is, so that the message can say it.
_FOREIGN = (
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
    ("content.xml", "ODF"),
    ("META-INF/container.xml", "EPUB"),
)


class Package:
    """The members of an archive, read on demand and never more of them than a document can hold."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise unreadable(name, "damaged", format="zip", detail=str(error)) from error
        # Some programs write paths as Windows does.
        self._members = {one.filename.replace("\\", "/").lstrip("/"): one for one in self._archive.infolist()}
        self.members = frozenset(self._members)

    def member(self, path: str) -> bytes:
        """The bytes of one member.

        Raises: UnreadableInputError where it is absent, damaged or absurdly large.
        """
        try:
            if self._members[path].file_size > _MOST_BYTES:
                raise unreadable(self.name, "damaged", format="zip", detail=f"{path} is too large")
            return self._archive.read(self._members[path])
        except (KeyError, *_DAMAGED) as error:
            raise unreadable(self.name, "damaged", format="zip", detail=str(error)) from error


def read_archive(data: bytes, name: str) -> Reading:
    """The document that an archive holds.

    Raises: UnreadableInputError where it holds none that is known, or is damaged.
    """
    package = Package(data, name)
    if any(path.startswith("word/document") for path in package.members):
        from pipeline.read.docx import read_docx

        return read_docx(package)
    if "OFD.xml" in package.members:
        from pipeline.read.ofd import read_ofd

        return read_ofd(package)
    for path, kind in _FOREIGN:
        if path in package.members:
            raise unreadable(name, "package", kind=kind)
    raise unreadable(name, "archive")
