"""Commented-out examples: one element for each component that the framework expects and a new repository cannot have described.

What is listed is what the first ``check`` lists (CNF006), because both ask the same coverage; the folder is the layer of the first
kind the framework itself defines, in both.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...model.coverage import CoverageCell, basis, coverage
from ...model.frameworks import Component, Framework
from ...model.lifecycle import State
from ...model.metamodel import Metamodel
from ...model.repository import Repository
from ...model.text import Language, Text
from ...model.verdicts import Cell
from ..words import STRENGTHS
from .places import Place

PREFIX = "khung"
NATIONAL = "national-systems"
_OWNED = frozenset({"data", "application", "technology", "security"})
"""The layers whose elements some agency is responsible for."""
_BEYOND = {"lgsp": ("flows-to", "national", "ndxp")}
"""Component → verb, prefix and national system an example shows it connected with, where that system is known."""
_OUTSIDE = {"external-systems": ("ndxp", "npsp", "truc-lt-vb")}
"""Component → the national systems every province reaches it by (as Huế has it); they are referred to, not described again."""


class Examples(NamedTuple):
    """The lines of one folder, for its section ``elements`` and for its section ``relations``; empty where there are none."""

    elements: str = ""
    relations: str = ""


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
) -> dict[str, Examples]:
    """Folder → the lines that show how its components could be written; *repository* is the new one, still empty."""
    covered = coverage(repository, at, at, framework)
    metamodel = Metamodel(framework)
    elements: dict[str, list[str]] = {}
    relations: dict[str, list[str]] = {}
    for cell in covered.of("component") if covered else ():
        if cell.state is not Cell.NOT_DESCRIBED:
            continue
        component = framework.components[cell.number]
        kind = first_kind(component, metamodel.profile)
        folder = metamodel.layer(kind)
        outside = cell.number in _OUTSIDE
        lines = (
            _relations(repository, cell.number, at)
            if outside
            else _element(repository, cell.number, component, kind, folder, place, owner)
        )
        block = "\n".join((f"## {component.name.best('vi')}: {_reason(repository, cell, at)}.", *lines))
        (relations if outside else elements).setdefault(folder, []).append(block)
    return {
        folder: Examples("\n\n".join(elements.get(folder, ())), "\n\n".join(relations.get(folder, ())))
        for folder in (*elements, *relations)
    }


def _reason(repository: Repository, cell: CoverageCell, at: datetime.date) -> str:
    """Who asks for the component, and in which documents; never in one that was not issued yet, or bound no more, at *at*."""
    documents = [repository.label(document).best("vi") for document in basis(repository, cell, at)]
    return STRENGTHS[cell.strength].best("vi") + (f" ({', '.join(documents)})" if documents else "")


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


def _relations(repository: Repository, name: str, at: datetime.date) -> Iterable[str]:
    """The lines of the relations that say which national systems of the day realize the component *name*, commented out."""
    yield "## Hệ thống cấp quốc gia lấy từ kho national-systems (tiền tố `national`), không mô tả lại; giữ hệ thống có kết nối."
    for system in _OUTSIDE[name]:
        if repository.state(f"{NATIONAL}:{system}", at) not in (State.CURRENT, State.UNKNOWN):
            continue
        yield f"#   {system}-he-thong-ngoai:"
        yield f'#     source: "national:{system}"'
        yield "#     verb: realizes"
        yield f'#     target: "{PREFIX}:component/{name}"'
        yield "#     evidence: inferred"
