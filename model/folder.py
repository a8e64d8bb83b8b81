"""Which files of a folder are read. Iterative and suspicious: folders may be nested 2,000 deep, links may lead out or in circles."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from .manifest import FRAMEWORK_NAME, NAME

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})


def walk(folder: Path, exclude: tuple[str, ...], output: Path | None) -> Iterator[tuple[Path, str, str]]:
    """(path, shown path, problem) of every ``*.yaml`` below *folder* that is its own, folder by folder in order.

    The problem is ``""`` for a file that may be opened, else a word for why not. *output* is a resolved path.
    """
    root = os.path.realpath(folder)
    waiting = [root]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Path(here), shown(here, root), "permission" if isinstance(error, PermissionError) else "io"
            continue
        below = []
        for entry in entries:
            name = shown(entry.path, root)
            if entry.name.startswith(".") or excluded(name, exclude):
                continue
            if _is_folder(entry):
                problem = _folder_problem(entry, root, output)
                if problem == "":
                    below.append(entry.path)
                elif problem != "skipped":
                    yield Path(entry.path), name, problem
            elif name != NAME:
                problem = _file_problem(entry, root)
                if problem != "skipped":
                    yield Path(entry.path), name, problem
        waiting += reversed(below)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _folder_problem(entry: os.DirEntry[str], root: str, output: Path | None) -> str:
    if entry.name in SKIPPED_FOLDERS or (output is not None and entry.path == str(output)):
        return "skipped"
    if entry.name.endswith((".yaml", ".yml")):
        return "directory"
    if entry.is_symlink():
        return "folder-link" if is_inside(entry.path, root) else "outside"
    nested = any(is_file(Path(entry.path, manifest)) for manifest in (NAME, FRAMEWORK_NAME))
    return "skipped" if nested else ""


def _file_problem(entry: os.DirEntry[str], root: str) -> str:
    if entry.name.endswith(".yml"):
        return "extension"
    if not entry.name.endswith(".yaml"):
        return "skipped"
    if entry.is_symlink():
        return "file-link" if is_inside(entry.path, root) else "outside"
    return ""


def is_inside(path: str, root: str) -> bool:
    """Whether *path*, all links followed, is *root* or below it. Never raises: a circle of links leads nowhere."""
    try:
        real = os.path.realpath(path)
    except (OSError, ValueError):
        return False
    top = os.path.realpath(root)
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)


def is_file(path: Path) -> bool:
    """Whether *path* is a file."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises on a name too long and a folder that may not be entered


def locate_file(folder: Path, file: str) -> Path | None:
    """The file *file* of *folder*, whichever way its accents are composed on disk; None where it leads out of the folder."""
    spellings = (file, unicodedata.normalize("NFC", file), unicodedata.normalize("NFD", file))
    path = folder / next((name for name in spellings if os.path.lexists(folder / name)), file)
    linked = os.path.islink(path)  # noqa: PTH114 - Path.is_symlink raises on a name too long
    safe = "\0" not in file and not linked and is_inside(str(path), str(folder))
    return path if safe else None


def excluded(shown: str, patterns: tuple[str, ...]) -> bool:
    """Whether the manifest's ``exclude`` means the file or folder *shown*."""
    if not patterns:
        return False
    name = unicodedata.normalize("NFC", shown)
    return any(fnmatchcase(name, pattern) or fnmatchcase(name + "/", pattern) for pattern in patterns)


def shown(path: str, root: str) -> str:
    """*path* below *root* as findings show it; bytes that are not UTF-8 become U+FFFD."""
    name = path[len(root) :].strip(os.sep).replace(os.sep, "/") or "."
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")
