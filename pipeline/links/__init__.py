"""The ``links`` stage: references that lead from one circular of a collection to another."""

from pipeline.links.citations import links

__all__ = ["links"]
