"""Numerals: every printed form, written by the formatters below and read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.notation.numerals import integer, number, read

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("零一二三四五六七八九十百千万亿", "零壹贰叁肆伍陆柒捌玖拾佰仟萬億")


def below_ten_thousand(value: int) -> str:
    """三千零五十: the way people write it."""
    written, gap = "", False
    for place, ten in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + ten
        gap = digit == 0
    return written


def han(value: int) -> str:
    """The numeral of a whole number below 10 to the 12th."""
    if value == 0:
        return "零"
    written, gap = "", False
    for place, power in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = value // place % 10**4
        if group:
            written += ("零" if written and (gap or group < 1000) else "") + below_ten_thousand(group) + power
        gap = group == 0
    return written


whole = st.integers(0, 10**12 - 1)
places = st.integers(0, 6)


@given(whole)
def test_chinese_forms_are_read_back(value: int) -> None:
    assert number(han(value)) == value
    assert number(han(value).translate(FORMAL)) == value
    assert integer(han(value)) == value


@given(whole)
def test_short_tens_and_omitted_last_places(value: int) -> None:
    small = value % 90 + 10
    assert integer(han(small).removeprefix("一") if small < 20 else han(small)) == small


@given(whole)
def test_positional_forms_are_read_back(value: int) -> None:
    digits = "".join(DIGITS[int(sign)] for sign in str(value))
    for zero in "〇○◯零":
        assert integer(digits.replace("零", zero)) == value


@given(whole, places)
def test_arabic_forms_are_read_back(value: int, point: int) -> None:
    amount = Decimal(value).scaleb(-point)
    plain, grouped = f"{amount:f}", f"{amount:,f}"
    wide = plain.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789."})
    assert number(plain) == number(grouped) == number(wide) == amount
    assert number(f"-{plain}") == number(f"负{plain}") == -amount


@given(st.integers(1, 9999), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("百万", 10**6)]))
def test_powers_multiply(value: int, power: tuple[str, int]) -> None:
    sign, factor = power
    assert number(f"{value}{sign}") == value * factor
    assert number(f"{value / 100:.2f}{sign}") == Decimal(f"{value / 100:.2f}") * factor


@given(whole, whole)
def test_reading_is_monotone(first: int, second: int) -> None:
    one, other = number(han(first)), number(han(second))
    assert one is not None
    assert other is not None
    assert (one < other) == (first < second)


@given(st.text("零〇一二三四五六七八九十百千万亿点分之又半负两廿壹拾0123456789.,-+/ １％", max_size=24))
def test_never_a_crash_and_always_exact(text: str) -> None:
    value = number(text)
    if value is not None:
        assert Decimal(str(value)) == value
        assert "E" not in str(value)


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert number(text) is None or integer(text) is None or integer(text) == number(text)


CASES = """
十九 = 19
两 = 2
二十二万 = 220000
三百零三点五 = 303.5
百分之七十八 = 0.78
千分之二点五 = 0.0025
一二‧五 = 12.5
二．○ = 2
四分之三 = 0.75
一又二分之一 = 1.5
半 = 0.5
拾贰万伍仟 = 125000
二○○四 = 2004
廿一 = 21
四百五 = 450
九万四 = 94000
一千零三 = 1003
5万4千6百 = 54600
1,100万 = 11000000
十万亿 = 10000000000000
25万6千 = 256000
两千 四百 五 = 2450
１２．５ = 12.5
.5 = 0.5
1/4 = 0.25
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_forms(case: str) -> None:
    printed, _, value = case.partition(" = ")
    assert str(number(printed)) == value


@pytest.mark.parametrize(
    "text", ["", "个", "万", "亿", "千万", "1.2.3", "1,2345", "十三四五", "1/0", "五点", "12三", "9" * 30]
)
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("printed", "step"),
    [("300亿", "100000000"), ("4.78万", "100"), ("三百五十", "10"), ("2000", "1"), ("1.50", "0.01")],
)
def test_step_is_the_place_of_the_last_printed_digit(printed: str, step: str) -> None:
    numeral = read(printed)
    assert numeral is not None
    assert numeral.step == Decimal(step)


def test_a_bare_power_needs_to_be_asked_for() -> None:
    assert read("亿") is None
    assert (numeral := read("亿", bare=True)) is not None
    assert numeral.value == 10**8
