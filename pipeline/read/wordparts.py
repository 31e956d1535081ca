"""The parts of a Word document, found as its archive relates them to one another, whatever they are called."""

import posixpath
import re
from typing import TYPE_CHECKING

from pipeline.read.archive import Package
from pipeline.read.failures import unreadable
from pipeline.read.wordstyles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# The strict form of the format (ISO/IEC 29500-1, strict) says the same in namespaces of its own.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R_ID[1:-3].encode()),
)
# Word on the web calls it document2.xml, and numbers the parts that belong to it alike.
_MAIN = re.compile(r"word/document\d*\.xml")


def main_part(package: Package) -> str:
    """The path of the document's text; empty where the archive holds no Word document."""
    return min((path for path in package.members if _MAIN.fullmatch(path)), default="")


class WordParts:
    """The parts of the document in an archive."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = main_part(package)
        self._targets: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self.document = self._root(main)
        relations = posixpath.join("word", "_rels", posixpath.basename(main) + ".rels")
        for one in self._root(relations) if relations in package.members else ():
            target = (one.get("Target") or "").replace("\\", "/")
            path = posixpath.normpath(posixpath.join("word", target)).lstrip("/")
            if path in package.members:
                self._targets[one.get("Id") or ""] = path
                self._kinds.setdefault(posixpath.basename(one.get("Type") or ""), path)

    def path(self, identifier: str | None) -> str:
        """Where the part with this relation's id lies; empty where it is not in the archive."""
        return self._targets.get(identifier or "", "")

    def at(self, path: str) -> "_Element":
        """The part at a path that ``path`` gave."""
        return self._root(path)

    def kind(self, kind: str) -> "_Element | None":
        """The part of a kind (``styles``, ``footnotes``): the one related so, else the one of the usual name."""
        path = self._kinds.get(kind, f"word/{kind}.xml")
        return self._root(path) if path in self._package.members else None

    def _root(self, path: str) -> "_Element":
        from lxml import etree

        data = self._package.member(path)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise unreadable(self._package.name, "damaged", format="docx", detail=str(error)) from error
