"""The page that describes the model files is true: its examples are a repository and a package that pass the check."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from kientruc.model.findings import Severity
from kientruc.model.parse import ELEMENT_KEYS, SECTIONS
from kientruc.model.vocabulary import LAYERS, VERBS
from kientruc.validators.engine import run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model-files.md"
BLOCK = re.compile(r"^```(?:yaml|csv)\n# file: (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
DAY = datetime.date(2020, 8, 10)


def examples() -> dict[str, str]:
    return {match["path"]: match["text"] for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))}


def errors(report) -> list[tuple[str, str, int]]:
    return [(f.code, f.place.path, f.place.line) for f in report.findings if f.severity is Severity.ERROR]


def test_the_examples_were_collected():
    files = examples()
    assert len(files) == PAGE.read_text(encoding="utf-8").count("\n# file: ") >= 12
    assert {"kientruc.yaml", "data/databases.csv", "framework/framework.yaml"} <= set(files)


def test_the_repository_of_the_page_has_no_errors(repository_of):
    repository = repository_of(examples())
    report = run(repository, as_of=DAY, today=DAY)
    declared = repository.manifest_file.place(repository.manifest_file.span(("complete", 0))).line
    rest = [(code, path, line) for code, path, line in errors(report) if not code.startswith("CNF") or line != declared]
    assert rest == []  # the page shows `complete: [components]`, so what the invented province lacks is a gap
    assert repository.whole
    assert len(repository.elements) >= 6
    assert len(repository.relations) >= 6
    assert {"views", "exemptions", "documents"} <= {name for name in SECTIONS if getattr(repository, name)}


def test_the_framework_of_the_page_is_sound(repository_of):
    folder = "framework/"
    files = {path.removeprefix(folder): text for path, text in examples().items() if path.startswith(folder)}
    repository = repository_of(files)
    assert errors(run(repository, as_of=DAY, today=DAY)) == []
    (framework,) = (f for f in repository.frameworks.values() if f.id == "sample-framework")
    assert framework.kinds
    assert framework.components
    assert framework.obligations
    assert framework.codes


def test_the_tables_of_the_page_name_every_verb_layer_and_key():
    page = PAGE.read_text(encoding="utf-8")
    written = set(re.findall(r"`([a-z-]+)`", page))
    assert set(VERBS) <= written
    assert set(LAYERS) <= written
    assert set(ELEMENT_KEYS) <= written
    for verb, relation in VERBS.items():
        assert f"| `{verb}` | {relation} |" in page
