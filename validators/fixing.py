"""Mends what can be mended, and proves it before anything is written: judge, edit in memory, read again, judge again.

Reads top to bottom: which findings can be mended → as many edits as fit beside each other → the repository as it would be → keep
them if nothing was lost, nothing as bad came up, and what was to go is gone; else halve until it is known which one to drop.
Passes follow each other until one changes nothing, so a second run finds nothing to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..model.findings import Fault, Finding
from ..model.repository import Repository
from ..model.splice import Edit, Room, content
from .engine import Judged
from .registry import RULES
from .rule import Fix, Rule

MAXIMUM_PASSES = 10
MAXIMUM_TRIALS = 60
"""How often the repository is judged anew in one pass, while looking for the one fix that does harm."""

Reason = Literal["would-lose", "would-add", "would-stay", "too-many"]
Mark = str | tuple[str, int, int]
"""An element's key, or path, line and column."""
Harm = tuple[Reason | None, frozenset[Mark]]
Again = Callable[[Mapping[str, bytes]], Judged]
"""Judges the repository anew, with other contents for some of its files (path → bytes), everything else as before."""
Counts = Callable[[Judged], Iterable[Finding]]
"""Which findings of a run are to be mended: the very ones of its report."""


class Dropped(NamedTuple):
    """A finding whose fix was not made, because something would be lost, come up as bad as it was, or not go away."""

    finding: Finding
    reason: Reason


@dataclass(frozen=True, slots=True)
class Mending:
    """What came of it: the repository as judged afterwards, and every file that changes, whole (path → bytes)."""

    judged: Judged
    contents: Mapping[str, bytes]
    mended: tuple[Finding, ...]
    dropped: tuple[Dropped, ...]
    unsafe: int
    """How many of the findings that are left have a fix that was not asked for."""


class _Proposal(NamedTuple):
    finding: Finding
    fix: Fix


@dataclass
class _State:
    """The repository at one moment of the work, judged, with what may not be lost."""

    judged: Judged
    contents: Mapping[str, bytes]
    inventory: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.inventory = _inventory(self.judged.context.repository)


def mend(
    judged: Judged,
    again: Again,
    *,
    unsafe: bool = False,
    counts: Counts = lambda judged: judged.report.findings,
    before: Callable[[], Repository | None] = lambda: None,
    rules: Iterable[Rule] = RULES,
) -> Mending:
    """Mend the findings of *judged* that *counts* names and that can be mended, with *unsafe* also by guesses.

    *before* gives the repository at an earlier revision; it is asked only where a reference leads nowhere.
    """
    by_code = {rule.info.code: rule for rule in rules if rule.fix is not None}
    earlier = before() if any(fault.code in RENAMED for fault in judged.faults) else None
    state = _State(judged, {})
    mended: list[Finding] = []
    dropped: list[Dropped] = []
    for _ in range(MAXIMUM_PASSES):
        state.judged.context.before = earlier
        offered = _offers(state.judged, by_code, counts)
        batch = [*_beside_each_other(offer for offer in offered if unsafe or offer.fix.safe)]
        kept, dropped, state = _Trials(state, again).keep(batch)
        mended += kept
        if not kept:
            break
    left = () if unsafe else _offers(state.judged, by_code, counts)
    return Mending(
        judged=state.judged,
        contents=state.contents,
        mended=tuple(mended),
        dropped=tuple(dropped),
        unsafe=sum(not offer.fix.safe for offer in left),
    )


RENAMED = frozenset({"REF001", "REF002", "REF003", "REF008"})
"""The rules whose fix asks what the repository looked like before."""


def _offers(judged: Judged, rules: Mapping[str, Rule], counts: Counts) -> Iterator[_Proposal]:
    """Every finding that has a fix, all of whose edits are in the repository's own files."""
    own = {id(document) for document in judged.context.repository.files} - _dangerous(judged)
    wanted = {id(finding) for finding in counts(judged)}
    for finding, fault in zip(judged.report.findings, judged.faults, strict=True):
        fix = _fix(judged, rules.get(finding.code), fault) if id(finding) in wanted else None
        if fix is not None and fix.edits and all(id(edit.document) in own for edit in fix.edits):
            yield _Proposal(finding, fix)


def _dangerous(judged: Judged) -> set[int]:
    """The files with signs that cannot be seen (SYN005): a person takes those out first, and no diff shows them."""
    return {id(fault.where.document) for fault in judged.context.repository.faults if fault.code == "SYN005"}


def _fix(judged: Judged, rule: Rule | None, fault: Fault) -> Fix | None:
    return rule.fix(judged.context, fault) if rule is not None and rule.fix is not None else None


def _beside_each_other(offers: Iterable[_Proposal]) -> Iterator[_Proposal]:
    """First come, first served; whose place is taken waits for the next pass."""
    room = Room()
    for offer in offers:
        if room.take(offer.fix.edits):
            yield offer


