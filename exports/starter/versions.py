"""Which version of the national framework a new repository follows: the newest one in force on the day, by the register."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ...model.frameworks import Framework
from ...model.repository import Repository


def in_force(packages: Iterable[Repository], at: datetime.date) -> tuple[Repository, Framework] | None:
    """The framework that binds at *at*, with the package it was read from, which knows its documents; None where none does.

    Of several in force the one that follows most others: a decision that repealed its predecessor without saying so still
    comes after it.
    """
    found: dict[str, tuple[Repository, Framework]] = {}
    everything: dict[str, Framework] = {}
    for package in packages:
        everything |= package.frameworks
        for framework in package.frameworks.values():
            if framework.document is not None and package.in_force(framework.document, at):
                found[framework.key] = package, framework
    return max(found.values(), key=lambda item: (_generation(item[1], everything), item[1].key), default=None)


def _generation(framework: Framework, everything: dict[str, Framework]) -> int:
    """How many versions, one after another or side by side, *framework* follows."""
    followed: set[str] = set()
    waiting = list(framework.replaces or ())
    while waiting:
        key = waiting.pop()
        if key not in followed:
            followed.add(key)
            older = everything.get(key)
            waiting += (older.replaces or ()) if older else ()
    return len(followed)
