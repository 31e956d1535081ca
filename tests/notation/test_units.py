"""Units: name, multiplier, dimension, factor; prefixes are no multipliers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.notation.units import longest, names, unit

CASES = """
亿美元   | 美元       | 100000000 | money        | USD         | 1
万元     | 元         | 10000     | money        | CNY         | 1
个       | 个         | 1         | count        | 个          | 1
万人次   | 人次       | 10000     | people       | 人次        | 1
千瓦     | 千瓦       | 1         | power        | 瓦          | 1000
万千瓦   | 千瓦       | 10000     | power        | 瓦          | 1000
兆瓦     | 兆瓦       | 1         | power        | 瓦          | 1000000
MW       | MW         | 1         | power        | 瓦          | 1000000
公顷     | 公顷       | 1         | area         | 平方米      | 10000
万亩     | 亩         | 10000     | area         | 平方米      | 666.666666666667
％       | %          | 1         | ratio        | 1           | 0.01
元/人·月 | 元/人·月   | 1         | money/people/months | CNY/人/月 | 1
公里/小时 | 公里/小时 | 1         | length/duration | 米/秒    | 0.277777777778
新臺幣千元 | 新臺幣元 | 1000      | money        | TWD         | 1
千克     | 千克       | 1         | mass         | 千克        | 1
万吨标准煤 | 吨标准煤 | 10000     | coal         | 吨标准煤    | 1
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_units(case: str) -> None:
    printed, name, multiplier, dimension, base, factor = (field.strip() for field in case.split("|"))
    reading = unit(printed)
    assert reading is not None
    assert (reading.name, str(reading.multiplier), reading.dimension) == (name, multiplier, dimension)
    assert (reading.base, str(reading.factor)) == (base, factor)


@pytest.mark.parametrize("text", ["", "万", "亿", "项目", "总数", "2000", "元元", "合计"])
def test_what_is_no_unit(text: str) -> None:
    assert unit(text) is None


@given(st.text(max_size=12))
def test_never_a_crash(text: str) -> None:
    reading = unit(text)
    assert reading is None or reading.factor > 0


@given(st.sampled_from(sorted(names())))
def test_every_name_of_the_vocabulary_is_a_unit(name: str) -> None:
    reading = unit(name)
    assert reading is not None
    assert reading.multiplier == 1
    assert longest(name + "；", 0) == len(name)


@pytest.mark.parametrize(
    ("printed", "simple"),
    [("學分", "学分"), ("萬公噸", "万公吨"), ("元／人次", "元/人次"), ("新臺幣千元", "新台币千元")],
)
def test_traditional_print_says_the_same(printed: str, simple: str) -> None:
    one, other = unit(printed), unit(simple)
    assert one is not None
    assert other is not None
    assert (one.multiplier, one.dimension, one.base, one.factor) == (
        other.multiplier,
        other.dimension,
        other.base,
        other.factor,
    )
