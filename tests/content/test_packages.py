"""The framework packages, version by version: what the collected facts say is in them, and nothing without a source."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from kientruc.model.federation import shipped
from kientruc.model.frameworks import Code, Component, Content, Crosswalk, Framework, Principle, ReferenceModel
from kientruc.model.ids import parent_code
from kientruc.model.loader import load
from kientruc.validators.engine import run

CODES = Path(__file__).parents[2] / "../shared/facts/national-framework-codes.csv"
BASE = "vn-egov@1"
CHAIN = {
    "vneaf@1.0": (),
    "vneaf@2.0": ("vneaf@1.0",),
    "vneaf@3.0": ("vneaf@2.0",),
    "vneaf@4.0": ("vneaf@3.0",),
    "national-digital@1.0": (),
    "national-digital@2025": ("vneaf@4.0", "national-digital@1.0"),
}
"""Version → the versions it follows."""
DOCUMENTS = {
    "vneaf@1.0": "cv-1178-2015",
    "vneaf@2.0": "qd-2323-2019",
    "vneaf@3.0": "qd-2568-2023",
    "vneaf@4.0": "qd-292-2025",
    "national-digital@1.0": "cv-1736-2025",
    "national-digital@2025": "qd-3090-2025",
}
PLACES = {"2.0 (2323": "vneaf@2.0", "2.0 draft": "vneaf@2.0", "3.0 (2568": "vneaf@3.0", "4.0 (292": "vneaf@4.0"}
"""How the fact table writes a version → the package its rows stand in; a draft stands in the package of its version."""
SUPERSEDED = {("2.0 draft 2", "BRM"), ("2.0 draft 2", "DRM"), ("2.0 draft 2", "ARM"), ("2.0 draft 2", "SRM")} | {
    ("2.0 draft 3", "DRM")
}
"""The models of the drafts that the issued version has, too: they stand as issued, and cite the draft as well."""
COMMON = {"users", "channels", "technical-infrastructure", "governance"}
"""The components of every version's diagram that a province has, too, and no law asks for by itself."""

Item = Component | Principle | Content | Crosswalk | ReferenceModel | Code


@cache
def package(key: str) -> Framework:
    return load(shipped()[key]).frameworks[key]


def own(framework: Framework) -> Iterator[tuple[str, Item]]:
    """What the package itself says, with the name a reference gives it."""
    tables: dict[str, Mapping[str, Item]] = {
        "component": framework.components,
        "principle": framework.principles,
        "content": framework.contents,
        "crosswalk": framework.crosswalk,
        "code": {**framework.models, **framework.codes},
    }
    for space, table in tables.items():
        for name, item in table.items():
            if f"{space}/{name}" not in framework.inherited:
                yield f"{space}/{name}", item


