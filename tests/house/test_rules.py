"""The form of the rules: every one has a whole page in both languages, examples that hold, and a place in the registry."""

from __future__ import annotations

import ast
import copy
import importlib
import random
import re
from pathlib import Path

import pytest

from kientruc import model, validators
from kientruc.exports.findings.labels import LABELS
from kientruc.exports.findings.terms import TERMS
from kientruc.model.reader import read_text
from kientruc.model.vocabulary import concepts
from kientruc.validators import rules
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES

INFOS = {rule.info.code: rule.info for rule in RULES}
MODULES = sorted(Path(rules.__file__).parent.glob("*/[a-z]*.py"))
GROUPS = {
    "baseline": {"BAS"},
    "configuration": {"CFG"},
    "conformance": {"CNF"},
    "contract": {"CON"},
    "data": {"DAT"},
    "evidence": {"EVD"},
    "exemption": {"EXM"},
    "identity": {"IDN"},
    "language": {"LNG"},
    "law": {"LAW"},
    "metamodel": {"MET"},
    "own": {"OWN"},
    "reference": {"REF"},
    "schema": {"SCH", "FRW"},
    "security": {"SEC"},
    "structure": {"STR"},
    "suppression": {"SUP"},
    "syntax": {"SYN"},
    "timeline": {"TIM"},
    "views": {"VIW"},
}
PLAIN = """\
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
"""
CLAIMING = (
    PLAIN
    + """\
conforms-to: {framework: vneaf, version: "2.0"}
uses:
  vneaf: {framework: vneaf, version: "2.0"}
  national: {repository: national-systems}
  law: {repository: legal-documents}
"""
)
_SLOT = re.compile(r"\{(\w+)(?::(?:[^{}]|\{\})*)?\}")


def by_code(function):
    return pytest.mark.parametrize("info", INFOS.values(), ids=INFOS)(function)


def files_of(example: str) -> dict[str, str]:
    """The files of an example: ``# file: path`` begins one, what stands before the first is ``model.yaml``."""
    first, *others = re.split(r"^# file: (\S+)\n", example, flags=re.MULTILINE)
    files = dict(zip(others[::2], others[1::2], strict=True))
    return {"model.yaml": first, **files} if first else files


def assembled(example: str) -> dict[str, str]:
    """The example with a manifest: one that claims the shipped framework where the example uses its words."""
    files = files_of(example)
    if not {"kientruc.yaml", "framework.yaml"} & files.keys():
        kinds = set(re.findall(r"\bkind: ([a-z-]+)", example))
        claims = any(f"{prefix}:" in example for prefix in ("vneaf", "national", "law"))
        known = {*concepts(), "aplication-component"}
        files["kientruc.yaml"] = CLAIMING if claims or kinds - known else PLAIN
    return files


def is_fragment(example: str) -> bool:
    """Whether an example only shows the lines that matter; its first line then says what they need around them."""
    return example.startswith("# ") and not example.startswith("# file: ")


def test_codes_and_names_are_unique_and_sorted():
    codes = [rule.info.code for rule in RULES]
    assert codes == sorted(set(codes))
    names = [info.name for info in INFOS.values()]
    assert len(set(names)) == len(names)
    assert len(RULES) >= 58


@by_code
def test_code_and_name_are_well_formed(info):
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", info.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", info.name)


def test_the_registry_lists_every_rule_file():
    found = {}
    for path in MODULES:
        module = importlib.import_module(f"{rules.__name__}.{path.parent.name}.{path.stem}")
        found[path] = module.RULE
        info = module.RULE.info
        assert info.code[:3] in GROUPS[path.parent.name], f"{path}: {info.code} is of another group"
        assert path.stem == info.name.replace("-", "_"), f"{path}: a rule file is called what its rule is called"
        assert (module.__doc__ or "").startswith(f"{info.code}: ")
    assert sorted(map(id, found.values())) == sorted(map(id, RULES))


