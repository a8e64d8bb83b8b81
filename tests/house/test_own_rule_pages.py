"""The pages on own rules are true: their examples are one repository whose rules are sound and proved, and find what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kientruc.validators.engine import run

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"^```yaml\n# file: (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FAULTY = """\
elements:
  cong: {kind: portal, name: {vi: Cổng}, security-level: 3, accesses: [csdl]}
  csdl: {kind: database, name: {vi: CSDL hộ tịch}}
  phan-he: {kind: application, name: {vi: Phân hệ}}
  khai-sinh: {kind: public-service, name: {vi: Đăng ký khai sinh}}
"""


@pytest.mark.parametrize("page", ["own-rules.md", "quy-tac-rieng.md"])
def test_the_examples_of_the_page_are_sound_and_find_what_they_say(page, repository_of):
    files = {match["path"]: match["text"] for match in BLOCK.finditer((DOCS / page).read_text(encoding="utf-8"))}
    assert len(files) == 2
    clean = run(repository_of(files), today=None)
    assert [f.code for f in clean.findings if f.code.startswith(("OWN", "TIN", "SCH"))] == []
    found = run(repository_of({**files, "model.yaml": FAULTY})).findings
    assert sorted((f.code, f.element) for f in found if f.code.startswith("TIN")) == [
        ("TIN001", "cong"),
        ("TIN001", "cong"),
        ("TIN002", "cong"),
        ("TIN003", "phan-he"),
        ("TIN004", "csdl"),
        ("TIN005", "khai-sinh"),
    ]
