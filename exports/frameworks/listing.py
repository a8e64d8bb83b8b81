"""``kientruc framework list``: every version of every framework in a line, with its force on a day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from ...model.frameworks import Framework
from ...model.repository import Repository
from ...model.text import Language, Text
from ..findings.wording import clean, word
from ..jsontext import Json, both, dump
from ..width import table
from .page import in_chain
from .words import FORCE, say, span

_AT = Text("Hiệu lực xét tại ngày {}.", "In force as of {}.")


def as_text(
    frameworks: Mapping[str, Framework], registers: Mapping[str, Repository], at: datetime.date, language: Language
) -> str:
    """A line a package; *registers* has, for each, a repository that knows its documents."""
    headings = ("package", "name", "document", "force", "replaces")
    rows = [tuple(say(name, language) for name in headings)]
    for framework in in_chain(frameworks):
        register, key = registers[framework.key], framework.document
        force = ""
        if key is not None:
            dates = span(*_dates(framework, register), language)
            force = "; ".join(filter(None, (FORCE[register.in_force(key, at)].best(language), dates)))
        document = clean(register.label(key).best(language)) if key else "–"
        rows.append(
            (framework.key, clean(framework.name.best(language)), document, force or "–", ", ".join(framework.replaces))
        )
    return "\n".join((*table(rows), "", _AT.best(language).format(word(at, language)))) + "\n"


def as_json(frameworks: Mapping[str, Framework], registers: Mapping[str, Repository], at: datetime.date) -> str:
    """``kientruc-frameworks/1``: the same. ``inForce`` is null where the dates do not say or there is no document."""
    listed: list[Json] = []
    for framework in in_chain(frameworks):
        register, key = registers[framework.key], framework.document
        begins, ends = _dates(framework, register)
        listed.append(
            {
                "key": framework.key,
                "name": both(framework.name),
                "document": key,
                "number": both(register.label(key)) if key else None,
                "inForceFrom": begins,
                "inForceUntil": ends,
                "inForce": register.in_force(key, at) if key else None,
                "extends": framework.extends,
                "replaces": list(framework.replaces),
            }
        )
    return dump({"format": "kientruc-frameworks/1", "asOf": at.isoformat(), "frameworks": listed})


def _dates(framework: Framework, register: Repository) -> tuple[str | None, str | None]:
    """From when until when the framework's document binds."""
    key = framework.document
    document = register.document(key) if key else None
    return (document.begins, register.end_of_force(key)) if key and document else (None, None)
