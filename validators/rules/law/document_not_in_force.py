"""LAW001: something that exists rests on a document that had ended, or was not there yet, on the day it is judged."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ....model.documents import LegalDocument
from ....model.exemptions import holds
from ....model.findings import Argument
from ....model.lifecycle import State, reached
from ....model.repository import Repository
from ....model.source import Locus
from ...citation import document_type
from ...dates import day
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="LAW001",
    name="document-not-in-force",
    severity=Severity.INFO,
    governed=True,
    message=Text(
        "Ngày {as_of}, `{item}` dẫn {type:{} }{document}, nhưng văn bản này {ended:đã hết hiệu lực từ {}}"
        "{successor: (được thay thế bởi {})}{begins:chưa có hiệu lực (có hiệu lực từ {})}"
        "{issued:chưa được ban hành (ngày ban hành: {})}.",
        "On {as_of} `{item}` cites {type:{} }{document}, which {ended:ended on {}}{successor: (replaced by {})}"
        "{begins:takes effect only on {}}{issued:was issued only on {}}.",
    ),
    hint=Text(
        "{ended:Dẫn văn bản còn hiệu lực, hoặc ghi `until` nếu phần tử đã dừng hoạt động}"
        "{begins:Dẫn văn bản có hiệu lực tại ngày xét, hoặc ghi `since` nếu biết phần tử có từ khi nào}"
        "{issued:Ghi `since` nếu biết phần tử có từ khi nào, hoặc dẫn nguồn có trước ngày xét}.",
        "{ended:Cite a document still in force, or give the element an `until` if it has ended too}"
        "{begins:Cite a document in force on that day, or state `since` if it is known when the element began}"
        "{issued:State `since` if it is known when the element began, or cite a source from before that day}.",
    ),
    what=Text(
        "Phần tử đang tồn tại tại ngày xét dẫn văn bản có hiệu lực vào ngày đó; căn cứ pháp lý của miễn trừ còn hạn cũng vậy. "
        "Kế hoạch, công văn, thông báo, chương trình đã qua thời hạn vẫn chứng minh được sự việc, nên chỉ bị tính khi đã có "
        "văn bản khác thay thế. Văn bản ra đời sau ngày xét bị tính khi phần tử không ghi `since`: khi đó không có gì cho "
        "biết phần tử đã có vào ngày ấy. Ngày chưa rõ thì không kết luận.",
        "What exists on the day cites documents in force on that day; so does the legal basis of an exemption that holds. A "
        "plan, dispatch, notice or programme whose time is over still proves what happened, so it counts only where another "
        "document has replaced it. A document of a later day counts where the element states no `since`: nothing then "
        "says that the element was there on the day. Where the dates are not known nothing is concluded.",
    ),
    why=Text(
        "Dẫn văn bản đã được thay thế hoặc chưa có hiệu lực thì người đọc hiểu sai kiến trúc được xây dựng theo quy định nào.",
        "A citation of what had been replaced, or did not exist yet, misleads about the rules an architecture was made under.",
    ),
    example="""\
elements:
  bao-cao:
    kind: application-component
    name: {vi: Hệ thống báo cáo}
    sources: [qd-cu]
documents:
  qd-cu:
    number: 1/QĐ-UBND
    type: decision
    title: {vi: Quyết định cũ}
    issued: 2015-01-05
  qd-moi:
    number: 2/QĐ-UBND
    type: decision
    title: {vi: Quyết định mới}
    issued: 2019-03-01
    replaces: [qd-cu]
""",
    better="""\
elements:
  bao-cao:
    kind: application-component
    name: {vi: Hệ thống báo cáo}
    sources: [qd-moi]
documents:
  qd-cu:
    number: 1/QĐ-UBND
    type: decision
    title: {vi: Quyết định cũ}
    issued: 2015-01-05
  qd-moi:
    number: 2/QĐ-UBND
    type: decision
    title: {vi: Quyết định mới}
    issued: 2019-03-01
    replaces: [qd-cu]
""",
    source=Text(
        "Luật Ban hành văn bản quy phạm pháp luật, quy định về hiệu lực của văn bản; danh mục văn bản của kho kiến trúc.",
        "The Law on Promulgation of Legal Documents, on the force of documents; the repository's register of documents.",
    ),
)
_RULING = frozenset({"law", "resolution", "decree", "circular", "decision", "directive", "standard"})
"""The types that lay down rules, so that their force matters to who cites them; the others tell of facts, which stay true."""


def check(context: Context) -> Iterator[Fault]:
    """Each current element and document it cites on the wrong day, once; then the legal bases of exemptions."""
    repository, at = context.repository, context.as_of
    known: dict[str, Fault | None] = {}

    def amiss(key: str) -> Fault | None:
        if key not in known:
            known[key] = _judged(repository, key, at)
        return known[key]

    for key, element in repository.elements.items():
        for number, source in enumerate(element.sources):
            found = amiss(source)
            if found is None or source in element.sources[:number]:
                continue
            if not found.arguments["ended"] and element.since is not None:
                continue  # the element was there by its own word; a later document may well tell of it
            if repository.state(key, at) is State.CURRENT:
                yield _citing(found, key, "sources", repository.locus(key, "sources", number))
    for key, exemption in repository.exemptions.items():
        found = amiss(exemption.legal_basis) if exemption.legal_basis and holds(exemption, context.today) else None
        if found is not None:
            where = repository.locus(key, "legal-basis")
            yield _citing(found, key, "legal-basis", where)._replace(severity=Severity.WARNING)


def _citing(found: Fault, item: str, field: str, where: Locus) -> Fault:
    """*found* at the place of one citation."""
    return found._replace(where=where, arguments={**found.arguments, "item": item}, element=item, field=field)


def _judged(repository: Repository, key: str, at: datetime.date) -> Fault | None:
    """What is amiss with citing the document *key* on the day *at*, as a fault at the document; None where nothing is."""
    document = repository.document(key)
    if document is None:
        return None
    ends = repository.end_of_force(key)
    successors = _successors(repository, key) if ends is not None and reached(ends, at) else ""
    begins = document.begins if document.type in _RULING else document.issued
    if ends is not None and reached(ends, at) and (successors or document.type in _RULING):
        said: dict[str, Argument] = {"ended": day(ends), "successor": successors}
    elif document.issued is not None and reached(document.issued, at) is False:
        said = {"issued": day(document.issued)}
    elif begins is not None and reached(begins, at) is False:
        said = {"begins": day(begins)}
    else:
        return None
    return Fault(
        INFO.code,
        _declared(repository, key),
        {"ended": "", "successor": "", "issued": "", "begins": "", **_named(document), **said, "as_of": at},
        target=key,
        related=(("document", _declared(repository, key)),),
    )


def _named(document: LegalDocument) -> dict[str, Argument]:
    return {"type": document_type(document), "document": document.label}


def _declared(repository: Repository, key: str) -> Locus:
    """Where the document *key* is written, here or in a linked repository."""
    home = repository.linked.get(repository.home_of(key), repository)
    return home.locus(key.rpartition(":")[2], part="key")


def _successors(repository: Repository, key: str) -> Text | str:
    """The documents that replace *key*, by number or title."""
    labels = [repository.label(name) for name in repository.replaced_by(key)]
    if not labels:
        return ""
    return Text(", ".join(label.best("vi") for label in labels), ", ".join(label.best("en") for label in labels))


RULE = Rule(INFO, check, needs_whole=True)
