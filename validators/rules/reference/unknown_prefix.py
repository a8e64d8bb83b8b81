"""REF006: a reference has a prefix that is not declared."""

from __future__ import annotations

from ...fixes.words import rewritten, written
from ...rule import Context, Fault, Fix, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="REF006",
    name="unknown-prefix",
    severity=Severity.ERROR,
    message=Text(
        "Tiền tố `{prefix}` chưa được khai báo trong `uses` của kientruc.yaml.",
        "The prefix `{prefix}` is not declared under `uses` in kientruc.yaml.",
    ),
    hint=Text(
        "Sửa tiền tố{nearest: (có phải `{}`?)}, hoặc khai báo nó trong `uses`.",
        "Correct the prefix{nearest: (did you mean `{}`?)}, or declare it under `uses`.",
    ),
    what=Text(
        "Tiền tố trong tham chiếu `tiền-tố:mã` phải được khai báo trong tệp kê khai.",
        "The prefix of a reference `prefix:id` is declared in the manifest.",
    ),
    why=Text(
        "Không khai báo thì không biết tham chiếu chỉ tới kho hay khung nào, phiên bản nào.",
        "Without it nobody knows which repository, or which version of a framework, is meant.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    flows-to: ["quoc-gia:ndxp"]
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
uses:
  quoc-gia: {repository: national-systems}
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    flows-to: ["quoc-gia:ndxp"]
""",
    source=Text(
        "Ngữ pháp tệp mô hình.",
        "Grammar of the model files.",
    ),
    fix="unsafe",
)


def fix(_: Context, fault: Fault) -> Fix | None:
    """The declared prefix that is most like the one written."""
    near, said = str(fault.arguments["nearest"]), written(fault.where)
    edit = rewritten(fault.where, said, near + said[said.find(":") :]) if near else None
    return Fix((edit,), safe=False) if edit else None


RULE = Rule(INFO, fix=fix)
