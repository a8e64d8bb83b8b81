"""The report as SARIF 2.1.0 (OASIS), as GitHub and other code-scanning services take it in.

GitHub's limits (docs.github.com, "SARIF support for code scanning"): the first 5,000 results count, descriptions have at most
1,024 characters, no text is empty, paths are relative to the root of the git repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from ...model.findings import Excuse, Finding, Severity
from ...model.manifest import NAME
from ...model.report import Report
from ...model.source import Place
from ...model.text import Language, Text
from ..jsontext import Json, dump
from .closing import justification
from .linehash import line_hashes
from .rulepage import page
from .setting import Setting
from .taxonomies import Taxon, Taxonomies, cited
from .wording import clean, label, ordered_by_severity, sentences

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST = 5000
LONGEST = 1024
NEAR = 100
"""Related places of one result that are shown."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MORE = "more-findings"
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render(report: Report, setting: Setting) -> str:
    """The report as SARIF text, its messages in the language of *setting*; the help of each rule holds both."""
    findings = ordered_by_severity(report.findings)
    everything = [*findings, *sorted(report.excused, key=lambda finding: finding.order)]
    shaper = _Shaper(report, setting, everything[:MOST])
    results = [shaper.result(finding) for finding in everything[:MOST]]
    described: list[Json] = [shaper.rule(code) for code in shaper.codes]
    if len(everything) > MOST:
        described.append(_more_rule())
        results.append(shaper.more(len(everything) - MOST))
    driver: dict[str, Json] = {"name": "kientruc", "semanticVersion": setting.version, "rules": described}
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"kientruc/{_quoted(report.repository)}/"},
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "utf-8",
        "results": results,
    }
    taxonomies = shaper.taxonomies.components()
    if taxonomies:
        driver["supportedTaxonomies"] = shaper.taxonomies.supported()
        run["taxonomies"] = taxonomies
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


class _Shaper:
    """What every result is made with."""

    def __init__(self, report: Report, setting: Setting, shown: Sequence[Finding]) -> None:
        self.rules = report.rules
        self.codes = sorted(report.rules)
        self.setting = setting
        self.language: Language = setting.language
        self.compared = bool(report.base or report.excused_by("baseline"))
        self._number = {code: number for number, code in enumerate(self.codes)}
        self._hashes: dict[str, list[str]] = {}
        self._related: dict[str, set[Taxon]] = {}
        for finding in shown:
            self._related.setdefault(finding.code, set()).update(cited(finding, setting.frameworks))
        self.taxonomies = Taxonomies({taxon for taxa in self._related.values() for taxon in taxa}, setting.frameworks)

    def result(self, finding: Finding) -> dict[str, Json]:
        """One finding; one that was let through carries who let it through."""
        shape: dict[str, Json] = {
            "ruleId": finding.code,
            "ruleIndex": self._number[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": _literal(sentences(finding, self.rules, self.language))},
            "locations": [{"physicalLocation": self._location(finding.place)}],
            "partialFingerprints": self._fingerprints(finding),
        }
        # A place in a linked repository is not below the root, so no URI can be given for it.
        near = [related for related in finding.related if related.place.path in self.setting.sources]
        if near:
            shape["relatedLocations"] = [
                {
                    "id": number,
                    "message": {"text": label(related.label, self.language)},
                    "physicalLocation": self._location(related.place),
                }
                for number, related in enumerate(near[:NEAR], start=1)
            ]
        taxa = tuple(cited(finding, self.setting.frameworks))
        if taxa:
            shape["taxa"] = [self.taxonomies.reference(taxon) for taxon in taxa]
        if finding.excuse:
            shape["suppressions"] = [self._suppression(finding.excuse)]
        if self.compared and (finding.excuse is None or finding.excuse.kind == "baseline"):
            shape["baselineState"] = "unchanged" if finding.excuse else "new"
        return shape

    def rule(self, code: str) -> dict[str, Json]:
        """A rule with its page, and the items of the framework that its findings cite."""
        info = self.rules[code]
        pages = page(info, "vi") + "\n" + page(info, "en")
        shape: dict[str, Json] = {
            "id": info.code,
            "name": info.name,
            "shortDescription": {"text": _described(info.code, (info.what,))},
            "fullDescription": {"text": _described(info.code, (info.what, info.why))},
            "help": {"text": pages, "markdown": pages},
            "defaultConfiguration": {"level": _LEVELS[info.severity]},
        }
        address = "" if info.origin else self.setting.address(code)
        if address:
            shape["helpUri"] = address
        taxa = sorted(self._related.get(code, ()))
        if taxa:
            shape["relationships"] = [
                {"target": self.taxonomies.reference(taxon), "kinds": ["relevant"]} for taxon in taxa
            ]
        return shape

    def _suppression(self, excuse: Excuse) -> dict[str, Json]:
        shape: dict[str, Json] = {
            "kind": "inSource" if excuse.kind == "suppression" else "external",
            "status": "accepted",
            "justification": justification(excuse, self.language),
        }
        path, _, line = excuse.by.rpartition(":")
        if excuse.kind == "suppression" and path and line.isdecimal():
            uri = {"uri": self._uri(path)}
            shape["location"] = {"physicalLocation": {"artifactLocation": uri, "region": {"startLine": int(line)}}}
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

    def _uri(self, path: str) -> str:
        return _quoted(self.setting.prefix + path)

    def _location(self, place: Place) -> dict[str, Json]:
        return {
            "artifactLocation": {"uri": self._uri(place.path)},
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
            self._hashes[path] = line_hashes(self.setting.sources[path]) if path in self.setting.sources else []
        found: dict[str, Json] = {"kientruc/v1": finding.fingerprint}
        if line <= len(self._hashes[path]):
            found["primaryLocationLineHash"] = self._hashes[path][line - 1]
        return found


def _more_rule() -> dict[str, Json]:
    text = "Số phát hiện vượt quá giới hạn của tệp. / There are more findings than the file holds."
    return {"id": _MORE, "shortDescription": {"text": text}, "fullDescription": {"text": text}, "help": {"text": text}}


def _described(code: str, texts: Iterable[Text]) -> str:
    """The texts in both languages, short enough for every service; the code where a repository's own rule has none."""
    texts = tuple(texts)
    languages = (" ".join(filter(None, (text.best(language) for text in texts))) for language in ("vi", "en"))
    whole = clean(" / ".join(dict.fromkeys(filter(None, languages)))) or code
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"


def _quoted(text: str) -> str:
    """*text* as part of a URI: letters that stand for the bytes of a broken file name become those bytes."""
    try:
        return quote(text, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(text, errors="surrogatepass")


def _literal(text: str) -> str:
    """*text* so that no viewer finds a link or a placeholder in it (SARIF 2.1.0, sections 3.11.5 and 3.11.6)."""
    text = _PLACEHOLDER.sub(r"{{\1}}", text)
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text
