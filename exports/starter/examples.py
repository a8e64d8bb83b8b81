"""Commented-out examples: one element for each component that the framework expects and a new repository cannot have described.

What is listed is what the first ``check`` lists (CNF006), because both ask the same coverage; the folder is the layer of the first
kind the framework itself defines, in both.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping

from ...model.coverage import coverage
from ...model.frameworks import Component, Framework
from ...model.metamodel import Metamodel
from ...model.repository import Repository
from ...model.text import Language, Text
from ...model.verdicts import Cell
from ..coverage.cells import citation
from ..words import STRENGTHS
from .places import Place

PREFIX = "khung"
NATIONAL = "national-systems"
_OWNED = frozenset({"data", "application", "technology", "security"})
"""The layers whose elements some agency is responsible for."""
_BEYOND = {"lgsp": ("flows-to", "national", "ndxp")}
"""Component → verb, prefix and national system an example shows it connected with, where that system is known."""


def quoted(text: str) -> str:
    """*text* as a YAML value: whatever it holds, it stays one text (JSON is YAML)."""
    return json.dumps(text, ensure_ascii=False)


def words(text: Text) -> str:
    """``{vi: "…", en: "…"}``, of what there is."""
    languages: tuple[Language, ...] = ("vi", "en")
    found = ((language, getattr(text, language)) for language in languages)
    return "{" + ", ".join(f"{language}: {quoted(name)}" for language, name in found if name) + "}"


def examples(
    repository: Repository, framework: Framework, at: datetime.date, place: Place, owner: str
) -> dict[str, str]:
    """Folder → the lines that show how its components could be written; *repository* is the new one, still empty."""
    covered = coverage(repository, at, at, framework)
    metamodel = Metamodel(framework)
    found: dict[str, list[str]] = {}
    for cell in covered.of("component") if covered else ():
        if cell.state is not Cell.NOT_DESCRIBED:
            continue
        component = framework.components[cell.number]
        kind = first_kind(component, metamodel.profile)
        documents = [label.best("vi") for label in citation(cell, repository, at) if "://" not in label.best("vi")]
        reason = STRENGTHS[component.strength].best("vi") + (f" ({', '.join(documents)})" if documents else "")
        folder = metamodel.layer(kind)
        lines = _element(repository, cell.number, component, kind, folder, place, owner)
        found.setdefault(folder, []).append("\n".join((f"## {component.name.best('vi')}: {reason}.", *lines)))
    return {folder: "\n\n".join(blocks) for folder, blocks in found.items()}


def first_kind(component: Component, profile: Mapping[str, object]) -> str:
    """The kind to propose: the first the framework defines itself, else the first one, else an application component."""
    own: Iterable[str] = (kind for kind in component.kinds if kind in profile)
    return next(iter((*own, *component.kinds)), "application-component")


def _element(
    repository: Repository, name: str, component: Component, kind: str, folder: str, place: Place, owner: str
) -> Iterable[str]:
    """The lines of one element, commented out; a province's own name stands where the framework says "cấp tỉnh"."""
    title = Text((component.name.vi or "").replace("cấp tỉnh", place.unit.best("vi")) or None, component.name.en)
    yield f"#   {name}:"
    yield f"#     kind: {kind}"
    yield f"#     name: {words(title)}"
    if folder in _OWNED:
        yield f"#     owner: {owner}"
    yield f'#     realizes: ["{PREFIX}:component/{name}"]'
    verb, prefix, target = _BEYOND.get(name, ("", "", ""))
    if verb and target in repository.linked[NATIONAL].elements:
        yield f'#     {verb}: ["{prefix}:{target}"]'
    yield "#     evidence: inferred"
