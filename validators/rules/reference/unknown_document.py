"""REF003: a source, a legal basis or a replaced document is referred to that nobody declared."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ....model.elements import NO_FACTS
from ....model.findings import Argument
from ....model.repository import Repository
from ....model.source import Locus, Route
from ...fixes.words import renamed_or_proposed
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._packages import citations, is_package
from ._shared import elsewhere, proposal, reference, said_already

INFO = RuleInfo(
    code="REF003",
    name="unknown-document",
    severity=Severity.ERROR,
    message=Text(
        "`{item}` dẫn văn bản `{target}` ở `{field}`, nhưng không có văn bản nào mang mã này.",
        "`{item}` cites the document `{target}` under `{field}`, but no document has this id.",
    ),
    hint=Text(
        "Sửa mã{nearest: (có phải `{}`?)}, khai báo văn bản trong `documents`, hoặc ghi địa chỉ http(s)://.",
        "Correct the id{nearest: (did you mean `{}`?)}, declare it under `documents`, or give an http(s):// address.",
    ),
    what=Text(
        "Mỗi nguồn là một văn bản đã khai báo hoặc một địa chỉ web; căn cứ pháp lý, văn bản được thay thế, được sửa đổi hay "
        "làm căn cứ đều là văn bản đã khai báo. Gói khung và các mục của nó cũng vậy.",
        "Every source is a declared document or a web address; so is every legal basis and every document that is "
        "replaced, amended or built on. The same holds for a framework package and its items.",
    ),
    why=Text(
        "Một nguồn không tra được thì không kiểm chứng được điều nó chứng minh.",
        "A source that cannot be looked up proves nothing.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    evidence: sourced
    sources: [qd-lgsp]
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    evidence: sourced
    sources: [qd-lgsp]
documents:
  qd-lgsp:
    type: decision
    title: {vi: Quyết định phê duyệt đề án LGSP}
""",
    source=Text(
        "Toàn vẹn tham chiếu; ngữ pháp tệp mô hình (mỗi điều ghi lại đều nêu nguồn).",
        "Referential integrity; grammar of the model files (every fact names its source).",
    ),
    fix="safe or unsafe",
)
_Citation = tuple[str, str, Locus, str]


def check(context: Context) -> Iterator[Fault]:
    """Every reference to a document that names none, wherever documents are referred to."""
    repository = context.repository
    known: set[str] = set(repository.documents)
    unknown: set[str] = set()
    found = citations(repository) if is_package(repository) else _citations(repository, known)
    for item, field, where, key in found:
        if key not in unknown:
            if key.startswith(("https://", "http://")) or _is_fine(repository, key):
                known.add(key)
                continue
            unknown.add(key)
        written = reference(where, key)
        arguments: dict[str, Argument] = {
            "item": item,
            "field": field,
            "target": written,
            "nearest": elsewhere(repository, key, "documents") or proposal(written, _documents(repository, key)),
        }
        yield Fault(INFO.code, where, arguments, item, field, key)


def _is_fine(repository: Repository, key: str) -> bool:
    return repository.document(key) is not None or said_already(repository, key)


def _documents(repository: Repository, key: str) -> Collection[str]:
    package, colon, _ = key.partition(":")
    home = repository.linked.get(package) if colon else repository
    return home.documents if home else ()


def _citations(repository: Repository, known: set[str]) -> Iterator[_Citation]:
    """(item, field, place, key) of every reference to a document that is not in *known*, which grows meanwhile."""
    for key, element in repository.elements.items():
        for number, source in enumerate(element.sources):
            if source not in known:
                yield key, "sources", repository.locus(key, "sources", number), source
    for relation in repository.relations:
        if relation[3] is NO_FACTS:
            continue
        for number, source in enumerate(relation.facts.sources):
            if source not in known:
                where = repository.relation_locus(relation)
                yield relation.id, "sources", where._replace(route=(*where.route, "sources", number)), source
    for key, document in repository.documents.items():
        lists = {
            "replaces": document.replaces,
            "amends": document.amends,
            "based-on": document.based_on,
            "sources": document.sources,
        }
        for field, values in lists.items():
            for number, value in enumerate(values):
                if value not in known:
                    yield key, field, repository.locus(key, field, number), value
    for key, exemption in repository.exemptions.items():
        if exemption.legal_basis is not None and exemption.legal_basis not in known:
            yield key, "legal-basis", repository.locus(key, "legal-basis"), exemption.legal_basis
    for section in (repository.contracts, repository.rules):
        for key, entry in section.items():
            for number, source in enumerate(entry.sources):
                if source not in known:
                    yield key, "sources", repository.locus(key, "sources", number), source
    for index, absence in enumerate(repository.manifest.absent):
        for number, source in enumerate(absence.sources):
            if source not in known:
                route: Route = ("absent", index, "sources", number)
                yield absence.item, "sources", Locus(repository.manifest_file, route), source


RULE = Rule(INFO, check, needs_files=True, fix=renamed_or_proposed)
