"""What others may know of a rule: its code, name, severity and page. The check itself belongs to the validators."""

from __future__ import annotations

from dataclasses import dataclass

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
