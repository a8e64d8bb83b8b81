"""FRW001: an item of a framework package could never work."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="FRW001",
    name="unsound-framework-item",
    severity=Severity.ERROR,
    message=Text(
        "Mục `{item}` của khung không dùng được: {problem}{subject: (`{}`)}.",
        "The framework's item `{item}` cannot work: {problem}{subject: (`{}`)}.",
    ),
    hint=Text(
        "Sửa mục này trước khi công bố gói khung.",
        "Correct the item before the package is published.",
    ),
    what=Text(
        "Mỗi loại, thuộc tính, mã, thành phần và nghĩa vụ của gói khung phải có nghĩa: trỏ tới thứ có "
        "thật, và phép kiểm tra có thể đạt mà cũng có thể không đạt.",
        "Every kind, property, code, component and obligation of a package makes sense: it names what "
        "exists, and its check can be met and can fail.",
    ),
    why=Text(
        "Một phép kiểm tra không ai đạt được, hoặc không bao giờ báo lỗi, tệ hơn là không có.",
        "A check that nobody can meet, or that never fails, is worse than none.",
    ),
    example="""\
# file: framework.yaml
id: khung-mau
version: "1.0"
revision: "1"
name: {vi: Khung mẫu}
# file: profile.yaml
kinds:
  nen-tang: {narrows: application-componentt, name: {vi: Nền tảng}}
""",
    better="""\
# file: framework.yaml
id: khung-mau
version: "1.0"
revision: "1"
name: {vi: Khung mẫu}
# file: profile.yaml
kinds:
  nen-tang: {narrows: application-component, name: {vi: Nền tảng}}
""",
    source=Text(
        "Ngữ pháp gói khung; ArchiMate 3.2, mục 14 (tùy biến ngôn ngữ).",
        "Grammar of framework packages; ArchiMate 3.2, chapter 14 (language customization).",
    ),
)
RULE = Rule(INFO)
