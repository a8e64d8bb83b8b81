"""The DOT text of an invented province: what a person last looked at as a picture."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kientruc.exports.diagrams.registry import write
from kientruc.model.loader import load

FOLDER = Path(__file__).parent
VIEWS = [("layered", "vi"), ("integration", "vi"), ("realization", "vi"), ("nen-tang", "en"), ("quanh-cong", "en")]


@pytest.mark.parametrize(("view", "language"), VIEWS)
def test_dot_is_the_one_that_was_looked_at(golden, view, language):
    artifact = write(load(FOLDER / "tinh-mau"), view, datetime.date(2020, 8, 10), "dot", language)
    golden(FOLDER / Path(artifact.path).name, artifact.content.decode())


def test_every_golden_picture_is_compared():
    assert {path.name for path in FOLDER.glob("*.dot")} == {f"{view}.{language}.dot" for view, language in VIEWS}
