"""The invented province of the golden pictures, loaded once, and how to read the text of an SVG."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from kientruc.exports.diagrams.context import Context
from kientruc.model.loader import load
from kientruc.model.repository import Repository

ROOT = Path(__file__).parents[3]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session")
def sample() -> Repository:
    """The invented province; its files are without a fault."""
    repository = load(ROOT / "tests/golden/diagrams/tinh-mau")
    assert repository.faults == ()
    return repository


@pytest.fixture(scope="session")
def hue() -> Repository:
    """The shipped province."""
    return load(ROOT / "architecture/provinces/thua-thien-hue")


@pytest.fixture(scope="session")
def at() -> datetime.date:
    """The date for which both are described."""
    return datetime.date(2020, 8, 10)


@pytest.fixture
def context(sample: Repository, at: datetime.date) -> Context:
    """The sample at its own date, in Vietnamese."""
    return Context(sample, at, "vi")


@pytest.fixture(scope="session")
def words_of() -> Callable[[str], str]:
    """``words_of(svg)`` → all its text in drawing order, without blanks: lines are broken at blanks, so they do not count."""

    def read(svg: str) -> str:
        found = ("".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text"))
        return "".join("".join(found).split())

    return read
