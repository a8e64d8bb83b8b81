"""Own rules run like any other: they find, they are let off, adjusted and explained; what cannot run is said."""

from __future__ import annotations

import datetime

import pytest

from kientruc.model.findings import Severity
from kientruc.validators.engine import run
from kientruc.validators.own.port import Answer, Row
from kientruc.validators.own.prepare import own_infos

DAY = datetime.date(2020, 8, 10)
MANIFEST = """\
id: kho-thu
name: {vi: Kho thử, en: Trial repository}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: vneaf, version: "2.0"}
uses:
  vneaf: {framework: vneaf, version: "2.0"}
  national: {repository: national-systems}
"""
RULE = """\
rules:
  thu:
    code: TIN001
    severity: warning
    message: {{vi: "{{element}} {{field}} {{target}} {{value}}"}}
    select: {select}
    assert: {asked}
    cases:
      failing: {{sai: {{elements: {failing}}}}}
      passing: {{dung: {{elements: {passing}}}}}
"""
KINDS = [
    # select, assert, failing elements, passing elements, (element, field, target, value) found in the failing ones
    (
        "{kinds: [platform]}",
        "{stated: [owner, documentation.en, access-address]}",
        "{a: {kind: platform, name: {vi: A}, access-address: 'https://a.vn'}}",
        "{a: {kind: portal, name: {vi: A}}}",
        [("a", "owner", "", ""), ("a", "documentation.en", "", "")],
    ),
    (
        "{}",
        "{property: {name: security-level, minimum: 2}}",
        "{a: {kind: platform, name: {vi: A}, security-level: 1}}",
        "{a: {kind: platform, name: {vi: A}, security-level: 2}, b: {kind: platform, name: {vi: B}}}",
        [("a", "security-level", "", "1")],
    ),
    (
        "{}",
        "{property: {name: security-level, required: true, maximum: 4}}",
        "{a: {kind: platform, name: {vi: A}}}",
        "{a: {kind: platform, name: {vi: A}, security-level: 4}}",
        [("a", "security-level", "", "")],
    ),
    (
        "{where: [{property: security-level, stated: false}]}",
        "{property: {name: properties.cong-nghe, values: [Java, Go], required: true}}",
        "{a: {kind: platform, name: {vi: A}, properties: {cong-nghe: Cobol}}}",
        "{a: {kind: platform, name: {vi: A}, security-level: 1}, b: {kind: platform, name: {vi: B}, properties: {cong-nghe: Go}}}",
        [("a", "properties.cong-nghe", "", "Cobol")],
    ),
    (
        "{layers: [application]}",
        "{relation: {verbs: [serves], direction: out, at-least: 1, at-most: 2}}",
        "{a: {kind: portal, name: {vi: A}, serves: [b, c, d]}, b: {kind: user-group, name: {vi: B}}, c: {kind: user-group, name: {vi: C}}, d: {kind: user-group, name: {vi: D}}}",
        "{a: {kind: portal, name: {vi: A}, serves: [b]}, b: {kind: user-group, name: {vi: B}}}",
        [("a", "serves", "d", "3")],
    ),
    (
        "{kinds: [database]}",
        "{relations-only: {verbs: [accesses], direction: in, with: {kinds: [information-system]}}}",
        "{a: {kind: portal, name: {vi: A}, accesses: [d]}, d: {kind: database, name: {vi: D}}}",
        "{a: {kind: information-system, name: {vi: A}, accesses: [d]}, d: {kind: database, name: {vi: D}}}",
        [("d", "accesses-from", "a", "")],
    ),
    (
        "{}",
        "{relation-property: {name: standard, verbs: [flows-to], required: true}}",
        '{a: {kind: platform, name: {vi: A}, flows-to: ["national:ndxp"]}}',
        '{a: {kind: platform, name: {vi: A}, flows-to: [{to: "national:ndxp", standard: REST}]}}',
        [("a", "flows-to", "national-systems:ndxp", "")],
    ),
    (
        "{}",
        '{name: {vi: "Hệ thống .+", en: "System .+"}}',
        "{a: {kind: platform, name: {vi: Nền tảng, en: System A}}, b: {kind: platform, name: {vi: Hệ thống B, en: B}}}",
        "{a: {kind: platform, name: {vi: Hệ thống A}}}",
        [("a", "name.vi", "", "Nền tảng"), ("b", "name.en", "", "B")],
    ),
    (
        "{}",
        '{classified: ["vneaf:code/DRM"]}',
        "{a: {kind: database, name: {vi: A}}}",
        '{a: {kind: database, name: {vi: A}, classified-as: ["vneaf:code/DRM001"]}}',
        [("a", "classified-as", "", "")],
    ),
    (
        "{owner: so}",
        "{none: true}",
        "{a: {kind: platform, name: {vi: A}, owner: so}, so: {kind: agency, name: {vi: Sở}}}",
        "{a: {kind: platform, name: {vi: A}}, so: {kind: agency, name: {vi: Sở}}}",
        [("a", "", "", "")],
    ),
    (
        "{relation: {verbs: [composed-of], direction: out}}",
        "{stated: [since]}",
        "{a: {kind: platform, name: {vi: A}, composed-of: [b]}, b: {kind: application, name: {vi: B}}}",
        "{a: {kind: platform, name: {vi: A}}}",
        [("a", "since", "", "")],
    ),
]


