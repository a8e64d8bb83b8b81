"""The pages on rules in SPARQL, SHACL and Python are true: their examples are one repository and one plugin, and find what they say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from kientruc.validators.engine import run
from kientruc.validators.plugins import _hold_to_form, _refuse_taken

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"^```\w+\n# file: (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ["own-rules-engines.md", "quy-tac-rieng-sparql-shacl.md"]
MANIFEST = "{id: tinh-mau, name: {vi: Tỉnh Mẫu, en: Sample province}, version: '1', as-of: 2020-08-10}"


class Question(NamedTuple):
    language: str
    text: str
    repository: object


def blocks(page: str) -> dict[str, str]:
    return {match["path"]: match["text"] for match in BLOCK.finditer((DOCS / page).read_text(encoding="utf-8"))}


@pytest.mark.parametrize("page", PAGES)
def test_the_rules_of_the_page_find_what_they_say(page, repository_of):
    pytest.importorskip("pyoxigraph")
    from kientruc.exports.rdf.judge import Found, judge

    repository = repository_of({"kientruc.yaml": MANIFEST, **blocks(page)})
    assert repository.whole
    assert not repository.faults
    questions = [
        Question("sparql" if rule.sparql else "shacl", repository.queries[name].text, repository)
        for name, rule in repository.rules.items()
    ]
    data, names = judge(questions, repository.manifest.as_of)
    assert data.rows == (Found("cong", "accesses", "ho-so"),)
    assert [(row.element, row.field) for row in names.rows] == [("benh-vien", "name")]


def test_the_plugin_of_the_page_is_one(repository_of):
    scope: dict[str, object] = {}
    exec(blocks(PAGES[0])["our_rules/health.py"], scope)
    (rule,) = scope["RULES"]
    _hold_to_form("health", rule)
    _refuse_taken("health", rule, [])
    repository = repository_of("elements:\n  a: {kind: data-object, name: {vi: A}}\n")
    assert [finding.element for finding in run(repository, rules=[rule]).findings] == ["a"]


def test_both_pages_have_the_same_examples():
    first, second = map(blocks, PAGES)
    assert second == {path: text for path, text in first.items() if not path.endswith(".py")}
