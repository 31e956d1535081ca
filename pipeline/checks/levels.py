"""How sentences put a level beside the one that it rose or fell from: 从…增加到…, 比2014年的…"""

import re

from pipeline.model import Quantity

UP = frozenset({"增长", "增加", "上升", "提高", "提升", "扩大", "增"})
DOWN = frozenset({"下降", "减少", "降低", "压减", "缩减", "缩短", "降", "减"})
NEAR = 40  # characters between figures that speak of one growth
FROM = re.compile(r"[从由][^。;,]{0,30}$")
TO = re.compile(r"(?:增加|增长|提高|提升|上升|扩大|发展|减少|下降|降低|压减|缩短|降|减|增)?(?:到|至|为)[^。;,]{0,12}$")
# 比2014年的100亿元: the base stands directly behind its time.
THAN_THAT = re.compile(r"[比较較](?:\d{4}年?|上年|去年|前年|上年同期|去年同期|同期|计划|预算)[^。;,]{0,4}的?$")
# 较2020年新增280万千瓦: the amount by which it rose, not the level.
_ADDED = re.compile(r"[比较較][^。;,\d]{0,8}(?:\d{4}年)?[^。;,\d]{0,4}(?:新增|净增|多|增加)[了到]?[^。;,\d]{0,4}$")


def change(text: str, quantity: Quantity) -> str:
    """The word of change of a figure, 新增 and 净增 behind a comparison among them; blank for a level."""
    if quantity.change:
        return quantity.change
    return "增加" if _ADDED.search(text, max(0, quantity.start - NEAR), quantity.start) else ""
