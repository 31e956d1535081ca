"""From a reading to its outline: blocks, header elements, parts, sections and references."""

from pipeline.structure.stage import structure

__all__ = ["structure"]
