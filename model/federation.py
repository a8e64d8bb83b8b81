"""Where packages are found: shipped repositories and frameworks by their id, others by a path the manifest gives."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .folder import is_file
from .ids import framework_key
from .manifest import FRAMEWORK_NAME, NAME
from .reader import Limits, read
from .source import Node

SHIPPED = Path(__file__).resolve().parent.parent / "architecture"


@dataclass(frozen=True, slots=True)
class Package:
    """One package that comes with the tool: its folder, and the older versions a framework says it replaces."""

    folder: Path
    replaces: tuple[str, ...] = ()


def shipped() -> dict[str, Path]:
    """Identity → folder of every package that comes with the tool (``thua-thien-hue``, ``vneaf@2.0``)."""
    return {key: package.folder for key, package in _packages(SHIPPED).items()}


def versions(key: str) -> tuple[str, ...]:
    """The shipped versions before and after the framework *key*."""
    packages = _packages(SHIPPED)
    found, open_ = {key}, [key]
    while open_:
        at = open_.pop()
        older = packages[at].replaces if at in packages else ()
        newer = (name for name, package in packages.items() if at in package.replaces)
        for name in (*older, *newer):
            if name in packages and name not in found:
                found.add(name)
                open_.append(name)
    return tuple(sorted(found - {key}))


@cache
def _packages(root: Path) -> dict[str, Package]:
    found: dict[str, Package] = {}
    for file in (*_manifests(root, NAME), *_manifests(root, FRAMEWORK_NAME)):
        data = read(file, file.name, Limits()).document.root
        name, version = data.get("id"), data.get("version")
        if isinstance(name, str) and isinstance(version, str):
            key = framework_key(name, version) if file.name == FRAMEWORK_NAME else name
            found[key] = Package(file.parent, tuple(_claims(data.get("replaces"))))
    return found


def _claims(node: Node | None) -> Iterator[str]:
    for claim in node if isinstance(node, list) else ():
        if isinstance(claim, dict) and "framework" in claim and "version" in claim:
            yield framework_key(str(claim["framework"]), str(claim["version"]))


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


def locate_overlay(base: Path, path: str) -> tuple[Path | None, str]:
    """The folder of the overlay package at *path* below the repository *base*, or None and why there is none.

    An overlay is part of the repository that brings it in, so it does not lie outside.
    """
    if "\0" in path:
        return None, "not-found"
    home, folder = Path(os.path.realpath(base)), Path(os.path.realpath(base / path))
    if Path(path).is_absolute() or not folder.is_relative_to(home):
        return None, "outside-repository"
    if is_file(folder / FRAMEWORK_NAME):
        return folder, ""
    return None, "no-overlay" if folder.is_dir() else "not-found"
