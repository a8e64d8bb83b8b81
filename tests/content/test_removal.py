"""Take one realization out of a copy of Huế that declares its components complete: exactly that gap appears, with its citation."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kientruc.exports.findings.wording import message, word
from kientruc.model.federation import shipped
from kientruc.model.findings import Finding, Severity
from kientruc.model.loader import load
from kientruc.model.repository import Repository
from kientruc.model.verdicts import Cell
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES
from kientruc.validators.rule import Context

DAY = datetime.date(2020, 8, 10)
INFOS = {rule.info.code: rule.info for rule in RULES}


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Huế as it is shipped, but for one line of the manifest."""
    folder = tmp_path_factory.mktemp("copy") / "hue"
    shutil.copytree(shipped()["thua-thien-hue"], folder)
    manifest = folder / "kientruc.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "complete: [components]\n", encoding="utf-8")
    repository = load(folder)
    assert repository.faults == ()
    return repository


def _met(repository: Repository) -> list[str]:
    coverage = Context(repository, DAY, DAY).coverage
    assert coverage is not None
    return [cell.key for cell in coverage.of("component") if cell.state is Cell.MET]


def _findings(repository: Repository) -> dict[tuple[str, ...], Finding]:
    """The findings by what tells them apart."""
    found = run(repository, as_of=DAY, today=DAY).findings
    return {(f.code, f.element, f.field, f.target, f.place.path, str(f.place.line)): f for f in found}


def test_removing_any_one_realization_is_exactly_that_gap(complete: Repository) -> None:
    before = _findings(complete)
    components = _met(complete)
    assert len(components) >= 14
    for component in components:
        kept = tuple(
            relation
            for relation in complete.relations
            if not (relation.verb == "realizes" and complete.identity(relation.target) == complete.identity(component))
        )
        after = _findings(replace(complete, relations=kept))
        appeared = [finding for key, finding in after.items() if key not in before]
        gaps = [finding for finding in appeared if finding.code in ("CNF001", "CNF002")]
        assert {finding.element for finding in gaps} == {component}, component
        assert gaps
        others = [finding for finding in appeared if finding not in gaps]
        # routes that are now unknown, and the view that showed who realizes it
        assert {f.code for f in others if f.severity is not Severity.INFO} <= {"VIW004"}, component
        for finding in gaps:
            text = message(finding, INFOS, "vi")
            named = complete.frameworks["vneaf@2.0"].components[component.rpartition("/")[2]].name.best("vi")
            assert named in text
            cited = finding.arguments.get("document") or finding.arguments["citation"]
            sources = complete.frameworks["vneaf@2.0"].components[component.rpartition("/")[2]].sources
            assert cited or not any(":" in source and "//" not in source for source in sources)
            assert not cited or word(cited, "vi") in text


def test_taking_away_one_of_several_realizations_is_no_gap(complete: Repository) -> None:
    several = [key for key in _met(complete) if len(complete.realizing(key)) > 1]
    assert several
    for component in several[:3]:
        first = complete.realizing(component)[0]
        kept = tuple(relation for relation in complete.relations if relation is not first)
        assert component in _met(replace(complete, relations=kept))


def test_the_copy_itself_has_no_gap_that_the_original_describes(complete: Repository) -> None:
    original = load(Path(shipped()["thua-thien-hue"]))
    assert set(_met(original)) == set(_met(complete))
