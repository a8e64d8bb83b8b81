"""Dates that may be a year, a month, a day or unknown, and the state they imply at a date.

Where the dates do not decide, the state is ``unknown``, never ``current``: the tool must not claim what nobody wrote.
"""

from __future__ import annotations

import calendar
import datetime
import enum
import re
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
UNKNOWN = "unknown"


class State(enum.StrEnum):
    """Whether a thing exists at a date."""

    CURRENT = "current"
    PLANNED = "planned"
    RETIRED = "retired"
    FUTURE = "future"
    UNKNOWN = "unknown"


class Interval(NamedTuple):
    """The days a written date may mean: the first and the last one."""

    first: datetime.date
    last: datetime.date


@lru_cache(maxsize=4096)
def interval(text: str) -> Interval | None:
    """The days *text* may mean; None for ``unknown``.

    Raises:
        ValueError: *text* is not a date of the grammar, or no such day exists.
    """
    if text == UNKNOWN:
        return None
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return Interval(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    if day is None:
        return Interval(datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1]))
    return Interval(*(datetime.date(year, month, day),) * 2)


_HABITS = (
    (re.compile(r"(?P<d>[0-9]{1,2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<y>[0-9]{4})")),
    (re.compile(r"(?P<m>[0-9]{1,2})[/.-](?P<y>[0-9]{4})")),
    (re.compile(r"(?P<y>[0-9]{4})[/.-](?P<m>[0-9]{1,2})(?:[/.-](?P<d>[0-9]{1,2}))?")),
)
"""How days and months are written in Vietnam, and ISO 8601 without its zeros."""


def proposed(text: str) -> str:
    """The date of the grammar that *text* (``30/6/2019``, ``6/2019``) means, or ``""``: what a hint proposes."""
    for habit in _HABITS:
        if match := habit.fullmatch(text.strip()):
            parts = match.groupdict()
            date = "-".join((parts["y"], *(f"{int(parts[key]):02}" for key in ("m", "d") if parts.get(key))))
            try:
                return date if interval(date) else ""
            except ValueError:
                return ""
    return ""


def reached(text: str | None, at: datetime.date) -> bool | None:
    """Whether the date *text* has come at *at*; None where that cannot be decided (also for no text)."""
    days = interval(text) if text else None
    if days is None:
        return None
    if days.last <= at:
        return True
    return False if days.first > at else None


def state(
    *, planned: str | None, since: str | None, until: str | None, at: datetime.date, described: datetime.date | None
) -> State:
    """The state that the three written dates imply at *at*; *described* is the date the description is true for.

    Something written without any date is current at *described* and unknown at any other date (docs/model-files.md, Time).
    """
    if planned is None and since is None and until is None:
        return State.CURRENT if at == described else State.UNKNOWN
    ended = reached(until, at)
    if ended:
        return State.RETIRED
    begun = reached(since, at)
    if begun is False or (since is None and planned is not None):
        intended = reached(planned, at)
        if intended:
            return State.PLANNED
        if planned is not None and intended is None:
            return State.UNKNOWN
        return State.FUTURE
    if until is not None and ended is None:
        return State.UNKNOWN
    if begun or (since is None and at == described):
        return State.CURRENT
    return State.UNKNOWN


def in_force(begins: str | None, ends: str | None, at: datetime.date) -> bool | None:
    """Whether something with these two dates is in force at *at*; None where the dates do not say."""
    if ends is not None and reached(ends, at):
        return False
    begun = reached(begins, at)
    if begun is False:
        return False
    if begun is None or (ends is not None and reached(ends, at) is None):
        return None
    return True