def files(rule, model, **more):
    return {"kientruc.yaml": MANIFEST + more.pop("check", ""), "quy-tac.yaml": rule, "model.yaml": model, **more}


@pytest.mark.parametrize("kind", KINDS, ids=[f"{select} {asked}" for select, asked, *_ in KINDS])
def test_what_each_assertion_finds(kind, repository_of):
    select, asked, failing, passing, expected = kind
    rule = RULE.format(select=select, asked=asked, failing=failing, passing=passing)
    repository = repository_of(files(rule, f"elements: {failing}\n"))
    report = run(repository, today=DAY)
    assert [f.code for f in report.findings if f.code.startswith(("OWN", "SCH"))] == []
    found = [f for f in report.findings if f.code == "TIN001"]
    assert sorted((f.element, f.field, f.target, str(f.arguments["value"])) for f in found) == sorted(expected)
    assert {f.severity for f in found} == {Severity.WARNING}
    assert all(f.place.path == "model.yaml" for f in found)
    clean = run(repository_of(files(rule, f"elements: {passing}\n")), today=DAY)
    assert [f for f in clean.findings if f.code == "TIN001" or f.code.startswith("OWN")] == []


PLAIN = RULE.format(
    select="{kinds: [platform]}",
    asked="{stated: [owner]}",
    failing="{a: {kind: platform, name: {vi: A}}}",
    passing="{a: {kind: portal, name: {vi: A}}}",
)
MODEL = "elements:\n  nen-tang:\n    kind: platform\n    name: {vi: Nền tảng}\n"


def codes(report):
    return [(f.code, f.element) for f in report.findings if f.code.startswith("TIN")]


def test_it_is_let_off_adjusted_and_kept_in_a_baseline_like_any_other(repository_of):
    assert codes(run(repository_of(files(PLAIN, MODEL)), today=DAY)) == [("TIN001", "nen-tang")]
    allowed = MODEL.replace("  nen-tang:\n", "  nen-tang: # kientruc: allow TIN001 -- đang giao\n")
    suppressed = run(repository_of(files(PLAIN, allowed)), today=DAY)
    assert codes(suppressed) == []
    assert [f.code for f in suppressed.findings if f.code.startswith("SUP")] == []
    off = "check: {severity: [{rules: [TIN], severity: 'off'}]}\n"
    silent = run(repository_of(files(PLAIN, MODEL, check=off)), today=DAY)
    assert codes(silent) == []
    assert [f.code for f in silent.findings if f.code == "CFG001"] == []
    exempted = MODEL + (
        "exemptions:\n  mt:\n    rule: TIN001\n    element: nen-tang\n    reason: {vi: Đang giao.}\n"
        "    approver: {vi: Chủ tịch}\n    until: 2021\n"
    )
    report = run(repository_of(files(PLAIN, exempted)), today=DAY)
    assert codes(report) == []
    assert [f.excuse.by for f in report.excused] == ["mt"]


