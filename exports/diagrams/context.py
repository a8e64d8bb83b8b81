"""What every view needs to know while it is drawn: repository, date, language; and how an element becomes a box."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model.elements import Relation
from ...model.exemptions import Selection
from ...model.lifecycle import State
from ...model.repository import Repository
from ...model.text import Language, Text
from ...model.views import Views
from ...model.vocabulary import LAYERS
from .scene import Entry, Heading, Item, Line, Look, Node
from .wording import ACCESS_PHRASES, LINES, LOOKS, MARKS, VERB_PHRASES, day, word

_LINES: dict[str | None, Line] = {"derived": "dashed", "inferred": "dotted"}
_LOOKS: dict[State, Look] = {
    State.CURRENT: "current",
    State.PLANNED: "planned",
    State.FUTURE: "planned",
    State.RETIRED: "retired",
    State.UNKNOWN: "unknown",
}


def best(lines: Iterable[Line]) -> Line:
    """The stroke of what is known best; solid where there is nothing to tell."""
    found = set(lines)
    return "solid" if "solid" in found or not found else "dashed" if "dashed" in found else "dotted"


@dataclass(frozen=True)
class Context:
    """One repository, seen at one date in one language."""

    repository: Repository
    at: datetime.date
    language: Language

    def say(self, text: Text | None) -> str:
        """*text* in the language of the picture."""
        return text.best(self.language) if text else ""

    def label(self, key: str) -> str:
        """The short name of *key*."""
        return self.say(self.repository.label(key))

    def full_name(self, key: str) -> str:
        """The full name of *key* and its id: what a box says when it is pointed at."""
        element = self.repository.element(key)
        return f"{self.say(element.name) if element else self.label(key)} · {key}"

    def look(self, key: str) -> Look:
        """How the state of *key* at the date is shown."""
        return _LOOKS[self.repository.state(key, self.at)]

    def tone(self, key: str) -> str:
        """The palette entry of *key*'s layer."""
        return self.repository.layer(key) if self.repository.element(key) else "framework"

    def layer_name(self, layer: str) -> str:
        """What people call *layer*."""
        if layer == "framework":
            return word("components", self.language)
        return self.say(LAYERS[layer])

    def home(self, key: str) -> bool:
        """Whether *key* belongs to the repository itself."""
        return key in self.repository.elements

    def node(self, key: str, *, owner: bool = False) -> Node:
        """The box of the element *key*; *owner* adds a line that says whose it is."""
        element = self.repository.element(key)
        if element is None:
            kind = word("components", self.language)
            return Node(id=key, label=self.label(key), kind=kind, tone="framework", title=self.full_name(key))
        note = ""
        if owner and element.owner:
            note = self.label(element.owner)
        return Node(
            id=key,
            label=self.label(key),
            kind=self.say(self.repository.kind_name(key)),
            tone=self.tone(key),
            title=self.full_name(key),
            look=self.look(key),
            note=note,
        )

    def item(self, key: str, line: Line = "solid") -> Item:
        """The element *key* as one of several on a shelf."""
        if self.repository.element(key) is None:
            return Item(key, self.label(key), self.full_name(key), "framework", "current", line)
        return Item(key, self.label(key), self.full_name(key), self.tone(key), self.look(key), line)

    @cached_property
    def views(self) -> Views:
        """What views show of the repository at the date."""
        return Views(self.repository, self.at)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Every relation that is there or planned at the date, linked repositories' included."""
        return self.views.relations

    def relation_look(self, relation: Relation) -> Look | None:
        """How the state of *relation* at the date is shown; None where it begins later."""
        found = self.views.state(relation)
        return None if found is State.FUTURE else _LOOKS[found]

    def line(self, relation: Relation) -> Line:
        """The stroke that tells how well *relation* is known."""
        return _LINES.get(relation.facts.evidence, "solid")

    def phrase(self, relation: Relation) -> str:
        """*relation*'s verb as it reads on an arrow."""
        if relation.verb == "accesses" and relation.facts.access:
            return self.say(ACCESS_PHRASES[relation.facts.access])
        return self.say(VERB_PHRASES[relation.verb])

    def told(self, relations: Sequence[Relation]) -> str:
        """What an arrow that stands for *relations* says: the verb, or each verb with its number."""
        if len(relations) == 1:
            return self.phrase(relations[0])
        counts = Counter(r.verb for r in relations)
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return ", ".join(f"{self.say(VERB_PHRASES[verb])} ({count})" for verb, count in ordered)

    def best_line(self, relations: Iterable[Relation]) -> Line:
        """The stroke of the best known of *relations*."""
        return best(self.line(r) for r in relations)

    def chosen(self, select: Selection) -> tuple[str, ...]:
        """The keys *select* means, in the order of the files."""
        return self.views.chosen(select)

    def present(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of *keys* that do not begin after the date."""
        return self.views.present(keys)

    def heading(self, view_id: str, title: str) -> Heading:
        """The title block: whose architecture, which view, at which date and version, by which framework."""
        manifest = self.repository.manifest
        parts = [
            word("as-of", self.language, date=day(self.at, self.language)),
            word("version", self.language, version=manifest.version),
        ]
        judged = self.repository.judged(self.at)
        if judged is not None:
            parts.append(self.say(judged.name))
        return Heading(view_id, title, self.say(manifest.name), "  ·  ".join(parts), self.language)

    def layer_entries(self, tones: Iterable[str]) -> tuple[Entry, ...]:
        """Legend lines for the layers that are drawn, in the order of the framework's diagram."""
        used = set(tones)
        names = {layer: self.say(name) for layer, name in LAYERS.items()} | {
            "framework": word("components", self.language)
        }
        return tuple(Entry("fill", layer, name) for layer, name in names.items() if layer in used)

    def look_entries(self, looks: Iterable[Look]) -> tuple[Entry, ...]:
        """Legend lines for the states that are drawn; none where everything is in place."""
        used = set(looks)
        return tuple(Entry("look", look, self.say(text)) for look, text in LOOKS.items() if look in used) * (
            used != {"current"}
        )

    def line_entries(self, lines: Iterable[Line]) -> tuple[Entry, ...]:
        """Legend lines for the strokes that are drawn."""
        used = set(lines)
        return tuple(Entry("line", line, self.say(text)) for line, text in LINES.items() if line in used)

    def mark_entries(self, marks: Iterable[str]) -> tuple[Entry, ...]:
        """Legend lines for the states of coverage that are drawn."""
        used = set(marks)
        return tuple(Entry("mark", mark, self.say(text)) for mark, text in MARKS.items() if mark in used)

    def verb_counts(self, relations: Iterable[Relation]) -> str:
        """``12 × “phục vụ”, 3 × “truy cập”``: the most frequent verb first."""
        counts = Counter(r.verb for r in relations)
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return ", ".join(
            word("counted", self.language, count=count, verb=self.say(VERB_PHRASES[verb])) for verb, count in ordered
        )
