"""Names that are valid IRIs whatever was written, and never two things under one name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from kientruc.exports.rdf.mint import Mint, address, below, segment

IRI = re.compile(
    r"https?://([A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*(#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("lgsp", "hue/lgsp"),
        ("law:nd-47-2020", "law/nd-47-2020"),
        ("vneaf@2.0", "hue/vneaf@2.0"),
        ("vneaf@2.0:component/lgsp", "vneaf/2.0/component/lgsp"),
        ("vneaf@2.0:code/DRM001.001", "vneaf/2.0/code/DRM001.001"),
        ("a b:c<d>", "a%20b/c%3Cd%3E"),
        ("Đề án", "hue/%C4%90%E1%BB%81%20%C3%A1n"),
        ("x:..", "x/%2E%2E"),
    ],
)
def test_a_key_becomes_a_name(key, name):
    assert Mint("https://x.vn/").thing(key, "hue") == URIRef("https://x.vn/id/" + name)


def test_the_derived_id_of_a_relation_is_one_segment():
    assert below(URIRef("https://x.vn"), "a--realizes--f@2:component/b") == URIRef(
        "https://x.vn/a--realizes--f@2:component~b"
    )


@pytest.mark.parametrize(
    ("written", "iri"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://vietnamnet.vn./a-1.html", "https://vietnamnet.vn./a-1.html"),
        ("http://h:8080/%C4%90", "http://h:8080/%C4%90"),
        ("https://example.org/a b<c>", "https://example.org/a%20b%3Cc%3E"),
        ("https://example.org/đất", "https://example.org/%C4%91%E1%BA%A5t"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("https://exa mple:port/", "https://exa%20mple%3Aport/"),
    ],
)
def test_an_address_stays_as_it_is_where_it_is_valid(written, iri):
    assert address(written) == URIRef(iri)


def test_what_is_no_address_is_refused():
    with pytest.raises(ValueError):
        address("ftp://example.org")


@given(TEXT)
def test_any_text_makes_a_valid_address(text):
    assert IRI.fullmatch(address("https://" + text))


@given(TEXT)
def test_any_key_makes_a_valid_name(text):
    assert IRI.fullmatch(Mint("https://x.vn/").thing(text, "hue"))


@given(TEXT, TEXT)
def test_two_texts_never_share_a_segment(one, other):
    assert (segment(one) == segment(other)) == (one == other)
    assert "/" not in segment(one)
