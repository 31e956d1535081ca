"""Bytes to characters: the right encoding, and nothing lost where bytes are broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import UnreadableInputError
from pipeline.read import read
from pipeline.read.decoding import MOST_BREAKS_NAMED, decode

NOTICE = "某市人民政府关于印发行动方案的通知\r\n各县（市）、区人民政府：\r\n现将方案印发给你们，请认真贯彻执行。\r\n"
RULES = "某某局組織規程\n第 1 條\n本局為辦理業務，得設各種委員會，並訂定辦法規定之。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [12, 30, len(NOTICE)])
def test_simplified_text(encoding: str, length: int) -> None:
    assert read(NOTICE[:length].encode(encoding), "a").text == NOTICE[:length]


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional_text(encoding: str) -> None:
    reading = read(RULES.encode(encoding), "a")
    assert reading.text == RULES
    assert reading.encoding in (encoding, "utf-16-le")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_broken_byte_is_kept_in_a_finding(encoding: str) -> None:
    good = NOTICE.encode(encoding)
    cut = len(NOTICE[:30].encode(encoding))
    reading = read(good[:cut] + b"\xff" + good[cut:], "a")
    assert reading.text.count("\ufffd") == len(reading.findings) >= 1
    finding = reading.findings[0]
    assert reading.text[finding.start] == "\ufffd"
    assert "FF" in finding.message_en
    assert str(cut) in finding.message_en
    assert reading.text.startswith(NOTICE[:30])


def test_many_broken_bytes_are_counted() -> None:
    data = (NOTICE.encode() + b"\xff") * (MOST_BREAKS_NAMED + 20)
    findings = read(data, "a").findings
    assert len(findings) == MOST_BREAKS_NAMED + 1
    assert "20 more" in findings[-1].message_en


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no text"),
        (b" \r\n\t\n", "no text"),
        ("\ufeff\u3000\n".encode(), "no text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "PNG"),
        (bytes(range(256)) * 20, "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Office"),
        (b"PK\x03\x04 not really", "damaged"),
    ],
)
def test_what_holds_no_text_says_so_in_both_languages(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read(data, "raw/a.bin")
    assert word in caught.value.reason
    assert caught.value.path == "raw/a.bin"
    assert caught.value.remedy
    assert any("\u4e00" <= sign <= "\u9fff" for sign in caught.value.zh)


@given(st.binary(max_size=300))
def test_every_byte_is_in_the_text_or_in_a_break(data: bytes) -> None:
    decoded = decode(data)
    if decoded.encoding == "utf-8":
        bare = data.removeprefix(b"\xef\xbb\xbf")
        rest = decoded.text.encode("utf-8", "surrogatepass")
        assert len(rest) - 3 * len(decoded.breaks) + sum(len(place.raw) for place in decoded.breaks) == len(bare)
    for place in decoded.breaks:
        assert data[place.offset : place.offset + len(place.raw)] == place.raw
        assert decoded.text[place.position] == "\ufffd"


@given(st.binary(max_size=400))
def test_reading_raises_nothing_but_unreadable(data: bytes) -> None:
    try:
        reading = read(data, "a")
    except UnreadableInputError:
        return
    assert reading.text.strip("\ufeff\u200b")


@pytest.mark.parametrize("text", ["通知", "联通", "公告", "附件1"])
def test_few_bytes_that_are_utf_8_by_chance(text: str) -> None:
    assert read(text.encode("gbk"), "a").text == text
    assert read(text.encode(), "a").text == text


@pytest.mark.parametrize("text", ["Año nuevo", "café résumé", "Ответ на письмо", "α ≥ β"])
def test_other_scripts_in_utf_8_stay(text: str) -> None:
    assert read(text.encode(), "a").text == text


def test_hz_of_old_messages() -> None:
    text = "某市人民政府的通知\nNo. 19\n请认真贯彻执行。\n"
    reading = read(text.encode("hz"), "a")
    assert (reading.text, reading.encoding) == (text, "hz")
    assert read(b"set ~{abcd~} here\n", "a").text == "set ~{abcd~} here\n"


def test_signs_beyond_two_bytes() -> None:
    text = "关于㐂、𠮷、𣗋等字的通知\n各单位请认真贯彻执行。\n"
    assert read(text.encode("gb18030"), "a").text == text
    text = "香港特別行政區政府公告\n有關規定嘅安排，啲單位應當執行。\n"
    assert read(text.encode("big5hkscs"), "a").text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_blanks_of_a_form_are_no_characters(encoding: str) -> None:
    """``_`` is 5F 00 or 00 5F: read the other way round it is 开, and the form would be full of it."""
    form = "委托单位" + "_" * 60 + "，以下简称甲方。\n" + "承担单位" + "_" * 60 + "，以下简称乙方。\n"
    assert decode(form.encode(encoding)).text == form


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_nulls_that_fill_up_the_file_are_no_text(encoding: str) -> None:
    padded = NOTICE.encode(encoding) + bytes(600)
    assert read(padded, "a").text.rstrip("\x00") == NOTICE


def test_a_null_between_characters_leaves_the_text_what_it_is() -> None:
    assert read(NOTICE.replace("各县", "各\x00县").encode(), "a").text.replace("\x00", "") == NOTICE


def test_the_mark_of_gb18030_is_left_out() -> None:
    assert read(b"\x84\x31\x95\x33" + NOTICE.encode("gb18030"), "a").text == NOTICE
