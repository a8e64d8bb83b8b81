"""docs/frameworks: a page a framework package in each language; generated, so they never lag behind the data."""

from __future__ import annotations

import os

import pytest

from kientruc.cli.commands.framework import packages
from kientruc.exports.frameworks.pages import documents
from kientruc.model.federation import shipped

FOLDERS = {key: folder.name for key, folder in shipped().items() if "@" in key}
NAMES = [f"{name}{ending}" for name in ("README", *sorted(FOLDERS.values())) for ending in (".md", ".vi.md")]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    found = packages()
    return documents(found.frameworks, found.registers, FOLDERS)


def test_every_package_has_its_pages(pages):
    assert sorted(pages) == sorted(NAMES)
    assert len(FOLDERS) >= 1


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_up_to_date(name, pages, golden, root):
    golden(root / "docs/frameworks" / name, pages[name])


def test_no_page_is_left_of_a_package_that_is_gone(root):
    for path in sorted((root / "docs/frameworks").iterdir()):
        if path.name not in NAMES:
            if os.environ.get("KIENTRUC_GOLDEN") == "write":
                path.unlink()
            else:
                pytest.fail(f"docs/frameworks/{path.name} is the page of no package")
