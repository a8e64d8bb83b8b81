"""What a renderer of findings knows besides the report: the texts, the language, where the files lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ...model.findings import Severity
from ...model.text import Language

if TYPE_CHECKING:
    from ...model.frameworks import Framework


@dataclass(frozen=True, slots=True)
class Setting:
    """How a report is to be shown.

    ``sources`` are the texts of the repository's own files by path: a path that is not among them belongs to a linked repository.
    ``root`` is put before such a path to make it one from the folder of the run (``""`` for that folder itself, absolute where the
    repository lies elsewhere). ``pages`` is the address before ``REF001.md``, where the pages of the rules are published.
    ``threshold`` is what fails (None: nothing). ``frameworks`` are the packages the repository uses, by key.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    language: Language = "vi"
    version: str = ""
    root: str = ""
    colour: bool = False
    pages: str = ""
    threshold: Severity | None = Severity.ERROR
    frameworks: Mapping[str, Framework] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """``root`` for services, which know only paths relative to where the build runs: ``""`` where it is absolute."""
        return "" if PurePosixPath(self.root).is_absolute() or ":" in self.root else self.root

    def address(self, code: str) -> str:
        """The address of the page of the tool's rule *code*, or ``""``."""
        return f"{self.pages}{code}.md" if self.pages else ""
