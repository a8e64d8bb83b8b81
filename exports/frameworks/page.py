"""One framework package in full, as titles and tables; text.py and markdown.py only lay them out.

Nothing here depends on a day: the page says from when until when, so the pages in docs/frameworks never go stale by themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from ...model.frameworks import Content, Framework, Principle
from ...model.metamodel import Metamodel
from ...model.repository import Repository
from ...model.text import Language, Text
from ..findings.wording import clean
from .words import NO_DOCUMENT, UNNAMED, date, say, span, value

Row = tuple[str, ...]
Link = Callable[[str, str], str]
"""(text, address) → how the layout writes a link."""
Refer = Callable[[str], str]
"""Key of a package → how the layout names it, perhaps as a link to its page."""


class Section(NamedTuple):
    """A table with its title; without headings the first column names what stands in the second."""

    title: str
    headings: Row
    rows: tuple[Row, ...]


class Page(NamedTuple):
    """A title and what follows."""

    title: str
    sections: tuple[Section, ...]


def plain(text: str, address: str) -> str:  # noqa: ARG001 - the signature of a link
    """A link for a terminal: only its text."""
    return text


def page(
    framework: Framework,
    register: Repository,
    frameworks: Mapping[str, Framework],
    language: Language,
    link: Link = plain,
    refer: Refer = str,
    *,
    inherited: bool = True,
) -> Page:
    """The page of *framework*. *register* knows the legal documents it cites, *frameworks* the other versions, by key.

    Without *inherited* the components of the package it extends are left to the page of that one.
    """
    made = _Maker(framework, register, frameworks, language, link, refer, inherited=inherited)
    sections = (
        made.section("identity", (), made.identity()),
        made.section("counts", (), made.counts()),
        made.section("models", ("code", "name", "status", "sources"), made.models()),
        made.section("codes", ("code", "name", "status", "sources"), made.codes()),
        made.section("components", made.component_headings(), made.components()),
        made.section("principles", ("number", "name", "strength", "sources"), made.outline(framework.principles)),
        made.section("contents", ("number", "name", "strength", "sources"), made.outline(framework.contents)),
        made.section(
            "obligations",
            ("number", "name", "article", "force", "severity", "confidence", "checked"),
            made.obligations(),
        ),
        made.section("crosswalk", ("change", "from", "to", "evidence", "sources"), made.crosswalk()),
        made.section("terms", ("preferred", "instead-of", "since", "document", "sources"), made.terms()),
        made.section("looks", ("id", "kinds", "description"), made.looks()),
        made.section("meanings", ("id", "description"), made.meanings()),
        made.section("readings", ("id", "law-says", "reading"), made.readings()),
        made.section("notes", ("id", "note"), made.notes()),
    )
    return Page(made.name(framework.name), tuple(section for section in sections if section.rows))


class _Noted(Protocol):
    """Whatever may have a note."""

    @property
    def note(self) -> Text | None: ...


class _Maker:
    """The rows of each section."""

    def __init__(
        self,
        framework: Framework,
        register: Repository,
        frameworks: Mapping[str, Framework],
        language: Language,
        link: Link,
        refer: Refer,
        *,
        inherited: bool,
    ) -> None:
        self.framework, self.register, self.frameworks = framework, register, frameworks
        self.language: Language = language
        self.link, self.refer = link, refer
        self.shown = framework.inherited if inherited else frozenset()

    def section(self, title: str, headings: Iterable[str], rows: Iterable[Row]) -> Section:
        words = tuple(say(name, self.language) for name in headings)
        kept = tuple(row for row in rows if words or row[1])
        return Section(say(title, self.language), words, kept)

    def name(self, text: Text | None) -> str:
        return clean(text.best(self.language)) if text else ""

    def fact(self, name: str, text: str) -> Row:
        return say(name, self.language), text

    def identity(self) -> Iterator[Row]:
        """Who made it, by which document, when it binds, what it follows."""
        framework = self.framework
        yield self.fact("package", framework.key)
        yield self.fact("revision", framework.revision)
        yield from self.document(framework.document)
        yield self.fact("amendments", self.labels(framework.amendments))
        yield self.fact("extends", self.refer(framework.extends) if framework.extends else "")
        yield self.fact("replaces", ", ".join(map(self.refer, framework.replaces)))
        followed = sorted(key for key, other in self.frameworks.items() if framework.key in other.replaces)
        yield self.fact("followed", ", ".join(map(self.refer, followed)))
        yield self.fact("note", self.name(framework.note))
        yield self.fact("sources", self.sources(framework.sources))

    def document(self, key: str | None) -> Iterator[Row]:
        """The document that made the framework."""
        document = self.register.document(key) if key else None
        if key is None or document is None:
            yield self.fact("document", key or NO_DOCUMENT.best(self.language))
            return
        yield self.fact("document", clean(document.number or key))
        yield self.fact("title", self.name(document.title))
        yield self.fact("issuer", self.name(document.issuer))
        yield self.fact("signer", clean(document.signer or ""))
        yield self.fact("issued", date(document.issued, self.language) if document.issued else "")
        yield self.fact("force", span(document.begins, self.register.end_of_force(key), self.language))
        yield self.fact("replaced", self.labels(self.register.replaced_by(key)))

    def counts(self) -> Iterator[Row]:
        """How much of each table there is, and of what standing."""
        framework = self.framework
        yield self.fact("models", self.tally(framework.models, (m.status for m in framework.models.values())))
        yield self.fact("codes", self.tally(framework.codes, (c.status for c in framework.codes.values())))
        yield self.fact(
            "components", self.tally(framework.components, (c.strength for c in framework.components.values()))
        )
        yield self.fact(
            "principles", self.tally(framework.principles, (p.strength for p in framework.principles.values()))
        )
        yield self.fact("contents", self.tally(framework.contents, (c.strength for c in framework.contents.values())))
        asked = ("by-person" if o.check.manual else "by-machine" for o in framework.obligations.values())
        yield self.fact("obligations", self.tally(framework.obligations, asked))
        yield self.fact("crosswalk", self.tally(framework.crosswalk, (c.change for c in framework.crosswalk.values())))

    def tally(self, items: Mapping[str, object], words: Iterable[str]) -> str:
        """``17: required by law 8, an example in the framework 9``; a table that is empty says nothing."""
        counted = ", ".join(f"{value(word, self.language)} {number}" for word, number in Counter(words).most_common())
        return f"{len(items)} ({counted})" if items else ""

    def models(self) -> Iterator[Row]:
        for name, model in sorted(self.framework.models.items()):
            yield name, self.name(model.name), value(model.status, self.language), self.sources(model.sources)

    def codes(self) -> Iterator[Row]:
        unnamed = UNNAMED.best(self.language)
        for name, code in sorted(self.framework.codes.items()):
            shown = self.name(code.name) or unnamed
            yield name, shown, value(code.status, self.language), self.sources(code.sources)

    def component_headings(self) -> Iterator[str]:
        yield from ("id", "name", "strength", "level", "valid")
        if self.shown:
            yield "package"
        yield "sources"

    def components(self) -> Iterator[Row]:
        framework = self.framework
        for name, item in framework.components.items():
            own = f"component/{name}" not in framework.inherited
            if not own and not self.shown:
                continue
            home = (framework.key if own else framework.extends or "",) if self.shown else ()
            yield (
                name,
                self.name(item.name),
                value(item.strength, self.language),
                value(item.level, self.language),
                span(item.valid_from, item.valid_until, self.language),
                *home,
                self.sources(item.sources),
            )

    def outline(self, items: Mapping[str, Principle] | Mapping[str, Content]) -> Iterator[Row]:
        for item in items.values():
            yield (
                clean(item.number or ""),
                self.name(item.name),
                value(item.strength, self.language),
                self.sources(item.sources),
            )

    def obligations(self) -> Iterator[Row]:
        """The package's own; those it inherits stand on the page of the package it extends."""
        for name, item in self.framework.obligations.items():
            if f"obligation/{name}" not in self.framework.inherited:
                basis = ", ".join(filter(None, (self.labels((item.document,)), clean(item.article or ""))))
                checked = "by-person" if item.check.manual else "by-machine"
                yield (
                    clean(item.number or name),
                    self.name(item.name),
                    basis,
                    "; ".join(
                        filter(None, (span(item.in_force_from, item.in_force_until, self.language), self.due(item.due)))
                    ),
                    value(item.severity, self.language),
                    value(item.confidence, self.language),
                    value(checked, self.language),
                )

    def due(self, day: str | None) -> str:
        """By when an obligation must be met, where the law gives time."""
        return f"{say('due', self.language)} {date(day, self.language)}" if day else ""

    def crosswalk(self) -> Iterator[Row]:
        for item in self.framework.crosswalk.values():
            yield (
                value(item.change, self.language),
                self.items(item.from_),
                self.items(item.to),
                value(item.evidence, self.language),
                self.sources(item.sources),
            )

    def terms(self) -> Iterator[Row]:
        """What things are called, since when, and the words that are not used any more; of this package only."""
        base = self.frameworks.get(self.framework.extends or "")
        for name, item in self.framework.terms.items():
            if base is None or name not in base.terms:
                since = date(item.since, self.language) if item.since else ""
                document = self.labels((item.document,)) if item.document else ""
                old = clean("; ".join(item.instead_of))
                yield self.name(item.preferred), old, since, document, self.sources(item.sources)

    def looks(self) -> Iterator[Row]:
        """What may realize each component of this package, and what such an element should say."""
        metamodel = Metamodel(self.framework)
        for name, item in self.framework.components.items():
            if f"component/{name}" not in self.framework.inherited and (item.kinds or item.description):
                kinds = ", ".join(f"{self.name(metamodel.name(kind))} ({kind})" for kind in item.kinds)
                yield f"component/{name}", kinds, self.name(item.description)

    def meanings(self) -> Iterator[Row]:
        """What the principles and required contents of this package say in full."""
        tables: tuple[tuple[str, Mapping[str, Principle] | Mapping[str, Content]], ...] = (
            ("principle", self.framework.principles),
            ("content", self.framework.contents),
        )
        for space, table in tables:
            for name, item in table.items():
                if item.description is not None and f"{space}/{name}" not in self.framework.inherited:
                    yield f"{space}/{name}", self.name(item.description)

    def readings(self) -> Iterator[Row]:
        """What the law of each obligation of this package asks, and how its check reads it."""
        for name, item in self.framework.obligations.items():
            if f"obligation/{name}" not in self.framework.inherited:
                yield f"obligation/{name}", self.name(item.law), self.name(item.reading)

    def notes(self) -> Iterator[Row]:
        """What single items of this package leave open or explain; inherited ones have theirs on the page of their package."""
        framework = self.framework
        tables: tuple[tuple[str, Mapping[str, _Noted]], ...] = (
            ("code", framework.models),
            ("code", framework.codes),
            ("component", framework.components),
            ("principle", framework.principles),
            ("content", framework.contents),
            ("obligation", framework.obligations),
            ("crosswalk", framework.crosswalk),
        )
        for space, table in tables:
            for name, item in table.items():
                if item.note is not None and f"{space}/{name}" not in framework.inherited:
                    yield f"{space}/{name}", self.name(item.note)

    def items(self, references: Iterable[str]) -> str:
        """Names and ids of framework items; those of another version with that version."""
        shown = []
        for reference in references:
            package, colon, name = reference.rpartition(":")
            home = self.frameworks.get(package) if colon else self.framework
            item = home.item(name) if home else None
            label = self.name(getattr(item, "name", None))
            where = f"{package} {name}" if colon and package != self.framework.key else name
            shown.append(f"{label} [{where}]" if label else where)
        return "; ".join(shown)

    def labels(self, keys: Iterable[str]) -> str:
        return "; ".join(clean(self.register.label(key).best(self.language)) for key in keys)

    def sources(self, keys: Iterable[str]) -> str:
        """Documents by their number, addresses by their host."""
        shown = (
            self.link(clean(urlsplit(key).hostname or key), key) if key.startswith("http") else self.labels((key,))
            for key in keys
        )
        return "; ".join(dict.fromkeys(shown))


def in_chain(frameworks: Mapping[str, Framework]) -> tuple[Framework, ...]:
    """The packages in the order in which they follow each other: what is extended or replaced first, else by their key."""
    done: dict[str, Framework] = {}
    waiting = dict(sorted(frameworks.items()))
    while waiting:
        ready = [
            key
            for key, framework in waiting.items()
            if not {*framework.replaces, *filter(None, (framework.extends,))} & waiting.keys()
        ]
        for key in ready or list(waiting):  # a circle: FRW001's business, not a reason to hang
            done[key] = waiting.pop(key)
    return tuple(done.values())
