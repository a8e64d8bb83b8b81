"""SCH003: a value is not what its key takes."""

from __future__ import annotations

from ...fixes.words import proposed
from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SCH003",
    name="wrong-value",
    severity=Severity.ERROR,
    message=Text(
        "Giá trị của `{key}` phải là {expected}{choices: {}}.",
        "The value of `{key}` must be {expected}{choices: {}}.",
    ),
    hint=Text(
        "Sửa lại giá trị{nearest: (có phải `{}`?)}.",
        "Correct the value{nearest: (did you mean `{}`?)}.",
    ),
    what=Text(
        "Giá trị của mỗi khóa có đúng kiểu, nằm trong khoảng hoặc trong danh sách giá trị đã định.",
        "The value of every key has the type, the range or one of the values laid down for it.",
    ),
    why=Text(
        "Giá trị sai kiểu không so sánh, thống kê hay kiểm tra được.",
        "A value of the wrong type can be neither compared nor counted nor checked.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    evidence: chac-chan
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    evidence: reported
""",
    source=Text(
        "Ngữ pháp tệp mô hình; hồ sơ thuộc tính của khung.",
        "Grammar of the model files; the framework's profile.",
    ),
    fix="unsafe",
)
RULE = Rule(INFO, fix=proposed)
