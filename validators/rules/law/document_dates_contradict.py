"""LAW002: the dates of a legal document contradict each other, or those of the documents it replaces, amends or rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....model.documents import LegalDocument
from ....model.findings import Argument, Term
from ....model.repository import Repository
from ....model.source import Locus
from ...dates import day, surely_before
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="LAW002",
    name="document-dates-contradict",
    severity=Severity.WARNING,
    message=Text(
        "Văn bản `{document}` ghi `{field}` không hợp lý: {problem}{first:: {}}{second: < {}}.",
        "The document `{document}` has an impossible `{field}`: {problem}{first:: {}}{second: < {}}.",
    ),
    hint=Text(
        "Đối chiếu với bản gốc của văn bản rồi sửa ngày hoặc liên kết bị sai; ngày chưa biết thì bỏ đi.",
        "Compare with the printed document and correct the wrong date or link; leave out a date that is not known.",
    ),
    what=Text(
        "Văn bản có hiệu lực không sớm hơn ngày ban hành và không hết hiệu lực trước khi có hiệu lực; văn bản được thay thế, được "
        "sửa đổi hay làm căn cứ không ra đời muộn hơn; không văn bản nào thay thế chính mình, dù trực tiếp hay qua văn bản khác.",
        "A document takes effect no earlier than it is issued and does not end before that; what it replaces, amends or is "
        "based on was not issued later; and none replaces itself, directly or through others.",
    ),
    why=Text(
        "Ngày của văn bản quyết định nghĩa vụ nào được xét; một ngày sai làm sai mọi kết luận dựa trên nó.",
        "The dates of documents decide which obligations are judged; one that is wrong falsifies all that rests on it.",
    ),
    example="""\
documents:
  qd-cu:
    type: decision
    title: {vi: Quyết định cũ}
    issued: 2019-03-01
  qd-moi:
    type: decision
    title: {vi: Quyết định mới}
    issued: 2015-01-05
    replaces: [qd-cu]
""",
    better="""\
documents:
  qd-cu:
    type: decision
    title: {vi: Quyết định cũ}
    issued: 2015-01-05
  qd-moi:
    type: decision
    title: {vi: Quyết định mới}
    issued: 2019-03-01
    replaces: [qd-cu]
""",
    source=Text(
        "Luật Ban hành văn bản quy phạm pháp luật, quy định về hiệu lực của văn bản.",
        "The Law on Promulgation of Legal Documents, on the force of documents.",
    ),
)
_LINKS = ("replaces", "amends", "based-on")


def check(context: Context) -> Iterator[Fault]:
    """Every date and every link of the repository's documents that cannot be right."""
    repository = context.repository
    open_links: dict[str, list[tuple[str, int]]] = {}
    for key, document in repository.documents.items():
        yield from _own_dates(repository, key, document)
        for field, number, target in _linked(document):
            where = repository.locus(key, field, number)
            other = repository.document(target)
            if target == key:
                yield _fault(key, field, "of-itself", where, target)
            elif other is not None and surely_before(document.issued, other.issued):
                dates = (document.issued or "", other.issued or "")
                yield _fault(key, field, "of-a-later-one", where, target, dates)
            elif field == "replaces" and target in repository.documents:
                open_links.setdefault(key, []).append((target, number))
    for key, target, number in _closing(open_links):
        yield _fault(key, "replaces", "in-a-circle", repository.locus(key, "replaces", number), target)


def _own_dates(repository: Repository, key: str, document: LegalDocument) -> Iterator[Fault]:
    issued, begins, ends = document.issued, document.in_force_from, document.in_force_until
    if surely_before(begins, issued):
        where = repository.locus(key, "in-force-from")
        yield _fault(key, "in-force-from", "before-issue", where, dates=(begins or "", issued or ""))
    start = begins or issued
    if surely_before(ends, start):
        where = repository.locus(key, "in-force-until")
        yield _fault(key, "in-force-until", "end-before-beginning", where, dates=(ends or "", start or ""))


def _linked(document: LegalDocument) -> Iterator[tuple[str, int, str]]:
    """(field, number, key) of every document that *document* replaces, amends or is based on."""
    for field, keys in zip(_LINKS, (document.replaces, document.amends, document.based_on), strict=True):
        for number, key in enumerate(keys):
            yield field, number, key


def _closing(links: Mapping[str, list[tuple[str, int]]]) -> Iterator[tuple[str, str, int]]:
    """(document, replaced one, its number) of each link that closes a circle; iterative, because a chain may be long."""
    done: set[str] = set()
    for root in links:
        way: dict[str, Iterator[tuple[str, int]]] = {} if root in done else {root: iter(links[root])}
        while way:
            here = next(reversed(way))
            target, number = next(way[here], ("", 0))
            if not target:
                done.add(here)
                del way[here]
            elif target in way:
                yield here, target, number
            elif target in links and target not in done:
                way[target] = iter(links[target])


def _fault(
    key: str, field: str, problem: str, where: Locus, target: str = "", dates: tuple[str, str] = ("", "")
) -> Fault:
    first, second = (day(date) if date else "" for date in dates)
    arguments: dict[str, Argument] = {
        "document": key,
        "field": field,
        "problem": Term(problem),
        "first": first,
        "second": second,
    }
    return Fault(INFO.code, where, arguments, key, field, target)


RULE = Rule(INFO, check)
