"""What Huế's repository holds beyond the collected rows: its two plateaus, its motto, its districts, its views, its contradictions."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from kientruc.exports.diagrams.registry import scene
from kientruc.model.federation import shipped
from kientruc.model.lifecycle import State
from kientruc.model.loader import load
from kientruc.model.repository import Repository

AS_OF = datetime.date(2020, 8, 10)


@cache
def hue() -> Repository:
    return load(shipped()["thua-thien-hue"])


def test_the_baseline_holds_what_existed_and_has_a_source():
    """What is current on the day, of the four layers of systems, and no guess: nothing more, nothing less."""
    baseline = {r.target for r in hue().relations if (r.source, r.verb) == ("hien-trang-2020", "aggregates")}
    existing = {
        key
        for key, element in hue().elements.items()
        if hue().layer(key) in ("application", "data", "technology", "security")
        and hue().state(key, AS_OF) is State.CURRENT
        and element.evidence != "inferred"
    }
    assert baseline == existing
    assert len(baseline) > 40


def test_the_target_holds_the_systems_that_realize_its_goals():
    relations = hue().relations
    goals = {r.target for r in relations if (r.source, r.verb) == ("muc-tieu-2025", "realizes")}
    parts = {r.target for r in relations if (r.source, r.verb) == ("muc-tieu-2025", "aggregates")}
    systems = {r.source for r in relations if r.verb == "realizes" and r.target in goals} - {"muc-tieu-2025"}
    assert goals == {key for key in hue().elements if key.startswith("goal-2025-")}
    assert parts == {key for key in systems if hue().elements[key].kind != "project"}


@pytest.mark.parametrize("part", ["giay-to", "tap-trung", "gap-mat", "tien-mat"])
def test_each_no_of_the_motto_is_served_by_systems_as_a_guess(part):
    serving = [r for r in hue().all_relations() if r.target == f"motto-khong-{part}" and r.verb == "influences"]
    assert len(serving) >= 2
    assert {r.facts.evidence for r in serving} == {"inferred"}


def test_district_units_add_up_to_the_communes_of_the_province():
    districts = [e for key, e in hue().elements.items() if key.startswith("ubnd-") and "gso-code" in e.values]
    assert sorted(str(e.values["gso-code"]) for e in districts) == ["474", *(str(n) for n in range(476, 484))]
    assert (
        sum(int(e.values["commune-count"]) for e in districts)
        == hue().elements["cap-xa"].values["commune-count"]
        == 145
    )


CONFLICTS = {
    "hue-s": ("8/2018", "2019"),
    "hueioc": ("6/2018", "26/12/2018", "25/7/2019", "mười", "chín"),
    "dvc-muc-2": ("1.349",),
    "dvc-muc-3": ("1.349",),
    "giai-quyet-tthc": ("2.596", "2.593"),
}
"""Where sources contradict each other: the element, and what its documentation must hold."""


@pytest.mark.parametrize("key", CONFLICTS)
def test_contradictions_are_recorded_in_both_languages_with_their_sources(key):
    element = hue().elements[key]
    assert element.documentation
    assert [said for said in CONFLICTS[key] if said not in (element.documentation.vi or "")] == []
    assert element.documentation.en
    assert len([source for source in element.sources if source.startswith("http")]) >= 2


def test_every_view_of_the_province_draws_something():
    views = hue().views
    small = [name for name in views if len(scene(hue(), name, AS_OF).nodes) + len(scene(hue(), name, AS_OF).edges) < 2]
    assert small == []
    assert len(views) >= 12
