"""What the documents promise: the commands exist, the links lead somewhere, nothing tells of a machine."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import click
import pytest

from kientruc.cli.main import COMMANDS, kientruc
from kientruc.cli.main import run as run_command
from kientruc.validators.engine import run as run_rules
from kientruc.validators.registry import RULES

ROOT = Path(__file__).parents[2]
READMES = [ROOT / "README.md", ROOT / "README.vi.md"]
_COMMAND = re.compile(r"\bkientruc (?P<words>[a-z][a-z ]*)?(?P<rest>[^`\n|]*)")
_CODE = re.compile(r"```(?:sh|console)\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_LINK = re.compile(r"(?<!\\)!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_OPTION = re.compile(r"(?<![\w-])(-[a-zA-Z]|--[a-z-]+)\b")
_MACHINE = re.compile(
    r"/(?:work|root|home|Users)/(?=[\w.])|\b(?!127\.)(?:\d{1,3}\.){3}\d{1,3}:\d+\b"
    r"|https?://[^\s\"')]*(?:/simple\b|pypi\.|artifactory|nexus|devpi)"
)
_ALLOWED = {"https://pypi.org/"}


@cache
def tracked() -> list[Path]:
    """Every file under version control; all files where this is no checkout (a release archive)."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def pages() -> list[Path]:
    """The documents for people; the cases of tests/rules are Markdown, too, but hold code."""
    return [path for path in tracked() if path.suffix == ".md" and not path.is_relative_to(ROOT / "tests")]


def commands(path: Path) -> list[tuple[str, list[str]]]:
    """Every ``kientruc …`` in the code of a page: the words of the command, and the options named with it."""
    found = []
    for code in _CODE.finditer(path.read_text(encoding="utf-8")):
        for line in (code[1] or code[2]).splitlines():
            for command in re.finditer(r"(?:^|[ /])kientruc (?P<words>[^#>]+)", line):
                words = command["words"].split()
                verb = [word for word in words[:2] if re.fullmatch(r"[a-z][a-z-]*", word)]
                found.append((" ".join(verb), _OPTION.findall(command["words"])))
    return found


def resolve(words: list[str]) -> click.Command:
    """The command that *words* lead to; further words are its arguments."""
    command: click.Command = kientruc
    context = click.Context(kientruc)
    for word in words:
        if not isinstance(command, click.Group):
            break
        found = command.get_command(context, word)
        assert found is not None, f"there is no command {word}"
        command = found
    return command


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_every_command_of_the_readme_exists(path, capsys):
    named = commands(path)
    assert {words.split()[0] for words, _ in named if words} == set(COMMANDS), "the README and the tool disagree"
    for words, options in named:
        if not words:
            continue
        command = resolve(words.split())
        known = {name for parameter in (*command.params, *kientruc.params) for name in parameter.opts} | {
            "-h",
            "--help",
        }
        assert set(options) <= known, f"kientruc {words}: {set(options) - known}"
        verb = words.split()[: 2 if isinstance(resolve(words.split()[:1]), click.Group) else 1]
        assert run_command([*verb, "--help"]) == 0
        assert capsys.readouterr().out


def test_both_readmes_name_the_same_commands():
    english, vietnamese = ({words.split()[0] for words, _ in commands(path) if words} for path in READMES)
    assert english == vietnamese


def anchors(path: Path) -> set[str]:
    """The anchors GitHub gives the headings of a page."""
    headings = _HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_resolves():
    broken = []
    for page in pages():
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for link in _LINK.finditer(text):
            target, _, anchor = link["target"].partition("#")
            if target.startswith(("http://", "https://", "mailto:")):
                continue
            place = (page.parent / target).resolve() if target else page
            if not place.exists() or not place.is_relative_to(ROOT):
                broken.append(f"{page.relative_to(ROOT)}: {link['target']}")
            elif anchor and place.suffix == ".md" and anchor not in anchors(place):
                broken.append(f"{page.relative_to(ROOT)}: no heading {link['target']}")
    assert broken == []


def test_the_rule_of_the_guide_finds_what_its_cases_say(repository_of):
    """docs/writing-a-rule.md: its rule is run on its cases."""
    text = (ROOT / "docs/writing-a-rule.md").read_text(encoding="utf-8")
    code = re.search(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    cases = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert code
    assert len(cases) == 2
    package = "kientruc.validators.rules.structure"
    module = {"__name__": f"{package}.portal_without_address", "__package__": package}
    exec(compile(code[1], "docs/writing-a-rule.md", "exec"), module)
    rule = module["RULE"]
    manifest = (
        'id: kho\nname: {vi: Kho}\nversion: "1"\nas-of: 2020-08-10\nconforms-to: {framework: vneaf, version: "2.0"}\n'
    )
    for case in (*cases, rule.info.example, rule.info.better):
        report = run_rules(repository_of({"kientruc.yaml": manifest, "model.yaml": case}), rules=(rule,))
        marks = [number for number, line in enumerate(case.splitlines(), 1) if "# error: [STR900" in line]
        expected = [(number, 3) for number in marks] or ([(2, 3)] if case == rule.info.example else [])
        assert [(finding.place.line, finding.place.column) for finding in report.findings] == expected
    assert rule.info.code not in {known.info.code for known in RULES}, "the guide needs another code"


def test_the_changelog_has_a_place_for_what_is_new():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "\n## [Unreleased]\n" in text
    sections = re.findall(r"^### (\w+)$", text, re.MULTILINE)
    assert set(sections) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    for verb in COMMANDS:
        assert re.search(rf"`{verb}\b", text), f"the changelog does not know {verb}"


def test_no_file_tells_of_a_machine():
    told = []
    for path in tracked():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if (found := _MACHINE.search(line)) and not any(allowed in line for allowed in _ALLOWED):
                told.append(f"{path.relative_to(ROOT)}:{number}: {found[0]}")
    assert told == []


def test_the_search_for_machines_finds_them():
    for line in ("/wo" + "rk/x", "see http://1.2.3.4:8081/simple/x", "/root/" + ".pyenv", "/home/" + "an/kho"):
        assert _MACHINE.search(line), line
    for line in ("a framework", "src/work", "https://w3id.org/kientruc/", "framework/profile.yaml", "homework/x"):
        assert not _MACHINE.search(line), line
