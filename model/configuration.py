"""How a repository wants to be checked: the profile, and severities set anew for some rules at some places.

Severity is three questions: how bad a rule is (its page), who wants it (the profile and these adjustments), and whether one
place is let off (an exemption, a suppression, the baseline).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from .elements import FILE
from .text import Text

Profile = Literal["basic", "national", "strict"]
Level = Literal["off", "info", "warning", "error"]
Pattern = Annotated[str, Field(min_length=1)]
"""A text in which ``*`` stands for any letters."""


@dataclass(frozen=True, slots=True, config=FILE)
class Adjustment:
    """Another severity for the findings of some rules, everywhere or at some paths or elements; of several the last one counts.

    ``rules`` holds codes (``IDN002``), groups (``IDN``), names (``duplicate-name``) or patterns of codes (``LNG*``).
    """

    rules: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    severity: Level
    paths: tuple[Pattern, ...] = ()
    elements: tuple[Pattern, ...] = ()
    reason: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Checking:
    """``check:`` in the manifest. ``warn-before``: how many days before its end an exemption is spoken of."""

    profile: Profile = "national"
    severity: tuple[Adjustment, ...] = ()
    baseline: str | None = None
    warn_before: Annotated[int, Field(ge=0, le=3660)] = 30


NO_WISHES = Checking()
