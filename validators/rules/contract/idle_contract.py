"""CON008: a contract, or a piece of it, that can never find anything."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.contract_form import Flaw, flaws
from ....model.contracts import Contract
from ....model.elements import Relation
from ....model.findings import Argument, Term
from ....model.ids import nearest
from ....model.membership import key_of, unknown_words
from ....model.repository import Repository
from ...reach import follows, parts_of, shared
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CON008",
    name="idle-contract",
    severity=Severity.ERROR,
    message=Text(
        "Cam kết “{contract}” chưa dùng được: {problem}{subject: (`{}`)}.",
        "Contract “{contract}” does not work: {problem}{subject: (`{}`)}.",
    ),
    hint=Text(
        "Sửa chỗ này{nearest: (có phải `{}`?)}, hoặc xóa nếu không cần nữa; từ ngữ và các khóa của từng kiểu xem "
        "docs/cam-ket-kien-truc.md.",
        "Correct this{nearest: (did you mean `{}`?)}, or delete it if it is no longer needed; docs/contracts.md lists the keys of "
        "each type.",
    ),
    what=Text(
        "Mỗi cam kết có đủ khóa mà kiểu của nó cần và không có khóa thừa; nêu đúng tên các phần, các động từ và những gì được chọn; "
        "mỗi phần chọn được ít nhất một phần tử; các lớp và các phần độc lập không có phần tử chung; mỗi quan hệ ở `ignore` đều có thật.",
        "Every contract has the keys its type needs and no others; it names parts, verbs and what it selects correctly; every part "
        "selects an element; layers and independent parts share none; every relation under `ignore` exists.",
    ),
    why=Text(
        "Một cam kết viết nhầm tên thì không bao giờ bị vi phạm, và mọi người tin rằng kiến trúc đang được bảo vệ.",
        "A contract with a misspelt name is never broken, and everybody believes that the architecture is guarded.",
    ),
    example="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
  may-chu:
    kind: node
    name: {vi: Cụm máy chủ}
    serves: [mot-cua]
contracts:
  phan-tang:
    type: layers
    name: {vi: Hạ tầng không phụ thuộc vào ứng dụng}
    parts:
      ung-dung: {layers: [application]}
      ha-tang: {layers: [technology]}
    layers: [ung-dung, hatang]
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
  may-chu:
    kind: node
    name: {vi: Cụm máy chủ}
    serves: [mot-cua]
contracts:
  phan-tang:
    type: layers
    name: {vi: Hạ tầng không phụ thuộc vào ứng dụng}
    parts:
      ung-dung: {layers: [application]}
      ha-tang: {layers: [technology]}
    layers: [ung-dung, ha-tang]
""",
    source=Text(
        "Ngữ pháp tệp mô hình; import-linter coi một ngoại lệ không còn khớp với gì là lỗi (unmatched_ignore_imports_alerting).",
        "Grammar of the model files; import-linter takes an exception that matches nothing for an error "
        "(unmatched_ignore_imports_alerting).",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """What is wrong with each contract: first its form, then its words, then what they select; one step at a time."""
    repository = context.repository
    for name, contract in repository.contracts.items():
        found = list(flaws(contract)) or list(unknown_words(repository, contract))
        for flaw in found or _without_effect(repository, contract):
            arguments: dict[str, Argument] = {
                "contract": contract.name,
                "problem": Term(flaw.problem),
                "subject": flaw.subject,
                "nearest": flaw.nearest,
            }
            where = repository.locus(name, *flaw.route, part="key" if flaw.at_key else "value")
            field = ".".join(map(str, flaw.route)) or flaw.problem
            yield Fault(INFO.code, where, arguments, name, field, flaw.subject)


def _without_effect(repository: Repository, contract: Contract) -> Iterator[Flaw]:
    parts = parts_of(repository, contract)
    empty = False
    for name, part in contract.parts.items():
        here = parts[name] if part.each is None else [label for label in parts if label.startswith(f"{name}/")]
        use = repository.manifest.uses.get(part.repository or "")
        if use is not None and use.key in repository.unavailable:
            empty = True  # REF007 says that the repository could not be found
        elif not here:
            empty = True
            yield Flaw("contract-part-empty", name, ("parts", name), at_key=True)
    for name, earlier, key in shared(contract, parts):
        route = ("parts", name.partition("/")[0])
        yield Flaw("contract-part-shared", f"{repository.as_written(key)}: {earlier}, {name}", route, at_key=True)
    if not empty and contract.from_:
        via = frozenset[str]().union(*(parts[name] for name in contract.via))
        targets = frozenset[str]().union(*(parts[name] for name in contract.to)) - via
        sources = frozenset[str]().union(*(parts[name] for name in contract.from_)) - via - targets
        if not targets:
            yield Flaw("contract-nothing-left", "to", ("to",), at_key=True)
        elif not sources and contract.type != "protected":
            yield Flaw("contract-nothing-left", "from", ("from",), at_key=True)
    yield from _ignored(repository, contract)


def _ignored(repository: Repository, contract: Contract) -> Iterator[Flaw]:
    """The entries of ``ignore`` that name no relation, or one that does not count."""
    wanted = {"--".join(key_of(repository, end) for end in name.split("--")): name for name in contract.ignore}
    found: dict[str, Relation] = {}
    if wanted:
        for relation in repository.all_relations():
            for key in (relation.facts.id or "", f"{relation.source}--{relation.verb}--{relation.target}"):
                if key in wanted:
                    found.setdefault(wanted[key], relation)
    for number, name in enumerate(contract.ignore):
        if name not in found:
            yield Flaw("contract-ignore-unknown", name, ("ignore", number), _meant(repository, name))
        elif not follows(contract, found[name].verb):
            yield Flaw("contract-ignore-not-followed", name, ("ignore", number))


def _meant(repository: Repository, name: str) -> str:
    """The id most like *name*: of relations with one of their own, and of those that begin or end where *name* does."""
    ends = {key_of(repository, end) for end in name.split("--")}
    near = {
        "--".join((repository.as_written(r.source), r.verb, repository.as_written(r.target)))
        for r in repository.all_relations()
        if r.source in ends or r.target in ends
    }
    return nearest(name, near | repository.relation_ids.keys())


RULE = Rule(INFO, check, needs_whole=True)