class _Trials:
    """Finds the fixes of one pass that do no harm, by trying them together and halving what fails."""

    def __init__(self, state: _State, again: Again) -> None:
        self.start = self.state = state
        self.again = again
        self.kept: list[_Proposal] = []
        self.dropped: list[Dropped] = []

    def keep(self, batch: list[_Proposal]) -> tuple[list[Finding], list[Dropped], _State]:
        """What was mended, what was dropped and why, and the repository afterwards."""
        waiting = [batch] if batch else []
        for _ in range(MAXIMUM_TRIALS):
            if not waiting:
                break
            part = waiting.pop()
            harm, blamed = self._try(part)
            if harm and len(part) == 1:
                self.dropped.append(Dropped(part[0].finding, harm))
            elif harm:
                alone = _alone(part, blamed)
                self.dropped += [Dropped(offer.finding, harm) for offer in alone]
                known = {id(offer) for offer in alone}
                rest = [offer for offer in part if id(offer) not in known]
                waiting += [rest] if alone and rest else reversed(_divided(rest, blamed)) if rest else []
        self.dropped += [Dropped(offer.finding, "too-many") for part in waiting for offer in part]
        return [offer.finding for offer in self.kept], self.dropped, self.state

    def _try(self, part: list[_Proposal]) -> Harm:
        """Make *part* together with what is kept already; what harm that does, or None, and then it is kept."""
        together = [*self.kept, *part]
        edits: dict[int, list[Edit]] = {}
        for offer in together:
            for edit in offer.fix.edits:
                edits.setdefault(id(edit.document), []).append(edit)
        changed = {
            document.path: content(document, edits[id(document)])
            for document in self.start.judged.context.repository.files
            if id(document) in edits
        }
        contents = {**self.start.contents, **changed}
        after = _State(self.again(contents), contents)
        harm = _harm(self.state, after, part)
        if harm[0] is None:
            self.kept, self.state = together, after
        return harm


def _alone(part: list[_Proposal], blamed: frozenset[Mark]) -> list[_Proposal]:
    """Where harm is done to every element of *part*: the fixes that are the only ones of theirs, so it was them."""
    marks = Counter(offer.finding.element for offer in part)
    if any(not offer.finding.element or offer.finding.element not in blamed for offer in part):
        return []
    return [offer for offer in part if marks[offer.finding.element] == 1]


def _divided(part: list[_Proposal], blamed: frozenset[Mark]) -> list[list[_Proposal]]:
    """*part* in two: what nobody blames, which is tried first, and the rest; in halves where that tells nothing."""
    doubtful = [_mark(offer.finding) in blamed or offer.finding.element in blamed for offer in part]
    if any(doubtful) and not all(doubtful):
        pairs = [*zip(part, doubtful, strict=True)]
        return [[offer for offer, doubt in pairs if not doubt], [offer for offer, doubt in pairs if doubt]]
    half = len(part) // 2
    return [part[:half], part[half:]]


def _harm(before: _State, after: _State, made: list[_Proposal]) -> Harm:
    """What the fixes *made* do beside mending their findings, and which elements or places that is about.

    Behind an error something milder may come to light: that is progress. Something as bad shows that the fix was wrong. But where
    more can be read than before, rules speak that were silent, and only what they say of the same element or place is held
    against the fix.
    """
    old, new = before.judged.context.repository, after.judged.context.repository
    if (
        (old.whole and not new.whole)
        or (new.unread and not old.unread)
        or before.inventory - after.inventory - _meant_to_go(made)
    ):
        return "would-lose", frozenset()
    was, now = Counter(map(_key, before.judged.report.findings)), Counter(map(_key, after.judged.report.findings))
    gone = Counter(_key(offer.finding) for offer in made)
    stays = {key for key, number in gone.items() if now[key] > was[key] - number}
    if stays:
        return "would-stay", frozenset(_mark(offer.finding) for offer in made if _key(offer.finding) in stays)
    added, held_back = now - was, before.judged.report.held_back
    mildest = min(offer.finding.severity for offer in made)
    woken = len(new.faults) < len(old.faults)
    touched = {_mark(offer.finding) for offer in made}
    comes_up = [
        finding
        for finding in after.judged.report.findings
        if added[_key(finding)]
        and finding.severity >= mildest
        and finding.code not in held_back
        and (not woken or finding.element in touched or finding.place[:3] in touched)
    ]
    blamed = frozenset(mark for finding in comes_up for mark in (finding.element, finding.place[:3]) if mark)
    return ("would-add" if comes_up else None), blamed


def _mark(finding: Finding) -> Mark:
    """What *finding* is about: its element, or else its place."""
    return finding.element or finding.place[:3]


def _meant_to_go(made: list[_Proposal]) -> Counter[tuple[str, str]]:
    return Counter(("elements", key) for offer in made for key in offer.fix.removes)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.fingerprint


def _inventory(repository: Repository) -> Counter[tuple[str, str]]:
    """Everything that a fix may not lose: each thing with an id, and how many different relations there are."""
    found = Counter((section, key) for section in _SECTIONS for key in getattr(repository, section))
    found["relations", ""] = len({relation[:3] for relation in repository.relations})
    return found


_SECTIONS = ("elements", "documents", "views", "exemptions", "contracts", "rules")
