"""docs/rules: one page a rule in both languages, and their list; generated, so they never lag behind the rules."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kientruc.exports.findings.rulepage import page
from kientruc.exports.findings.wording import severity_name
from kientruc.model.rules import RuleInfo
from kientruc.model.text import Language
from kientruc.validators.profiles import PROFILES
from kientruc.validators.registry import RULES

INFOS = [rule.info for rule in RULES]
MADE = "<!-- Made by `make golden` from validators/rules; edits here are lost. -->\n"
TITLES = {"vi": "Danh sách quy tắc kiểm tra", "en": "The rules"}
HEADINGS = {"vi": ("Mã", "Tên", "Mức", "Kiểm tra gì"), "en": ("Code", "Name", "Severity", "What it checks")}


def both(info: RuleInfo) -> str:
    profiles = [name for name, codes in PROFILES.items() if info.code in codes]
    return f"{MADE}\n{page(info, 'vi', profiles)}\n---\n\n{page(info, 'en', profiles)}"


def table(language: Language) -> Iterator[str]:
    yield f"## {TITLES[language]}\n"
    yield "| " + " | ".join(HEADINGS[language]) + " |"
    yield "|---|---|---|---|"
    for info in sorted(INFOS, key=lambda info: info.code):
        what = info.what.best(language).replace("|", "\\|")
        yield f"| [{info.code}]({info.code}.md) | {info.name} | {severity_name(info.severity, language)} | {what} |"


@pytest.mark.parametrize("info", INFOS, ids=lambda info: info.code)
def test_the_page_of_the_rule_is_up_to_date(info, golden, root):
    golden(root / f"docs/rules/{info.code}.md", both(info))


def test_the_list_is_up_to_date(golden, root):
    lines = [MADE.rstrip(), "", "# Quy tắc / Rules", "", *table("vi"), "", *table("en")]
    golden(root / "docs/rules/README.md", "\n".join(lines) + "\n")


def test_no_page_is_left_of_a_rule_that_is_gone(root):
    pages = {path.name for path in (root / "docs/rules").iterdir()}
    known = {"README.md", *(f"{info.code}.md" for info in INFOS)}
    for name in sorted(pages - known):
        if os.environ.get("KIENTRUC_GOLDEN") == "write":
            (root / "docs/rules" / name).unlink()
        else:
            pytest.fail(f"docs/rules/{name} is the page of no rule")
