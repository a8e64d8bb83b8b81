"""``kientruc show``: everything the repository says about one element, document or framework item, in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ...model.documents import LegalDocument
from ...model.elements import Element, Relation
from ...model.frameworks import Code, Component, Obligation, ReferenceModel
from ...model.graph import Graph
from ...model.lifecycle import UNKNOWN
from ...model.repository import Repository
from ...model.text import Language, Text, vietnamese_date
from ...model.vocabulary import LAYERS, VERB_PHRASES
from ..findings.wording import clean, word
from ..words import STATES, STRENGTHS
from .resting import documents_linked_to, resting

Row = tuple[str, str]

WORDS: dict[str, Text] = {
    "id": Text("Mã", "Id"),
    "kind": Text("Loại", "Kind"),
    "layer": Text("Lớp", "Layer"),
    "state": Text("Trạng thái", "State"),
    "owner": Text("Chủ quản", "Owner"),
    "classified": Text("Phân loại", "Classified as"),
    "evidence": Text("Chứng cứ", "Evidence"),
    "sources": Text("Nguồn", "Sources"),
    "out": Text("Quan hệ đi", "Relations out"),
    "in": Text("Quan hệ đến", "Relations in"),
    "owns": Text("Là chủ quản của", "Owns"),
    "number": Text("Số, ký hiệu", "Number"),
    "issuer": Text("Cơ quan ban hành", "Issuer"),
    "signer": Text("Người ký", "Signer"),
    "issued": Text("Ngày ban hành", "Issued"),
    "force": Text("Hiệu lực", "In force"),
    "replaces": Text("Thay thế", "Replaces"),
    "amends": Text("Sửa đổi, bổ sung", "Amends"),
    "based": Text("Căn cứ", "Based on"),
    "replaced": Text("Được thay thế bởi", "Replaced by"),
    "amended": Text("Được sửa đổi, bổ sung bởi", "Amended by"),
    "rests": Text("Viện dẫn văn bản này", "What rests on it"),
    "strength": Text("Mức độ", "Strength"),
    "planned": Text("kế hoạch từ", "planned"),
    "since": Text("có từ", "since"),
    "from": Text("từ", "from"),
    "until": Text("đến", "until"),
    "no-date": Text("ngày chưa rõ", "an unknown date"),
    "valid": Text("Thời gian áp dụng", "Valid"),
    "realized": Text("Được hiện thực hóa bởi", "Realized by"),
    "status": Text("Tình trạng mã", "Status of the code"),
    "used": Text("Được dùng để phân loại", "Classifies"),
    "article": Text("Điều khoản", "Article"),
    "law": Text("Nội dung pháp luật", "What the law asks"),
    "reading": Text("Cách kiểm tra", "How it is checked"),
    "confidence": Text("Độ tin cậy", "Confidence"),
    "written": Text("Khai báo tại", "Written at"),
    "note": Text("Ghi chú", "Note"),
    "address": Text("Mô tả", "Description"),
}
BASES: dict[str, Text] = {
    "issue-date-assumed": Text("lấy theo ngày ban hành", "taken from the date of issue"),
    "unknown": Text("chưa rõ ngày có hiệu lực", "the date it begins to bind is not known"),
}
FORCE: dict[bool | None, Text] = {
    True: Text("còn hiệu lực", "in force"),
    False: Text("không có hiệu lực", "not in force"),
    None: Text("chưa xác định", "unknown"),
}
VALUES: dict[str, Text] = {
    **STATES,
    **STRENGTHS,
    "sourced": Text("có nguồn", "sourced"),
    "reported": Text("theo nguồn gián tiếp", "reported"),
    "derived": Text("suy ra từ nguồn", "derived"),
    "inferred": Text("phỏng đoán", "inferred"),
    "official": Text("chính thức", "official"),
}
"""Words of closed lists that are read beside a heading; evidence is short here, because it stands in parentheses."""


def render(repository: Repository, key: str, at: datetime.date, language: Language, root: str = "") -> str | None:
    """The page of *key* at the date *at*; None where it names nothing."""
    found = repository.element(key) or repository.document(key) or repository.framework_item(key)
    pages = _Pages(repository, at, language, root)
    match found:
        case Element():
            return pages.text(found.name, pages.element(key, found))
        case LegalDocument():
            return pages.text(found.title, pages.document(key, found))
        case Component():
            return pages.text(found.name, pages.component(key, found))
        case Code() | ReferenceModel():
            return pages.text(found.name or Text(key, key), pages.code(key, found))
        case Obligation():
            return pages.text(found.name, pages.obligation(key, found))
    return None


class _Pages:
    """The rows of each kind of page."""

    def __init__(self, repository: Repository, at: datetime.date, language: Language, root: str) -> None:
        self.repository, self.at, self.language, self.root = repository, at, language, root

    def text(self, title: Text, rows: Iterable[Row]) -> str:
        """Title and rows, the names aligned."""
        shown = [(name, value) for name, value in rows if value]
        width = max((len(name) for name, _ in shown), default=0)
        indent = "\n" + " " * (width + 4)
        lines = [f"  {name:<{width}}  {value.replace(chr(10), indent)}" for name, value in shown]
        return "\n".join((clean(title.best(self.language)), *lines)) + "\n"

    def say(self, text: Text | None) -> str:
        """A text of the model in the language of the page."""
        return clean(text.best(self.language)) if text else ""

    def word(self, name: str) -> str:
        """A heading."""
        return WORDS[name].best(self.language)

    def value(self, name: str | None) -> str:
        """A word of a closed list."""
        return VALUES[name].best(self.language) if name in VALUES else name or ""

    def label(self, key: str) -> str:
        """Name and id of whatever *key* names; an address stays what it is."""
        if key.startswith("http"):
            return clean(key)
        framework = self.repository.frameworks.get(key)
        return f"{self.say(framework.name if framework else self.repository.label(key))} [{clean(key)}]"

    def date(self, written: str) -> str:
        """A date as it was written, in the order of the language: ``10/8/2020``, ``8/2020``, ``2020``."""
        if written == UNKNOWN:
            return self.word("no-date")
        return vietnamese_date(written) if self.language == "vi" else written

    def span(self, begins: str | None, ends: str | None) -> str:
        """From when until when, of what is known of the two."""
        known = [(WORDS[name], date) for name, date in (("from", begins), ("until", ends)) if date]
        return " ".join(f"{text.best(self.language)} {self.date(date)}" for text, date in known)

    def here(self, key: str, references: Iterable[str]) -> Iterator[str]:
        """The *references* of the document *key*, which may stand in a linked repository, as keys seen from here."""
        home = self.repository.home_of(key)
        return (r if home == self.repository.id else self.repository.seen_from_here(home, r) for r in references)

    def several(self, keys: Iterable[str]) -> str:
        """One line a key."""
        return "\n".join(self.label(key) for key in keys)

    def element(self, key: str, element: Element) -> Iterator[Row]:
        """An element."""
        repository = self.repository
        yield self.word("id"), key
        yield self.word("kind"), f"{self.say(repository.kind_name(key))} ({element.kind})"
        yield self.word("layer"), LAYERS[repository.layer(key)].best(self.language)
        written = (("planned", element.planned), ("since", element.since), ("until", element.until))
        dates = ", ".join(f"{self.word(name)} {self.date(date)}" for name, date in written if date)
        state = self.value(repository.state(key, self.at))
        yield self.word("state"), self.at_the_date(state) + (f": {dates}" if dates else "")
        yield self.word("address"), self.say(element.documentation)
        yield self.word("owner"), self.label(element.owner) if element.owner else ""
        yield self.word("classified"), self.several(element.classified_as)
        for name, value in element.values.items():
            declared = repository.metamodel.properties.get(name)
            shown = ", ".join(value) if isinstance(value, tuple) else str(value)
            yield self.say(declared.name) if declared else name, clean(shown)
        for name, text in element.properties.items():
            yield clean(name), clean(text)
        yield self.word("evidence"), self.value(element.evidence)
        yield self.word("sources"), self.several(element.sources)
        graph = Graph(repository)
        for number, (name, met) in enumerate(
            (("out", graph.neighbours(key, "out")), ("in", graph.neighbours(key, "in")))
        ):
            by_verb = sorted(met, key=lambda n: (n.relation.verb, n.key))
            yield self.word(name), "\n".join(self.sentence(n.key, n.relation, number) for n in by_verb)
        yield self.word("owns"), self.several(k for k, other in repository.everything() if other.owner == key)
        yield self.word("written"), self.written(key)

    def at_the_date(self, state: str) -> str:
        """*state*, and the day it holds on."""
        return f"{state} ({word(self.at, self.language)})"

    def sentence(self, other: str, relation: Relation, direction: int) -> str:
        """A relation in words, with its evidence."""
        phrase = VERB_PHRASES[relation.verb][direction].best(self.language)
        evidence = relation.facts.evidence
        return f"{phrase} {self.label(other)}" + (f" ({self.value(evidence)})" if evidence else "")

    def written(self, key: str) -> str:
        """file:line of a home element or document."""
        if key not in self.repository.origin:
            return ""
        place = self.repository.locus(key, part="key").place()
        return f"{self.root}{place.path}:{place.line}:{place.column}"

    def document(self, key: str, document: LegalDocument) -> Iterator[Row]:
        """A legal document and what rests on it."""
        repository = self.repository
        yield self.word("id"), key
        yield self.word("number"), document.number or ""
        yield self.word("issuer"), self.say(document.issuer)
        yield self.word("signer"), document.signer or ""
        yield self.word("issued"), self.date(document.issued or "")
        force = FORCE[self.repository.in_force(key, self.at)]
        span = self.span(document.begins, repository.end_of_force(key))
        basis = BASES[document.in_force_basis].best(self.language) if document.in_force_basis in BASES else ""
        yield self.word("force"), "; ".join(filter(None, (self.at_the_date(force.best(self.language)), span, basis)))
        yield self.word("replaces"), self.several(self.here(key, document.replaces))
        yield self.word("replaced"), self.several(repository.replaced_by(key))
        yield self.word("amends"), self.several(self.here(key, document.amends))
        yield self.word("amended"), self.several(documents_linked_to(repository, key, "amends"))
        yield self.word("based"), self.several(self.here(key, document.based_on))
        yield self.word("note"), self.say(document.note)
        yield self.word("sources"), self.several(document.sources)
        yield self.word("rests"), self.several(resting(repository, key))
        yield self.word("written"), self.written(key)

    def component(self, key: str, component: Component) -> Iterator[Row]:
        """An expected component."""
        yield self.word("id"), key
        yield self.word("strength"), self.value(component.strength)
        yield self.word("valid"), self.span(component.valid_from, component.valid_until)
        yield self.word("address"), self.say(component.description)
        yield self.word("realized"), self.several(r.source for r in self.repository.realizing(key))
        yield self.word("sources"), self.several(component.sources)
        yield self.word("note"), self.say(component.note)

    def code(self, key: str, code: Code | ReferenceModel) -> Iterator[Row]:
        """A code or model of the framework."""
        yield self.word("id"), key
        yield self.word("status"), self.value(code.status)
        yield self.word("used"), self.several(k for k, e in self.repository.everything() if key in e.classified_as)
        yield self.word("sources"), self.several(code.sources)
        yield self.word("note"), self.say(code.note)

    def obligation(self, key: str, obligation: Obligation) -> Iterator[Row]:
        """An obligation of law."""
        yield self.word("id"), key
        yield self.word("number"), obligation.number or ""
        yield self.word("based"), self.label(obligation.document)
        yield self.word("article"), obligation.article or ""
        yield self.word("law"), self.say(obligation.law)
        yield self.word("reading"), self.say(obligation.reading)
        yield self.word("confidence"), self.value(obligation.confidence)
        yield self.word("note"), self.say(obligation.note)
        yield self.word("sources"), self.several(obligation.sources)
