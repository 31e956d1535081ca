"""The command as people use it: what it writes, says and returns, on good input and bad."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline import run
from pipeline.cli import main
from pipeline.export import record_kinds
from pipeline.model import Circular, SourceFile
from tests.conftest import ROOT
from tests.golden import CASES

SEED = ROOT / "raw" / "changfufa-2007-19.txt"
NOTICE = "关于做好秋季造林工作的通知\n各县(市)人民政府:\n请认真组织实施。\n某某市人民政府\n2019年9月3日\n"


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_parse_writes_the_contract(tmp_path: Path) -> None:
    assert main(["parse", str(SEED), "-o", str(tmp_path)]) == 0
    written = files_below(tmp_path)
    assert set(written) == {
        *(f"{name}.csv" for name in record_kinds()),
        "changfufa-2007-19/document.json",
        "changfufa-2007-19/t1.csv",
    }
    for name, data in written.items():
        if name.endswith(".csv"):
            assert data.startswith(b"\xef\xbb\xbf"), name
            assert b"\r" not in data, name


def test_a_second_run_is_byte_identical_and_touches_nothing(tmp_path: Path) -> None:
    main(["parse", str(SEED), "-o", str(tmp_path)])
    before, stamps = files_below(tmp_path), {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    main(["parse", str(SEED), "-o", str(tmp_path)])
    assert files_below(tmp_path) == before
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()} == stamps


def test_the_order_of_sets_changes_no_output(tmp_path: Path) -> None:
    printed = "應於四十五日內將審議結果一併報部核定，並公告於本系統，關係人係二十人以上者，製作控制表三份。"
    (tmp_path / "raw").mkdir()
    for source in sorted(CASES.glob("*/circular.*")):
        shutil.copy(source, tmp_path / "raw" / f"{source.parent.name}{source.suffix}")
    (tmp_path / "raw" / "traditional.txt").write_text(printed, encoding="utf-8")
    found = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-c", "import sys; from pipeline.cli import main; main(sys.argv[1:])", "parse"]
        command += [str(tmp_path / "raw"), "-o", str(out)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
        found.append(files_below(out))
    assert found[0] == found[1]
    assert len(found[0]) > len(list(CASES.glob("*/circular.*")))


def test_bad_inputs_are_named_and_the_others_parsed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "parsed"
    raw.mkdir()
    (raw / "empty.txt").write_bytes(b"")
    (raw / "blank.txt").write_bytes(b" \r\n\t\n")
    (raw / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00")
    (raw / "good.txt").write_text(NOTICE, encoding="utf-8")
    (raw / "letter.txt").write_text("你好,今天天气不错。\n", encoding="utf-8")
    (raw / "damaged.txt").write_bytes(NOTICE.encode() + b"\xff\xff\n")
    cut = SEED.read_text(encoding="utf-8").split("├─┼")[0] + "├─┼──"
    (raw / "cut.txt").write_text(cut, encoding="utf-8")
    assert main(["parse", str(raw), "-o", str(out), "--lang", "en"]) == 3
    said = capsys.readouterr()
    for name in ("empty.txt", "blank.txt", "picture.txt"):
        assert name in said.err
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["document_id"] for row in csv.DictReader(file)] == ["cut", "damaged", "good", "letter"]

    def codes(name: str) -> list[str]:
        document = json.loads((out / name / "document.json").read_bytes())
        return [finding["code"] for finding in document["findings"]]

    assert codes("good") == []
    assert "not-a-circular" in codes("letter")
    assert "undecodable-bytes" in codes("damaged")
    assert "table-cut-off" in codes("cut")
    assert not [name for name in files_below(out) if "unfinished" in name]


def test_an_error_of_ours_costs_one_circular_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NOTICE, encoding="utf-8")

    def fail_once(files: Sequence[SourceFile], path: str, document_id: str, off: Sequence[str]) -> Circular:
        if path == "a.txt":
            raise ZeroDivisionError("made up")
        return parse(files, path, document_id, off)

    parse = run.parse_files
    monkeypatch.setattr(run, "parse_files", fail_once)
    assert main(["parse", str(tmp_path), "-o", str(tmp_path / "out"), "--lang", "en"]) == 3
    said = capsys.readouterr().err
    assert "a.txt" in said
    assert "ZeroDivisionError" in said
    assert (tmp_path / "out" / "b" / "document.json").exists()


def test_a_folder_with_a_list_is_one_circular(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "raw" / "2019-3"
    folder.mkdir(parents=True)
    (folder / "circular.toml").write_text('files = ["notice.txt", "annex.txt"]', encoding="utf-8")
    (folder / "notice.txt").write_text(NOTICE.replace("请认真", "见附件1，请认真"), encoding="utf-8")
    (folder / "annex.txt").write_text(
        "附件1\n造林任务表\n┌──┬──┐\n│县│亩│\n├──┼──┤\n│甲│12│\n└──┴──┘\n", encoding="utf-8"
    )
    assert main(["parse", str(tmp_path / "raw"), "-o", str(tmp_path / "out")]) == 0
    document = json.loads((tmp_path / "out" / "2019-3" / "document.json").read_bytes())
    assert [part["kind"] for part in document["parts"]] == ["main", "annex"]
    assert document["source"]["path"] == "2019-3"
    (folder / "circular.toml").write_text('files = "notice.txt"', encoding="utf-8")
    assert main(["parse", str(tmp_path / "raw"), "-o", str(tmp_path / "out"), "--lang", "en"]) == 3
    assert "circular.toml" in capsys.readouterr().err


def test_a_missing_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path / "nowhere"), "-o", str(tmp_path / "out"), "--lang", "en"]) == 3
    assert "no such file or folder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_check_exits_1_where_a_check_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SEED.read_text(encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(text.replace("项目800个", "项目810个"), encoding="utf-8")
    assert main(["check", str(SEED), "--lang", "zh"]) == 0
    assert main(["check", str(tmp_path / "wrong.txt"), "--lang", "zh"]) == 1
    assert "810" in capsys.readouterr().out
    assert main(["parse", str(tmp_path / "wrong.txt"), "-o", str(tmp_path / "o")]) == 0
    assert main(["parse", str(tmp_path / "wrong.txt"), "-o", str(tmp_path / "o"), "--strict"]) == 1


def test_the_same_name_with_two_extensions_keeps_them(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("a.txt", "a.text", "b.txt"):
        (raw / name).write_text(NOTICE, encoding="utf-8")
    main(["parse", str(raw), "-o", str(tmp_path / "out")])
    assert {path.parent.name for path in (tmp_path / "out").rglob("document.json")} == {"a.txt", "a.text", "b"}


def test_csv_encoding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(SEED), "-o", str(tmp_path / "g"), "--csv-encoding", "gb18030"]) == 0
    assert "长春市" in (tmp_path / "g" / "documents.csv").read_bytes().decode("gb18030")
    assert main(["parse", str(SEED), "-o", str(tmp_path / "x"), "--csv-encoding", "klingon"]) == 2
    assert main(["parse", str(SEED), "-o", str(tmp_path / "x"), "--csv-encoding", "ascii", "--lang", "en"]) == 2
    assert "--csv-encoding" in capsys.readouterr().err
    assert main(["parse", str(SEED), "-o", str(tmp_path / "x"), "--csv-encoding", "base64"]) == 2


def test_an_unwritable_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    assert main(["parse", str(SEED), "-o", str(blocked), "--lang", "en"]) == 3
    assert str(blocked) in capsys.readouterr().err


def test_a_table_that_is_gone_leaves_no_csv(tmp_path: Path) -> None:
    circular, out = tmp_path / "a.txt", tmp_path / "out"
    circular.write_bytes(SEED.read_bytes())
    main(["parse", str(circular), "-o", str(out)])
    assert (out / "a" / "t1.csv").exists()
    circular.write_text(NOTICE, encoding="utf-8")
    main(["parse", str(circular), "-o", str(out)])
    assert not (out / "a" / "t1.csv").exists()


@pytest.mark.parametrize(("lang", "words"), [("zh", "默认 parsed/"), ("en", "default: parsed/")])
def test_help_speaks_both_languages(lang: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["parse", "--lang", lang, "--help"])
    assert stop.value.code == 0
    said = capsys.readouterr().out
    assert words in said
    assert ("options" in said, "选项" in said) == (lang == "en", lang == "zh")


def test_a_wrong_command_is_usage() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["no-such-command"])
    assert stop.value.code == 2


def test_tables_are_drawn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["tables", str(SEED)]) == 0
    shown = capsys.readouterr().out
    assert "27.65" in shown
    assert "招商引资攻坚目标分解表" in shown


def test_a_rule_is_switched_off_by_name_and_the_output_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", str(SEED), "-o", str(tmp_path), "--off", "numbering", "--lang", "en"]) == 0
    assert "rules switched off: numbering" in capsys.readouterr().out
    document = json.loads((tmp_path / "changfufa-2007-19" / "document.json").read_text(encoding="utf-8"))
    assert document["checks_off"] == ["numbering"]
    assert "numbering" not in {check["rule"] for check in document["checks"]}
    assert main(["check", str(SEED), "--off", "nonsense", "--lang", "en"]) == 2
    assert "no rule nonsense" in capsys.readouterr().err


def test_a_configuration_switches_rules_off_as_the_option_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "gongwen.toml").write_text('[checks]\noff = ["numbering"]\n', encoding="utf-8")
    assert main(["parse", ".", "-o", "out", "--off", "title-match", "--lang", "en"]) == 0
    document = json.loads((tmp_path / "out" / "a" / "document.json").read_text(encoding="utf-8"))
    assert document["checks_off"] == ["numbering", "title-match"]
    assert not (tmp_path / "out" / "gongwen").exists()
    for name, words, said in (
        ("other.toml", '[checks]\noff = ["nonsense"]\n', "no rule nonsense"),
        ("typo.toml", "[check]\n", "cannot be followed"),
        ("broken.toml", "off = [", "cannot be followed"),
    ):
        (tmp_path / name).write_text(words, encoding="utf-8")
        assert main(["check", "a.txt", "--config", name, "--lang", "en"]) == 2
        assert said in capsys.readouterr().err
    assert main(["check", "a.txt", "--config", "absent.toml", "--lang", "en"]) == 2
    assert "absent.toml" in capsys.readouterr().err


def test_what_fails_between_circulars_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "某市人民政府关于加强秋季造林工作的意见\n某政发〔2019〕7号\n"
    plan = head + "各县人民政府：\n请认真执行。\n某市人民政府\n2019年9月3日\n"
    cites = NOTICE.replace("请认真", "按照《某市人民政府关于加强春季造林工作的意见》（某政发〔2019〕7号），请认真")
    (tmp_path / "a.txt").write_text(plan, encoding="utf-8")
    (tmp_path / "b.txt").write_text(cites, encoding="utf-8")
    assert main(["check", str(tmp_path), "--lang", "en"]) == 1
    assert ", 0 failed" not in capsys.readouterr().out
    assert main(["parse", str(tmp_path), "-o", str(tmp_path / "out"), "--strict"]) == 1


def test_circulars_of_earlier_runs_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(NOTICE, encoding="utf-8")
    main(["parse", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--lang", "en"])
    main(["parse", str(tmp_path / "b.txt"), "-o", str(tmp_path / "out"), "--lang", "en"])
    assert "earlier runs" in capsys.readouterr().err
    assert (tmp_path / "out" / "a" / "document.json").exists()
