"""The command line run in this process (fast) or as the installed console script (real)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from kientruc.cli.main import COMMANDS, run

SCRIPT = Path(sys.executable).with_name("kientruc")
MANIFEST = """\
id: kho-thu
name: {vi: Kho thử, en: Trial repository}
version: "1.0"
as-of: 2020-08-10
"""
MODEL = """\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp, en: Integration platform}
    serves: [cong-dvcc]
    evidence: inferred
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công, en: Public service portal}
    associated-with: [lgsp]
    evidence: inferred
"""
"""One error: REF001 at model.yaml:5:14."""


class Outcome(NamedTuple):
    """What a run of the command line left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def speak(monkeypatch) -> Callable[[str], None]:
    """``speak("en")``: the language of the run, for commands run in this process (help pages keep theirs)."""
    modules = ["language", "common", *(f"commands.{verb}" for verb in COMMANDS)]
    loaded = [import_module(f"kientruc.cli.{name}") for name in modules]

    def switch(language: str) -> None:
        for module in loaded:
            if hasattr(module, "LANGUAGE"):
                monkeypatch.setattr(module, "LANGUAGE", language)

    switch("vi")
    return switch


@pytest.fixture
def kientruc(speak, capsys) -> Callable[..., Outcome]:
    """``kientruc("check", folder)`` in this process, in Vietnamese unless :func:`speak` said otherwise."""

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def script(tmp_path) -> Callable[..., Outcome]:
    """The console script in a process of its own, in a clean environment; ``environment`` and ``cwd`` may be given.

    With ``obedient`` file permissions hold for it even where the tests run as root.
    """
    assert SCRIPT.is_file(), f"kientruc is not installed beside {sys.executable}"

    def call(
        *arguments: object,
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        obedient: bool = False,
    ) -> Outcome:
        done = subprocess.run(
            [*(_without_privilege() if obedient else ()), SCRIPT, *map(str, arguments)],
            capture_output=True,
            check=False,
            cwd=cwd or tmp_path,
            env=bare_environment() | dict(environment or {}),
            timeout=60,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


def _without_privilege() -> list[str]:
    """What to put before a command so that root, too, is refused what the mode of a file refuses."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("runs as root, whom no permission stops, and there is no setpriv")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def bare_environment() -> dict[str, str]:
    """Nothing of the developer's own settings."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}


@pytest.fixture
def trial(tmp_path) -> Path:
    """A repository of two elements with one error."""
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "kientruc.yaml").write_text(MANIFEST)
    (folder / "model.yaml").write_text(MODEL)
    return folder


@pytest.fixture
def sound(trial) -> Path:
    """The same without its error."""
    (trial / "model.yaml").write_text(MODEL.replace("cong-dvcc", "cong-dvc"))
    return trial
