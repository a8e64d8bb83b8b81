"""The provinces: the table of 63 and 34 is the one of the facts, and the small repositories say what is known, no more."""

from __future__ import annotations

import datetime
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kientruc.model.coverage import coverage
from kientruc.model.federation import shipped
from kientruc.model.findings import Severity
from kientruc.model.lifecycle import State
from kientruc.model.loader import load
from kientruc.model.repository import Repository
from kientruc.model.verdicts import Cell
from kientruc.validators.engine import run

FACTS = Path(__file__).parents[3] / "shared/facts/hue-architecture.md"
OF_THE_ARTICLE = (
    "ben-tre",
    "cao-bang",
    "gia-lai",
    "kon-tum",
    "dak-lak",
    "ha-nam",
    "ninh-thuan",
    "long-an",
    "lang-son",
)
SMALL = (*OF_THE_ARTICLE, "son-la", "da-nang")
ARTICLE = (
    "https://vietnamnet.vn/hue-lap-ban-chi-dao-xay-chinh-quyen-dien-tu-chuyen-doi-so-do-thi-thong-minh-i264220.html"
)
AS_OF = datetime.date(2020, 8, 10)
DATES = [datetime.date(2017, 6, 1), AS_OF, datetime.date(2024, 6, 1), datetime.date(2025, 12, 31)]
MERGER = "2025-07-01"
BEGINS = re.compile(r" \(từ 01/(?:01|7)/2025\)$")
ROW = re.compile(r"^\| (\d\d) \| ([^|]+?) \| (VN-\w\w) \| (\d\d) ([^|]+?) \|", re.MULTILINE)


@cache
def loaded(name: str) -> Repository:
    return load(shipped()[name])


@cache
def table() -> Repository:
    return loaded("provinces-of-vietnam")


def units(name: str) -> dict[str, str]:
    """Id → GSO code of the rows of the table *name*."""
    elements = table().elements
    return {key: str(elements[key].values["gso-code"]) for key in elements if table().locus(key).place().path == name}


OLD, NEW = "tinh-thanh-2020.csv", "tinh-thanh-2025.csv"


def followers() -> dict[str, str]:
    """Unit of 2020 → the unit of 2025 that follows it."""
    found: dict[str, str] = {}
    for relation in table().relations:
        assert relation.verb == "associated-with"
        assert relation.facts.directed
        assert relation.source not in found
        found[relation.source] = relation.target
    return found


def official(key: str) -> str:
    """The name of a unit without the day it begins, which the table adds to the names of 2025."""
    return BEGINS.sub("", table().elements[key].name.vi or "")


def test_there_are_63_units_of_2020_and_34_of_2025():
    old, new = units(OLD), units(NEW)
    assert (len(old), len(new), len(table().elements)) == (63, 34, 97)
    for codes in (old, new):
        assert set(Counter(codes.values()).values()) == {1}
        assert all(re.fullmatch(r"\d\d", code) for code in codes.values())
    iso = Counter(str(table().elements[key].values["iso-code"]) for key in old)
    assert (len(iso), set(iso.values())) == (63, {1})
    assert all(re.fullmatch(r"VN-(\d\d|[A-Z]{2})", code) for code in iso)
    assert all("iso-code" not in table().elements[key].values for key in new)


def test_every_unit_of_2020_has_one_follower_and_none_of_2025_is_without_origin():
    assert followers().keys() == units(OLD).keys()
    assert set(followers().values()) == units(NEW).keys()


def test_what_merged_has_ended_and_what_did_not_has_not():
    sizes = Counter(followers().values())
    for old, new in followers().items():
        expected = "2025-01-01" if old == "thua-thien-hue" else MERGER if sizes[new] > 1 else None
        assert table().elements[old].until == expected, old
        assert table().elements[new].since == ("2025-01-01" if new == "hue-2025" else MERGER)
        if sizes[new] == 1 and old != "thua-thien-hue":
            assert official(old) == official(new)
            assert units(OLD)[old] == units(NEW)[new]
    assert Counter(sizes.values()) == {1: 11, 2: 17, 3: 6}


def test_communes_of_2025_add_up():
    assert sum(int(str(table().elements[key].values["commune-count"])) for key in units(NEW)) == 3321


def test_states_follow_the_dates():
    last = datetime.date(2025, 12, 31)
    assert {table().state(key, AS_OF) for key in units(OLD)} == {State.CURRENT}
    assert {table().state(key, AS_OF) for key in units(NEW)} == {State.FUTURE}
    assert {table().state(key, last) for key in units(NEW)} == {State.CURRENT}
    assert Counter(table().state(key, last) for key in units(OLD)) == {State.RETIRED: 53, State.UNKNOWN: 10}


