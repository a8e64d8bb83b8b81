"""Versions of a framework as one story: which version binds at a date, and which of their items are one and the same thing.

A province that realized a component of version 2.0 has not lost it on the day version 3.0 came into force. Two items are the
same where both versions take them over from one base package, or where the newer one's crosswalk says kept, renamed or changed;
what was split or merged needs a person's judgement and is never assumed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .frameworks import Framework

_SAME = frozenset({"kept", "renamed", "changed"})


def identities(frameworks: Mapping[str, Framework]) -> Mapping[str, str]:
    """Key of an item → the key that stands for it in all versions; a key that stands for itself only is not there."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        while key in parent:
            key = parent[key]
        return key

    for one, other in _pairs(frameworks):
        first, second = sorted((find(one), find(other)))
        if first != second:
            parent[second] = first
    return {key: find(key) for key in parent}


def _pairs(frameworks: Mapping[str, Framework]) -> Iterator[tuple[str, str]]:
    for framework in frameworks.values():
        for name in sorted(framework.inherited):
            yield f"{framework.key}:{name}", f"{framework.extends}:{name}"
        for entry in framework.crosswalk.values():
            if entry.change in _SAME and entry.from_ and entry.to:
                yield entry.from_[0], entry.to[0]


def family(claimed: str, frameworks: Mapping[str, Framework]) -> frozenset[str]:
    """The versions before and after *claimed* by one unbroken line of ``replaces``, itself among them.

    A version that was replaced by the same successor, but never stood in line with *claimed*, is not one of them.
    """
    older: dict[str, tuple[str, ...]] = {key: framework.replaces for key, framework in frameworks.items()}
    newer: dict[str, list[str]] = {}
    for key, replaced in older.items():
        for name in replaced:
            newer.setdefault(name, []).append(key)
    return frozenset(_reach(claimed, older) | _reach(claimed, newer)) & (frameworks.keys() | {claimed})


def _reach(start: str, steps: Mapping[str, tuple[str, ...] | list[str]]) -> set[str]:
    found, open_ = {start}, [start]
    while open_:
        for key in steps.get(open_.pop(), ()):
            if key not in found:
                found.add(key)
                open_.append(key)
    return found
