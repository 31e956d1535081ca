"""Box-drawing characters (制表符): which arms a stroke has, and how heavy each is.

Everything is derived from the names that Unicode gives the characters (``BOX DRAWINGS DOWN HEAVY AND RIGHT LIGHT``),
so no shape is listed by hand. Source: The Unicode Standard, block Box Drawing, U+2500–U+257F.
"""

import unicodedata
from typing import NamedTuple

FIRST, LAST = "\u2500", "\u257f"

_WEIGHTS = {"LIGHT": 1, "SINGLE": 1, "HEAVY": 2, "DOUBLE": 3}
_ARMS = {
    "UP": ("up",),
    "DOWN": ("down",),
    "LEFT": ("left",),
    "RIGHT": ("right",),
    "VERTICAL": ("up", "down"),
    "HORIZONTAL": ("left", "right"),
}


class Arms(NamedTuple):
    """The weight of each arm: 0 none, 1 light, 2 heavy, 3 double. A diagonal has none."""

    up: int
    right: int
    down: int
    left: int


def _arms(character: str) -> Arms:
    weights = dict.fromkeys(("up", "right", "down", "left"), 0)
    clauses = unicodedata.name(character).removeprefix("BOX DRAWINGS ").split(" AND ")
    inherited = 1
    for clause in clauses:
        words = clause.split()
        if "DIAGONAL" in words:
            break
        weight = next((_WEIGHTS[word] for word in words if word in _WEIGHTS), inherited)
        inherited = weight
        for word in words:
            for arm in _ARMS.get(word, ()):
                weights[arm] = weight
    return Arms(**weights)


ARMS: dict[str, Arms] = {chr(code): _arms(chr(code)) for code in range(ord(FIRST), ord(LAST) + 1)}
"""The arms of every box-drawing character.

>>> ARMS["├"], ARMS["╁"], ARMS["╲"]
(Arms(up=1, right=1, down=1, left=0), Arms(up=1, right=1, down=2, left=1), Arms(up=0, right=0, down=0, left=0))
"""

STROKES = "".join(ARMS)
HORIZONTAL = "".join(c for c, arms in ARMS.items() if (arms.left or arms.right) and not (arms.up or arms.down))
"""Strokes that only run along a line: ``─ ━ ═ ╌`` …"""
VERTICAL = "".join(c for c, arms in ARMS.items() if (arms.up or arms.down) and not (arms.left or arms.right))
"""Strokes that only run down: ``│ ┃ ║ ╎`` …"""
JOINTS = "".join(c for c, arms in ARMS.items() if (arms.up or arms.down) and (arms.left or arms.right))
"""Strokes where a line and a column meet: corners, tees, crosses."""
UPWARD = "".join(c for c, arms in ARMS.items() if arms.up)
DOWNWARD = "".join(c for c, arms in ARMS.items() if arms.down)
