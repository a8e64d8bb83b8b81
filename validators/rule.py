"""What a rule is: its page (:class:`~kientruc.model.rules.RuleInfo`) and one function that yields faults."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..model.findings import Fault, Severity
from ..model.rules import RuleInfo
from ..model.text import Text

if TYPE_CHECKING:
    from ..model.coverage import Coverage
    from ..model.frameworks import Framework
    from ..model.graph import Graph
    from ..model.repository import Repository

__all__ = ["Context", "Fault", "Rule", "RuleInfo", "Severity", "Text"]


@dataclass
class Context:
    """What a rule may look at: the repository and the two dates. What several rules need is computed once."""

    repository: Repository
    as_of: datetime.date
    today: datetime.date
    unknown_rules: tuple[str, ...] = ()
    """Exemptions (by id) whose rule does not exist. The engine says so before the rules that run ``last``."""
    idle: tuple[str, ...] = ()
    """Exemptions in force whose rule ran and that let nothing through; likewise."""

    @cached_property
    def framework(self) -> Framework | None:
        """The framework version that is judged: the one that binds at the date."""
        return self.repository.judged(self.as_of)

    @cached_property
    def coverage(self) -> Coverage | None:
        """Coverage of that framework at the date."""
        from ..model.coverage import coverage

        return coverage(self.repository, self.as_of, self.today)

    def graph(self, *verbs: str) -> Graph:
        """The graph over *verbs* only; networkx is imported when the first rule asks."""
        from ..model.graph import Graph

        return Graph(self.repository, verbs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. Without ``check`` the reader or the parser notices the fault; ``needs_whole`` rules judge from absence.

    A judgement from absence ("nobody realizes it") is held back while something that was written could not be read; a rule
    that ``needs_files`` (a reference names nothing) only while the text of a whole file is out of reach.
    A rule that runs ``last`` judges the exemptions, so it sees what they let through, and is not exempted itself.
    """

    info: RuleInfo
    check: Callable[[Context], Iterable[Fault]] | None = None
    needs_whole: bool = False
    needs_files: bool = False
    last: bool = False
