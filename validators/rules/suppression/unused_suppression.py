"""SUP001: a comment allows a finding that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.source import Locus
from ...fixes.lines import without_comment
from ...rule import Context, Fault, Fix, Rule, RuleInfo, Severity, Stage, Text

INFO = RuleInfo(
    code="SUP001",
    name="unused-suppression",
    severity=Severity.WARNING,
    governed=True,
    message=Text(
        "Chú thích cho qua {rules} ở đây không có tác dụng: không có phát hiện nào như vậy.",
        "The comment that allows {rules} here has no effect: there is no such finding.",
    ),
    hint=Text(
        "Xóa chú thích, hoặc đặt nó ở cuối đúng dòng hay ngay trên đúng mục có phát hiện.",
        "Delete the comment, or put it at the end of the very line, or right above the very entry, of the finding.",
    ),
    what=Text(
        "Mỗi chú thích `# kientruc: allow …` phải ứng với ít nhất một phát hiện của một trong các quy tắc nó nêu.",
        "Every comment `# kientruc: allow …` lets at least one finding of one of its rules through.",
    ),
    why=Text(
        "Chú thích thừa làm người đọc tưởng vẫn còn vấn đề, và có thể che một lỗi phát sinh sau này.",
        "A needless comment tells readers of a problem that is gone, and may hide the next one.",
    ),
    example="""\
elements:
  kho-du-lieu:
    kind: data-object
    name: {vi: Kho dữ liệu dùng chung}
    owner: so-tttt # kientruc: allow STR002 -- đang khảo sát
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
""",
    better="""\
elements:
  kho-du-lieu:
    kind: data-object
    name: {vi: Kho dữ liệu dùng chung}
    owner: so-tttt
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
""",
    source=Text(
        "Quy ước của công cụ: ngoại lệ nào không còn tác dụng thì xóa.",
        "A convention of the tool: an exception that does nothing is deleted.",
    ),
    fix="safe",
)


def check(context: Context) -> Iterator[Fault]:
    """What the engine found without effect (:class:`~kientruc.validators.rule.Outcome`)."""
    for comment in context.outcome.idle_suppressions:
        arguments: dict[str, Argument] = {"rules": comment.rules}
        where = Locus(comment.document, exact=comment.span)
        yield Fault(INFO.code, where, arguments, field=",".join(comment.rules))


def fix(_: Context, fault: Fault) -> Fix | None:
    """The comment taken out."""
    span = fault.where.exact
    return Fix((without_comment(fault.where.document, span),)) if span else None


RULE = Rule(INFO, check, needs_whole=True, stage=Stage.WATCHES, fix=fix)
