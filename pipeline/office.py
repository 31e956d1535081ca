"""Old Office and WPS files through LibreOffice, where it is installed: the only module that starts a program."""

import shutil
import subprocess
import tempfile
from pathlib import Path

# The names that LibreOffice goes by on a PATH, and where its installer puts it on systems that do not put it there.
PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# A conversion takes seconds; one that takes longer than this hangs on a damaged file.
SECONDS = 120


class ConversionError(Exception):
    """LibreOffice gave no document; the message is what it said."""


def to_docx(data: bytes, suffix: str) -> bytes | None:
    """The document as docx; None where LibreOffice is not installed. ``suffix`` is the file's own (``.doc``).

    Runs in a profile and a folder of its own, so that it disturbs no open LibreOffice and leaves nothing behind.
    Raises: ConversionError where LibreOffice fails, gives nothing, or takes longer than ``SECONDS``.
    """
    program = next((found for found in map(shutil.which, PROGRAMS) if found), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="gongwen-") as name:
        folder = Path(name)
        source = folder / f"source{suffix}"
        source.write_bytes(data)
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", "docx", "--outdir", str(folder / "out"), str(source),
        ]  # fmt: skip
        try:
            ended = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise ConversionError(f"no result within {SECONDS} s") from error
        except OSError as error:
            raise ConversionError(error.strerror or str(error)) from error
        result = folder / "out" / "source.docx"
        if not result.exists():
            said = (ended.stderr or ended.stdout).decode(errors="replace").strip().splitlines()
            raise ConversionError(said[-1] if said else f"exit code {ended.returncode}")
        return result.read_bytes()
