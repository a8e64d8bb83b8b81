"""Installed plugins: a fake distribution on the path, asked for by name."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from kientruc.model.rules import RuleInfo
from kientruc.validators.engine import run
from kientruc.validators.plugins import PluginError, load
from kientruc.validators.registry import RULES
from kientruc.validators.rule import Fault, Rule, Severity, Stage, Text

CODE = """
from kientruc.model.rules import RuleInfo
from kientruc.validators.rule import Fault, Rule, Severity, Text

def text(word):
    return Text(f"Câu {word}: {{element}}.", f"Sentence {word}: {{element}}.")

def check(context):
    for key in context.repository.elements:
        yield Fault("TST001", context.repository.locus(key, part="key"), {"element": key}, key)

RULE = Rule(RuleInfo(
    code="TST001", name="element-of-the-test", severity=Severity.ERROR, message=text("một"), hint=text("hai"), what=text("ba"),
    why=text("bốn"), example="a: 1", better="a: 2", source=Text("Phép thử.", "The test."),
), check)
RULES = (RULE,)
SOMETHING = 5

def fails(context):
    raise RuntimeError("x  y")
    yield
"""
TEXT = Text("Câu: {element}.", "Sentence: {element}.")
INFO = RuleInfo("TST001", "a-b", Severity.ERROR, TEXT, TEXT, TEXT, TEXT, "a: 1", "a: 2", TEXT)


@pytest.fixture
def distribution(tmp_path, monkeypatch):
    """``distribution(name, entry_points)`` puts a distribution with the module ``kientruc_NAME`` on the path."""

    def make(name, entries, code=CODE):
        folder = tmp_path / name
        info = folder / f"kientruc_{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (folder / f"kientruc_{name}.py").write_text(code, encoding="utf-8")
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: kientruc-{name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[kientruc.rules]\n" + "".join(f"{line}\n" for line in entries))
        monkeypatch.syspath_prepend(str(folder))
        return folder

    yield make
    for module in [module for module in sys.modules if module.startswith("kientruc_")]:
        del sys.modules[module]


def refused(*names):
    with pytest.raises(PluginError) as error:
        load(names)
    text = error.value.text
    assert text.vi
    assert text.en
    assert text.vi != text.en
    assert not text.vi.isascii()
    return text.en


def made(distribution, monkeypatch, *rules):
    """A plugin ``made`` that offers *rules*."""
    distribution("made", ["made = kientruc_made:RULES"], "RULES = ()")
    import kientruc_made

    kientruc_made.RULES = rules


@pytest.mark.parametrize("value", ["RULE", "RULES"])
def test_an_installed_plugin_judges(distribution, repository_of, value):
    distribution("one", [f"one = kientruc_one:{value}"])
    (rule,) = load(["one", "one"])
    assert rule.info.origin == "one"
    repository = repository_of("elements:\n  a: {kind: goal, name: {vi: A}}\n")
    report = run(repository, rules=(*RULES, rule))
    assert [(f.code, f.element, f.place.line, f.place.column) for f in report.findings if f.code == "TST001"] == [
        ("TST001", "a", 2, 3)
    ]
    assert "TST001" in report.rules


def test_nothing_is_imported_when_no_plugin_is_named(distribution):
    distribution("one", ["one = kientruc_one:RULES"])
    assert load([]) == ()
    assert "kientruc_one" not in sys.modules


def test_a_plugin_that_is_not_there(distribution):
    assert refused("gone") == "no plugin gone is installed. There are none."
    distribution("one", ["one = kientruc_one:RULES"])
    assert refused("gone") == "no plugin gone is installed. Installed: one."


def test_a_name_that_two_packages_offer(distribution):
    distribution("one", ["same = kientruc_one:RULES"])
    distribution("two", ["same = kientruc_two:RULES"])
    assert refused("same") == "several packages offer a plugin same: kientruc_one:RULES, kientruc_two:RULES."


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("kientruc_one:NOBODY", "cannot be loaded: AttributeError"),
        ("kientruc_nobody:RULES", "cannot be loaded: ModuleNotFoundError"),
        ("kientruc_one:SOMETHING", "cannot be loaded: TypeError"),
        ("kientruc_one:__name__", "offers no kientruc.validators.rule.Rule."),
    ],
)
def test_a_plugin_that_cannot_be_loaded(distribution, value, says):
    distribution("one", [f"one = {value}"])
    assert says in refused("one")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"code": "tst001"}, "needs a code of three capitals"),
        ({"code": "TST1"}, "needs a code of three capitals"),
        ({"name": "Not Good"}, "needs a code of three capitals"),
        ({"why": Text("Chỉ có.", None)}, "lacks these, or its languages disagree: why."),
        ({"source": Text()}, "lacks these, or its languages disagree: source."),
        ({"better": ""}, "lacks these, or its languages disagree: better."),
        ({"message": Text("Câu {element}.", "Sentence {name}.")}, "lacks these, or its languages disagree: message."),
        ({"code": "REF001"}, "the code REF001 or the name a-b is taken"),
        ({"code": "REF999"}, "the code REF999 or the name a-b is taken"),
        ({"name": "unknown-target"}, "the code TST001 or the name unknown-target is taken"),
    ],
)
def test_a_rule_that_is_not_whole_or_not_new(distribution, monkeypatch, changes, says):
    made(distribution, monkeypatch, Rule(replace(INFO, **changes), lambda _: ()))
    assert says in refused("made")


def test_a_rule_needs_a_check_that_judges(distribution, monkeypatch):
    made(distribution, monkeypatch, Rule(INFO, None, stage=Stage.WATCHES))
    assert refused("made").endswith(": check, stage.")


def test_two_plugins_with_one_code(distribution, monkeypatch):
    distribution("one", ["one = kientruc_one:RULES"])
    made(distribution, monkeypatch, Rule(INFO, lambda _: ()))
    assert load(["made"])
    assert "TST001" in refused("one", "made")


def test_a_finding_of_another_rule_is_refused(distribution, monkeypatch, repository_of):
    repository = repository_of("elements:\n  a: {kind: goal, name: {vi: A}}\n")
    forged = Fault("REF001", repository.locus("a"), {}, "a")
    made(distribution, monkeypatch, Rule(INFO, lambda _: [forged]))
    with pytest.raises(
        PluginError, match="the rule TST001 of the plugin made failed while running: ValueError: a finding of another"
    ):
        run(repository, rules=load(["made"]))


COMMAND = "import sys; sys.path.insert(0, sys.argv[1]); from kientruc.cli.main import run; sys.exit(run(sys.argv[2:]))"


def check(folder, *arguments):
    done = subprocess.run(
        [sys.executable, "-I", "-c", COMMAND, str(folder), "check", "--lang", "en", *arguments],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_the_command_line_runs_it_only_when_named(distribution, tmp_path):
    folder = distribution("one", ["one = kientruc_one:RULES", "fails = kientruc_one:FAILS", "five = kientruc_one:SOMETHING"],
                          CODE + "\nfrom dataclasses import replace\nFAILS = replace(RULE, check=fails)\n")  # fmt: skip
    home = tmp_path / "home"
    home.mkdir()
    (home / "kientruc.yaml").write_text("{id: a, name: {vi: A, en: A}, version: '1', as-of: 2020-08-10}")
    (home / "model.yaml").write_text("elements:\n  a: {kind: goal, name: {vi: A, en: A}}\n")
    arguments = (str(home), "--format", "json", "--today", "2020-08-10")
    for more, expected in (
        ((), set()),
        (("--plugin", "one"), {"TST001"}),
        (("--plugin", "one", "--only", "TST001"), {"TST001"}),
    ):
        code, out, err = check(folder, *arguments, *more)
        assert {finding["code"] for finding in json.loads(out)["findings"]} & {"TST001"} == expected, err
        assert code == int(bool(expected))
    for name, says in (
        ("fails", "the rule TST001 of the plugin fails failed while running: RuntimeError: x y."),
        ("five", "cannot be loaded"),
    ):
        code, out, err = check(folder, *arguments, "--plugin", name)
        assert (code, out) == (2, "")
        assert says in err
        assert err.count("\n") == 1
        assert "Traceback" not in err
