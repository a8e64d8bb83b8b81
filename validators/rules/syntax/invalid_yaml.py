"""SYN002: a file is not valid YAML."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SYN002",
    name="invalid-yaml",
    severity=Severity.ERROR,
    message=Text(
        "Tệp sai cú pháp YAML: {problem}.",
        "The file is not valid YAML: {problem}.",
    ),
    hint=Text(
        "Sửa dòng được chỉ ra hoặc dòng ngay phía trên; phần sau vị trí này chưa được đọc.",
        "Correct the line shown or the one just above it; what follows it was not read.",
    ),
    what=Text(
        "Tệp mô hình phải là YAML hợp lệ, gồm các dòng `khóa: giá trị`.",
        "A model file is valid YAML and consists of `key: value` lines.",
    ),
    why=Text(
        "Máy chỉ đọc được đến chỗ sai; mọi thứ viết sau đó coi như chưa có.",
        "Reading stops at the fault; whatever is written after it is as good as not written.",
    ),
    example="""\
elements:
  mot-cua:
    kind: application-component
    name:
      vi: Hệ thống một cửa: cấp tỉnh
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name:
      vi: "Hệ thống một cửa: cấp tỉnh"
""",
    source=Text(
        "YAML 1.2.2.",
        "YAML 1.2.2.",
    ),
)
RULE = Rule(INFO)
