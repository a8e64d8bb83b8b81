from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kientruc.exports import sink, swap
from kientruc.exports.artifact import Artifact
from kientruc.exports.sink import (
    MARKER,
    BusyError,
    CannotWriteError,
    RefusedError,
    SinkError,
    write_file,
    write_tree,
)

TREE = (Artifact.text("index.html", "trang"), Artifact("views/tổng quan.svg", b"<svg/>"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_text_artifacts_end_in_one_line_end() -> None:
    assert Artifact.text("a", "một\r\nhai\n\n").content == "một\nhai\n".encode()


def test_a_tree_is_written_whole_with_its_marker_and_leaves_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "a" / "out"
    write_tree(TREE, out)
    assert set(files(out)) == {MARKER, "index.html", "views/tổng quan.svg"}
    assert files(out)["index.html"] == b"trang\n"
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_a_second_tree_replaces_the_first_and_keeps_the_folders_mode(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_tree(TREE, out)
    out.chmod(0o750)
    write_tree(TREE[:1], out)
    assert set(files(out)) == {MARKER, "index.html"}
    assert out.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("able", [True, False], ids=["exchange", "two renames"])
def test_both_ways_of_swapping(able: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    if not able:
        monkeypatch.setattr(swap, "_system_call", lambda: None)
    for content in (b"1", b"2"):
        write_tree([Artifact("a", content)], tmp_path / "out")
    assert files(tmp_path / "out")["a"] == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../a", "a/../../b", "a//b", "./a", "a\\b", "c:a", "a\0b"])
def test_paths_that_leave_the_folder_are_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        write_tree([Artifact(path, b"")], tmp_path / "out")
    assert "thư mục kết quả" in caught.value.text.best("vi")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["a", MARKER])
def test_no_file_is_written_twice(path: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="twice"):
        write_tree([Artifact("a", b""), Artifact(path, b"")], tmp_path / "out")


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    with pytest.raises(RefusedError, match="not made by kientruc"):
        write_tree(TREE, mine)
    (tmp_path / "file").write_text("a file")
    with pytest.raises(RefusedError):
        write_tree(TREE, tmp_path / "file")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "mine", "thesis.txt"]


def test_an_empty_folder_and_a_link_to_ours_are_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_tree(TREE, tmp_path / "empty")
    (tmp_path / "link").symlink_to("empty")
    write_tree(TREE[:1], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert set(files(tmp_path / "empty")) == {MARKER, "index.html"}


def test_what_stood_there_stays_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write_tree(TREE, out)
    before = files(out)

    def full(path: Path, content: bytes) -> None:
        with Path("/dev/full").open("wb") as device:
            device.write(content)

    monkeypatch.setattr(sink, "_write", full)
    with pytest.raises(CannotWriteError, match="No space left"):
        write_tree([Artifact("a", b"new")], out)
    with pytest.raises(CannotWriteError, match="No space left"):
        write_file(Artifact("a", b"new"), out / "index.html")
    assert files(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_device_that_is_full_and_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="/dev/full"):
        write_file(Artifact("a", b"x"), Path("/dev/full"))
    for path in (Path("/proc/kientruc/out"), Path("/proc/kientruc")):
        with pytest.raises(SinkError):
            write_tree(TREE, path)
        with pytest.raises(CannotWriteError):
            write_file(Artifact("a", b"x"), path)
    with pytest.raises(CannotWriteError):
        write_file(Artifact("a", b"x"), tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:  # pragma: no cover - not as root
    tmp_path.chmod(0o555)
    with pytest.raises(CannotWriteError, match="Permission denied"):
        write_tree(TREE, tmp_path / "out")
    tmp_path.chmod(0o755)


def test_one_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "findings.json"
    write_file(Artifact("x", b"1"), path)
    path.chmod(0o640)
    (tmp_path / "link").symlink_to(path)
    write_file(Artifact("x", b"2"), tmp_path / "link")
    assert path.read_bytes() == b"2"
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(item.name for item in tmp_path.iterdir()) == ["findings.json", "link"]


def test_remains_of_a_crash_are_removed_but_not_what_may_still_live(tmp_path: Path) -> None:
    (tmp_path / ".kt-out.dead").mkdir()
    for name in (".kt-a.old", ".kt-a.new", ".kt-other.old"):
        (tmp_path / name).write_text("")
        if name.endswith("old"):
            os.utime(tmp_path / name, (0, 0))
    write_tree(TREE, tmp_path / "out")
    write_file(Artifact("a", b""), tmp_path / "a")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".kt-a.new", ".kt-other.old", "a", "out"]


def test_a_crash_between_two_renames_is_put_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(TREE, tmp_path / "out")
    before = files(tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / (".kt-out.1" + swap.ASIDE))
    (tmp_path / ".kt-out.1").mkdir()

    def broken(path: Path, content: bytes) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(sink, "_write", broken)
    with pytest.raises(CannotWriteError, match="Input/output error"):
        write_tree(TREE, tmp_path / "out")
    assert files(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


WRITER = """
import sys
from pathlib import Path
from kientruc.exports.artifact import Artifact
from kientruc.exports.sink import write_tree
number = 0
while True:
    number += 1
    write_tree([Artifact(f"f{i}", (str(number) * 2000).encode()) for i in range(8)], Path(sys.argv[1]))
    print(number, flush=True)
"""

HOLDER = """
import sys
from pathlib import Path
from kientruc.exports.sink import _lock
with _lock(Path(sys.argv[1]), 1):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "out")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_another_run_is_waited_for_then_named(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    started = time.monotonic()
    with pytest.raises(BusyError, match=f"pid {holder.pid}") as caught:
        write_tree(TREE, tmp_path / "out", patience=0.2)
    assert caught.value.pid == holder.pid
    assert 0.2 <= time.monotonic() - started < 5
    holder.kill()
    holder.wait()
    write_tree(TREE, tmp_path / "out", patience=5)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_killed_run_leaves_a_whole_tree(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for attempt in range(8):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(out)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.002 * attempt)
            process.send_signal(signal.SIGKILL)
        found = files(out)
        contents = {found[name] for name in found if name != MARKER}
        assert len(found) == 9
        assert len(contents) == 1
    write_tree(TREE, out)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_parallel_runs_leave_one_valid_tree(tmp_path: Path) -> None:
    code = WRITER.replace("while True:", "while number < 5:")
    started = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "out")], stdout=-3) for _ in range(4)]
    assert [process.wait(60) for process in started] == [0] * 4
    assert len({content for name, content in files(tmp_path / "out").items() if name != MARKER}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
