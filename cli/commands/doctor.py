"""``kientruc doctor``: does this machine have what the tool needs, and which renderer draws the diagrams."""

from __future__ import annotations

import platform
import shutil
import sys
from importlib import metadata

import click

from ..common import language_option, put
from ..language import say
from ..usage import BilingualCommand

NEEDED = ("click", "graphviz", "jinja2", "networkx", "pydantic", "pyyaml", "rdflib")


@click.command(
    "doctor",
    cls=BilingualCommand,
    help=say(
        "Kiểm tra máy này: Python, thư viện, bộ vẽ sơ đồ, dữ liệu đi kèm.",
        "Check this machine: Python, libraries, renderer, shipped data.",
    ),
)
@language_option
def command() -> int:
    """Print one line a check; 1 where something needed is missing."""
    checks = [_python(), *map(_library, NEEDED), _yaml(), _renderer(), _shipped()]
    width = max(len(name) for name, _, _ in checks)
    for name, good, detail in checks:
        mark = say("đạt", "ok") if good else say("THIẾU", "MISSING")
        put(f"{name:<{width}}  {mark:<7}  {detail}")
    return int(not all(good for _, good, _ in checks))


def _python() -> tuple[str, bool, str]:
    return "Python", sys.version_info >= (3, 11), platform.python_version()


def _library(name: str) -> tuple[str, bool, str]:
    try:
        return name, True, metadata.version(name)
    except metadata.PackageNotFoundError:
        return name, False, say("chưa cài", "not installed")


def _yaml() -> tuple[str, bool, str]:
    """The reader needs libyaml's parser, which a PyYAML built from source may lack."""
    import importlib.util

    good = importlib.util.find_spec("yaml._yaml") is not None
    missing = say("PyYAML được cài không kèm libyaml", "this PyYAML was built without libyaml")
    return "libyaml", good, "" if good else missing


def _renderer() -> tuple[str, bool, str]:
    name = say("bộ vẽ sơ đồ", "diagram renderer")
    try:
        return name, True, f"graphviz-pure {metadata.version('graphviz-pure')}"
    except metadata.PackageNotFoundError:
        dot = shutil.which("dot")
        missing = say(
            "không có graphviz-pure hay dot; chỉ xuất được tệp DOT",
            "neither graphviz-pure nor dot; only DOT text can be written",
        )
        return name, dot is not None, dot or missing


def _shipped() -> tuple[str, bool, str]:
    from ...model.federation import shipped

    packages = shipped()
    return say("kho đi kèm", "shipped data"), bool(packages), ", ".join(sorted(packages))
