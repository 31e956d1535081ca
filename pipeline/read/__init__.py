"""From bytes to text: one reader a format, chosen by content, never by the file's name.

A new format is one module with a ``read_…`` function and one row in ``pipeline.read.formats``.
"""

from pipeline.read.formats import convertible, read, read_file
from pipeline.read.joining import join

__all__ = ["convertible", "join", "read", "read_file"]
