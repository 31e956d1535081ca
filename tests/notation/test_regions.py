"""Where tables begin and end. Each case is a text; the lines of its tables are marked with ``>`` at their beginning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.notation.regions import table_regions

CASES = {
    "a caption, a table, a note": """
 甲表
>┌─┬─┐
>│a│b│
>└─┴─┘
 注：无
""",
    "two tables, one under the other": """
>┌─┐
>│a│
>└─┘
>>┌─┐
>│b│
>└─┘
""",
    "open sides, and a ruled line to write on above": """
 ──────
 甲、
>──┬──
>名称│数量
>──┼──
>│
>──┴──
 ──────
""",
    "HTML in Markdown, a table inside, a word of it": """
 <table>只是一个词
><table>
> <tr><td><table><tr><td>内</td></tr></table></td></tr>
></table>
 后文
""",
    "a line without any stroke inside a table still open": """
>┌─┬─┐
>│a│b│
>续前行
>│c│d│
>└─┴─┘
 后文
""",
    "a page break between rows": """
>┌─┬─┐
>│a│b│
>
>第 2 页
>├─┼─┤
>│c│d│
>└─┴─┘
""",
    "prose beside a table": """
>甲┏━┯━┓
>乙┃a│b┃
>  ┗━┷━┛
""",
    "strokes in prose, a root, a brace": """
 他说──好。
   ┌────
 x＝│ａ＋ｂ
   ╭ a
   │ b
   ╰ c
 结论：│
""",
    "a table cut off": """
>┌─┬─┐
>│a│b│
>│c│d│
""",
    "ascii, pipes and tabs": """
>+--+--+
>|a |b |
>+--+--+

>| 甲 | 乙 |
>|---|:-:|
>| 1 | 2 |

>甲\t乙\t丙
>1\t2\t3

 1.\t第一
 2.\t第二
 3.\t第三
""",
    "set with blanks": """
 附件1
>市县    合计    初中
>甲市     800     400
>乙市     700     300
>合计    1500     700
 第一章  总则  1
 第二章  计划  5
 第三章  附则  9
 电话  12345678  87654321
>项目　　2020年　2021年
>收入　　300　　400
>支出　　200　　—
""",
}


@pytest.mark.parametrize("case", CASES)
def test_tables_begin_and_end_where_marked(case: str) -> None:
    marked = CASES[case].strip("\n").split("\n")
    text = "\n".join(line.lstrip(">") if line.startswith(">") else line[1:] for line in marked)
    want: list[list[int]] = []
    previous = False
    for number, line in enumerate(marked):
        if line.startswith(">"):
            if not previous or line.startswith(">>"):
                want.append([number, number])
            want[-1][1] = number
        previous = line.startswith(">")
    got = [[text.count("\n", 0, region.start), text.count("\n", 0, region.end - 1)] for region in table_regions(text)]
    assert got == want


@given(
    st.one_of(
        st.text(alphabet="┌┬┐├┼┤└┴┘─│|+-\t甲1 \n", max_size=200),
        st.lists(st.sampled_from(["甲", "12", "  ", "　", "3.5%", "—", "\n"]), max_size=60).map("".join),
    )
)
def test_regions_are_whole_lines_disjoint_and_in_order(text: str) -> None:
    last = -1
    for region in table_regions(text):
        assert last < region.start < region.end
        assert region.start == 0 or text[region.start - 1] == "\n"
        assert region.end == len(text) or text[region.end] == "\n"
        last = region.end
