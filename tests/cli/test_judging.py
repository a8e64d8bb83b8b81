"""The roof brings rules in SPARQL and SHACL together with their judge, and nobody else pays for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kientruc.cli.judging import judge, plugged
from kientruc.validators.own.port import Answer, Judge, Question, Row


def test_the_judge_answers_in_the_words_of_the_port(repository_of):
    pytest.importorskip("pyoxigraph")
    repository = repository_of("elements:\n  a: {kind: goal, name: {vi: A}}\n")
    asked: Judge = judge
    good = Question("sparql", "SELECT ?element ?value { ?element a archimate:Goal ; dct:title ?value }", repository)
    bad = Question("sparql", "LOAD <http://example.org/>", repository)
    assert asked([good, bad], repository.manifest.as_of) == [
        Answer((Row("a", value="A"),)),
        Answer((), "refused-construct", "1:1: LOAD"),
    ]
    assert asked([], repository.manifest.as_of) == []


def test_no_plugin_is_no_rule():
    assert plugged(()) == ()


def test_a_check_without_such_rules_imports_no_linked_data(tmp_path):
    (tmp_path / "kientruc.yaml").write_text("{id: a, name: {vi: A}, version: '1', as-of: 2020-08-10}")
    (tmp_path / "model.yaml").write_text("elements:\n  a: {kind: goal, name: {vi: A}}\n")
    code = (
        "import sys\nfrom kientruc.cli.main import run\nrun(['check', sys.argv[1], '-o', sys.argv[2]])\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(tmp_path), str(tmp_path / "out.txt")],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stderr.split())
    assert "kientruc.validators.engine" in loaded
    assert not loaded & {
        "rdflib",
        "pyoxigraph",
        "pyshacl",
        "kientruc.exports.rdf.judge",
        "kientruc.validators.plugins",
    }
