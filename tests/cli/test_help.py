"""Every command explains itself, in one language at a time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from kientruc.cli.language import detect
from kientruc.cli.main import COMMANDS

PATHS = [(), *((verb,) for verb in COMMANDS), ("export", "rdf")]
ENGLISH = re.compile(r"\b(Usage|Options|Commands?|default|required|OPTIONS|ARGS|TEXT|FILE|DIRECTORY|INTEGER|Show)\b")
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầậắằặẹẻẽếềệọỏốồộớờợụủứừựịỉ]", re.IGNORECASE)


PRINT_ALL = """
import json, sys
from kientruc.cli.main import run
for path in json.loads(sys.stdin.read()):
    assert run([*path, "--help"]) == 0
    print(chr(12), end="")
"""


@pytest.fixture(scope="module", params=["vi", "en"])
def pages(request) -> tuple[str, dict[tuple[str, ...], str]]:
    """The language, and the help page of every command in it: the language is fixed when a process begins."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", PRINT_ALL],
        input=json.dumps(PATHS),
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "KIENTRUC_LANG": request.param, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stderr == ""
    return request.param, dict(zip(PATHS, done.stdout.split("\f"), strict=False))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: " ".join(path) or "kientruc")
def test_help_is_in_one_language(path, pages):
    language, texts = pages
    text = texts[path]
    assert text.startswith(" ".join(("Cách dùng: kientruc" if language == "vi" else "Usage: kientruc", *path)))
    foreign = ENGLISH if language == "vi" else VIETNAMESE
    assert not foreign.findall(text), text


def test_help_names_every_command(script):
    out = script("--help").out
    assert [line.split()[0] for line in out.partition("Lệnh:\n")[2].splitlines() if line[2:3] != " "] == list(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "asked", "language"),
    [
        ([], "", "vi"),
        ([], "en_US.UTF-8", "en"),
        (["check", "--lang", "en"], "vi", "en"),
        (["--lang=vi"], "en", "vi"),
        (["show", "--", "--lang", "en"], "", "vi"),
        (["--lang"], "en", "en"),
    ],
)
def test_detecting_the_language(arguments, asked, language):
    assert detect(arguments, {"KIENTRUC_LANG": asked} if asked else {}) == language


def test_summaries_agree_with_the_commands_themselves(kientruc):
    for verb, lines in COMMANDS.items():
        out = kientruc(verb, "--help").out
        assert out.startswith("Cách dùng:")
        assert all(lines), verb


@pytest.mark.parametrize(
    ("arguments", "environment", "vietnamese"),
    [
        (["--lang", "en", "--help"], {}, False),
        (["check", "--lang=en", "--help"], {}, False),
        (["--help"], {"KIENTRUC_LANG": "en"}, False),
        (["--lang", "vi", "--help"], {"KIENTRUC_LANG": "en"}, True),
        (["--help"], {"KIENTRUC_LANG": "fr"}, True),
        (["--help"], {"LANG": "en_US.UTF-8"}, True),
    ],
)
def test_language_is_asked_for_or_vietnamese(arguments, environment, vietnamese, script):
    assert script(*arguments, environment=environment).out.startswith("Cách dùng" if vietnamese else "Usage")


def test_version(kientruc):
    assert re.fullmatch(r"kientruc \d+\.\d+\.\d+\S*\n", kientruc("--version").out)


def test_a_narrow_terminal_wraps(script):
    done = script("check", "--help", environment={"COLUMNS": "30"})
    assert done.code == 0
    assert "--fail-on" in done.out