@by_code
def test_the_page_is_whole_in_both_languages(info):
    for part in ("message", "hint", "what", "why", "source"):
        text = getattr(info, part)
        assert text.vi, part
        assert text.en, part
        assert text.vi.strip() == text.vi, part
        assert text.vi.rstrip("}").endswith((".", "?")), part
        assert text.en.rstrip("}").endswith((".", "?")), part
        if part != "source":
            assert text.vi != text.en, part
            assert not text.vi.isascii(), f"{part} is not Vietnamese"
    assert info.example
    assert info.better
    assert info.example != info.better


@by_code
def test_both_languages_fill_the_same_slots(info):
    for text in (info.message, info.hint):
        assert set(_SLOT.findall(text.vi)) == set(_SLOT.findall(text.en))
        for template in (text.vi, text.en):
            assert not set("{}") & set(_SLOT.sub("", template)), template


@by_code
def test_the_example_has_the_fault_and_the_better_one_has_not(info, repository_of):
    noticed_at_loading = {rule.info.code for rule in RULES if rule.check is None}

    def codes(example, forgiven):
        repository = repository_of(assembled(example))
        others = {fault.code for fault in repository.faults} & noticed_at_loading - forgiven
        assert is_fragment(example) or not others, f"{others} in:\n{example}"
        report = run(repository, today=repository.manifest.as_of, profile="strict")
        return {finding.code for finding in (*report.findings, *report.excused)}

    assert info.code not in codes(info.better, set())
    if not is_fragment(info.example):  # a file that cannot be read may have other faults in consequence
        assert info.code in codes(info.example, noticed_at_loading if info.code in noticed_at_loading else set())


FAULTY = """\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    owner: khong-co
    serves: [cong-dvc, cong-dvc, khong-co]
    composed-of: [lgsp]
    sources: [khong-co]
  cong-dvc:
    kind: la
    name: {vi: "C\u1ed4ng Ðà Nẵng"}
views:
  xem: {name: {vi: Xem}, viewpoint: layered, select: {around: khong-co}}
"""


def test_rules_change_nothing_and_say_the_same_twice(repository_of):
    repository = repository_of({"model.yaml": FAULTY, "kientruc.yaml": CLAIMING})
    before = copy.deepcopy((dict(repository.elements), repository.relations, dict(repository.views)))
    first = run(repository, today=repository.manifest.as_of)
    assert (dict(repository.elements), repository.relations, dict(repository.views)) == before
    assert run(repository, today=repository.manifest.as_of) == first
    assert len({finding.code for finding in first.findings}) >= 7


def terms_in(path: Path) -> set[str]:
    """Every text that a ``Term(…)`` in the module can be, as far as it is written there."""
    return {
        part.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Term"
        for argument in node.args
        for part in ([argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument])
        if isinstance(part, ast.Constant)
    }


def test_every_term_has_words():
    folders = (Path(model.__file__).parent, Path(validators.__file__).parent)
    used = {term for folder in folders for path in folder.rglob("*.py") for term in terms_in(path)}
    assert len(used) >= 20
    assert used <= TERMS.keys()
    assert all(text.vi and text.en for text in (*TERMS.values(), *LABELS.values()))


def test_every_stumble_of_the_yaml_parser_has_words():
    random.seed(20200810)
    pieces = ["a", ": ", "- ", "\n", "  ", "? ", "[", "]", "{", "}", ",", "&", "*", "!", "!<", "|", ">", "'", '"']
    pieces += [
        "%",
        "%YAML ",
        "%TAG ",
        "1.1",
        "1.",
        "--- ",
        "...\n",
        "\t",
        "#",
        "\\",
        "\\x",
        '"\\q"',
        "@",
        "`",
        "|0",
        ":",
    ]
    problems = set()
    for _ in range(20_000):
        text = "".join(random.choices(pieces, k=random.randint(1, 9)))
        reading = read_text(text, "thu.yaml")
        problems |= {fault.arguments["problem"] for fault in reading.faults if fault.code == "SYN002"}
    assert len(problems) >= 25, sorted(problems)
    assert problems <= TERMS.keys()
