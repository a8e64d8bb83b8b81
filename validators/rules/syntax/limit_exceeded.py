"""SYN006: a file is larger than what is read."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SYN006",
    name="limit-exceeded",
    severity=Severity.ERROR,
    message=Text(
        "Vượt mức cho phép: {limit} tối đa là {maximum}.",
        "A bound is exceeded: {limit} may be {maximum} at most.",
    ),
    hint=Text(
        "Tách tệp thành nhiều tệp nhỏ hơn, giảm mức lồng nhau, hoặc nới giới hạn bằng `--limit` nếu tệp đúng là cần lớn như vậy.",
        "Split the file into smaller ones, nest less deeply, or raise the limit with `--limit` if the file must be that large.",
    ),
    what=Text(
        "Dung lượng, số giá trị và độ sâu của một tệp có giới hạn.",
        "The size, the number of values and the depth of a file are bounded.",
    ),
    why=Text(
        "Một tệp quá lớn, do nhầm lẫn hay cố ý, không được làm treo việc kiểm tra của mọi người.",
        "A file that is too large, by mistake or by intent, must not stall the check for everyone.",
    ),
    example="elements:\n  lgsp:\n    kind: node\n    name: {vi: LGSP}\n    properties: " + "[" * 63 + "]" * 63 + "\n",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "CWE-400 (tiêu thụ tài nguyên không kiểm soát).",
        "CWE-400 (uncontrolled resource consumption).",
    ),
)
RULE = Rule(INFO)
