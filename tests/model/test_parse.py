"""What does not fit is a finding at its own key, and the rest of the entry stays."""

from __future__ import annotations

import pytest

MANIFEST = 'id: kho\nname: {vi: Kho}\nversion: "1"\nas-of: 2020-08-10\n'
ELEMENT = "elements:\n  e:\n    kind: node\n    name: {{vi: E}}\n    {}\n"


def found(repository):
    return [(f.code, *f.where.place()[1:3], f.element, f.field) for f in repository.faults]


@pytest.mark.parametrize(
    ("line", "expected", "nearest"),
    [
        ("nmae: x", ("SCH001", 5, 5), "name"),
        ("short_name: {vi: x}", ("SCH001", 5, 5), "short-name"),
        ("classified_as: [x]", ("SCH001", 5, 5), "classified-as"),
        ("flow-to: [e]", ("SCH001", 5, 5), "flows-to"),
        ("values: {x: y}", ("SCH001", 5, 5), None),
        ("id: e", ("SCH001", 5, 5), None),
        ("qqqqqqqqqqqq: x", ("SCH001", 5, 5), ""),
        ("short-name: {vn: x}", ("SCH001", 5, 18), ""),
        ("serves: [{to: e, acces: read}]", ("SCH001", 5, 22), "access"),
        ("serves: [{to: e, values: {}}]", ("SCH001", 5, 22), None),
    ],
)
def test_unknown_keys_and_what_was_meant(repository_of, line, expected, nearest):
    repository = repository_of(ELEMENT.format(line))
    (fault,) = repository.faults
    assert (fault.code, *fault.where.place()[1:3]) == expected
    assert nearest is None or fault.arguments["nearest"] == nearest
    assert repository.elements["e"].name.vi == "E"


@pytest.mark.parametrize(
    ("line", "column", "wanted"),
    [
        ("short-name: LGSP", 17, "mapping"),
        ("short-name: [x]", 17, "mapping"),
        ("short-name: {vi: [x]}", 22, "text"),
        ("documentation: x", 20, "mapping"),
        ("owner: [x]", 12, "text"),
        ("owner: {x: y}", 12, "text"),
        ('owner: ""', 12, "text"),
        ("classified-as: x", 20, "list"),
        ("classified-as: [{a: b}]", 21, "text"),
        ("sources: x", 14, "list"),
        ("sources: [[x]]", 15, "text"),
        ("since: [2018]", 12, "text"),
        ("since: 2018-13", 12, "date"),
        ("since: 2018-02-30", 12, "date"),
        ("until: soon", 12, "date"),
        ("planned: {a: b}", 14, "text"),
        ("evidence: sure", 15, "choice"),
        ("evidence: [sourced]", 15, "choice"),
        ("properties: x", 17, "mapping"),
        ("properties: {a: [b]}", 21, "text"),
        ("serves: e", 13, "list"),
        ("serves: {to: e}", 13, "list"),
        ("serves: [{to: e, access: reed}]", 30, "choice"),
        ("serves: [{to: e, directed: maybe}]", 32, "boolean"),
        ("serves: [{to: e, influence: [x]}]", 33, "text"),
        ("serves: [{to: e, carries: x}]", 31, "list"),
        ("serves: [{to: e, name: x}]", 28, "mapping"),
        ("serves: [{to: e, since: x}]", 29, "date"),
        ("serves: [{to: e, id: [x]}]", 26, "text"),
    ],
)
def test_wrong_shapes_at_every_field(repository_of, line, column, wanted):
    repository = repository_of(ELEMENT.format(line))
    (fault,) = repository.faults
    assert (fault.code, *fault.where.place()[1:3], fault.arguments["expected"]) == ("SCH003", 5, column, wanted)
    element = repository.elements["e"]
    assert (element.kind, element.name.vi) == ("node", "E")
    assert not repository.whole


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{kind: node}", [("SCH002", 2, 3, "e", "name")]),
        ("{name: {vi: E}}", [("SCH002", 2, 3, "e", "kind")]),
        ("{}", [("SCH002", 2, 3, "e", "kind"), ("SCH002", 2, 3, "e", "name")]),
        ("{kind: [x], name: {vi: E}}", [("SCH003", 2, 13, "e", "kind")]),
        ("x", [("SCH003", 2, 6, "e", "")]),
        ("[x]", [("SCH003", 2, 6, "e", "")]),
    ],
)
def test_an_element_without_its_essentials_is_broken_but_known(repository_of, entry, expected):
    repository = repository_of(f"elements:\n  e: {entry}\n")
    assert sorted(found(repository)) == expected
    assert repository.elements == {}
    assert repository.broken == {"e"}


