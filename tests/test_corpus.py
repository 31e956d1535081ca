"""What must never happen on real documents: a crash, a lost character, an unstable output."""

from pathlib import Path

import pytest

from pipeline.export import export
from pipeline.run import parse
from tests import laws


@pytest.mark.corpus
def test_corpus_keeps_the_laws(corpus: Path) -> None:
    files = [file for file in sorted(corpus.rglob("*")) if file.is_file() and file.name != "INDEX.tsv"]
    assert files
    for number, file in enumerate(files):
        data = file.read_bytes()
        circular = parse(data, file.name)  # every one of them holds text
        try:
            laws.every_law(circular)
            # Writing and reading again is the slow part: a part of the files stands for all.
            if number % 10 == 0:
                assert export(parse(data, file.name)) == export(circular)
                laws.document_matches_its_schema(circular)
        except AssertionError as error:
            raise AssertionError(f"{file.relative_to(corpus)}: {error}") from error
