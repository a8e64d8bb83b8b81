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


def vietnamese_date(iso: str) -> str:
    """The day, month or year *iso* as Vietnamese offices write it: ``10/8/2020``, ``01/7/2025``, ``02/2018``, ``2020``.

    Days below ten and the months January and February carry a zero (Decree 30/2020/NĐ-CP, annex I).
    """
    year, *rest = iso.split("-")
    month, day = (rest[0] if rest else ""), (rest[1] if rest[1:] else "")
    shown = month if month in ("01", "02") else month.lstrip("0")
    return "/".join(part for part in (day, shown, year) if part)
