"""The JSON Schema of the model files, so that an editor completes and checks while an architect types.

Made from the typed model, the verbs and the profile in force, with a description of every key. The schema is looser than the
parser only where an editor reads YAML differently (it takes ``2018`` for a number, we for a text).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from .contracts import Contract
from .documents import LegalDocument
from .elements import Element, RelationFacts
from .exemptions import Exemption, View
from .frameworks import Property
from .ids import ID_PATTERN
from .manifest import FrameworkManifest, Manifest
from .metamodel import Metamodel
from .ownrules import OwnRule
from .packages import TABLES
from .shapes import adapter
from .text import Language, Text
from .vocabulary import VERBS

Schema = dict[str, Any]
Target = Literal["model", "manifest", "framework"]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID_KEYS = {"pattern": f"^{ID_PATTERN}$"}
_SCALAR = ["string", "number", "boolean"]
_DATES = ("planned", "since", "until", "issued", "as-of", "from", "due", "withdrawn")
_FORCE = ("in-force-from", "in-force-until", "valid-from", "valid-until")
_NUMERIC_TEXT = frozenset({"version", "revision", "number", *_DATES, *_FORCE})
"""Keys whose value an editor may take for a number, such as a year."""


@cache
def fields() -> dict[str, Text]:
    """Key of a model file → what it means, in both languages."""
    with (files(__package__) / "data" / "fields.csv").open(encoding="utf-8") as table:
        return {row["key"]: Text(row["vi"], row["en"]) for row in csv.DictReader(table)}


def json_schema(target: Target, metamodel: Metamodel, language: Language) -> Schema:
    """The schema of model files, manifests or framework packages (draft 2020-12)."""
    schema: Schema
    match target:
        case "model":
            schema = _model(metamodel, language)
        case "manifest":
            schema = _of(Manifest, language)
        case "framework":
            schema = _framework(language)
    definitions = _collect(schema)
    return {"$schema": DRAFT, **schema, **({"$defs": definitions} if definitions else {})}


def _model(metamodel: Metamodel, language: Language) -> Schema:
    entries = {
        "elements": _element(metamodel, language),
        "relations": _relation(metamodel, language),
        "documents": _of(LegalDocument, language),
        "views": _of(View, language),
        "exemptions": _of(Exemption, language),
        "contracts": _of(Contract, language),
        "rules": _of(OwnRule, language),
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {
                "type": "object",
                "propertyNames": _ID_KEYS,
                "additionalProperties": entry,
                "description": fields()[name].best(language),
            }
            for name, entry in entries.items()
        },
    }


def _framework(language: Language) -> Schema:
    """A file of a framework package holds the manifest's keys or any of the tables."""
    tables = {name: {"type": "object", "additionalProperties": _of(kind, language)} for name, kind in TABLES.items()}
    manifest = _of(FrameworkManifest, language)
    properties = {**manifest["properties"], **tables}
    return {"type": "object", "additionalProperties": False, "properties": properties, "$defs": manifest["$defs"]}


def _element(metamodel: Metamodel, language: Language) -> Schema:
    schema = _of(Element, language)
    properties = schema["properties"]
    properties["kind"] = {
        "description": fields()["kind"].best(language),
        "anyOf": [{"const": kind, "description": metamodel.name(kind).best(language)} for kind in metamodel.kinds],
    }
    target = {"anyOf": [{"type": "string"}, _target(metamodel, language)]}
    for verb in VERBS:
        properties[verb] = {"type": "array", "items": target, "description": fields()[verb].best(language)}
    for name, declared in metamodel.properties.items():
        properties[name] = _property(declared, language)
    return schema


def _target(metamodel: Metamodel, language: Language) -> Schema:
    schema = _relation_facts(metamodel, language)
    schema["properties"]["to"] = {"type": "string", "description": fields()["to"].best(language)}
    return schema | {"required": ["to"]}


def _relation(metamodel: Metamodel, language: Language) -> Schema:
    schema = _relation_facts(metamodel, language)
    schema["properties"].pop("id", None)
    for name in ("source", "target"):
        schema["properties"][name] = {"type": "string", "description": fields()[name].best(language)}
    schema["properties"]["verb"] = {"enum": list(VERBS), "description": fields()["verb"].best(language)}
    return schema | {"required": ["source", "verb", "target"]}


def _relation_facts(metamodel: Metamodel, language: Language) -> Schema:
    schema = _of(RelationFacts, language)
    schema["properties"]["id"] = {"type": "string", **_ID_KEYS, "description": fields()["id"].best(language)}
    for name, declared in metamodel.relation_properties.items():
        schema["properties"][name] = _property(declared, language)
    return schema


def _property(declared: Property, language: Language) -> Schema:
    described = declared.description or declared.name
    schema: Schema = {"title": declared.name.best(language), "description": described.best(language)}
    if declared.values:
        single: Schema = {
            "anyOf": [
                {"const": _as_editor(value), "description": name.best(language)}
                for value, name in declared.values.items()
            ]
        }
    else:
        kinds = {"integer": "integer", "number": "number", "boolean": "boolean"}
        single = {"type": kinds.get(declared.type, _SCALAR)}
        if declared.minimum is not None:
            single["minimum"] = declared.minimum
        if declared.maximum is not None:
            single["maximum"] = declared.maximum
    return schema | ({"type": "array", "items": single} if declared.many else single)


def _as_editor(value: str) -> str | int:
    """A value as an editor's YAML reader types it."""
    return int(value) if value.isdecimal() and str(int(value)) == value else value


def _of(kind: type[Any], language: Language) -> Schema:
    """Pydantic's schema of *kind*, without what only the parser sets, with our descriptions."""
    schema: Schema = adapter(kind).json_schema(by_alias=True)
    for definition in (schema, *schema.get("$defs", {}).values()):
        _describe(definition, language)
    properties = schema.get("properties", {})
    for hidden in {Element: ("id", "values"), RelationFacts: ("id", "values")}.get(
        kind, ("id",) * (kind not in (Manifest, FrameworkManifest))
    ):
        properties.pop(hidden, None)
    schema["required"] = [name for name in schema.get("required", ()) if name in properties]
    return schema


def _describe(definition: Schema, language: Language) -> None:
    definition.pop("title", None)
    definition.pop("description", None)
    for name, entry in definition.get("properties", {}).items():
        for noise in ("title", "description", "default"):
            entry.pop(noise, None)
        if name in fields():
            entry["description"] = fields()[name].best(language)
        if name in _NUMERIC_TEXT and "$ref" not in str(entry) and entry.get("type") != "array":
            entry.pop("anyOf", None)
            entry["type"] = ["string", "number"]


def _collect(schema: Any) -> Schema:
    """Move every nested ``$defs`` to the top, where ``#/$defs/…`` looks for them."""
    found: Schema = {}
    if isinstance(schema, dict):
        found |= schema.pop("$defs", {})
        for value in list(schema.values()):
            found |= _collect(value)
        for definition in list(found.values()):
            found |= _collect(definition)
    elif isinstance(schema, list):
        for value in schema:
            found |= _collect(value)
    return found
