"""Whoever edits the model edits its rules: they reach no network and no file, end in time and run no program."""

from __future__ import annotations

import datetime
import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from kientruc.exports.rdf import judge as module
from kientruc.exports.rdf.judge import Limits, judge

pytest.importorskip("pyoxigraph")
pytest.importorskip("pyshacl")
AT = datetime.date(2020, 8, 10)
MANIFEST = "{id: a, name: {vi: A}, version: '1', as-of: 2020-08-10}"
MODEL = "elements:\n" + "".join(
    f"  e{number}: {{kind: goal, name: {{vi: Mục tiêu {number}}}}}\n" for number in range(60)
)
SPELLINGS = [
    "SELECT ?element {{ SERVICE <{0}> {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ service <{0}> {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ SeRvIcE<{0}>{{ ?element ?p ?o }} }}",
    "SELECT ?element {{ SERVICE SILENT <{0}> {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ SERVICESILENT<{0}> {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ SERVICE# a comment\n<{0}> {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ SERVICE\n\t<{0}>\n{{ ?element ?p ?o }} }}",
    "PREFIX x: <{0}>\nSELECT ?element {{ SERVICE x: {{ ?element ?p ?o }} }}",
    "PREFIX : <{0}>\nSELECT ?element {{ SERVICE: {{ ?element ?p ?o }} }}",
    "PREFIX SERVICE: <{0}>\nSELECT ?element {{ SERVICE SERVICE:x {{ ?element ?p ?o }} }}",
    "BASE <{0}>\nSELECT ?element {{ SERVICE <> {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ BIND(<{0}> AS ?s) SERVICE ?s {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ VALUES ?s {{ <{0}> }} SERVICE ?s {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ ?element ?p 1SERVICE <{0}> {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ ?element ?p ?o.SERVICE <{0}> {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ {{}}UNION{{SERVICE <{0}> {{ ?element ?p ?o }} }} }}",
    "SELECT ?element {{ OPTIONAL{{SERVICE <{0}> {{ ?element ?p ?o }} }} }}",
    "SELECT ?element {{ ?element a ?t FILTER EXISTS {{SERVICE <{0}> {{ ?element ?p ?o }} }} }}",
    "SELECT ?element {{ ?element a ?t MINUS {{SERVICE <{0}> {{ ?element ?p ?o }} }} }}",
    "SELECT ?element {{ {{ SELECT ?element {{ SERVICE <{0}> {{ ?element ?p ?o }} }} }} }}",
    "SELECT ?element {{ ?element a ?a, ?b FILTER(?a<?b&&'>' > 'x') SERVICE <{0}> {{ ?element ?p ?o }} FILTER('>' > 'x') }}",
    "SELECT ?element {{ ?element a ?a, ?b FILTER(?a<?b#>'''\n) SERVICE <{0}> {{ ?element ?p ?o }} #'''\n }}",
    "SELECT ?element {{ ?element a <urn:x:'> SERVICE <{0}> {{ ?element ?p ?o }} FILTER(1 < 2 || ' ' = '>') }}",
    'SELECT ?element {{ ?element ?p "\\"" SERVICE <{0}> {{ ?element ?p "" }} }}',
    "SELECT ?element {{ ?element ?p '''a'b''' SERVICE <{0}> {{ ?element ?p '' }} }}",
    "SELECT ?element {{ \\u0053ERVICE <{0}> {{ ?element ?p ?o }} }}",
    "SELECT ?element {{ \\U00000053ERVICE <{0}> {{ ?element ?p ?o }} }}",
    'SELECT ?element {{ ?element ?p "\\u0022 SERVICE <{0}> {{ ?element ?p ?o }} #" }}',
    "SELECT ?element FROM <{0}> {{ ?element ?p ?o }}",
    "SELECT ?element FROM NAMED <{0}> {{ GRAPH ?g {{ ?element ?p ?o }} }}",
    "SELECT ?element FROMNAMED<{0}> {{ GRAPH ?g {{ ?element ?p ?o }} }}",
    "SELECT*FROM<{0}>{{ ?element ?p ?o }}",
    "SELECT ?element FROM <file:///etc/passwd> {{ ?element ?p ?o }}",
    "LOAD <{0}>",
    "LOAD SILENT <{0}>",
    "SELECT ?element {{ ?element a ?t }} ; LOAD <{0}>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "DELETE WHERE {{ ?s ?p ?o }}",
    "WITH <{0}> DELETE {{ ?s ?p ?o }} USING <{0}> WHERE {{ ?s ?p ?o }}",
]


class Question(NamedTuple):
    language: str
    text: str
    repository: object


