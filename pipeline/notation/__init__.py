"""How documents write things down: lines, character forms, numerals, units, dates, box strokes.

Shared by the stages, which never import each other. Everything here is pure and knows nothing of circulars.
"""
