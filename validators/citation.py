"""What every rule that speaks for the law says alike: which obligations are not met, how badly, and by which article.

An obligation whose reading is weak, or whose dates of force nobody could establish, is never more than information.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.checks import CheckKind
from ..model.coverage import CoverageCell, basis
from ..model.documents import LegalDocument
from ..model.elements import Relation
from ..model.findings import Argument, Severity, Term
from ..model.frameworks import Obligation
from ..model.obligations import applies
from ..model.text import Text
from ..model.verdicts import Cell, Offence, Verdict
from .rule import Context

Judged = tuple[str, Obligation, Verdict]


def judged(context: Context, *checks: type[CheckKind]) -> Iterator[Judged]:
    """(key, obligation, verdict) of every obligation that may bind at the date and is one of *checks*."""
    framework, coverage = context.framework, context.coverage
    if framework is None or coverage is None:
        return
    for cell in coverage.of("obligation"):
        obligation = framework.obligations[cell.key.rpartition("/")[2]]
        if cell.verdict is not None and isinstance(obligation.check.asked, checks):
            yield context.repository.as_claimed(cell.key), obligation, cell.verdict


def unmet(context: Context, *checks: type[CheckKind]) -> Iterator[Judged]:
    """Those of :func:`judged` that are a gap; an exempted one too, for the engine lets it through by name."""
    return (item for item in judged(context, *checks) if item[2].state is Cell.GAP)


def severity(context: Context, obligation: Obligation) -> Severity:
    """The severity the framework gives, as far as the reading and the date of force are sure."""
    if obligation.confidence == "weak" or applies(context.repository, obligation, context.as_of) is None:
        return Severity.INFO
    return Severity[obligation.severity.upper()]


def citation(context: Context, obligation: Obligation) -> dict[str, Argument]:
    """``obligation``, ``document``, ``type``, ``article`` and ``law``: what the templates need to cite by."""
    found = context.repository.document(obligation.document)
    return {
        "obligation": obligation.name,
        "document": context.repository.label(obligation.document),
        "type": document_type(found),
        "article": _article(obligation.article),
        "law": Text(_sentence(obligation.law.vi), _sentence(obligation.law.en)),
    }


def cited(context: Context, cell: CoverageCell) -> Text | str:
    """The documents behind a component, by number; ``""`` where only web pages are known."""
    labels = [context.repository.label(key) for key in basis(context.repository, cell, context.as_of)]
    if not labels:
        return ""
    return Text(", ".join(label.best("vi") for label in labels), ", ".join(label.best("en") for label in labels))


def own_offences(context: Context, verdict: Verdict) -> Iterator[Offence]:
    """The offences at elements of the repository itself: what is amiss in a linked one is not for this one to mend."""
    return (offence for offence in verdict.offences if offence.element in context.repository.elements)


_ENGLISH = {"Điều": "Article", "khoản": "Clause", "điểm": "Point", "Phụ lục": "Annex", "Chương": "Chapter"}


def _article(written: str | None) -> Argument:
    """``Điều 46`` as it is cited in either language."""
    if not written:
        return ""
    english = written
    for vietnamese, word in _ENGLISH.items():
        english = english.replace(vietnamese, word).replace(vietnamese.capitalize(), word)
    return Text(written, english)


def _sentence(text: str | None) -> str | None:
    """*text* with a full stop, because something follows it in the hint."""
    return text if text is None or text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}."


def document_type(document: LegalDocument | None) -> Argument:
    """The word before a number ("Nghị định"); nothing where a title, which says it itself, stands for the number."""
    known = document is not None and document.number is not None and document.type != "other"
    return Term(f"type-{document.type}") if known and document else ""


def spelled(relation: Relation) -> str:
    """*relation* by its ends and verb, whatever id it was given: what exemptions and fingerprints name it by."""
    return f"{relation.source}--{relation.verb}--{relation.target}"
