"""SUP002: a comment that is to allow a finding is not one that can: no reason, no such rule, or a rule that heeds no comment."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Term
from ....model.source import Locus
from ....model.suppressions import Suppression
from ...rule import Context, Fault, Outcome, Rule, RuleInfo, Severity, Stage, Text

INFO = RuleInfo(
    code="SUP002",
    name="malformed-suppression",
    severity=Severity.ERROR,
    governed=True,
    message=Text(
        "Chú thích `kientruc:` này không dùng được: {problem}{rule: ({})}.",
        "This `kientruc:` comment is of no use: {problem}{rule: ({})}.",
    ),
    hint=Text(
        "Viết `# kientruc: allow MÃ -- lý do` (hoặc `bo-qua`); quy tắc của khung và pháp luật thì dùng miễn trừ có người phê duyệt.",
        "Write `# kientruc: allow CODE -- reason`; rules of framework and law take an exemption, which somebody approves.",
    ),
    what=Text(
        "Chú thích cho qua một phát hiện phải nêu mã quy tắc có thật và lý do; quy tắc của khung và pháp luật chỉ được cho "
        "qua bằng miễn trừ.",
        "A comment that allows a finding names a rule that exists and says why; rules of framework and law are let off by an "
        "exemption only.",
    ),
    why=Text(
        "Không có lý do thì người xem xét không biết nên giữ hay bỏ; quy định thì không ai tự cho mình bỏ qua được.",
        "Without a reason no reviewer can tell whether to keep it; and nobody lets themselves off a regulation.",
    ),
    example="""\
elements:
  kho-du-lieu: # kientruc: allow STR002
    kind: data-object
    name: {vi: Kho dữ liệu dùng chung}
""",
    better="""\
elements:
  kho-du-lieu: # kientruc: allow STR002 -- đang khảo sát, bổ sung quan hệ trong quý IV
    kind: data-object
    name: {vi: Kho dữ liệu dùng chung}
""",
    source=Text(
        "Nguyên tắc “tuân thủ hoặc giải trình”: ngoại lệ nào cũng có lý do.",
        "The principle of “comply or explain”: every exception has a reason.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every comment that says nothing, gives no reason, or names a rule that does not exist or heeds no comment."""
    outcome = context.outcome
    for comment in outcome.suppressions:
        for problem, rule in _problems(comment, outcome):
            arguments: dict[str, Argument] = {"problem": Term(problem), "rule": rule}
            where = Locus(comment.document, exact=comment.span)
            yield Fault(INFO.code, where, arguments, field=problem, target=rule)


def _problems(comment: Suppression, outcome: Outcome) -> Iterator[tuple[str, str]]:
    if comment.problem:
        yield comment.problem, ""
    if comment.problem == "not-understood":
        return
    for rule in comment.rules:
        if rule not in outcome.known:
            yield "no-such-rule", rule
        elif rule in outcome.governed:
            yield "governed-rule", rule


RULE = Rule(INFO, check, stage=Stage.WATCHES)