@pytest.fixture
def listener():
    """A socket that counts who knocks; it answers nobody."""
    server = socket.create_server(("127.0.0.1", 0))
    hits: list[object] = []

    def count():
        while True:
            try:
                connection, address = server.accept()
            except OSError:
                return
            hits.append(address)
            connection.close()

    thread = threading.Thread(target=count, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/", hits
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(5)


@pytest.fixture
def small(repository_of):
    return repository_of({"kientruc.yaml": MANIFEST, "model.yaml": MODEL})


def _child_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *walls: str) -> None:
    """Have the judge use a child that lacks *walls*, to see whether the others hold."""
    text = module.CHILD.read_text(encoding="utf-8")
    for line, instead in (
        (
            "def refusal(query: str) -> str:\n",
            "def refusal(query: str) -> str:\n    return ''\n\n\ndef _refusal(query: str) -> str:\n",
        ),
        ("def _refuse_term(iri: str) -> None:\n", "def _refuse_term(iri: str) -> None:\n    return\n"),
        ("def confine(asked: dict[str, Any]) -> None:\n", "def confine(asked: dict[str, Any]) -> None:\n    return\n"),
    ):
        if line.split("(")[0].removeprefix("def ") in walls:
            assert line in text
            text = text.replace(line, instead)
    child = tmp_path / "child.py"
    child.write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "CHILD", child)


def _asked(small, language, texts):
    return judge([Question(language, text, small) for text in texts], AT, Limits(seconds=5))


def test_no_spelling_reaches_the_network(small, listener):
    address, hits = listener
    assert len(SPELLINGS) >= 30
    for spelling, told in zip(
        SPELLINGS, _asked(small, "sparql", [text.format(address) for text in SPELLINGS]), strict=True
    ):
        assert told.problem in {"refused-construct", "query-error"}, (spelling, told)
        assert not told.rows
    assert hits == []


def test_no_spelling_reaches_the_network_even_where_none_is_refused(small, listener, tmp_path, monkeypatch):
    address, hits = listener
    _child_without(tmp_path, monkeypatch, "refusal")
    for told in _asked(small, "sparql", [text.format(address) for text in SPELLINGS]):
        assert not told.rows or told.rows[0].element.startswith("e")  # never anything from elsewhere
    assert hits == []


def test_without_both_walls_the_socket_would_have_been_reached(small, listener, tmp_path, monkeypatch):
    address, hits = listener
    _child_without(tmp_path, monkeypatch, "refusal", "confine")
    _asked(small, "sparql", [text.format(address) for text in SPELLINGS[:2]])
    assert hits


