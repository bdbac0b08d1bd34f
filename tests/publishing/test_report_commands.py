"""python -m analytics report draft: the file, its mark, and what cannot be drafted."""

from pathlib import Path

import docx
import pytest

from analytics.__main__ import main


@pytest.mark.usefixtures("own_store")
def test_a_draft_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "du-thao.docx"
    assert main(["report", "draft", "--period", "2021-Q1", str(path)]) == 0
    assert capsys.readouterr().out == f"Đã ghi {path}\n"
    document = docx.Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "khối địa phương tiếp nhận 130.729 hồ sơ." in text
    assert "MINH HỌA" not in document.sections[0].header.paragraphs[-1].text


@pytest.mark.usefixtures("own_store")
def test_an_illustrative_draft_says_so_in_its_head(tmp_path: Path) -> None:
    path = tmp_path / "du-thao.docx"
    assert main(["report", "draft", "--period", "2021-Q1", "--data", "demo", str(path)]) == 0
    section = docx.Document(str(path)).sections[0]
    assert section.header.paragraphs[-1].text.startswith("MINH HỌA")
    assert section.first_page_header.paragraphs[0].text.startswith("MINH HỌA")


@pytest.mark.usefixtures("own_store")
@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["--period", "2021-Q5", "a.docx"], 1, "2021-Q5"),
        (["--period", "quý I", "a.docx"], 1, "quý I"),
        (["--period", "2021-Q1", "--compare", "1", "a.docx"], 1, "“1”"),
        (["--period", "2021-03-31", "a.docx"], 1, "2021-03-31"),
        (["--period", "2021-Q1", "--compare", "since-..2020-Q1", "a.docx"], 1, "since-..2020-Q1"),
        (["--period", "2021-Q1", "no/such/folder/a.docx"], 1, "no/such/folder"),
        (["a.docx"], 2, "Cách dùng"),
        (["--period", "2021-Q1"], 2, "Cách dùng"),
        (["--period", "2021-Q1", "--data", "other", "a.docx"], 2, "Cách dùng"),
    ],
)
def test_what_cannot_be_drafted_is_said(
    arguments: list[str],
    code: int,
    word: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", "draft", *arguments]) == code
    assert word in capsys.readouterr().err
    assert not list(tmp_path.glob("*.docx"))
