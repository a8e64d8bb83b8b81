"""What the summary page shows, gathered from model, report and coverage into the shapes of one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from ...model.coverage import Coverage, CoverageCell
from ...model.findings import Severity
from ...model.report import Report
from ...model.repository import Repository
from ...model.statistics import Count, Statistics
from ...model.text import Language, Text
from ...model.verdicts import Cell
from ..coverage.cells import SPACES, citation, framework_of, question, tally
from ..coverage.text import filled, offences, stated, unstated
from ..findings.wording import clean, hint, message, severity_name, word
from ..words import CELL_NOTES, CELLS, EVIDENCE, STATES, STRENGTHS
from .shapes import (
    Bar,
    Content,
    EvidenceRow,
    Fact,
    FindingGroup,
    FindingRow,
    Group,
    Link,
    OpenCell,
    Part,
    Row,
    Table,
    Tile,
)
from .words import WORDS

SHOWN = 200
"""Findings of one severity on the page; the rest is counted, and all are in the JSON report."""

PAGES: dict[Language, str] = {"vi": "index.html", "en": "index.en.html"}


def content(
    repository: Repository,
    report: Report,
    coverage: Coverage | None,
    statistics: Statistics,
    diagrams: Sequence[tuple[str, Text]],
    files: Sequence[tuple[str, Text]],
    language: Language,
) -> Content:
    """The page's content in *language*; *diagrams* and *files* are (path relative to the page, what it is).

    A diagram in a folder named after the other language (``views/en/…``) is that language's, and left out.
    """
    manifest = repository.manifest
    other: Language = "en" if language == "vi" else "vi"
    counts = {name: report.counts.get(name, 0) for name in ("files", "rules")}
    return Content(
        language=language,
        id=clean(repository.id),
        title=clean(manifest.name.best(language)),
        description=clean(manifest.description.best(language)) if manifest.description else "",
        other=PAGES[other],
        other_language=other,
        facts=tuple(_facts(repository, report, coverage, language)),
        tiles=tuple(_tiles(report, coverage, statistics, language)),
        bars=tuple(_bar(coverage, space, language) for space in SPACES) if coverage else (),
        groups=tuple(_groups(coverage, repository, language)) if coverage else (),
        diagrams=_links([row for row in diagrams if other not in row[0].split("/")], language),
        checked=WORDS["checked"].best(language).format(**counts, exempted=len(report.excused_by("exemption"))),
        held_back=", ".join(sorted(report.held_back)),
        findings=tuple(_findings(report, language)),
        evidence=_evidence(statistics, language),
        elements=statistics.elements,
        relations=statistics.relations,
        tables=(
            _table("layers", statistics.layers, {}, language),
            _table("states", statistics.states, STATES, language),
        ),
        files=_links(files, language),
    )


def _facts(repository: Repository, report: Report, coverage: Coverage | None, language: Language) -> Iterator[Fact]:
    yield Fact(WORDS["version"].best(language), clean(repository.manifest.version))
    yield Fact(WORDS["as_of"].best(language), word(report.as_of, language))
    yield Fact(WORDS["today"].best(language), word(report.today, language))
    if coverage is not None:
        framework = framework_of(coverage, repository)
        name = framework.name.best(language) if framework else coverage.framework
        yield Fact(WORDS["framework"].best(language), clean(name))


def _tiles(report: Report, coverage: Coverage | None, statistics: Statistics, language: Language) -> Iterator[Tile]:
    yield Tile(statistics.elements, WORDS["elements"].best(language))
    yield Tile(statistics.relations, WORDS["relations"].best(language))
    yield Tile(statistics.sources, WORDS["sources"].best(language))
    if coverage is not None:
        for space, name in (("component", "components_met"), ("obligation", "obligations_met")):
            found = tally(coverage, space)
            yield Tile(found.met, WORDS[name].best(language), found.expected)
    for severity in (Severity.ERROR, Severity.WARNING):
        yield Tile(report.count(severity), _severity(severity, report.count(severity), language))


def _severity(severity: Severity, number: int, language: Language) -> str:
    name = severity_name(severity, language)
    return name + ("s" if language == "en" and number != 1 and severity is not Severity.INFO else "")


def _bar(coverage: Coverage, space: str, language: Language) -> Bar:
    found = tally(coverage, space)
    parts, done = [], 0
    for state, number in found.counts.items():
        if number and state is not Cell.NOT_APPLICABLE:
            start = 1000 * done // found.expected
            done += number
            width = 1000 * done // found.expected - start
            parts.append(Part(state.value, CELLS[state].best(language), number, start, width))
    name = SPACES[space].best(language)
    return Bar(name, found.met, found.expected, found.counts[Cell.NOT_APPLICABLE], tuple(parts))


def _groups(coverage: Coverage, repository: Repository, language: Language) -> Iterator[Group]:
    for state in CELLS:
        cells = [cell for cell in coverage.open_cells() if cell.state is state]
        if cells:
            label = CELLS[state].best(language)
            yield Group(
                state.value,
                label[0].upper() + label[1:],
                CELL_NOTES[state].best(language),
                state in (Cell.GAP, Cell.UNDETERMINED),
                tuple(_open_cell(coverage, cell, repository, language) for cell in cells),
            )


def _open_cell(coverage: Coverage, cell: CoverageCell, repository: Repository, language: Language) -> OpenCell:
    asked = question(cell, repository)
    return OpenCell(
        number=clean(cell.number) if cell.space == "obligation" else "",
        name=clean(cell.name.best(language)),
        strength=STRENGTHS[cell.strength].best(language),
        citation="; ".join(clean(text.best(language)) for text in citation(cell, repository, coverage.as_of)),
        filled=filled(cell, repository, language, coverage.as_of),
        question=clean(asked.best(language)) if asked and cell.state is Cell.MANUAL else "",
        stated=stated(cell, repository, language),
        unstated=unstated(cell, repository, language),
        offences=offences(cell, repository, language),
    )


def _findings(report: Report, language: Language) -> Iterator[FindingGroup]:
    for severity in reversed(Severity):
        found = sorted((f for f in report.findings if f.severity is severity), key=lambda finding: finding.order)
        if found:
            rows = tuple(
                FindingRow(
                    finding.code,
                    message(finding, report.rules, language),
                    f"{clean(finding.place.path)}:{finding.place.line}:{finding.place.column}",
                    hint(finding, report.rules, language),
                )
                for finding in found[:SHOWN]
            )
            rest = len(found) - len(rows)
            more = WORDS["more"].best(language).format(number=rest) if rest else ""
            name = _severity(severity, len(found), language)
            yield FindingGroup(severity.name.lower(), name[0].upper() + name[1:], len(found), rows, more)


def _evidence(statistics: Statistics, language: Language) -> tuple[EvidenceRow, ...]:
    relations = {count.key: count.number for count in statistics.relation_evidence}
    return tuple(
        EvidenceRow(EVIDENCE[count.key].best(language), count.number, relations[count.key])
        for count in statistics.element_evidence
    )


def _table(name: str, counts: Sequence[Count], names: Mapping[str, Text], language: Language) -> Table:
    most = max((count.number for count in counts), default=0) or 1
    rows = tuple(Row(clean(names.get(c.key, c.name).best(language)), c.number, 1000 * c.number // most) for c in counts)
    return Table(WORDS[name].best(language), rows)


def _links(files: Sequence[tuple[str, Text]], language: Language) -> tuple[Link, ...]:
    # quote() also turns ":" into "%3A", so that no path can name a scheme.
    return tuple(Link(clean(path), quote(path), clean(name.best(language))) for path, name in files)
