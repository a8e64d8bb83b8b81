"""References to nothing, misuse of the framework and knots in the structure, planted into Huế."""

from __future__ import annotations

REFERENCES = [
    ("vrain", "a target that is not there", "FLOWS, {to: ⟦REF001⟧hues}]", "vrain flows-to hues"),
    (
        "platform",
        "an owner that is not there",
        "    owner: ⟦REF002⟧viettell\nCODES",
        "nen-tang-smartcity owner viettell",
    ),
    (
        "replaced",
        "a document that is not there",
        "application/platforms.yaml",
        "      - qd-41-2024\n",
        "      - ⟦REF003⟧qd-41-2025\n",
        "nen-tang-cds sources qd-41-2025",
    ),
    (
        "platform",
        "a component that is not there",
        'OWNER    associated-with: [⟦REF004⟧"vneaf:component/iocc"]\nCODES',
        "nen-tang-smartcity associated-with vneaf@2.0:component/iocc",
    ),
    (
        "platform",
        "a code that is not there",
        'OWNERCODES⟦REF004⟧"vneaf:code/TRM001", ',
        "nen-tang-smartcity classified-as vneaf@2.0:code/TRM001",
    ),
    (
        "vrain",
        "a prefix that is not declared",
        'FLOWS, {to: ⟦REF006⟧"nation:ndxp"}]',
        "- nation -",
    ),
    (
        "manifest",
        "a package that is not there",
        "uses:\n",
        "uses:\n  ban: ⟦REF007⟧{repository: kho-khong-co}\n",
        "- ban -",
    ),
    (
        "replaced",
        "a view around nothing",
        "views/views.yaml",
        "around: hueioc",
        "around: ⟦REF008⟧hueiok",
        "quanh-hueioc around hueiok",
    ),
    (
        "vrain",
        "something carried that is not there",
        "FLOWS, {to: gishue, carries: [⟦REF008⟧du-lieu-muaa]}]",
        "vrain--flows-to--gishue carries du-lieu-muaa",
    ),
]
FRAMEWORK = [
    (
        "vrain",
        "a relation ArchiMate forbids",
        "FLOWS]\n    composed-of: [⟦MET001⟧pctt]",
        "vrain composed-of pctt",
    ),
    (
        "added",
        "a kind that cannot realize the component",
        'elements:\n  moi:\n    kind: database\n    realizes: [⟦MET002⟧"vneaf:component/ioc"]\nNAMED\n',
        "moi realizes vneaf@2.0:component/ioc",
    ),
    (
        "platform",
        "a property of another kind",
        "OWNER    ⟦MET004⟧procedure-count: 3\nCODES",
        "nen-tang-smartcity procedure-count -",
    ),
    (
        "added",
        "a junction of two kinds of relation",
        (
            "elements:\n  nut:\n    kind: and-junction\n    name: {vi: Nút nối}\n    evidence: inferred\n"
            "    serves: [hue-s]\n    flows-to: [⟦MET005⟧vrain]\n  vao-nut:\n    kind: application-component\n"
            "    name: {vi: Hệ thống đầu vào}\n    evidence: inferred\n    serves: [nut]\n"
        ),
        "nut - -",
    ),
    (
        "platform",
        "a component used to classify",
        'OWNERCODES⟦MET006⟧"vneaf:component/ioc", ',
        "nen-tang-smartcity classified-as vneaf@2.0:component/ioc",
    ),
]
STRUCTURE = [
    (
        "replaced",
        "a whole inside its part",
        "organisation/agencies.yaml",
        "  so-cong-thuong:\n    kind: agency\n",
        "  so-cong-thuong:\n    kind: agency\n    composed-of: [⟦STR001⟧ubnd-tinh]\n",
        "so-cong-thuong composed-of ubnd-tinh",
    ),
    (
        "added",
        "an element by itself",
        "elements:\n  ⟦STR002⟧moi:\n    kind: application\n    name: {vi: Mới}\n    evidence: inferred\n",
        "moi - -",
    ),
    (
        "added",
        "it rests on what was retired",
        "APPLICATION\n    since: 2012\n    until: 2019\n    serves: [⟦STR003⟧hue-s]\n",
        "moi serves hue-s",
    ),
    ("vrain", "it triggers itself", "FLOWS]\n    triggers: [⟦STR004⟧vrain]", "vrain triggers vrain"),
    (
        "added",
        "a part of two wholes",
        "APPLICATION\n    composed-of: [⟦STR005⟧cong-da-cap]\n",
        "moi composed-of cong-da-cap",
    ),
]
FAULTS = [*REFERENCES, *FRAMEWORK, *STRUCTURE]


def test_the_fault_is_found_where_it_stands_and_nothing_else_changes(planted, found_exactly):
    found_exactly(planted)


def test_there_are_enough_of_them(tally):
    assert tally >= (19, 17)
