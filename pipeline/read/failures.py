"""Why a file cannot be read, in words from the catalogue."""

from pipeline.catalogue import messages
from pipeline.model import UnreadableInputError


def unreadable(name: str, code: str, **fields: object) -> UnreadableInputError:
    """The error for ``name`` from the messages ``<code>-reason`` and ``<code>-remedy``, in both languages.

    >>> str(unreadable("a.txt", "empty"))
    'a.txt: the file holds no text. Supply a file with text'
    """
    catalogue = messages("read")
    reason = catalogue.sentence(f"{code}-reason", **fields)
    remedy = catalogue.sentence(f"{code}-remedy", **fields)
    return UnreadableInputError(name, reason[1], remedy[1], zh=f"{reason[0]}。{remedy[0]}")
