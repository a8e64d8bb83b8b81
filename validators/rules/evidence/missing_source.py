"""EVD001: something is said without a source, and is not marked as a guess."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import NO_FACTS
from ....model.findings import Argument, Term
from ....model.manifest import FRAMEWORK_NAME
from ....model.repository import Repository
from ....model.source import Document, Locus, Mapping
from ...citation import spelled
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="EVD001",
    name="missing-source",
    severity=Severity.WARNING,
    message=Text(
        "{what} `{item}` không nêu nguồn{evidence:, tuy ghi `evidence: {}`}.",
        "{what} `{item}` names no source{evidence:, although it says `evidence: {}`}.",
    ),
    hint=Text(
        "Ghi `sources`: mã văn bản trong danh mục hoặc địa chỉ http(s)://; điều chỉ là phỏng đoán thì ghi "
        "`evidence: inferred`.",
        "Give `sources`: the id of a document of the register or an http(s):// address; mark a mere guess "
        "`evidence: inferred`.",
    ),
    what=Text(
        "Mỗi phần tử và văn bản nêu ít nhất một nguồn, trừ điều ghi rõ là phỏng đoán (`inferred`). Quan hệ ghi `sourced` hoặc "
        "`reported` có nguồn riêng hoặc nguồn của phần tử chứa nó. Trong gói khung, mô hình, mã, thành phần, nghĩa vụ, nguyên tắc, "
        "nội dung và mục đối chiếu đều phải có nguồn; nghĩa vụ có `document` là đủ.",
        "Every element and document names at least one source, except what is marked as a guess (`inferred`). A relation "
        "said to be `sourced` or `reported` has a source of its own or its element has one. In a framework package every "
        "model, code, component, obligation, principle, content and crosswalk entry has a source; an obligation's `document` "
        "is one.",
    ),
    why=Text(
        "Điều không có nguồn thì không ai kiểm chứng được, và lẫn với điều đã được kiểm chứng.",
        "What has no source cannot be verified, and passes for what was.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    evidence: sourced
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
    sources: ["https://example.vn/qd-lgsp"]
""",
    source=Text(
        "Ngữ pháp tệp mô hình: mỗi điều ghi lại đều nêu nguồn; điều chưa biết thì bỏ trống, không phỏng đoán.",
        "Grammar of the model files: every fact names its source; what is not known is left out, never guessed.",
    ),
)
_GUESS = "inferred"
_SAID_BY_SOMEBODY = ("sourced", "reported")
_PACKAGE_TABLES = ("models", "codes", "components", "obligations", "principles", "contents", "crosswalk", "terms")


def check(context: Context) -> Iterator[Fault]:
    """Everything of the repository, or of a framework package looked at alone, that rests on nothing."""
    repository = context.repository
    found = _package(repository) if repository.manifest_file.path == FRAMEWORK_NAME else _repository(repository)
    faulty = {fault.element for fault in repository.faults if fault.element}
    torn = {fault.where.document.path for fault in repository.faults if not fault.element}  # a whole column, say
    for fault in found:
        name = fault.element.partition("--")[0].rpartition("/")[2]
        if name not in faulty and fault.where.document.path not in torn:
            yield fault  # else the source may stand in what could not be understood


def _repository(repository: Repository) -> Iterator[Fault]:
    for key, element in repository.elements.items():
        if not element.sources and element.evidence != _GUESS:
            yield _fault("element", key, repository.locus(key, part="key"), element.evidence)
    for relation in repository.relations:
        facts = relation[3]
        if facts is NO_FACTS or facts.sources or facts.evidence not in _SAID_BY_SOMEBODY:
            continue
        source = repository.elements.get(relation.source)
        if source is None or (
            not source.sources and source.evidence == _GUESS
        ):  # else a source there is asked for already
            where = repository.relation_locus(relation)
            where = where._replace(route=(*where.route, "evidence"))
            yield _fault("relation", spelled(relation), where, facts.evidence)
    for key, document in repository.documents.items():
        if not document.sources and document.evidence != _GUESS:
            yield _fault("document", key, repository.locus(key, part="key"), document.evidence)


def _package(repository: Repository) -> Iterator[Fault]:
    """The items of a framework package, as its files have them: what it inherits is for the other package to prove."""
    manifest = repository.manifest_file
    if not manifest.root.get("document") and not manifest.root.get("sources"):
        yield _fault("framework", repository.id, Locus(manifest, ("id",)), severity=Severity.ERROR)
    for document in repository.files:
        yield from _tables(document)


def _tables(document: Document) -> Iterator[Fault]:
    for table in _PACKAGE_TABLES:
        items = document.root.get(table)
        for name, item in items.items() if isinstance(items, Mapping) else ():
            if isinstance(item, Mapping) and not _proven(item):
                evidence = item.get("evidence")
                written = evidence if isinstance(evidence, str) else None
                where = Locus(document, (table, name), "key")
                yield _fault(table, f"{table}/{name}", where, written, Severity.ERROR)


def _proven(item: Mapping) -> bool:
    return bool(item.get("sources") or item.get("document")) or item.get("evidence") == _GUESS


def _fault(what: str, item: str, where: Locus, evidence: str | None = None, severity: Severity | None = None) -> Fault:
    arguments: dict[str, Argument] = {
        "what": Term(f"subject-{what}"),
        "item": item.rpartition("/")[2],
        "evidence": evidence or "",
    }
    return Fault(INFO.code, where, arguments, item, "sources", severity=severity)


RULE = Rule(INFO, check)