def test_the_profile_has_no_say_but_only_has(repository_of):
    repository = repository_of(files(PLAIN, MODEL))
    assert codes(run(repository, today=DAY, profile="basic")) == [("TIN001", "nen-tang")]
    assert codes(run(repository, today=DAY, only=("REF",))) == []
    assert codes(run(repository, today=DAY, only=("TIN*",))) == [("TIN001", "nen-tang")]


def test_an_element_that_is_gone_is_not_judged(repository_of):
    repository = repository_of(files(PLAIN, MODEL + "    until: 2018\n"))
    assert codes(run(repository, today=DAY)) == []
    assert codes(run(repository, as_of=datetime.date(2017, 1, 1), today=DAY)) == [("TIN001", "nen-tang")]


def test_its_page_says_what_it_says(repository_of):
    repository = repository_of(files(PLAIN, MODEL))
    info = own_infos(repository)["TIN001"]
    assert (info.name, info.origin, info.severity) == ("thu", "kho-thu", Severity.WARNING)
    assert info.what.vi == "… … … …"
    assert info.example == "{elements: {a: {kind: platform, name: {vi: A}}}}\n"
    assert info.better == "{elements: {a: {kind: portal, name: {vi: A}}}}\n"
    assert run(repository, today=DAY).rules["TIN001"] == info


ASKED = """\
rules:
  truy-van:
    code: TIN001
    severity: error
    message: {vi: "{element} {field} {value}"}
    sparql: hoi.rq
    cases:
      failing: {sai: {elements: {a: {kind: platform, name: {vi: A}}}}}
      passing: {dung: {elements: {}}}
"""


def judge_of(*, problem=""):
    """A judge who finds every platform; or none, for a reason."""
    asked = []

    def judge(questions, at):
        asked.append((len(questions), {q.language for q in questions}, at))
        rows = [
            tuple(
                Row(key, "name.vi", value="x")
                for key, element in q.repository.elements.items()
                if element.kind == "platform"
            )
            for q in questions
        ]
        return [Answer(() if problem else found, problem, "dòng 1") for found in rows]

    return judge, asked


def test_a_query_is_asked_of_its_cases_and_then_of_the_repository(repository_of):
    judge, asked = judge_of()
    repository = repository_of(files(ASKED, MODEL, **{"hoi.rq": "SELECT ?element {}\n"}))
    later = datetime.date(2021, 1, 1)
    report = run(repository, as_of=later, today=DAY, asking=judge)
    (finding,) = (f for f in report.findings if f.code.startswith(("TIN", "OWN")))
    assert (finding.code, finding.element, finding.field) == ("TIN001", "nen-tang", "name.vi")
    assert (finding.place.line, finding.place.column) == (4, 16)
    assert asked == [(2, {"sparql"}, DAY), (1, {"sparql"}, later)]


@pytest.mark.parametrize("problem", ["time-limit", "refused-construct"])
def test_a_query_that_got_no_answer_is_a_finding_and_judges_nothing(repository_of, problem):
    judge, asked = judge_of(problem=problem)
    repository = repository_of(files(ASKED, MODEL, **{"hoi.rq": "SELECT ?element {}\n"}))
    report = run(repository, today=DAY, asking=judge)
    (finding,) = (f for f in report.findings if f.code.startswith(("TIN", "OWN")))
    assert (finding.code, finding.arguments["problem"], finding.arguments["detail"]) == ("OWN003", problem, "dòng 1")
    assert len(asked) == 1


def test_a_file_that_is_not_there_or_leads_out_is_refused(repository_of):
    for file in ("khong-co.rq", "../ngoai.rq"):
        judge, asked = judge_of()
        repository = repository_of(files(ASKED.replace("hoi.rq", file), MODEL))
        found = [f for f in run(repository, today=DAY, asking=judge).findings if f.code.startswith(("TIN", "OWN"))]
        assert [(f.code, str(f.arguments["problem"])) for f in found] == [("OWN001", "own-no-file")]
        assert asked == []
