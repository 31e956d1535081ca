"""Annexes on pages, where a table may hold its own label and title."""

from pipeline.read import read
from pipeline.structure import structure

TEXT = "".join(f"<p>第{n}段，要认真做好有关工作，确保任务落到实处；有关情况及时报告。</p>" for n in "一二三四五六")
HEAD = "<p>某市人民政府关于做好某项工作的通知</p><p>各区人民政府：</p>"


def test_an_annex_whose_label_is_its_tables_first_row() -> None:
    rows = [["附件1"], ["任务分工表"], ["序号", "任务"], ["1", "治水"]]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<html><body>{HEAD}{TEXT}<p>某市人民政府</p><p>2020年6月3日</p><table>{cells}</table></body></html>"
    found = structure(read(page.encode(), "a"))
    assert [(part.kind, part.label, part.title) for part in found.parts[1:]] == [("annex", "附件1", "任务分工表")]
