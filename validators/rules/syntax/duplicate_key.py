"""SYN004: a key is written twice."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SYN004",
    name="duplicate-key",
    severity=Severity.ERROR,
    message=Text(
        "Khóa `{key}` được viết hai lần; chỉ lần đầu có hiệu lực.",
        "The key `{key}` is written twice; only the first one counts.",
    ),
    hint=Text(
        "Gộp hai chỗ thành một, hoặc xóa chỗ thừa.",
        "Merge the two, or delete one of them.",
    ),
    what=Text(
        "Trong một nhóm, mỗi khóa chỉ được viết một lần.",
        "Within a mapping every key is written once.",
    ),
    why=Text(
        "Nhiều công cụ lặng lẽ lấy giá trị cuối cùng, nên một nửa mô tả biến mất mà không ai hay.",
        "Many tools silently keep the last value, and half of a description vanishes unnoticed.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    name: {vi: Nền tảng chia sẻ}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: "Nền tảng tích hợp, chia sẻ"}
""",
    source=Text(
        "YAML 1.2.2, mục 3.2.1.1 (khóa của một nhóm là duy nhất).",
        "YAML 1.2.2, 3.2.1.1 (the keys of a mapping are unique).",
    ),
)
RULE = Rule(INFO)
