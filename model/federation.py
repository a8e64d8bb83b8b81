"""Where packages are found: shipped repositories and frameworks by their id, others by a path the manifest gives."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .folder import is_file
from .ids import framework_key
from .manifest import FRAMEWORK_NAME, NAME
from .reader import Limits, read

SHIPPED = Path(__file__).resolve().parent.parent / "architecture"


def shipped() -> dict[str, Path]:
    """Identity → folder of every package that comes with the tool (``thua-thien-hue``, ``vneaf@2.0``)."""
    return _packages(SHIPPED)


@cache
def _packages(root: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for file in (*_manifests(root, NAME), *_manifests(root, FRAMEWORK_NAME)):
        data = read(file, file.name, Limits()).document.root
        name, version = data.get("id"), data.get("version")
        if isinstance(name, str) and isinstance(version, str):
            found[framework_key(name, version) if file.name == FRAMEWORK_NAME else name] = file.parent
    return found


def _manifests(root: Path, name: str) -> Iterator[Path]:
    yield from sorted(root.glob(f"*/*/{name}"))


def locate(key: str, base: Path, path: str | None) -> Path | None:
    """The folder of the package *key*: at *path* relative to *base* where the manifest gives one, else the shipped one."""
    if path is None:
        return shipped().get(key)
    if Path(path).is_absolute() or "\0" in path:
        return None
    folder = Path(os.path.realpath(base / path))
    return folder if any(is_file(folder / name) for name in (NAME, FRAMEWORK_NAME)) else None
