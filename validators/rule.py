"""What a rule is: its page (:class:`~kientruc.model.rules.RuleInfo`) and one function that yields faults."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..model.findings import Fault, Severity
from ..model.rules import RuleInfo
from ..model.text import Text

if TYPE_CHECKING:
    from ..model.coverage import Coverage
    from ..model.frameworks import Framework
    from ..model.graph import Graph
    from ..model.repository import Repository
    from ..model.source import Locus
    from ..model.splice import Edit
    from ..model.suppressions import Suppression
    from ..model.survey import Survey
    from ..model.views import Views

__all__ = ["Context", "Fault", "Fix", "Outcome", "Rule", "RuleInfo", "Severity", "Stage", "Text"]


class Stage(enum.IntEnum):
    """When a rule runs: it judges the architecture, or watches over what lets findings through, or over the baseline."""

    JUDGES = 1
    WATCHES = 2
    CLOSES = 3


@dataclass
class Outcome:
    """What became of everything that lets findings through, for the rules that watch over it."""

    known: frozenset[str] = frozenset()
    """The codes and names of every rule."""
    governed: frozenset[str] = frozenset()
    """Those of them that only an exemption lets through."""
    unknown_rules: tuple[str, ...] = ()
    """Exemptions (by id) whose rule does not exist."""
    idle: tuple[str, ...] = ()
    """Exemptions in force whose rule ran and that let nothing through."""
    suppressions: tuple[Suppression, ...] = ()
    """Every comment that suppresses findings."""
    idle_suppressions: tuple[Suppression, ...] = ()
    """Those that are well-formed, whose rules ran, and that let nothing through."""
    idle_adjustments: tuple[tuple[int, str], ...] = ()
    """Entries of ``check.severity`` (by place) that do nothing, and why (:meth:`~kientruc.validators.severity.Wishes.idle`)."""
    stale: tuple[Locus, ...] = ()
    """Entries of the baseline that stand for nothing any more."""
    broken_baseline: tuple[Locus, ...] = ()
    """Where the baseline file is not one."""


class Fix(NamedTuple):
    """How a fault is mended: edits of the files, all of them or none. Only a *safe* one is made without being asked twice."""

    edits: tuple[Edit, ...]
    safe: bool = True
    removes: tuple[str, ...] = ()
    """The elements that are meant to go."""


@dataclass
class Context:
    """What a rule may look at: the repository and the two dates. What several rules need is computed once."""

    repository: Repository
    as_of: datetime.date
    today: datetime.date
    outcome: Outcome = field(default_factory=Outcome)
    """Known to the rules that watch (:class:`Stage`)."""
    before: Repository | None = None
    """The repository as it was at an earlier revision, where the command line gave one: fixes learn renames from it."""

    @cached_property
    def framework(self) -> Framework | None:
        """The framework version that is judged: the one that binds at the date."""
        return self.repository.judged(self.as_of)

    @cached_property
    def coverage(self) -> Coverage | None:
        """Coverage of that framework at the date."""
        from ..model.coverage import coverage

        return coverage(self.repository, self.as_of, self.today)

    @cached_property
    def survey(self) -> Survey:
        """The elements and relations that are there at the date."""
        from ..model.survey import Survey

        return Survey(self.repository, self.as_of)

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """Key of a thing at the earlier revision → its key now, where it was renamed."""
        from ..model.renames import renames

        return renames(self.before, self.repository) if self.before else {}

    @cached_property
    def views(self) -> Views:
        """What the repository's views show at the date."""
        from ..model.views import Views

        return Views(self.repository, self.as_of)

    def graph(self, *verbs: str) -> Graph:
        """The graph over *verbs* only; networkx is imported when the first rule asks."""
        from ..model.graph import Graph

        return Graph(self.repository, verbs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. Without ``check`` the reader or the parser notices the fault; ``needs_whole`` rules judge from absence.

    A judgement from absence ("nobody realizes it") is held back while something that was written could not be read; a rule
    that ``needs_files`` (a reference names nothing) only while the text of a whole file is out of reach.
    A rule that watches sees what exemptions and comments let through, and neither lets it off. ``fix`` says how a fault of
    this rule is mended, or None where it cannot be told.
    """

    info: RuleInfo
    check: Callable[[Context], Iterable[Fault]] | None = None
    needs_whole: bool = False
    needs_files: bool = False
    stage: Stage = Stage.JUDGES
    fix: Callable[[Context, Fault], Fix | None] | None = None
