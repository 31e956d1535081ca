"""Archives for tests, built by hand."""

import io
import zipfile


def package(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in members.items():
            archive.writestr(path.replace("__", "/").replace("_xml", ".xml"), text)
    return buffer.getvalue()
