"""Golden files: what a run gave when a person last looked at it. ``KIENTRUC_GOLDEN=write`` (``make golden``) rewrites them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HUE = ROOT / "architecture/provinces/thua-thien-hue"


def compare(path: Path, text: str) -> None:
    """Assert that *path* holds exactly *text*; write it instead where that is asked for."""
    if os.environ.get("KIENTRUC_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != text.encode():
            path.write_bytes(text.encode())
    assert path.exists(), f"there is no {path.relative_to(ROOT)}; look at it after `make golden`"
    assert path.read_text(encoding="utf-8") == text, (
        f"{path.relative_to(ROOT)} is stale: `make golden`, then look at git diff"
    )


@pytest.fixture
def golden() -> Callable[[Path, str], None]:
    """``golden(path, text)``."""
    return compare


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def hue() -> Path:
    """The repository of Thừa Thiên Huế."""
    return HUE
