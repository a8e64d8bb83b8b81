"""Every command explains itself, in one language at a time."""

from __future__ import annotations

import re

import pytest

from kientruc.cli.main import COMMANDS

PATHS = [(), *((verb,) for verb in COMMANDS), ("export", "rdf")]
ENGLISH = re.compile(r"\b(Usage|Options|Commands?|default|required|OPTIONS|ARGS|TEXT|FILE|DIRECTORY|INTEGER|Show)\b")
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầậắằặẹẻẽếềệọỏốồộớờợụủứừựịỉ]", re.IGNORECASE)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: " ".join(path) or "kientruc")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_is_in_one_language(path, language, script):
    done = script(*path, "--help", environment={"KIENTRUC_LANG": language})
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("Cách dùng: kientruc" if language == "vi" else "Usage: kientruc")
    foreign = ENGLISH if language == "vi" else VIETNAMESE
    assert not foreign.findall(done.out), done.out


def test_help_names_every_command(script):
    out = script("--help").out
    assert [line.split()[0] for line in out.partition("Lệnh:\n")[2].splitlines() if line[2:3] != " "] == list(COMMANDS)


def test_summaries_agree_with_the_commands_themselves(kientruc):
    for verb, lines in COMMANDS.items():
        out = kientruc(verb, "--help").out
        assert out.startswith("Cách dùng:")
        assert all(lines), verb


@pytest.mark.parametrize(
    ("arguments", "environment", "vietnamese"),
    [
        (["--help"], {}, True),
        (["--lang", "en", "--help"], {}, False),
        (["check", "--lang=en", "--help"], {}, False),
        (["--help"], {"KIENTRUC_LANG": "en"}, False),
        (["--help"], {"KIENTRUC_LANG": "en_US.UTF-8"}, False),
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
