"""What the cases do not show: severities, related places, and the relation that closes a cycle."""

from __future__ import annotations

import datetime

import pytest

from kientruc.model.findings import Severity
from kientruc.validators.engine import run

DAY = datetime.date(2020, 8, 10)


@pytest.fixture
def found(repository_of):
    def find(code, model):
        return [finding for finding in run(repository_of(model), today=DAY).findings if finding.code == code]

    return find


@pytest.mark.parametrize(
    ("dates", "facts", "expected"),
    [
        ("until: 2018", "", Severity.WARNING),
        ("until: 2018", ", evidence: inferred", Severity.INFO),
        ("since: 2022", "", Severity.INFO),
        ("planned: 2019", "", Severity.INFO),
    ],
    ids=["retired", "inferred", "foretold", "planned"],
)
def test_how_bad_it_is_to_depend_on_what_is_not_in_use(found, dates, facts, expected):
    (finding,) = found(
        "STR003",
        f"""\
elements:
  he: {{kind: application-component, name: {{vi: Hệ thống}}, {dates}, serves: [{{to: mot-cua{facts}}}]}}
  mot-cua: {{kind: application-component, name: {{vi: Một cửa}}}}
""",
    )
    assert finding.severity is expected
    assert [(related.label, related.place.line) for related in finding.related] == [("declared", 2)]


def test_the_chain_ends_with_the_relation_that_closes_it(found):
    (finding,) = found(
        "STR001",
        """\
elements:
  b: {kind: node, name: {vi: B}, composed-of: [c]}
  c: {kind: node, name: {vi: C}, composed-of: [a]}
  a: {kind: node, name: {vi: A}, composed-of: [b]}
""",
    )
    assert finding.arguments["chain"] == "b → c → a → b"
    assert (finding.place.line, [related.place.line for related in finding.related]) == (4, [2, 3])


def test_a_knot_with_many_cycles_is_one_finding(found):
    names = [f"n{number}" for number in range(30)]
    lines = [
        f"  {n}: {{kind: node, name: {{vi: {n}}}, aggregates: [{', '.join(m for m in names if m != n)}]}}"
        for n in names
    ]
    assert len(found("STR001", "elements:\n" + "\n".join(lines) + "\n")) == 1
