"""Every collected fact about Huế has exactly one home: the table ``hue-rows.csv`` proves it, row by row.

The facts themselves lie beside the checkout, not in it; where they are absent the table is still checked against the model.
"""

from __future__ import annotations

import csv
import datetime
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kientruc.model.documents import LegalDocument
from kientruc.model.elements import Element, Relation
from kientruc.model.federation import shipped
from kientruc.model.lifecycle import State
from kientruc.model.loader import load
from kientruc.model.repository import Repository

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("hue-rows.csv")
FACTS = ROOT.parent / "shared" / "facts" / "hue-elements.csv"
HUE = "thua-thien-hue"
FRAMEWORK = "vneaf@2.0"
ROWS = 353
AS_OF = datetime.date(2020, 8, 10)

facts_needed = pytest.mark.skipif(not FACTS.exists(), reason="the collected facts are not beside this checkout")

RENAMED = {
    "mot-cv-1178": "better sources date it 21/4/2015; the register notes 24/4/2015, too",
    "nat-csdl-tthc": "named as the decrees name it; the portal calls it with its questions and answers",
    "org-chu-tich-ubnd": "a position; the person who held it in 2020 stands in the documentation",
    "org-bcd-2018": "the day it was announced is `since`",
    "org-pho-truong-ban-tt": "a position; the person stands in the documentation, the other office in a relation",
    "org-pho-truong-ban": "a position; the office its holder also has is a relation",
    "org-uy-vien": "a position; how many there are and who they are stands in the documentation",
    "org-tt-hcc-huyen": "how many there are stands in the documentation",
    "org-cap-xa": "the numbers stand in `commune-count` and in the documentation",
    "biz-tthc": "the number stands in the documentation, with what contradicts it",
    "biz-tthc-ubnd": "TTHC is written out; the number is `procedure-count`",
    "biz-tthc-so": "TTHC is written out; the number is `procedure-count`",
    "biz-tthc-huyen": "TTHC is written out; the number is `procedure-count`",
    "biz-tthc-xa": "TTHC is written out; the number is `procedure-count`",
    "biz-dvc-muc-2": "the number is `procedure-count`",
    "biz-dvc-muc-3": "the number is `procedure-count`",
    "biz-dvc-muc-4": "the number is `procedure-count`",
    "biz-hues-thiet-yeu": "the bracket stands in the documentation",
    **{
        f"biz-dttm-nv-{task}": "that it is a task of the smart-city scheme is a relation"
        for task in (
            *("kientruc-ict", "hatang", "hatang-xh", "cds", "lienket", "yte", "giaoduc", "dulich", "giaothong"),
            *("moitruong", "kinhteso", "the-cc", "the-cd", "thuhut"),
        )
    },
    "dat-gishue-dl-dichvu": "the layers stand in the documentation",
    "dat-gishue-dl-nhanvan": "the layers stand in the documentation",
    "dat-gishue-dl-tunhien": "the layers stand in the documentation",
    "dat-gishue-dl-solieu": "the layers stand in the documentation",
    "dat-csdl-dl-so": "the bracket stands in the documentation",
    "dat-koica-poi": "CSDL is written out; the number of points stands in the documentation",
    "dat-mua": "the number of stations stands in the documentation",
    "dat-ho-tich": "the bracket stands in the documentation",
    "dat-980-bang": "the number of tables stands in the documentation",
    "app-cong-ttdt": "the address is `access-address`",
    "app-trang-ttdt": "the addresses stand in the documentation",
    "app-cong-dvc": "the address is `access-address`",
    "app-tthc": "the address is `access-address`",
    "app-mot-cua": "the second name was not seen in a source; the documentation says so",
    "app-camera-tphue": "the bracket stands in the documentation",
    "app-lam-viec-so": "the number of processes stands in the documentation",
    "app-di-tich-hue": "the English name is the name in English",
    "app-tap-quest": "the number of stations stands in the documentation",
    "app-vrain": "the number of stations stands in the documentation",
    "tec-phong-ioc": "the bracket stands in the documentation",
    "tec-ai-camera": "the bracket stands in the documentation",
    "sec-chan-ma-doc": "the year is `since`",
    "nat-npsp-tk": "DVCQG is written out",
    "nat-npsp-tt": "DVCQG is written out",
    "nat-npsp-pakn": "DVCQG is written out",
    "nat-npsp-hotro": "DVCQG is written out",
    "nat-ca-cp": "modelled as the service, not the system behind it",
    **dict.fromkeys(("mot-goal-2022-tthc-motcua-100", "mot-goal-2023-tructuyen-80"), "TTHC is written out"),
    **dict.fromkeys(
        ("mot-goal-2022-mobilesign-30", "mot-goal-2022-hsdt-90", "mot-goal-2023-dakenh-90"), "DVCTT is written out"
    ),
    "mot-goal-2022-vbdt-100": "CQNN is written out",
    "mot-goal-2025-top10": "CCHC is written out, and what the top 10 is",
    **dict.fromkeys(("dat-tthc-tinh", "dat-dat-dai-hue", "dat-dat-dai", "dat-di-san-tuong"), "CSDL is written out"),
    "app-kiosk-igate": "the Vietnamese spelling, not the English word",
    **{f"mot-fw2-{model}": "the code itself is the identity" for model in ("brm", "drm", "arm", "trm", "srm")},
}
"""Rows whose Vietnamese name is not the one of their home, and why."""

