"""Circulars as transfers and careless hands leave them: bytes changed, pieces lost or doubled, lines in disorder.

Whatever the damage, the pipeline reads what is left under every law, or says why it cannot.
"""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import UnreadableInputError
from pipeline.run import parse
from tests import laws
from tests.golden import circulars

SOURCES = [path.read_bytes() for path in circulars().values()]
Damage = Callable[[bytes, int, int, int], bytes]


def bytes_changed(data: bytes, at: int, length: int, other: int) -> bytes:
    return data[:at] + bytes([other % 256]) + data[at + 1 :]


def a_piece_lost(data: bytes, at: int, length: int, other: int) -> bytes:
    return data[:at] + data[at + length :]


def a_piece_doubled(data: bytes, at: int, length: int, other: int) -> bytes:
    place = other % len(data)
    return data[:place] + data[at : at + length] + data[place:]


def lines_in_disorder(data: bytes, at: int, length: int, other: int) -> bytes:
    lines = data.split(b"\n")
    step = other % len(lines) + 1
    return b"\n".join(line for first in range(step) for line in lines[first::step])


DAMAGES: list[Damage] = [bytes_changed, a_piece_lost, a_piece_doubled, lines_in_disorder]


@settings(max_examples=60)
@given(
    st.sampled_from(SOURCES),
    st.lists(
        st.tuples(st.sampled_from(DAMAGES), st.integers(0, 10**6), st.integers(1, 2000), st.integers(0, 10**6)),
        min_size=1,
        max_size=6,
    ),
)
def test_damaged_circulars_keep_the_laws(data: bytes, damages: list[tuple[Damage, int, int, int]]) -> None:
    for damage, at, length, other in damages:
        if data:
            data = damage(data, at % len(data), length, other)
    try:
        circular = parse(data, "circular")
    except UnreadableInputError:
        return
    laws.every_law(circular)
    laws.document_matches_its_schema(circular)


@given(st.sampled_from("19０九五.,·、，。-—%年月日万元第条（）()│─┼|* \n"), st.integers(1, 30_000))
@settings(max_examples=40)
def test_one_sign_however_often(sign: str, times: int) -> None:
    try:
        laws.every_law(parse((sign * times).encode(), "circular"))
    except UnreadableInputError:
        return


def test_absurd_spans_are_cut() -> None:
    digits = "9" * 5000
    page = f"<table><tr><td colspan='{digits}'>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>"
    laws.every_law(parse(page.encode(), "circular"))
    laws.every_law(parse(f"通知\n\n{page}\n第{digits}条　第{digits}项\n".encode(), "circular"))


def test_lines_of_nothing_but_marks_of_emphasis() -> None:
    for sign in ("* ", "#", "**", "_*#"):
        laws.every_law(parse((f"通知\n{sign * 200}\n正文。\n").encode(), "circular"))
        laws.every_law(parse((sign * 200).encode(), "circular"))


def test_lines_that_look_like_the_fields_of_a_mail() -> None:
    """Each of them ends in two ways for a careless pattern, which tries all ways of all of them."""
    text = "".join(f"name{'abcdefgh'[n % 8]}: value {n}\r\n" for n in range(200))
    assert parse(text.encode(), "circular").text.startswith("namea: value 0")


def test_signs_that_could_be_read_in_several_ways() -> None:
    """Each was tried in two to the power of its repeats, or from each of its places to the end of the line."""
    texts = [
        "<??>" * 60 + "通知",
        f"通知\n\n{'[甲](aaa)' * 40}文字。\n\n{'![甲](b)' * 40}文字。\n",
        f"通知\n\n当事人在10日内，{'方可' * 24}办理。\n",
        f"通知\n\n2020年1月1日{' ' * 20_000}2021年1月2日止。\n",
        f"通知\n\n总投资100万元{'.' * 20_000}增长5%。\n",
    ]
    for text in texts:
        laws.every_law(parse(text.encode(), "circular"))


def test_a_sentence_that_says_of_which_again_and_again() -> None:
    """Every 其中 had all figures to the end of the sentence as parts, and every share went through all of them."""
    text = "".join(f"其中男{n}人，占{n % 100}%，女{n + 1}人，占{100 - n % 100}%，" for n in range(300))
    laws.every_law(parse(f"通知\n全市{text}。\n".encode(), "circular"))
