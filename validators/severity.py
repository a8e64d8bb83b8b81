"""How bad a finding is here: the rule's own severity, unless the profile leaves the rule out or the manifest says otherwise.

Rules that are *governed* (framework, law, exemptions and what watches over them) may be made stricter, never milder: whoever
does not comply explains it in an exemption, which has an approver and an end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from fnmatch import fnmatchcase

from ..model.configuration import Adjustment, Checking, Profile
from ..model.findings import Finding, Severity
from ..model.rules import RuleInfo
from .profiles import PROFILES

_LEVELS = {"off": None, "info": Severity.INFO, "warning": Severity.WARNING, "error": Severity.ERROR}


class Wishes:
    """What is wanted of one run: a profile, the manifest's adjustments, and the rules that the command line named."""

    def __init__(self, checking: Checking, profile: Profile | None = None, only: Sequence[str] = ()) -> None:
        self.profile: Profile = profile or checking.profile
        self.adjustments = checking.severity
        self.only = tuple(only)

    def wants(self, rule: RuleInfo) -> bool:
        """Whether *rule* is to run: by the profile, or because an adjustment asks for it. A repository wants its own rules."""
        if self.only and not names(self.only, rule):
            return False
        if self._bundled(rule):
            return True
        return any(wish.severity != "off" and names(wish.rules, rule) for wish in self.adjustments)

    def severity(self, finding: Finding, rule: RuleInfo) -> Severity | None:
        """The severity of *finding* after all adjustments; None where nobody wants it."""
        level = finding.severity if self._bundled(rule) else None
        for wish in self.adjustments:
            if names(wish.rules, rule) and _means(wish, finding):
                level = _LEVELS[wish.severity]
        if rule.governed and self._bundled(rule) and finding.severity > (level or 0):
            return finding.severity
        return level

    def _bundled(self, rule: RuleInfo) -> bool:
        """Whether the profile has *rule*; what is in none was brought along by somebody who wants it."""
        return rule.code in PROFILES[self.profile] or rule.code not in PROFILES["strict"]

    def idle(
        self, rules: Collection[RuleInfo], paths: Collection[str], elements: Collection[str]
    ) -> tuple[tuple[int, str], ...]:
        """The adjustments (by place) that do nothing, and why.

        ``no-such-rule``, ``no-such-file``, ``no-such-element``, or ``governed-rule`` where all it names are governed and it would
        make them milder.
        """
        found = ((place, _idle(wish, rules, paths, elements)) for place, wish in enumerate(self.adjustments))
        return tuple((place, reason) for place, reason in found if reason)


def _idle(wish: Adjustment, rules: Collection[RuleInfo], paths: Collection[str], elements: Collection[str]) -> str:
    if any(not any(names((pattern,), rule) for rule in rules) for pattern in wish.rules):
        return "no-such-rule"
    if wish.paths and not any(fnmatchcase(path, pattern) for pattern in wish.paths for path in paths):
        return "no-such-file"
    if wish.elements and not any(fnmatchcase(key, pattern) for pattern in wish.elements for key in elements):
        return "no-such-element"
    level = _LEVELS[wish.severity] or 0
    milder = all(rule.governed and level < rule.severity for rule in rules if names(wish.rules, rule))
    return "governed-rule" if milder else ""


def names(patterns: Iterable[str], rule: RuleInfo) -> bool:
    """Whether one of *patterns* (a code, group, name or pattern of codes) means *rule*."""
    return any(
        pattern.upper() in {rule.code, rule.group} or pattern == rule.name or fnmatchcase(rule.code, pattern.upper())
        for pattern in patterns
    )


def _means(wish: Adjustment, finding: Finding) -> bool:
    if wish.paths and not any(fnmatchcase(finding.place.path, pattern) for pattern in wish.paths):
        return False
    return not wish.elements or any(fnmatchcase(finding.element, pattern) for pattern in wish.elements)
