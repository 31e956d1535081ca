"""Old Word and WPS files: converted where LibreOffice is installed (played here by a script), named where it is not."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.read.packages import package
from tests.read.test_docx import DOCUMENT

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")
SHEET = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "Workbook".encode("utf-16-le")
RTF = rb"{\rtf1 text}"

PLAYED = """#!{python}
import pathlib, shutil, sys
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
assert pathlib.Path(sys.argv[-1]).read_bytes(), "the source lies where it is said to"
{act}
"""
GIVES = "out.mkdir(); shutil.copy({docx!r}, out / 'source.docx')"
FAILS = "sys.exit('source file could not be loaded')"


def play(folder: Path, act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program named soffice, the only one on the PATH."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(PLAYED.format(python=sys.executable, act=act))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def parse(folder: Path, data: bytes) -> int:
    (folder / "notice.wps").write_bytes(data)
    return main(["parse", str(folder / "notice.wps"), "-o", str(folder / "out"), "--lang", "en"])


@pytest.mark.parametrize(("data", "media_type"), [(DOC, "application/msword"), (RTF, "application/rtf")])
def test_a_converted_file_keeps_its_own_identity(
    data: bytes, media_type: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docx = tmp_path / "given.docx"
    docx.write_bytes(package(word__document_xml=DOCUMENT))
    play(tmp_path, GIVES.format(docx=str(docx)), monkeypatch)
    assert parse(tmp_path, data) == 0
    document = json.loads((tmp_path / "out" / "notice" / "document.json").read_bytes())
    assert document["source"]["media_type"] == media_type
    assert document["source"]["sha256"] == hashlib.sha256(data).hexdigest()
    assert "某市人民政府关于某事的通知" in document["text"]
    assert [table["source"] for table in document["tables"]] == ["docx"]
    assert "converted" in [finding["code"] for finding in document["findings"]]


def test_a_failed_conversion_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    play(tmp_path, FAILS, monkeypatch)
    assert parse(tmp_path, DOC) == 3
    assert "source file could not be loaded" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "words"), [(DOC, "Install LibreOffice"), (RTF, "Install LibreOffice"), (SHEET, ".xls")]
)
def test_without_libreoffice_the_file_is_named(
    data: bytes, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.office.PROGRAMS", ())
    assert parse(tmp_path, data) == 3
    assert words in capsys.readouterr().err
