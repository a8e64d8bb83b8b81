"""What ``framework add-codes`` says and decides around the table: the document, the folder that is replaced, the manifest."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .common import put
from .language import say

if TYPE_CHECKING:
    from ..imports.tables.codes import Codes
    from ..model.findings import Argument
    from ..model.frameworks import Framework
    from ..model.repository import Repository

REGISTER = "legal-documents"
"""The shipped register of legal documents, which ``law:`` always means."""

_LISTED = 8
"""Codes that are named where more would be lost."""


def note(name: str, **arguments: Argument) -> str:
    """The sentence *name* of imports/tables/wording.py, filled, in the language of the run."""
    from ..exports.findings.wording import fill
    from ..imports.tables.wording import NOTES

    return say(fill(NOTES[name], arguments, "vi"), fill(NOTES[name], arguments, "en"))


def warn(document: str, framework: Framework, register: Repository) -> None:
    """Say so where *document*, one of the register, neither issued nor amends the framework. An address is not judged."""
    prefix, _, name = document.partition(":")
    if prefix != "law" or framework.document is None:
        return
    home = register if register.id == REGISTER else register.linked[REGISTER]
    issuing = framework.document.removeprefix(f"{REGISTER}:")
    amending = (key for key, item in home.documents.items() if issuing in item.amends)
    expected = dict.fromkeys((issuing, *(key.removeprefix(f"{REGISTER}:") for key in framework.amendments), *amending))
    if name not in expected:
        named = tuple(f"law:{key}" for key in expected)
        sys.stderr.write(note("other-document", document=document, framework=framework.key, expected=named) + "\n")


def keeps_all(folder: Path, codes: Codes, framework: Framework) -> bool:
    """Whether an overlay that kientruc wrote into *folder* loses no code; what it would lose is printed."""
    from ..exports.sink import MARKER
    from ..imports.tables.existing import UnreadableError, lost

    if not (folder / MARKER).is_file():
        return True
    try:
        gone = lost(folder, codes, framework)
    except UnreadableError as error:
        put(note("unreadable-overlay", path=error.path.as_posix()))
        return False
    if gone:
        more = len(gone) - _LISTED
        shown = str(more) if more > 0 else ""
        put(note("lost", folder=folder.as_posix(), number=len(gone), codes=gone[:_LISTED], more=shown))
    return not gone


def advise(folder: str, base: Path) -> None:
    """Print the line of the manifest that uses *folder*, together with the overlays it names already."""
    from ..imports.tables.existing import declared

    named = declared(base)
    kind = "overlays-there" if folder in named else "overlays-add" if named else "overlays-new"
    put(note(kind, manifest="kientruc.yaml", folder=folder))
    put(f"overlays: [{', '.join(dict.fromkeys((*named, folder)))}]")