SHAPES = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix kt: <https://w3id.org/kientruc/def#> .
@prefix x: <urn:x:> .
"""
SHAPE_SPELLINGS = [
    'x:s a sh:NodeShape ; sh:targetClass kt:Element ; sh:sparql [ sh:select "SELECT $this {{ SERVICE <{0}> {{ $this ?p ?o }} }}" ] .',
    'x:s a sh:NodeShape ; sh:targetClass kt:Element ; sh:sparql [ sh:select """SELECT $this {{ \\\\u0053ERVICE <{0}> {{ $this ?p ?o }} }}""" ] .',
    'x:s a sh:NodeShape ; sh:targetClass kt:Element ; sh:sparql [ sh:select "SELECT $this \\u0046ROM <{0}> {{ $this ?p ?o }}" ] .',
    'x:s a sh:NodeShape ; sh:targetClass kt:Element ; sh:sparql [ sh:select "SELECT $this FROM <{0}> {{ $this ?p ?o }}" ] .',
    "<> owl:imports <{0}> . x:s a sh:NodeShape ; sh:targetClass kt:Element .",
    'x:s a sh:NodeShape ; sh:targetClass kt:Element ; sh:js [ sh:jsFunctionName "f" ; sh:jsLibrary [ sh:jsLibraryURL <{0}> ] ] .',
    (
        'x:o a owl:Ontology ; sh:declare [ sh:prefix "a" ; sh:namespace "urn:x> SELECT $this {{ SERVICE <{0}> {{ $this ?p ?o }} }} #" ] .\n'
        'x:s a sh:NodeShape ; sh:targetClass kt:Element ; sh:sparql [ sh:prefixes x:o ; sh:select "SELECT $this {{ $this a:b ?o }}" ] .'
    ),
]


@pytest.mark.parametrize("walls", [(), ("refusal", "_refuse_term")], ids=["refused", "not refused"])
def test_shapes_reach_no_network(small, listener, tmp_path, monkeypatch, walls):
    address, hits = listener
    _child_without(tmp_path, monkeypatch, *walls)
    told = _asked(small, "shacl", [SHAPES + text.format(address) for text in SHAPE_SPELLINGS])
    if not walls:
        assert [one.problem for one in told] == ["refused-construct"] * len(told)
    assert hits == []


def test_a_query_reads_no_file(small, tmp_path, monkeypatch):
    secret = tmp_path / "secret.nt"
    secret.write_text("<https://w3id.org/kientruc/id/a/e1> <urn:x:secret> <https://w3id.org/kientruc/id/a/e2> .\n")
    _child_without(tmp_path, monkeypatch, "refusal")
    query = f"SELECT ?element FROM <file://{secret}> {{ ?element <urn:x:secret> ?target }}"
    shape = f'x:s a sh:NodeShape ; sh:targetClass kt:Element ; sh:sparql [ sh:select "{query.replace("?element", "$this")}" ] .'
    assert not _asked(small, "sparql", [query])[0].rows
    assert not _asked(small, "shacl", [SHAPES + shape])[0].rows


def test_the_child_sees_no_environment_and_an_empty_folder(small, tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "x")
    spy = tmp_path / "spy.py"
    spy.write_text(
        "import json, os, sys\nprint(json.dumps({'problem': 'query-error',"
        " 'detail': json.dumps([sorted(set(os.environ) - {'LC_CTYPE'}), os.listdir('.'), '' in sys.path])}))\n"
    )
    monkeypatch.setattr(module, "CHILD", spy)
    assert json.loads(_asked(small, "sparql", ["x"])[0].detail) == [[], [], False]


def test_a_cartesian_query_ends_in_time_and_the_next_one_is_answered(small):
    triples = " ".join(f"?element{n or ''} ?p{n} ?o{n} ." for n in range(5))
    cartesian = f"SELECT ?element {{ {triples} FILTER(CONCAT({', '.join(f'STR(?o{n})' for n in range(5))}) = 'no') }}"
    begun = time.monotonic()
    told = judge([Question("sparql", cartesian, small)], AT)
    assert time.monotonic() - begun <= 11
    assert told == [((), "time-limit", "10 s")]
    begun = time.monotonic()
    assert len(judge([Question("sparql", "SELECT ?element { ?element a kt:Element }", small)], AT)[0].rows) == 60
    assert time.monotonic() - begun < 3


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a limit of address space")
def test_a_memory_bomb_ends_itself(small):
    grows = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}, ?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(20))
    told = judge(
        [
            Question(
                "sparql",
                f'SELECT ?element ?value {{ ?element a kt:Element BIND("0123456789" AS ?v0) {grows} BIND(?v20 AS ?value) }}',
                small,
            )
        ],
        AT,
    )
    assert told == [((), "memory-limit", "1 GB")]


HOOK = """
import json, os, sys
from pathlib import Path
folder, hooked = sys.argv[1], []
def hook(event, arguments):
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "socket.connect", "socket.getaddrinfo"):
        hooked.append([event, str(arguments[:2])])
    if event == "exec" and str(getattr(arguments[0], "co_filename", "")).startswith(folder):
        hooked.append([event, arguments[0].co_filename])
    if event == "import" and str(arguments[1] or "").startswith(folder):
        hooked.append([event, arguments[0]])
os.chdir(folder)
sys.addaudithook(hook)
from kientruc.cli.main import run
import io, contextlib
with contextlib.redirect_stdout(io.StringIO()):
    code = run(["check", "--format", "json"])
print(json.dumps([code, hooked]))
"""
EVIL = "import pathlib\npathlib.Path(__file__).with_name('ran').write_text('x')\n"


def test_a_malicious_repository_runs_nothing(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "kientruc.yaml").write_text(MANIFEST)
    (folder / "model.yaml").write_text(
        "elements:\n  e: {kind: goal, name: {vi: E}}\nrules:\n"
        + "".join(
            f"  r{n}: {{code: ZZZ00{n}, severity: error, message: {{vi: '{{element.__class__.__mro__}}', en: X}}, {body},"
            " cases: {failing: {a: {elements: {x: {kind: goal, name: {vi: X}}}}}, passing: {b: {}}}}\n"
            for n, body in enumerate(
                [
                    "python: evil.py",
                    "sparql: evil.py",
                    "shacl: ../../etc/passwd",
                    "plugin: evil",
                    "sparql: '!!python/object/apply:os.system [id]'",
                ]
            )
        )
    )
    for name in (
        "evil.py",
        "sitecustomize.py",
        "conftest.py",
        "kientruc_plugin.py",
        "pyoxigraph.py",
        "pyshacl.py",
        "json.py",
        "yaml.py",
    ):
        (folder / name).write_text(EVIL)
    info = folder / "evil-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: evil\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[kientruc.rules]\nevil = evil:RULES\n")
    done = subprocess.run(
        [sys.executable, "-I", "-c", HOOK, str(folder)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    code, hooked = json.loads(done.stdout.splitlines()[-1])
    ours = [event for event in hooked if event[0] == "subprocess.Popen" and "judge_child.py" in event[1]]
    assert [event for event in hooked if event not in ours] == []
    assert code == 1  # its rules are findings
    assert not (folder / "ran").exists()
