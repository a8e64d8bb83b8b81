"""Framework packages: what could never work is refused, each problem at its item."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kientruc.model.packages import extended

FRAMEWORK = 'id: f\nversion: "1"\nrevision: "1"\nname: {vi: F}\n'
SOUND = """\
kinds:
  platform: {narrows: application-component, name: {vi: P}, properties: [level]}
  other: {narrows: node, name: {vi: O}}
properties:
  level: {type: integer, name: {vi: L}, minimum: 1, maximum: 5}
  colour: {type: text, name: {vi: C}, values: {red: {vi: đỏ}}}
models:
  ARM: {name: {vi: A}, status: official}
codes:
  ARM001: {model: ARM, status: official}
components:
  lgsp: {name: {vi: L}, strength: law, kinds: [platform], model: ARM}
"""
OBLIGATION = """\
obligations:
  o:
    name: {{vi: O}}
    document: nd
    severity: error
    confidence: confirmed
    law: {{vi: L}}
    reading: {{vi: R}}
    check: {}
"""


def package(extra: str, **files: str) -> dict[str, str]:
    return {"framework.yaml": FRAMEWORK, "a.yaml": SOUND, "b.yaml": extra} | files


def test_a_sound_package_has_no_faults_and_is_checked_by_itself(repository_of):
    repository = repository_of(package(OBLIGATION.format("{component-present: {component: lgsp}}")))
    assert repository.faults == ()
    assert repository.whole
    assert (repository.id, list(repository.frameworks)) == ("f", ["f@1"])
    framework = repository.frameworks["f@1"]
    assert list(framework.obligations) == ["o"]
    assert framework.component_key("lgsp") == "f@1:component/lgsp"


def test_terms_are_read_and_taken_over_by_what_extends_the_package(repository_of):
    terms = "terms: {n: {preferred: {vi: NDXP}, instead-of: [NGSP, trục cũ], document: nd, since: 2020-05-25}}"
    repository = repository_of(package(terms))
    assert repository.faults == ()
    term = repository.frameworks["f@1"].terms["n"]
    assert (term.preferred.vi, term.instead_of, term.document, term.since) == (
        "NDXP",
        ("NGSP", "trục cũ"),
        "nd",
        "2020-05-25",
    )
    base = repository.frameworks["f@1"]
    assert extended(replace(base, id="g", terms={}), base).terms == base.terms


def test_a_term_that_lacks_its_words_is_refused_at_its_key(repository_of):
    repository = repository_of(package("terms: {n: {preferred: {}, since: 2020}}"))
    assert {fault.code for fault in repository.faults} == {"SCH002", "SCH003"}
    assert not repository.frameworks["f@1"].terms


UNSOUND = [
    ("kinds: {k: {narrows: nod, name: {vi: K}}}", "unknown-kind", "nod"),
    ("kinds: {k: {narrows: node, layer: x, name: {vi: K}}}", "unknown-layer", "x"),
    ("kinds: {k: {narrows: node, name: {vi: K}, properties: [x]}}", "unknown-property", "x"),
    ("kinds: {k: {narrows: node, name: {vi: K}, required: [owner, x]}}", "unknown-property", "x"),
    ("properties: {p: {type: integer, name: {vi: P}, minimum: 3, maximum: 2}}", "empty-range", "3–2"),
    ("properties: {p: {type: integer, name: {vi: P}, minimum: nan, maximum: 2}}", "empty-range", "nan–2"),
    ("properties: {p: {type: text, name: {vi: P}, pattern: '('}}", "bad-pattern", "("),
    ("relation-properties: {p: {type: text, name: {vi: P}, pattern: '['}}", "bad-pattern", "["),
    ("codes: {ARM002: {model: TRM, status: official}}", "unknown-model", "TRM"),
    ("codes: {ARM002.001: {model: ARM, status: official}}", "no-parent", "ARM002"),
    ("components: {c: {name: {vi: C}, strength: law, kinds: [x]}}", "unknown-kind", "x"),
    ("components: {c: {name: {vi: C}, strength: law, model: XYZ}}", "unknown-model", "XYZ"),
    ("terms: {t: {preferred: {vi: T}, instead-of: [], since: 2020}}", "cannot-fail", ""),
    ("terms: {t: {preferred: {vi: T}, instead-of: [cũ]}}", "cannot-fail", ""),
    ("terms: {t: {preferred: {vi: T}, instead-of: ['?!'], since: 2020}}", "cannot-fail", "?!"),
    (
        "terms: {t: {preferred: {vi: Thẻ Căn cước}, instead-of: [căn  CƯỚC], since: 2020}}",
        "says-the-old-word",
        "căn  CƯỚC",
    ),
    (OBLIGATION.format("{component-present: {component: x}}"), "unknown-component", "x"),
    (OBLIGATION.format("{path-through: {to: {repository: q, kinds: [other]}, via: []}}"), "no-intermediary", ""),
    (
        OBLIGATION.format("{path-through: {to: {repository: q, kinds: [x]}, via: [component/lgsp]}}"),
        "unknown-kind",
        "x",
    ),
    (
        OBLIGATION.format("{path-through: {to: {repository: q}, via: [component/x]}}"),
        "unknown-component",
        "component/x",
    ),
    (OBLIGATION.format("{exchange-with: {of: {layers: [x]}, with: {}}}"), "unknown-layer", "x"),
    (OBLIGATION.format("{exchange-with: {of: {}, with: {component: x}}}"), "unknown-component", "x"),
    (OBLIGATION.format("{property-required: {of: {}, property: x}}"), "unknown-property", "x"),
    (
        OBLIGATION.format("{property-required: {of: {kinds: [other]}, property: level}}"),
        "property-does-not-apply",
        "other",
    ),
    (OBLIGATION.format("{property-range: {of: {}, property: level}}"), "cannot-fail", "level"),
    (OBLIGATION.format("{property-range: {of: {}, property: level, minimum: 6}}"), "empty-range", "6–5"),
    (OBLIGATION.format("{property-matches: {of: {}, property: level, pattern: '('}}"), "bad-pattern", "("),
    (OBLIGATION.format("{property-in: {of: {}, property: colour, values: [blue]}}"), "no-possible-value", "blue"),
    (OBLIGATION.format("{property-in: {of: {}, property: colour, values: []}}"), "no-possible-value", ""),
    (OBLIGATION.format("{part-maximum: {of: {}, property: x}}"), "unknown-property", "x"),
    (OBLIGATION.format("{owner-present: {of: {kinds: [x]}}}"), "unknown-kind", "x"),
    (OBLIGATION.format("{path-through: {to: {}, via: [component/lgsp]}}"), "cannot-fail", "path-through"),
    (OBLIGATION.format("{property-range: {of: {}, property: level, minimum: 1, maximum: 7}}"), "cannot-fail", "level"),
    (OBLIGATION.format("{component-present: {component: lgsp, or: [x]}}"), "unknown-component", "x"),
    (OBLIGATION.format("{component-absent: {component: x}}"), "unknown-component", "x"),
    (OBLIGATION.format("{listed: {of: {}, list: []}}"), "no-possible-value", ""),
    (OBLIGATION.format("{listed: {of: {where: [{property: x, values: [a]}]}, list: [a]}}"), "unknown-property", "x"),
    (OBLIGATION.format("{single-source: {of: {where: [{property: level}]}}}"), "no-possible-value", "level"),
    (
        OBLIGATION.format("{single-source: {of: {where: [{property: level, minimum: 4, maximum: 2}]}}}"),
        "empty-range",
        "4–2",
    ),
    (OBLIGATION.format("{relation-required: {of: {}, verbs: [likes]}}"), "unknown-verb", "likes"),
    (OBLIGATION.format("{relation-required: {of: {}, to: {kinds: [x]}}}"), "unknown-kind", "x"),
    (OBLIGATION.format("{exchange-property: {of: {}, with: {}, property: x}}"), "unknown-property", "x"),
    (
        "relation-properties: {p: {type: text, name: {vi: P}}}\n"
        + OBLIGATION.format("{exchange-property: {of: {}, with: {}, property: p, pattern: '('}}"),
        "bad-pattern",
        "(",
    ),
    ("crosswalk: {x: {change: added, evidence: sourced}}", "wrong-ends", "added"),
    ("crosswalk: {x: {change: added, evidence: sourced, to: [lgsp]}}", "to-another-package", "lgsp"),
    (
        "crosswalk: {x: {change: withdrawn, evidence: sourced, from: [code/ARM]}}",
        "from-no-older-version",
        "f@1:code/ARM",
    ),
    (
        "crosswalk: {x: {change: added, evidence: sourced, to: [code/ARM, component/lgsp]}}",
        "of-different-kinds",
        "added",
    ),
]


@pytest.mark.parametrize(
    ("extra", "problem", "subject"), UNSOUND, ids=[f"{p}-{n}" for n, (_, p, _) in enumerate(UNSOUND)]
)
def test_what_could_never_work_is_refused(repository_of, extra, problem, subject):
    repository = repository_of(package(extra))
    (fault,) = repository.faults
    assert (fault.code, fault.arguments["problem"], fault.arguments["subject"]) == ("FRW001", problem, subject)
    assert fault.where.place()[:2] == (
        "b.yaml",
        3 if extra.startswith("rel") and "obl" in extra else 2 if extra.startswith("obl") else 1,
    )
    assert not repository.whole


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("{}", [("SCH003", "exactly-one-check")]),
        ("{owner-present: {of: {}}, manual: {question: {vi: H}}}", [("SCH003", "exactly-one-check")]),
        ("{owner-presnt: {of: {}}}", [("SCH001", "owner-present")]),
        ("{owner_present: {of: {}}}", [("SCH001", "owner-present")]),
        ("{path-through: {from_: {}, to: {repository: q}, via: [component/lgsp]}}", [("SCH001", "from")]),
        ("{exchange-with: {of: {}, with_: {}}}", [("SCH001", "with")]),
        ("{property-range: {of: {}, property: level, minimum: x}}", [("SCH003", "number")]),
        ("manual", [("SCH003", "mapping")]),
        ("{owner-present: {of: {kind: [x]}}}", [("SCH001", "kinds")]),
    ],
)
def test_checks_of_the_wrong_shape(repository_of, check, expected):
    repository = repository_of(package(OBLIGATION.format(check)))
    faults = [f for f in repository.faults if f.code != "SCH002"]
    assert [(f.code, f.arguments.get("expected", f.arguments.get("nearest"))) for f in faults][
        : len(expected)
    ] == expected
    assert all(f.where.place()[:2] == ("b.yaml", 9) for f in faults)


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("kind: {}\n", ("SCH001", 1, 1)),
        ("kinds: []\n", ("SCH003", 1, 8)),
        ("kinds: {Platform: {}}\n", ("SCH005", 1, 9)),
        ("kinds: {k: x}\n", ("SCH003", 1, 12)),
        ("codes: {arm1: {}}\n", ("SCH005", 1, 9)),
        ("codes: {ARM1: {}}\n", ("SCH005", 1, 9)),
        ("kinds: {platform: {narrows: node, name: {vi: P}}}\n", ("IDN001", 1, 9)),
        ("components: {x: {name: {vi: X}, strength: strong}}\n", ("SCH003", 1, 43)),
        ("components: {x: {name: {vi: X}, strength: law, valid-from: x}}\n", ("SCH003", 1, 60)),
        ("components: {x: {name: {vi: X}, strength: law, valid_from: 2020}}\n", ("SCH001", 1, 48)),
        ("components: {x: {name: {vi: X}, strength: law, sources: ['y:z']}}\n", ("REF006", 1, 58)),
        ("properties: {p: {type: float, name: {vi: P}}}\n", ("SCH003", 1, 24)),
        ("properties: {p: {type: text, name: {vi: P}, values: [a]}}\n", ("SCH003", 1, 53)),
        ("properties: {p: {type: text, name: {vi: P}, values: {a: b}}}\n", ("SCH003", 1, 57)),
    ],
)
def test_tables_of_the_wrong_shape(repository_of, extra, expected):
    (fault,) = repository_of(package(extra)).faults
    assert (fault.code, *fault.where.place()[1:3]) == expected


@pytest.mark.parametrize(
    ("framework", "expected"),
    [
        ("id: f\n", [("SCH002", 1, 1)] * 3),
        (FRAMEWORK + "document: 'x:y'\n", [("REF006", 5, 11)]),
        (FRAMEWORK + "uses: {x: {repository: nowhere}}\n", [("REF007", 5, 11)]),
        (FRAMEWORK.replace("id: f", "id: F f"), [("SCH003", 1, 5)]),
        ("- x\n", [("SYN002", 1, 1)]),
    ],
)
def test_a_broken_framework_manifest(repository_of, framework, expected):
    repository = repository_of({"framework.yaml": framework})
    assert [(f.code, *f.where.place()[1:3]) for f in repository.faults] == expected


def test_via_may_name_components_and_elements(repository_of):
    check = "{path-through: {to: {repository: national-systems}, via: [component/lgsp, 'q:ndxp']}}"
    files = package(OBLIGATION.format(check))
    files["framework.yaml"] += "uses: {q: {repository: national-systems}}\n"
    repository = repository_of(files)
    assert repository.faults == ()
    path = repository.frameworks["f@1"].obligations["o"].check.path_through
    assert path.via == ("f@1:component/lgsp", "national-systems:ndxp")


def test_unknown_prefixes_in_a_check_are_said_where_they_stand(repository_of):
    check = "{path-through: {from: {elements: ['x:a']}, to: {repository: q}, via: [component/lgsp, 'y:b']}}"
    repository = repository_of(package(OBLIGATION.format(check)))
    assert sorted((f.code, f.where.place()[1:3], f.arguments["prefix"]) for f in repository.faults) == [
        ("REF006", (9, 46), "x"),
        ("REF006", (9, 98), "y"),
    ]


def test_national_systems_and_framework_may_use_each_other(repository_of):
    repository = repository_of(
        {
            "kientruc.yaml": 'id: k\nname: {vi: K}\nversion: "1"\nas-of: 2020-08-10\n'
            "conforms-to: {framework: f, version: '1'}\nuses: {f: {framework: f, version: '1', path: khung}}\n",
            "khung/framework.yaml": FRAMEWORK + "uses: {n: {repository: n, path: ../n}}\n",
            "khung/a.yaml": SOUND,
            "n/kientruc.yaml": 'id: n\nname: {vi: N}\nversion: "1"\nas-of: 2020-08-10\n'
            "conforms-to: {framework: f, version: '1'}\nuses: {f: {framework: f, version: '1', path: ../khung}}\n",
            "n/a.yaml": "elements: {x: {kind: platform, name: {vi: X}, level: 3}}\n",
            "b.yaml": "elements: {y: {kind: platform, name: {vi: Y}, level: 3}}\n",
        }
    )
    assert repository.faults == ()
    assert repository.linked["n"].elements["x"].kind == "platform"
    assert repository.layer("n:x") == repository.layer("y") == "application"
