"""The official shapes of CPSV-AP 3.2.0 and DCAT-AP 3.0.1 accept what is published, and nothing is promised that is not stated."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import DCAT, DCTERMS, RDF, SH, XSD

import kientruc
from kientruc.exports.rdf import DEFAULT_BASE, graph
from kientruc.exports.rdf.vocabulary import CPSV, CV
from kientruc.model.repository import Repository

AT = datetime.date(2020, 8, 10)
ROOT = Path(__file__).parents[3]
SCHEMAS = ROOT.parent / "shared" / "interop" / "schemas"
SHAPES = ("cpsv-ap-3.2.0-shapes.ttl", "dcat-ap-3.0.1-shapes.ttl")
OWN = Namespace(DEFAULT_BASE + "id/tinh-mau/")
HUE = ROOT / "architecture" / "provinces" / "thua-thien-hue"

Judge = Callable[[Graph], list[str]]


@pytest.fixture(scope="module")
def violations() -> Judge:
    """What the official shapes find wrong with a graph: the paths, one for each violation."""
    missing = [name for name in SHAPES if not (SCHEMAS / name).is_file()]
    if missing:
        pytest.skip(f"no official shapes here: {', '.join(missing)}")
    pyshacl = pytest.importorskip("pyshacl")
    shapes = Graph()
    for name in SHAPES:
        shapes.parse(SCHEMAS / name)

    def judge(said: Graph) -> list[str]:
        _, report, _ = pyshacl.validate(said, shacl_graph=shapes, do_owl_imports=False)
        return sorted(str(path) for path in report.objects(None, SH.resultPath))

    return judge


def without(repository: Repository, key: str, **fields: object) -> Repository:
    """The same repository, the element *key* saying less."""
    repository.elements = {**repository.elements, key: replace(repository.elements[key], **fields)}
    return repository


def test_complete_facts_conform(sample, violations):
    said = graph(sample, AT)
    assert len(set(said.subjects(RDF.type, CPSV.PublicService))) == 1
    assert len(set(said.subjects(RDF.type, DCAT.Dataset))) == 2
    assert len(set(said.subjects(RDF.type, CV.PublicOrganisation))) == 1
    assert violations(said) == []


def test_the_shapes_do_bite(sample, violations):
    said = graph(sample, AT)
    said.remove((OWN["cap-phep"], DCTERMS.description, None))
    said.remove((OWN["dat-dai"], DCTERMS.title, None))
    assert set(violations(said)) == {str(DCTERMS.description), str(DCTERMS.title)}


@pytest.mark.parametrize(
    ("key", "fields", "kind"),
    [
        ("cap-phep", {"documentation": None}, CPSV.PublicService),
        ("cap-phep", {"owner": None}, CPSV.PublicService),
        ("cap-phep", {"owner": "so"}, CPSV.PublicService),  # which states no territory
        ("dat-dai", {"documentation": None}, DCAT.Dataset),
        ("dat-dai", {"owner": None}, DCAT.Dataset),
        ("dat-dai", {"owner": "muc-tieu"}, DCAT.Dataset),  # which is no organisation
        ("dat-dai", {"owner": "nobody"}, DCAT.Dataset),
        ("ubnd", {"values": {}}, CV.PublicOrganisation),
    ],
)
def test_without_a_mandatory_fact_the_type_vanishes_and_the_rest_conforms(sample, violations, key, fields, kind):
    assert (OWN[key], RDF.type, kind) in graph(sample, AT)
    said = graph(without(sample, key, **fields), AT)
    assert (OWN[key], RDF.type, kind) not in said
    assert (OWN[key], DCTERMS.title, None) in said
    assert violations(said) == []


def test_a_description_is_never_made_of_the_name(sample):
    said = graph(without(sample, "dat-dai", documentation=None), AT)
    assert (OWN["dat-dai"], DCTERMS.description, None) not in said


@pytest.mark.skipif(not HUE.is_dir(), reason="the shipped province is not in this checkout")
def test_the_shipped_province_conforms(violations):
    repository = kientruc.open(HUE)
    said = graph(repository, repository.manifest.as_of)
    assert len(said) > 10_000
    assert violations(said) == []


def test_dates_are_typed_literals(sample):
    typed = {o.datatype for o in graph(sample, AT).objects() if isinstance(o, Literal) and o.datatype}
    assert typed == {XSD.date, XSD.gYear, XSD.gYearMonth, XSD.integer, XSD.boolean, XSD.double}
