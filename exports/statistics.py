"""The figures of a repository as an aligned table for people and as JSON for machines (docs/json-formats.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model.statistics import Count, Statistics
from ..model.text import Language, Text
from .findings.wording import clean, word
from .jsontext import Json, both, dump
from .width import table
from .words import EVIDENCE, RELATIONS, STATES

FORMAT = "kientruc-stats/1"

TOTALS: dict[str, Text] = {
    "elements": Text("phần tử", "elements"),
    "relations": Text("quan hệ", "relations"),
    "documents": Text("văn bản khai báo trong kho", "documents declared here"),
    "sources": Text("nguồn được trích dẫn", "sources cited"),
    "views": Text("khung nhìn", "views"),
    "exemptions": Text("miễn trừ", "exemptions"),
    "files": Text("tệp", "files"),
}

_VERSION = Text("phiên bản", "version")
_DATES = Text(
    "Mô tả tại ngày {described}; trạng thái xét tại ngày {as_of}.", "Described as of {described}; states as of {as_of}."
)


def render(statistics: Statistics, language: Language) -> str:
    """One heading and one aligned table for each breakdown, in *language*."""
    sections = {title.best(language): rows for title, rows in _sections(statistics, language)}
    lines = iter(table([row for rows in sections.values() for row in rows], right=frozenset({1}), indent="  "))
    dates = {name: word(getattr(statistics, name), language) for name in ("described", "as_of")}
    title = clean(statistics.title.best(language))
    version = f"{_VERSION.best(language)} {clean(statistics.version)}"
    blocks = [f"{title} ({clean(statistics.repository)}), {version}\n{_DATES.best(language).format(**dates)}"]
    blocks += ["\n".join([heading, *(next(lines) for _ in rows)]) for heading, rows in sections.items() if rows]
    return "\n\n".join(blocks) + "\n"


def _sections(statistics: Statistics, language: Language) -> Iterator[tuple[Text, list[tuple[str, str]]]]:
    totals = [Count(name, getattr(statistics, name), text) for name, text in TOTALS.items()]
    yield Text("Tổng số", "Totals"), _rows(totals, {}, language)
    yield Text("Phần tử theo lớp kiến trúc", "Elements by layer"), _rows(statistics.layers, {}, language)
    yield Text("Phần tử theo loại", "Elements by kind"), _rows(statistics.kinds, {}, language)
    yield Text("Phần tử theo trạng thái", "Elements by state"), _rows(statistics.states, STATES, language)
    yield Text("Căn cứ của phần tử", "Evidence for elements"), _rows(statistics.element_evidence, EVIDENCE, language)
    yield Text("Quan hệ theo loại", "Relations by kind"), _rows(statistics.verbs, RELATIONS, language)
    yield Text("Căn cứ của quan hệ", "Evidence for relations"), _rows(statistics.relation_evidence, EVIDENCE, language)


def _rows(counts: Iterable[Count], names: Mapping[str, Text], language: Language) -> list[tuple[str, str]]:
    return [(clean(names.get(count.key, count.name).best(language)), str(count.number)) for count in counts]


def render_json(statistics: Statistics) -> str:
    """The same figures as JSON (``stats.schema.json``)."""
    return dump(
        {
            "format": FORMAT,
            "repository": {
                "id": statistics.repository,
                "name": both(statistics.title),
                "version": statistics.version,
                "asOf": statistics.described.isoformat(),
            },
            "asOf": statistics.as_of.isoformat(),
            **{name: getattr(statistics, name) for name in TOTALS},
            "kinds": _counts(statistics.kinds, {}),
            "layers": _counts(statistics.layers, {}),
            "states": _counts(statistics.states, STATES),
            "verbs": _counts(statistics.verbs, RELATIONS),
            "elementEvidence": _counts(statistics.element_evidence, EVIDENCE),
            "relationEvidence": _counts(statistics.relation_evidence, EVIDENCE),
        }
    )


def _counts(counts: Iterable[Count], names: Mapping[str, Text]) -> list[Json]:
    return [{"key": c.key, "name": both(names.get(c.key, c.name)), "count": c.number} for c in counts]
