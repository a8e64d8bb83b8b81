"""The coverage for the head of an IT department: how much is met, out of what, and what is open, by which law."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...model.coverage import Coverage, CoverageCell
from ...model.lifecycle import State, interval
from ...model.repository import Repository
from ...model.text import Language, Text
from ...model.verdicts import Cell, Offence
from ..findings.wording import clean, word
from ..words import CELL_NOTES, CELLS, STATES, STRENGTHS
from .cells import SPACES, citation, counts_exchanges, framework_of, obligation_of, question, tally

LISTED = 8
"""How many elements a line names before it says how many more there are; JSON names them all."""

_NOTHING = Text("Không còn nội dung nào để ngỏ.", "Nothing is open.")
_BASIS = Text("căn cứ", "basis")
_FILLED = Text("hiện thực hóa bởi", "realized by")
_DUE = Text("thời hạn", "due")
_QUESTION = Text("câu hỏi", "question")
_UNSTATED = Text("chưa nêu", "not stated by")


def render(coverage: Coverage, repository: Repository, language: Language, *, open_only: bool = False) -> str:
    """The counts and then the cells, grouped by state; *open_only* leaves out what is met and what does not apply."""
    blocks = ["\n".join(_head(coverage, repository, language))]
    for state in CELLS:
        closed = state in (Cell.MET, Cell.NOT_APPLICABLE)
        cells = [cell for cell in coverage.cells if cell.state is state]
        if cells and not (open_only and closed):
            blocks.append("\n".join(_group(state, cells, repository, language, coverage.as_of)))
    if open_only and not coverage.open_cells():
        blocks.append(_NOTHING.best(language))
    return "\n\n".join(blocks) + "\n"


def _head(coverage: Coverage, repository: Repository, language: Language) -> Iterator[str]:
    framework = framework_of(coverage, repository)
    name = clean(framework.name.best(language)) if framework else clean(coverage.framework)
    title = clean(repository.manifest.name.best(language))
    yield f"{title} ({clean(repository.id)})"
    day = word(coverage.as_of, language)
    yield f"Đối chiếu với {name}, tại ngày {day}." if language == "vi" else f"Compared with {name}, as of {day}."
    yield ""
    for space, space_name in SPACES.items():
        yield tally_line(coverage, space, language, space_name)


def tally_line(coverage: Coverage, space: str, language: Language, name: Text) -> str:
    """``Thành phần khung: đáp ứng 13/16 (…)``: the met and the expected, then every count and what does not apply."""
    found = tally(coverage, space)
    others = [
        f"{number} {CELLS[state].best(language)}"
        for state, number in found.counts.items()
        if number and state not in (Cell.MET, Cell.NOT_APPLICABLE)
    ]
    outside = found.counts[Cell.NOT_APPLICABLE]
    if language == "vi":
        others += [f"ngoài ra {outside} không áp dụng tại ngày xét"] if outside else []
        line = f"{name.best(language)}: đáp ứng {found.met}/{found.expected}"
    else:
        others += [f"besides, {outside} not applicable on this day"] if outside else []
        line = f"{name.best(language)}: {found.met} of {found.expected} met"
    return line + (f" ({'; '.join(others)})." if others else ".")


def _group(
    state: Cell, cells: list[CoverageCell], repository: Repository, language: Language, at: datetime.date
) -> Iterator[str]:
    name = CELLS[state].best(language)
    yield f"{name[0].upper()}{name[1:]} ({len(cells)})"
    if state in CELL_NOTES:
        yield f"  {CELL_NOTES[state].best(language)}"
    for cell in cells:
        yield from _cell(cell, repository, language, at)


def _cell(cell: CoverageCell, repository: Repository, language: Language, at: datetime.date) -> Iterator[str]:
    name = clean(cell.name.best(language))
    number = f"{clean(cell.number)} " if cell.space == "obligation" else ""
    strength = STRENGTHS[cell.strength].best(language)
    yield f"  - {number}{name} [{strength}]"
    based = "; ".join(clean(text.best(language)) for text in citation(cell, repository, at))
    if based:
        yield f"      {_BASIS.best(language)}: {based}"
    obligation = obligation_of(cell, repository)
    if cell.state is Cell.NOT_DUE and obligation is not None and obligation.due:
        yield f"      {_DUE.best(language)}: {_day(obligation.due, language)}"
    realized = filled(cell, repository, language, at)
    if realized:
        yield f"      {_FILLED.best(language)}: {realized}"
    asked = question(cell, repository)
    if asked is not None and cell.state is Cell.MANUAL:
        yield f"      {_QUESTION.best(language)}: {clean(asked.best(language))}"
    yield from _verdict(cell, repository, language)


def _verdict(cell: CoverageCell, repository: Repository, language: Language) -> Iterator[str]:
    figures, silent = stated(cell, repository, language), unstated(cell, repository, language)
    if figures:
        yield f"      {figures}"
    if silent:
        yield f"      {_UNSTATED.best(language)}: {silent}"
    for line in offences(cell, repository, language):
        yield f"      ! {line}"


def _day(written: str, language: Language) -> str:
    """A whole date as renderers write it; a month or year as it was written."""
    days = interval(written)
    return word(days.first, language) if days is not None and days.first == days.last else written


def unstated(cell: CoverageCell, repository: Repository, language: Language) -> str:
    """The elements that do not say what an obligation's check needs; ``""`` where all do."""
    return _names(cell.verdict.missing, repository, language) if cell.verdict else ""