def walked(key: str) -> dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[str, str]]:
    """(older items, newer items) → (change, evidence), in the plain names of the two versions."""

    def plain(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(item.partition(":")[2] for item in keys)

    entries = package(key).crosswalk.values()
    return {(plain(entry.from_), plain(entry.to)): (entry.change, entry.evidence) for entry in entries}


@pytest.mark.parametrize("key", CHAIN)
def test_a_package_alone_has_no_findings(key):
    assert run(load(shipped()[key])).findings == ()


@pytest.mark.parametrize("key", CHAIN)
def test_identity_document_and_chain(key):
    framework = package(key)
    assert framework.key == key
    assert framework.document == f"legal-documents:{DOCUMENTS[key]}"
    assert framework.replaces == CHAIN[key]
    assert framework.extends == BASE
    assert framework.note is not None
    assert framework.note.vi
    assert framework.note.en
    assert framework.sources


def test_only_3_0_was_amended():
    amended = {key: package(key).amendments for key in CHAIN if package(key).amendments}
    assert amended == {"vneaf@3.0": ("legal-documents:qd-1729-2024",)}


def test_every_row_of_the_code_table_has_its_place():
    if not CODES.exists():
        pytest.skip("the collected facts are not at hand")
    with CODES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 29
    superseded = set()
    for row in rows:
        version = row["framework_version"]
        key = next(place for start, place in PLACES.items() if version.startswith(start))
        code, name = package(key).item(f"code/{row['code']}"), row["code"]
        assert isinstance(code, Code | ReferenceModel), (version, name)
        if code.status != row["confidence"]:
            assert (code.status, row["confidence"]) == ("official", "draft")
            superseded.add((version.partition(" (")[0], name))
        written = (code.name.vi, code.name.en) if code.name else (None, None)
        assert written == (row["name_vi"] or None, row["name_en"] or None), (version, name)
        if isinstance(code, Code):
            assert code.model == row["model"]
            assert (parent_code(name) or code.model) == row["parent"]
        else:
            assert not row["parent"]
        assert row["source_url"] in code.sources, (version, name)
    assert superseded == SUPERSEDED


def test_nothing_is_a_code_that_the_table_does_not_have():
    """No code was ever filled in from memory: what stands in the packages is what the facts list."""
    listed = {key: sorted({*package(key).models, *package(key).codes}) for key in CHAIN}
    drm = ["DRM001", "DRM001.001", "DRM001.002", "DRM001.003", "DRM002", "DRM002.001", "DRM003", "DRM004", "DRM004.005"]
    assert listed == {
        "vneaf@1.0": [],
        "vneaf@2.0": sorted(["BRM", "DRM", "ARM", "TRM", "SRM", "PRM", "IRM", *drm]),
        "vneaf@3.0": ["ARM", "BRM", "DRM", "SRM", "TRM"],
        "vneaf@4.0": ["ARM", "BRM", "DRM"],
        "national-digital@1.0": [],
        "national-digital@2025": [],
    }
    issued = {name for name, model in package("vneaf@2.0").models.items() if model.status == "official"}
    assert issued == {"BRM", "DRM", "ARM", "TRM", "SRM"}


@pytest.mark.parametrize("key", CHAIN)
def test_everything_a_package_says_names_its_source(key):
    assert [name for name, item in own(package(key)) if not item.sources] == []


@pytest.mark.parametrize("key", CHAIN)
def test_everything_has_a_name_in_both_languages(key):
    nameless = {"code/DRM003", "code/DRM004", "code/DRM004.005"}  # no source shows their names
    named = {name: item.name for name, item in own(package(key)) if not isinstance(item, Crosswalk)}
    assert {name for name, text in named.items() if not (text and text.vi and text.en)} <= nameless


def test_one_thing_has_one_name_in_all_versions():
    names: dict[str, set[tuple[str | None, str | None]]] = {}
    for key in CHAIN:
        for name, item in own(package(key)):
            if isinstance(item, Component | ReferenceModel | Code) and item.name:
                names.setdefault(name, set()).add((item.name.vi, item.name.en))
    assert {name for name, forms in names.items() if len(forms) > 1} == {"code/SRM"}  # renamed by version 3.0
    assert walked("vneaf@3.0")[("code/SRM",), ("code/SRM",)] == ("renamed", "reported")


def test_the_national_diagram_of_1_0_has_ten_components():
    framework = package("vneaf@1.0")
    mine = {name.partition("/")[2]: item for name, item in own(framework) if isinstance(item, Component)}
    assert {name for name, item in mine.items() if item.level == "province"} == COMMON
    assert {name for name, item in mine.items() if item.level == "nation"} == {
        "government-portal",
        "central-local-connection",
        "ministry-and-province-architectures",
        "national-systems",
        "non-state-systems",
    }
    assert "information-security" in framework.components  # the tenth: the law asks for it in every version
    assert {item.strength for item in mine.values()} == {"framework"}


def test_the_components_of_2_0_by_strength():
    mine = {name.partition("/")[2]: item for name, item in own(package("vneaf@2.0")) if isinstance(item, Component)}
    by_strength = {
        strength: {name for name, item in mine.items() if item.strength == strength}
        for strength in ("law", "framework", "draft", "example")
    }
    assert by_strength == {
        "law": set(),  # what the law asks for stands in the base
        "framework": COMMON,
        "draft": {
            "connection-diagram",
            "central-local-connection",
            "national-systems",
            "national-public-service-portal",
            "agency-systems",
        },
        "example": {"information-portal", "shared-databases", "internal-applications", "ioc"},
    }
    assert {name for name, item in mine.items() if item.level == "nation"} == by_strength["draft"]
    asked = {name for name, item in mine.items() if item.level == "province"}
    assert [name for name in sorted(asked) if mine[name].description is None] == []


def test_all_fifteen_components_of_a_province_are_expected_under_2_0():
    """Section 3.3 of the facts: fifteen, the merger of two of them, and the catalogue as a component of its own."""
    assert set(package("vneaf@2.0").expected) == COMMON | {
        "public-service-portal",
        "one-stop-system",
        "procedure-handling-system",
        "information-portal",
        "lgsp",
        "document-system",
        "reporting-system",
        "shared-databases",
        "data-catalogue",
        "internal-applications",
        "information-security",
        "ioc",
        "external-systems",
    }


def test_contents_of_2_0():
    contents = package("vneaf@2.0").contents
    required = [item.number for item in contents.values() if item.strength == "framework" and item.number]
    assert required == ["a", "b", "c", "d", "đ", "e", "g"]
    domains = {name for name, item in contents.items() if item.strength == "framework" and not item.number}
    assert domains == {f"{name}-architecture" for name in ("business", "data", "application", "technology", "security")}
    outline = [item.number for item in contents.values() if item.strength == "example" and item.number]
    assert [number for number in outline if "." not in number] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
    ]


