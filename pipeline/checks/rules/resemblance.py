"""When two titles are meant to be one: misprinted, not another title."""

_ALIKE = 0.7  # share of common pairs of characters; two titles of one kind (…管理办法) reach about 0.6


def alike(one: str, other: str) -> bool:
    """Whether most pairs of neighbouring characters are common to both.

    >>> alike("全市招商引资九个月攻坚行动方案", "全市招商引资八个月攻坚行动方案"), alike("奖励办法", "考核办法")
    (True, False)
    """
    mine = {one[at : at + 2] for at in range(len(one) - 1)}
    yours = {other[at : at + 2] for at in range(len(other) - 1)}
    return bool(mine and yours) and 2 * len(mine & yours) >= _ALIKE * (len(mine) + len(yours))
