"""The vocabulary against its source: the standard's published matrix and exchange schema."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from kientruc.model.vocabulary import JUNCTIONS, VERBS, concepts, kebab, relation_matrix

SHARED = Path(__file__).resolve().parents[3] / "shared"
MATRIX = SHARED / "facts" / "archimate-3.2-relations.csv"
SCHEMA = SHARED / "interop" / "schemas" / "archimate3_Model.xsd"


def _enumeration(schema: str, name: str) -> set[str]:
    block = re.search(rf'<xs:simpleType name="{name}">(.*?)</xs:simpleType>', schema, re.DOTALL)
    assert block is not None
    return set(re.findall(r'<xs:enumeration value="(\w+)"', block[1]))


def test_the_matrix_has_the_size_of_the_standards():
    matrix = relation_matrix()
    assert sum(map(len, matrix.values())) == 11_569
    assert len({concept for pair in matrix for concept in pair}) == 62
    assert set().union(*matrix.values()) == set(VERBS.values())


@pytest.mark.skipif(not MATRIX.exists(), reason="the published matrix is not part of a checkout")
def test_the_matrix_is_the_published_one():
    with MATRIX.open(encoding="utf-8") as table:
        published = {
            (row["source"], row["target"]): frozenset(row["relations"].split()) for row in csv.DictReader(table)
        }
    assert relation_matrix() == published


@pytest.mark.skipif(not SCHEMA.exists(), reason="the exchange schema is not part of a checkout")
def test_concepts_and_relations_are_the_schemas():
    schema = SCHEMA.read_text(encoding="utf-8")
    elements = _enumeration(schema, "ElementTypeEnum") | _enumeration(schema, "CompositeTypeEnum")
    junctions = _enumeration(schema, "RelationshipConnectorEnum")
    named = {concept.concept for kind, concept in concepts().items() if kind not in JUNCTIONS} - {"Relationship"}
    assert named == elements - junctions
    assert set(JUNCTIONS) == {kebab(name) for name in junctions}
    assert {relation.capitalize() for relation in VERBS.values()} == _enumeration(schema, "RelationshipTypeEnum")


def test_every_concept_of_the_matrix_has_a_kind_and_a_name_in_both_languages():
    in_matrix = {concept for pair in relation_matrix() for concept in pair}
    named = {concept.concept for concept in concepts().values()}
    assert in_matrix == named
    assert all(concept.name.vi and concept.name.en for concept in concepts().values())


def test_kinds_are_kebab_case_and_junctions_are_two():
    assert kebab("ApplicationComponent") == "application-component"
    assert set(JUNCTIONS) <= set(concepts())
    assert "junction" not in concepts()
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", kind) for kind in concepts())


def test_vietnamese_names_are_not_repeated_within_a_layer():
    names = [(concept.layer, concept.name.vi) for kind, concept in concepts().items() if kind not in JUNCTIONS]
    assert len(names) == len(set(names))
