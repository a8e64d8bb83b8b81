"""Written dates as rules compare and show them: a year or a month proves nothing that only a day could prove."""

from __future__ import annotations

import datetime

from ..model.lifecycle import interval


def surely_before(first: str | None, second: str | None) -> bool:
    """Whether every day that *first* may mean is before every day that *second* may mean; no where either is unknown."""
    early, late = (interval(text) if text else None for text in (first, second))
    return early is not None and late is not None and early.last < late.first


def day(text: str) -> datetime.date | str:
    """A whole date as a date, which renderers write in their language; a year or month as it was written."""
    days = interval(text)
    return days.first if days is not None and days.first == days.last else text
