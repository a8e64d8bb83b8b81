"""An official code table → what it adds to a framework package: every row checked, nothing guessed, nothing lost silently.

The annexes of a framework's decision are not public as text; the person who has them brings the table. Form of a code: three letters
of the model, three digits, then groups of three digits (``DRM001.001``); seen for DRM, derived for the other models by analogy
(draft 3 of 2323/QĐ-BTTTT, https://vdocuments.mx/khung-kin-trc-cpt-vit-nam-phin-bn-2aitagovvna08ecd958e56-cc.html).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ...model.findings import Argument
from ...model.frameworks import Code, Framework, ReferenceModel
from ...model.ids import is_code, nearest, parent_code
from ...model.text import Text
from .headings import Columns, columns, folded
from .sheet import Cell, Sheet, Spot, TableError

SourceCheck = Callable[[str], bool]

_DATE = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+)?")
_TRUTH = frozenset({"true", "false"})
_FAMILY = 5
"""Characters that a parent proposed for a missing one shares with it: the model and two digits."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the table. ``was`` is the name the framework had, None where it had none."""

    code: str
    model: str
    name: Text
    spot: Spot
    note: str = ""
    source: str = ""
    was: Text | None = None


class Refusal(NamedTuple):
    """A row or cell that cannot be taken: where, why (a word of imports/tables/wording.py), and what the sentence names."""

    spot: Spot
    reason: str
    arguments: Mapping[str, Argument] = {}


@dataclass(frozen=True)
class Codes:
    """What a table holds, compared with the framework; each list in the order of the codes, ``refused`` in that of the table."""

    added: tuple[Entry, ...] = ()
    confirmed: tuple[Entry, ...] = ()
    renamed: tuple[Entry, ...] = ()
    unchanged: tuple[Entry, ...] = ()
    refused: tuple[Refusal, ...] = ()
    unused: tuple[str, ...] = ()
    """Headings of columns that were not read."""
    skipped: tuple[str, ...] = ()
    """Sheets without headings."""
    hidden: tuple[str, ...] = ()
    """Hidden sheets, which were not read."""

    @property
    def taken(self) -> tuple[Entry, ...]:
        """What an overlay has to hold: the codes that the framework does not have as official ones yet."""
        return tuple(sorted((*self.added, *self.confirmed, *self.renamed), key=lambda entry: entry.code))


@dataclass
class _Reading:
    """The table so far."""

    framework: Framework
    known_source: SourceCheck
    first: dict[str, Spot] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def refuse(self, cell: Cell, reason: str, **arguments: Argument) -> None:
        self.refused.append(Refusal(cell.spot, reason, arguments))

    def row(self, row: Sequence[Cell], at: Columns, *, counted: bool) -> None:
        """Take in one row; every cell that is wrong is refused, not only the first one."""
        before = len(self.refused)
        if self._shifted(row, at, counted=counted):
            return
        cells = {
            name: cell
            for name in at.positions
            if (cell := at.of(row, name)) is not None and (cell.text or cell.problem)
        }
        for cell in cells.values():
            if cell.problem:
                self.refuse(cell, cell.problem, character=cell.detail)
        if not cells:
            return
        code = cells.get("code")
        if code is None:
            self.refuse(next(iter(cells.values())), "no-code", text=next(iter(cells.values())).text)
            return
        if not code.problem:
            self._identity(code, cells)
        name = cells.get("name")
        if name is None:
            self.refuse(code, "no-name", code=code.text)
        for named in (name, cells.get("name-en")):
            if named is not None and not named.problem and not _is_name(named.text):
                self.refuse(named, "name-value", code=code.text, text=named.text)
        source = cells.get("source")
        if source is not None and not source.problem and not self.known_source(source.text):
            self.refuse(source, "bad-source", source=source.text)
        if name is not None and len(self.refused) == before:
            english, note = cells.get("name-en"), cells.get("note")
            self.entries.append(
                Entry(
                    code.text,
                    code.text[:3],
                    Text(name.text, english.text if english else None),
                    code.spot,
                    note.text if note else "",
                    source.text if source else "",
                )
            )

    def _shifted(self, row: Sequence[Cell], at: Columns, *, counted: bool) -> bool:
        """Refuse a cell without heading. Whether the cells of the row have moved, so that none stands where it belongs."""
        stray = at.stray(row, counted=counted)
        if stray is not None:
            self.refuse(stray, "extra-cell" if counted else "no-heading", text=stray.text)
        moved = stray is not None and counted
        code = at.of(row, "code")
        if moved and code is not None and is_code(code.text):
            self.first.setdefault(code.text, code.spot)  # its children are not told that it is missing
        return moved

    def _identity(self, cell: Cell, cells: Mapping[str, Cell]) -> None:
        """The code itself: form, model, uniqueness, and what its other columns say of it."""
        code, models = cell.text, self.framework.models
        if not is_code(code):
            upper = code.upper()
            self.refuse(cell, "form", code=code, upper=upper if is_code(upper) else "")
            return
        if code in self.first:
            self.refuse(cell, "twice", code=code, first=self.first[code].shown())
            return
        self.first[code] = cell.spot
        if code[:3] not in models:
            self.refuse(cell, "unknown-model", code=code, model=code[:3], models=tuple(sorted(models)))
            return
        model = cells.get("model")
        if model is not None and not model.problem and not self._same_model(model.text, code[:3]):
            self.refuse(model, "model-differs", code=code, model=model.text, expected=code[:3])
        parent = cells.get("parent")
        expected = parent_code(code) or ""
        if parent is not None and not parent.problem and parent.text != expected:
            self.refuse(parent, "parent-differs", code=code, parent=parent.text, expected=expected)

    def _same_model(self, text: str, model: str) -> bool:
        name = self.framework.models[model].name
        return folded(text) in {folded(model), folded(name.vi or model), folded(name.en or model)}

    def orphans(self) -> None:
        """Refuse the codes whose parent is nowhere; one that stands in the table with another fault is not missing."""
        known = {*self.framework.models, *self.framework.codes, *self.first}
        sound = {*self.framework.models, *self.framework.codes}
        for entry in sorted(self.entries, key=lambda entry: entry.code):  # a code sorts behind its parent
            if parent_code(entry.code) in {None, *sound}:
                sound.add(entry.code)
        for entry in self.entries:
            above = parent_code(entry.code)
            if above is not None and above not in known:
                family = {code for code in sound if code[:_FAMILY] == above[:_FAMILY] and len(code) == len(above)}
                arguments = {"code": entry.code, "parent": above, "nearest": nearest(above, family)}
                self.refused.append(Refusal(entry.spot, "no-parent", arguments))


