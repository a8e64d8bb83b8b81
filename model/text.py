"""A text for people, in Vietnamese and English: the one value both wings and every renderer agree on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text per language; at least one of the two is present where a model file wrote it."""

    vi: str | None = None
    en: str | None = None

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    def best(self, language: Language) -> str:
        """The text in *language*, or in the other one, or ``""``."""
        return ((self.vi or self.en) if language == "vi" else (self.en or self.vi)) or ""
