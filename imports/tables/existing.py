"""What stands where an overlay is to be written: its codes, and the overlays a repository names already.

A folder that ``add-codes`` wrote is replaced as a whole, so a second table written to it would take the first one's codes away.
"""

from __future__ import annotations

from pathlib import Path

from ...model.frameworks import Framework
from ...model.ids import framework_key
from ...model.manifest import FRAMEWORK_NAME, NAME
from ...model.reader import Limits, read
from .codes import Codes


class UnreadableError(Exception):
    """The package that stands there cannot be read, so nobody knows what would be lost; ``path`` is the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.as_posix())
        self.path = path


def lost(folder: Path, codes: Codes, framework: Framework) -> tuple[str, ...]:
    """The codes of the overlay in *folder* that would be gone if that of *codes* replaced it, sorted.

    A code that the published *framework* has as an official one by now is not lost.

    Raises:
        UnreadableError: a file of the package there is damaged or cannot be read.
    """
    key, held = _held(folder)
    if key != framework.key:
        return tuple(sorted(held))
    kept = {entry.code for entry in (*codes.taken, *codes.unchanged)}
    kept |= {code for code, item in framework.codes.items() if item.status == "official"}
    return tuple(sorted(held - kept))


def declared(home: Path) -> tuple[str, ...]:
    """The overlays that the manifest of the repository in *home* names; none where there is no manifest."""
    path = home / NAME
    if not path.is_file():
        return ()
    named = read(path, NAME, Limits()).document.root.get("overlays")
    return tuple(item for item in named if isinstance(item, str)) if isinstance(named, list) else ()


def _held(folder: Path) -> tuple[str, set[str]]:
    """The framework that the overlay in *folder* is for, and its codes."""
    key = ""
    held: set[str] = set()
    for path in sorted(folder.rglob("*.yaml")):
        reading = read(path, path.name, Limits())
        if not reading.whole:
            raise UnreadableError(path)
        root = reading.document.root
        codes, claim = root.get("codes"), root.get("overlays")
        if isinstance(codes, dict):
            held.update(codes)
        if path == folder / FRAMEWORK_NAME and isinstance(claim, dict):
            key = framework_key(str(claim.get("framework")), str(claim.get("version")))
    return key, held
