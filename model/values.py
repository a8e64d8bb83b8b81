"""Profile properties: the text an architect wrote → a value of the declared type, within its bounds, or nothing."""

from __future__ import annotations

import re

from .elements import Value
from .findings import Argument, Term
from .frameworks import Property
from .lifecycle import interval

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?")
# Stricter than int() and float(), which take "1_000", " 3 ", "nan" and the digits of every script.


def scalar(declared: Property, text: str) -> Value | None:
    """*text* as the property's type and within its bounds, or None."""
    value = _typed(declared.type, text)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if declared.minimum is not None and value < declared.minimum:
            return None
        if declared.maximum is not None and value > declared.maximum:
            return None
    if declared.pattern and (value is None or not re.fullmatch(declared.pattern, str(value))):
        return None
    return value


def _typed(kind: str, text: str) -> Value | None:
    match kind:
        case "integer":
            return int(text) if _INTEGER.fullmatch(text) else None
        case "number":
            return float(text) if _NUMBER.fullmatch(text) else None
        case "boolean":
            return {"true": True, "false": False}.get(text)
        case "date":
            try:
                interval(text)
            except ValueError:
                return None
        case "url":
            return text if text.startswith(("https://", "http://")) else None
    return text


def bounds(declared: Property) -> dict[str, Argument]:
    """What a finding says of the bounds or the pattern of a property."""
    low, high = declared.minimum, declared.maximum
    if low is not None and high is not None:
        return {"expected": Term("range"), "choices": (f"{low:g}–{high:g}",)}
    if low is not None or high is not None:
        return {"expected": Term("range"), "choices": (f"≥ {low:g}" if high is None else f"≤ {high:g}",)}
    return {"expected": Term("pattern"), "choices": (declared.pattern,)} if declared.pattern else {}
