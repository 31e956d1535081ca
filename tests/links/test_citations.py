"""Citations between circulars: by number, by title, never by a name that two bear."""

from pipeline.links import links
from pipeline.run import parse


def circular(name: str, title: str, number: str, body: str) -> str:
    return f"{title}\n{number}\n各县人民政府:\n{body}\n某某市人民政府\n2019年9月3日\n"


PLAN = circular("plan", "某某市人民政府关于印发造林方案的通知", "某政发〔2019〕5号", "现印发给你们。")
OPINION = circular(
    "opinion",
    "某某市人民政府关于加强护林工作的意见",
    "某政发〔2019〕9号",
    "按照《某某市人民政府关于印发造林方案的通知》（某政发[2019]5号）和《某某省林业条例》办理。",
)


def resolved(*texts: str) -> list[tuple[str, str]]:
    parsed = [parse(text.encode(), f"{index}.txt", str(index)) for index, text in enumerate(texts)]
    return [(reference.target, reference.resolved) for one in links(parsed) for reference in one.references]


def test_a_document_is_found_by_title_and_by_number() -> None:
    found = resolved(PLAN, OPINION)
    assert ("某某市人民政府关于印发造林方案的通知", "0") in found
    assert ("某政发〔2019〕5号", "0") in found
    assert ("某某省林业条例", "") in found


def test_what_two_circulars_bear_resolves_nothing() -> None:
    assert {target for _, target in resolved(PLAN, PLAN, OPINION)} == {""}


def test_a_circular_does_not_cite_itself() -> None:
    assert {target for _, target in resolved(OPINION)} == {""}


def test_a_law_is_found_by_its_short_name() -> None:
    law = "中华人民共和国护林法\n\n第一条　为了护林，制定本法。\n第二条　本法自公布之日起施行。\n"
    cites = circular("cites", "某某市人民政府关于护林的意见", "某政发〔2019〕7号", "依照《护林法》第二条办理。")
    assert ("护林法", "0") in resolved(law, cites)


def test_an_article_leads_to_its_law() -> None:
    law = "中华人民共和国护林法\n\n第一条　为了护林，制定本法。\n第二条　本法自公布之日起施行。\n"
    cites = circular(
        "cites", "某某市人民政府关于护林的意见", "某政发〔2019〕7号", "依照护林法第二条和该办法第三条办理。"
    )
    assert resolved(law, cites)[-2:] == [("护林法第2条", "0"), ("第3条", "")]


def test_a_number_without_a_title_is_enough() -> None:
    cites = circular("cites", "某某市人民政府关于护林的意见", "某政发〔2019〕7号", "某政发〔2019〕5号同时废止。")
    assert resolved(PLAN, cites) == [("某政发〔2019〕5号", "0")]


def test_an_order_is_found_by_its_number() -> None:
    order = "某某市人民政府令\n第 9 号\n《某某市护林规定》已经通过，现予公布。\n市长　某某\n2018年6月1日\n"
    cites = circular(
        "cites", "某某市人民政府关于护林的意见", "某政发〔2019〕7号", "《护林规定》（某某市人民政府令第9号）废止。"
    )
    assert ("某某市人民政府令第9号", "0") in resolved(order, cites)
