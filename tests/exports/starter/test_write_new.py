from __future__ import annotations

from pathlib import Path

import pytest

from kientruc.exports import sink
from kientruc.exports.artifact import Artifact
from kientruc.exports.sink import MARKER, CannotWriteError, RefusedError, write_new, write_tree

TREE = (Artifact.text("kientruc.yaml", "id: a"), Artifact(".vscode/settings.json", b"{}"), Artifact("data/a.yaml", b""))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_files_are_written_without_a_marker_and_nothing_else(tmp_path):
    write_new(TREE, tmp_path / "a" / "kho")
    assert set(files(tmp_path / "a" / "kho")) == {artifact.path for artifact in TREE}
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["kho"]


def test_no_later_tree_replaces_it(tmp_path):
    write_new(TREE, tmp_path / "kho")
    before = files(tmp_path / "kho")
    for writer in (write_new, write_tree):
        with pytest.raises(RefusedError):
            writer([Artifact("x", b"")], tmp_path / "kho")
    assert files(tmp_path / "kho") == before


@pytest.mark.parametrize("there", [".git/config", "a.txt", MARKER])
def test_a_folder_with_anything_in_it_is_refused(there, tmp_path):
    (tmp_path / "kho" / there).parent.mkdir(parents=True)
    (tmp_path / "kho" / there).write_text("x")
    with pytest.raises(RefusedError, match="not empty"):
        write_new(TREE, tmp_path / "kho")
    assert set(files(tmp_path / "kho")) == {there}


def test_a_link_to_an_empty_folder_is_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "kho").symlink_to("real")
    write_new(TREE, tmp_path / "kho")
    assert (tmp_path / "kho").is_symlink()
    assert set(files(tmp_path / "real")) == {artifact.path for artifact in TREE}


@pytest.mark.parametrize("path", ["../a", "/a", "a/../b", ""])
def test_no_file_leaves_the_folder(path, tmp_path):
    with pytest.raises(RefusedError):
        write_new([Artifact(path, b"")], tmp_path / "kho")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [True, False], ids=["empty folder", "no folder"])
def test_a_disk_that_fills_up_leaves_nothing(there, tmp_path, monkeypatch):
    if there:
        (tmp_path / "kho").mkdir()
    written: list[Path] = []

    def write(path: Path, content: bytes) -> None:
        written.append(path)
        if len(written) == len(TREE):
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(sink, "_write", write)
    with pytest.raises(CannotWriteError, match="No space left"):
        write_new(TREE, tmp_path / "kho")
    assert len(written) == len(TREE)
    assert [path.name for path in tmp_path.rglob("*")] == (["kho"] if there else [])


def test_what_was_moved_is_taken_back_where_the_system_refuses(tmp_path, monkeypatch):
    (tmp_path / "kho").mkdir()
    rename, moved = Path.rename, []

    def refuse_the_last(path: Path, target: Path) -> Path:
        if len(moved) == len(TREE) - 1:
            raise OSError(5, "Input/output error")
        moved.append(target)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_the_last)
    with pytest.raises(CannotWriteError):
        write_new(TREE, tmp_path / "kho")
    assert len(moved) == len(TREE) - 1
    assert list((tmp_path / "kho").iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["kho"]
