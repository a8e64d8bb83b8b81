from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from kientruc.exports.statistics import render, render_json
from kientruc.exports.width import width
from kientruc.model.repository import Repository
from kientruc.model.statistics import Statistics, statistics

SCHEMA = json.loads((files("kientruc.exports") / "assets" / "stats.schema.json").read_text("utf-8"))


@pytest.fixture
def figures(repository_of: Callable[..., Repository], framework_files: dict[str, str]) -> Statistics:
    return statistics(repository_of(framework_files), datetime.date(2020, 8, 10))


def test_every_breakdown_adds_up(figures: Statistics) -> None:
    assert (figures.elements, figures.relations, figures.documents, figures.sources) == (3, 3, 1, 2)
    for rows in (figures.kinds, figures.layers, figures.states, figures.element_evidence):
        assert sum(row.number for row in rows) == figures.elements
    for rows in (figures.verbs, figures.relation_evidence):
        assert sum(row.number for row in rows) == figures.relations


def test_states_are_those_of_the_day(repository_of: Callable[..., Repository], framework_files: dict[str, str]) -> None:
    repository = repository_of(framework_files)
    states = {row.key: row.number for row in statistics(repository, datetime.date(2023, 1, 1)).states}
    assert states == {"current": 2, "planned": 0, "retired": 0, "future": 0, "unknown": 1}


def test_the_table_is_aligned_in_both_languages(figures: Statistics) -> None:
    for language in ("vi", "en"):
        text = render(figures, language)
        rows = [line for line in text.splitlines() if line.startswith("  ")]
        assert len({width(row) for row in rows}) == 1
        assert len(rows) > 25
    assert text.startswith(
        "Trial repository (kho-thu), version 1.0\nDescribed as of 2020-08-10; states as of 2020-08-10.\n\nTotals\n"
    )


def test_the_json_has_the_documented_shape(figures: Statistics) -> None:
    data = json.loads(render_json(figures))
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(data)
    assert data["kinds"] == [{"key": "nen-tang", "name": {"vi": "Nền tảng", "en": "Platform"}, "count": 3}]
    assert [row["key"] for row in data["elementEvidence"]] == [
        "sourced",
        "reported",
        "derived",
        "inferred",
        "not-stated",
    ]
