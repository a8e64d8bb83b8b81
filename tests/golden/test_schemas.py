"""The shipped JSON Schemas: they are what ``kientruc schema`` prints, and every shipped file names one and keeps it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kientruc.cli.main import run

ROOT = Path(__file__).parents[2]
ARCHITECTURE = ROOT / "architecture"
FILES = sorted(ARCHITECTURE.rglob("*.yaml"))
TARGETS = ("model", "manifest", "framework")
_MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


class Typed(yaml.SafeLoader):
    """YAML 1.2, core schema, as editors read it: ``no`` is a text, ``2020-08-10`` too, ``3`` is a number."""


Typed.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
):
    Typed.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), list(first))


@cache
def schema(path: Path) -> Draft202012Validator:
    content = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Typed)


@pytest.mark.parametrize("target", TARGETS)
def test_the_schema_is_what_the_command_prints(target, golden, capsys):
    assert run(["schema", "--for", target]) == 0
    golden(ARCHITECTURE / f"schema/{target}.schema.json", capsys.readouterr().out)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ARCHITECTURE)))
def test_every_file_names_its_schema_and_keeps_it(path):
    first = _MODELINE.match(path.read_text(encoding="utf-8"))
    assert first, "the first line does not name the schema"
    named = (path.parent / first[1]).resolve()
    kind = {"kientruc.yaml": "manifest"}.get(path.name, "framework" if _in_a_framework(path) else "model")
    assert named == ARCHITECTURE / f"schema/{kind}.schema.json"
    errors = [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in schema(named).iter_errors(load(path))
    ]
    assert errors == []


def _in_a_framework(path: Path) -> bool:
    return any((folder / "framework.yaml").is_file() for folder in path.parents if folder.is_relative_to(ARCHITECTURE))


def test_the_schema_refuses_what_the_parser_refuses():
    """A schema that lets everything pass would make the test above worth nothing."""
    model = schema(ARCHITECTURE / "schema/model.schema.json")
    good = {"elements": {"a": {"kind": "portal", "name": {"vi": "A"}, "security-level": 3, "since": 2018}}}
    assert model.is_valid(good)
    for key, value in (("kind", "portall"), ("name", "A"), ("security-level", 6), ("ownr", "x"), ("serves", 3)):
        assert not model.is_valid({"elements": {"a": {**good["elements"]["a"], key: value}}}), key
    assert not model.is_valid({"elementz": {}})


def test_files_were_found():
    assert len(FILES) > 40
