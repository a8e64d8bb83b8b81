"""REF002: the owner of an element is nobody, or no organisation."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Term
from ....model.repository import Repository
from ...fixes.words import renamed_or_proposed
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import elsewhere, names_of, proposal, reference, said_already

INFO = RuleInfo(
    code="REF002",
    name="unknown-owner",
    severity=Severity.ERROR,
    message=Text(
        "`{element}` ghi cơ quan chủ quản là `{owner}`, nhưng {problem}.",
        "`{element}` says that its owner is `{owner}`, but {problem}.",
    ),
    hint=Text(
        "Sửa mã{nearest: (có phải `{}`?)}, hoặc khai báo cơ quan, đơn vị hay chức danh này.",
        "Correct the id{nearest: (did you mean `{}`?)}, or declare this agency, unit or position.",
    ),
    what=Text(
        "Cơ quan chủ quản của một phần tử là một tổ chức, vai trò, nhóm phối hợp hoặc bên liên quan đã khai báo.",
        "The owner of an element is a declared organisation, role, collaboration or stakeholder.",
    ),
    why=Text(
        "Không rõ ai chịu trách nhiệm thì không giao được việc vận hành, bảo đảm an toàn và cập nhật mô tả.",
        "Where nobody is responsible, operation, security and upkeep of the description cannot be assigned.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    owner: so-tttt
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    owner: so-tttt
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
""",
    source=Text(
        "Toàn vẹn tham chiếu; ArchiMate 3.2, mục 6.2 và 8.2 (các phần tử cấu trúc chủ động, bên liên quan).",
        "Referential integrity; ArchiMate 3.2, 6.2 and 8.2 (stakeholder, active structure elements).",
    ),
    fix="safe or unsafe",
)
_ORGANISATIONS = frozenset({"BusinessActor", "BusinessRole", "BusinessCollaboration", "Stakeholder"})


def check(context: Context) -> Iterator[Fault]:
    """Every element whose owner does not exist or is something else than an organisation."""
    repository = context.repository
    problems: dict[str | None, str] = {None: ""}
    for key, element in repository.elements.items():
        owner = element.owner
        if owner not in problems:
            problems[owner] = _problem(repository, owner or "")
        if problems[owner] and owner is not None:
            where = repository.locus(key, "owner")
            written = reference(where, owner)
            missing = problems[owner] == "no-element"
            arguments: dict[str, Argument] = {
                "element": key,
                "owner": written,
                "problem": Term(problems[owner]),
                "nearest": _proposal(repository, written, owner) if missing else "",
            }
            yield Fault(INFO.code, where, arguments, key, "owner", owner)


def _proposal(repository: Repository, written: str, owner: str) -> str:
    return elsewhere(repository, owner) or proposal(written, names_of(repository, owner))


def _problem(repository: Repository, owner: str) -> str:
    """Why *owner* can own nothing, or ``""``; an unknown kind is another finding."""
    if repository.element(owner) is None:
        return "" if said_already(repository, owner) else "no-element"
    concept = repository.concept(owner)
    return "" if concept is None or concept in _ORGANISATIONS else "no-organisation"


RULE = Rule(INFO, check, needs_files=True, fix=renamed_or_proposed)
