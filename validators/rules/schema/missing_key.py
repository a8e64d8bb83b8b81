"""SCH002: a required key is missing."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SCH002",
    name="missing-key",
    severity=Severity.ERROR,
    message=Text(
        "Thiếu khóa bắt buộc `{key}`.",
        "The required key `{key}` is missing.",
    ),
    hint=Text(
        "Thêm khóa `{key}` cùng giá trị của nó.",
        "Add `{key}` with its value.",
    ),
    what=Text(
        "Mỗi mục phải có các khóa mà ngữ pháp ghi là bắt buộc.",
        "Every entry has the keys that the grammar calls required.",
    ),
    why=Text(
        "Thiếu khóa bắt buộc thì mục đó không dùng được và bị bỏ ra ngoài mô hình.",
        "Without a required key the entry cannot be used and stays outside the model.",
    ),
    example="""\
elements:
  lgsp:
    name: {vi: Nền tảng tích hợp}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "Ngữ pháp tệp mô hình.",
        "Grammar of the model files.",
    ),
)
RULE = Rule(INFO)
