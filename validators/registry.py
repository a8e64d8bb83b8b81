"""Every rule, listed by hand: what runs is data, and the order is the order of the codes."""

from __future__ import annotations

from .rule import Rule
from .rules.reference import unknown_target

RULES: tuple[Rule, ...] = (unknown_target.RULE,)
