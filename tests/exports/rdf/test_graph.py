"""What the graph says, and what it must not say."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, RDF, SKOS, XSD

from kientruc.exports.rdf import DEFAULT_BASE, graph, ontology
from kientruc.exports.rdf.vocabulary import ARCHIMATE, CONCEPTS, CPSV, CV, ELI, KT
from kientruc.model.repository import Repository
from kientruc.model.vocabulary import VERBS, concepts

AT = datetime.date(2020, 8, 10)
OWN = Namespace(DEFAULT_BASE + "id/tinh-mau/")
HOME = URIRef(DEFAULT_BASE + "id/tinh-mau")
NATIONAL = Namespace(DEFAULT_BASE + "id/quoc-gia/")
LAW = Namespace(DEFAULT_BASE + "id/van-ban/")
FRAMEWORK = Namespace(DEFAULT_BASE + "id/khung/1.0/")


@pytest.fixture
def said(sample: Repository) -> Graph:
    return graph(sample, AT)


def types(said: Graph, subject: URIRef) -> set[object]:
    return set(said.objects(subject, RDF.type))


def test_there_are_no_blank_nodes(said):
    assert len(said) > 400
    assert not [term for triple in said for term in triple if isinstance(term, BNode)]


def test_a_name_is_said_in_both_languages_and_the_short_one_only_where_it_differs(said):
    assert set(said.objects(OWN.ubnd, SKOS.prefLabel)) == {
        Literal("Ủy ban nhân dân tỉnh Mẫu", lang="vi"),
        Literal("People's Committee", lang="en"),
    }
    assert set(said.objects(OWN.ubnd, SKOS.altLabel)) == {Literal("UBND tỉnh", lang="vi")}


def test_an_element_has_the_types_of_archimate_and_of_the_profile(said):
    assert types(said, OWN.lgsp) == {KT.Element, ARCHIMATE.ApplicationComponent, FRAMEWORK["kind/platform"]}
    assert said.value(OWN.hop, ARCHIMATE.junctionType) == Literal("or")


def test_dates_keep_their_precision(said):
    assert said.value(OWN.lgsp, KT.planned) == Literal("2017", datatype=XSD.gYear)
    assert said.value(OWN.lgsp, KT.since) == Literal("2018-05", datatype=XSD.gYearMonth)
    assert said.value(OWN.lgsp, KT.until) == Literal("2030-12-31", datatype=XSD.date)
    assert said.value(LAW["luat-cu"], ELI.date_document) is None  # ELI takes whole days only


@pytest.mark.parametrize(
    ("day", "state"), [("2016-01-01", "future"), ("2020-08-10", "current"), ("2031-01-01", "retired")]
)
def test_the_state_is_that_of_the_date_asked_for(sample, day, state):
    said = graph(sample, datetime.date.fromisoformat(day))
    assert said.value(OWN.lgsp, KT.state) == KT[f"state-{state}"]
    assert said.value(HOME, KT.asOf) == Literal(day, datatype=XSD.date)


def test_profile_values_are_typed_by_the_framework(said):
    def value(element: str, name: str) -> object:
        return said.value(OWN[element], FRAMEWORK[f"property/{name}"])

    assert value("dat-dai", "personal-data") == Literal("true", datatype=XSD.boolean)
    assert value("dat-dai", "opened") == Literal("2019-03", datatype=XSD.gYearMonth)
    assert value("lgsp", "homepage") == URIRef("https://lgsp.example.org/")
    assert value("lgsp", "load") == Literal("0.5", datatype=XSD.double)
    assert set(said.objects(OWN.lgsp, FRAMEWORK["property/ports"])) == {Literal(80), Literal(443)}
    assert value("cap-phep", "service-level") == FRAMEWORK["values/service-level/4"]
    assert value("ubnd", "gso-code") == Literal("046")


def test_a_security_level_is_a_concept_of_a_scheme_that_cites_its_decree(said):
    level = said.value(OWN.lgsp, KT.securityLevel)
    scheme = said.value(level, SKOS.inScheme)
    assert said.value(level, SKOS.notation) == Literal("3")
    assert said.value(scheme, DCTERMS.source) == LAW["nd-cap-do"]
    assert len(list(said.subjects(SKOS.inScheme, scheme))) == 5


def test_a_relation_without_facts_is_one_triple(said):
    assert (OWN.lgsp, ARCHIMATE.serving, OWN["cap-phep"]) in said
    assert not types(said, OWN["lgsp--serves--cap-phep"])


def test_a_relation_with_facts_is_a_node_too(said):
    assert (OWN.lgsp, ARCHIMATE.flow, NATIONAL.ndxp) in said
    node = OWN["trao-doi"]
    assert types(said, node) == {KT.Relation}
    assert (said.value(node, KT["from"]), said.value(node, KT.to)) == (OWN.lgsp, NATIONAL.ndxp)
    assert said.value(node, KT.carries) == OWN["dat-dai"]
    assert said.value(node, FRAMEWORK["relation-property/standard"]) == Literal("REST")
    assert said.value(node, DCTERMS.source) == OWN["qd-1"]
    assert (OWN.lgsp, ARCHIMATE.association, node) in said
    assert said.value(OWN["lgsp--accesses--dat-dai"], ARCHIMATE.accessType) == Literal("readwrite")


def test_a_relation_that_is_over_is_described_but_not_asserted(said):
    assert said.value(OWN["da-thoi"], KT.state) == KT["state-retired"]
    assert (OWN["cap-phep"], ARCHIMATE.flow, NATIONAL.ndxp) not in said


def test_a_second_relation_with_the_same_id_keeps_its_own_facts(repository_of: Callable[..., Repository]):
    twice = "[{to: b, evidence: sourced}, {to: b, evidence: inferred}]"
    said = graph(
        repository_of(
            f"elements: {{a: {{kind: node, name: {{vi: A}}, serves: {twice}}}, b: {{kind: node, name: {{vi: B}}}}}}"
        ),
        AT,
    )
    assert len(set(said.subjects(RDF.type, KT.Relation))) == 2
    assert all(len(list(said.objects(node, KT.evidence))) == 1 for node in said.subjects(RDF.type, KT.Relation))


def test_realizing_a_component_is_conformance(said):
    component = FRAMEWORK["component/lgsp"]
    assert (OWN.lgsp, DCTERMS.conformsTo, component) in said
    assert (OWN.lgsp, ARCHIMATE.realization, component) not in said  # a component is no ArchiMate element
    (node,) = said.subjects(RDF.type, KT.Conformance)
    assert said.value(node, KT.to) == component
    assert said.value(node, KT.evidence) == KT["evidence-inferred"]


def test_free_properties_are_kept_as_pairs(said):
    pair = said.value(OWN.lgsp, ARCHIMATE.hasProperty)
    assert said.value(pair, ARCHIMATE.propertyKey) == Literal("Nhà thầu")
    assert said.value(pair, ARCHIMATE.propertyValue) == Literal("Công ty A/B")
    assert str(pair).isascii()


def test_an_organisation_is_part_of_what_it_is_composed_into(said):
    assert {ORG.Organization, FOAF.Agent} < types(said, OWN.so)
    assert (OWN.so, ORG.subOrganizationOf, OWN.ubnd) in said
    assert said.value(OWN.ubnd, ORG.identifier) == Literal("H57")


def test_only_a_public_body_that_states_its_territory_is_one_for_cpsv(said):
    assert CV.PublicOrganisation in types(said, OWN.ubnd)
    assert said.value(said.value(OWN.ubnd, DCTERMS.spatial), DCTERMS.identifier) == Literal("046")
    assert CV.PublicOrganisation not in types(said, OWN.so)


def test_complete_facts_make_a_public_service_and_a_dataset(said):
    assert CPSV.PublicService in types(said, OWN["cap-phep"])
    assert said.value(OWN["cap-phep"], CV.hasCompetentAuthority) == OWN.ubnd
    assert DCAT.Dataset in types(said, OWN["dat-dai"])
    assert said.value(OWN["dat-dai"], DCTERMS.publisher) == OWN.ubnd


def test_a_legal_document_is_an_eli_resource(said):
    document = LAW["nd-cap-do"]
    assert types(said, document) == {ELI.LegalResource}
    assert said.value(document, ELI.id_local) == Literal("85/2016/NĐ-MẪU")
    assert said.value(document, ELI.number) == Literal("85")
    assert said.value(document, ELI.type_document) == KT["document-decree"]
    assert said.value(document, ELI.date_document) == Literal("2016-07-01", datatype=XSD.date)
    assert said.value(document, ELI.in_force) == ELI["InForce-inForce"]
    assert said.value(said.value(document, ELI.is_realized_by), ELI.title) == Literal("Nghị định mẫu", lang="vi")
    assert said.value(LAW["luat-moi"], ELI.repeals) == LAW["luat-cu"]
    assert said.value(LAW["luat-cu"], ELI.in_force) == ELI["InForce-notInForce"]
    assert said.value(LAW["luat-cu"], KT.inForceUntil) == Literal("2019-01-01", datatype=XSD.date)


def test_codes_form_a_concept_scheme_and_a_nameless_one_is_no_concept(said):
    code = FRAMEWORK["code/DRM001.001"]
    assert said.value(code, SKOS.broader) == FRAMEWORK["code/DRM001"]
    assert said.value(FRAMEWORK["code/DRM001"], SKOS.topConceptOf) == FRAMEWORK["code/DRM"]
    assert said.value(code, SKOS.notation) == Literal("DRM001.001")
    assert types(said, FRAMEWORK["code/DRM002"]) == {KT.Category}
    assert said.value(FRAMEWORK["code/DRM002"], SKOS.topConceptOf) == FRAMEWORK["code/DRM"]


def test_an_obligation_cites_its_law(said):
    obligation = FRAMEWORK["obligation/r1"]
    assert said.value(obligation, KT.document) == LAW["nd-cap-do"]
    assert said.value(obligation, KT.article) == Literal("Điều 7")
    assert said.value(obligation, KT.severity) == KT["severity-error"]


def test_what_others_own_is_described_only_where_it_is_referred_to(said):
    assert said.value(NATIONAL.ndxp, SKOS.altLabel) == Literal("NDXP", lang="vi")
    assert DCAT.Dataset in types(said, NATIONAL["dan-cu"])  # whose owner, in turn, is described
    assert ORG.Organization in types(said, NATIONAL.bo)
    assert not types(said, NATIONAL.an)
    assert not types(said, LAW["khong-dan"])
    assert types(said, URIRef(DEFAULT_BASE + "id/quoc-gia")) == {KT.Repository}


def test_a_framework_package_alone_is_described_whole(repository_of: Callable[..., Repository], sample_files):
    package = {
        path.removeprefix("framework/"): text for path, text in sample_files.items() if path.startswith("framework/")
    }
    package["framework.yaml"] = package["framework.yaml"].replace("../law", "law")
    package |= {path: text for path, text in sample_files.items() if path.startswith("law/")}
    said = graph(repository_of(package), AT)
    assert KT.FrameworkComponent in types(said, FRAMEWORK["component/lgsp"])
    assert ELI.LegalResource in types(said, LAW["nd-cap-do"])


def test_every_own_iri_that_is_pointed_at_is_described(said):
    pointed = {o for _, p, o in said if isinstance(o, URIRef) and o.startswith(DEFAULT_BASE + "id/")}
    assert len(pointed) > 40
    assert pointed - set(said.subjects()) == set()


def test_a_reference_to_nothing_stays_a_pointer(repository_of: Callable[..., Repository]):
    said = graph(repository_of("elements: {a: {kind: node, name: {vi: A}, owner: 'khong co', serves: ['x:y']}}"), AT)
    assert said.value(URIRef(DEFAULT_BASE + "id/kho-thu/a"), KT.owner) == URIRef(DEFAULT_BASE + "id/kho-thu/khong%20co")


def test_archimate_terms_are_terms_of_archimate(said):
    own_terms = [
        "Model",
        "Property",
        "accessType",
        "hasProperty",
        "identifier",
        "junctionType",
        "name",
        "propertyKey",
        "propertyValue",
    ]
    known = {concept.concept for concept in concepts().values()} | set(VERBS.values()) | set(own_terms)
    used = {
        str(term).removeprefix(str(ARCHIMATE))
        for triple in said
        for term in triple
        if str(term).startswith(str(ARCHIMATE))
    }
    assert len(used) > 15
    assert used - known == set()


def test_every_term_of_ours_is_declared_and_every_declared_one_is_used(said):
    terms = Graph().parse(data=ontology().content, format="turtle")
    declared = {s for s in terms.subjects() if str(s).startswith(str(KT))}
    words = {KT[f"{of}-{word}"] for of, listed in CONCEPTS.items() for word in listed}
    used = {term for triple in said for term in triple if str(term).startswith(str(KT))}
    assert used - declared == set()
    assert declared - used - words == set()
    assert words - declared == set()


def test_every_term_of_ours_is_explained_in_both_languages():
    terms = Graph().parse(data=ontology().content, format="turtle")
    for term in {s for s in terms.subjects(RDF.type) if str(s).startswith(str(KT))}:
        concept = (term, RDF.type, SKOS.Concept) in terms
        for predicate in (
            (SKOS.prefLabel,) if concept else (SKOS.definition, URIRef("http://www.w3.org/2000/01/rdf-schema#label"))
        ):
            assert sorted(text.language for text in terms.objects(term, predicate)) == ["en", "vi"], term


@pytest.mark.parametrize(
    "base", ["kientruc", "ftp://x/", "https://x.vn/a#", "https://x.vn/ a/", "https://x.vn/<a>/", ""]
)
def test_a_base_that_is_none_is_refused(sample, base):
    with pytest.raises(ValueError):
        graph(sample, AT, base)


@pytest.mark.parametrize("base", ["https://kientruc.mau.gov.vn/", "https://kientruc.mau.gov.vn"])
def test_another_base_moves_the_names_but_not_the_vocabulary(sample, base):
    said = graph(sample, AT, base)
    assert types(said, URIRef("https://kientruc.mau.gov.vn/id/tinh-mau/muc-tieu")) == {KT.Element, ARCHIMATE.Goal}
