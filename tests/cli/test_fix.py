"""``check --fix``, ``--unsafe-fixes`` and ``--diff``: what is written, what is not, and the exit codes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kientruc.exports.findings.patch import render

ROOT = Path(__file__).parents[2]
CRLF = (
    "\ufeffelements:\r\n  # máy chủ\r\n  a:\r\n    kind: node   # loại\r\n    name: {vi: A}\r\n    evidence: inferred"
)
"""A file with a byte order mark, Windows line ends, comments, and no last line break."""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_safe_ones_are_written_and_the_rest_is_reported(kientruc, trial, monkeypatch):
    (trial / "x.yaml").write_bytes(CRLF.encode())
    before = contents(trial)
    monkeypatch.chdir(trial.parent)
    done = kientruc("check", "kho", "--fix")
    assert done.code == 1, "the unknown target is still there"
    assert "SYN007" not in done.out
    assert "REF001" in done.out
    assert done.err.splitlines()[0] == "kientruc: đã sửa 1 phát hiện trong 1 tệp: kho/x.yaml"
    assert "--unsafe-fixes --diff" in done.err
    assert contents(trial) == {**before, "x.yaml": before["x.yaml"][3:]}


def test_unsafe_ones_only_when_asked_for_by_name(kientruc, trial):
    assert kientruc("check", trial, "--fix").code == 1
    done = kientruc("check", trial, "--unsafe-fixes")
    assert done.code == 0, "judged after mending"
    assert "serves: [cong-dvc]" in (trial / "model.yaml").read_text()


def test_a_second_run_changes_nothing(kientruc, trial):
    (trial / "x.yaml").write_bytes(CRLF.encode())
    kientruc("check", trial, "--unsafe-fixes")
    after = {path: path.stat().st_mtime_ns for path in trial.iterdir()}
    done = kientruc("check", trial, "--unsafe-fixes")
    assert "không có phát hiện nào sửa tự động được" in done.err
    assert {path: path.stat().st_mtime_ns for path in trial.iterdir()} == after


def test_a_diff_writes_nothing_and_git_makes_of_it_what_fix_writes(kientruc, trial, monkeypatch):
    (trial / "x.yaml").write_bytes(CRLF.encode())
    (trial / "y y.yaml").write_text("elements:\n  c:\n    name: {vi: C}\n    kind: node\n    evidence: inferred")
    before = contents(trial)
    monkeypatch.chdir(trial.parent)
    done = kientruc("check", "kho", "--unsafe-fixes", "--diff", "--profile", "strict")
    assert contents(trial) == before
    assert done.code == 0, "judged as it would be"
    assert done.out.startswith("--- a/kho/model.yaml\n+++ b/kho/model.yaml\n")
    patched = trial.parent / "patched"
    shutil.copytree(trial, patched / "kho")
    subprocess.run(["git", "apply", "-"], cwd=patched, input=done.out.encode(), check=True, env=bare())
    kientruc("check", "kho", "--unsafe-fixes", "--profile", "strict")
    assert contents(patched / "kho") == contents(trial) != before


def bare() -> dict[str, str]:
    """An environment in which git sees no repository around it."""
    return {"PATH": os.environ["PATH"], "GIT_CEILING_DIRECTORIES": "/", "GIT_DIR": "/nonexistent"}


def test_a_diff_alone_means_the_safe_fixes(kientruc, trial):
    done = kientruc("check", trial, "--diff")
    assert (done.code, done.out) == (1, "")
    assert "còn 1 phát hiện" in done.err


def test_the_other_language(kientruc, trial, speak):
    speak("en")
    done = kientruc("check", trial, "--unsafe-fixes", "--diff")
    assert "would mend 1 findings in 1 files (nothing was written)" in done.err


def test_a_diff_goes_into_a_file(kientruc, trial, tmp_path):
    (trial / "x.yaml").write_bytes(CRLF.encode())
    done = kientruc("check", trial, "--diff", "-o", tmp_path / "sua.diff")
    assert done.out == ""
    assert b"\r\n" in (tmp_path / "sua.diff").read_bytes()


def test_what_comes_with_the_tool_is_not_written(kientruc):
    done = kientruc("check", "national-systems", "--fix")
    assert done.code == 2
    assert "--diff" in done.err
    done = kientruc("check", "national-systems", "--diff", "--profile", "strict", "--only", "SCH008")
    assert done.code == 0
    assert "+++ b/" in done.out


def test_another_date_than_the_described_one_is_refused(kientruc, trial):
    done = kientruc("check", trial, "--fix", "--as-of", "2024-01-01")
    assert done.code == 2
    assert "--as-of" in done.err
    assert kientruc("check", trial, "--fix", "--as-of", "2020-08-10").code == 1


def test_what_is_refused_and_why(kientruc, trial):
    (trial / "model.yaml").write_text(
        "elements:\n  a: {kind: node, name: {vi: A}, evidence: inferred, associated-with: [may-ao, may-aoo]}\n"
        "  may-ao: {kind: node, name: {vi: B}, evidence: inferred}\n"
    )
    done = kientruc("check", trial, "--unsafe-fixes")
    assert done.code == 1
    assert "không sửa REF001 tại " in done.err
    assert "sửa thì mất một phần của mô hình." in done.err


def test_a_file_that_was_changed_meanwhile_stops_everything(kientruc, trial, monkeypatch):
    from kientruc.validators import fixing

    (trial / "x.yaml").write_bytes(CRLF.encode())
    work = fixing.mend

    def meanwhile(*arguments, **others):
        done = work(*arguments, **others)
        (trial / "model.yaml").write_text((trial / "model.yaml").read_text() + "# mới\n")
        return done

    monkeypatch.setattr(fixing, "mend", meanwhile)
    done = kientruc("check", trial, "--unsafe-fixes")
    assert done.code == 2
    assert "model.yaml vừa bị thay đổi" in done.err
    assert (trial / "x.yaml").read_bytes() == CRLF.encode(), "all or nothing"


def test_where_one_file_cannot_be_written_the_others_get_their_content_back(kientruc, trial, monkeypatch):
    from kientruc.exports import sink
    from kientruc.model.text import Text

    (trial / "x.yaml").write_bytes(CRLF.encode())
    before, write = contents(trial), sink.write_file

    def refuse(artifact, path):
        if artifact.path == "x.yaml" and artifact.content != before["x.yaml"]:
            raise sink.SinkError(Text("đĩa đầy", "disk full"))
        write(artifact, path)

    monkeypatch.setattr(sink, "write_file", refuse)
    done = kientruc("check", trial, "--unsafe-fixes")
    assert (done.code, contents(trial)) == (2, before)
    assert "đĩa đầy" in done.err


@pytest.mark.parametrize("broken", ["elements: [", "elements:\n  a: {kind: node, name: {vi: A}}\n  a: {}\n"])
def test_a_broken_neighbour_is_no_hindrance(kientruc, trial, broken):
    (trial / "x.yaml").write_bytes(CRLF.encode())
    (trial / "z.yaml").write_text(broken)
    done = kientruc("check", trial, "--fix")
    assert done.code == 1
    assert (trial / "x.yaml").read_bytes() == CRLF.encode()[3:]
    assert (trial / "z.yaml").read_text() == broken


class TestPatch:
    def test_names_that_would_forge_a_line_are_quoted(self):
        text = render({'a"\n+++ b\x1b.yaml': (b"a\n", b"b\n")})
        assert text.splitlines()[:2] == ['--- "a/a\\"\\n+++ b\\033.yaml"', '+++ "b/a\\"\\n+++ b\\033.yaml"']

    def test_the_last_line_break_counts(self):
        assert render({"a": (b"x\ny", b"z\ny")}).endswith("-x\n+z\n y\n\\ No newline at end of file\n")
        assert render({"a": (b"x", b"x\n")}).endswith("-x\n\\ No newline at end of file\n+x\n")

    def test_nothing_differs(self):
        assert render({"a": (b"x", b"x")}) == ""


def test_a_diff_in_a_log_of_github_is_no_command(monkeypatch, kientruc, tmp_path):
    (tmp_path / "kientruc.yaml").write_text(
        'id: kho-thu\nname: {vi: Kho}\nversion: "1"\nas-of: 2020-08-10\n', encoding="utf-8"
    )
    text = "\ufeffelements: {}\n ::error file=x::forged\n".replace(" ::error", "# ::error")
    (tmp_path / "model.yaml").write_bytes(text.encode())
    plain = kientruc("check", tmp_path, "--diff").out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    first, *lines, last = kientruc("check", tmp_path, "--diff").out.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert last == f"::{token}::"
    assert lines == plain.splitlines()
    assert token not in plain
