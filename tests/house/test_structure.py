"""Small rooms: what the house rules promise about size, docstrings and packages, counted."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES: list[str] = CONFIGURATION["tool"]["setuptools"]["packages"]
FOLDERS = [ROOT.joinpath(*package.split(".")[1:]) for package in PACKAGES]
MODULES = sorted(path for folder in FOLDERS for path in folder.glob("*.py"))
LINES = 400
FUNCTION_LINES = 60
LONG = {
    # one loop over libyaml's events: a call for each of two million events would cost more than the parsing
    "model/reader.py:_Composer._events",
    # click's options are parameters and decorators, counted as lines, not as logic
}
"""Functions that may be longer, each with its reason."""


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_modules_were_found():
    assert len(MODULES) > 60
    assert ROOT / "model" / "reader.py" in MODULES


def test_the_list_of_packages_is_the_folders():
    tops = [folder for folder in FOLDERS if folder.parent == ROOT]
    found = {folder.parent for top in tops for folder in top.rglob("__init__.py")} | {ROOT}
    assert {_shown(folder) for folder in found} == {_shown(folder) for folder in FOLDERS}


def test_no_folder_of_modules_is_outside_every_package():
    outside = {"tests", "benchmarks"}  # neither is part of what is installed
    stray = {
        _shown(path)
        for path in ROOT.glob("*/**/*.py")
        if path not in MODULES and not any(part in outside or part.startswith(".") for part in path.relative_to(ROOT).parts)
        and path.relative_to(ROOT).parts[0] not in ("build", "dist")
    }  # fmt: skip
    assert stray == set()


@pytest.mark.parametrize("path", MODULES, ids=_shown)
def test_a_module_says_why_it_exists_and_is_small(path):
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring, "no docstring"
    assert docstring[0].isupper() or docstring.startswith(("kientruc", "``")) or not docstring[0].isalpha()
    assert len(text.splitlines()) <= LINES


def _functions(path: Path) -> dict[str, int]:
    """Qualified name → lines, of every function of the module *path*."""
    found: dict[str, int] = {}

    def visit(node: ast.AST, name: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                inner = f"{name}.{child.name}" if name else child.name
                if not isinstance(child, ast.ClassDef):
                    found[f"{_shown(path)}:{inner}"] = (child.end_lineno or 0) - child.lineno + 1
                visit(child, inner)

    visit(ast.parse(path.read_text(encoding="utf-8")), "")
    return found


def test_functions_are_short():
    sizes = {name: lines for path in MODULES for name, lines in _functions(path).items()}
    assert len(sizes) > 300
    long = {name for name, lines in sizes.items() if lines > FUNCTION_LINES}
    assert long - LONG == set()


def test_the_exceptions_are_still_needed():
    sizes = {name: lines for path in MODULES for name, lines in _functions(path).items()}
    assert {name for name in LONG if sizes.get(name, 0) <= FUNCTION_LINES} == set()


def test_nothing_is_left_to_be_done():
    words = ("TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error")
    found = [(_shown(path), word) for path in MODULES for word in words if word in path.read_text(encoding="utf-8")]
    assert found == []
