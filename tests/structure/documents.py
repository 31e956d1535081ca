"""Documents written for the tests in the shapes that real ones have, and a short way to look at their outline."""

from pipeline.model import Outline, Reading
from pipeline.structure import structure

NOTICE = """某市人民政府办公室关于印发某市水务改革行动方案的通知
某府办发〔2019〕8号
各区人民政府，市政府各部门：
《某市水务改革行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。
附件：1.任务分工表
2.联系人名单
某市人民政府办公室
2019年3月5日
（此件公开发布）
某市水务改革行动方案
为推进水务改革，制定本方案。
一、总体要求
（一）指导思想。坚持节水优先，统筹推进各项工作，促进人水和谐。
（二）工作目标。到2025年，用水总量控制在10亿立方米以内（见附件1）。
二、重点任务
1.健全制度。按照《某省水资源管理办法》（某政发〔2018〕20号）要求完善制度。
2.各区应当按月报送进度。
附件1
任务分工表
各单位分工如下。
"""


def outline(text: str) -> Outline:
    return structure(Reading(text, "utf-8", "text/plain"))


def values(found: Outline) -> dict[str, str]:
    names = found.metadata.__struct_fields__
    return {name: field.value for name in names if (field := getattr(found.metadata, name)) is not None}


def tree(found: Outline) -> list[str]:
    return [f"{'  ' * (s.level - 1)}{s.label}{'|' + s.heading if s.heading else ''}" for s in found.sections]


def parts(found: Outline) -> list[tuple[str, str, str, str]]:
    return [(part.kind, part.label, part.title, part.parent_id) for part in found.parts]


def kinds(found: Outline, text: str) -> list[tuple[str, str]]:
    return [(block.field or block.kind, text[block.start : block.end]) for block in found.blocks]
