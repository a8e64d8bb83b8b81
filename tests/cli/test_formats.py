"""``check --format``: every format from the command line; colour only where a person looks and did not decline."""

from __future__ import annotations

import io
import sys

import pytest

from kientruc.exports.findings.registry import RENDERERS


@pytest.mark.parametrize("name", RENDERERS)
def test_every_format_has_the_finding_and_the_exit_code(name, kientruc, trial, monkeypatch):
    monkeypatch.chdir(trial.parent)
    done = kientruc("check", "kho", "--format", name)
    assert (done.code, done.err) == (1, "")
    assert "REF001" in done.out
    assert str(trial) not in done.out
    written = trial.parent / "report.txt"
    assert kientruc("check", "kho", "--format", name, "--output", written).code == 1
    assert written.read_text("utf-8") == done.out


@pytest.mark.parametrize("name", [name for name in RENDERERS if name != "text"])
def test_a_repository_elsewhere_gives_no_path_of_the_machine(name, kientruc, trial, tmp_path, monkeypatch):
    elsewhere = tmp_path / "here"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert str(trial) not in kientruc("check", trial, "--format", name).out


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("environment", "form", "coloured"),
    [
        ({}, "text", True),
        ({"NO_COLOR": "1"}, "text", False),
        ({"NO_COLOR": ""}, "text", True),
        ({"TERM": "dumb"}, "text", False),
        ({}, "github", False),
    ],
)
def test_colour(environment, form, coloured, kientruc, trial, monkeypatch):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert kientruc("check", trial, "--format", form).code == 1
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_no_colour_where_nobody_looks(kientruc, trial):
    assert "\x1b" not in kientruc("check", trial).out
