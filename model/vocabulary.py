"""The ArchiMate vocabulary as data with a version, and the closed word lists of the model files.

The concepts and the relation matrix are tables in ``model/data`` because the standard moves (ArchiMate 3.2, The Open Group,
C226; 4.0 was published in 2026); the verbs are how this project writes its relations.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from .text import Text

ARCHIMATE_VERSION = "3.2"

Evidence = Literal["sourced", "reported", "derived", "inferred"]
Strength = Literal["law", "framework", "draft", "example"]
CodeStatus = Literal["official", "draft", "derived"]
Basis = Literal["stated", "issue-date-assumed", "unknown"]
Access = Literal["read", "write", "read-write"]

VERBS: dict[str, str] = {
    "composed-of": "composition",
    "aggregates": "aggregation",
    "assigned-to": "assignment",
    "realizes": "realization",
    "serves": "serving",
    "accesses": "access",
    "influences": "influence",
    "triggers": "triggering",
    "flows-to": "flow",
    "specializes": "specialization",
    "associated-with": "association",
}
"""Verb of the model files → ArchiMate relation. The source is always the element the verb is written in."""

VERB_PHRASES: dict[str, tuple[Text, Text]] = {
    "composed-of": (Text("gồm có", "is composed of"), Text("là một phần của", "is part of")),
    "aggregates": (Text("tập hợp", "aggregates"), Text("được tập hợp trong", "is aggregated in")),
    "assigned-to": (Text("thực hiện", "is assigned to"), Text("được thực hiện bởi", "is performed by")),
    "realizes": (Text("hiện thực hóa", "realizes"), Text("được hiện thực hóa bởi", "is realized by")),
    "serves": (Text("phục vụ", "serves"), Text("được phục vụ bởi", "is served by")),
    "accesses": (Text("truy cập", "accesses"), Text("được truy cập bởi", "is accessed by")),
    "influences": (Text("ảnh hưởng đến", "influences"), Text("chịu ảnh hưởng của", "is influenced by")),
    "triggers": (Text("kích hoạt", "triggers"), Text("được kích hoạt bởi", "is triggered by")),
    "flows-to": (Text("chuyển dữ liệu đến", "flows to"), Text("nhận dữ liệu từ", "receives from")),
    "specializes": (
        Text("là trường hợp riêng của", "specializes"),
        Text("có trường hợp riêng là", "is specialized by"),
    ),
    "associated-with": (Text("liên quan đến", "is associated with"), Text("liên quan đến", "is associated with")),
}
"""Verb → how a sentence says it, read from the source and read from the target."""

EXCHANGE_VERBS = frozenset({"flows-to", "serves", "accesses", "triggers"})
"""The verbs by which data can pass from one system to another."""

CONTAINMENT_VERBS = frozenset({"composed-of", "aggregates"})

LAYERS: dict[str, Text] = {
    "motivation": Text("Động lực, định hướng", "Motivation"),
    "strategy": Text("Chiến lược", "Strategy"),
    "organisation": Text("Tổ chức, người sử dụng", "Organisation"),
    "business": Text("Nghiệp vụ", "Business"),
    "application": Text("Ứng dụng", "Application"),
    "data": Text("Dữ liệu", "Data"),
    "technology": Text("Công nghệ, hạ tầng", "Technology"),
    "physical": Text("Vật lý", "Physical"),
    "security": Text("An toàn thông tin", "Security"),
    "roadmap": Text("Lộ trình triển khai", "Roadmap"),
    "other": Text("Khác", "Other"),
}
"""Layer id → name, in the order of the framework's overall diagram, top to bottom."""

JUNCTIONS = ("and-junction", "or-junction")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of ArchiMate: its name there (``ApplicationComponent``), our layer, its aspect, its names."""

    concept: str
    layer: str
    aspect: str
    name: Text


def kebab(concept: str) -> str:
    """``ApplicationComponent`` → ``application-component``: how model files write a concept."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", concept).lower()


@cache
def concepts(version: str = ARCHIMATE_VERSION) -> dict[str, Concept]:
    """Every concept of the standard, keyed by the kind that model files write (junctions under both their kinds)."""
    with (files(__package__) / "data" / f"archimate-{version}-concepts.csv").open(encoding="utf-8") as table:
        rows = [
            Concept(row["concept"], row["layer"], row["aspect"], Text(row["vi"], row["en"]))
            for row in csv.DictReader(table)
        ]
    kinds = {kebab(row.concept): row for row in rows}
    junction = kinds.pop("junction")
    return kinds | dict.fromkeys(JUNCTIONS, junction)


@cache
def relation_matrix(version: str = ARCHIMATE_VERSION) -> dict[tuple[str, str], frozenset[str]]:
    """(source concept, target concept) → the relations allowed between them (ArchiMate 3.2, appendix B)."""
    with (files(__package__) / "data" / f"archimate-{version}-relations.csv").open(encoding="utf-8") as table:
        return {(row["source"], row["target"]): frozenset(row["relations"].split()) for row in csv.DictReader(table)}
