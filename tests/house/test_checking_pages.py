"""The pages on checking are true: their examples are one repository, in which the comments and adjustments do what is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kientruc.model.findings import Severity
from kientruc.validators.engine import run

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"^```yaml\n# file: (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", ["checking.md", "kiem-tra.md"])
def test_the_examples_of_the_page_do_what_it_says(page, repository_of):
    text = (DOCS / page).read_text(encoding="utf-8")
    files = {match["path"]: match["text"] for match in BLOCK.finditer(text)}
    assert len(files) == 2
    repository = repository_of(files)
    assert repository.whole
    report = run(repository, today=repository.manifest.as_of)
    assert report.profile == "strict"
    assert sorted(f.code for f in report.excused_by("suppression")) == ["DAT002", "EVD002"]
    assert not [f for f in report.findings if f.severity is Severity.ERROR]
    assert not [f for f in report.findings if f.code in {"SUP001", "SUP002", "CFG001"} or f.code.startswith("LNG")]
