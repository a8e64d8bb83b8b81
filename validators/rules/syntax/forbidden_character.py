"""SYN005: a file contains a control or invisible character."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SYN005",
    name="forbidden-character",
    severity=Severity.ERROR,
    message=Text(
        "Tệp chứa {character}, một ký tự điều khiển hoặc ký tự vô hình.",
        "The file contains {character}, a control character or an invisible one.",
    ),
    hint=Text(
        "Xóa ký tự này, hoặc gõ lại cả đoạn chữ.",
        "Delete the character, or type the text again.",
    ),
    what=Text(
        "Tệp mô hình không chứa ký tự điều khiển, ký tự vô hình hay ký tự đổi chiều viết.",
        "Model files contain no control, invisible or direction-changing characters.",
    ),
    why=Text(
        "Ký tự vô hình làm cho hai tên trông giống nhau mà khác nhau, và có thể che giấu nội dung thật "
        "trước người duyệt.",
        "Invisible characters make two names look alike that differ, and can hide the real content from a reviewer.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: "Nền tảng\u200b tích hợp"}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "CVE-2021-42574; Unicode UTR #36.",
        "CVE-2021-42574; Unicode UTR #36.",
    ),
)
RULE = Rule(INFO)