def test_the_table_is_the_one_of_the_facts():
    if not FACTS.exists():
        pytest.skip("the facts are not here")
    rows = ROW.findall(FACTS.read_text(encoding="utf-8"))
    assert len(rows) == 63
    codes, elements = units(OLD), table().elements
    ours = {
        (codes[old], official(old), elements[old].values["iso-code"], units(NEW)[new], official(new))
        for old, new in followers().items()
    }
    # The data set behind the facts spells this one name "Hoà"; the repository spells all names in one way.
    theirs = {
        (
            code,
            name.replace("Hoà", "Hòa"),
            iso,
            follower,
            name_2025 if "Thành phố" in name_2025 else f"Tỉnh {name_2025}",
        )
        for code, name, iso, follower, name_2025 in rows
    }
    assert ours == theirs


@pytest.mark.parametrize("name", ["provinces-of-vietnam", *SMALL])
def test_there_are_neither_errors_nor_warnings(name):
    report = run(loaded(name), today=AS_OF)
    assert [(f.code, f.place, f.element) for f in report.findings if f.severity > Severity.INFO] == []
    assert report.held_back == ()


@pytest.mark.parametrize("as_of", DATES, ids=str)
@pytest.mark.parametrize("name", SMALL)
def test_a_small_repository_has_no_gaps(name, as_of):
    found = coverage(loaded(name), as_of, as_of)
    assert found is not None
    for space in ("component", "obligation"):
        assert found.counts(space)[Cell.GAP] == 0
        assert found.counts(space)[Cell.NOT_DESCRIBED] > 0


@pytest.mark.parametrize("name", SMALL)
def test_nothing_is_met_but_what_is_described(name):
    """An architecture of which little is known must not shine: only its steering committee answers a component."""
    found = coverage(loaded(name), AS_OF, AS_OF)
    assert found is not None
    met = {cell.key for cell in found.cells if cell.state is Cell.MET}
    assert met == ({"vneaf@2.0:component/governance"} if name in OF_THE_ARTICLE else set())


def test_the_same_repository_declared_complete_has_gaps(tmp_path):
    """So that the test above can fail."""
    shutil.copytree(shipped()["ben-tre"], tmp_path / "ben-tre")
    manifest = tmp_path / "ben-tre/kientruc.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "complete: [components]\n", encoding="utf-8")
    found = coverage(load(tmp_path / "ben-tre"), AS_OF, AS_OF)
    assert found is not None
    assert found.counts("component")[Cell.GAP] > 5
    assert found.counts("component")[Cell.NOT_DESCRIBED] == 0


@pytest.mark.parametrize("name", SMALL)
def test_the_peoples_committee_stands_in_its_place(name):
    repository = loaded(name)
    committee = repository.elements["ubnd-thanh-pho" if name == "da-nang" else "ubnd-tinh"]
    assert committee.values["gso-code"] == table().elements[name].values["gso-code"]
    places = {r.target for r in repository.relations if r.source == committee.id and r.verb == "associated-with"}
    assert f"provinces-of-vietnam:{name}" in places
    place = table().elements[name].name.vi or ""
    assert committee.name.vi == f"Ủy ban nhân dân {place[0].lower()}{place[1:]}"
    merged = table().elements[name].until == MERGER
    assert committee.until == (MERGER if merged else None)


@pytest.mark.parametrize("name", OF_THE_ARTICLE)
def test_the_steering_committee_is_the_one_of_the_article(name):
    committee = loaded(name).elements["ban-chi-dao"]
    assert ARTICLE in committee.sources
    assert "legal-documents:qd-701-2020" in committee.sources
    assert loaded(name).state(committee.id, AS_OF) is State.CURRENT


@pytest.mark.parametrize(
    ("name", "element", "since", "source"),
    [
        ("son-la", "kien-truc-2-0", "2019-12-12", "legal-documents:qd-3039-2019-son-la"),
        ("gia-lai", "kien-truc-2-0", "2020-12-31", "legal-documents:qd-796-2020-gia-lai"),
        ("gia-lai", "khung-kien-truc-so", "2025-12-31", "legal-documents:qd-3388-2025-gia-lai"),
        ("lang-son", "kien-truc-1-0", "2018-06", "van-ban-kien-truc-1-0"),
        ("lang-son", "ban-chi-dao-cds", "2021-10-13", "legal-documents:qd-2041-2021-lang-son"),
        ("da-nang", "kien-truc-2-0", "2021", "van-ban-kien-truc-2-0"),
    ],
)
def test_decisions_found_are_where_they_belong(name, element, since, source):
    found = loaded(name).elements[element]
    assert found.since == since
    assert source in found.sources
    document = loaded(name).document(source)
    assert document is not None
    assert document.issued == since


@pytest.mark.parametrize("name", ["provinces-of-vietnam", *SMALL])
def test_everything_names_its_evidence_and_its_sources(name):
    repository = loaded(name)
    for element in repository.elements.values():
        assert element.evidence is not None, element.id
        assert element.sources, element.id
    for document in repository.documents.values():
        assert document.evidence is not None, document.id
        assert document.sources, document.id
