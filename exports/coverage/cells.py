"""What text, JSON and the summary page all ask of a coverage: its tallies, and the law behind each cell."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from ...model.checks import PathThrough
from ...model.coverage import Coverage, CoverageCell, basis
from ...model.frameworks import Framework, Obligation
from ...model.repository import Repository
from ...model.text import Text
from ...model.verdicts import Cell
from ..words import CELLS

SPACES: dict[str, Text] = {
    "component": Text("Thành phần khung", "Framework components"),
    "obligation": Text("Nghĩa vụ theo văn bản", "Obligations of the law"),
}


class Tally(NamedTuple):
    """The counts of one space. ``expected`` is the denominator: what applies on the day."""

    met: int
    expected: int
    total: int
    counts: dict[Cell, int]


def tally(coverage: Coverage, space: str) -> Tally:
    """The counts of the components or the obligations, in the order in which they are read."""
    counts = coverage.counts(space)
    total = len(coverage.of(space))
    expected = total - counts[Cell.NOT_APPLICABLE]
    return Tally(counts[Cell.MET], expected, total, {state: counts[state] for state in CELLS})


def framework_of(coverage: Coverage, repository: Repository) -> Framework | None:
    """The package the coverage is about, where it is at hand."""
    return repository.frameworks.get(coverage.framework)


def obligation_of(cell: CoverageCell, repository: Repository) -> Obligation | None:
    """The obligation behind *cell*; None for a component."""
    item = repository.framework_item(cell.key)
    return item if isinstance(item, Obligation) else None


def citation(cell: CoverageCell, repository: Repository, at: datetime.date) -> tuple[Text, ...]:
    """What the cell rests on at *at*: documents by their label, an obligation's with the article.

    Web addresses stand only where there is no document.
    """
    obligation = obligation_of(cell, repository)
    if obligation is not None:
        label, article = repository.label(obligation.document), obligation.article
        return (Text(*(f"{name}, {article}" if article else name for name in (label.best("vi"), label.best("en")))),)
    return tuple(repository.label(source) for source in basis(repository, cell, at) or _addresses(cell))


def _addresses(cell: CoverageCell) -> tuple[str, ...]:
    return tuple(source for source in cell.citation if "://" in source)


def question(cell: CoverageCell, repository: Repository) -> Text | None:
    """What a person is asked, where no machine can judge."""
    obligation = obligation_of(cell, repository)
    manual = obligation.check.manual if obligation else None
    return manual.question if manual else None


def counts_exchanges(cell: CoverageCell, repository: Repository) -> bool:
    """Whether the subjects of the cell's check are exchanges, not elements."""
    obligation = obligation_of(cell, repository)
    return obligation is not None and isinstance(obligation.check.asked, PathThrough)
