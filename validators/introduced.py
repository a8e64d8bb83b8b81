"""What a change introduced: the findings of now without those of an earlier revision, each counted as often as it occurs.

Both are judged whole, so a change in one file that breaks something in another is seen. Findings are the same by their
fingerprint, which knows no line: what moved, in a file or to another one, is not new. Findings about a file as such are known by
its path. What was renamed, file, element or document, is known by the name it had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..model.findings import Finding
from ..model.renames import renames
from ..model.report import Report
from ..model.repository import Repository

_LIKE = 0.5
"""How much of a file's lines must be the same for it to be the same file under another name: git's own measure."""
_PAIRS = 10_000
"""How many pairs of files are compared line by line; beyond, only files that are wholly the same count as renamed."""


@dataclass(frozen=True, slots=True)
class Called:
    """What is called otherwise now: path now → path then of files, key now → key then of elements and documents."""

    paths: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def between(cls, then: Repository, now: Repository) -> Called:
        """What was renamed from *then* to *now*."""
        return cls(renamed_files(now, then), {new: old for old, new in renames(then, now).items()})

    def then(self, finding: Finding) -> Finding:
        """*finding* as it would have been called then."""
        return replace(
            finding,
            place=finding.place._replace(path=self.paths.get(finding.place.path, finding.place.path)),
            element=self.keys.get(finding.element, finding.element),
            target=self.keys.get(finding.target, finding.target),
        )


def introduced(report: Report, earlier: Iterable[Finding], base: str, called: Called) -> Report:
    """*report* with only what is not among the *earlier* findings, which are those at the revision *base*.

    *called* says what had another name then.
    """
    known = Counter(_key(finding) for finding in earlier)
    findings = tuple(_not_known(report.findings, known, called))
    return replace(report, findings=findings, base=base, before=known.total())


def _not_known(findings: Iterable[Finding], known: Mapping[tuple[str, str], int], called: Called) -> Iterator[Finding]:
    """The *findings* beyond those that are *known*, as often as they are."""
    left = Counter(known)
    for finding in findings:
        key = _key(called.then(finding))
        if left[key] > 0:
            left[key] -= 1
        else:
            yield finding


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.fingerprint


def renamed_files(now: Repository, then: Repository) -> Mapping[str, str]:
    """Path now → path then of the files that were not there then and are like one that is not there now."""
    paths_now, paths_then = {file.path for file in now.files}, {file.path for file in then.files}
    fresh = {file.path: file.text for file in now.files if file.path not in paths_then}
    gone = {file.path: file.text for file in then.files if file.path not in paths_now}
    by_text = {text: path for path, text in gone.items()}
    found: dict[str, str] = {}
    for new, text in fresh.items():
        if text in by_text:
            found[new] = by_text.pop(text)
            del gone[found[new]]
    left = [new for new in fresh if new not in found]
    if not gone or len(left) * len(gone) > _PAIRS:
        return found
    lines = {path: Counter(text.splitlines()) for path, text in (*gone.items(), *((new, fresh[new]) for new in left))}
    pairs = sorted((-_likeness(lines[new], lines[old]), new, old) for new in left for old in gone)
    for likeness, new, old in pairs:
        if -likeness >= _LIKE and new not in found and old in gone:
            found[new] = old
            del gone[old]
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 1.0
