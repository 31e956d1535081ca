"""What part rows and columns play in sums: totals, subtotals, parts that need not exhaust their whole."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import RowRole
from pipeline.tables.naming import JOINT
from pipeline.tables.vocabulary import is_part, is_subtotal, is_total


def roles(paths: Sequence[str]) -> list[RowRole]:
    """The role of each row or column by its name: one total, or the outermost of several; the others are subtotals.

    >>> roles(["甲", "小计", "合计"]), roles(["甲 > 合计", "乙 > 合计", "总计"])
    (['data', 'subtotal', 'total'], ['subtotal', 'subtotal', 'total'])
    """
    named: list[RowRole] = [_by_name(path) for path in paths]
    totals = [i for i, role in enumerate(named) if role == "total"]
    if len(totals) > 1:
        depths = {i: paths[i].count(JOINT) for i in totals}
        outermost = min(depths.values())
        for i in totals:
            if depths[i] > outermost:
                named[i] = "subtotal"
    return named


def _by_name(path: str) -> RowRole:
    steps = path.split(JOINT)
    if any(is_subtotal(step) for step in steps):
        return "subtotal"
    return "total" if any(is_total(step) for step in steps) else "data"


def parts(paths: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Each part with its whole: the nearest one before it of the same parent that is no part itself.

    >>> parts(["项目 > 总数", "项目 > 其中工业", "资金", "其中 > 外资"])
    ((1, 0), (3, 2))
    """
    found: list[tuple[int, int]] = []
    for index, path in enumerate(paths):
        steps = path.split(JOINT)
        depth = next((d for d, step in enumerate(steps) if is_part(step)), None)
        if depth is None:
            continue
        parent = steps[:depth]
        whole = next((i for i in range(index - 1, -1, -1) if _whole(paths[i].split(JOINT), parent)), None)
        if whole is not None:
            found.append((index, whole))
    return tuple(found)


def _whole(steps: list[str], parent: list[str]) -> bool:
    return steps[: len(parent)] == parent and not any(is_part(step) for step in steps) and any(steps)
