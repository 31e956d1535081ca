"""The edge: inputs get unique ids, outputs are whole or absent."""

import os
from pathlib import Path

import pytest

from pipeline.files import find_inputs, read_files, remove_unfinished, write_document, write_files
from pipeline.model import UnreadableInputError


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


def test_ids_are_paths_without_extension(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/c.txt", "a/c.html", ".hidden", "~$b.docx", "v1.2.txt")
    found, missing = find_inputs([tmp_path])
    assert [one.document_id for one in found] == ["a/c.html", "a/c.txt", "b", "v1.2"]
    assert [one.path for one in found] == ["a/c.html", "a/c.txt", "b.txt", "v1.2.txt"]
    assert missing == []


def test_files_of_several_roots_are_told_apart(tmp_path: Path) -> None:
    make(tmp_path, "x/n.txt", "y/n.txt")
    found, _ = find_inputs([tmp_path / "x" / "n.txt", tmp_path / "y", tmp_path / "x"])
    assert [one.document_id for one in found] == ["x/n.txt", "y/n.txt"]


def test_a_missing_path_is_an_error_of_its_own(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    found, (error,) = find_inputs([tmp_path / "none", tmp_path])
    assert [one.document_id for one in found] == ["a"]
    assert error.path.endswith("none")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"a.csv": b"old"})

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_files(tmp_path, {"a.csv": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"old"}


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    make(tmp_path, "d/.gongwen-unfinished-x1", "d/document.json")
    remove_unfinished(tmp_path)
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["document.json"]


def test_a_circulars_own_csvs_stay(tmp_path: Path) -> None:
    make(tmp_path, "d/t1.csv", "d/t2.csv", "d/totals.csv")
    write_document(tmp_path, "d", {"t1.csv": b"", "document.json": b"{}"})
    assert {path.name for path in (tmp_path / "d").iterdir()} == {"t1.csv", "totals.csv", "document.json"}


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ('files = ["notice.txt"', "Unclosed array"),
        ('files = ["notice.txt"]\ntitle = "x"', "unknown field `title`"),
        ("name = 1", "field"),
        ('files = "notice.txt"', "Expected `array`"),
        ("files = []", "files = []"),
        ('files = ["notice.txt", "annex.txt"]', "annex.txt, which is not in the folder"),
        ('files = ["notice.txt", "../other.txt"]', "../other.txt, which is not in the folder"),
        ('files = ["notice.txt", "notice.txt"]', "notice.txt twice"),
        ('files = ["notice.txt", "./notice.txt"]', "./notice.txt twice"),
        ('files = ["notice\\u0000.txt"]', "which is not in the folder"),
        (f'files = ["{"a" * 400}.txt"]', "which is not in the folder"),
    ],
)
def test_a_list_that_cannot_be_followed_says_why(tmp_path: Path, listed: str, said: str) -> None:
    make(tmp_path, "c/notice.txt", "other.txt")
    (tmp_path / "c" / "circular.toml").write_text(listed, encoding="utf-8")
    (found,) = (one for one in find_inputs([tmp_path])[0] if one.document_id == "c")
    with pytest.raises(UnreadableInputError) as error:
        read_files(found)
    assert said in error.value.reason
    assert error.value.path == "c/circular.toml"


def test_the_files_of_a_list_come_in_its_order_and_no_others(tmp_path: Path) -> None:
    make(tmp_path, "c/b.txt", "c/annexes/a.txt", "c/scan.txt", "d/e.txt")
    listed = 'files = ["b.txt", "annexes/a.txt"]'
    (tmp_path / "c" / "circular.toml").write_text(listed, encoding="utf-8-sig")  # as Windows writes it
    found, _ = find_inputs([tmp_path])
    assert [one.document_id for one in found] == ["c", "d/e"]
    assert [file.name for file in read_files(found[0])] == ["c/b.txt", "c/annexes/a.txt"]


def test_the_output_folder_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/a/document.json", "out/documents.csv")
    found, _ = find_inputs([tmp_path], tmp_path / "out")
    assert [one.document_id for one in found] == ["a"]


def test_a_link_to_a_folder_around_it_is_entered_once(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt")
    (tmp_path / "x" / "loop").symlink_to(tmp_path, target_is_directory=True)
    found, _ = find_inputs([tmp_path])
    assert [one.document_id for one in found] == ["x/a"]


def test_a_file_named_twice_keeps_its_first_name(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    found, _ = find_inputs([tmp_path / "a.txt", tmp_path / "link.txt"])
    assert [one.document_id for one in found] == ["a"]


def test_a_pipe_is_refused_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found, _ = find_inputs([tmp_path])
    with pytest.raises(UnreadableInputError, match="pipe"):
        read_files(found[0])


def test_ids_have_no_line_breaks(tmp_path: Path) -> None:
    make(tmp_path, "a\nb.txt")
    found, _ = find_inputs([tmp_path])
    assert [one.document_id for one in found] == ["a_b"]
