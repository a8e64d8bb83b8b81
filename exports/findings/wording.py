"""Where findings become sentences: templates of the rules, filled with language-free arguments.

A template is ``str.format`` with one addition: ``{nearest: (did you mean `{}`?)}`` puts its text in only where the
argument is not empty. Everything that comes from a model is cleaned of control characters before a person or a log sees
it, and of what build servers take for commands: GitHub finds ``##[`` and Azure ``##vso[`` anywhere in a line.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from ...model.findings import Argument, Finding, Label, Severity, Term
from ...model.rules import RuleInfo
from ...model.text import Language, Text, vietnamese_date
from .labels import LABELS, SEVERITIES
from .terms import TERMS

_SLOT = re.compile(r"\{(?P<name>\w+)(?::(?P<if>(?:[^{}]|\{\})*))?\}")
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]|#(?=#\\w*\\[)"
)
"""Control characters, invisible and direction-changing ones, lone surrogates, what is no character, and the first sign of a log command."""


def clean(text: str) -> str:
    """*text* with line breaks and control characters made visible; nothing from a model can forge a log line."""
    return UNSAFE.sub(lambda match: escape(match[0]), text)


def escape(letter: str) -> str:
    """*letter* spelled out, as JSON and YAML would."""
    return f"\\u{ord(letter):04x}"


def word(argument: Argument, language: Language) -> str:
    """One argument in *language*."""
    match argument:
        case Term():
            return TERMS[argument].best(language) if argument in TERMS else clean(argument)
        case Text():
            return clean(argument.best(language))
        case tuple():
            return ", ".join(clean(item) for item in argument)
        case datetime.date():
            return vietnamese_date(argument.isoformat()) if language == "vi" else argument.isoformat()
    return clean(str(argument))


def fill(template: Text, arguments: Mapping[str, Argument], language: Language, *, lenient: bool = False) -> str:
    """*template* in *language*, filled; where it is *lenient*, a slot without an argument stays as it is written.

    Raises:
        KeyError: the template names an argument the rule does not give (a bug in the rule; a test renders every case).
    """

    def slot(match: re.Match[str]) -> str:
        if lenient and match["name"] not in arguments:
            return match[0]
        value = word(arguments[match["name"]], language)
        if match["if"] is None:
            return value
        return match["if"].replace("{}", value) if value else ""

    return _SLOT.sub(slot, template.best(language))


def message(finding: Finding, rules: Mapping[str, RuleInfo], language: Language) -> str:
    """The sentence that names the thing and the fault."""
    return _said(rules[finding.code].message, finding, rules, language)


def hint(finding: Finding, rules: Mapping[str, RuleInfo], language: Language) -> str:
    """What to do about it, in the imperative."""
    return _said(rules[finding.code].hint, finding, rules, language)


def _said(template: Text, finding: Finding, rules: Mapping[str, RuleInfo], language: Language) -> str:
    """The template filled and cleaned as a whole: a rule may be the repository's own, and its words a model's."""
    return clean(fill(template, finding.arguments, language, lenient=bool(rules[finding.code].origin)))


def sentences(finding: Finding, rules: Mapping[str, RuleInfo], language: Language) -> str:
    """Message and hint, as one text in one line; never empty."""
    return " ".join(filter(None, (message(finding, rules, language), hint(finding, rules, language)))) or finding.code


def ordered_by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """The worst first, because services keep only the first so many; then as the files have them."""
    return sorted(findings, key=lambda finding: (-finding.severity, finding.order))


def severity_name(severity: Severity, language: Language) -> str:
    """``lỗi``, ``cảnh báo``, ``thông tin``."""
    return SEVERITIES[severity].best(language)


def label(name: Label, language: Language) -> str:
    """What a related place is to its finding."""
    return LABELS[name].best(language)
