"""The rules themselves: the list as text and as JSON. The page of one is rulepage.py's."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ...model.rules import RuleInfo
from ...model.text import Language, Text
from ..jsontext import Json, dump
from .wording import clean, severity_name


def as_text(rules: Mapping[str, RuleInfo], language: Language) -> str:
    """One line a rule: code, severity, name, what it checks."""
    lines = []
    width = max((len(info.name) for info in rules.values()), default=0)
    for info in sorted(rules.values(), key=lambda info: info.code):
        severity = severity_name(info.severity, language)
        lines.append(clean(f"{info.code}  {severity:<9}  {info.name:<{width}}  {info.what.best(language)}"))
    return "\n".join(lines) + "\n"


def as_json(rules: Mapping[str, RuleInfo], profiles: Mapping[str, Collection[str]] | None = None) -> str:
    """``kientruc-rules/1``: every rule with its page in both languages; *profiles* are lists of codes by name."""
    listed: list[Json] = [
        {
            "code": info.code,
            "name": info.name,
            "severity": info.severity.name.lower(),
            **{key: _both(getattr(info, key)) for key in ("message", "hint", "what", "why", "source")},
            "example": info.example,
            "better": info.better,
            "group": info.group,
            "governed": info.governed,
            "fix": info.fix,
            "cost": _both(info.cost) if info.cost else None,
            "origin": info.origin,
            "profiles": [name for name, codes in (profiles or {}).items() if info.code in codes],
        }
        for info in sorted(rules.values(), key=lambda info: info.code)
    ]
    return dump({"format": "kientruc-rules/1", "rules": listed})


def _both(text: Text) -> dict[str, Json]:
    return {"vi": text.vi or "", "en": text.en or ""}