def read_codes(sheets: Sequence[Sheet], framework: Framework, known_source: SourceCheck) -> Codes:
    """The code table in *sheets* against *framework*, which is the package without the overlay that is being made.

    *known_source* tells whether a text of the source column is an address or the reference of a known document.

    Raises:
        TableError: no visible sheet has headings, a heading stands twice, or nothing stands below the headings.
    """
    reading = _Reading(framework, known_source)
    unused: dict[str, None] = {}
    skipped = []
    headed = None
    shown = [sheet for sheet in sheets if not sheet.hidden]
    hidden = tuple(sheet.name for sheet in sheets if sheet.hidden)
    for sheet in shown:
        at = columns(sheet)
        if at is None:
            skipped.append(sheet.name)
            continue
        unused.update(dict.fromkeys(at.unknown))
        heading = sheet.rows[at.row]
        headed = headed or heading[0].spot
        texts = [cell.text for cell in heading]
        for row in sheet.rows[at.row + 1 :]:
            if [cell.text for cell in row] != texts:  # a long table repeats its headings on every page
                reading.row(row, at, counted=not sheet.name)
    if headed is None:
        raise TableError("no-headings", (shown or sheets)[0].spot if sheets else Spot(""), {"hidden": hidden})
    if not reading.entries and not reading.refused:
        raise TableError("no-rows", headed, {"hidden": hidden})
    reading.orphans()
    return replace(_compared(reading), unused=tuple(unused), skipped=tuple(skipped), hidden=hidden)


def _compared(reading: _Reading) -> Codes:
    """Sort the entries by what they are to the framework."""
    lists: dict[str, list[Entry]] = {name: [] for name in ("added", "confirmed", "renamed", "unchanged")}
    refused = list(reading.refused)
    for entry in sorted(reading.entries, key=lambda entry: entry.code):
        framework = reading.framework
        item = framework.codes.get(entry.code) or framework.models.get(entry.code)
        if item is None:
            lists["added"].append(entry)
            continue
        verdict = _verdict(entry, item)
        if verdict == "refused":
            old = item.name or Text()
            refused.append(
                Refusal(entry.spot, "official-differs", {"code": entry.code, "name": entry.name, "old": old})
            )
        else:
            lists[verdict].append(_completed(entry, item.name))
    refused.sort(key=lambda refusal: (refusal.spot.sheet, refusal.spot.row, refusal.spot.column, refusal.reason))
    added, confirmed, renamed, unchanged = map(tuple, lists.values())
    return Codes(added, confirmed, renamed, unchanged, tuple(refused))


def _is_name(text: str) -> bool:
    """Whether *text* can name anything: a number, a date or a truth value is what a shifted column leaves in a cell."""
    return any(map(str.isalpha, text)) and text.casefold() not in _TRUTH and not _DATE.fullmatch(text)


def _verdict(entry: Entry, item: Code | ReferenceModel) -> str:
    """What *entry* does to an *item* the framework has: an official name stands, any other is confirmed or corrected."""
    same = item.name is None or _same(entry.name.vi, item.name.vi)
    if isinstance(item, ReferenceModel):
        return "unchanged" if same else "refused"
    if item.status == "official" and item.name is not None:
        return "unchanged" if same else "refused"
    return "confirmed" if same else "renamed"


def _completed(entry: Entry, old: Text | None) -> Entry:
    """*entry* with the framework's name as what it was; its English name stays where the Vietnamese one stays."""
    english = entry.name.en or (old.en if old and _same(entry.name.vi, old.vi) else None)
    return Entry(entry.code, entry.model, Text(entry.name.vi, english), entry.spot, entry.note, entry.source, old)


def _same(one: str | None, other: str | None) -> bool:
    """Whether two names differ in letter case and white space at most."""
    return " ".join((one or "").casefold().split()) == " ".join((other or "").casefold().split())
