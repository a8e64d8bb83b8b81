"""``kientruc.yaml`` → :class:`~kientruc.model.manifest.Manifest`, or a stand-in, so that one fault there does not hide all others."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .findings import Fault
from .manifest import NAME, Manifest
from .parse import Parser
from .reader import Reading
from .shapes import adapter
from .source import Document, Locus, Mapping

UNSTATED = datetime.date(2020, 1, 1)
"""The date of a description that does not say which day it is true for. Never the clock: a report must be reproducible."""


def read_manifest(folder: Path, reading: Reading) -> tuple[Manifest, list[Fault]]:
    """The manifest, or a stand-in where there is none that can be read, so that the files are still checked."""
    document = reading.document
    parser = Parser({})
    manifest: Manifest | None = None
    if not os.path.lexists(folder / NAME):
        parser.fault("SCH007", Locus(document), {})
        reading.whole = False
    elif document.root:
        manifest = parser.build(Manifest, dict(document.root), document, ())
    elif reading.whole:
        parser.fault("SCH007", Locus(document), {})
    if manifest is None:
        reading.whole = False
        manifest = _stand_in(document.root)
    return manifest, parser.faults


def _stand_in(root: Mapping) -> Manifest:
    """A manifest of whatever in *root* is right by itself, so that one bad date does not unlink everything."""
    fields: dict[str, Any] = {"id": "unnamed", "name": {}, "version": "0", "as-of": str(UNSTATED)}
    for key, value in root.items():
        try:
            adapter(Manifest).validate_python({**fields, key: value})
        except ValidationError:
            continue
        fields[key] = value
    return adapter(Manifest).validate_python(fields)


def resolve_absences(manifest: Manifest, parser: Parser, document: Document) -> None:
    """Report unknown prefixes inside ``absent``; the keys themselves are made by :func:`with_keys`."""
    for number, absence in enumerate(manifest.absent):
        parser.key(absence.item, document, ("absent", number, "item"))
        for place, source in enumerate(absence.sources):
            parser.source(source, document, ("absent", number, "sources", place))


def with_keys(manifest: Manifest, parser: Parser) -> Manifest:
    """*manifest* with the references of its ``absent`` made keys."""
    absent = tuple(
        replace(
            absence,
            item=parser.alias_key(absence.item),
            sources=tuple(s if s.startswith("http") else parser.alias_key(s) for s in absence.sources),
        )
        for absence in manifest.absent
    )
    return replace(manifest, absent=absent) if absent else manifest