def offences(cell: CoverageCell, repository: Repository, language: Language) -> tuple[str, ...]:
    """What falls short of an obligation: the element, the relation's target, and the value with what is expected."""
    found = cell.verdict.offences if cell.verdict else ()
    lines = [_offence(offence, repository, language) for offence in found[:LISTED]]
    return (*lines, *[_more(len(found) - LISTED, language)] * (len(found) > LISTED))


def _offence(offence: Offence, repository: Repository, language: Language) -> str:
    target = f" → {_name(offence.relation.target, repository, language)}" if offence.relation else ""
    expected = f" ({clean(offence.value)} → {clean(offence.expected)})" if offence.expected else ""
    return _name(offence.element, repository, language) + target + expected


def filled(cell: CoverageCell, repository: Repository, language: Language, at: datetime.date) -> str:
    """The elements that realize a component, with their state at *at*; ``""`` where nothing does."""
    return _names(cell.filled_by, repository, language, at) if cell.space == "component" else ""


def stated(cell: CoverageCell, repository: Repository, language: Language) -> str:
    """``10/25 phần tử liên quan đã nêu``; ``""`` where there is one subject and it does."""
    verdict = cell.verdict
    if verdict is None or (verdict.subjects < 2 and not verdict.missing):
        return ""
    exchanges = counts_exchanges(cell, repository)
    if language == "vi":
        subject = "trao đổi đã nêu tuyến kết nối" if exchanges else "phần tử liên quan đã nêu"
        return f"{verdict.stated}/{verdict.subjects} {subject}"
    subject = "exchanges state their route" if exchanges else "elements concerned state it"
    return f"{verdict.stated} of {verdict.subjects} {subject}"


def _names(keys: tuple[str, ...], repository: Repository, language: Language, at: datetime.date | None = None) -> str:
    """The names, at most :data:`LISTED`; with *at*, each says its state on that day unless it is current."""
    unique = list(dict.fromkeys(keys))
    names = [_name(key, repository, language) + _state(key, repository, language, at) for key in unique[:LISTED]]
    return ", ".join(names + [_more(len(unique) - LISTED, language)] * (len(unique) > LISTED))


def _name(key: str, repository: Repository, language: Language) -> str:
    name = repository.label(key).best(language)
    return clean(name if name == key else f"{name} ({key})")


def _state(key: str, repository: Repository, language: Language, at: datetime.date | None) -> str:
    state = repository.state(key, at) if at else State.CURRENT
    return "" if state is State.CURRENT else f" [{STATES[state].best(language)}]"


def _more(number: int, language: Language) -> str:
    return f"và {number} mục khác" if language == "vi" else f"and {number} more"
