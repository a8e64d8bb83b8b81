"""Who wants which rule, and how bad a finding is here: profiles, adjustments, and rules that may only be made stricter."""

from __future__ import annotations

import datetime

import pytest

from kientruc.model.findings import Severity
from kientruc.validators.engine import run
from kientruc.validators.profiles import BASIC, NATIONAL, PROFILES, STRICT
from kientruc.validators.registry import RULES

CODES = [rule.info.code for rule in RULES]
MANIFEST = """\
id: kho-thu
name: {{vi: Kho thử}}
version: "1.0"
as-of: 2020-08-10
check: {check}
"""
MODEL = """\
elements:
  kho-cu: {kind: data-object, name: {vi: Kho cũ}}
  so-tttt: {kind: business-actor, name: {vi: Sở Thông tin và Truyền thông}}
  so-cu: {kind: business-actor, name: {vi: Sở Thông tin và truyền thông}}
"""
DAY = datetime.date(2020, 8, 10)


@pytest.fixture
def severities(repository_of):
    """``severities(check, profile=…, only=…)`` → {(code, element): severity} of what is found in two small files."""

    def judge(check="{}", **options):
        files = {"kientruc.yaml": MANIFEST.format(check=check), "model.yaml": MODEL}
        files["cu/model.yaml"] = "elements:\n  kho-xa: {kind: data-object, name: {vi: Kho xa}}\n"
        repository = repository_of(files)
        assert not repository.faults
        report = run(repository, today=DAY, **options)
        return {(f.code, f.element): f.severity for f in report.findings}

    return judge


def test_every_rule_is_in_a_profile_and_every_code_is_a_rule():
    assert set(STRICT) == set(CODES)
    assert PROFILES["basic"] < PROFILES["national"] <= PROFILES["strict"]


@pytest.mark.parametrize("listed", [BASIC, NATIONAL, STRICT])
def test_no_list_says_a_code_twice(listed):
    assert len(set(listed)) == len(listed)


def test_what_is_governed_is_in_the_default_profile():
    assert {rule.info.code for rule in RULES if rule.info.governed} <= set(NATIONAL)


ALL = {
    ("STR002", "kho-cu"): Severity.INFO,
    ("STR002", "kho-xa"): Severity.INFO,
    ("STR002", "so-cu"): Severity.INFO,
    ("STR002", "so-tttt"): Severity.INFO,
    ("IDN002", "so-cu"): Severity.WARNING,
}


def chosen(found):
    return {key: severity for key, severity in found.items() if key[0] in {"STR002", "IDN002"}}


def test_the_default_is_national(severities):
    assert chosen(severities()) == chosen(severities("{profile: national}"))
    assert ("IDN002", "so-cu") in severities()


def test_a_smaller_profile_runs_fewer_rules(severities):
    assert chosen(severities("{profile: basic}")) == {}
    assert chosen(severities("{profile: basic}", profile="national")) == chosen(severities())


def test_only_narrows(severities):
    assert {code for code, _ in severities(only=("IDN",))} == {"IDN002"}
    assert {code for code, _ in severities(only=("isolated-*", "STR002"))} == {"STR002"}
    assert severities(only=("SEC",)) == {}


@pytest.mark.parametrize("pattern", ["IDN002", "IDN", "idn", "IDN*", "I*2", "duplicate-name"])
def test_a_rule_is_meant_by_code_group_name_or_pattern(severities, pattern):
    found = severities(f'{{severity: [{{rules: ["{pattern}"], severity: error}}]}}')
    assert found["IDN002", "so-cu"] is Severity.ERROR


def test_the_last_adjustment_counts_and_off_is_off(severities):
    check = '{severity: [{rules: [IDN002], severity: "off"}, {rules: [IDN], severity: info}]}'
    assert severities(check)["IDN002", "so-cu"] is Severity.INFO
    check = '{severity: [{rules: [IDN], severity: info}, {rules: [IDN002], severity: "off"}]}'
    assert ("IDN002", "so-cu") not in severities(check)


def test_an_adjustment_may_hold_for_some_files_or_elements(severities):
    found = severities('{severity: [{rules: [STR002], severity: error, paths: ["cu/*"]}]}')
    assert {key[1] for key, s in found.items() if key[0] == "STR002" and s is Severity.ERROR} == {"kho-xa"}
    found = severities('{severity: [{rules: [STR002], severity: error, elements: ["so-*"]}]}')
    assert {key[1] for key, s in found.items() if key[0] == "STR002" and s is Severity.ERROR} == {"so-cu", "so-tttt"}
    both = '{severity: [{rules: [STR002], severity: error, elements: ["so-*"], paths: ["cu/*"]}]}'
    assert Severity.ERROR not in {s for key, s in severities(both).items() if key[0] == "STR002"}


def test_an_adjustment_brings_in_a_rule_that_the_profile_leaves_out_where_it_says(severities):
    check = '{profile: basic, severity: [{rules: [STR002], severity: warning, elements: ["kho-*"]}]}'
    assert chosen(severities(check)) == {("STR002", "kho-cu"): Severity.WARNING, ("STR002", "kho-xa"): Severity.WARNING}


FRAMEWORK = "conforms-to: {framework: vneaf, version: '2.0'}\n"


@pytest.mark.parametrize(
    ("level", "expected"), [("off", Severity.WARNING), ("info", Severity.WARNING), ("error", Severity.ERROR)]
)
def test_a_governed_rule_is_only_made_stricter(repository_of, level, expected):
    check = f'{{severity: [{{rules: [CNF004], severity: "{level}"}}]}}'
    repository = repository_of(
        {"kientruc.yaml": MANIFEST.format(check=check) + FRAMEWORK, "model.yaml": "elements: {}\n"}
    )
    report = run(repository, as_of=datetime.date(2026, 1, 1), today=DAY)
    assert [f.severity for f in report.findings if f.code == "CNF004"] == [expected]
