"""The coverage for machines, every cell with its law and its figures, in a versioned shape (docs/json-formats.md)."""

from __future__ import annotations

import datetime

from ...model.coverage import Coverage, CoverageCell
from ...model.repository import Repository
from ..jsontext import Json, both, dump
from .cells import framework_of, obligation_of, question, tally

FORMAT = "kientruc-coverage/1"


def render(coverage: Coverage, repository: Repository, *, open_only: bool = False) -> str:
    """The coverage as JSON (``coverage.schema.json``); *open_only* keeps the counts and lists the open cells only."""
    framework = framework_of(coverage, repository)
    cells = coverage.open_cells() if open_only else coverage.cells
    return dump(
        {
            "format": FORMAT,
            "repository": {"id": repository.id, "name": both(repository.manifest.name)},
            "framework": {"key": coverage.framework, "name": both(framework.name) if framework else {}},
            "asOf": coverage.as_of.isoformat(),
            "openOnly": open_only,
            "summary": {"components": _tally(coverage, "component"), "obligations": _tally(coverage, "obligation")},
            "cells": [_cell(cell, repository, coverage.as_of) for cell in cells],
        }
    )


def _tally(coverage: Coverage, space: str) -> dict[str, Json]:
    found = tally(coverage, space)
    return {
        "total": found.total,
        "expected": found.expected,
        "counts": {state.value: number for state, number in found.counts.items()},
    }


def _cell(cell: CoverageCell, repository: Repository, at: datetime.date) -> dict[str, Json]:
    shape: dict[str, Json] = {
        "key": cell.key,
        "space": cell.space,
        "number": cell.number,
        "name": both(cell.name),
        "strength": cell.strength,
        "state": cell.state.value,
        "citation": [{"key": key, "label": both(repository.label(key))} for key in cell.citation],
    }
    obligation = obligation_of(cell, repository)
    if obligation is not None and obligation.article:
        shape["article"] = obligation.article
    if obligation is not None and obligation.due:
        shape["due"] = obligation.due
    asked = question(cell, repository)
    if asked is not None:
        shape["question"] = both(asked)
    if cell.space == "component":
        shape["filledBy"] = [
            {"key": key, "name": both(repository.label(key)), "state": repository.state(key, at).value}
            for key in dict.fromkeys(cell.filled_by)
        ]
    if cell.verdict is not None:
        shape["stated"] = cell.verdict.stated
        shape["subjects"] = cell.verdict.subjects
        shape["missing"] = list(dict.fromkeys(cell.verdict.missing))
        shape["offences"] = [
            {
                "element": offence.element,
                "relation": offence.relation.id if offence.relation else "",
                "part": offence.part,
                "value": offence.value,
                "expected": offence.expected,
            }
            for offence in cell.verdict.offences
        ]
    return shape