EVIDENCE = {"nat-csdl-thong-ke": "a source found later names the six databases of the list of 2015"}
"""Rows of one confidence whose home says another, and why."""

UNOWNED = {
    "nat-uybqg": "the Prime Minister chairs the committee; the documentation says so",
    **{
        f"mot-fw2-{model}": "the issuer stands at the framework's document"
        for model in ("brm", "drm", "arm", "trm", "srm")
    },
}
"""Rows whose owner the model does not give, and why."""

UNCONNECTED = {
    "mot-nq12 → mot-vision-2030": "same subject; no source that could be read says the resolution sets the vision",
    "mot-qd-3985 → mot-kt-v2": "the note calls it the successor; no source says that it replaces version 2.0",
    "mot-qd-41-2024 → tec-lgsp": "the regulation is on the digital transformation platform; its tie to LGSP is inferred",
    "org-chu-tich-ubnd → org-bcd": "through the post of head, which the committee aggregates",
    "org-pho-truong-ban → org-so-tttt": "through the director of the department, who holds the post",
    "nat-csdl-dkdn → nat-ndxp": "derived from the law on intermediary platforms, which the relation cites",
    "nat-csdl-bao-hiem → nat-ndxp": "derived from the law on intermediary platforms, which the relation cites",
    "nat-csdl-tai-chinh → nat-ndxp": "derived from the law on intermediary platforms, which the relation cites",
    "nat-csdl-thong-ke → nat-ndxp": "derived from the law on intermediary platforms, which the relation cites",
    "nat-ho-tich → nat-csdl-dan-cu": "a guess that no source supports; the national repository leaves it out",
}
"""Connections of the facts (``row → row``) that the model does not draw, or draws with another evidence, and why."""


class Home(NamedTuple):
    """Where a row lives."""

    repository: str
    id: str

    @property
    def key(self) -> str:
        """As the repository of Huế writes it in keys."""
        return self.id if self.repository == HUE else f"{self.repository}:{self.id}"


@cache
def hue() -> Repository:
    return load(shipped()[HUE])


@cache
def homes() -> dict[str, Home]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = {row["row_id"]: Home(row["home"], row["id"]) for row in rows}
    assert len(table) == len(rows) == ROWS, "a row stands twice, or rows are missing"
    return table


@cache
def facts() -> dict[str, dict[str, str]]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return {row["id_suggestion"]: row for row in csv.DictReader(file)}


