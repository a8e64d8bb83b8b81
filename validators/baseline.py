"""The baseline: findings of a legacy architecture that are known and tolerated, so that only new ones fail. It may only shrink.

A file of JSON in git, read with positions like every other file (JSON is YAML): path → rule → fingerprint → how often. The path is
for people who review the file; a finding is known by rule and fingerprint, so that a file may be renamed. An entry that stands for
nothing any more is a finding until it is pruned; that is the ratchet (as eslint does it).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from ..model.findings import Excuse, Finding
from ..model.source import Document, Locus, Mapping, Route

FORMAT = "kientruc-baseline/1"
UNTOLERATED = frozenset({"BAS001", "BAS002"})
"""What speaks of the baseline cannot stand in it."""

Key = tuple[str, str]
"""Rule and fingerprint."""


@dataclass
class Baseline:
    """What is tolerated: how many findings of each key, and where each entry stands."""

    document: Document
    tolerated: Counter[Key] = field(default_factory=Counter)
    entries: list[tuple[Key, int, Route]] = field(default_factory=list)
    broken: list[Locus] = field(default_factory=list)
    _left: Counter[Key] = field(default_factory=Counter)

    def apply(self, findings: Iterable[Finding], ran: AbstractSet[str]) -> tuple[list[Finding], list[Finding]]:
        """The findings that count, and the tolerated ones; afterwards :attr:`stale` knows what was not used."""
        left = Counter(self.tolerated)
        counted, excused = [], []
        for finding in findings:
            key = (finding.code, finding.fingerprint)
            if finding.code not in UNTOLERATED and left[key] > 0:
                left[key] -= 1
                excused.append(replace(finding, excuse=Excuse("baseline", self.document.path)))
            else:
                counted.append(finding)
        self._left = Counter({key: number for key, number in left.items() if number > 0 and key[0] in ran})
        return counted, excused

    @property
    def stale(self) -> tuple[Locus, ...]:
        """The entries of which :meth:`apply` did not use all; only of rules that ran."""
        left = Counter(self._left)
        found = []
        for key, number, route in reversed(self.entries):
            if left[key] > 0:
                left[key] -= number
                found.append(Locus(self.document, route, "key"))
        return tuple(reversed(found))


def read(document: Document) -> Baseline:
    """What *document* tolerates; ``broken`` says where it is not a baseline."""
    baseline = Baseline(document)
    root = document.root
    if root.get("format") != FORMAT:
        baseline.broken.append(Locus(document, ("format",)))
        return baseline
    if not isinstance(root.get("findings"), Mapping):
        baseline.broken.append(Locus(document, ("findings",)))
        return baseline
    for route, number in _leaves(root["findings"], ("findings",)):
        key = (str(route[2]), str(route[3])) if len(route) == 4 else None
        if key is None or not number.isdecimal() or int(number) < 1:
            baseline.broken.append(Locus(document, route))
        else:
            baseline.tolerated[key] += int(number)
            baseline.entries.append((key, int(number), route))
    return baseline


def _leaves(node: object, route: Route) -> Iterable[tuple[Route, str]]:
    if isinstance(node, Mapping):
        for key, child in node.items():
            yield from _leaves(child, (*route, key))
    else:
        yield route, node if isinstance(node, str) else ""


def write(findings: Iterable[Finding]) -> str:
    """The text of a baseline that tolerates *findings*: sorted, one entry a line, ending in one line break."""
    shape: dict[str, dict[str, dict[str, int]]] = {}
    for finding in sorted(findings, key=lambda finding: finding.order):
        if finding.code not in UNTOLERATED:
            prints = shape.setdefault(finding.place.path, {}).setdefault(finding.code, {})
            prints[finding.fingerprint] = prints.get(finding.fingerprint, 0) + 1
    listed = {"format": FORMAT, "findings": shape}
    return json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
