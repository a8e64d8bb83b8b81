"""``kientruc framework show --format json``: a package with both languages, for programs."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.frameworks import Code, Component, Content, Framework, Obligation, Principle, ReferenceModel
from ...model.repository import Repository
from ...model.text import Text
from ..jsontext import Json, both, dump


def render(framework: Framework, register: Repository) -> str:
    """``kientruc-framework/1``. *register* knows the documents; an item that is inherited says from which package."""
    inherited = framework.inherited
    key = framework.document
    document = register.document(key) if key else None
    return dump(
        {
            "format": "kientruc-framework/1",
            "key": framework.key,
            "revision": framework.revision,
            "name": both(framework.name),
            "document": key,
            "inForceFrom": document.begins if document else None,
            "inForceUntil": register.end_of_force(key) if key else None,
            "amendments": list(framework.amendments),
            "extends": framework.extends,
            "replaces": list(framework.replaces),
            "note": _text(framework.note),
            "sources": list(framework.sources),
            "models": [_coded(name, item) for name, item in sorted(framework.models.items())],
            "codes": [_coded(name, item) for name, item in sorted(framework.codes.items())],
            "components": [
                _component(name, item, f"component/{name}" in inherited) for name, item in framework.components.items()
            ],
            "principles": [_part(name, item) for name, item in framework.principles.items()],
            "contents": [_part(name, item) for name, item in framework.contents.items()],
            "obligations": [
                _obligation(name, item, f"obligation/{name}" in inherited)
                for name, item in framework.obligations.items()
            ],
            "crosswalk": [
                {
                    "id": name,
                    "change": item.change,
                    "from": list(item.from_),
                    "to": list(item.to),
                    "evidence": item.evidence,
                    **_common(item.note, item.sources),
                }
                for name, item in framework.crosswalk.items()
            ],
            "terms": [
                {
                    "id": name,
                    "preferred": both(item.preferred),
                    "insteadOf": list(item.instead_of),
                    "document": item.document,
                    "since": item.since,
                    **_common(item.note, item.sources),
                }
                for name, item in framework.terms.items()
            ],
        }
    )


def _text(text: Text | None) -> dict[str, Json] | None:
    return both(text) if text else None


def _common(note: Text | None, sources: Iterable[str]) -> dict[str, Json]:
    return {"note": _text(note), "sources": list(sources)}


def _coded(name: str, item: ReferenceModel | Code) -> dict[str, Json]:
    return {"code": name, "name": _text(item.name), "status": item.status, **_common(item.note, item.sources)}


def _component(name: str, item: Component, inherited: bool) -> dict[str, Json]:  # noqa: FBT001 - one word of the record
    return {
        "id": name,
        "name": both(item.name),
        "strength": item.strength,
        "level": item.level,
        "kinds": list(item.kinds),
        "validFrom": item.valid_from,
        "validUntil": item.valid_until,
        "inherited": inherited,
        **_common(item.note, item.sources),
    }


def _part(name: str, item: Principle | Content) -> dict[str, Json]:
    return {
        "id": name,
        "number": item.number,
        "name": both(item.name),
        "strength": item.strength,
        **_common(item.note, item.sources),
    }


def _obligation(name: str, item: Obligation, inherited: bool) -> dict[str, Json]:  # noqa: FBT001 - see above
    return {
        "id": name,
        "number": item.number,
        "name": both(item.name),
        "document": item.document,
        "article": item.article,
        "inForceFrom": item.in_force_from,
        "inForceUntil": item.in_force_until,
        "due": item.due,
        "severity": item.severity,
        "confidence": item.confidence,
        "manual": item.check.manual is not None,
        "inherited": inherited,
        **_common(item.note, item.sources),
    }
