"""Every obligation of law the packages hold, met and not met: one Markdown page a row of the law, which a lawyer can read.

A heading ``## obligation → state: what`` begins a case; its fenced YAML blocks are files (``model.yaml``, or the name in a first
line ``# file: …``). ``as-of:`` is the day it is judged at, ``complete:`` what the trial province says it describes in full.
``# error: [CNF002]`` ends each line where a finding of this obligation is expected. A case passes when the obligation is in
that state and its findings are exactly those, no worse than the package says. The trial province claims the package itself,
so no version of a framework has a part in it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from kientruc.exports.findings.wording import hint, message
from kientruc.model.checks import Manual
from kientruc.model.coverage import coverage
from kientruc.model.federation import shipped
from kientruc.model.findings import Severity
from kientruc.model.frameworks import Framework, Obligation
from kientruc.model.lifecycle import interval
from kientruc.model.loader import load
from kientruc.model.obligations import applies
from kientruc.model.repository import Repository
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES

FOLDER = Path(__file__).parent
INFOS = {rule.info.code: rule.info for rule in RULES}
PACKAGE = "vn-egov@1"
ROWS = {*(f"R{number}" for number in range(1, 28)), "R24b", "R24c"}
COLLECTED_AT_LEAST = 175
OTHER_DATES = {
    "r17-national-portal": "judged until the provincial portals close, though the decision itself goes on",
    "r17-interface-closed": "the dispatch is of 2025 and names the day itself",
    "r23-report-format": "only the year of the circular is known",
    "r24-national-databases-2015": "judged until the next list, though no source says that the decision has ended",
}
MANIFEST = """\
id: tinh-thu
name: {{vi: Tỉnh thử, en: Trial province}}
version: "1.0"
as-of: {as_of}
conforms-to: {{framework: vn-egov, version: "1"}}
uses:
  khung: {{framework: vn-egov, version: "1"}}
  national: {{repository: national-systems}}
  law: {{repository: legal-documents}}