@pytest.mark.parametrize("name", ["E", "a b", "a_b", "-a", "a-", "a--b", "é", "a.b", "a:b", "1.5", "a/b"])
@pytest.mark.parametrize("section", ["elements", "relations", "documents", "views", "exemptions"])
def test_bad_ids_in_every_section(repository_of, section, name):
    repository = repository_of(f"{section}:\n  ? '{name}'\n  : {{}}\n")
    assert ("SCH005", 2, 5) in [fault[:3] for fault in found(repository)]


def test_several_faults_of_one_element_are_all_said_and_the_rest_stays(repository_of):
    repository = repository_of(
        "elements:\n  e:\n    kind: node\n    name: {vi: E, de: F}\n    owner: [x]\n    since: never\n"
        "    evidence: sourced\n    serves: [e, {to: e, access: x, evidence: sourced}, {}]\n"
    )
    assert sorted(found(repository)) == [
        ("SCH001", 4, 19, "e", "de"),
        ("SCH002", 8, 56, "e", "serves"),
        ("SCH003", 5, 12, "e", "owner"),
        ("SCH003", 6, 12, "e", "since"),
        ("SCH003", 8, 33, "e", "access"),
    ]
    element = repository.elements["e"]
    assert (element.name.vi, element.owner, element.since, element.evidence) == ("E", None, None, "sourced")
    assert [(r.verb, r.target, r.facts.evidence) for r in repository.relations] == [
        ("serves", "e", None),
        ("serves", "e", "sourced"),
    ]


def test_relations_of_their_own(repository_of):
    repository = repository_of(
        "relations:\n"
        "  r1: {source: a, verb: flows-to, target: b, carries: [c]}\n"
        "  r2: {source: a, verb: flow-to, target: b}\n"
        "  r3: {source: a, target: [b]}\n"
        "  r4: {source: r1, verb: associated-with, target: b, directed: 'true', id: x}\n"
    )
    assert [(r.id, r.route, r.facts.carries) for r in repository.relations] == [
        ("r1", ("relations", "r1"), ("c",)),
        ("r4", ("relations", "r4"), ()),
    ]
    assert repository.relations[1].facts.directed is True
    assert sorted(found(repository)) == [
        ("SCH001", 5, 72, "r4", "id"),
        ("SCH002", 4, 3, "r3", "target"),
        ("SCH002", 4, 3, "r3", "verb"),
        ("SCH003", 3, 25, "r2", "verb"),
    ]
    assert (
        next(f for f in repository.faults if f.field == "verb" and f.code == "SCH003").arguments["nearest"]
        == "flows-to"
    )


def test_ids_written_inside_a_verb_share_the_namespace(repository_of):
    repository = repository_of(
        "elements:\n  a: {kind: node, name: {vi: A}, serves: [{to: a, id: b}, {to: a, id: r}, {to: a, id: r}, {to: a, id: R r}]}\n"
        "  b: {kind: node, name: {vi: B}}\n"
    )
    assert [(f.code, f.where.place()[1:3], [label for label, _ in f.related]) for f in repository.faults] == [
        ("IDN001", (2, 55), ["first"]),
        ("IDN001", (2, 87), ["first"]),
        ("SCH005", (2, 103), []),
    ]
    assert repository.faults[0].related[0][1].place()[1:3] == (3, 3)
    assert repository.faults[1].related[0][1].place()[1:3] == (2, 71)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("documents: {d: {type: decre, title: {vi: D}}}\n", ("SCH003", 1, 23, "decree")),
        ("documents: {d: {type: decree, title: {vi: D}, issued: 32}}\n", ("SCH003", 1, 55, "")),
        ("documents: {d: {type: decree, title: {vi: D}, in_force_from: 2020}}\n", ("SCH001", 1, 47, "in-force-from")),
        ("documents: {d: {type: decree, title: {vi: D}, replaces: x}}\n", ("SCH003", 1, 57, "")),
        ("views: {v: {name: {vi: V}, viewpoint: layerd}}\n", ("SCH003", 1, 39, "layered")),
        ("views: {v: {name: {vi: V}, viewpoint: layered, select: {kinds: x}}}\n", ("SCH003", 1, 64, "")),
        ("views: {v: {name: {vi: V}, viewpoint: layered, select: {depth: 9}}}\n", ("SCH003", 1, 64, "")),
        ("views: {v: {name: {vi: V}, viewpoint: layered, select: {ower: x}}}\n", ("SCH001", 1, 57, "owner")),
        ("views: {v: {name: {vi: V}, viewpoint: layered, select: x}}\n", ("SCH003", 1, 56, "")),
        (
            "exemptions: {x: {rule: A, element: e, reason: {vi: R}, approver: {vi: A}, until: x}}\n",
            ("SCH003", 1, 82, ""),
        ),
        ("exemptions: {x: {rule: A, element: e, reason: R, approver: {vi: A}, until: 2020}}\n", ("SCH003", 1, 47, "")),
        ("exemptions: {x: {rule: A, element: e, reason: {vi: R}, approver: {vi: A}}}\n", ("SCH002", 1, 14, None)),
        ("elemnts: {}\n", ("SCH001", 1, 1, "elements")),
        ("elements: []\n", ("SCH003", 1, 11, "")),
        ("elements: x\n", ("SCH003", 1, 11, "")),
    ],
)
def test_documents_views_exemptions_and_sections(repository_of, text, expected):
    (fault,) = repository_of(text).faults
    assert (fault.code, *fault.where.place()[1:3], fault.arguments.get("nearest")) == expected


