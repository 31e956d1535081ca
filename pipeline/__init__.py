"""gongwen: Chinese government circulars (公文) into structured, cross-checked data.

The stages run in one direction, ``read → structure → tables → quantities → checks → export``; ``pipeline.run`` is the
only module that knows their order. ARCHITECTURE.md holds the map and the invariants.
"""
