"""Pipes, terminals, interruptions: quiet when piped, UTF-8 everywhere, never a traceback."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from kientruc.cli import common
from kientruc.cli.main import main, run

SCRIPT = Path(sys.executable).with_name("kientruc")


def start(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    """The command as from a terminal: a build server may run the tests in the background, where Ctrl-C is ignored."""
    return subprocess.Popen([SCRIPT, *map(str, arguments)], preexec_fn=_heed_ctrl_c, **options)  # noqa: PLW1509 - no thread is running


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["stats"], ["gaps"], ["show", "lgsp"], ["path", "lgsp", "hueioc"], ["diagram"], ["rules"], ["doctor"]],
    ids=lambda arguments: arguments[0],
)
def test_quiet_when_piped(arguments, kientruc):
    kho = [] if arguments[0] in ("rules", "doctor") else ["-r", "thua-thien-hue"]
    done = kientruc(*arguments, *kho)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\n")
    assert "\x1b" not in done.out
    assert "\r" not in done.out


@pytest.mark.parametrize("arguments", [["--help"], ["check", "thua-thien-hue"]])
def test_a_reader_that_went_away_is_no_error(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([SCRIPT, *arguments], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_head_is_quiet():
    done = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$0" rules --format json | head -1', SCRIPT], capture_output=True, check=False
    )
    assert done.stdout == b"{\n"
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [["--version"], ["rules", "--format", "json"]], ids=["little", "much"])
def test_a_full_disk_is_said_in_a_line(arguments):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([SCRIPT, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "kientruc: hệ thống báo lỗi: No space left on device.\n"


def test_closed_streams_are_no_error(trial):
    done = subprocess.run(["bash", "-c", '"$0" check "$1" >&- 2>&-', SCRIPT, trial], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
    ids=str,
)
def test_any_terminal_gets_utf_8(environment, script, kientruc, trial, monkeypatch):
    monkeypatch.chdir(trial.parent)
    folder = trial.rename(trial.with_name("kho kiến trúc"))
    usual = kientruc("check", folder, "--today", "2020-08-10")
    odd = script("check", folder, "--today", "2020-08-10", environment=environment)
    assert odd.code == usual.code == 1
    assert "Quan hệ `serves` của `lgsp` trỏ tới `cong-dvcc`" in odd.out
    assert odd.err == ""
    if environment.get("PYTHONUTF8") != "0":
        assert odd.out == usual.out


def test_errors_are_utf_8_too(script):
    done = script("check", "không-có", environment={"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"})
    assert done.code == 2
    assert "không có thư mục hay kho có sẵn nào tên không-có." in done.err


def test_an_argument_that_is_no_utf_8_is_no_crash():
    done = subprocess.run([SCRIPT, "check", b"kho-\xff"], capture_output=True, check=False)
    assert done.returncode == 2
    assert "kho-\\udcff" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_what_takes_long(monkeypatch):
    monkeypatch.setattr(common, "PATIENCE", 0.01)
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with common.progress("Đang đọc kho…"):
        time.sleep(0.1)
    assert screen.getvalue() == "\rĐang đọc kho…\r\x1b[K"


def test_a_terminal_is_told_nothing_of_what_is_quick(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with common.progress("Đang đọc kho…"):
        pass
    assert screen.getvalue() == ""


def test_a_pipe_is_never_told(monkeypatch):
    monkeypatch.setattr(common, "PATIENCE", 0.01)
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with common.progress("Đang đọc kho…"):
        time.sleep(0.05)
    assert pipe.getvalue() == ""


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    """A repository that takes seconds to judge."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "kientruc.yaml").write_text("id: lon\nname: {vi: Lớn}\nversion: '1'\nas-of: 2020-08-10\n")
    element = "  e{0}:\n    kind: application-component\n    name: {{vi: E{0}}}\n    serves: [e{1}, x{0}]\n"
    for part in range(20):
        numbers = range(part * 1500, part * 1500 + 1500)
        text = "".join(element.format(number, (number + 7) % 30000) for number in numbers)
        (folder / f"m{part}.yaml").write_text("elements:\n" + text)
    return folder


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="asks /proc whether the reader is at work")
@pytest.mark.parametrize("delay", [0.0, 0.6])
def test_ctrl_c_stops_at_once(delay, large):
    with start("check", large, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 30
        while "_yaml" not in Path(f"/proc/{process.pid}/maps").read_text() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        asked = time.monotonic()
        _, said = process.communicate(timeout=30)
        waited = time.monotonic() - asked
    assert process.returncode == 130
    assert said.decode() == "\nĐã dừng.\n"
    assert waited < 1.0


class TestInternalErrors:
    @pytest.fixture(autouse=True)
    def broken(self, monkeypatch):
        def fail(*_: object, **__: object) -> None:
            raise RuntimeError("hỏng")

        monkeypatch.setattr(import_module("kientruc.validators.engine"), "judge", fail)

    def test_a_sentence_and_no_traceback(self, kientruc, sound, speak):
        done = kientruc("check", sound)
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            "kientruc: lỗi nội bộ (RuntimeError: hỏng). Đây là lỗi của công cụ; "
            "hãy chạy lại với --debug và báo cho nhóm phát triển.\n"
        )
        speak("en")
        assert "internal error (RuntimeError: hỏng)" in kientruc("check", sound).err

    def test_debug_adds_the_traceback(self, kientruc, sound):
        for arguments in (["--debug", "check", sound], ["check", sound, "--debug"]):
            done = kientruc(*arguments)
            assert done.code == 2
            assert "Traceback" in done.err
            assert "lỗi nội bộ" in done.err


def test_an_interrupted_command_gives_130(monkeypatch, capsys, sound):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("kientruc.model.loader"), "load", interrupt)
    assert run(["check", str(sound)]) == 130
    assert capsys.readouterr() == ("", "\nĐã dừng.\n")


def test_what_the_system_refuses_is_not_our_fault(monkeypatch, capsys, sound):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error", "/kho")

    monkeypatch.setattr(import_module("kientruc.model.loader"), "load", refuse)
    assert run(["check", str(sound)]) == 2
    assert capsys.readouterr().err == "kientruc: hệ thống báo lỗi: Input/output error (/kho).\n"


def test_the_script_is_main():
    assert main.__module__ == "kientruc.cli.main"
    assert b"kientruc.cli.main" in SCRIPT.read_bytes()
