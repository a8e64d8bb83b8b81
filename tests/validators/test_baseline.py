"""The baseline hides all of the run it was made from and nothing else, and only ever shrinks."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientruc.model.manifest import BASELINE_NAME
from kientruc.validators.baseline import write
from kientruc.validators.engine import run

DAY = datetime.date(2020, 8, 10)
KINDS = ["data-object", "business-actor", "khong-co"]


def model(elements):
    lines = ["elements:"]
    for number, (kind, name, target) in enumerate(elements):
        lines += [f"  pt-{number}:", f"    kind: {kind}", f"    name: {{vi: {name}}}"]
        lines += [f"    associated-with: [pt-{target}]"] if target is not None else []
    return "\n".join(lines) + "\n" if elements else "elements: {}\n"


ELEMENTS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from("ABC"), st.none() | st.integers(0, 9)), max_size=8
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ELEMENTS)
def test_a_run_with_the_baseline_of_itself_finds_nothing(repository_of, elements):
    first = run(repository_of({"model.yaml": model(elements)}), today=DAY)
    again = run(repository_of({"model.yaml": model(elements), BASELINE_NAME: write(first.findings)}), today=DAY)
    assert again.findings == ()
    assert [(f.code, f.fingerprint) for f in again.excused] == [(f.code, f.fingerprint) for f in first.findings]
    assert {f.excuse.kind for f in again.excused} <= {"baseline"}


def test_what_is_new_counts_and_what_is_gone_is_stale(repository_of):
    old = model([("data-object", "A", None), ("data-object", "B", None)])
    text = write(run(repository_of(old), today=DAY).findings)
    new = model([("data-object", "A", None), ("data-object", "B", 0), ("business-actor", "C", None)])
    report = run(repository_of({"model.yaml": new, BASELINE_NAME: text}), today=DAY)
    assert [(f.code, f.element) for f in report.findings if f.code in {"STR002", "REF001"}] == [("STR002", "pt-2")]
    assert [f.arguments["rule"] for f in report.findings if f.code == "BAS001"] == ["STR002", "STR002"]
    assert {f.code for f in report.excused} == {"EVD001"}


def test_the_baseline_tells_nothing_of_lines(repository_of):
    old = model([("data-object", "A", None)])
    text = write(run(repository_of(old), today=DAY).findings)
    moved = "# chú thích\n\n" + old
    assert run(repository_of({"khac/tep.yaml": moved, BASELINE_NAME: text}), today=DAY).findings == ()


def test_several_findings_with_one_fingerprint_are_counted(repository_of):
    findings = run(repository_of("# \u200b\u200b\nelements: {}\n"), today=DAY).findings
    assert [f.code for f in findings] == ["SYN005", "SYN005"]
    text = write(findings)
    assert list(json.loads(text)["findings"]["model.yaml"]["SYN005"].values()) == [2]
    third = run(repository_of({"model.yaml": "# \u200b\u200b\u200b\nelements: {}\n", BASELINE_NAME: text}), today=DAY)
    assert [f.code for f in third.findings] == ["SYN005"]


def test_on_another_day_nothing_is_called_stale(repository_of):
    text = write(run(repository_of(model([("data-object", "A", None)])), today=DAY).findings)
    repository = repository_of({"model.yaml": "elements: {}\n", BASELINE_NAME: text})
    assert [f.code for f in run(repository, today=DAY).findings if f.code == "BAS001"]
    later = run(repository, as_of=datetime.date(2022, 1, 1), today=DAY)
    assert not [f for f in later.findings if f.code == "BAS001"]


def test_while_something_cannot_be_read_nothing_is_called_stale(repository_of):
    text = write(run(repository_of(model([("data-object", "A", None)])), today=DAY).findings)
    repository = repository_of({"model.yaml": "elements: {}\n", "hong.yaml": "a: [\n", BASELINE_NAME: text})
    assert not [f for f in run(repository, today=DAY).findings if f.code == "BAS001"]


def test_the_text_is_sorted_and_ends_in_a_line_break(repository_of):
    report = run(repository_of(model([("khong-co", "A", 7), ("data-object", "A", None)])), today=DAY)
    text = write(report.findings)
    assert text == write(reversed(report.findings))
    assert text.endswith("}\n")
    paths = list(json.loads(text)["findings"])
    assert paths == sorted(paths)


@pytest.mark.parametrize("name", ["khong-co.json", "../ngoai.json"])
def test_a_baseline_that_is_named_must_be_there(repository_of, name):
    manifest = f"id: kho-thu\nname: {{vi: Kho}}\nversion: '1'\nas-of: 2020-08-10\ncheck: {{baseline: {name}}}\n"
    report = run(repository_of({"kientruc.yaml": manifest, "model.yaml": "elements: {}\n"}), today=DAY)
    assert {f.code for f in report.findings} & {"SYN001", "SYN009"}