def found(home: Home) -> object | None:
    """What is kept at *home*: an element, a document, or an item of the framework."""
    if home.repository == FRAMEWORK:
        return hue().framework_item(home.key)
    return hue().element(home.key) or hue().document(home.key)


def plain(text: str | None) -> str:
    """Letters and figures only: brackets, quotes and dashes are typography."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", text or "").casefold()).strip()


def joined(one: str, other: str) -> list[Relation]:
    """The relations between two, and those that carry one of them to or from the other."""
    pair = {one, other}
    return [
        relation
        for relation in hue().all_relations()
        if {relation.source, relation.target} == pair
        or (pair & set(relation.facts.carries) and pair & {relation.source, relation.target})
    ]


def owner_of(home: Home) -> str | None:
    """The owner's key as the repository of Huế sees it."""
    owner = getattr(found(home), "owner", None)
    return owner if owner is None or home.repository == HUE else hue().seen_from_here(home.repository, owner)


def cited(key: str, document: str) -> bool:
    """Whether the element, its relations or the framework item at *key* rest on *document*."""
    item = hue().element(key) or hue().framework_item(key)
    resting = [getattr(item, "sources", ())]
    resting += [
        relation.facts.sources for relation in hue().all_relations() if key in (relation.source, relation.target)
    ]
    return any(document in sources for sources in resting)


def linked(one: Home, other: Home) -> bool:
    """Whether one of two documents names the other."""
    for here, there in ((one, other), (other, one)):
        document = hue().document(here.key)
        named = (*document.based_on, *document.replaces, *document.amends, *document.sources)
        if there.key in (
            named if here.repository == HUE else [hue().seen_from_here(here.repository, n) for n in named]
        ):
            return True
    return False


def test_each_row_has_one_home_and_each_home_one_row():
    assert [row for row, home in homes().items() if found(home) is None] == []
    assert len(set(homes().values())) == ROWS
    assert {home.repository for home in homes().values()} == {HUE, "national-systems", "legal-documents", FRAMEWORK}


@facts_needed
def test_the_table_holds_exactly_the_rows_of_the_facts():
    assert set(homes()) == set(facts())


@facts_needed
def test_names_are_those_of_the_facts():
    others = {}
    for row, fact in facts().items():
        item = found(homes()[row])
        if isinstance(item, LegalDocument):
            year, month, day = (item.issued or "").split("-") if len(item.issued or "") == 10 else (item.issued, "", "")
            dated = year in fact["name_vi"] and (
                not day or re.search(rf"\b0?{int(day)}/0?{int(month)}/", fact["name_vi"])
            )
            if not dated or (item.number and item.number not in fact["name_vi"]):
                others[row] = (item.number, item.issued, fact["name_vi"])
        elif plain(item.name.vi) != plain(fact["name_vi"]):
            others[row] = (item.name.vi, fact["name_vi"])
    assert {row: names for row, names in others.items() if row not in RENAMED} == {}
    assert set(RENAMED) - set(others) == set(), "an exception that is none"


@facts_needed
def test_what_was_inferred_stays_marked():
    others = {
        row: item.evidence
        for row, fact in facts().items()
        if isinstance(item := found(homes()[row]), Element | LegalDocument)
        and (item.evidence == "inferred") != (fact["confidence"] == "inferred")
    }
    assert {row: evidence for row, evidence in others.items() if row not in EVIDENCE} == {}
    assert set(EVIDENCE) - set(others) == set(), "an exception that is none"


