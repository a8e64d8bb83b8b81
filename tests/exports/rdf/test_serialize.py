"""The three formats say the same graph, in the same bytes every time, whatever the texts hold."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS, XSD

from kientruc.exports.rdf import FORMATS, graph, write
from kientruc.exports.rdf.serialize import SERIALIZERS
from kientruc.exports.rdf.vocabulary import PREFIXES
from kientruc.model.documents import LegalDocument
from kientruc.model.elements import Element, Relation, RelationFacts
from kientruc.model.manifest import Manifest
from kientruc.model.repository import Repository
from kientruc.model.source import Document
from kientruc.model.text import Text

AT = datetime.date(2020, 8, 10)
NAMES = {"turtle": "turtle", "n-triples": "nt", "json-ld": "json-ld"}
GOLDEN = Path(__file__).parents[2] / "golden" / "rdf"
EVIL = [
    '"',
    '"""',
    "\\",
    "\\u0041",
    "\n",
    "\r\n",
    "\t",
    "a\u2028b",
    "\u202eabc",
    "\ufeff",
    "\x00",
    "<b>",
    "@vi",
    "${x}",
    "'''",
    "Ệ",
    "e\u0323\u0302",
    "😀",
    " ",
    ". ",
]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | st.sampled_from(EVIL)


def read(content: str | bytes, form: str) -> Graph:
    """What rdflib, which wrote none of it, understands."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6: its JSON-LD reader uses its own old class
        return Graph().parse(data=content, format=NAMES[form])


@pytest.mark.parametrize("form", SERIALIZERS)
def test_what_is_written_reads_back_as_the_same_graph(sample, form):
    written = write(sample, AT, form)
    assert isomorphic(read(written.content, form), graph(sample, AT))
    assert FORMATS[Path(written.path).suffix] == form
    assert written.path.startswith("tinh-mau.")


@pytest.mark.parametrize("form", SERIALIZERS)
@settings(max_examples=60, deadline=None)
@given(name=TEXT.filter(str.strip), short=TEXT, documentation=TEXT, key=TEXT, value=TEXT)
def test_every_text_survives(form, name, short, documentation, key, value):
    element = Element(
        id="a",
        kind="node",
        name=Text(name, name),
        short_name=Text(short),
        documentation=Text(None, documentation),
        owner=key,
        sources=("https://example.org/" + key,),
        properties={key: value},
    )
    repository = Repository(
        manifest=Manifest(**{"id": "kho", "name": Text(name), "version": value, "as-of": AT}),
        manifest_file=Document("kientruc.yaml"),
        elements={"a": element},
        relations=(Relation("a", "serves", key, RelationFacts(influence=value)),),
        documents={"d": LegalDocument(id="d", type="law", title=Text(name), number=value)},
    )
    understood = read(write(repository, AT, form).content, form)
    assert set(understood) == set(graph(repository, AT))
    assert Literal(name, lang="vi") in set(understood.objects(None, SKOS.prefLabel))


@pytest.mark.parametrize("form", SERIALIZERS)
@pytest.mark.parametrize(
    "value",
    [
        Literal("3", datatype=XSD.integer, normalize=False),
        Literal("003", datatype=XSD.integer, normalize=False),
        Literal("true", datatype=XSD.boolean),
        Literal("1", datatype=XSD.boolean, normalize=False),
        Literal("0.5", datatype=XSD.double, normalize=False),
        Literal("INF", datatype=XSD.double, normalize=False),
        Literal("2020", datatype=XSD.gYear),
        Literal("x", datatype=URIRef("https://x.vn/a%20b")),
        URIRef("http://www.w3.org/ns/org#"),
        URIRef("http://www.w3.org/ns/org#-a."),
        URIRef("http://www.w3.org/ns/org#a.b:c"),
        URIRef("http://www.w3.org/ns/org#a@b~c%20"),
    ],
)
def test_every_term_survives(form, value, monkeypatch):
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)  # else rdflib reads 003 as 3
    triple = (URIRef("https://x.vn/s"), SKOS.related, value)
    text = SERIALIZERS[form]([triple, triple], PREFIXES)
    assert list(read(text, form)) == [triple]


def test_a_text_cannot_forge_or_hide_a_line():
    text = 'x" .\n<https://evil> <https://evil> "\u202ey\u2028'
    triple = (URIRef("https://x.vn/s"), SKOS.note, Literal(text))
    assert SERIALIZERS["n-triples"]([triple], {}).count("\n") == 0
    assert re.search("[\u202e\u2028]", SERIALIZERS["turtle"]([triple], PREFIXES)) is None


def test_vietnamese_stands_first_and_types_stand_on_top(sample):
    block = write(sample, AT, "turtle").content.decode().split("\ntinh-mau:muc-tieu\n")[1].split("\n\n")[0]
    lines = [line.strip() for line in block.splitlines()]
    assert lines[0].startswith("a ")
    assert lines.index('skos:prefLabel "Mục tiêu"@vi ,') + 1 == lines.index(
        '"Goal"@en ;', lines.index('skos:prefLabel "Mục tiêu"@vi ,')
    )


def test_json_ld_is_one_flat_object_a_subject(sample):
    data = json.loads(write(sample, AT, "json-ld").content)
    names = [node["@id"] for node in data["@graph"]]
    assert len(names) == len(set(names)) > 50
    assert data["@context"]["kt"] == "https://w3id.org/kientruc/def#"


SCRIPT = """
import datetime, sys
import kientruc
from kientruc.exports.rdf import write
for form in ("turtle", "json-ld", "n-triples"):
    sys.stdout.buffer.write(write(kientruc.open(sys.argv[1]), datetime.date(2020, 8, 10), form).content)
"""


def test_two_runs_give_the_same_bytes(sample, tmp_path):
    folder = next(path.parent for path in tmp_path.rglob("kientruc.yaml") if path.parent.parent == tmp_path)

    def run(seed: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": f"UTC+{seed}"}
        command = [sys.executable, "-c", SCRIPT, str(folder)]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    first = run("1")
    assert len(first) > 100_000
    assert first == run("2")


@pytest.mark.parametrize("form", SERIALIZERS)
def test_the_order_of_triples_does_not_matter(sample, form):
    triples = list(graph(sample, AT))
    assert SERIALIZERS[form](triples, PREFIXES) == SERIALIZERS[form](triples[::-1], PREFIXES)


def test_the_sample_is_written_as_agreed(repository_of):
    """The golden file is read by people: a change in it is a change of what we publish."""
    repository = repository_of((GOLDEN / "model.yaml").read_text(encoding="utf-8"))
    assert write(repository, AT, "turtle").content.decode() == (GOLDEN / "model.ttl").read_text(encoding="utf-8")


def test_an_empty_repository_is_still_a_repository(repository_of):
    assert len(read(write(repository_of(""), AT, "turtle").content, "turtle")) == 10
