"""SYN001: a file of the repository cannot be read."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SYN001",
    name="unreadable-file",
    severity=Severity.ERROR,
    message=Text(
        "Không đọc được tệp: {reason}.",
        "The file cannot be read: {reason}.",
    ),
    hint=Text(
        "Sửa tệp, hoặc liệt kê nó trong `exclude` của kientruc.yaml nếu nó không thuộc mô hình.",
        "Mend the file, or list it under `exclude` in kientruc.yaml if it is no part of the model.",
    ),
    what=Text(
        "Mỗi tệp mô hình là một tệp văn bản thông thường, mã hóa UTF-8, phần mở rộng .yaml, nằm trong thư mục của kho.",
        "Every model file is an ordinary UTF-8 text with the extension .yaml, inside the repository's folder.",
    ),
    why=Text(
        "Một tệp bị bỏ qua mà không ai hay sẽ làm kiến trúc thiếu một phần và các kết luận “còn thiếu” đều sai.",
        "A file that is skipped in silence leaves a hole in the architecture and falsifies every "
        "judgement from absence.",
    ),
    example="""\
# file: nen-tang.yml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    better="""\
# file: nen-tang.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "RFC 3629 (UTF-8); TCVN 6909:2001.",
        "RFC 3629 (UTF-8); TCVN 6909:2001.",
    ),
)
RULE = Rule(INFO)
