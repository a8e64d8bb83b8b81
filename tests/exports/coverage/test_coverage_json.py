from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from kientruc.exports.coverage.json import render
from kientruc.model.coverage import coverage
from kientruc.model.repository import Repository

DAY = datetime.date(2020, 8, 10)
SCHEMA = json.loads((files("kientruc.exports.coverage") / "assets" / "coverage.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("open_only", [False, True])
def test_the_documented_shape(
    repository_of: Callable[..., Repository], framework_files: dict[str, str], *, open_only: bool
) -> None:
    repository = repository_of(framework_files)
    found = coverage(repository, DAY, DAY)
    assert found is not None
    data = json.loads(render(found, repository, open_only=open_only))
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(data)
    for space in data["summary"].values():
        assert sum(space["counts"].values()) == space["total"]
    cells = {cell["key"].partition(":")[2]: cell for cell in data["cells"]}
    assert len(cells) == (5 if open_only else 7)
    assert cells["component/ioc"]["filledBy"] == [
        {"key": "so", "name": {"vi": "Nền tảng số", "en": "Digital platform"}, "state": "planned"}
    ]
    duty = cells["obligation/co-cap-do"]
    assert (duty["stated"], duty["subjects"], duty["missing"]) == (1, 3, ["so", "cu"])
    assert duty["article"] == "Điều 5"
    assert cells["obligation/hoi-nguoi"]["question"]["en"] == "Is data collected twice?"
