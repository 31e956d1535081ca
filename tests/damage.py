"""Damaged and harmlessly edited copies of the seed, generated: what the checks must see, and what they must not."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.model import Circular


class Damage(NamedTuple):
    """One changed place: the text after the change, and words of which a failing check must name one."""

    name: str
    text: str
    names: tuple[str, ...]


def changed(number: str) -> str:
    """The number with its first digit changed, its form (decimals, length) kept.

    >>> changed("14"), changed("4.72"), changed("9")
    ('24', '5.72', '8')
    """
    first = number[0]
    return ("8" if first == "9" else str(int(first) + 1)) + number[1:]


def table_damages(circular: Circular) -> Iterator[Damage]:
    """Every number printed in a body cell of a table, serial numbers too, changed one at a time."""
    text = circular.text
    for table in circular.tables:
        for cell in table.grid.cells:
            if cell.row < table.header_rows or not re.fullmatch(r"\d+(\.\d+)?", cell.text):
                continue
            (start, end), *_ = cell.spans
            names = (
                (table.column_paths[cell.column],) if cell.column not in table.serial_columns else ("序号", "serial")
            )
            yield Damage(
                f"{table.id} row {cell.row} column {cell.column}: {cell.text}",
                text[:start] + changed(cell.text) + text[end:],
                names,
            )


def sentence_damages(text: str, figures: dict[str, tuple[str, str, tuple[str, ...]]]) -> Iterator[Damage]:
    """Every occurrence of each figure, changed one at a time.

    ``figures`` maps a name to a pattern whose group 1 is the figure, what it becomes, and the words of which a failing
    check must name one.
    """
    for name, (pattern, replacement, names) in figures.items():
        found = list(re.finditer(pattern, text))
        assert found, f"{name}: {pattern} is not in the text"
        for number, match in enumerate(found, 1):
            start, end = match.span(1)
            yield Damage(f"{name} #{number}", text[:start] + replacement + text[end:], names)


# Figures of the seed's body: the pattern that finds each, what it becomes, what a failing check names.
SEED_FIGURES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "stock projects": (r"储备项目(2000)个", "2100", ("储备项目",)),
    "contracts": (r"项目(800)个", "810", ("项目总数",)),
    "industry": (r"工业项目(400)个", "500", ("工业项目",)),
    "industry, fewer": (r"工业项目(400)个", "300", ("工业项目",)),
    "capital": (r"内、外资(300)亿元", "400", ("内、外资",)),
    "foreign capital": (r"外资(14)亿美元", "15", ("外资",)),
    "domestic capital": (r"内资(194)亿元", "195", ("内资",)),
    "activities": (r"(37)项招商活动", "38", ("招商活动",)),
    "city activities": (r"活动(10)项", "11", ("招商活动",)),
    "county activities": (r"活动(19)项", "18", ("招商活动",)),
    "department activities": (r"活动(8)项", "9", ("招商活动",)),
    "measures": (r"“(六)项保障措施", "七", ("保障措施",)),
    "tasks": (r"“(五)大攻坚任务", "四", ("攻坚任务",)),
    "goals": (r"“(两)大攻坚目标", "三", ("攻坚目标",)),
    "months": (r"(?:(?<=招商引资)|(?<=抓好)|(?<=通过))([九9])个月", "八", ("个月",)),
    "first month": (r"2007年(7)月至", "6", ("个月",)),
    "last month": (r"2008年(3)月", "4", ("个月",)),
    "year of the number": (r"〔(2007)〕19", "2006", ("2006",)),
    "printed title": (r"《全市招商引资(九)个月攻坚行动方案》", "十", ("攻坚行动方案",)),
}

# Edits that change no meaning.
HARMLESS: dict[str, tuple[str, str]] = {
    "full-width commas": (",", "，"),
    "full-width left parentheses": ("(", "（"),
    "full-width right parentheses": (")", "）"),
    "full-width colons": (":", "："),
    "full-width semicolons": (";", "；"),
}


def harmless(text: str) -> Iterator[tuple[str, bytes]]:
    """The text with another punctuation width, spacing, line end or encoding."""
    for name, (narrow, wide) in HARMLESS.items():
        yield name, text.replace(narrow, wide).encode()
    table = str.maketrans(dict(HARMLESS.values()))
    yield "all full-width", text.translate(table).encode()
    yield "CRLF", text.replace("\n", "\r\n").encode()
    yield "GB18030", text.encode("gb18030")
    yield "byte order mark", b"\xef\xbb\xbf" + text.encode()
    yield "UTF-16", text.encode("utf-16")
    yield "wider cells", re.sub(r"(?<=[│ ]) ", "   ", text).encode()
    yield "indented paragraphs", re.sub(r"(?m)^(?=[^\s┌│├└])", "\u3000\u3000", text).encode()
    yield "blank lines", re.sub(r"(?m)^(?=[一二三四五六七八九]、)", "\n", text).encode()


def values(circular: Circular) -> tuple[object, ...]:
    """What must not change under a harmless edit: every value, without places and without printed punctuation."""
    table = str.maketrans({wide: narrow for narrow, wide in HARMLESS.values()})

    def plain(words: str) -> str:
        return re.sub(r"\s", "", words.translate(table))

    def number(value: Decimal | None) -> str:
        return "" if value is None else str(value)

    fields = [getattr(circular.metadata, name) for name in circular.metadata.__struct_fields__]
    return (
        [plain(field.value) if field else None for field in fields],
        [(part.kind, plain(part.label), plain(part.title)) for part in circular.parts],
        [(s.section_id, s.level, s.number, plain(s.heading), plain(s.text)) for s in circular.sections],
        [
            (plain(o.row_path), plain(o.column_path), o.unit, number(o.value), o.status)
            for t in circular.tables
            for o in t.observations
        ],
        [
            (q.raw, number(q.value), q.unit, q.comparator, q.role, plain(q.indicator), q.period)
            for q in circular.quantities
        ],
        [(r.kind, plain(r.target), r.resolved) for r in circular.references],
        [(c.rule, c.status) for c in circular.checks],
        [f.code for f in circular.findings],
    )
