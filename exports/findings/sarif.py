"""The report as SARIF 2.1.0 (OASIS), as GitHub and other code-scanning services take it in.

GitHub's limits (docs.github.com, "SARIF support for code scanning"): the first 5,000 results count, descriptions have at most
1,024 characters, no text is empty, paths are relative to the root of the git repository.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from ...model.findings import Finding, Severity
from ...model.manifest import NAME
from ...model.report import Report
from ...model.rules import RuleInfo
from ...model.source import Place
from ...model.text import Language, Text
from ..jsontext import Json, dump
from .linehash import line_hashes
from .rulepage import page
from .setting import Setting
from .wording import clean, hint, label, message

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST = 5000
LONGEST = 1024
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MORE = "more-findings"


def render(report: Report, setting: Setting) -> str:
    """The report as SARIF text, its messages in the language of *setting*; the help of each rule holds both."""
    rules = report.rules
    shaper = _Shaper(rules, setting.sources, setting.prefix, setting.language)
    findings = sorted(report.findings, key=lambda finding: (-finding.severity, finding.order))
    exempted = sorted(report.excused, key=lambda finding: finding.order)
    everything = [*findings, *exempted]
    results = [shaper.result(finding) for finding in everything[:MOST]]
    described: list[Json] = [_rule(rules[code]) for code in shaper.codes]
    if len(everything) > MOST:
        described.append(_more_rule())
        results.append(shaper.more(len(everything) - MOST))
    driver: Json = {"name": "kientruc", "semanticVersion": setting.version, "rules": described}
    run: Json = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"kientruc/{quote(report.repository)}/"},
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "utf-8",
        "results": results,
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


class _Shaper:
    """What every result is made with."""

    def __init__(
        self, rules: Mapping[str, RuleInfo], sources: Mapping[str, str], root: str, language: Language
    ) -> None:
        self.rules = rules
        self.codes = sorted(rules)
        self.sources = sources
        self.root = root
        self.language: Language = language
        self._hashes: dict[str, list[str]] = {}

    def result(self, finding: Finding) -> dict[str, Json]:
        """One finding; one that was let through carries who let it through."""
        sentences = (message(finding, self.rules, self.language), hint(finding, self.rules, self.language))
        shape: dict[str, Json] = {
            "ruleId": finding.code,
            "ruleIndex": self.codes.index(finding.code),
            "level": _LEVELS[finding.severity],
            "message": {"text": " ".join(filter(None, sentences))},
            "locations": [{"physicalLocation": self._location(finding.place)}],
            "partialFingerprints": self._fingerprints(finding),
        }
        # A place in a linked repository is not below *root*, so no URI can be given for it.
        near = [related for related in finding.related if related.place.path in self.sources]
        if near:
            shape["relatedLocations"] = [
                {
                    "id": number,
                    "message": {"text": label(related.label, self.language)},
                    "physicalLocation": self._location(related.place),
                }
                for number, related in enumerate(near, start=1)
            ]
        if finding.excuse:
            justification = Text("Miễn trừ", "Exemption").best(self.language) + f" {clean(finding.excuse.by)}"
            shape["suppressions"] = [{"kind": "external", "status": "accepted", "justification": justification}]
        return shape

    def more(self, number: int) -> dict[str, Json]:
        """The result that says how many did not fit."""
        text = Text(
            f"Còn {number} phát hiện nữa không đưa vào tệp này (tối đa {MOST}).",
            f"{number} more findings are not in this file (it holds at most {MOST}).",
        )
        return {
            "ruleId": _MORE,
            "ruleIndex": len(self.codes),
            "level": "note",
            "message": {"text": text.best(self.language)},
            "locations": [{"physicalLocation": self._location(Place(NAME))}],
        }

    def _location(self, place: Place) -> dict[str, Json]:
        return {
            "artifactLocation": {"uri": quote(self.root + place.path, errors="surrogateescape")},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }

    def _fingerprints(self, finding: Finding) -> dict[str, Json]:
        path, line = finding.place.path, finding.place.line
        if path not in self._hashes:
            self._hashes[path] = line_hashes(self.sources[path]) if path in self.sources else []
        found: dict[str, Json] = {"kientruc/v1": finding.fingerprint}
        if line <= len(self._hashes[path]):
            found["primaryLocationLineHash"] = self._hashes[path][line - 1]
        return found


def _rule(info: RuleInfo) -> dict[str, Json]:
    return {
        "id": info.code,
        "name": info.name,
        "shortDescription": {"text": _described((info.what,))},
        "fullDescription": {"text": _described((info.what, info.why))},
        "help": {
            "text": page(info, "vi") + "\n" + page(info, "en"),
            "markdown": page(info, "vi") + "\n" + page(info, "en"),
        },
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
    }


def _more_rule() -> dict[str, Json]:
    text = "Số phát hiện vượt quá giới hạn của tệp. / There are more findings than the file holds."
    return {"id": _MORE, "shortDescription": {"text": text}, "fullDescription": {"text": text}, "help": {"text": text}}


def _described(texts: Iterable[Text]) -> str:
    """The texts in both languages, short enough for every service."""
    texts = tuple(texts)
    whole = " / ".join(" ".join(text.best(language) for text in texts) for language in ("vi", "en"))
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"
