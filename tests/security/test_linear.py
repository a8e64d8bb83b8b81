"""The time and memory of a check grow with the size of what is checked, whatever is wrong with it."""

from __future__ import annotations

import pytest

MANIFEST = 'id: a\nname: {vi: A}\nversion: "1"\nas-of: 2020-08-10\n'
LOAD = """
loaded = load(folder)
places = [fault.where.place() for fault in loaded.faults]
from collections import Counter
result = Counter(fault.code for fault in loaded.faults)
"""
IMPORTS = "import datetime; from kientruc.model.loader import load; from kientruc.validators.engine import run"
N = 20_000
CASES: dict[str, tuple[str, dict[str, int]]] = {
    "unknown keys of one element": (
        "elements:\n  e:\n    kind: node\n    name: {vi: E}\n" + "".join(f"    knd-{n}: x\n" for n in range(N)),
        {"SCH001": N},
    ),
    "one unknown key in each element": (
        "elements:\n" + "".join(f"  e{n}: {{kind: node, name: {{vi: E}}, nmae-{n}: x}}\n" for n in range(N)),
        {"SCH001": N},
    ),
    "unknown prefixes": (
        "elements:\n" + "".join(f"  e{n}: {{kind: node, name: {{vi: E}}, serves: ['p{n}:x']}}\n" for n in range(N)),
        {"REF006": N},
    ),
    "bad ids in one mapping": (
        "elements:\n" + "".join(f"  E_{n}: {{kind: node, name: {{vi: E}}}}\n" for n in range(N)),
        {"SCH005": N},
    ),
    "wrong types in one mapping": ("elements:\n" + "".join(f"  e{n}: x\n" for n in range(N)), {"SCH003": N}),
    "unknown sections": ("".join(f"elemnts-{n}: x\n" for n in range(N)), {"SCH001": N}),
    "too many languages": (
        "elements:\n  e:\n    kind: node\n    name:\n" + "".join(f"      l{n}: x\n" for n in range(N)),
        {"SYN006": 1},
    ),
    "properties that are no texts": (
        "elements:\n  e:\n    kind: node\n    name: {vi: E}\n    properties:\n"
        + "".join(f"      p{n}: []\n" for n in range(N)),
        {"SYN006": 1},
    ),
    "sources that are no texts": (
        "elements:\n  e: {kind: node, name: {vi: E}, sources: [" + "{}, " * N + "]}\n",
        {"SYN006": 1},
    ),
    "targets without an end": (
        "elements:\n  e: {kind: node, name: {vi: E}, serves: [" + "{}, " * N + "]}\n",
        {"SCH002": N},
    ),
    "relations with one id": (
        "elements:\n  e: {kind: node, name: {vi: E}, serves: [" + "{to: e, id: r}, " * N + "]}\n",
        {"IDN001": N - 1},
    ),
    "more than anybody reads": (
        "elements:\n" + "".join(f"  e{n}: x\n" for n in range(70_000)),
        {"SCH003": 50_000, "SYN006": 1},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_many_faults_take_linear_time(child, tmp_path, name):
    text, expected = CASES[name]
    (tmp_path / "kientruc.yaml").write_text(MANIFEST)
    (tmp_path / "model.yaml").write_text(text)
    found = child(LOAD, tmp_path)
    assert found["result"] == expected
    assert found["seconds"] < 10
    assert found["megabytes"] < 400


def test_ten_thousand_findings_in_one_mapping_are_placed_in_time(child, tmp_path):
    (tmp_path / "kientruc.yaml").write_text(MANIFEST)
    (tmp_path / "model.yaml").write_text("elements:\n" + "".join(f"  e{n}: x\n" for n in range(10_000)))
    code = """
loaded = load(folder)
begun = time.process_time()
report = run(loaded, today=datetime.date(2020, 8, 10))
result = [finding.place.line for finding in report.findings if finding.code == "SCH003"]
"""
    found = child(code, tmp_path, IMPORTS)
    assert found["result"] == list(range(2, 10_002))
    assert found["seconds"] < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,name.vi\n" + "".join(f"e{n},E\n" for n in range(100_000)), {}),
        ("id,name.vi\n" + "e,E\n" * 100_000, {"IDN001": 1000}),
        ("id,name.vi\n" + "".join(f"e{n}\n" for n in range(100_000)), {"SCH006": 1000}),
        (",".join(f"c{n}" for n in range(200_000)) + ",id\n", {}),
        ("id" * 1 + ",a" * 200_000 + "\n", {"SYN004": 1000}),
        ('id,"' + '""' * 4_000_000, {"SCH006": 2}),
        ('id\n"' + "x" * 9_000_000 + '"\n', {"SCH002": 1}),
        ("," * 400_000, {"SYN006": 1, "SCH006": 1}),
        ("\n" * 400_000, {"SYN006": 1, "SCH006": 1}),
    ],
    ids=["fine", "one id", "ragged", "wide", "one column", "quotes", "long cell", "commas", "lines"],
)
def test_tables_take_linear_time(child, tmp_path, text, expected):
    (tmp_path / "kientruc.yaml").write_text(MANIFEST + "tables: [{file: t.csv, kind: node}]\n")
    (tmp_path / "t.csv").write_text(text)
    found = child(LOAD.replace("folder)", "folder, Limits(file_nodes=300_000))", 1), tmp_path)
    assert found["result"] == expected
    assert found["seconds"] < 8
    assert found["megabytes"] < 700


PATTERNS = ["*a" * 40 + "b", "**/" * 50 + "x", "[" * 50, "?" * 200, "*" * 400]


def test_exclude_patterns_take_no_time(child, tmp_path):
    listed = ", ".join(f"'{pattern}'" for pattern in PATTERNS)
    (tmp_path / "kientruc.yaml").write_text(MANIFEST + f"exclude: [{listed}]\n")
    (tmp_path / ("a" * 200 + ".yaml")).write_text("elements: {}\n")
    assert child(LOAD, tmp_path)["seconds"] < 1


def test_a_pattern_that_does_not_compile_or_warns_is_refused(child, tmp_path):
    patterns = ["(", "a{99999999999}", "[[a]", "(" * 5000 + ")" * 5000, "a(?i)b", "*"]
    (tmp_path / "framework.yaml").write_text('id: f\nversion: "1"\nrevision: "1"\nname: {vi: F}\n')
    (tmp_path / "profile.yaml").write_text(
        "properties:\n"
        + "".join(f"  p{n}: {{type: text, name: {{vi: P}}, pattern: '{p}'}}\n" for n, p in enumerate(patterns))
    )
    code = "result = [f.arguments['problem'] for f in load(folder).faults]"
    assert child(code, tmp_path)["result"] == ["bad-pattern"] * len(patterns)
