"""How sentences put a level beside the one that it rose or fell from: 从…增加到…, 比2014年的…"""

import re

UP = frozenset({"增长", "增加", "上升", "提高", "提升", "扩大", "增"})
DOWN = frozenset({"下降", "减少", "降低", "压减", "缩减", "缩短", "降", "减"})
NEAR = 40  # characters between figures that speak of one growth
FROM = re.compile(r"[从由][^。;,]{0,30}$")
TO = re.compile(r"(?:增加|增长|提高|提升|上升|扩大|发展|减少|下降|降低|压减|缩短|降|减|增)?(?:到|至|为)[^。;,]{0,12}$")
# 比2014年的100亿元: the base stands directly behind its time.
THAN_THAT = re.compile(r"[比较較](?:\d{4}年?|上年|去年|前年|上年同期|去年同期|同期|计划|预算)[^。;,]{0,4}的?$")