PROFILE = """\
kinds:
  platform: {narrows: node, name: {vi: P}}
properties:
  whole: {type: integer, name: {vi: P}, minimum: 1, maximum: 5}
  real: {type: number, name: {vi: P}, minimum: 0}
  flag: {type: boolean, name: {vi: P}}
  day: {type: date, name: {vi: P}}
  site: {type: url, name: {vi: P}}
  word: {type: text, name: {vi: P}, pattern: "[a-z]+"}
  colour: {type: text, name: {vi: P}, values: {red: {vi: đỏ}, green: {vi: xanh}}}
  many: {type: integer, name: {vi: P}, many: "true"}
relation-properties:
  speed: {type: integer, name: {vi: P}}
"""


def with_profile(line: str) -> dict[str, str]:
    return {
        "kientruc.yaml": MANIFEST + 'conforms-to: {framework: f, version: "1"}\n'
        'uses: {f: {framework: f, version: "1", path: khung}}\n',
        "khung/framework.yaml": 'id: f\nversion: "1"\nrevision: "1"\nname: {vi: F}\n',
        "khung/profile.yaml": PROFILE,
        "model.yaml": ELEMENT.format(line),
    }


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("whole: 3", 3),
        ("whole: +3", 3),
        ("whole: 003", 3),
        ("real: 0.5", 0.5),
        ("real: 1e3", 1000.0),
        ("flag: true", True),
        ("flag: false", False),
        ("day: 2020-08", "2020-08"),
        ("day: unknown", "unknown"),
        ("site: https://example.org", "https://example.org"),
        ("word: abc", "abc"),
        ("colour: red", "red"),
        ("many: [1, 2]", ("1", "2")),
    ],
)
def test_profile_properties_are_typed(repository_of, line, value):
    repository = repository_of(with_profile(line))
    assert repository.faults == ()
    assert repository.elements["e"].values == {line.partition(":")[0]: value}


@pytest.mark.parametrize(
    "line",
    ["whole: 0", "whole: 6", "whole: 1.5", "whole: x", "whole: 1_0", "whole: ' 3 '", "whole: ３", "whole: [3]",
     "whole: 99999999999999999999", "real: -1", "real: nan", "real: inf", "real: 1_0", "real: 0x1", "real: 1e999",
     "flag: yes", "flag: True", "day: 2020-13", "site: javascript:alert(1)", "site: example.org", "word: ABC",
     "word: abc1", "colour: blue", "colour: rde", "many: 1", "many: [x]", "many: [[1]]", "word: {a: b}"],
)  # fmt: skip
def test_what_is_no_value_of_its_type_is_left_out(repository_of, line):
    repository = repository_of(with_profile(line))
    assert {f.code for f in repository.faults} == {"SCH003"}
    assert all(f.where.place().line == 5 for f in repository.faults)
    assert repository.elements["e"].values in ({}, {"many": ()})


def test_relation_properties(repository_of):
    repository = repository_of(with_profile("serves: [{to: e, speed: 3}, {to: e, speed: x}]"))
    assert [dict(r.facts.values) for r in repository.relations] == [{"speed": 3}, {}]
    assert [f.code for f in repository.faults] == ["SCH003"]


def test_without_its_profile_unknown_keys_are_not_accused(repository_of):
    files = with_profile("whole: 3")
    files["kientruc.yaml"] = MANIFEST + 'conforms-to: {framework: nowhere, version: "1"}\n'
    assert [f.code for f in repository_of(files).faults] == ["REF007"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("owner: x:y", [("REF006", 5, 12)]),
        ("classified-as: [x:y, a]", [("REF006", 5, 21)]),
        ("sources: [x:y, 'https://a.b']", [("REF006", 5, 15)]),
        ("serves: [x:y]", [("REF006", 5, 14)]),
        ("serves: [{to: x:y, carries: [x:z], sources: [x:w]}]",
         [("REF006", 5, 19), ("REF006", 5, 34), ("REF006", 5, 50)]),
    ],
)  # fmt: skip
def test_unknown_prefixes(repository_of, line, expected):
    repository = repository_of(ELEMENT.format(line))
    assert sorted(fault[:3] for fault in found(repository)) == expected
