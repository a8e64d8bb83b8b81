"""The rules themselves: the list as text and as JSON. The page of one is rulepage.py's."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ...model.rules import RuleInfo
from ...model.text import Language, Text
from .wording import severity_name


def as_text(rules: Mapping[str, RuleInfo], language: Language) -> str:
    """One line a rule: code, severity, name, what it checks."""
    lines = []
    width = max(len(info.name) for info in rules.values())
    for info in sorted(rules.values(), key=lambda info: info.code):
        severity = severity_name(info.severity, language)
        lines.append(f"{info.code}  {severity:<9}  {info.name:<{width}}  {info.what.best(language)}")
    return "\n".join(lines) + "\n"


def as_json(rules: Mapping[str, RuleInfo]) -> str:
    """``kientruc-rules/1``: every rule with its page in both languages."""
    listed = [
        {
            "code": info.code,
            "name": info.name,
            "severity": info.severity.name.lower(),
            **{key: _both(getattr(info, key)) for key in ("message", "hint", "what", "why", "source")},
            "example": info.example,
            "better": info.better,
        }
        for info in sorted(rules.values(), key=lambda info: info.code)
    ]
    return json.dumps({"format": "kientruc-rules/1", "rules": listed}, ensure_ascii=False, indent=2) + "\n"


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi or "", "en": text.en or ""}
