"""What is heavy is imported when it is needed, and every library in one place only."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"pydantic", "networkx", "rdflib", "jinja2", "graphviz", "yaml"}


@pytest.mark.parametrize("module", ["kientruc", "kientruc.cli.main"])
def test_an_import_brings_nothing_heavy(module):
    code = f"import sys, {module}; print(*sorted(name for name in sys.modules if '.' not in name))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "kientruc" in loaded
    assert loaded & HEAVY == set()


def test_reading_a_repository_needs_no_graph_and_no_rdf():
    code = "import sys, kientruc.model.loader; print(*sorted(name for name in sys.modules if '.' not in name))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & {"networkx", "rdflib", "jinja2", "graphviz"} == set()


HOMES = {
    "yaml": ("model/reader.py",),
    "networkx": ("model/graph.py",),
    "rdflib": ("exports/rdf/",),
    "pyoxigraph": ("exports/rdf/judge_child.py",),
    "pyshacl": ("exports/rdf/judge_child.py",),
}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_one_home(library):
    folders = ("model", "validators", "exports", "cli")
    users = {
        path.relative_to(ROOT).as_posix() for folder in folders for path in (ROOT / folder).rglob("*.py")
        if library in _imports(path)
    }  # fmt: skip
    assert users, f"nobody uses {library}"
    assert {user for user in users if not user.startswith(HOMES[library])} == set()


def test_model_reads_no_clock_and_no_environment():
    calls = ("today(", ".now(", "os.environ", "getenv(", "time.time(", "random")
    found = [
        (path.name, call) for path in sorted((ROOT / "model").glob("*.py")) for call in calls
        if call in path.read_text(encoding="utf-8")
    ]  # fmt: skip
    assert found == []
