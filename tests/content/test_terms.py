"""The shipped list of terms: every line has a source and a date, and accuses no name of its own time."""

from __future__ import annotations

from pathlib import Path

import pytest

from kientruc.model.loader import load
from kientruc.validators.engine import run

ARCHITECTURE = Path(__file__).parents[2] / "architecture"


@pytest.fixture(scope="module")
def terms():
    return load(ARCHITECTURE / "national" / "vn-egov-1").frameworks["vn-egov@1"].terms


def test_every_term_has_a_date_a_source_and_both_languages(terms):
    assert len(terms) >= 12
    for name, term in terms.items():
        assert term.since, name
        assert term.sources, name
        assert term.preferred.vi, name
        assert term.preferred.en, name
        assert any(source.startswith(("https://", "legal-documents:")) for source in term.sources), name


def test_a_document_of_a_term_is_in_the_register_and_not_younger_than_its_words(terms):
    register = load(ARCHITECTURE / "national" / "documents")
    for name, term in terms.items():
        if term.document:
            document = register.documents[term.document.partition(":")[2]]
            assert term.since >= (document.begins or document.issued or ""), name


def test_no_two_terms_claim_the_same_words(terms):
    words = [old.casefold() for term in terms.values() for old in term.instead_of]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("manifest", sorted(ARCHITECTURE.glob("*/*/kientruc.yaml")), ids=lambda path: path.parent.name)
def test_no_shipped_name_is_accused_of_later_law(manifest):
    repository = load(manifest.parent)
    report = run(repository, today=repository.manifest.as_of, only=["LNG004"])
    assert not [finding.arguments for finding in report.findings if finding.code == "LNG004"]
