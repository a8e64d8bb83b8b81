"""What others may know of a rule: its code, name, severity and page. The check itself belongs to the validators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .findings import Severity
from .text import Text


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule without its check.

    ``message`` and ``hint`` are templates over the fault's arguments (exports/findings/wording.py).
    ``example`` and ``better`` are YAML as an
    architect would write it. ``source`` is the law, standard or framework the rule comes from.
    """

    code: str
    name: str
    severity: Severity
    message: Text
    hint: Text
    what: Text
    why: Text
    example: str
    better: str
    source: Text
    governed: bool = False
    """Whether only an exemption lets its findings through: no configuration and no comment beside them."""
    fix: Literal["", "safe", "unsafe", "safe or unsafe"] = ""
    """Whether ``check --fix`` can mend what it finds, and whether that needs ``--unsafe-fixes``."""
    cost: Text | None = None
    """Why the rule takes more than a tenth of a run over 100,000 elements, where it does."""
    origin: str = ""
    """The repository or plugin the rule comes from; ``""`` for the tool's own."""

    @property
    def group(self) -> str:
        """The letters of the code: what rules of one kind share."""
        return self.code.rstrip("0123456789")