def test_principles_of_2_0_are_those_of_adopters():
    assert {item.strength for item in package("vneaf@2.0").principles.values()} == {"example"}
    assert [name for name, item in package("vneaf@2.0").principles.items() if item.note is None] == []


def test_from_2_0_to_3_0_row_by_row():
    """The table of section 6 of the facts, and what is carried over by one author's reading."""
    told = {
        (("code/BRM",), ("code/BRM",)): ("changed", "reported"),
        (("code/DRM",), ("code/DRM",)): ("changed", "reported"),
        (("code/ARM",), ("code/ARM",)): ("changed", "reported"),
        (("code/TRM",), ("code/TRM",)): ("changed", "reported"),
        (("code/SRM",), ("code/SRM",)): ("renamed", "reported"),
        ((), ("component/e-identification-platform", "component/e-identification-system")): ("added", "reported"),
        (
            (),
            tuple(f"component/{name}" for name in ("national-data-centre", "people-data-store", "combined-data-store")),
        ): (
            "added",
            "reported",
        ),
        ((), ("component/ndop",)): ("added", "reported"),
    }
    carried = {((f"component/{name}",), (f"component/{name}",)): ("kept", "derived") for name in COMMON}
    assert walked("vneaf@3.0") == told | carried


def test_the_amendment_of_3_0_adds_the_sharing_platform_on_its_day():
    ndop = package("vneaf@3.0").components["ndop"]
    assert str(ndop.valid_from) == "2024-10-09"
    assert ndop.level == "nation"


@pytest.mark.parametrize("key", ["vneaf@2.0", "vneaf@3.0", "vneaf@4.0"])
def test_the_common_components_are_one_and_the_same_along_the_chain(key):
    entries = {ends: change for ends, (change, _) in walked(key).items()}
    for name in COMMON:
        assert entries[(f"component/{name}",), (f"component/{name}",)] == "kept"


def test_the_national_digital_framework_of_2025():
    framework = package("national-digital@2025")
    mine = [item for _, item in own(framework) if isinstance(item, Component)]
    assert [(item.level, item.strength) for item in mine] == [("nation", "framework")] * 4
    assert [item.number for item in framework.principles.values() if item.number] == list("1234567")
    assert "no-rebuilding" in framework.principles
    assert len(framework.contents) == 11
    assert walked(framework.key) == {
        ((), tuple(f"component/{name}" for name in _layers(framework))): ("added", "derived")
    }


def _layers(framework: Framework) -> list[str]:
    return [name.partition("/")[2] for name, item in own(framework) if isinstance(item, Component)]