"""
_PIECE = re.compile(
    r"^## (?P<obligation>[a-z0-9-]+) → (?P<state>[a-z-]+): (?P<what>.+)$"
    r"|^```yaml\n(?:# file: (?P<path>\S+)\n)?(?P<content>(?s:.*?))^```$"
    r"|^(?P<word>as-of|complete): (?P<rest>.+)$",
    re.MULTILINE,
)
_MARK = re.compile(r"# error: \[(?P<code>[A-Z]{3}\d{3})\]\s*$")


@dataclass
class Case:
    """One case: its files, the day, and the verdict it announces."""

    row: str
    obligation: str
    state: str
    what: str
    as_of: str = ""
    complete: str = ""
    files: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.obligation} → {self.state}: {self.what}"

    @property
    def marks(self) -> set[tuple[str, int, str]]:
        """(file, line, code) of every finding that is expected."""
        return {
            (path, number, mark["code"])
            for path, content in self.files.items()
            for number, line in enumerate(content.splitlines(), 1)
            if (mark := _MARK.search(line))
        }


def cases_of(page: Path) -> Iterator[Case]:
    """The cases of one page."""
    case: Case | None = None
    for piece in _PIECE.finditer(page.read_text(encoding="utf-8")):
        if piece["obligation"]:
            if case:
                yield case
            case = Case(page.stem, piece["obligation"], piece["state"], piece["what"])
            continue
        assert case, f"{page.name}: something stands before the first heading"
        if piece["word"]:
            setattr(case, piece["word"].replace("-", "_"), piece["rest"].strip())
        else:
            path = piece["path"] or "model.yaml"
            assert path not in case.files, f"{case}: {path} is written twice"
            case.files[path] = piece["content"]
    if case:
        yield case


PAGES = sorted(FOLDER.glob("*.md"))
CASES = [case for page in PAGES for case in cases_of(page)]


@cache
def whole() -> Repository:
    """The package alone, with what it uses."""
    return load(shipped()[PACKAGE])


def law() -> Framework:
    return whole().frameworks[PACKAGE]


def obligations() -> Mapping[str, Obligation]:
    return law().obligations


def _grade(obligation: Obligation) -> Severity:
    return Severity.INFO if obligation.confidence == "weak" else Severity[obligation.severity.upper()]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_obligation_is_in_the_state_the_case_says(case, repository_of):
    manifest = MANIFEST.format(as_of=case.as_of) + (f"complete: [{case.complete}]\n" if case.complete else "")
    repository = repository_of({"kientruc.yaml": manifest} | case.files)
    assert not repository.faults, f"the case itself is wrong: {repository.faults}"
    day = datetime.date.fromisoformat(case.as_of)
    assert repository.manifest.as_of == day, "the manifest is of another day than the case"
    matrix = coverage(repository, day, day)
    assert matrix is not None
    (cell,) = (cell for cell in matrix.of("obligation") if cell.key == f"{PACKAGE}:obligation/{case.obligation}")
    assert cell.state == case.state
    findings = [f for f in run(repository, as_of=day, today=day).findings if f.field == cell.key]
    assert {(f.place.path, f.place.line, f.code) for f in findings} == case.marks
    assert bool(findings) is (case.state == "gap"), "a finding is a gap, and a gap is found"
    for finding in findings:
        assert finding.severity is _grade(obligations()[case.obligation])
        for language in ("vi", "en"):
            assert message(finding, INFOS, language)
            assert hint(finding, INFOS, language)


def test_the_cases_were_collected():
    assert len(CASES) >= COLLECTED_AT_LEAST
    assert len({str(case) for case in CASES}) == len(CASES), "two cases have the same heading"


def test_every_obligation_of_the_shipped_packages_belongs_to_this_one():
    """Versions of the framework only inherit obligations: law binds whatever version a province follows."""
    for key in (key for key in shipped() if "@" in key):
        framework = load(shipped()[key]).frameworks[key]
        assert set(framework.obligations) == set(obligations()), key


@pytest.mark.parametrize("name", sorted(obligations()))
def test_every_obligation_can_be_met_and_can_fail(name):
    states = {case.state for case in CASES if case.obligation == name}
    if isinstance(obligations()[name].check.asked, Manual):
        assert {"manual", "not-applicable"} <= states
    else:
        assert {"met", "gap"} <= states
    assert ("not-due" in states) is (obligations()[name].due is not None and "manual" not in states)


def test_every_row_of_the_law_has_its_page_and_its_obligations():
    assert {page.stem for page in PAGES} == ROWS
    assert {obligation.number for obligation in obligations().values()} == ROWS
    assert [str(case) for case in CASES if obligations()[case.obligation].number != case.row] == []


@pytest.mark.parametrize("name", sorted(obligations()))
def test_an_obligation_binds_from_its_day_and_not_before(name):
    begins = interval(obligations()[name].in_force_from)
    day = datetime.timedelta(days=1)
    assert applies(whole(), obligations()[name], begins.first - day) is False
    assert applies(whole(), obligations()[name], begins.last) is True


@pytest.mark.parametrize("name", sorted(obligations()))
def test_the_dates_are_those_of_the_register(name):
    """A date that is corrected in the register of documents is corrected here, too; each difference has its reason."""
    obligation = obligations()[name]
    document = whole().document(obligation.document)
    here = (obligation.in_force_from, obligation.in_force_until, obligation.in_force_basis)
    there = (document.in_force_from, document.in_force_until, document.in_force_basis)
    assert (here == there) is (name not in OTHER_DATES)


@pytest.mark.parametrize("name", sorted(obligations()))
def test_both_languages_say_everything_and_a_source_stands_behind_it(name):
    obligation = obligations()[name]
    texts = [obligation.name, obligation.law, obligation.reading, obligation.binds, obligation.note]
    if isinstance(obligation.check.asked, Manual):
        texts.append(obligation.check.asked.question)
    assert [text for text in texts if text is not None and not (text.vi and text.en)] == []
    assert obligation.binds
    assert obligation.sources
