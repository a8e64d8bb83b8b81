"""Runs the cases of every rule: one Markdown file a rule, prose a lawyer can read, expectations where the fault is.

A ``## heading`` begins a case; its fenced blocks are files (blocks before the first heading belong to every case of the
file; a case may write such a file anew):

- ```` ```yaml ```` or ```` ```csv ````; a first line ``# file: path`` names the file and is not part of it (else ``model.yaml``);
- ```` ```yaml escaped ````: ``\\xNN`` is that byte and ``\\uNNNN`` that character, for what cannot be seen.

``# error: [REF001]`` ends the line of an expected finding, ``[REF001:13, STR002]`` names columns and several. Where no comment
can stand, a line of the prose says ``expect: data/x.csv:2:1 [IDN001]``. ``as-of: 2024-01-01`` and ``today: …`` set the dates,
``link: a.yaml -> b.yaml`` makes a symbolic link, ``folder: a.yaml`` an empty folder. A case passes when the findings are exactly
the expected ones, of: the file's own rule, every rule the reader or parser notices, and every rule the case names. A file with a
``framework.yaml`` and no manifest is checked as a framework package.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

from kientruc.exports.findings.terms import TERMS
from kientruc.exports.findings.wording import hint, message
from kientruc.model.findings import Finding, Term
from kientruc.model.manifest import FRAMEWORK_NAME, NAME
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES

FOLDER = Path(__file__).parent
INFOS = {rule.info.code: rule.info for rule in RULES}
AT_LOADING = {rule.info.code for rule in RULES if rule.check is None}
COLLECTED_AT_LEAST = 413

_PIECE = re.compile(
    r"^## (?P<heading>.+)$"
    r"|^```(?:yaml|csv)(?P<escaped> escaped)?\n(?:# file: (?P<path>\S+)\n)?(?P<content>(?s:.*?))^```$"
    r"|^(?P<word>expect|as-of|today|link|folder): (?P<rest>.+)$",
    re.MULTILINE,
)
_MARK = re.compile(r"# error: \[(?P<codes>[^\]]+)\]\s*$")
_EXPECT = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))? \[(?P<code>[A-Z]{3}\d{3})\]")
_ESCAPE = re.compile(rb"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")


class Expected(NamedTuple):
    """A finding a case announces; no column means any."""

    path: str
    line: int
    code: str
    column: int | None = None


@dataclass
class Case:
    """One case: its files and what is to be found in them."""

    code: str
    heading: str
    files: dict[str, bytes] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    expected: list[Expected] = field(default_factory=list)
    dates: dict[str, datetime.date] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return f"{self.code}: {self.heading}"


def _unescape(content: bytes) -> bytes:
    return _ESCAPE.sub(
        lambda match: bytes([int(match[1], 16)]) if match[1] else chr(int(match[2], 16)).encode(), content
    )


def _block(case: Case, piece: re.Match[str]) -> None:
    path = piece["path"] or "model.yaml"
    content = piece["content"]
    assert path not in case.own, f"{case}: {path} is written twice"
    case.own.add(path)
    case.expected = [expected for expected in case.expected if expected.path != path]
    case.files[path] = _unescape(content.encode()) if piece["escaped"] else content.encode()
    for number, line in enumerate(content.splitlines(), 1):
        if mark := _MARK.search(line):
            for item in mark["codes"].split(","):
                code, _, column = item.strip().partition(":")
                case.expected.append(Expected(path, number, code, int(column) if column else None))


def _word(case: Case, word: str, rest: str) -> None:
    match word:
        case "expect":
            found = _EXPECT.fullmatch(rest.strip())
            assert found, f"{case}: cannot read “expect: {rest}”"
            column = int(found["column"]) if found["column"] else None
            case.expected.append(Expected(found["path"], int(found["line"]), found["code"], column))
        case "link":
            path, _, target = rest.partition(" -> ")
            case.links[path.strip()] = target.strip()
        case "folder":
            case.files[rest.strip() + "/"] = b""
        case _:
            case.dates[word] = datetime.date.fromisoformat(rest.strip())


def cases_of(page: Path) -> list[Case]:
    """The cases of one file; what stands before the first heading is given to each."""
    common = Case(page.stem, "")
    found: list[Case] = []
    for piece in _PIECE.finditer(page.read_text(encoding="utf-8")):
        case = found[-1] if found else common
        if piece["heading"]:
            fresh = Case(page.stem, piece["heading"].strip(), dict(common.files), dict(common.links))
            fresh.expected, fresh.dates = list(common.expected), dict(common.dates)
            found.append(fresh)
        elif piece["word"]:
            _word(case, piece["word"], piece["rest"])
        else:
            _block(case, piece)
    return found


PAGES = sorted(FOLDER.glob("*.md"))
CASES = [case for page in PAGES for case in cases_of(page)]


def _check_words(finding: Finding) -> None:
    """Both languages can say it, and every word of the tool is in the vocabulary."""
    for value in finding.arguments.values():
        assert not isinstance(value, Term) or value in TERMS, f"{finding.code}: no words for the term {value!r}"
    for language in ("vi", "en"):
        for text in (message(finding, INFOS, language), hint(finding, INFOS, language)):
            assert text


@pytest.mark.parametrize("case", CASES, ids=str)
def test_findings_are_exactly_the_expected_ones(case, repository_of):
    assert case.files or case.links, "a case without a file tests nothing"
    assert case.code in INFOS, f"no rule {case.code} is registered"
    repository = repository_of(case.files, case.links)
    as_of = case.dates.get("as-of", repository.manifest.as_of)
    asked = repository.manifest.check.profile
    profile = "strict" if asked == "national" else asked  # the default; so that a rule of any profile can have cases
    report = run(repository, as_of=as_of, today=case.dates.get("today", as_of), profile=profile)
    under_test = {case.code, *AT_LOADING, *(expected.code for expected in case.expected)}
    found = [finding for finding in report.findings if finding.code in under_test]
    shown = "\n".join(
        f"{f.place.path}:{f.place.line}:{f.place.column} [{f.code}] {message(f, INFOS, 'en')}" for f in found
    )
    expected = Counter(item[:3] for item in case.expected)
    assert Counter((f.place.path, f.place.line, f.code) for f in found) == expected, f"found:\n{shown}"
    places = {Expected(f.place.path, f.place.line, f.code, f.place.column) for f in found}
    wrong = [item for item in case.expected if item.column is not None and item not in places]
    assert not wrong, f"not at these columns: {wrong}; found:\n{shown}"
    for finding in found:
        _check_words(finding)


def test_the_cases_were_collected():
    assert len(CASES) >= COLLECTED_AT_LEAST
    assert len({str(case) for case in CASES}) == len(CASES), "two cases of one rule have the same heading"


def test_no_page_is_without_a_rule():
    assert {page.stem for page in PAGES} <= INFOS.keys()


@pytest.mark.parametrize("code", sorted(INFOS))
def test_every_rule_has_a_failing_and_a_passing_case_and_a_column(code):
    own = [case for case in CASES if case.code == code]
    failing = [case for case in own if any(expected.code == code for expected in case.expected)]
    assert failing, f"no case provokes {code}"
    assert len(own) > len(failing), f"no case of {code} passes"
    assert any(item.code == code and item.column is not None for case in failing for item in case.expected), (
        f"no case of {code} says a column"
    )


def test_a_case_names_a_manifest_or_gets_one():
    assert not [str(case) for case in CASES if NAME in case.files and FRAMEWORK_NAME in case.files]
