"""A repository from a text in one call: what every test of model, rules and writers begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from kientruc.model.loader import load
from kientruc.model.manifest import FRAMEWORK_NAME, NAME
from kientruc.model.repository import Repository

MANIFEST = """\
id: kho-thu
name: {vi: Kho thử, en: Trial repository}
version: "1.0"
as-of: 2020-08-10
"""

settings.register_profile("kientruc", deadline=None)  # how long an example takes is the machine's business
settings.load_profile("kientruc")


@pytest.fixture
def repository_of(tmp_path: Path) -> Callable[..., Repository]:
    """``repository_of(text)`` or ``repository_of({path: text or bytes}, links={path: target})`` → the loaded repository.

    One text becomes ``model.yaml``. A manifest is added where the files hold none and are no framework package.
    A path that ends with ``/`` makes an empty folder.
    """
    made = 0

    def build(files: str | Mapping[str, str | bytes], links: Mapping[str, str] | None = None) -> Repository:
        nonlocal made
        made += 1
        folder = tmp_path / str(made)
        content = {"model.yaml": files} if isinstance(files, str) else dict(files)
        if NAME not in content and FRAMEWORK_NAME not in content:
            content[NAME] = MANIFEST
        for path, text in content.items():
            target = folder / path
            if path.endswith("/"):
                target.mkdir(parents=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        for path, destination in (links or {}).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).symlink_to(destination)
        return load(folder)

    return build