def owned(row: str, owner: str) -> str | None:
    """What is wrong with the owner of a row; nothing where the model says the same."""
    item, key = found(homes()[row]), homes()[row].key
    guess = owner.startswith("inferred:")
    name = owner.removeprefix("inferred:").strip()
    if name not in homes():
        holder = hue().element(owner_of(homes()[row]) or "")
        return None if holder and plain(holder.name.vi) == plain(name) else f"{name}: not {holder and holder.name.vi}"
    if not guess and owner_of(homes()[row]) == homes()[name].key:
        return None
    if isinstance(item, LegalDocument):
        return None if item.issuer and plain(item.issuer.vi) == plain(facts()[name]["name_vi"]) else "another issuer"
    if not (relations := joined(homes()[name].key, key)):
        return f"{name}: neither owner nor relation"
    return f"{name}: not inferred" if guess and all(r.facts.evidence != "inferred" for r in relations) else None


@facts_needed
def test_owners_are_owners_or_relations():
    others = {}
    for row, fact in facts().items():
        for owner in filter(None, fact["owner"].split(";")):
            if wrong := owned(row, owner):
                others[row] = wrong
    assert {row: wrong for row, wrong in others.items() if row not in UNOWNED} == {}
    assert set(UNOWNED) - set(others) == set(), "an exception that is none"


def connected(one: str, other: str, *, guess: bool) -> str | None:
    """What is wrong with the connection of two rows."""
    here, there = homes()[one].key, homes()[other].key
    if relations := joined(here, there):
        inferred = {relation.facts.evidence == "inferred" for relation in relations}
        return None if guess in inferred else ("should be inferred" if guess else "is inferred")
    documents = [isinstance(found(homes()[row]), LegalDocument) for row in (one, other)]
    if all(documents):
        return None if linked(homes()[one], homes()[other]) else "no link between the documents"
    if any(documents):
        return None if (cited(here, there) or cited(there, here)) else "does not cite the document"
    return None if there == owner_of(homes()[one]) or here == owner_of(homes()[other]) else "no relation"


@facts_needed
def test_connections_are_relations_links_or_sources():
    others, seen = {}, 0
    for row, fact in facts().items():
        for connection in filter(None, fact["connects_to"].split(";")):
            seen += 1
            target = connection.strip().removesuffix("?")
            if wrong := connected(row, target, guess=connection.strip().endswith("?")):
                others[f"{row} → {target}"] = wrong
    assert seen > 250
    assert {pair: wrong for pair, wrong in others.items() if pair not in UNCONNECTED} == {}
    assert set(UNCONNECTED) - set(others) == set(), "an exception that is none"


def test_a_relation_that_a_source_states_names_it():
    assert [r.id for r in hue().relations if r.facts.evidence in ("sourced", "reported") and not r.facts.sources] == []


def test_every_element_says_what_it_rests_on():
    elements = hue().elements.values()
    assert [element.id for element in elements if element.evidence is None] == []
    assert [element.id for element in elements if element.evidence != "inferred" and not element.sources] == []
    assert [r.id for r in hue().relations if r.facts.evidence is None] == []
    assert len(elements) > 290


STATES = {
    "current": {State.CURRENT},
    "planned": {State.PLANNED, State.FUTURE, State.UNKNOWN},
    "retired": {State.RETIRED},
    "unknown": {State.UNKNOWN, State.FUTURE, State.PLANNED},
}
"""What the facts say of August 2020 → what the dates of the model may give; only *current* and *retired* are exact."""

OTHER_STATE = {
    "org-bcd-2018": "consolidated in 2020 on a day that was not found, so the state of August cannot be decided",
    "org-fpt-telecom": "the company was there; its part in the e-wallet begins on the relation",
}
"""Rows whose state in August 2020 is another in the model, and why."""


@facts_needed
def test_states_of_august_2020():
    others = {
        row: state
        for row, fact in facts().items()
        if homes()[row].repository == HUE
        and isinstance(found(homes()[row]), Element)
        and (state := hue().state(homes()[row].key, AS_OF)) not in STATES[fact["status_2020"]]
    }
    assert {row: state for row, state in others.items() if row not in OTHER_STATE} == {}
    assert set(OTHER_STATE) - set(others) == set(), "an exception that is none"
