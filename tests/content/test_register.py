"""The register of legal documents: every document the collected facts name is in it once, with its dates and sources."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kientruc.model.documents import LegalDocument
from kientruc.model.federation import shipped
from kientruc.model.lifecycle import interval
from kientruc.model.loader import load
from kientruc.model.repository import Repository

FACTS = Path(__file__).parents[2] / "../shared/facts"
NAMES = ("national-framework.md", "hue-architecture.md")
ADDRESS = re.compile(r"<?https?://[^\s>]+>?")
"""Addresses carry numbers of documents that are only where a fact was read, not documents the facts speak of."""
ISSUER = r"[A-ZĐ][A-Za-zĐđ]*\d*"
NUMBER = re.compile(rf"\b\d{{1,4}}[a-z]?(?:/\d{{4}}/|/){ISSUER}(?:-{ISSUER})*|\b\d{{1,3}}-NQ/T[WU]\b")
"""``47/2020/NĐ-CP``, ``2323/QĐ-BTTTT``, ``36a/NQ-CP``, ``175/2024/QH15``, ``52-NQ/TW``."""
SHORT = re.compile(r"\b(NĐ|TT|QĐ|CV|KH|CT) (\d{1,4})(?:/(\d{4}))?(?![\d/])")
"""``NĐ 47/2020``, ``QĐ 28/2018``, ``CV 1552/2020``, ``KH 222``: how the facts shorten a number once it is known."""
STANDARD = re.compile(r"\bQCVN \d+:\d{4}/[A-ZĐ]+\b")
LETTERS = {"NĐ": "NĐ-CP", "TT": "TT-", "QĐ": "QĐ-", "KH": "KH-", "CT": "CT-"}
NOT_DOCUMENTS = {
    "2321/QĐ-BTTTT": "how Decision 2097/QĐ-BGTVT misprints 2323/QĐ-BTTTT; in the note of qd-2323-2019",
    "2323/BTTTT-THH": "how plan 405/KH-UBND of Huế writes 2323/QĐ-BTTTT; in the notes of both",
    "2114/QĐ-BTTTT": "a number the facts looked for and found nothing under",
    "2017/BTTTT": "the tail of QCVN 109:2017/BTTTT, a standard, looked for by itself",
    "2/SHA": "a family of algorithms, SHA-2/SHA-3",
}
BY_TITLE = {
    "Luật Căn cước công dân": "luat-can-cuoc-cong-dan-2014",
    "Luật Giao dịch điện tử 2023": "luat-20-2023",
    "Luật ATTTM 2015": "luat-86-2015",
    "2.0 draft 2 (11/2018)": "du-thao-khung-2-0-lan-2",
    "2.0 draft 3 (5/2019)": "du-thao-khung-2-0-lan-3",
    "Bình Dương, 7 components": "kien-truc-2-0-binh-duong",
    "Hậu Giang: users in 2 groups": "kien-truc-2-0-hau-giang",
    "63 to 34 passed on 12/6/2025": "provinces-of-vietnam:nq-202-2025",
    "asked provinces on 30/3/2025": "cv-khung-4-0-2025",
}
"""Documents the facts name without a number → the entry of the register, or of the repository that holds it."""
LISTS = {
    "qd-714-2015": {"csdl-dan-cu", "csdl-dat-dai", "csdl-dkdn", "csdl-thong-ke", "csdl-tai-chinh", "csdl-bao-hiem"},
    "nd-47-2024": {
        *("csdl-dan-cu", "csdl-dat-dai", "csdl-dkdn", "csdl-tai-chinh", "csdl-bao-hiem"),
        *("csdl-cbccvc", "csdl-tthc", "csdl-tong-hop", "csdl-xay-dung", "csdl-xnc"),
    },
}


@cache
def opened(name: str) -> Repository:
    return load(shipped()[name])


@cache
def facts() -> str:
    if not FACTS.is_dir():
        pytest.skip("the collected facts are not here")
    return "\n".join(ADDRESS.sub(" ", (FACTS / name).read_text(encoding="utf-8")) for name in NAMES)


@cache
def documents() -> dict[str, LegalDocument]:
    """The register and the own documents of every shipped province, by key."""
    return {
        f"{repository}:{name}": document
        for repository in sorted(shipped())
        if "@" not in repository
        for name, document in opened(repository).documents.items()
    }


def named(letters: str, number: str, year: str | None) -> bool:
    """Whether a document has this *number*, with the *letters* of its type, and was issued in this *year*."""
    return any(
        re.match(rf"{number}(?:/\d{{4}})?/{LETTERS.get(letters, '')}", document.number or "")
        and (year is None or year in (document.number or "") or (document.issued or "").startswith(year))
        for document in documents().values()
    )


class TestEveryDocumentOfTheFacts:
    def test_by_its_number(self):
        written = {document.number for document in documents().values()}
        found = set(NUMBER.findall(facts()))
        assert len(found) > 110
        assert sorted(found - written - set(NOT_DOCUMENTS)) == []

    def test_by_its_short_number(self):
        found = set(SHORT.findall(facts()))
        assert len(found) > 30
        assert [short for short in sorted(found) if not named(*(part or None for part in short))] == []

    def test_by_the_number_of_a_standard(self):
        found = set(STANDARD.findall(facts()))
        assert found == {"QCVN 109:2017/BTTTT"}
        assert found <= {document.number for document in documents().values()}

    @pytest.mark.parametrize(("name", "entry"), BY_TITLE.items())
    def test_by_its_title(self, name, entry):
        assert name in facts()
        assert (entry if ":" in entry else f"legal-documents:{entry}") in documents()

    def test_no_exception_is_idle(self):
        """An exception the facts no longer need would hide a document of that number later."""
        found = set(NUMBER.findall(facts()))
        assert [number for number in NOT_DOCUMENTS if number not in found] == []
        assert not set(NOT_DOCUMENTS) & {document.number for document in documents().values()}


class TestTheRegister:
    def test_nothing_is_registered_twice(self):
        identity = Counter(
            (document.number, document.issuer and document.issuer.vi)
            for document in documents().values()
            if document.number
        )
        assert len(identity) > 120
        assert [entry for entry, times in identity.items() if times > 1] == []

    @pytest.mark.parametrize("name", sorted(opened("legal-documents").documents))
    def test_an_entry_says_where_it_is_from_and_how_its_force_is_known(self, name):
        document = opened("legal-documents").documents[name]
        assert document.title.vi
        assert document.title.en
        assert document.sources or document.evidence == "inferred"
        assert document.in_force_basis is not None
        assert (document.in_force_basis == "stated") <= (document.in_force_from is not None)
        assert (document.in_force_basis == "issue-date-assumed") <= (document.in_force_from == document.issued)
        assert (document.in_force_basis == "unknown") <= (document.in_force_from is None)

    def test_a_successor_is_not_older_than_what_it_replaces(self):
        register = opened("legal-documents").documents
        pairs = [(new, register[old]) for new in register.values() for old in new.replaces]
        assert len(pairs) > 12
        for new, old in pairs:
            newer, older = interval(new.issued or "unknown"), interval(old.issued or "unknown")
            assert newer is None or older is None or newer.last > older.first, (new.id, old.id)

    @pytest.mark.parametrize("name", ["nd-107-2021", "nd-118-2025", "tt-21-2023", "luat-116-2025"])
    def test_what_is_derived_is_said(self, name):
        """The final clauses were not readable: that the entry replaces or amends another has a note or a stated source."""
        note = opened("legal-documents").documents[name].note
        assert note is not None
        assert note.vi
        assert note.en

    def test_the_law_of_a_day(self):
        """Dates that decide which law judges a model, each confirmed at an address of its entry."""
        register = opened("legal-documents")
        ends = {
            name: register.end_of_force(name)
            for name in (
                "nd-47-2020",
                "nd-47-2024",
                "nd-59-2022",
                "tt-22-2019",
                "qd-2323-2019",
                "nd-43-2011",
                "luat-86-2015",
            )
        }
        assert ends == {
            "nd-47-2020": "2025-10-22",
            "nd-47-2024": "2025-08-19",
            "nd-59-2022": "2024-07-01",
            "tt-22-2019": "2024-04-05",
            "qd-2323-2019": "2023-12-29",
            "nd-43-2011": "2022-08-15",
            "luat-86-2015": "2026-07-01",
        }


class TestTheDatedListsOfNationalDatabases:
    @pytest.mark.parametrize(("document", "members"), LISTS.items())
    def test_membership_is_what_cites_the_list(self, document, members):
        systems = opened("national-systems")
        citing = {
            name
            for name, element in systems.elements.items()
            if element.kind == "database" and f"legal-documents:{document}" in element.sources
        }
        assert citing == members
        assert {systems.elements[name].values.get("database-class") for name in members} == {"national"}
        assert all(systems.elements[name].owner for name in members)

    def test_the_portal_has_its_six_components(self):
        systems = opened("national-systems")
        parts = [relation for relation in systems.relations if relation.source == "npsp" and relation.facts.sources]
        assert sorted(relation.target for relation in parts) == [
            *("csdl-tthc", "npsp-dv", "npsp-hotro", "npsp-pakn", "npsp-tk", "npsp-tt"),
        ]

    def test_an_owner_that_is_general_knowledge_is_called_inferred(self):
        """`owner` cannot carry evidence: the description says it."""
        systems = opened("national-systems")
        for name in ("npsp", "ecabinet", "vneid", "ca-cp", "csdl-xay-dung", "tt-cddh", "httt-bao-cao-qg"):
            documentation = systems.elements[name].documentation
            assert documentation is not None
            assert "suy ra" in (documentation.vi or "")
            assert "inferred" in (documentation.en or "")
