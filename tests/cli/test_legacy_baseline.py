"""A legacy repository of 3,000 findings: green in one command, red for one new fault, and never more tolerant than it was."""

from __future__ import annotations

import json

import pytest

from kientruc.model.manifest import BASELINE_NAME

FAULTY = 1_000
"""Elements with three errors each: a target, an owner and a document that do not exist."""
MANIFEST = """\
id: kho-cu
name: {vi: Kho có từ trước, en: Legacy repository}
version: "1.0"
as-of: 2020-08-10
"""


def element(number: int, *, faulty: bool = True, more: str = "") -> str:
    target, owner, document = ("khong-co", "khong-co", "khong-co") if faulty else ("goc", "co-quan", "nguon")
    return (
        f"  he-thong-{number}:\n"
        "    kind: application-component\n"
        f"    name: {{vi: Hệ thống số {number}, en: System {number}}}\n"
        f"    owner: {owner}-{number if faulty else 0}\n"
        f'    sources: ["{document}-{number if faulty else 0}"]\n'
        f"    serves: [{target}-{number if faulty else 0}{more}]\n"
    )


SOUND = """\
  goc-0:
    kind: application-component
    name: {vi: Hệ thống gốc, en: Root system}
    sources: [nguon-0]
  co-quan-0:
    kind: business-actor
    name: {vi: Cơ quan, en: Agency}
    sources: [nguon-0]
documents:
  nguon-0:
    title: {vi: Nguồn, en: Source}
    type: plan
"""


@pytest.fixture
def legacy(tmp_path):
    """The repository, and a way to write it anew: with the numbers that were mended and what is written at the end."""
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "kientruc.yaml").write_text(MANIFEST, encoding="utf-8")

    def write(mended: frozenset[int] = frozenset(), more: str = "") -> None:
        entries = (element(n, faulty=n not in mended, more=more if n == FAULTY - 1 else "") for n in range(FAULTY))
        (folder / "model.yaml").write_text("elements:\n" + "".join(entries) + SOUND, encoding="utf-8")

    write()
    return folder, write


def findings(outcome) -> list[dict]:
    return json.loads(outcome.out)["findings"]


def tolerated(folder) -> int:
    entries = json.loads((folder / BASELINE_NAME).read_text(encoding="utf-8"))["findings"]
    return sum(number for rules in entries.values() for prints in rules.values() for number in prints.values())


def test_green_at_once_and_one_new_fault_fails_with_exactly_that_fault(kientruc, legacy):
    folder, write = legacy
    before = kientruc("check", folder, "--format", "json")
    assert before.code == 1
    errors = [found for found in findings(before) if found["severity"] == "error"]
    assert {code: sum(found["code"] == code for found in errors) for code in ("REF001", "REF002", "REF003")} == {
        "REF001": FAULTY,
        "REF002": FAULTY,
        "REF003": FAULTY,
    }
    assert len(errors) == 3_000

    created = kientruc("baseline", "create", folder)
    assert created.code == 0, created.err
    assert tolerated(folder) == len(findings(before))
    green = kientruc("check", folder, "--format", "json", "--fail-on", "info")
    assert green.code == 0
    assert findings(green) == []

    write(more=", la-moi")
    red = kientruc("check", folder, "--format", "json")
    assert red.code == 1
    assert [(found["code"], found["element"], found["target"]) for found in findings(red)] == [
        ("REF001", f"he-thong-{FAULTY - 1}", "la-moi")
    ]


def test_what_is_mended_is_stale_until_it_is_pruned_and_never_comes_back(kientruc, legacy):
    folder, write = legacy
    assert kientruc("baseline", "create", folder).code == 0
    recorded = tolerated(folder)

    write(mended=frozenset({7}))
    stale = kientruc("check", folder, "--format", "json")
    assert stale.code == 1
    assert {found["code"] for found in findings(stale)} == {"BAS001"}
    assert {found["path"] for found in findings(stale)} == {BASELINE_NAME}
    gone = len(findings(stale))
    assert gone >= 3, "three errors were mended"

    pruned = kientruc("baseline", "prune", folder)
    assert pruned.code == 0, pruned.err
    assert tolerated(folder) == recorded - gone
    assert kientruc("check", folder, "--fail-on", "info").code == 0
    text = (folder / BASELINE_NAME).read_bytes()
    assert kientruc("baseline", "prune", folder).code == 0
    assert (folder / BASELINE_NAME).read_bytes() == text, "there was nothing left to drop"

    write()
    back = kientruc("check", folder, "--format", "json")
    assert back.code == 1
    assert {(found["code"], found["element"]) for found in findings(back) if found["severity"] == "error"} == {
        (code, "he-thong-7") for code in ("REF001", "REF002", "REF003")
    }


def test_a_baseline_is_not_written_over(kientruc, legacy):
    folder, write = legacy
    assert kientruc("baseline", "create", folder).code == 0
    text = (folder / BASELINE_NAME).read_bytes()
    write(more=", la-moi")
    refused = kientruc("baseline", "create", folder)
    assert refused.code == 2
    assert BASELINE_NAME in refused.err
    assert "baseline prune" in refused.err
    assert (folder / BASELINE_NAME).read_bytes() == text
    assert kientruc("check", folder).code == 1


def test_pruning_lets_nothing_new_in(kientruc, legacy):
    folder, write = legacy
    assert kientruc("baseline", "create", folder).code == 0
    write(mended=frozenset({7}), more=", la-moi")
    assert kientruc("baseline", "prune", folder).code == 0
    red = kientruc("check", folder, "--format", "json")
    assert [found["target"] for found in findings(red)] == ["la-moi"]
