"""What every finding of the rules' cases says: sentence, hint, identity and related places, as a person last read them.

The cases themselves (tests/rules) say where a finding stands; this says what an architect is told there.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from kientruc.exports.findings.wording import hint, label, message
from kientruc.model.findings import Finding
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES

INFOS = {rule.info.code: rule.info for rule in RULES}
GOLDEN = Path(__file__).with_name("case-messages.txt")


def case_module():
    """tests/rules/test_cases.py, which knows the cases."""
    path = Path(__file__).parents[1] / "rules/test_cases.py"
    spec = importlib.util.spec_from_file_location("cases_of_the_rules", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def lines_of(finding: Finding) -> list[str]:
    """What *finding* says, one fact a line."""
    place = finding.place
    identity = " ".join(part or "-" for part in (finding.element, finding.field, finding.target))
    return [
        f"{place.path}:{place.line}:{place.column}: {finding.severity.name.lower()}: {message(finding, INFOS, 'en')}",
        f"  {hint(finding, INFOS, 'en')}",
        f"  {identity}",
        *(
            f"  {label(other.label, 'en')}: {other.place.path}:{other.place.line}:{other.place.column}"
            for other in finding.related
        ),
    ]


def said(case, repository, rules=RULES) -> list[str]:
    """What the rule of *case* says of its *repository*."""
    as_of = case.dates.get("as-of", repository.manifest.as_of)
    asked = repository.manifest.check.profile
    profile = "strict" if asked == "national" else asked
    report = run(repository, as_of=as_of, today=case.dates.get("today", as_of), rules=rules, profile=profile)
    return [line for finding in report.findings if finding.code == case.code for line in lines_of(finding)]


def test_what_the_findings_of_the_cases_say(golden, repository_of):
    text = []
    for case in case_module().CASES:
        told = said(case, repository_of(case.files, case.links))
        if told:
            text += [f"## {case}", *told, ""]
    golden(GOLDEN, "\n".join(text))
