"""Word files, built here by hand: how their parts are found, and what stands in fields, boxes, heads and notes."""

from pipeline.read import read
from tests.read.packages import package
from tests.read.test_docx import (
    BEGIN,
    END,
    SPACES,
    W,
    cell,
    field,
    item,
    level,
    lines,
    number,
    numbered,
    numbering,
    paragraph,
    run,
    shown,
)

V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
HEADED = "".join(
    f'<w:{kind}Reference w:type="default" r:id="{one}"/>' for kind, one in (("header", "r1"), ("footer", "r2"))
)
HEADED = f"<w:sectPr>{HEADED}</w:sectPr>"


def related(*targets: tuple[str, str, str]) -> str:
    """The relations of a document: id, kind, target."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    each = (f'<Relationship Id="{one}" Type="{kinds}{kind}" Target="{target}"/>' for one, kind, target in targets)
    return f"<Relationships>{''.join(each)}</Relationships>"


def test_parts_are_found_as_they_are_related_whatever_they_are_called() -> None:
    """Word on the web numbers all parts alike; other programs write paths from the archive's root."""
    document = f"<w:document {SPACES}><w:body>{item('甲')}{item('乙')}{HEADED}</w:body></w:document>"
    data = package(
        word__document2_xml=document,
        word__numbering2_xml=numbering(level(0, "chineseCounting", "%1、"), number(1)),
        word__head_xml=f"<w:hdr {W}>{paragraph('某市人民政府公报')}</w:hdr>",
        **{
            "word/_rels/document2.xml.rels": related(
                ("r0", "numbering", "numbering2.xml"), ("r1", "header", "/word/head.xml")
            )
        },
    )
    assert lines(read(data, "a")) == [("running-head", "某市人民政府公报"), ("", "一、甲"), ("", "二、乙")]


def test_a_text_box_in_a_foot_is_read_once_and_its_page_number_told() -> None:
    box = f"<w:txbxContent><w:p>{run('— ')}{field('PAGE')}{run(' —')}</w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    reading = shown(
        paragraph("正文") + HEADED,
        word__foot_xml=f"<w:ftr {SPACES}><w:p><w:r>{both}</w:r></w:p></w:ftr>",
        **{"word/_rels/document.xml.rels": related(("r2", "footer", "foot.xml"))},
    )
    assert lines(reading) == [("", "正文"), ("page-number", "—  —")]


def test_what_a_newer_word_reads_is_read_between_paragraphs_too() -> None:
    choice = f"<mc:Choice>{paragraph('新')}</mc:Choice><mc:Fallback>{paragraph('旧')}</mc:Fallback>"
    formula = "<m:oMathPara><m:oMath><m:r><m:t>y=1</m:t></m:r></m:oMath></m:oMathPara>"
    body = f"<mc:AlternateContent>{choice}</mc:AlternateContent>{formula}{paragraph('末')}"
    assert shown(body).text == "新\ny=1\n末\n"


def test_notes_are_numbered_as_the_text_refers_to_them() -> None:
    marks = "".join(f'<w:r><w:footnoteReference w:id="{one}"/></w:r>' for one in (5, 2))
    notes = "".join(f'<w:footnote w:id="{one}">{paragraph(text)}</w:footnote>' for one, text in ((2, "后"), (5, "先")))
    reading = shown(f"<w:p>{run('正文')}{marks}</w:p>", word__footnotes_xml=f"<w:footnotes {W}>{notes}</w:footnotes>")
    assert [(piece.locator, text) for piece, (_, text) in zip(reading.pieces, lines(reading), strict=True)][1:] == [
        ("footnote 1", "先"),
        ("footnote 2", "后"),
    ]


RAISED = '<w:vertAlign w:val="superscript"/>'


def test_raised_figures_are_no_figures_of_the_number_before_them() -> None:
    square = (
        "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    body = f"<w:p>{run('3×10')}{run('8', RAISED)}{run('元，100m')}{run('2', RAISED)}{run('注', RAISED)}{square}</w:p>"
    assert shown(body).text == "3×10⁸元，100m²注x²\n"


def test_contents_are_told_by_their_field_where_no_style_tells_them() -> None:
    opening = (
        f"{BEGIN}<w:r><w:instrText> TOC \\o 1-3</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    )
    entry = "<w:r><w:t>{}</w:t><w:tab/><w:t>{}</w:t></w:r>"
    toc = f"<w:p>{opening}{entry.format('总则', 1)}</w:p><w:p>{entry.format('附则', 9)}</w:p><w:p>{END}</w:p>"
    assert lines(shown(toc + paragraph("总则"))) == [("contents", "总则\t1"), ("contents", "附则\t9"), ("", "总则")]


def test_words_drawn_as_a_picture_lists_to_choose_from_and_first_letters_that_drop() -> None:
    art = f'<w:p><w:r><w:pict><v:shape {V}><v:textpath string="某市人民政府文件"/></v:shape></w:pict></w:r></w:p>'
    choices = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'
    choice = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{choices}</w:ffData></w:fldChar></w:r>{END}'
    drop = paragraph("某", '<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>') + paragraph("市人民政府")
    assert (
        shown(f"{art}<w:p>{run('类别：')}{choice}</w:p>{drop}").text == "\n某市人民政府文件\n类别：乙\n某市人民政府\n"
    )


def test_a_paragraph_all_hidden_is_not_counted() -> None:
    mark = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>'
    body = item("甲") + f"<w:p>{mark}{run('密', '<w:vanish/>')}</w:p>" + item("乙")
    assert numbered(body, level(0, "decimal", "%1、")) == ["1、甲", "", "密", "2、乙"]


def test_files_set_into_the_document_are_said() -> None:
    (finding,) = shown(paragraph("正文") + "<w:altChunk/>").findings
    assert finding.code == "files-set-in"


def test_line_ends_within_a_run_are_blanks() -> None:
    assert shown("<w:p><w:r><w:t>甲\n乙</w:t></w:r></w:p>").text == "甲 乙\n"


def test_a_damaged_span_is_no_wider_than_word_allows() -> None:
    wide = '<w:gridSpan w:val="99999"/>'
    body = f"<w:tbl><w:tr>{cell('甲', wide)}{cell('乙')}</w:tr><w:tr>{cell('1')}{cell('2')}</w:tr></w:tbl>"
    assert shown(body).tables[0].grid.columns == 64
